/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

G_BEGIN_DECLS

/*
 * Workbooks of Excel 5 to 2003.  FreeXL, which the design named, gives formulas
 * no value at all, and neither merged cells, hidden sheets nor fonts.
 */
#define TD_TYPE_XLS_READER (td_xls_reader_get_type ())
G_DECLARE_FINAL_TYPE (TdXlsReader, td_xls_reader, TD, XLS_READER, TdSheetReader)

/**
 * td_xls_reader_new:
 * @bytes: the whole file: it has no more than 65,536 rows
 * @name: for messages
 * @error: as td_sheet_reader_open(), also for other files kept in the same
 *   container: a locked .xlsx, a Word document
 */
TdSheetReader *td_xls_reader_new (GBytes      *bytes,
                                  const char  *name,
                                  GError     **error);

G_END_DECLS
