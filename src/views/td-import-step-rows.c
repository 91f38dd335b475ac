/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-rows.h"

#include "td-import-head.h"
#include "td-import-style.h"
#include "td-import-sum.h"
#include "td-number.h"
#include "td-split-view.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* 41 and a line of 1 px. */
#define ROW_HEIGHT 42
#define NUMBER_WIDTH 46
#define OUTCOME_WIDTH 104
#define LEAST_WIDTH 74
#define MOST_WIDTH 230
/* What a field's name may claim of it. */
#define MOST_LABEL 120
/* Of a cell: its padding, and an icon with the space behind it. */
#define PADDING 18
#define ICON 18
/* Rows that are measured for the widths. */
#define MEASURED_ROWS 60
/* Columns of the grid before those of the list. */
#define COLUMN_NUMBER 0
#define COLUMN_OUTCOME 1
#define N_FIXED 2

/* A column of the list that is imported. */
typedef struct
{
  guint       column;
  const char *key;
} Column;

/**
 * TdImportStepRows:
 * @columns: (element-type Column): those shown
 * @at_row, @at_column: number of the row and column of the current cell, to find
 *   it again among rows that were checked anew
 * @stale: the columns may be others since they were shown
 */
struct _TdImportStepRows
{
  GtkWidget          parent_instance;

  TdImportSession   *session;
  TdImportRowList   *rows;
  GArray            *columns;
  TdImportGrid      *grid;
  TdImportProblems  *problems;
  guint              at_row;
  guint              at_column;
  gboolean           stale;
  gboolean           showing;
  gboolean           narrow;

  TdSplitView       *split;
  GtkLabel          *name_label;
  GtkLabel          *place_label;
  GtkToggleButton   *problems_chip;
  GtkLabel          *problems_count;
  GtkToggleButton   *all_chip;
  GtkLabel          *all_count;
  GtkWidget         *pane_button;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
};

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

static const Column *
get_column (TdImportStepRows *self, guint grid_column)
{
  return grid_column >= N_FIXED && grid_column - N_FIXED < self->columns->len
         ? &g_array_index (self->columns, Column, grid_column - N_FIXED) : NULL;
}

/* --- the cells --- */

/* A problem of the row that no column shows. */
static const TdImportProblem *
find_elsewhere (TdImportStepRows *self, TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  const TdImportProblem *first = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];
      gboolean is_shown = FALSE;

      for (guint j = 0; j < self->columns->len; j++)
        is_shown |= (int) g_array_index (self->columns, Column, j).column == problem->column;
      if (!is_shown && (first == NULL || problem->severity > first->severity))
        first = problem;
    }
  return first;
}

static const TdImportProblem *
find_problem (TdImportStepRows *self, guint row, guint column)
{
  TdImportRow *item = td_import_row_list_get (self->rows, row);
  const Column *place = get_column (self, column);

  if (place != NULL)
    return td_import_row_get_problem_at (item, place->column);
  return column == COLUMN_OUTCOME ? find_elsewhere (self, item) : NULL;
}

static gboolean
is_current (TdImportStepRows *self, guint row, guint column)
{
  guint at_row, at_column;

  return td_import_grid_get_current (self->grid, &at_row, &at_column) && at_row == row &&
         at_column == column;
}

static const char *
get_icon (const TdImportProblem *problem)
{
  return problem->severity == TD_IMPORT_ERROR ? "dialog-error-symbolic"
                                              : "dialog-warning-symbolic";
}

static const char *
get_tint (const TdImportProblem *problem)
{
  return problem->severity == TD_IMPORT_ERROR ? "err" : "warn";
}

/* What is wrong; where the cell is current and there is a cure, what Enter does. */
static char *
dup_message (TdImportStepRows *self, const TdImportProblem *problem, guint row, guint column)
{
  if (problem->proposal != NULL && is_current (self, row, column))
    /* Translators: the key Enter, and what it would write into the cell. */
    return g_strdup_printf (_("Enter: write “%s”"), problem->proposal);
  return g_strdup (td_import_problem_get_title (problem));
}

static void
show_value (TdImportStepRows *self, guint row, guint column, TdImportCell *cell)
{
  TdImportRow *item = td_import_row_list_get (self->rows, row);
  const Column *place = get_column (self, column);
  const TdImportProblem *problem = find_problem (self, row, column);
  g_autofree char *text = td_import_row_dup_cell (item, place->column);
  g_autofree char *message = problem ? dup_message (self, problem, row, column) : NULL;
  TdImportCellLook look = { .text = text };

  if (problem != NULL)
    {
      look.icon_name = get_icon (problem);
      look.message = message;
      look.style = get_tint (problem);
      if (*text == '\0')
        look.text = _("(empty)");
    }
  else if (td_import_row_is_corrected (item, place->key))
    look.style = "edited";
  td_import_cell_show (cell, &look);
}

static void
show_outcome (TdImportStepRows *self, guint row, TdImportCell *cell)
{
  TdImportRow *item = td_import_row_list_get (self->rows, row);
  TdImportOutcome outcome = td_import_row_get_outcome (item);
  const TdImportProblem *problem = find_elsewhere (self, item);
  TdImportCellLook look = {
    .text = td_import_outcome_get_label (outcome),
    .icon_name = td_import_outcome_get_icon (outcome),
    .message = problem ? td_import_problem_get_title (problem) : NULL,
    .style = outcome == TD_IMPORT_REFUSED ? "refused" : NULL,
  };

  if (problem != NULL)
    look.style = outcome == TD_IMPORT_REFUSED && problem->severity == TD_IMPORT_ERROR
                 ? "err" : get_tint (problem);
  td_import_cell_show (cell, &look);
}

static void
show_cell (gpointer source, guint row, guint column, TdImportCell *cell)
{
  TdImportStepRows *self = source;

  if (column == COLUMN_NUMBER)
    {
      g_autofree char *number = NULL;

      number = g_strdup_printf ("%u", td_import_row_get_number (td_import_row_list_get (self->rows,
                                                                                       row)));
      td_import_cell_show (cell, &(TdImportCellLook) { .text = number, .style = "number" });
    }
  else if (column == COLUMN_OUTCOME)
    show_outcome (self, row, cell);
  else
    show_value (self, row, column, cell);
}

static guint
count_rows (gpointer source)
{
  return td_import_row_list_get_n (TD_IMPORT_STEP_ROWS (source)->rows);
}

static char *
dup_text (gpointer source, guint row, guint column)
{
  TdImportStepRows *self = source;
  TdImportRow *item = td_import_row_list_get (self->rows, row);
  const Column *place = get_column (self, column);

  if (place != NULL)
    return td_import_row_dup_cell (item, place->column);
  if (column == COLUMN_NUMBER)
    return g_strdup_printf ("%u", td_import_row_get_number (item));
  return g_strdup (td_import_outcome_get_label (td_import_row_get_outcome (item)));
}

static gboolean
is_editable (gpointer source, guint row, guint column)
{
  TdImportStepRows *self = source;

  return column >= N_FIXED && !td_import_session_is_busy (self->session);
}

static char *
dup_tooltip (gpointer source, guint row, guint column)
{
  TdImportStepRows *self = source;
  const TdImportProblem *problem = find_problem (self, row, column);
  g_autofree char *text = dup_text (source, row, column);
  g_autofree char *message = problem ? td_import_problem_dup_message (problem) : NULL;

  if (message == NULL)
    return column >= N_FIXED && *text != '\0' ? g_steal_pointer (&text) : NULL;
  return *text != '\0' ? g_strdup_printf ("%s\n%s", text, message) : g_steal_pointer (&message);
}

static const TdImportGridSource source_funcs = {
  .count = count_rows,
  .show = show_cell,
  .dup_text = dup_text,
  .is_editable = is_editable,
  .dup_tooltip = dup_tooltip,
};

/* --- the columns --- */

static void
mapped_by_head_cb (GtkDropDown *drop_down, GParamSpec *pspec, TdImportStepRows *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "td-column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->showing)
    return;
  td_import_session_set_column (self->session, column,
                                td_import_session_get_label_key (self->session, selected));
  if (td_import_session_is_ready (self->session, NULL))
    td_import_session_check (self->session);
  else
    g_signal_emit (self, signals[UNMAPPED], 0);
}

static GtkWidget *
make_head (TdImportStepRows *self, const TdImportColumn *column)
{
  g_autofree char *label = NULL;
  GtkWidget *drop_down;

  /* Translators: the column, then its heading. */
  label = g_strdup_printf (_("Column %s “%s” is imported as"), column->letters, column->heading);
  drop_down = td_import_drop_down_new (td_import_session_get_labels (self->session), label);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              td_import_session_find_label (self->session, column->key));
  g_object_set_data (G_OBJECT (drop_down), "td-column", GUINT_TO_POINTER (column->column));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (mapped_by_head_cb), self, 0);
  return td_import_head_new_column (column->letters, column->heading, drop_down);
}

static int
measure_cell (TdImportStepRows *self, TdImportRow *row, guint column)
{
  const TdImportProblem *problem = td_import_row_get_problem_at (row, column);
  g_autofree char *text = td_import_row_dup_cell (row, column);
  int width = td_import_text_width (GTK_WIDGET (self->grid), text) + (problem ? ICON : 0);

  /* The message is written smaller. */
  if (problem != NULL)
    width = MAX (width, td_import_text_width (GTK_WIDGET (self->grid),
                                              td_import_problem_get_title (problem)) * 9 / 10);
  return width;
}

static int
measure_column (TdImportStepRows *self, const TdImportColumn *column)
{
  const char *label = td_import_get_field_label (td_import_session_get_import (self->session),
                                                 column->key);
  guint n = td_import_row_list_get_n (self->rows);
  int width = MIN (td_import_text_width (GTK_WIDGET (self->grid), label), MOST_LABEL) + 2 * ICON;

  for (guint i = 0; i < MIN (n, MEASURED_ROWS); i++)
    width = MAX (width, measure_cell (self, td_import_row_list_get (self->rows, i),
                                      column->column));
  return CLAMP (width + PADDING, LEAST_WIDTH, MOST_WIDTH);
}

/* Names, posts and units share the room that is left. */
static gboolean
wants_room (const char *key)
{
  static const char *const keys[] = { "name", "post", "unit", "leave_text", NULL };

  return g_strv_contains (keys, key);
}

/* By what a row is known: stays in view while it comes first. */
static gboolean
names_person (const char *key)
{
  static const char *const keys[] = {
    "code", "name", TD_HEADER_FAMILY_NAME, TD_HEADER_GIVEN_NAME, NULL,
  };

  return g_strv_contains (keys, key);
}

static void
append_column (TdImportStepRows *self, const TdImportColumn *column, gboolean frozen)
{
  const Column place = { column->column, column->key };
  const char *label = td_import_get_field_label (td_import_session_get_import (self->session),
                                                 column->key);

  td_import_grid_append_column (self->grid, make_head (self, column), label,
                                measure_column (self, column), 0,
                                wants_room (column->key) && !frozen, frozen);
  g_array_append_val (self->columns, place);
}

static void
show_columns (TdImportStepRows *self)
{
  GPtrArray *columns = td_import_get_columns (td_import_session_get_import (self->session));
  gboolean frozen = TRUE;

  self->showing = TRUE;
  td_import_grid_clear_columns (self->grid);
  g_array_set_size (self->columns, 0);
  td_import_grid_append_column (self->grid, td_import_head_new (_("Row in"), _("Excel"), 1),
                                _("Row in Excel"), NUMBER_WIDTH, 1, FALSE, TRUE);
  td_import_grid_append_column (self->grid,
                                td_import_head_new (_("Column of the file"), _("Written to"), 0),
                                _("Outcome"), OUTCOME_WIDTH, 0, FALSE, TRUE);
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      if (column->key == NULL)
        continue;
      frozen = frozen && names_person (column->key);
      append_column (self, column, frozen);
    }
  self->showing = FALSE;
  self->stale = FALSE;
}

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
  self->showing = TRUE;
  gtk_toggle_button_set_active (filter == TD_IMPORT_ROWS_ALL ? self->all_chip
                                                             : self->problems_chip, TRUE);
  self->showing = FALSE;
  gtk_stack_set_visible_child_name (self->stack,
                                    td_import_row_list_get_n (self->rows) == 0 &&
                                    td_import_session_is_checked (self->session) ? "good" : "rows");
}

/* The first problem of the row, errors first. */
static const TdImportProblem *
find_in_row (TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  const TdImportProblem *first = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];

      if (first == NULL || problem->severity > first->severity)
        first = problem;
    }
  return first;
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
  problem = find_problem (self, row, column);
  if (problem == NULL)
    problem = find_in_row (item);
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

/* --- moving --- */

/* The cell that shows a problem of the row, of the kind looked at if there is one;
 * 0: none. */
static guint
find_problem_column (TdImportStepRows *self, guint row)
{
  const char *code = td_import_row_list_get_filter (self->rows) == TD_IMPORT_ROWS_KIND
                     ? td_import_row_list_get_code (self->rows) : NULL;
  guint n = td_import_grid_get_n_columns (self->grid);
  guint any = 0;

  for (guint column = COLUMN_OUTCOME; column < n; column++)
    {
      const TdImportProblem *problem = find_problem (self, row, column);

      if (problem == NULL)
        continue;
      if (code == NULL || g_str_equal (problem->code, code))
        return column;
      any = any == 0 ? column : any;
    }
  return any;
}

static void
go_to_problem (TdImportStepRows *self, guint row)
{
  guint column = row < td_import_row_list_get_n (self->rows) ? find_problem_column (self, row) : 0;

  td_import_grid_set_current (self->grid, row, column > 0 ? column : N_FIXED);
}

/* Ctrl+↓ and Ctrl+↑: the next cell with a problem, row by row. */
static void
jump_cb (TdImportStepRows *self, int direction)
{
  gint64 n_rows = td_import_row_list_get_n (self->rows);
  gint64 n_columns = td_import_grid_get_n_columns (self->grid);
  guint row, column;
  gint64 at;

  if (!td_import_grid_get_current (self->grid, &row, &column))
    return;
  at = (gint64) row * n_columns + column + direction;
  for (; at >= 0 && at < n_rows * n_columns; at += direction)
    {
      if (find_problem (self, (guint) (at / n_columns), (guint) (at % n_columns)) == NULL)
        continue;
      td_import_grid_set_current (self->grid, (guint) (at / n_columns), (guint) (at % n_columns));
      return;
    }
}

static gboolean
activated_cb (TdImportStepRows *self, guint row, guint column)
{
  const TdImportProblem *problem = find_problem (self, row, column);
  const Column *place = get_column (self, column);

  if (problem == NULL)
    return place == NULL;
  if (place == NULL)
    {
      td_split_view_set_reveal (self->split, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (td_import_problems_get_card (self->problems)));
      return TRUE;
    }
  if (problem->proposal == NULL)
    return FALSE;
  if (td_import_session_correct (self->session, td_import_row_list_get (self->rows, row),
                                 place->key, problem->proposal))
    td_import_grid_set_current (self->grid, row + 1, column);
  return TRUE;
}

static void
committed_cb (TdImportStepRows *self, guint row, guint column, const char *text)
{
  const Column *place = get_column (self, column);

  if (place != NULL)
    td_import_session_correct (self->session, td_import_row_list_get (self->rows, row), place->key,
                               text);
}

/* --- filters --- */

static void
filter (TdImportStepRows *self, TdImportRowFilter wanted, const char *code)
{
  td_import_row_list_set_filter (self->rows, wanted, code);
  td_import_grid_reset (self->grid);
  td_import_problems_update (self->problems, self->rows);
  show_chips (self);
  go_to_problem (self, 0);
  show_card (self);
}

static void
chip_toggled_cb (TdImportStepRows *self)
{
  gboolean problems = gtk_toggle_button_get_active (self->problems_chip);

  if (!self->showing && self->session != NULL)
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
      go_to_problem (self, 0);
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
    show_columns (self);
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
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_rows_cb);
  gtk_widget_class_install_action (widget_class, "rows.toggle-problems", NULL, toggle_pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "rows.toggle-problems", NULL);
}

static void
td_import_step_rows_init (TdImportStepRows *self)
{
  self->rows = td_import_row_list_new ();
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->grid = TD_IMPORT_GRID (td_import_grid_new (ROW_HEIGHT));
  td_import_grid_set_label (self->grid, _("Rows of the list"));
  g_signal_connect_object (self->grid, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
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
  td_import_grid_set_source (self->grid, &source_funcs, self);
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
      if (g_str_equal (g_array_index (self->columns, Column, i).key, key))
        return i + N_FIXED;
    }
  return 0;
}
