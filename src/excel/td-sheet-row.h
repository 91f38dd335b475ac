/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"
#include "td-string-pool.h"

G_BEGIN_DECLS

/*
 * What the readers build a row with.  Texts of cells are held for one row, so
 * that memory does not grow with the rows.
 */

/* What of a cell's style changes what is read. */
typedef struct
{
  guint8 is_date;
  guint8 is_percent;
  /* A TdLegacyEncoding. */
  guint8 legacy;
} TdSheetStyle;

/* Bytes of one cell's text: Excel allows 32,767 characters, which an .xlsx file may
 * write with seven bytes each. */
#define TD_SHEET_MAX_CELL_TEXT (256 * 1024)
/* Bytes of all texts of a row.  Cells may share one long text, and rows are copied. */
#define TD_SHEET_MAX_ROW_TEXT (4 * 1024 * 1024)

typedef struct
{
  TdSheetRow    row;
  GArray       *cells;
  TdStringPool *texts;
  gsize         text_size;
} TdSheetRowBuilder;

void td_sheet_row_builder_init  (TdSheetRowBuilder *self);
void td_sheet_row_builder_clear (TdSheetRowBuilder *self);

/* Begins a row and forgets the one before. */
void td_sheet_row_builder_start (TdSheetRowBuilder *self,
                                 guint              number);

/**
 * td_sheet_row_builder_add:
 *
 * Returns: (transfer none): a cell of that column to be filled, valid until the
 *   next call: empty, its text ""
 */
TdSheetCell *td_sheet_row_builder_add (TdSheetRowBuilder *self,
                                       guint              column);

/* A copy that lives as long as the row. */
const char *td_sheet_row_builder_text (TdSheetRowBuilder *self,
                                       const char        *text,
                                       gsize              length);

/* Sets a text that outlives the row; an empty one is left out. */
void td_sheet_row_builder_set_text (TdSheetRowBuilder *self,
                                    TdSheetCell       *cell,
                                    const char        *text);

/* Whether the row holds more text than TD_SHEET_MAX_ROW_TEXT: it is then not to be read on. */
gboolean td_sheet_row_builder_is_full (TdSheetRowBuilder *self);

/* Sets a number and its text. */
void td_sheet_row_builder_set_number (TdSheetRowBuilder *self,
                                      TdSheetCell       *cell,
                                      double             number);

/**
 * td_sheet_row_builder_set_date:
 * @serial: days as the file counts them
 *
 * Sets a date and its text, or a number where the serial is no day of a
 * calendar.
 */
void td_sheet_row_builder_set_date (TdSheetRowBuilder *self,
                                    TdSheetCell       *cell,
                                    double             serial,
                                    gboolean           is_1904);

void td_sheet_row_builder_set_boolean (TdSheetCell *cell,
                                       gboolean     value);

/**
 * td_sheet_row_builder_finish:
 *
 * Puts the cells in the order of their columns, of two in one column the last.
 *
 * Returns: (transfer none) (nullable): the row, %NULL when it has no cell
 */
const TdSheetRow *td_sheet_row_builder_finish (TdSheetRowBuilder *self);

G_END_DECLS
