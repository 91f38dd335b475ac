/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-row.h"

#include "td-sheet-format.h"

#include <math.h>
#include <string.h>

/* 31/12/9999 */
#define LAST_SERIAL_1900 2958465.0
/* Days between the beginnings of the two systems. */
#define DAYS_TO_1904 1462.0
#define SECONDS_A_DAY 86400

static const TdSheetCell no_cell = { .text = "" };

const TdSheetCell *
td_sheet_row_get (const TdSheetRow *row,
                  guint             column)
{
  guint low = 0;
  guint high = row->n_cells;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < row->n_cells && row->cells[low].column == column)
    return &row->cells[low];
  return &no_cell;
}

static const char *
copy_text (char       **to,
           const char  *text)
{
  char *copy = *to;
  gsize size;

  if (text == NULL)
    return NULL;
  size = strlen (text) + 1;
  memcpy (copy, text, size);
  *to += size;
  return copy;
}

TdSheetRow *
td_sheet_row_copy (const TdSheetRow *row)
{
  gsize size = sizeof (TdSheetRow) + row->n_cells * sizeof (TdSheetCell);
  TdSheetRow *copy;
  TdSheetCell *cells;
  char *texts;

  for (guint i = 0; i < row->n_cells; i++)
    {
      size += strlen (row->cells[i].text) + 1;
      if (row->cells[i].formula != NULL)
        size += strlen (row->cells[i].formula) + 1;
    }
  copy = g_malloc (size);
  cells = (TdSheetCell *) (copy + 1);
  texts = (char *) (cells + row->n_cells);
  *copy = *row;
  copy->cells = cells;
  for (guint i = 0; i < row->n_cells; i++)
    {
      cells[i] = row->cells[i];
      cells[i].text = copy_text (&texts, row->cells[i].text);
      cells[i].formula = copy_text (&texts, row->cells[i].formula);
    }
  return copy;
}

void
td_sheet_row_free (TdSheetRow *row)
{
  g_free (row);
}

char *
td_sheet_column_letters (guint column)
{
  char letters[8];
  guint i = sizeof letters;
  guint64 rest = (guint64) column + 1;

  letters[--i] = '\0';
  while (rest > 0)
    {
      letters[--i] = (char) ('A' + (rest - 1) % 26);
      rest = (rest - 1) / 26;
    }
  return g_strdup (letters + i);
}

void
td_sheet_row_builder_init (TdSheetRowBuilder *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (TdSheetCell));
  self->texts = td_string_pool_new ();
}

void
td_sheet_row_builder_clear (TdSheetRowBuilder *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->texts, td_string_pool_free);
}

void
td_sheet_row_builder_start (TdSheetRowBuilder *self,
                            guint              number)
{
  self->row.number = number;
  self->text_size = 0;
  g_array_set_size (self->cells, 0);
  td_string_pool_clear (self->texts);
}

TdSheetCell *
td_sheet_row_builder_add (TdSheetRowBuilder *self,
                          guint              column)
{
  TdSheetCell *cell;

  g_array_set_size (self->cells, self->cells->len + 1);
  cell = &g_array_index (self->cells, TdSheetCell, self->cells->len - 1);
  cell->column = column;
  cell->text = "";
  return cell;
}

const char *
td_sheet_row_builder_text (TdSheetRowBuilder *self,
                           const char        *text,
                           gsize              length)
{
  self->text_size += length;
  return td_string_pool_add (self->texts, text, length);
}

void
td_sheet_row_builder_set_text (TdSheetRowBuilder *self,
                               TdSheetCell       *cell,
                               const char        *text)
{
  if (*text == '\0')
    return;
  self->text_size += strlen (text);
  cell->kind = TD_CELL_TEXT;
  cell->text = text;
}

gboolean
td_sheet_row_builder_is_full (TdSheetRowBuilder *self)
{
  return self->text_size > TD_SHEET_MAX_ROW_TEXT;
}

void
td_sheet_row_builder_set_number (TdSheetRowBuilder *self,
                                 TdSheetCell       *cell,
                                 double             number)
{
  char buffer[TD_SHEET_NUMBER_SIZE];

  td_sheet_number_text (number, buffer);
  cell->kind = TD_CELL_NUMBER;
  cell->number = number;
  cell->text = td_sheet_row_builder_text (self, buffer, strlen (buffer));
}

void
td_sheet_row_builder_set_date (TdSheetRowBuilder *self,
                               TdSheetCell       *cell,
                               double             serial,
                               gboolean           is_1904)
{
  char buffer[64];
  char *end = buffer;
  double days = floor (serial);
  guint second;

  if (!(serial >= 0 && serial <= LAST_SERIAL_1900 - (is_1904 ? DAYS_TO_1904 : 0)))
    {
      td_sheet_row_builder_set_number (self, cell, serial);
      return;
    }
  second = (guint) floor ((serial - days) * SECONDS_A_DAY + 0.5);
  if (second == SECONDS_A_DAY)
    {
      /* 23:59:59.7 is shown as the next midnight. */
      second = 0;
      days += 1;
    }
  cell->kind = TD_CELL_DATE;
  cell->number = serial + (is_1904 ? DAYS_TO_1904 : 0);
  if (days >= 1 || is_1904)
    cell->date = td_date_from_serial (days, is_1904);
  if (td_date_is_set (cell->date))
    {
      end = td_sheet_write_digits (end, cell->date.day, 2);
      *end++ = '/';
      end = td_sheet_write_digits (end, cell->date.month, 2);
      *end++ = '/';
      end = td_sheet_write_digits (end, cell->date.year, 4);
    }
  if (second > 0 || end == buffer)
    end += g_snprintf (end, sizeof buffer / 2, "%s%02u:%02u:%02u", end > buffer ? " " : "",
                       second / 3600, second / 60 % 60, second % 60);
  cell->text = td_sheet_row_builder_text (self, buffer, (gsize) (end - buffer));
}

void
td_sheet_row_builder_set_boolean (TdSheetCell *cell,
                                  gboolean     value)
{
  cell->kind = TD_CELL_BOOLEAN;
  cell->number = value ? 1 : 0;
  cell->text = value ? "TRUE" : "FALSE";
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const TdSheetCell *first = a;
  const TdSheetCell *second = b;

  return first->column < second->column ? -1 : first->column > second->column;
}

/* Of equal columns the last is kept: g_array_sort() is a stable merge sort. */
static void
sort_cells (GArray *cells)
{
  TdSheetCell *cell = (TdSheetCell *) (gpointer) cells->data;
  guint n = 0;

  g_array_sort (cells, compare_columns);
  for (guint i = 0; i < cells->len; i++)
    {
      if (i + 1 < cells->len && cell[i].column == cell[i + 1].column)
        continue;
      cell[n++] = cell[i];
    }
  g_array_set_size (cells, n);
}

const TdSheetRow *
td_sheet_row_builder_finish (TdSheetRowBuilder *self)
{
  const TdSheetCell *cells = (const TdSheetCell *) (gpointer) self->cells->data;

  if (self->cells->len == 0)
    return NULL;
  for (guint i = 1; i < self->cells->len; i++)
    if (cells[i - 1].column >= cells[i].column)
      {
        sort_cells (self->cells);
        break;
      }
  self->row.n_cells = self->cells->len;
  self->row.cells = cells;
  return &self->row;
}
