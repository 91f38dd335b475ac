/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-rows-private.h"

#include "td-import-sum.h"

#include <glib/gi18n-lib.h>

static const TdImportShownColumn *
get_shown (TdImportStepRows *self, guint index)
{
  return &g_array_index (self->columns, TdImportShownColumn, index);
}

const TdImportShownColumn *
td_import_step_rows_get_column (TdImportStepRows *self, guint grid_column)
{
  return grid_column >= TD_IMPORT_N_FIXED && grid_column - TD_IMPORT_N_FIXED < self->columns->len
         ? get_shown (self, grid_column - TD_IMPORT_N_FIXED) : NULL;
}

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
        is_shown |= (int) get_shown (self, j)->column == problem->column;
      if (!is_shown && (first == NULL || problem->severity > first->severity))
        first = problem;
    }
  return first;
}

const TdImportProblem *
td_import_step_rows_find_problem (TdImportStepRows *self, guint row, guint column)
{
  TdImportRow *item = td_import_row_list_get (self->rows, row);
  const TdImportShownColumn *place = td_import_step_rows_get_column (self, column);

  if (place != NULL)
    return td_import_row_get_problem_at (item, place->column);
  return column == TD_IMPORT_COLUMN_OUTCOME ? find_elsewhere (self, item) : NULL;
}

const TdImportProblem *
td_import_step_rows_find_worst (TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  const TdImportProblem *worst = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];

      if (worst == NULL || problem->severity > worst->severity)
        worst = problem;
    }
  return worst;
}

/* What the outcome of a row tells: why it was refused, whether the column that shows
 * it is in view or not; else what no column shows. */
static const TdImportProblem *
find_for_outcome (TdImportStepRows *self, TdImportRow *row)
{
  return td_import_row_get_outcome (row) == TD_IMPORT_REFUSED
         ? td_import_step_rows_find_worst (row) : find_elsewhere (self, row);
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
  const TdImportShownColumn *place = td_import_step_rows_get_column (self, column);
  const TdImportProblem *problem = td_import_step_rows_find_problem (self, row, column);
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
  const TdImportProblem *problem = find_for_outcome (self, item);
  const TdImportProblem *elsewhere = find_elsewhere (self, item);
  TdImportCellLook look = {
    .text = td_import_outcome_get_label (outcome),
    .icon_name = td_import_outcome_get_icon (outcome),
    .message = problem ? td_import_problem_get_title (problem) : NULL,
    .style = outcome == TD_IMPORT_REFUSED ? "refused" : NULL,
  };

  if (elsewhere != NULL &&
      (outcome != TD_IMPORT_REFUSED || elsewhere->severity == TD_IMPORT_ERROR))
    look.style = get_tint (elsewhere);
  td_import_cell_show (cell, &look);
}

static void
show_cell (gpointer source, guint row, guint column, TdImportCell *cell)
{
  TdImportStepRows *self = source;

  if (column == TD_IMPORT_COLUMN_NUMBER)
    {
      g_autofree char *number = NULL;

      number = g_strdup_printf ("%u", td_import_row_get_number (td_import_row_list_get (self->rows,
                                                                                       row)));
      td_import_cell_show (cell, &(TdImportCellLook) { .text = number, .style = "number" });
    }
  else if (column == TD_IMPORT_COLUMN_OUTCOME)
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
  const TdImportShownColumn *place = td_import_step_rows_get_column (self, column);

  if (place != NULL)
    return td_import_row_dup_cell (item, place->column);
  if (column == TD_IMPORT_COLUMN_NUMBER)
    return g_strdup_printf ("%u", td_import_row_get_number (item));
  return g_strdup (td_import_outcome_get_label (td_import_row_get_outcome (item)));
}

static gboolean
is_editable (gpointer source, guint row, guint column)
{
  TdImportStepRows *self = source;

  return column >= TD_IMPORT_N_FIXED && !td_import_session_is_busy (self->session);
}

/* All that is wrong with the row, a line each. */
static char *
dup_problems (TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *message = td_import_problem_dup_message (problems->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", message);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_message_of_cell (TdImportStepRows *self, guint row, guint column)
{
  const TdImportProblem *problem;

  if (column == TD_IMPORT_COLUMN_OUTCOME)
    return dup_problems (td_import_row_list_get (self->rows, row));
  problem = td_import_step_rows_find_problem (self, row, column);
  return problem ? td_import_problem_dup_message (problem) : NULL;
}

static char *
dup_tooltip (gpointer source, guint row, guint column)
{
  TdImportStepRows *self = source;
  g_autofree char *text = dup_text (source, row, column);
  g_autofree char *message = dup_message_of_cell (self, row, column);

  if (message == NULL)
    return column >= TD_IMPORT_N_FIXED && *text != '\0' ? g_steal_pointer (&text) : NULL;
  return *text != '\0' ? g_strdup_printf ("%s\n%s", text, message) : g_steal_pointer (&message);
}

const TdImportGridSource td_import_step_rows_source = {
  .count = count_rows,
  .show = show_cell,
  .dup_text = dup_text,
  .is_editable = is_editable,
  .dup_tooltip = dup_tooltip,
};
