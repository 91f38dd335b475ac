/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#define MM_PER_INCH 25.4
#define PIXELS_PER_INCH 96.0

/* Columns are measured in digits of the workbook's default letters, seven pixels
 * wide, with five pixels of padding. */
static double
width_from_millimetres (double millimetres)
{
  double pixels = millimetres / MM_PER_INCH * PIXELS_PER_INCH;

  return pixels > 12 ? (pixels - 5) / 7 : pixels / 12;
}

static TdSheetPart *
get_part (TdSheetWriter *self)
{
  return &g_array_index (self->sheets, TdSheetEntry, self->sheets->len - 1).part;
}

void
td_sheet_writer_set_column_width (TdSheetWriter *self,
                                  guint          column,
                                  double         millimetres)
{
  td_sheet_writer_keep (self, worksheet_set_column (self->worksheet, column, column,
                                                    width_from_millimetres (millimetres), NULL));
}

void
td_sheet_writer_set_row_height (TdSheetWriter *self,
                                guint          row,
                                double         points)
{
  /* What it takes for the default it would not write, and programs would choose. */
  if (points == LXW_DEF_ROW_HEIGHT)
    points += 0.01;
  td_sheet_writer_keep (self, worksheet_set_row (self->worksheet, row, points, NULL));
}

void
td_sheet_writer_fit_rows (TdSheetWriter *self,
                          guint          first_row,
                          guint          last_row)
{
  g_return_if_fail (!(self->flags & TD_SHEET_WRITER_STREAM));

  get_part (self)->fit_first = first_row + 1;
  get_part (self)->fit_last = last_row + 1;
}

void
td_sheet_writer_set_page (TdSheetWriter     *self,
                          const TdPageSetup *page)
{
  lxw_worksheet *sheet = self->worksheet;
  lxw_header_footer_options header = { .margin = 10 / MM_PER_INCH };

  g_return_if_fail (!(page->numbers_from_second && (self->flags & TD_SHEET_WRITER_STREAM)));

  if (page->landscape)
    worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, page->left / MM_PER_INCH, page->right / MM_PER_INCH,
                         page->top / MM_PER_INCH, page->bottom / MM_PER_INCH);
  worksheet_fit_to_pages (sheet, 1, 0);
  if (page->repeat_first >= 0)
    td_sheet_writer_keep (self, worksheet_repeat_rows (sheet, page->repeat_first,
                                                       page->repeat_last));
  if (page->last_row >= 0 && page->last_column >= 0)
    td_sheet_writer_keep (self, worksheet_print_area (sheet, 0, 0, page->last_row,
                                                      page->last_column));
  if (page->numbers_from_second)
    {
      td_sheet_writer_keep (self,
                            worksheet_set_header_opt (sheet,
                                                      "&C&\"Times New Roman,Regular\"&13&P",
                                                      &header));
      /* Each sheet is a document of its own. */
      worksheet_set_start_page (sheet, 1);
      get_part (self)->hide_first_number = TRUE;
    }
  if (page->numbers_in_footer)
    td_sheet_writer_keep (self,
                          worksheet_set_footer_opt (sheet,
                                                    "&C&\"Times New Roman,Regular\"&11&P/&N",
                                                    &header));
}

void
td_sheet_writer_set_page_breaks (TdSheetWriter *self,
                                 GArray        *rows)
{
  guint n = MIN (rows->len, LXW_BREAKS_MAX);
  g_autofree lxw_row_t *breaks = g_new0 (lxw_row_t, n + 1);

  for (guint i = 0; i < n; i++)
    breaks[i] = g_array_index (rows, guint, i);
  if (n > 0)
    td_sheet_writer_keep (self, worksheet_set_h_pagebreaks (self->worksheet, breaks));
}

void
td_sheet_writer_freeze (TdSheetWriter *self,
                        guint          row,
                        guint          column)
{
  worksheet_freeze_panes (self->worksheet, row, column);
}

void
td_sheet_writer_autofilter (TdSheetWriter *self,
                            guint          first_row,
                            guint          first_column,
                            guint          last_row,
                            guint          last_column)
{
  td_sheet_writer_keep (self, worksheet_autofilter (self->worksheet, first_row, first_column,
                                                    last_row, last_column));
}
