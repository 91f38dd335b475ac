/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-zip.h"

G_BEGIN_DECLS

/* The texts that an .xlsx workbook keeps once and its cells point at. */
typedef struct _TdXlsxStrings TdXlsxStrings;

/* @path: %NULL for a workbook without any. */
TdXlsxStrings *td_xlsx_strings_read (TdZip          *zip,
                                     const char     *path,
                                     GError        **error);
void           td_xlsx_strings_free (TdXlsxStrings  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXlsxStrings, td_xlsx_strings_free)

/* %NULL when there is no such text. */
const char    *td_xlsx_strings_get  (TdXlsxStrings  *self,
                                     guint64         index);

G_END_DECLS
