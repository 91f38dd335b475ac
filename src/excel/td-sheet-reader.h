/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-date.h"
#include "td-legacy-text.h"

G_BEGIN_DECLS

/* The limits of an .xlsx sheet, kept for every kind of file. */
#define TD_SHEET_MAX_ROWS 1048576u
#define TD_SHEET_MAX_COLUMNS 16384u

/**
 * TdCellKind:
 * @TD_CELL_EMPTY: nothing; only a formula that gives "" appears among the cells of a row like this
 * @TD_CELL_TEXT: text, also what looks like a number
 * @TD_CELL_NUMBER: a number
 * @TD_CELL_DATE: a number that its format shows as a date, or as a time of day
 * @TD_CELL_BOOLEAN: true or false
 * @TD_CELL_ERROR: "#N/A", "#REF!" …
 */
typedef enum
{
  TD_CELL_EMPTY,
  TD_CELL_TEXT,
  TD_CELL_NUMBER,
  TD_CELL_DATE,
  TD_CELL_BOOLEAN,
  TD_CELL_ERROR,
} TdCellKind;

/**
 * TdSheetCell:
 * @column: 0 for A
 * @kind: what it holds
 * @is_formula: whether the workbook computes it; the rest is then the value
 *   stored with the file
 * @is_percent: a number shown as a percentage: 0.85 as "85%"
 * @legacy: what letters typed in the cell's font stand for, where the file says
 *   which font; %TD_LEGACY_NONE is no promise of Unicode
 * @text: never %NULL.  A text as it stands in the file (not cleaned, not NFC);
 *   a number with all its digits, a point and no exponent ("48080537798",
 *   "3.66"), without the noise of floating point; a date day first
 *   ("26/03/1976", "26/03/1976 14:30:00"), a time alone "14:30:00"; a boolean
 *   "TRUE" or "FALSE"
 * @number: the number; the serial of a date in the 1900 system, whatever system
 *   the file has; 1 or 0 of a boolean
 * @date: of a date: the day; not set for a time alone
 * @formula: (nullable): the formula without "=", where the file has it as text
 *   (.xlsx, and there only in the first cell of a shared formula)
 */
typedef struct
{
  guint             column;
  TdCellKind        kind;
  gboolean          is_formula;
  gboolean          is_percent;
  TdLegacyEncoding  legacy;
  const char       *text;
  double            number;
  TdDate            date;
  const char       *formula;
} TdSheetCell;

/**
 * TdSheetRow:
 * @number: as Excel shows it, from 1
 * @n_cells: how many cells are not empty
 * @cells: (array length=n_cells): the cells that are not empty, left to right
 */
typedef struct
{
  guint              number;
  guint              n_cells;
  const TdSheetCell *cells;
} TdSheetRow;

/**
 * td_sheet_row_get:
 * @row: a row
 * @column: 0 for A
 *
 * Returns: (transfer none): the cell in that column, an empty one where there is
 *   none; never %NULL
 */
const TdSheetCell *td_sheet_row_get  (const TdSheetRow *row,
                                      guint             column);
/* A copy that outlives the reader: one block of memory.  (transfer full) */
TdSheetRow        *td_sheet_row_copy (const TdSheetRow *row);
void               td_sheet_row_free (TdSheetRow       *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheetRow, td_sheet_row_free)

/* "A" for 0, "AA" for 26.  (transfer full) */
char *td_sheet_column_letters (guint column);

/**
 * TdSheetMerge:
 *
 * A block of cells shown as one; its value is in the first.  Rows from 1 and
 * columns from 0, both ends included.
 */
typedef struct
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} TdSheetMerge;

#define TD_TYPE_SHEET_READER (td_sheet_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdSheetReader, td_sheet_reader, TD, SHEET_READER, GObject)

/**
 * TdSheetReaderClass:
 * @select: goes before the first row of a sheet, whose number is in range
 * @next_row: sets @row, valid until the next call; %FALSE without @error at the end
 * @merges: (nullable): the merged blocks of the selected sheet, a new array of #TdSheetMerge
 * @saved: (nullable): see td_sheet_reader_read_saved()
 * @progress: how much of the selected sheet is read, 0 to 1
 */
struct _TdSheetReaderClass
{
  GObjectClass parent_class;

  gboolean (*select)   (TdSheetReader     *self,
                        guint              sheet,
                        GError           **error);
  gboolean (*next_row) (TdSheetReader     *self,
                        const TdSheetRow **row,
                        GError           **error);
  GArray  *(*merges)   (TdSheetReader     *self,
                        GError           **error);
  gint64   (*saved)    (TdSheetReader     *self);
  double   (*progress) (TdSheetReader     *self);
};

/**
 * td_sheet_reader_open:
 * @file: an .xlsx, .xls, .csv or .txt file; what it is is told by its content,
 *   never by its ending
 * @error: %TD_ERROR_NOT_FOUND, %TD_ERROR_INVALID for what is no workbook that
 *   can be read, %TD_ERROR_CORRUPT for one that is damaged
 *
 * Opens a workbook to be read row by row, with memory that does not grow with
 * the rows (.xlsx, .csv).  The reader then belongs to one thread at a time.
 * The sheet that was last in front is selected.
 */
TdSheetReader *td_sheet_reader_open (GFile   *file,
                                     GError **error);
/* The same of a file's content in memory; @name is for messages. */
TdSheetReader *td_sheet_reader_open_bytes (GBytes      *bytes,
                                           const char  *name,
                                           GError     **error);
/**
 * td_sheet_reader_new_for_text:
 * @text: UTF-8 from the clipboard, as Excel and LibreOffice copy cells: tabs
 *   between cells, quotation marks around cells with line ends
 */
TdSheetReader *td_sheet_reader_new_for_text (const char  *text,
                                             GError     **error);

/* The file's name for messages. */
const char    *td_sheet_reader_get_name        (TdSheetReader *self);
guint          td_sheet_reader_get_n_sheets    (TdSheetReader *self);
const char    *td_sheet_reader_get_sheet_name  (TdSheetReader *self,
                                                guint          sheet);
gboolean       td_sheet_reader_is_sheet_hidden (TdSheetReader *self,
                                                guint          sheet);
/* The number of the selected sheet. */
guint          td_sheet_reader_get_sheet       (TdSheetReader *self);
/* Compares cleaned names without regard to case. */
gboolean       td_sheet_reader_find_sheet      (TdSheetReader *self,
                                                const char    *name,
                                                guint         *sheet);

/* Goes before the first row of a sheet, also of the one selected: that rewinds. */
gboolean       td_sheet_reader_select_sheet    (TdSheetReader  *self,
                                                guint           sheet,
                                                GError        **error);

/**
 * td_sheet_reader_next_row:
 * @row: (out) (transfer none): the next row that has any cell, valid until the
 *   next call on the reader
 * @error: %TD_ERROR_CORRUPT, or %TD_ERROR_INVALID for what is beyond the limits
 *
 * Rows come in the order of the file; every program writes them top to bottom,
 * but only their numbers are a promise.
 *
 * Returns: %TRUE with a row; %FALSE at the end, or with @error set
 */
gboolean       td_sheet_reader_next_row        (TdSheetReader     *self,
                                                const TdSheetRow **row,
                                                GError           **error);

/**
 * td_sheet_reader_read_head:
 * @n_rows: how many rows at most
 *
 * Reads the first rows of the selected sheet, wherever reading stands, and goes
 * before the first row again: for the header finder and for a preview.
 *
 * Returns: (transfer full) (element-type TdSheetRow): copies, in the order of their
 *   numbers
 */
GPtrArray     *td_sheet_reader_read_head       (TdSheetReader  *self,
                                                guint           n_rows,
                                                GError        **error);

/**
 * td_sheet_reader_get_merges:
 * @n_merges: (out): how many
 *
 * In an .xlsx file they come after the rows, so that the first call passes over
 * the whole sheet once; reading is not disturbed.
 *
 * Returns: (transfer none) (array length=n_merges): the merged blocks of the selected sheet,
 *   kept until another sheet is selected; %NULL with @error set
 */
const TdSheetMerge *td_sheet_reader_get_merges (TdSheetReader  *self,
                                                gsize          *n_merges,
                                                GError        **error);

/* When the workbook says that it was saved last, seconds since 1970; 0 where it does not
 * say (.xls, .csv, and what saves without saying so).  Reading is not disturbed. */
gint64         td_sheet_reader_read_saved      (TdSheetReader *self);

/* How much of the selected sheet is read, 0 to 1, for a progress bar. */
double         td_sheet_reader_get_progress    (TdSheetReader *self);

G_END_DECLS
