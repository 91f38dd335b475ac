/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-rows-private.h"

#include "td-import-style.h"
#include "td-number.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* 41 and a line of 1 px. */
#define ROW_HEIGHT 42
/* A column that shares in the room that is left does not become wider by more. */
#define MOST_EXTRA 120

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum
{
  UNMAPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportStepRows, td_import_step_rows, GTK_TYPE_WIDGET)

/* --- beside the rows --- */

static char *
dup_place (const char *sheet, guint first, guint last, guint first_data, guint last_data)
{
  if (first == last)
    return g_strdup_printf (_("sheet “%s”, header in row %u, data in rows %u–%u"), sheet, first,
                            first_data, last_data);
  return g_strdup_printf (_("sheet “%s”, header in rows %u–%u, data in rows %u–%u"), sheet, first,
                          last, first_data, last_data);
}

static void
show_place (TdImportStepRows *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  guint n = td_import_row_list_get_n_all (self->rows);
  g_autoptr (TdImportRow) last_row = NULL;
  g_autofree char *place = NULL;
  guint first, last, first_data;

  gtk_label_set_text (self->name_label, td_import_get_name (import));
  if (n == 0)
    return;
  last_row = g_list_model_get_item (td_import_get_rows (import), n - 1);
  td_import_get_header_rows (import, &first, &last, &first_data);
  place = dup_place (td_import_get_sheet_name (import, td_import_get_sheet (import)), first, last,
                     first_data, td_import_row_get_number (last_row));
  gtk_label_set_text (self->place_label, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place_label), place);
}

static void
show_chips (TdImportStepRows *self)
{
  g_autofree char *problems = td_integer_to_text (td_import_row_list_get_n_problems (self->rows));
  g_autofree char *all = td_integer_to_text (td_import_row_list_get_n_all (self->rows));
  TdImportRowFilter filter = td_import_row_list_get_filter (self->rows);

  gtk_label_set_text (self->problems_count, problems);
  gtk_label_set_text (self->all_count, all);
  gtk_toggle_button_set_active (filter == TD_IMPORT_ROWS_ALL ? self->all_chip
                                                             : self->problems_chip, TRUE);
  gtk_stack_set_visible_child_name (self->stack,
                                    td_import_row_list_get_n (self->rows) == 0 &&
                                    td_import_session_is_checked (self->session) ? "good" : "rows");
}

/* The card tells of the current cell, else of its row. */
static void
show_card (TdImportStepRows *self)
{
  guint row, column;
  TdImportRow *item;
  const TdImportProblem *problem;

  if (!td_import_grid_get_current (self->grid, &row, &column) ||
      row >= td_import_row_list_get_n (self->rows))
    {
      td_import_problems_show (self->problems, NULL, NULL, 0);
      return;
    }
  item = td_import_row_list_get (self->rows, row);
  problem = td_import_step_rows_find_problem (self, row, column);
  if (problem == NULL)
    problem = td_import_step_rows_find_worst (item);
  td_import_problems_show (self->problems, item, problem,
                           problem ? td_import_row_list_count_same (self->rows, problem) : 0);
}

static void
moved_cb (TdImportStepRows *self)
{
  guint row, column;

  if (td_import_grid_get_current (self->grid, &row, &column))
    {
      self->at_row = td_import_row_get_number (td_import_row_list_get (self->rows, row));
      self->at_column = column;
    }
  show_card (self);
}

/* --- filters --- */

static void
filter (TdImportStepRows *self, TdImportRowFilter wanted, const char *code)
{
  td_import_row_list_set_filter (self->rows, wanted, code);
  td_import_grid_reset (self->grid);
  td_import_problems_update (self->problems, self->rows);
  show_chips (self);
  td_import_step_rows_go_to_problem (self, 0);
  show_card (self);
}

/* Also a click on the chip that is on: all kinds again. */
static void
chip_clicked_cb (TdImportStepRows *self)
{
  gboolean problems = gtk_toggle_button_get_active (self->problems_chip);

  filter (self, problems ? TD_IMPORT_ROWS_PROBLEMS : TD_IMPORT_ROWS_ALL, NULL);
}

static void
show_all_rows_cb (TdImportStepRows *self)
{
  filter (self, TD_IMPORT_ROWS_ALL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
kind_chosen_cb (TdImportStepRows *self, const char *code)
{
  filter (self, code != NULL ? TD_IMPORT_ROWS_KIND : TD_IMPORT_ROWS_PROBLEMS, code);
}

static void
fixed_cb (TdImportStepRows *self)
{
  if (td_split_view_get_folded (self->split))
    td_split_view_set_reveal (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- what the session says --- */

/* The rows were checked anew: to the cell where one was. */
static void
return_to_place (TdImportStepRows *self)
{
  guint position;

  if (self->at_row == 0)
    {
      td_import_step_rows_go_to_problem (self, 0);
      return;
    }
  td_import_row_list_find (self->rows, self->at_row, &position);
  td_import_grid_set_current (self->grid, position, self->at_column);
}

static void
checked_cb (TdImportStepRows *self, gboolean whole)
{
  TdImport *import = td_import_session_get_import (self->session);
  gboolean has_rows = td_import_session_is_checked (self->session);

  td_import_row_list_update (self->rows, has_rows ? import : NULL, whole);
  if (has_rows && (whole || self->stale))
    td_import_step_rows_show_columns (self);
  td_import_grid_refresh (self->grid);
  td_import_problems_update (self->problems, self->rows);
  show_chips (self);
  if (has_rows && whole)
    {
      show_place (self);
      return_to_place (self);
    }
  show_card (self);
}

/* Another file or sheet: begin at its first problem. */
static void
opened_cb (TdImportStepRows *self)
{
  self->stale = TRUE;
  if (td_import_session_get_n_steps (self->session) > 0)
    return;
  self->at_row = 0;
  td_import_row_list_set_filter (self->rows, TD_IMPORT_ROWS_PROBLEMS, NULL);
}

/* --- class --- */

static void
toggle_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSplitView *split = TD_IMPORT_STEP_ROWS (widget)->split;

  td_split_view_set_reveal (split, !td_split_view_get_reveal (split));
}

static void
set_narrow (TdImportStepRows *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  td_split_view_set_folded (self->split, narrow);
  td_split_view_set_reveal (self->split, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
td_import_step_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TD_IMPORT_STEP_ROWS (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_step_rows_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (TD_IMPORT_STEP_ROWS (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
td_import_step_rows_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_IMPORT_STEP_ROWS (widget)->grid));
}

static void
td_import_step_rows_dispose (GObject *object)
{
  TdImportStepRows *self = TD_IMPORT_STEP_ROWS (object);

  if (self->grid != NULL)
    td_import_grid_set_source (self->grid, NULL, NULL);
  self->grid = NULL;
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_ROWS);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_step_rows_parent_class)->dispose (object);
}

static void
td_import_step_rows_finalize (GObject *object)
{
  TdImportStepRows *self = TD_IMPORT_STEP_ROWS (object);

  td_import_row_list_free (self->rows);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (td_import_step_rows_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, split);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, place_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, problems_chip);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, problems_count);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, all_chip);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, all_count);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, pane_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, stack);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepRows, scroller);
}

static void
td_import_step_rows_class_init (TdImportStepRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_step_rows_get_property;
  object_class->set_property = td_import_step_rows_set_property;
  object_class->dispose = td_import_step_rows_dispose;
  object_class->finalize = td_import_step_rows_finalize;
  widget_class->grab_focus = td_import_step_rows_grab_focus;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[UNMAPPED] = g_signal_new ("unmapped", TD_TYPE_IMPORT_STEP_ROWS, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  td_import_style_ensure ();
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-step-rows.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, chip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_rows_cb);
  gtk_widget_class_install_action (widget_class, "rows.toggle-problems", NULL, toggle_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "rows.toggle-problems", NULL);
}

static void
td_import_step_rows_init (TdImportStepRows *self)
{
  self->rows = td_import_row_list_new ();
  self->columns = g_array_new (FALSE, FALSE, sizeof (TdImportShownColumn));
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->grid = TD_IMPORT_GRID (td_import_grid_new (ROW_HEIGHT));
  td_import_grid_set_label (self->grid, _("Rows of the list"));
  td_import_grid_set_most_extra (self->grid, MOST_EXTRA);
  g_signal_connect_object (self->grid, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (td_import_step_rows_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "committed", G_CALLBACK (td_import_step_rows_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "jump", G_CALLBACK (td_import_step_rows_jump), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
}

GtkWidget *
td_import_step_rows_new (TdImportSession *session)
{
  TdImportStepRows *self = g_object_new (TD_TYPE_IMPORT_STEP_ROWS, NULL);

  self->session = g_object_ref (session);
  self->problems = TD_IMPORT_PROBLEMS (td_import_problems_new (session));
  td_split_view_set_pane (self->split, GTK_WIDGET (self->problems));
  td_split_view_set_reveal (self->split, TRUE);
  g_signal_connect_object (self->problems, "kind-chosen", G_CALLBACK (kind_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (td_import_problems_get_card (self->problems), "fixed",
                           G_CALLBACK (fixed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  td_import_grid_set_source (self->grid, &td_import_step_rows_source, self);
  return GTK_WIDGET (self);
}

TdImportGrid *
td_import_step_rows_get_grid (TdImportStepRows *self)
{
  return self->grid;
}

TdImportRowList *
td_import_step_rows_get_list (TdImportStepRows *self)
{
  return self->rows;
}

TdImportProblems *
td_import_step_rows_get_problems (TdImportStepRows *self)
{
  return self->problems;
}

guint
td_import_step_rows_find_column (TdImportStepRows *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (g_array_index (self->columns, TdImportShownColumn, i).key, key))
        return i + TD_IMPORT_N_FIXED;
    }
  return 0;
}

void
td_import_step_rows_emit_unmapped (TdImportStepRows *self)
{
  g_signal_emit (self, signals[UNMAPPED], 0);
}
