/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-columns-private.h"

#include "td-import-style.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define ROW_HEIGHT 26
/* As the engine has it. */
#define MOST_HEADER_ROWS 4

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdImportStepColumns, td_import_step_columns, GTK_TYPE_WIDGET)

static TdImport *
get_import (TdImportStepColumns *self)
{
  return td_import_session_get_import (self->session);
}

/* --- the header --- */

static void
show_spins (TdImportStepColumns *self)
{
  guint first, last, first_data;

  td_import_get_header_rows (get_import (self), &first, &last, &first_data);
  gtk_spin_button_set_value (self->first_spin, MAX (first, 1));
  gtk_spin_button_set_value (self->last_spin, MAX (last, 1));
}

static void
set_header (TdImportStepColumns *self, guint first, guint last)
{
  td_import_session_set_header_rows (self->session, first, last);
}

static void
first_changed_cb (TdImportStepColumns *self)
{
  guint first = (guint) gtk_spin_button_get_value_as_int (self->first_spin);
  guint last = (guint) gtk_spin_button_get_value_as_int (self->last_spin);

  if (!self->showing)
    set_header (self, first, CLAMP (last, first, first + MOST_HEADER_ROWS - 1));
}

static void
last_changed_cb (TdImportStepColumns *self)
{
  guint first = (guint) gtk_spin_button_get_value_as_int (self->first_spin);
  guint last = (guint) gtk_spin_button_get_value_as_int (self->last_spin);
  guint least = last >= MOST_HEADER_ROWS ? last - MOST_HEADER_ROWS + 1 : 1;

  if (!self->showing)
    set_header (self, CLAMP (first, least, last), last);
}

/* The row next to the header is added to it; any other becomes the header. */
static void
point_at_row (TdImportStepColumns *self, guint number)
{
  guint first, last, first_data;

  td_import_get_header_rows (get_import (self), &first, &last, &first_data);
  if (first > 0 && number == last + 1 && number - first < MOST_HEADER_ROWS)
    set_header (self, first, number);
  else if (first > 1 && number == first - 1 && last - number < MOST_HEADER_ROWS)
    set_header (self, number, last);
  else
    set_header (self, number, number);
}

static void
clicked_cb (TdImportStepColumns *self, guint row, guint column)
{
  if (column == 0)
    point_at_row (self, td_import_step_columns_get_row (self, row)->number);
}

static gboolean
activated_cb (TdImportStepColumns *self, guint row, guint column)
{
  clicked_cb (self, row, column);
  return TRUE;
}

/* --- what the session says --- */

static void
mapped_cb (TdImportStepColumns *self)
{
  if (get_import (self) == NULL)
    return;
  td_import_step_columns_show_choices (self);
  td_import_step_columns_show_state (self);
}

static void
opened_cb (TdImportStepColumns *self)
{
  TdImport *import = get_import (self);
  GPtrArray *columns = import != NULL ? td_import_get_columns (import) : NULL;
  g_autofree char *name = NULL;
  GtkListBoxRow *row;

  if (import == NULL)
    return;
  /* Translators: file, sheet. */
  name = g_strdup_printf (_("%s, sheet “%s”"), td_import_get_name (import),
                          td_import_get_sheet_name (import, td_import_get_sheet (import)));
  gtk_label_set_text (self->name_label, name);
  self->picked = 0;
  self->showing = TRUE;
  g_ptr_array_set_size (self->drop_downs, 0);
  g_ptr_array_set_size (self->marks, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < columns->len; i++)
    td_import_step_columns_add_column (self, columns->pdata[i]);
  show_spins (self);
  self->showing = FALSE;
  td_import_step_columns_show_grid (self);
  mapped_cb (self);
}

/* --- class --- */

static void
set_narrow (TdImportStepColumns *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->pane, narrow ? -1 : 440, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
td_import_step_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_STEP_COLUMNS (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_step_columns_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (TD_IMPORT_STEP_COLUMNS (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The first column that is not known, else the first. */
static gboolean
td_import_step_columns_grab_focus (GtkWidget *widget)
{
  TdImportStepColumns *self = TD_IMPORT_STEP_COLUMNS (widget);

  if (self->drop_downs->len > 0)
    return gtk_widget_grab_focus (self->drop_downs->pdata[0]);
  return gtk_widget_grab_focus (GTK_WIDGET (self->first_spin));
}

static void
td_import_step_columns_dispose (GObject *object)
{
  TdImportStepColumns *self = TD_IMPORT_STEP_COLUMNS (object);

  if (self->grid != NULL)
    td_import_grid_set_source (self->grid, NULL, NULL);
  self->grid = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->drop_downs, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_COLUMNS);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_step_columns_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, first_spin);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, last_spin);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, line);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, pane);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, error_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepColumns, list);
}

static void
td_import_step_columns_class_init (TdImportStepColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_step_columns_get_property;
  object_class->set_property = td_import_step_columns_set_property;
  object_class->dispose = td_import_step_columns_dispose;
  widget_class->grab_focus = td_import_step_columns_grab_focus;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  td_import_style_ensure ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-import-step-columns.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, first_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_changed_cb);
}

static void
td_import_step_columns_init (TdImportStepColumns *self)
{
  self->drop_downs = g_ptr_array_new ();
  self->marks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->grid = TD_IMPORT_GRID (td_import_grid_new (ROW_HEIGHT));
  td_import_grid_set_label (self->grid, _("First rows of the sheet"));
  g_signal_connect_object (self->grid, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
}

GtkWidget *
td_import_step_columns_new (TdImportSession *session)
{
  TdImportStepColumns *self = g_object_new (TD_TYPE_IMPORT_STEP_COLUMNS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "mapped", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  td_import_grid_set_source (self->grid, &td_import_step_columns_source, self);
  opened_cb (self);
  return GTK_WIDGET (self);
}

GtkDropDown *
td_import_step_columns_get_drop_down (TdImportStepColumns *self, guint index)
{
  return index < self->drop_downs->len ? self->drop_downs->pdata[index] : NULL;
}
