/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

G_BEGIN_DECLS

/* Excel's largest sheets stay well below; only time, not memory, is at stake. */
#define TD_XLSX_MAX_SHEET_SIZE (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

#define TD_TYPE_XLSX_READER (td_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (TdXlsxReader, td_xlsx_reader, TD, XLSX_READER, TdSheetReader)

/* @stream: the package, seekable; @name: for messages. */
TdSheetReader *td_xlsx_reader_new (GInputStream  *stream,
                                   const char    *name,
                                   GError       **error);

G_END_DECLS
