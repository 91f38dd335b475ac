/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-diff-private.h"

#include "td-import-head.h"
#include "td-import-style.h"
#include "td-number.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ROW_HEIGHT 33

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdImportStepDiff, td_import_step_diff, GTK_TYPE_WIDGET)

/* --- which differences --- */

static gboolean
matches (TdImportStepDiff *self, const TdImportChange *change)
{
  return (self->key == NULL || g_str_equal (self->key, change->key)) &&
         (!self->doubtful || change->is_doubtful);
}

static void
add_row (TdImportStepDiff *self, TdImportRow *row, GHashTable *counts)
{
  GPtrArray *changes = td_import_row_get_changes (row);
  gboolean is_first = TRUE;

  if (changes->len == 0 || td_import_row_get_outcome (row) == TD_IMPORT_REFUSED)
    return;
  self->n_rows++;
  for (guint i = 0; i < changes->len; i++)
    {
      const TdImportChange *change = changes->pdata[i];
      const TdImportDifference difference = { row, i, is_first };
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, change->key));

      if (n == 0)
        g_ptr_array_add (self->keys, (gpointer) change->key);
      g_hash_table_insert (counts, (gpointer) change->key, GUINT_TO_POINTER (n + 1));
      self->n_doubtful += change->is_doubtful ? 1 : 0;
      self->n_untaken += change->is_accepted ? 0 : 1;
      if (!matches (self, change))
        continue;
      g_array_append_val (self->shown, difference);
      is_first = FALSE;
    }
}

/* Keeps the field that is looked at, if it still has differences. */
static void
show_fields (TdImportStepDiff *self, GHashTable *counts)
{
  TdImport *import = td_import_session_get_import (self->session);
  guint selected = 0;

  self->showing = TRUE;
  gtk_string_list_splice (self->labels, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
  gtk_string_list_append (self->labels, _("All fields"));
  for (guint i = 0; i < self->keys->len; i++)
    {
      const char *key = self->keys->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      g_autofree char *label = g_strdup_printf ("%s (%u)", td_import_get_field_label (import, key),
                                                n);

      gtk_string_list_append (self->labels, label);
      if (g_strcmp0 (key, self->key) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->field_button), selected);
  self->showing = FALSE;
}

static void
show_title (TdImportStepDiff *self)
{
  g_autofree char *doubtful = td_integer_to_text (self->n_doubtful);
  g_autofree char *people = NULL;
  g_autofree char *both = NULL;

  people = g_strdup_printf (ngettext ("%u row differs from the register",
                                      "%u rows differ from the register", self->n_rows),
                            self->n_rows);
  if (self->n_untaken > 0)
    both = g_strdup_printf (ngettext ("%s; %u difference is not taken",
                                      "%s; %u differences are not taken", self->n_untaken),
                            people, self->n_untaken);
  gtk_label_set_text (self->title_label, both != NULL ? both : people);
  gtk_label_set_text (self->doubtful_count, doubtful);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful_chip), self->n_doubtful > 0);
  gtk_widget_set_sensitive (self->all_button, self->shown->len > 0);
  gtk_widget_set_sensitive (self->none_button, self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->n_rows > 0);
  gtk_stack_set_visible_child_name (self->stack, self->n_rows > 0 ? "rows" : "none");
}

static void
update (TdImportStepDiff *self)
{
  gboolean has_rows = td_import_session_is_checked (self->session);
  TdImport *import = td_import_session_get_import (self->session);
  GListModel *rows = has_rows ? td_import_get_rows (import) : NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = rows != NULL ? g_list_model_get_n_items (rows) : 0;

  g_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->keys, 0);
  self->n_rows = self->n_doubtful = self->n_untaken = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdImportRow) row = g_list_model_get_item (rows, i);

      add_row (self, row, counts);
    }
  if (import != NULL)
    show_fields (self, counts);
  show_title (self);
  td_import_grid_refresh (self->grid);
}

static void
filter_changed_cb (TdImportStepDiff *self)
{
  guint selected;

  if (self->showing || self->session == NULL)
    return;
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field_button));
  td_import_step_diff_filter (self, selected > 0 && selected <= self->keys->len
                                    ? self->keys->pdata[selected - 1] : NULL,
                              gtk_toggle_button_get_active (self->doubtful_chip));
}

void
td_import_step_diff_filter (TdImportStepDiff *self, const char *key, gboolean doubtful)
{
  self->key = g_intern_string (key);
  self->doubtful = doubtful;
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->doubtful_chip, doubtful);
  self->showing = FALSE;
  update (self);
  td_import_grid_reset (self->grid);
}

/* --- ticks --- */

static gboolean
toggle_cb (TdImportStepDiff *self, guint row, guint column)
{
  const TdImportDifference *difference = td_import_step_diff_get (self, row);
  const TdImportChange *change = td_import_difference_get_change (difference);

  td_import_session_accept (self->session, difference->row, change->key, !change->is_accepted);
  return TRUE;
}

static void
clicked_cb (TdImportStepDiff *self, guint row, guint column)
{
  if (column == TD_IMPORT_DIFF_TICK)
    toggle_cb (self, row, column);
}

void
td_import_step_diff_accept_all (TdImportStepDiff *self, gboolean accepted)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < self->shown->len; i++)
    {
      const TdImportDifference *difference = td_import_step_diff_get (self, i);
      const TdImportChange *change = td_import_difference_get_change (difference);

      if (!change->is_accepted == !accepted)
        continue;
      g_ptr_array_add (rows, difference->row);
      g_ptr_array_add (keys, (gpointer) g_intern_string (change->key));
    }
  td_import_session_accept_many (self->session, rows, keys, accepted);
}

static void
take_all_cb (TdImportStepDiff *self)
{
  td_import_step_diff_accept_all (self, TRUE);
}

static void
take_none_cb (TdImportStepDiff *self)
{
  td_import_step_diff_accept_all (self, FALSE);
}

/* While nobody looks nothing is gathered; but rows that are gone are let go. */
static void
checked_cb (TdImportStepDiff *self, gboolean whole)
{
  if (whole && td_import_session_is_checked (self->session) &&
      td_import_session_get_n_steps (self->session) == 0)
    self->key = NULL;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      update (self);
      return;
    }
  g_array_set_size (self->shown, 0);
  td_import_grid_refresh (self->grid);
}

static void
td_import_step_diff_map (GtkWidget *widget)
{
  update (TD_IMPORT_STEP_DIFF (widget));
  GTK_WIDGET_CLASS (td_import_step_diff_parent_class)->map (widget);
}

/* --- class --- */

static void
set_narrow (TdImportStepDiff *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
td_import_step_diff_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_STEP_DIFF (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_step_diff_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (TD_IMPORT_STEP_DIFF (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
td_import_step_diff_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_IMPORT_STEP_DIFF (widget)->grid));
}

static void
td_import_step_diff_dispose (GObject *object)
{
  TdImportStepDiff *self = TD_IMPORT_STEP_DIFF (object);

  if (self->grid != NULL)
    td_import_grid_set_source (self->grid, NULL, NULL);
  self->grid = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->labels);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_DIFF);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_step_diff_parent_class)->dispose (object);
}

static void
td_import_step_diff_finalize (GObject *object)
{
  TdImportStepDiff *self = TD_IMPORT_STEP_DIFF (object);

  g_array_unref (self->shown);
  g_ptr_array_unref (self->keys);
  G_OBJECT_CLASS (td_import_step_diff_parent_class)->finalize (object);
}

static void
td_import_step_diff_class_init (TdImportStepDiffClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_step_diff_get_property;
  object_class->set_property = td_import_step_diff_set_property;
  object_class->dispose = td_import_step_diff_dispose;
  object_class->finalize = td_import_step_diff_finalize;
  widget_class->grab_focus = td_import_step_diff_grab_focus;
  widget_class->map = td_import_step_diff_map;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  td_import_style_ensure ();
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-step-diff.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, bar);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, filter_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, doubtful_chip);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, doubtful_count);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, all_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, none_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, stack);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepDiff, scroller);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_none_cb);
}

static void
make_field_button (TdImportStepDiff *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->field_button = td_import_drop_down_new (G_LIST_MODEL (self->labels),
                                                _("Differences in the field"));
  gtk_widget_set_size_request (self->field_button, 150, -1);
  gtk_widget_add_css_class (self->field_button, "td-compact");
  g_signal_connect_object (self->field_button, "notify::selected", G_CALLBACK (filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->filter_box, self->field_button);
}

static void
td_import_step_diff_init (TdImportStepDiff *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (TdImportDifference));
  self->keys = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_field_button (self);
  self->grid = TD_IMPORT_GRID (td_import_grid_new (ROW_HEIGHT));
  td_import_grid_set_label (self->grid, _("Differences from the register"));
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (toggle_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  td_import_step_diff_add_columns (self);
}

GtkWidget *
td_import_step_diff_new (TdImportSession *session)
{
  TdImportStepDiff *self = g_object_new (TD_TYPE_IMPORT_STEP_DIFF, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  td_import_grid_set_source (self->grid, &td_import_step_diff_source, self);
  update (self);
  return GTK_WIDGET (self);
}

TdImportGrid *
td_import_step_diff_get_grid (TdImportStepDiff *self)
{
  return self->grid;
}

guint
td_import_step_diff_get_n (TdImportStepDiff *self)
{
  return self->shown->len;
}
