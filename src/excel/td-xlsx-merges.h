/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"
#include "td-zip.h"

G_BEGIN_DECLS

/* Excel writes one block for every pair of cells at most; lists have some hundreds. */
#define TD_SHEET_MAX_MERGES 1000000

/**
 * td_xlsx_merges_read:
 * @path: a worksheet
 *
 * Reads the merged blocks, which stand after the rows, without parsing the rows.
 *
 * Returns: (transfer full) (element-type TdSheetMerge): the blocks
 */
GArray *td_xlsx_merges_read (TdZip       *zip,
                             const char  *path,
                             GError     **error);

/**
 * td_xlsx_read_reference:
 * @text: "B7"
 * @column: (out): from 0
 * @row: (out): from 1; 0 where the reference has none
 *
 * Returns: the end of the reference, %NULL when there is none within the limits of a sheet
 */
const char *td_xlsx_read_reference (const char *text,
                                    guint      *column,
                                    guint      *row);

G_END_DECLS
