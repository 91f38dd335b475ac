/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-private.h"

#include "td-number.h"
#include "td-sheet-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH_OF_A_COLUMN 32.0
#define WIDTH_OF_NUMBERS 12.0
#define WIDTH_OF_REASONS 90.0
/* Of A4 lying on its side, in millimetres. */
#define MARGIN 15.0

typedef struct
{
  TdSheetWriter *writer;
  guint          head;
  guint          text;
  guint          wrapped;
  guint          date;
  guint          number;
  guint          row;
} Sheet;

static void
add_styles (Sheet *sheet)
{
  TdCellStyle style = { .size = 11, .wrap = TRUE, .valign = TD_VALIGN_TOP, .format = TD_FORMAT_TEXT,
                        .borders = TRUE };

  sheet->wrapped = td_sheet_writer_add_style (sheet->writer, &style);
  style.bold = TRUE;
  style.align = TD_ALIGN_CENTRE;
  style.valign = TD_VALIGN_CENTRE;
  sheet->head = td_sheet_writer_add_style (sheet->writer, &style);
  style = (TdCellStyle) { .size = 11, .valign = TD_VALIGN_TOP, .format = TD_FORMAT_TEXT,
                          .borders = TRUE };
  sheet->text = td_sheet_writer_add_style (sheet->writer, &style);
  style.format = TD_FORMAT_DATE;
  sheet->date = td_sheet_writer_add_style (sheet->writer, &style);
  style.format = TD_FORMAT_GENERAL;
  sheet->number = td_sheet_writer_add_style (sheet->writer, &style);
}

/* Documents are Vietnamese whatever the language of the screen. */
static void
write_head (Sheet *sheet, GPtrArray *columns)
{
  td_sheet_writer_set_column_width (sheet->writer, 0, WIDTH_OF_NUMBERS);
  td_sheet_writer_text (sheet->writer, 0, 0, "Dòng trong tệp", sheet->head);
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      td_sheet_writer_set_column_width (sheet->writer, i + 1, WIDTH_OF_A_COLUMN);
      td_sheet_writer_text (sheet->writer, 0, i + 1, column->heading, sheet->head);
    }
  td_sheet_writer_set_column_width (sheet->writer, columns->len + 1, WIDTH_OF_REASONS);
  td_sheet_writer_text (sheet->writer, 0, columns->len + 1, "Lý do từ chối", sheet->head);
  sheet->row = 1;
}

static void
write_cell (Sheet *sheet, guint column, TdImportRow *row, guint source)
{
  const TdSheetCell *cell = td_sheet_row_get (row->raw, source);
  g_autofree char *text = td_import_row_dup_cell (row, source);
  gboolean is_corrected = strcmp (text, cell->text) != 0;

  if (*text == '\0')
    td_sheet_writer_blank (sheet->writer, sheet->row, column, sheet->text);
  else if (!is_corrected && cell->kind == TD_CELL_DATE && td_date_is_full (cell->date))
    td_sheet_writer_date (sheet->writer, sheet->row, column, cell->date, sheet->date);
  /* Long numbers are identity numbers that lost their zero: text keeps them. */
  else if (!is_corrected && cell->kind == TD_CELL_NUMBER && ABS (cell->number) < 1e6)
    td_sheet_writer_decimal (sheet->writer, sheet->row, column,
                             td_decimal_from_double (cell->number),
                             sheet->number);
  else
    td_sheet_writer_text (sheet->writer, sheet->row, column, text, sheet->text);
}

static char *
join_reasons (TdImportRow *row, GPtrArray *columns)
{
  GPtrArray *problems = td_import_row_get_problems (row);
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];
      g_autofree char *message = NULL;

      if (problem->severity != TD_IMPORT_ERROR)
        continue;
      message = td_import_problem_dup_message (problem);
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "\n" : "", message);
    }
  return g_string_free (reasons, FALSE);
}

static void
write_row (Sheet *sheet, TdImportRow *row, GPtrArray *columns)
{
  g_autofree char *reasons = join_reasons (row, columns);

  td_sheet_writer_integer (sheet->writer, sheet->row, 0, row->raw->number, sheet->number);
  for (guint i = 0; i < columns->len; i++)
    write_cell (sheet, i + 1, row, ((TdImportColumn *) columns->pdata[i])->column);
  td_sheet_writer_text (sheet->writer, sheet->row, columns->len + 1, reasons, sheet->wrapped);
  sheet->row++;
}

static void
write_rows (Sheet *sheet, GPtrArray *rows, GPtrArray *columns)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TdImportRow *row = rows->pdata[i];

      if (row->outcome == TD_IMPORT_REFUSED)
        write_row (sheet, row, columns);
    }
}

gboolean
td_import_write_refused (TdImport *self, GFile *file, GError **error)
{
  const TdPageSetup page = { .landscape = TRUE, .top = MARGIN, .bottom = MARGIN, .left = MARGIN,
                             .right = MARGIN, .repeat_first = 0, .repeat_last = 0, .last_row = -1,
                             .last_column = -1, .numbers_in_footer = TRUE };
  g_autoptr (TdSheetWriter) writer = NULL;
  Sheet sheet;

  g_return_val_if_fail (TD_IS_IMPORT (self) && G_IS_FILE (file), FALSE);

  writer = td_sheet_writer_new (file, TD_SHEET_WRITER_STREAM, error);
  if (writer == NULL)
    return FALSE;
  sheet = (Sheet) { .writer = writer };
  add_styles (&sheet);
  td_sheet_writer_set_properties (writer, "Các dòng bị từ chối khi nhập", NULL, NULL);
  td_sheet_writer_add_sheet (writer, "Dòng bị từ chối");
  td_sheet_writer_set_page (writer, &page);
  td_sheet_writer_freeze (writer, 1, 0);
  write_head (&sheet, self->columns);
  write_rows (&sheet, self->rows, self->columns);
  write_rows (&sheet, self->refused, self->columns);
  return td_sheet_writer_finish (writer, NULL, error);
}
