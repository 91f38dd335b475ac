/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-zip.h"

G_BEGIN_DECLS

/*
 * What an .xlsx package says about itself before the first row: its sheets,
 * where they are, and which cell styles show a date or an old font.
 */

typedef struct
{
  char     *name;
  char     *path;
  gboolean  is_hidden;
} TdXlsxSheet;

typedef struct
{
  /* Of TdXlsxSheet; worksheets only. */
  GPtrArray *sheets;
  /* Of TdSheetStyle, by the s attribute of a cell. */
  GArray    *styles;
  /* NULL where the workbook has none. */
  char      *strings_path;
  gboolean   is_1904;
  /* Among @sheets: the one that was in front. */
  guint      active;
} TdXlsxBook;

/**
 * td_xlsx_book_read:
 * @error: %TD_ERROR_INVALID when the package is no .xlsx workbook, with what it
 *   is instead; %TD_ERROR_CORRUPT
 */
TdXlsxBook *td_xlsx_book_read (TdZip       *zip,
                               GError     **error);
void        td_xlsx_book_free (TdXlsxBook  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXlsxBook, td_xlsx_book_free)

G_END_DECLS
