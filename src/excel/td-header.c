/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header.h"

#include "td-error.h"
#include "td-header-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
column_free (TdHeaderColumn *column)
{
  g_free (column->letters);
  g_free (column->heading);
  g_free (column->key);
  g_free (column->value);
  g_free (column);
}

void
td_header_free (TdHeader *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static char *
join_path (const TdHeaderPath *path)
{
  g_autoptr (GString) heading = g_string_new (NULL);

  for (guint i = 0; i < path->texts->len; i++)
    {
      if (i > 0)
        g_string_append (heading, " / ");
      g_string_append (heading, g_ptr_array_index (path->texts, i));
    }
  return g_string_free (g_steal_pointer (&heading), FALSE);
}

static void
clear_path (gpointer path)
{
  g_clear_pointer (&((TdHeaderPath *) path)->texts, g_ptr_array_unref);
}

static void
build_columns (TdHeader        *self,
               TdHeaderGrid    *grid,
               TdHeaderMatcher *matcher)
{
  g_autoptr (GArray) paths = g_array_new (FALSE, FALSE, sizeof (TdHeaderPath));
  int name;

  g_array_set_clear_func (paths, clear_path);
  for (guint i = 0; i < grid->n_columns; i++)
    {
      TdHeaderPath path = { 0 };
      TdHeaderColumn *column;

      td_header_grid_read_path (grid, i, &path);
      if (path.texts->len == 0)
        {
          clear_path (&path);
          continue;
        }
      path.n_values = td_header_grid_count_values (grid, i, self->first_data_row, &path.is_mark);
      column = g_new0 (TdHeaderColumn, 1);
      column->column = i;
      column->letters = td_sheet_column_letters (i);
      column->heading = join_path (&path);
      column->is_mark = path.is_mark;
      g_array_append_val (paths, path);
      g_ptr_array_add (self->columns, column);
    }
  name = td_header_matcher_assign (matcher, (const TdHeaderPath *) (gpointer) paths->data,
                                   self->columns);
  self->name_column = -1;
  if (name >= 0)
    self->name_column = (int) ((TdHeaderColumn *) g_ptr_array_index (self->columns, name))->column;
  self->ordinal_column = -1;
  for (guint i = 0; i < self->columns->len && self->ordinal_column < 0; i++)
    {
      const TdHeaderColumn *column = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (column->key, TD_HEADER_ORDINAL) == 0)
        self->ordinal_column = (int) column->column;
    }
}

/* The row of column numbers may stand one empty row below. */
static guint
find_numbers_row (TdHeaderGrid *grid)
{
  guint n_texts = 0;

  for (guint i = 0; i < grid->n_columns; i++)
    n_texts += td_header_grid_get (grid, grid->last, i)->text != NULL;
  for (guint number = grid->last + 1; number <= grid->last + 2; number++)
    {
      const TdSheetRow *row = td_header_find_row (grid->rows, number);

      if (row != NULL)
        return td_header_row_is_numbers (row, MAX (2, n_texts / 2)) ? number : 0;
    }
  return 0;
}

static TdHeader *
read_header (GPtrArray          *rows,
             const TdSheetMerge *merges,
             gsize               n_merges,
             TdHeaderMatcher    *matcher,
             guint               first,
             guint               last)
{
  TdHeader *self = g_new0 (TdHeader, 1);
  TdHeaderGrid grid = {
    .rows = rows,
    .merges = merges,
    .n_merges = n_merges,
    .first = first,
    .last = last,
  };

  td_header_grid_fill (&grid);
  self->first_row = first;
  self->last_row = last;
  self->numbers_row = find_numbers_row (&grid);
  self->first_data_row = MAX (self->numbers_row, last) + 1;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  td_header_grid_spread_names (&grid, self->first_data_row);
  build_columns (self, &grid, matcher);
  td_header_grid_clear (&grid);
  return self;
}

static guint
count_exact (TdHeaderMatcher  *matcher,
             const TdSheetRow *row)
{
  guint n = 0;

  for (guint i = 0; i < MIN (row->n_cells, TD_HEADER_MAX_COLUMNS); i++)
    if (row->cells[i].kind == TD_CELL_TEXT &&
        td_header_matcher_is_exact (matcher, row->cells[i].text))
      n++;
  return n;
}

static const TdSheetRow *
find_best_row (GPtrArray       *rows,
               TdHeaderMatcher *matcher)
{
  const TdSheetRow *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdSheetRow *row = g_ptr_array_index (rows, i);
      guint count = count_exact (matcher, row);

      /* One heading alone makes a list of one column, or it is a word of a title. */
      if (count > best_count && (count >= 2 || row->n_cells == 1))
        {
          best = row;
          best_count = count;
        }
    }
  return best;
}

static gboolean
is_all_text (const TdSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind != TD_CELL_TEXT)
      return FALSE;
  return row->n_cells > 0;
}

/* Cells merged downward tie rows together. */
static void
extend_by_merges (GPtrArray          *rows,
                  const TdSheetMerge *merges,
                  gsize               n_merges,
                  guint              *first,
                  guint              *last)
{
  gboolean has_grown = TRUE;

  while (has_grown)
    {
      has_grown = FALSE;
      for (gsize i = 0; i < n_merges; i++)
        {
          const TdSheetMerge *merge = &merges[i];
          const TdSheetRow *row;

          if (merge->first_row > *last || merge->last_row < *first ||
              (merge->first_row >= *first && merge->last_row <= *last) ||
              MAX (merge->last_row, *last) - MIN (merge->first_row, *first) >= TD_HEADER_MAX_ROWS)
            continue;
          row = td_header_find_row (rows, merge->first_row);
          if (row == NULL || td_sheet_row_get (row, merge->first_column)->kind == TD_CELL_EMPTY)
            continue;
          *first = MIN (*first, merge->first_row);
          *last = MAX (*last, merge->last_row);
          has_grown = TRUE;
        }
    }
}

/* Without cells merged downward: a row above that is headings too. */
static void
extend_up (GPtrArray       *rows,
           TdHeaderMatcher *matcher,
           guint           *first,
           guint            last)
{
  while (*first > 1 && last - *first + 1 < TD_HEADER_MAX_ROWS)
    {
      const TdSheetRow *row = td_header_find_row (rows, *first - 1);

      if (row == NULL || row->n_cells < 2 || !is_all_text (row) || count_exact (matcher, row) == 0)
        return;
      --*first;
    }
}

/* Whether each cell of @row stands below nothing, or below the first or an
 * empty one of several columns that a heading is over. */
static gboolean
is_below_parents (const TdSheetRow *row,
                  const TdSheetRow *above)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint column = row->cells[i].column;

      if (td_sheet_row_get (above, column)->kind != TD_CELL_EMPTY &&
          (td_sheet_row_get (above, column + 1)->kind != TD_CELL_EMPTY ||
           td_sheet_row_get (row, column + 1)->kind == TD_CELL_EMPTY))
        return FALSE;
    }
  return TRUE;
}

/* Without cells merged downward: rows below with the parts of headings.  People and
 * sections begin at the left, where such rows have nothing. */
static void
extend_down (GPtrArray *rows,
             guint      first,
             guint     *last)
{
  while (*last - first + 1 < TD_HEADER_MAX_ROWS)
    {
      const TdSheetRow *above = td_header_find_row (rows, *last);
      const TdSheetRow *row = td_header_find_row (rows, *last + 1);

      if (above == NULL || row == NULL || !is_all_text (row) || above->n_cells < 2 ||
          row->cells[0].column <= above->cells[0].column ||
          !is_below_parents (row, above))
        return;
      ++*last;
    }
}

TdHeader *
td_header_find (GPtrArray            *rows,
                const TdSheetMerge   *merges,
                gsize                 n_merges,
                const TdHeaderField  *fields,
                gsize                 n_fields,
                GError              **error)
{
  g_autoptr (TdHeaderMatcher) matcher = td_header_matcher_new (fields, n_fields);
  const TdSheetRow *best = find_best_row (rows, matcher);
  guint first;
  guint last;

  if (best == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("No row of this sheet looks like the headings of a list. Point at the row "
                     "with the headings, or choose another sheet."));
      return NULL;
    }
  first = best->number;
  last = best->number;
  extend_by_merges (rows, merges, n_merges, &first, &last);
  if (first == last)
    {
      extend_up (rows, matcher, &first, last);
      extend_down (rows, first, &last);
    }
  return read_header (rows, merges, n_merges, matcher, first, last);
}

TdHeader *
td_header_read_at (GPtrArray           *rows,
                   const TdSheetMerge  *merges,
                   gsize                n_merges,
                   const TdHeaderField *fields,
                   gsize                n_fields,
                   guint                first_row,
                   guint                n_rows)
{
  g_autoptr (TdHeaderMatcher) matcher = td_header_matcher_new (fields, n_fields);

  n_rows = CLAMP (n_rows, 1, TD_HEADER_MAX_ROWS);
  return read_header (rows, merges, n_merges, matcher, first_row, first_row + n_rows - 1);
}

const TdHeaderColumn *
td_header_get_column (const TdHeader *self,
                      guint           column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdHeaderColumn *found = g_ptr_array_index (self->columns, i);

      if (found->column == column)
        return found;
    }
  return NULL;
}

char *
td_header_shape (const TdHeader *self)
{
  g_autoptr (GString) shape = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdHeaderColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *folded = td_text_fold (column->heading);

      g_string_append_printf (shape, "%u:%s\n", column->column, folded);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, shape->str, (gssize) shape->len);
}
