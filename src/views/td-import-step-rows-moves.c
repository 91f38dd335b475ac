/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-rows-private.h"

/* From problem to problem, and what Enter and typing do to the cell where one is. */

/* The cell that shows a problem of the row, of the kind looked at if there is one,
 * else an error before warnings; 0: none. */
static guint
find_problem_column (TdImportStepRows *self, guint row)
{
  const char *code = td_import_row_list_get_filter (self->rows) == TD_IMPORT_ROWS_KIND
                     ? td_import_row_list_get_code (self->rows) : NULL;
  guint n = td_import_grid_get_n_columns (self->grid);
  const TdImportProblem *worst = NULL;
  guint any = 0;

  for (guint column = TD_IMPORT_COLUMN_OUTCOME; column < n; column++)
    {
      const TdImportProblem *problem = td_import_step_rows_find_problem (self, row, column);

      if (problem == NULL)
        continue;
      if (code != NULL && g_str_equal (problem->code, code))
        return column;
      if (worst != NULL && worst->severity >= problem->severity)
        continue;
      worst = problem;
      any = column;
    }
  return any;
}

void
td_import_step_rows_go_to_problem (TdImportStepRows *self, guint row)
{
  guint column = row < td_import_row_list_get_n (self->rows) ? find_problem_column (self, row) : 0;

  td_import_grid_set_current (self->grid, row, column > 0 ? column : TD_IMPORT_N_FIXED);
}

/* Ctrl+↓ and Ctrl+↑: the next cell with a problem, row by row. */
void
td_import_step_rows_jump (TdImportStepRows *self, int direction)
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
      row = (guint) (at / n_columns);
      column = (guint) (at % n_columns);
      if (td_import_step_rows_find_problem (self, row, column) == NULL)
        continue;
      td_import_grid_set_current (self->grid, row, column);
      return;
    }
}

gboolean
td_import_step_rows_activate (TdImportStepRows *self, guint row, guint column)
{
  const TdImportProblem *problem = td_import_step_rows_find_problem (self, row, column);
  const TdImportShownColumn *place = td_import_step_rows_get_column (self, column);

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

void
td_import_step_rows_commit (TdImportStepRows *self, guint row, guint column, const char *text)
{
  const TdImportShownColumn *place = td_import_step_rows_get_column (self, column);

  if (place != NULL)
    td_import_session_correct (self->session, td_import_row_list_get (self->rows, row), place->key,
                               text);
}
