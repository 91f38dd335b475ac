/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xls-cell.h"

#include <math.h>

/* Records between a formula and the text that it gives: a shared one, an array. */
#define MAX_STEPS_TO_STRING 4

/* What a cell is made from and what it is added to. */
typedef struct
{
  const TdXlsBook   *book;
  GString           *scratch;
  TdSheetRowBuilder *builder;
} Context;

gboolean
td_xls_cell_is (guint type)
{
  switch (type)
    {
    case TD_XLS_FORMULA:
    case TD_XLS_MULRK:
    case TD_XLS_RSTRING:
    case TD_XLS_LABELSST:
    case TD_XLS_NUMBER:
    case TD_XLS_LABEL:
    case TD_XLS_BOOLERR:
    case TD_XLS_RK:
      return TRUE;
    default:
      return FALSE;
    }
}

static const TdSheetStyle *
get_style (const Context *self,
           guint          style)
{
  static const TdSheetStyle plain = { 0 };

  return style < self->book->styles->len ? &g_array_index (self->book->styles, TdSheetStyle, style)
                                         : &plain;
}

static TdSheetCell *
add_cell (const Context *self,
          guint          column,
          guint          style)
{
  TdSheetCell *cell = td_sheet_row_builder_add (self->builder, column);

  cell->legacy = get_style (self, style)->legacy;
  return cell;
}

/* A cell without a value is only kept when it is a formula's. */
static void
drop_empty (const Context     *self,
            const TdSheetCell *cell)
{
  if (cell->kind == TD_CELL_EMPTY && !cell->is_formula)
    g_array_set_size (self->builder->cells, self->builder->cells->len - 1);
}

static void
set_number (const Context *self,
            TdSheetCell   *cell,
            guint          style,
            double         number)
{
  if (!isfinite (number))
    return;
  if (get_style (self, style)->is_date)
    td_sheet_row_builder_set_date (self->builder, cell, number, self->book->is_1904);
  else
    td_sheet_row_builder_set_number (self->builder, cell, number);
  cell->is_percent = cell->kind == TD_CELL_NUMBER && get_style (self, style)->is_percent;
}

static void
set_error_value (TdSheetCell *cell,
                 guint        code)
{
  cell->kind = TD_CELL_ERROR;
  switch (code)
    {
    case 0x00:
      cell->text = "#NULL!";
      break;
    case 0x07:
      cell->text = "#DIV/0!";
      break;
    case 0x0F:
      cell->text = "#VALUE!";
      break;
    case 0x17:
      cell->text = "#REF!";
      break;
    case 0x1D:
      cell->text = "#NAME?";
      break;
    case 0x24:
      cell->text = "#NUM!";
      break;
    default:
      cell->text = "#N/A";
      break;
    }
}

/* A number in four bytes: whole or the upper half of a double, perhaps of its hundredfold. */
static double
decode_rk (guint32 rk)
{
  double number;

  if ((rk & 2) != 0)
    {
      number = (gint32) rk >> 2;
    }
  else
    {
      guint64 bits = (guint64) (rk & ~3u) << 32;

      memcpy (&number, &bits, sizeof number);
    }
  return (rk & 1) != 0 ? number / 100 : number;
}

static void
read_record_text (const Context     *self,
                  TdSheetCell       *cell,
                  const TdXlsRecord *record,
                  gsize              position)
{
  TdXlsText text = {
    .stream = self->book->stream,
    .record = *record,
    .position = position,
    .codepage = self->book->codepage,
    .is_biff8 = self->book->is_biff8,
  };

  if (position > record->size)
    return;
  td_xls_text_read (&text, 2, self->scratch);
  if (self->scratch->len == 0)
    return;
  cell->kind = TD_CELL_TEXT;
  cell->text = td_sheet_row_builder_text (self->builder, self->scratch->str, self->scratch->len);
}

/* The text that a formula gives follows it in a record of its own. */
static void
read_formula_text (const Context     *self,
                   TdSheetCell       *cell,
                   const TdXlsRecord *formula)
{
  TdXlsRecord record = *formula;

  for (guint i = 0; i < MAX_STEPS_TO_STRING; i++)
    {
      if (!td_xls_record_read (self->book->stream, record.next, &record) ||
          td_xls_cell_is (record.type))
        return;
      if (record.type == TD_XLS_STRING)
        {
          read_record_text (self, cell, &record, 0);
          return;
        }
    }
}

static void
read_formula (const Context     *self,
              const TdXlsRecord *record,
              TdSheetCell       *cell,
              guint              style)
{
  const guint8 *result = record->data + 6;

  cell->is_formula = TRUE;
  if (record->size < 14)
    return;
  if (td_xls_u16 (result + 6) != 0xFFFF)
    set_number (self, cell, style, td_xls_double (result));
  else if (result[0] == 0)
    read_formula_text (self, cell, record);
  else if (result[0] == 1)
    td_sheet_row_builder_set_boolean (cell, result[2] != 0);
  else if (result[0] == 2)
    set_error_value (cell, result[2]);
}

static void
read_numbers (const Context     *self,
              const TdXlsRecord *record,
              guint              column)
{
  /* Style and number by turns, and the last column at the end. */
  for (gsize i = 4; i + 6 + 2 <= record->size && column < TD_SHEET_MAX_COLUMNS; i += 6)
    {
      guint style = td_xls_u16 (record->data + i);
      TdSheetCell *cell = add_cell (self, column++, style);

      set_number (self, cell, style, decode_rk (td_xls_u32 (record->data + i + 2)));
      drop_empty (self, cell);
    }
}

static void
read_shared_text (const Context     *self,
                  const TdXlsRecord *record,
                  TdSheetCell       *cell)
{
  guint32 index = record->size >= 10 ? td_xls_u32 (record->data + 6) : G_MAXUINT32;

  if (index < self->book->strings->len)
    td_sheet_row_builder_set_text (self->builder, cell,
                                   g_ptr_array_index (self->book->strings, index));
}

void
td_xls_cell_read (const TdXlsBook   *book,
                  const TdXlsRecord *record,
                  guint              column,
                  GString           *scratch,
                  TdSheetRowBuilder *builder)
{
  const Context context = { book, scratch, builder };
  guint style = td_xls_u16 (record->data + 4);
  TdSheetCell *cell;

  if (record->type == TD_XLS_MULRK)
    {
      read_numbers (&context, record, column);
      return;
    }
  cell = add_cell (&context, column, style);
  if (record->type == TD_XLS_FORMULA)
    read_formula (&context, record, cell, style);
  else if (record->type == TD_XLS_LABELSST)
    read_shared_text (&context, record, cell);
  else if (record->type == TD_XLS_LABEL || record->type == TD_XLS_RSTRING)
    read_record_text (&context, cell, record, 6);
  else if (record->type == TD_XLS_NUMBER && record->size >= 14)
    set_number (&context, cell, style, td_xls_double (record->data + 6));
  else if (record->type == TD_XLS_RK && record->size >= 10)
    set_number (&context, cell, style, decode_rk (td_xls_u32 (record->data + 6)));
  else if (record->type == TD_XLS_BOOLERR && record->size >= 8 && record->data[7] == 0)
    td_sheet_row_builder_set_boolean (cell, record->data[6] != 0);
  else if (record->type == TD_XLS_BOOLERR && record->size >= 8)
    set_error_value (cell, record->data[6]);
  drop_empty (&context, cell);
}
