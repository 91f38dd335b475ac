/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-date.h"

G_BEGIN_DECLS

/**
 * TdSheetWriter:
 *
 * One .xlsx workbook being written.  Rows and columns count from 0.  It is
 * written to a temporary file and only takes the destination's place once it is
 * complete: see td_sheet_writer_finish().
 *
 * Cells are written without looking at errors: the first one is kept, and
 * td_sheet_writer_check() and td_sheet_writer_finish() report it.
 *
 * A writer is used by one thread at a time, and while that thread has it, it
 * prints numbers with a decimal point: libxlsxwriter writes numbers with
 * printf(), so that a decimal comma would break the workbook.
 */
typedef struct _TdSheetWriter TdSheetWriter;

/**
 * TdSheetWriterFlags:
 * @TD_SHEET_WRITER_STREAM: for flat lists of any length: cells are to come row
 *   by row, merged cells are not possible, memory does not grow with the rows
 */
typedef enum
{
  TD_SHEET_WRITER_DEFAULT = 0,
  TD_SHEET_WRITER_STREAM  = 1 << 0,
} TdSheetWriterFlags;

typedef enum
{
  TD_ALIGN_LEFT,
  TD_ALIGN_CENTRE,
  TD_ALIGN_RIGHT,
} TdAlign;

typedef enum
{
  TD_VALIGN_CENTRE,
  TD_VALIGN_TOP,
} TdValign;

/**
 * TdCellFormat: how a value is shown.
 * @TD_FORMAT_GENERAL: as it is
 * @TD_FORMAT_TEXT: text even after it was edited in Excel: codes, identity numbers
 * @TD_FORMAT_INTEGER: #,##0
 * @TD_FORMAT_DECIMAL: #,##0.00, with the third digit where there is one, so
 *   that 89,999 never looks like 90
 * @TD_FORMAT_DATE: dd/mm/yyyy
 * @TD_FORMAT_PERCENT: 0.0%
 */
typedef enum
{
  TD_FORMAT_GENERAL,
  TD_FORMAT_TEXT,
  TD_FORMAT_INTEGER,
  TD_FORMAT_DECIMAL,
  TD_FORMAT_DATE,
  TD_FORMAT_PERCENT,
} TdCellFormat;

/**
 * TdCellStyle:
 * @size: of the letters in points, 0 for 12
 * @indent: in Excel's steps of about three blanks
 * @borders: thin lines all around
 * @unlocked: may be filled in on a sheet under td_sheet_writer_protect()
 * @fill: a very light ground, for what is to be filled in
 *
 * Letters are always Times New Roman, black (NĐ 30/2020/NĐ-CP, Phụ lục I).
 */
typedef struct
{
  guint8       size;
  gboolean     bold;
  gboolean     italic;
  gboolean     wrap;
  TdAlign      align;
  TdValign     valign;
  TdCellFormat format;
  guint8       indent;
  gboolean     borders;
  gboolean     unlocked;
  gboolean     fill;
} TdCellStyle;

/**
 * TdPageSetup: A4.
 * @top, @bottom, @left, @right: margins in millimetres
 * @repeat_first, @repeat_last: rows printed at the top of every page; -1: none
 * @last_row, @last_column: the end of what is printed; -1: everything
 * @numbers_from_second: page numbers in the middle of the top margin from page 2
 *   on, as documents have them; not for %TD_SHEET_WRITER_STREAM
 * @numbers_in_footer: "page of pages" in the bottom margin, for working lists
 */
typedef struct
{
  gboolean landscape;
  double   top;
  double   bottom;
  double   left;
  double   right;
  int      repeat_first;
  int      repeat_last;
  int      last_row;
  int      last_column;
  gboolean numbers_from_second;
  gboolean numbers_in_footer;
} TdPageSetup;

/**
 * td_sheet_writer_new:
 * @destination: where the workbook is to be in the end
 * @error: as td_sheet_writer_check_name(); %TD_ERROR_NOT_FOUND when its folder is
 *   missing, %TD_ERROR_READ_ONLY, %TD_ERROR_NO_SPACE, %TD_ERROR_EXPORT
 *
 * The temporary file lies in the destination's folder, or in the user's cache
 * where only the file itself may be written (file portal, places without a path).
 */
TdSheetWriter *td_sheet_writer_new    (GFile               *destination,
                                       TdSheetWriterFlags   flags,
                                       GError             **error);
/* Whether a file may be called like this: nothing opens a workbook whose name does not end
 * in .xlsx, in whatever case; %TD_ERROR_INVALID else. */
gboolean       td_sheet_writer_check_name (GFile           *destination,
                                           GError         **error);
/* Lets go of the writer, and takes it in another thread. */
void           td_sheet_writer_release (TdSheetWriter      *self);
void           td_sheet_writer_acquire (TdSheetWriter      *self);
/* Removes the temporary file where the workbook was not finished. */
void           td_sheet_writer_free   (TdSheetWriter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheetWriter, td_sheet_writer_free)

/**
 * td_sheet_writer_finish:
 * @error: %TD_ERROR_BUSY when the destination is open in another program: offer
 *   "Lưu bản khác"; else as td_sheet_writer_new()
 *
 * Completes the workbook, reads it back to see that nothing was lost on a full
 * disk, and puts it in the destination's place in one step.  On error or cancel
 * the destination is what it was.  Nothing else may be called afterwards.
 */
gboolean       td_sheet_writer_finish (TdSheetWriter       *self,
                                       GCancellable        *cancellable,
                                       GError             **error);
/* %FALSE with the first error so far: for loops over many rows. */
gboolean       td_sheet_writer_check  (TdSheetWriter       *self,
                                       GError             **error);

void  td_sheet_writer_set_properties (TdSheetWriter *self,
                                      const char    *title,
                                      const char    *company,
                                      const char    *author);
/* The sheet that the following calls write to; at most 31 characters. */
void  td_sheet_writer_add_sheet      (TdSheetWriter *self,
                                      const char    *name);
/* A number for the style, the same for the same style; valid in every sheet. */
guint td_sheet_writer_add_style      (TdSheetWriter     *self,
                                      const TdCellStyle *style);

/* Cells.  A value that is missing leaves an empty cell with its borders. */
void  td_sheet_writer_blank    (TdSheetWriter *self, guint row, guint column, guint style);
/* Always text, whatever it begins with.  What Excel cannot hold of it is cut,
 * and the cell says so. */
void  td_sheet_writer_text     (TdSheetWriter *self, guint row, guint column,
                                const char *text, guint style);
void  td_sheet_writer_integer  (TdSheetWriter *self, guint row, guint column,
                                gint64 value, guint style);
/* @thousandths: see td-number.h */
void  td_sheet_writer_decimal  (TdSheetWriter *self, guint row, guint column,
                                gint64 thousandths, guint style);
/* A date known to the day is a real date, any other is text. */
void  td_sheet_writer_date     (TdSheetWriter *self, guint row, guint column,
                                TdDate date, guint style);
/**
 * td_sheet_writer_formula:
 * @formula: "=SUM(C11:C20)", in English with commas
 * @value: its value now, which Protected View and other readers show
 */
void  td_sheet_writer_formula  (TdSheetWriter *self, guint row, guint column,
                                const char *formula, double value, guint style);
/* A merged block, one cell where it is only one; not for %TD_SHEET_WRITER_STREAM. */
void  td_sheet_writer_merge    (TdSheetWriter *self, guint first_row, guint first_column,
                                guint last_row, guint last_column,
                                const char *text, guint style);

/* Width in millimetres on paper at 100 %. */
void  td_sheet_writer_set_column_width (TdSheetWriter *self, guint column, double millimetres);
/* Height in points. */
void  td_sheet_writer_set_row_height   (TdSheetWriter *self, guint row, double points);
/**
 * td_sheet_writer_fit_rows:
 *
 * Heights that were set for these rows, both ends included, are only what fits
 * now: Excel fits a row anew when somebody edits it.  One block of rows a sheet,
 * not for %TD_SHEET_WRITER_STREAM.
 */
void  td_sheet_writer_fit_rows         (TdSheetWriter *self, guint first_row, guint last_row);
void  td_sheet_writer_set_page         (TdSheetWriter *self, const TdPageSetup *page);
/* A new page begins with each of these rows (element-type guint); the library takes
 * 1023 at most, from then on pages end where they are full. */
void  td_sheet_writer_set_page_breaks  (TdSheetWriter *self, GArray *rows);
/* Rows above and columns left of this cell stay in sight. */
void  td_sheet_writer_freeze           (TdSheetWriter *self, guint row, guint column);
void  td_sheet_writer_autofilter       (TdSheetWriter *self, guint first_row, guint first_column,
                                        guint last_row, guint last_column);

/* --- sheets that others fill in: td-sheet-writer-forms.c --- */

/**
 * td_sheet_writer_protect:
 * @password: (nullable): asked for by who wants to lift it; %NULL: nobody is asked
 *
 * Only cells of a style that is @unlocked can be edited on this sheet; all can be
 * selected, and columns and rows made wider.  It keeps from slips, not from intent.
 */
void  td_sheet_writer_protect          (TdSheetWriter *self, const char *password);
/**
 * td_sheet_writer_validate_list:
 * @values: %NULL-terminated, at least one
 * @title, @message: (nullable): shown beside a cell that is selected, and when it is
 *   refused; what is over Excel's 32 and 255 characters is cut
 * @is_strict: nothing else can be entered; else Excel only asks whether it is meant
 *
 * A drop-down.  Values that do not fit into the rule itself (255 characters together,
 * no commas in it) lie on a very hidden sheet of the writer's own,
 * %TD_SHEET_WRITER_LISTS.  A sheet holds 65,530 rules of this and the following kinds.
 */
void  td_sheet_writer_validate_list    (TdSheetWriter *self, guint first_row, guint first_column,
                                        guint last_row, guint last_column,
                                        const char *const *values,
                                        const char *title, const char *message,
                                        gboolean is_strict);
#define TD_SHEET_WRITER_LISTS "Danh sách chọn"
/* A drop-down of the values of @formula, a range: "='Mức xếp loại'!$A$2:$A$6". */
void  td_sheet_writer_validate_range   (TdSheetWriter *self, guint first_row, guint first_column,
                                        guint last_row, guint last_column, const char *formula,
                                        const char *title, const char *message,
                                        gboolean is_strict);
/* A number from @minimum to @maximum, in thousandths; G_MININT64 is no limit. */
void  td_sheet_writer_validate_decimal (TdSheetWriter *self, guint first_row, guint first_column,
                                        guint last_row, guint last_column,
                                        gint64 minimum, gint64 maximum,
                                        const char *title, const char *message);
/* What makes @formula true of the first cell, and so of the others: for a number or one
 * word: "=OR(ISNUMBER(C5),C5=\"không áp dụng\")". */
void  td_sheet_writer_validate_formula (TdSheetWriter *self, guint first_row, guint first_column,
                                        guint last_row, guint last_column, const char *formula,
                                        const char *title, const char *message);
/* A cell note (comment), as large as its text.  The cell is to be written too. */
void  td_sheet_writer_note             (TdSheetWriter *self, guint row, guint column,
                                        const char *text);
/* Nobody sees this sheet, nor finds it under Excel's "Unhide"; not for the first one. */
void  td_sheet_writer_hide_sheet       (TdSheetWriter *self);
void  td_sheet_writer_hide_column      (TdSheetWriter *self, guint column);
void  td_sheet_writer_hide_row         (TdSheetWriter *self, guint row);

/**
 * TdSheetChart: a column chart of the program's kind: one series in one colour.
 * @title: (nullable)
 * @category_title, @value_title: (nullable): beside the axes
 * @sheet: name of the sheet that holds the figures
 * @first_row, @last_row: rows of the figures
 * @category_column, @value_column: their columns
 * @width, @height: in millimetres
 */
typedef struct
{
  const char *title;
  const char *category_title;
  const char *value_title;
  const char *sheet;
  guint       first_row;
  guint       last_row;
  guint       category_column;
  guint       value_column;
  double      width;
  double      height;
} TdSheetChart;

/* A native chart with its top left corner in this cell of the present sheet.  It shows
 * what the cells hold that were written before; not for %TD_SHEET_WRITER_STREAM. */
void  td_sheet_writer_add_chart        (TdSheetWriter *self, guint row, guint column,
                                        const TdSheetChart *chart);

/* "B12".  (transfer full) */
char *td_sheet_cell_name (guint row, guint column);

G_END_DECLS
