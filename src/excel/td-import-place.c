/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-place.h"

#include "td-text.h"

#include <string.h>

/* What a row takes from where it stands: the section above it, the cell merged
 * over it and others, the unit that a title names for the whole list. */

/* What people merge downward because it is the same for all of them. */
static const char *const shared_keys[] = { "unit", "kind" };

/* One block of a column. */
typedef struct
{
  guint        first_row;
  guint        last_row;
  TdSheetCell  cell;
  char        *text;
} Block;

/* The blocks of one column, in the order of the rows. */
typedef struct
{
  guint   column;
  GArray *blocks;
  guint   at;
} Shared;

struct _TdImportPlace
{
  GArray   *shared;
  char     *section;
  gboolean  in_footer;
};

static void
clear_block (gpointer data)
{
  g_free (((Block *) data)->text);
}

static void
clear_shared (gpointer data)
{
  g_array_unref (((Shared *) data)->blocks);
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const Block *one = a;
  const Block *other = b;

  return one->first_row < other->first_row ? -1 : one->first_row > other->first_row;
}

static gboolean
is_shared (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared_keys); i++)
    if (g_strcmp0 (key, shared_keys[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
add_shared (TdImportPlace *self, TdImport *import, guint column, const TdSheetMerge *merges,
            gsize n_merges)
{
  Shared shared = { column, g_array_new (FALSE, TRUE, sizeof (Block)), 0 };

  g_array_set_clear_func (shared.blocks, clear_block);
  for (gsize i = 0; i < n_merges; i++)
    if (merges[i].first_column == column && merges[i].last_column == column &&
        merges[i].last_row > merges[i].first_row &&
        merges[i].first_row >= import->header->first_data_row)
      {
        Block block = { .first_row = merges[i].first_row, .last_row = merges[i].last_row };

        g_array_append_val (shared.blocks, block);
      }
  g_array_sort (shared.blocks, compare_blocks);
  g_array_append_val (self->shared, shared);
}

TdImportPlace *
td_import_place_new (TdImport *import, GError **error)
{
  TdImportPlace *self;
  g_autoptr (GError) failure = NULL;
  gsize n_merges;
  const TdSheetMerge *merges = td_sheet_reader_get_merges (import->reader, &n_merges, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self = g_new0 (TdImportPlace, 1);
  self->shared = g_array_new (FALSE, FALSE, sizeof (Shared));
  g_array_set_clear_func (self->shared, clear_shared);
  for (guint i = 0; i < import->columns->len; i++)
    {
      const TdImportColumn *column = import->columns->pdata[i];

      if (is_shared (column->key))
        add_shared (self, import, column->column, merges, n_merges);
    }
  return self;
}

void
td_import_place_free (TdImportPlace *self)
{
  g_array_unref (self->shared);
  g_free (self->section);
  g_free (self);
}

/* The block of the column that reaches over @row, %NULL: none. */
static Block *
find_block (Shared *shared, guint row)
{
  while (shared->at < shared->blocks->len)
    {
      Block *block = &g_array_index (shared->blocks, Block, shared->at);

      if (row <= block->last_row)
        return row >= block->first_row ? block : NULL;
      clear_block (block);
      block->text = NULL;
      shared->at++;
    }
  return NULL;
}

/* A copy of the row with one cell more. */
static TdSheetRow *
add_cell (const TdSheetRow *row, const TdSheetCell *cell)
{
  g_autofree TdSheetCell *cells = g_new (TdSheetCell, row->n_cells + 1);
  TdSheetRow wider = { row->number, 0, cells };
  guint i;

  for (i = 0; i < row->n_cells && row->cells[i].column < cell->column; i++)
    cells[wider.n_cells++] = row->cells[i];
  cells[wider.n_cells++] = *cell;
  for (; i < row->n_cells; i++)
    if (row->cells[i].column != cell->column)
      cells[wider.n_cells++] = row->cells[i];
  return td_sheet_row_copy (&wider);
}

void
td_import_place_see (TdImportPlace *self, const TdSheetRow *row)
{
  for (guint i = 0; i < self->shared->len; i++)
    {
      Shared *shared = &g_array_index (self->shared, Shared, i);
      Block *block = find_block (shared, row->number);
      const TdSheetCell *cell;

      if (block == NULL || block->text != NULL)
        continue;
      cell = td_sheet_row_get (row, shared->column);
      if (cell->kind == TD_CELL_EMPTY)
        continue;
      block->cell = *cell;
      block->text = g_strdup (cell->text);
      block->cell.text = block->text;
    }
}

TdSheetRow *
td_import_place_fill (TdImportPlace *self, const TdSheetRow *row)
{
  g_autoptr (TdSheetRow) filled = NULL;

  for (guint i = 0; i < self->shared->len; i++)
    {
      Shared *shared = &g_array_index (self->shared, Shared, i);
      Block *block = find_block (shared, row->number);
      const TdSheetRow *now = filled != NULL ? filled : row;
      TdSheetRow *next;

      if (block == NULL || block->text == NULL ||
          td_sheet_row_get (now, shared->column)->kind != TD_CELL_EMPTY)
        continue;
      next = add_cell (now, &block->cell);
      g_clear_pointer (&filled, td_sheet_row_free);
      filled = next;
    }
  return g_steal_pointer (&filled);
}

void
td_import_place_enter (TdImportPlace *self, const TdSheetRow *row)
{
  g_free (self->section);
  self->section = td_header_section_text (row);
}

const char *
td_import_place_get_section (TdImportPlace *self)
{
  return self->section;
}

void
td_import_place_set_in_footer (TdImportPlace *self)
{
  self->in_footer = TRUE;
}

gboolean
td_import_place_is_in_footer (TdImportPlace *self)
{
  return self->in_footer;
}

/* "Đơn vị: Phòng Bổ trợ tư pháp". */
static char *
read_unit_line (const char *text)
{
  static const char *const starts[] = {
    "don vi", "phong", "phong ban", "bo phan", "phong don vi", "ten don vi", "don vi cong tac",
  };
  const char *colon = strchr (text, ':');
  g_autofree char *before = NULL;
  g_autofree char *folded = NULL;

  if (colon == NULL)
    return NULL;
  before = g_strndup (text, (gsize) (colon - text));
  folded = td_text_fold (before);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (strcmp (folded, starts[i]) == 0 && td_header_is_unit_line (colon + 1))
      return td_header_name_section (colon + 1);
  return NULL;
}

static gboolean
has_unit_column (TdImport *import)
{
  for (guint i = 0; i < import->columns->len; i++)
    if (g_strcmp0 (((TdImportColumn *) import->columns->pdata[i])->key, "unit") == 0)
      return TRUE;
  return FALSE;
}

char *
td_import_dup_title_unit (TdImport *import)
{
  const TdSheetRow *nearest = NULL;
  const char *sheet = td_sheet_reader_get_sheet_name (import->reader, import->sheet);

  if (has_unit_column (import))
    return NULL;
  for (guint i = 0; i < import->shown_head->len; i++)
    {
      const TdSheetRow *row = import->shown_head->pdata[i];

      if (row->number >= import->header->first_row)
        break;
      for (guint j = 0; j < row->n_cells; j++)
        {
          char *unit = read_unit_line (row->cells[j].text);

          if (unit != NULL)
            return unit;
        }
      nearest = row;
    }
  /* The line right above the headings, alone in its row. */
  if (nearest != NULL && nearest->n_cells == 1 && nearest->cells[0].kind == TD_CELL_TEXT &&
      td_header_is_unit_line (nearest->cells[0].text))
    return td_header_section_text (nearest);
  return sheet != NULL && import->file != NULL && td_header_is_unit_line (sheet)
    ? td_header_name_section (sheet) : NULL;
}
