/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-house-form-private.h"

#include "td-text-metrics.h"

#include <math.h>

#define PORTRAIT_WIDTH (210 - TD_FORM_LEFT - TD_FORM_RIGHT)
#define LANDSCAPE_WIDTH (297 - TD_FORM_LEFT - TD_FORM_RIGHT)
/* Left over, so that rounding to pixels never makes the page too narrow. */
#define SLACK 1.5
/* One-line rows are a little higher than their letters. */
#define ROW_HEIGHT 18.0
#define PIXEL 0.75

guint
td_house_form_add_style (TdHouseForm *self,
                         guint8       size,
                         guint        look,
                         TdAlign      align)
{
  TdCellStyle style = {
    .size = size,
    .bold = (look & TD_LOOK_BOLD) != 0,
    .italic = (look & TD_LOOK_ITALIC) != 0,
    .wrap = (look & TD_LOOK_WRAP) != 0,
    .align = align,
    .valign = (look & TD_LOOK_TOP) != 0 ? TD_VALIGN_TOP : TD_VALIGN_CENTRE,
    .borders = (look & TD_LOOK_BORDERS) != 0,
  };

  return td_sheet_writer_add_style (self->writer, &style);
}

void
td_house_form_set_height (TdHouseForm *self,
                          guint        row,
                          double       points)
{
  /* Whole pixels, so that every program makes the same of them. */
  double height = ceil (points / PIXEL) * PIXEL;

  if (self->rows->len <= row)
    g_array_set_size (self->rows, row + 1);
  g_array_index (self->rows, TdFormRow, row).height = height;
  td_sheet_writer_set_row_height (self->writer, row, height);
}

void
td_house_form_keep (TdHouseForm *self,
                    guint        first,
                    guint        last)
{
  if (self->rows->len <= last)
    g_array_set_size (self->rows, last + 1);
  for (guint row = first; row <= last; row++)
    g_array_index (self->rows, TdFormRow, row).keep = TRUE;
}

double
td_house_form_get_width (TdHouseForm *self,
                         guint        first,
                         guint        last)
{
  double sum = 0;

  for (guint i = first; i <= last; i++)
    sum += self->widths[i];
  return sum;
}

guint
td_house_form_find_split (TdHouseForm *self,
                          double       left,
                          double       right)
{
  double whole = td_house_form_get_width (self, 0, self->n_columns - 1);
  double sum = 0;
  guint best = 1;

  /* The boundary nearest to it that leaves enough for the right block. */
  for (guint i = 0; i + 1 < self->n_columns; i++)
    {
      double before = sum;

      sum += self->widths[i];
      if (i > 0 && (whole - sum < right || fabs (sum - left) > fabs (before - left)))
        break;
      best = i + 1;
    }
  return best;
}

void
td_house_form_line (TdHouseForm *self,
                    const char  *text,
                    guint8       size,
                    guint        look)
{
  guint style = td_house_form_add_style (self, size, look | TD_LOOK_WRAP, TD_ALIGN_CENTRE);
  guint lines = td_text_count_lines (text, size, (look & TD_LOOK_BOLD) != 0,
                                     td_house_form_get_width (self, 0, self->n_columns - 1));

  td_sheet_writer_merge (self->writer, self->row, 0, self->row, self->n_columns - 1, text, style);
  td_house_form_set_height (self, self->row, td_text_height (lines, size));
  self->row++;
}

void
td_house_form_gap (TdHouseForm *self,
                   double       points)
{
  td_house_form_set_height (self, self->row, points);
  self->row++;
}

/* How each type of column is set, and the bold twin of it. */
static void
add_column_styles (TdHouseForm *self)
{
  static const struct
  {
    TdAlign      align;
    TdCellFormat format;
  } types[] = {
    [TD_COLUMN_ORDINAL] = { TD_ALIGN_CENTRE, TD_FORMAT_GENERAL },
    [TD_COLUMN_TEXT] = { TD_ALIGN_LEFT, TD_FORMAT_GENERAL },
    [TD_COLUMN_CODE] = { TD_ALIGN_CENTRE, TD_FORMAT_TEXT },
    [TD_COLUMN_CENTRE] = { TD_ALIGN_CENTRE, TD_FORMAT_GENERAL },
    [TD_COLUMN_DATE] = { TD_ALIGN_CENTRE, TD_FORMAT_DATE },
    [TD_COLUMN_INTEGER] = { TD_ALIGN_RIGHT, TD_FORMAT_INTEGER },
    [TD_COLUMN_DECIMAL] = { TD_ALIGN_RIGHT, TD_FORMAT_DECIMAL },
    [TD_COLUMN_PERCENT] = { TD_ALIGN_RIGHT, TD_FORMAT_PERCENT },
  };

  for (guint i = 0; i < self->n_columns; i++)
    {
      TdFormColumnType type = self->columns[i].type;
      TdCellStyle style = {
        .size = self->size,
        .align = types[type].align,
        .format = types[type].format,
        .wrap = types[type].align != TD_ALIGN_RIGHT,
        .borders = TRUE,
      };

      self->styles[i] = td_sheet_writer_add_style (self->writer, &style);
      style.bold = TRUE;
      self->bold_styles[i] = td_sheet_writer_add_style (self->writer, &style);
    }
}

TdHouseForm *
td_house_form_new (TdSheetWriter      *writer,
                   const TdLetterhead *head,
                   const TdFormSpec   *spec)
{
  TdHouseForm *self = g_new0 (TdHouseForm, 1);
  double sum = 0;

  self->writer = writer;
  self->head = head;
  self->landscape = spec->landscape;
  self->columns = spec->columns;
  self->n_columns = spec->n_columns;
  self->size = spec->size > 0 ? spec->size : 12;
  self->widths = g_new0 (double, self->n_columns);
  self->styles = g_new0 (guint, self->n_columns);
  self->bold_styles = g_new0 (guint, self->n_columns);
  self->written = g_new0 (guint8, self->n_columns);
  self->rows = g_array_new (FALSE, TRUE, sizeof (TdFormRow));
  self->sheet = g_strdup (spec->sheet);

  td_sheet_writer_add_sheet (writer, spec->sheet);
  for (guint i = 0; i < self->n_columns; i++)
    sum += self->columns[i].width;
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->widths[i] = self->columns[i].width / sum
                        * ((spec->landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH) - SLACK);
      td_sheet_writer_set_column_width (writer, i, self->widths[i]);
    }
  add_column_styles (self);
  td_house_form_write_head (self, spec);
  self->lines = 1;
  return self;
}

void
td_house_form_free (TdHouseForm *self)
{
  g_free (self->sheet);
  g_free (self->widths);
  g_free (self->styles);
  g_free (self->bold_styles);
  g_free (self->written);
  g_array_unref (self->rows);
  g_free (self);
}

guint
td_house_form_count_lines (TdHouseForm *self,
                           guint        column,
                           const char  *text)
{
  return td_text_count_lines (text, self->size, FALSE, self->widths[column]);
}

guint
td_house_form_get_row (TdHouseForm *self)
{
  return self->row;
}

static guint
mark_written (TdHouseForm *self,
              guint        column)
{
  self->written[column] = TRUE;
  return self->is_bold ? self->bold_styles[column] : self->styles[column];
}

static void
count_lines (TdHouseForm *self,
             guint        first,
             guint        last,
             const char  *text,
             guint        indent)
{
  guint lines;

  if (text == NULL)
    return;
  lines = td_text_count_lines (text, self->size, self->is_bold,
                               td_house_form_get_width (self, first, last) - 2.5 * indent);
  self->lines = MAX (self->lines, lines);
}

static guint
add_indented_style (TdHouseForm *self,
                    guint        indent)
{
  const TdCellStyle style = {
    .size = self->size,
    .bold = self->is_bold,
    .wrap = TRUE,
    .indent = indent,
    .borders = TRUE,
  };

  return td_sheet_writer_add_style (self->writer, &style);
}

void
td_house_form_text (TdHouseForm *self,
                    guint        column,
                    const char  *text)
{
  td_sheet_writer_text (self->writer, self->row, column, text, mark_written (self, column));
  count_lines (self, column, column, text, 0);
}

void
td_house_form_indented (TdHouseForm *self,
                        guint        column,
                        const char  *text,
                        guint        indent)
{
  mark_written (self, column);
  td_sheet_writer_text (self->writer, self->row, column, text,
                        add_indented_style (self, indent));
  count_lines (self, column, column, text, indent);
}

void
td_house_form_words (TdHouseForm *self,
                     guint        column,
                     const char  *text)
{
  const TdCellStyle style = {
    .size = self->size,
    .italic = TRUE,
    .wrap = TRUE,
    .align = TD_ALIGN_CENTRE,
    .borders = TRUE,
  };

  mark_written (self, column);
  td_sheet_writer_text (self->writer, self->row, column, text,
                        td_sheet_writer_add_style (self->writer, &style));
  /* Italic, never bold, also in a bold row. */
  if (text != NULL)
    self->lines = MAX (self->lines, td_house_form_count_lines (self, column, text));
}

void
td_house_form_integer (TdHouseForm *self,
                       guint        column,
                       gint64       value)
{
  td_sheet_writer_integer (self->writer, self->row, column, value, mark_written (self, column));
}

void
td_house_form_decimal (TdHouseForm *self,
                       guint        column,
                       gint64       thousandths)
{
  td_sheet_writer_decimal (self->writer, self->row, column, thousandths,
                           mark_written (self, column));
}

void
td_house_form_date (TdHouseForm *self,
                    guint        column,
                    TdDate       date)
{
  td_sheet_writer_date (self->writer, self->row, column, date, mark_written (self, column));
}

void
td_house_form_formula (TdHouseForm *self,
                       guint        column,
                       const char  *formula,
                       double       value)
{
  td_sheet_writer_formula (self->writer, self->row, column, formula, value,
                           mark_written (self, column));
}

void
td_house_form_keep_with_next (TdHouseForm *self)
{
  td_house_form_keep (self, self->row, self->row);
}

void
td_house_form_set_bold (TdHouseForm *self)
{
  self->is_bold = TRUE;
}

void
td_house_form_span (TdHouseForm *self,
                    guint        first,
                    guint        last,
                    const char  *text,
                    guint        indent)
{
  for (guint i = first; i <= last; i++)
    self->written[i] = TRUE;
  td_sheet_writer_merge (self->writer, self->row, first, self->row, last, text,
                         add_indented_style (self, indent));
  count_lines (self, first, last, text, indent);
}

void
td_house_form_end_row (TdHouseForm *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!self->written[i])
        td_sheet_writer_blank (self->writer, self->row, i, self->styles[i]);
      self->written[i] = FALSE;
    }
  td_house_form_set_height (self, self->row,
                                  MAX (td_text_height (self->lines, self->size), ROW_HEIGHT));
  self->row++;
  self->lines = 1;
  self->is_bold = FALSE;
}

void
td_house_form_section (TdHouseForm *self,
                       const char  *number,
                       const char  *text)
{
  td_house_form_keep_with_next (self);
  td_house_form_set_bold (self);
  td_house_form_text (self, 0, number);
  td_house_form_span (self, 1, self->n_columns - 1, text, 0);
  td_house_form_end_row (self);
}
