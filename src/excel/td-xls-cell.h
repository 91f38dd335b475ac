/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-row.h"
#include "td-xls-book.h"
#include "td-xls-record.h"

G_BEGIN_DECLS

/* Whether a record holds cells: row and column are then its first two numbers. */
gboolean td_xls_cell_is (guint type);

/* Adds the cells of such a record, of 6 bytes at least, to @builder; @scratch is for texts. */
void     td_xls_cell_read (const TdXlsBook   *book,
                           const TdXlsRecord *record,
                           guint              column,
                           GString           *scratch,
                           TdSheetRowBuilder *builder);

G_END_DECLS
