/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-cell.h"

#include "td-xlsx-xml.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* More than any workbook has of styles or texts. */
#define MAX_INDEX 100000000

void
td_xlsx_cell_init (TdXlsxCell *self)
{
  self->value = g_string_new (NULL);
  self->formula = g_string_new (NULL);
}

void
td_xlsx_cell_clear (TdXlsxCell *self)
{
  g_string_free (self->value, TRUE);
  g_string_free (self->formula, TRUE);
}

static TdXlsxCellType
read_type (const char *type)
{
  switch (*type)
    {
    case 's':
      return type[1] == '\0' ? TD_XLSX_SHARED : TD_XLSX_TEXT;
    case 'i':
      return TD_XLSX_TEXT;
    case 'b':
      return TD_XLSX_BOOLEAN;
    case 'e':
      return TD_XLSX_ERROR;
    case 'd':
      return TD_XLSX_DATE;
    default:
      return TD_XLSX_NUMBER;
    }
}

/* A whole number that is below @limit, which is given for everything else. */
static guint
read_index (const char *text,
            guint       limit)
{
  guint index = 0;

  if (!g_ascii_isdigit (*text))
    return limit;
  for (; g_ascii_isdigit (*text); text++)
    {
      index = index * 10 + (guint) (*text - '0');
      if (index >= limit)
        return limit;
    }
  return index;
}

const char *
td_xlsx_cell_start (TdXlsxCell  *self,
                    const char **attributes)
{
  const char *reference = NULL;

  self->type = TD_XLSX_NUMBER;
  self->style = 0;
  self->is_formula = FALSE;
  for (; *attributes != NULL; attributes += 2)
    {
      if (attributes[0][0] == '\0' || attributes[0][1] != '\0')
        continue;
      if (attributes[0][0] == 'r')
        reference = attributes[1];
      else if (attributes[0][0] == 't')
        self->type = read_type (attributes[1]);
      else if (attributes[0][0] == 's')
        self->style = read_index (attributes[1], MAX_INDEX);
    }
  if (self->value->len > 0)
    g_string_truncate (self->value, 0);
  if (self->formula->len > 0)
    g_string_truncate (self->formula, 0);
  return reference;
}

/* Digits as Excel itself would write them, of which nothing is lost by taking them as they are. */
static gboolean
read_plain_number (const GString *text,
                   double        *number)
{
  const char *c = text->str;
  gboolean is_negative = *c == '-';
  gint64 digits = 0;

  if (is_negative)
    c++;
  if (text->len > 16 || !g_ascii_isdigit (*c) || (*c == '0' && c[1] != '\0') ||
      (is_negative && *c == '0'))
    return FALSE;
  for (; g_ascii_isdigit (*c); c++)
    digits = digits * 10 + (*c - '0');
  if (*c != '\0')
    return FALSE;
  *number = (double) (is_negative ? -digits : digits);
  return TRUE;
}

static gboolean
read_number (const GString *text,
             double        *number)
{
  char *end;

  if (text->len == 0 || strspn (text->str, "0123456789+-.eE \t\r\n") != text->len)
    return FALSE;
  *number = g_ascii_strtod (text->str, &end);
  while (g_ascii_isspace (*end))
    end++;
  return *end == '\0' && end != text->str && isfinite (*number);
}

static TdSheetStyle
get_style (const TdXlsxCell *self,
           const TdXlsxBook *book)
{
  static const TdSheetStyle plain = { 0 };

  return self->style < book->styles->len ? g_array_index (book->styles, TdSheetStyle, self->style)
                                         : plain;
}

static void
set_text (const TdXlsxCell  *self,
          TdSheetRowBuilder *builder,
          TdSheetCell       *cell,
          TdCellKind         kind)
{
  if (self->value->len == 0)
    return;
  td_xlsx_xml_unescape (self->value);
  cell->kind = kind;
  cell->text = td_sheet_row_builder_text (builder, self->value->str, self->value->len);
}

static void
set_number (const TdXlsxCell  *self,
            const TdXlsxBook  *book,
            TdSheetRowBuilder *builder,
            TdSheetCell       *cell)
{
  const TdSheetStyle style = get_style (self, book);
  double number;
  gboolean is_plain = read_plain_number (self->value, &number);

  if (!is_plain && !read_number (self->value, &number))
    {
      /* Not a number after all: it is better seen than lost. */
      set_text (self, builder, cell, TD_CELL_TEXT);
      return;
    }
  cell->is_percent = style.is_percent && !style.is_date;
  if (style.is_date)
    {
      td_sheet_row_builder_set_date (builder, cell, number, book->is_1904);
      return;
    }
  if (!is_plain)
    {
      td_sheet_row_builder_set_number (builder, cell, number);
      return;
    }
  set_text (self, builder, cell, TD_CELL_NUMBER);
  cell->number = number;
}

/* "2026-03-26" or "2026-03-26T14:30:00", the dates of strict workbooks. */
static void
set_iso_date (const TdXlsxCell  *self,
              TdSheetRowBuilder *builder,
              TdSheetCell       *cell)
{
  const char *text = self->value->str;
  char day[11] = "";
  guint hour = 0;
  guint minute = 0;
  guint second = 0;
  TdDate date = { 0 };

  if (self->value->len >= 10)
    {
      memcpy (day, text, 10);
      date = td_date_from_iso (day);
    }
  if (!td_date_is_full (date))
    {
      set_text (self, builder, cell, TD_CELL_TEXT);
      return;
    }
  if (text[10] == 'T')
    sscanf (text + 11, "%2u:%2u:%2u", &hour, &minute, &second);
  td_sheet_row_builder_set_date (builder, cell,
                                 td_date_to_serial (date) +
                                   (hour * 3600 + minute * 60 + second) / 86400.0,
                                 FALSE);
}

static gboolean
set_shared (const TdXlsxCell  *self,
            TdXlsxStrings     *strings,
            TdSheetRowBuilder *builder,
            TdSheetCell       *cell)
{
  const char *text = td_xlsx_strings_get (strings, read_index (self->value->str, MAX_INDEX));

  if (text == NULL)
    return FALSE;
  td_sheet_row_builder_set_text (builder, cell, text);
  return TRUE;
}

static gboolean
set_value (const TdXlsxCell  *self,
           const TdXlsxBook  *book,
           TdXlsxStrings     *strings,
           TdSheetRowBuilder *builder,
           TdSheetCell       *cell)
{
  switch (self->type)
    {
    case TD_XLSX_NUMBER:
      set_number (self, book, builder, cell);
      return TRUE;
    case TD_XLSX_SHARED:
      return set_shared (self, strings, builder, cell);
    case TD_XLSX_TEXT:
      set_text (self, builder, cell, TD_CELL_TEXT);
      return TRUE;
    case TD_XLSX_BOOLEAN:
      td_sheet_row_builder_set_boolean (cell, *self->value->str == '1' ||
                                                *self->value->str == 't');
      return TRUE;
    case TD_XLSX_ERROR:
      set_text (self, builder, cell, TD_CELL_ERROR);
      return TRUE;
    case TD_XLSX_DATE:
    default:
      set_iso_date (self, builder, cell);
      return TRUE;
    }
}

gboolean
td_xlsx_cell_end (TdXlsxCell        *self,
                  guint              column,
                  const TdXlsxBook  *book,
                  TdXlsxStrings     *strings,
                  TdSheetRowBuilder *builder)
{
  TdSheetCell *cell;

  if (self->value->len == 0 && !self->is_formula)
    return TRUE;
  cell = td_sheet_row_builder_add (builder, column);
  cell->is_formula = self->is_formula;
  cell->legacy = get_style (self, book).legacy;
  if (self->formula->len > 0)
    cell->formula = td_sheet_row_builder_text (builder, self->formula->str, self->formula->len);
  if (self->value->len > 0 && !set_value (self, book, strings, builder, cell))
    return FALSE;
  if (cell->kind == TD_CELL_EMPTY && !cell->is_formula)
    g_array_set_size (builder->cells, builder->cells->len - 1);
  return TRUE;
}
