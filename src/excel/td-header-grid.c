/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-private.h"

#include "td-text.h"

#include <string.h>

/* Values below the header that tell what a column holds. */
#define MAX_SAMPLE_VALUES 60

const TdSheetRow *
td_header_find_row (GPtrArray *rows,
                    guint      number)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TdSheetRow *row = g_ptr_array_index (rows, i);

      if (row->number == number)
        return row;
    }
  return NULL;
}

TdHeaderGridCell *
td_header_grid_get (TdHeaderGrid *grid,
                    guint         row,
                    guint         column)
{
  return &grid->cells[(gsize) (row - grid->first) * grid->n_columns + column];
}

static void
fill_merge (TdHeaderGrid       *grid,
            const TdSheetMerge *merge)
{
  guint last_row = MIN (merge->last_row, grid->last);
  guint last_column = MIN (merge->last_column, grid->n_columns - 1);
  const TdHeaderGridCell *origin;

  /* What begins above the header belongs to the title. */
  if (merge->first_row < grid->first || merge->first_row > grid->last ||
      merge->first_column >= grid->n_columns)
    return;
  origin = td_header_grid_get (grid, merge->first_row, merge->first_column);
  if (origin->text == NULL)
    return;
  for (guint row = merge->first_row; row <= last_row; row++)
    for (guint column = merge->first_column; column <= last_column; column++)
      {
        TdHeaderGridCell *cell = td_header_grid_get (grid, row, column);

        if (cell->text != NULL)
          continue;
        cell->text = g_strdup (origin->text);
        cell->origin_row = merge->first_row;
        cell->origin_column = merge->first_column;
      }
}

static gboolean
has_text_below (TdHeaderGrid *grid,
                guint         row,
                guint         column)
{
  for (guint i = row + 1; i <= grid->last; i++)
    if (td_header_grid_get (grid, i, column)->text != NULL)
      return TRUE;
  return FALSE;
}

/* Without merged cells a heading over several columns stands in the first of
 * them, and the others have nothing but what is below. */
static void
spread_parents (TdHeaderGrid *grid)
{
  for (guint row = grid->first; row < grid->last; row++)
    for (guint column = 1; column < grid->n_columns; column++)
      {
        TdHeaderGridCell *cell = td_header_grid_get (grid, row, column);
        const TdHeaderGridCell *left = td_header_grid_get (grid, row, column - 1);

        if (cell->text != NULL || left->text == NULL || left->origin_row != row ||
            !has_text_below (grid, row, column) || !has_text_below (grid, row, column - 1))
          continue;
        cell->text = g_strdup (left->text);
        cell->origin_row = left->origin_row;
        cell->origin_column = left->origin_column;
      }
}

static guint
count_columns (TdHeaderGrid *grid)
{
  guint n = 0;

  for (guint number = grid->first; number <= grid->last; number++)
    {
      const TdSheetRow *row = td_header_find_row (grid->rows, number);

      if (row != NULL && row->n_cells > 0)
        n = MAX (n, row->cells[row->n_cells - 1].column + 1);
    }
  for (gsize i = 0; i < grid->n_merges; i++)
    if (grid->merges[i].first_row >= grid->first && grid->merges[i].first_row <= grid->last)
      n = MAX (n, grid->merges[i].last_column + 1);
  return MIN (n, TD_HEADER_MAX_COLUMNS);
}

void
td_header_grid_fill (TdHeaderGrid *grid)
{
  grid->n_columns = count_columns (grid);
  grid->cells = g_new0 (TdHeaderGridCell,
                        (gsize) (grid->last - grid->first + 1) * grid->n_columns + 1);
  for (guint number = grid->first; number <= grid->last; number++)
    {
      const TdSheetRow *row = td_header_find_row (grid->rows, number);

      for (guint i = 0; row != NULL && i < row->n_cells; i++)
        {
          TdHeaderGridCell *cell;

          if (row->cells[i].column >= grid->n_columns)
            break;
          cell = td_header_grid_get (grid, number, row->cells[i].column);
          cell->text = td_text_clean (row->cells[i].text);
          cell->origin_row = number;
          cell->origin_column = row->cells[i].column;
        }
    }
  for (gsize i = 0; i < grid->n_merges; i++)
    fill_merge (grid, &grid->merges[i]);
  spread_parents (grid);
}

void
td_header_grid_clear (TdHeaderGrid *grid)
{
  for (gsize i = 0; i < (gsize) (grid->last - grid->first + 1) * grid->n_columns; i++)
    g_free (grid->cells[i].text);
  g_free (grid->cells);
}

static gboolean
is_same_origin (const TdHeaderGridCell *a,
                const TdHeaderGridCell *b)
{
  return a->text != NULL && b->text != NULL && a->origin_row == b->origin_row &&
         a->origin_column == b->origin_column;
}

void
td_header_grid_read_path (TdHeaderGrid *grid,
                          guint         column,
                          TdHeaderPath *path)
{
  const TdHeaderGridCell *lowest = NULL;

  path->texts = g_ptr_array_new_with_free_func (g_free);
  path->parent = -1;
  for (guint row = grid->first; row <= grid->last; row++)
    {
      const TdHeaderGridCell *cell = td_header_grid_get (grid, row, column);

      if (cell->text == NULL || (lowest != NULL && is_same_origin (cell, lowest)))
        continue;
      if (lowest != NULL)
        path->parent = (gint64) lowest->origin_row * TD_HEADER_MAX_COLUMNS + lowest->origin_column;
      g_ptr_array_add (path->texts, g_strdup (cell->text));
      lowest = cell;
    }
  path->n_siblings = 1;
  if (lowest == NULL)
    return;
  for (guint i = column; i > 0; i--, path->sibling++, path->n_siblings++)
    if (!is_same_origin (td_header_grid_get (grid, lowest->origin_row, i - 1), lowest))
      break;
  for (guint i = column + 1; i < grid->n_columns; i++, path->n_siblings++)
    if (!is_same_origin (td_header_grid_get (grid, lowest->origin_row, i), lowest))
      break;
}

static gboolean
is_mark (const char *text)
{
  static const char *const marks[] = { "x", "v", "✓", "✔", "+", "*" };
  g_autofree char *lower = td_text_lower (text);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (lower, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

guint
td_header_grid_count_values (TdHeaderGrid *grid,
                             guint         column,
                             guint         first_data_row,
                             gboolean     *are_marks)
{
  guint n = 0;

  *are_marks = TRUE;
  for (guint i = 0; i < grid->rows->len && n < MAX_SAMPLE_VALUES; i++)
    {
      const TdSheetRow *row = g_ptr_array_index (grid->rows, i);
      g_autofree char *text = NULL;

      if (row->number < first_data_row)
        continue;
      text = td_text_clean (td_sheet_row_get (row, column)->text);
      if (text == NULL)
        continue;
      n++;
      *are_marks = *are_marks && is_mark (text);
    }
  *are_marks = *are_marks && n > 0;
  return n;
}

static const TdHeaderGridCell *
find_lowest (TdHeaderGrid *grid,
             guint         column)
{
  for (guint row = grid->last + 1; row > grid->first; row--)
    if (td_header_grid_get (grid, row - 1, column)->text != NULL)
      return td_header_grid_get (grid, row - 1, column);
  return NULL;
}

/* Where it is not known what is merged, a second column of names has no heading at all. */
void
td_header_grid_spread_names (TdHeaderGrid *grid,
                             guint         first_data_row)
{
  for (guint column = 1; column < grid->n_columns; column++)
    {
      const TdHeaderGridCell *left = find_lowest (grid, column - 1);
      gboolean are_marks;
      guint n_left;
      guint n;

      if (left == NULL || find_lowest (grid, column) != NULL ||
          !td_header_is_whole_name (left->text))
        continue;
      n_left = td_header_grid_count_values (grid, column - 1, first_data_row, &are_marks);
      n = td_header_grid_count_values (grid, column, first_data_row, &are_marks);
      if (n_left > 0 && n * 2 >= n_left)
        {
          TdHeaderGridCell *cell = td_header_grid_get (grid, left->origin_row, column);

          cell->text = g_strdup (left->text);
          cell->origin_row = left->origin_row;
          cell->origin_column = left->origin_column;
        }
    }
}
