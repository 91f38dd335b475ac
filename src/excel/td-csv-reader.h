/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

G_BEGIN_DECLS

#define TD_TYPE_CSV_READER (td_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (TdCsvReader, td_csv_reader, TD, CSV_READER, TdSheetReader)

/**
 * td_csv_reader_new:
 * @stream: the file, seekable
 * @name: for messages
 * @delimiter: what stands between cells, or 0 to find it among tab ; | and ,
 *
 * Cells are separated as in RFC 4180; every cell is text.
 */
TdSheetReader *td_csv_reader_new (GInputStream  *stream,
                                  const char    *name,
                                  char           delimiter,
                                  GError       **error);

G_END_DECLS
