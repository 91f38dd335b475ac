/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-string-pool.h"

G_BEGIN_DECLS

/*
 * What an .xls workbook says about itself before the first row: its sheets, the
 * texts its cells point at, and which cell styles show a date or an old font.
 */

typedef struct
{
  char     *name;
  gsize     offset;
  gboolean  is_hidden;
} TdXlsSheet;

typedef struct
{
  GBytes       *stream;
  gboolean      is_biff8;
  gboolean      is_1904;
  guint         codepage;
  /* Of TdXlsSheet; worksheets only. */
  GPtrArray    *sheets;
  /* Among @sheets: the one that was in front. */
  guint         active;
  /* Of TdSheetStyle, by the number of an XF record. */
  GArray       *styles;
  TdStringPool *pool;
  GPtrArray    *strings;
} TdXlsBook;

/**
 * td_xls_book_read:
 * @stream: the content of the stream "Workbook" or "Book"
 * @name: the file's name for messages
 * @error: %TD_ERROR_INVALID for what is locked or too old, %TD_ERROR_CORRUPT
 */
TdXlsBook *td_xls_book_read (GBytes      *stream,
                             const char  *name,
                             GError     **error);
void       td_xls_book_free (TdXlsBook   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdXlsBook, td_xls_book_free)

G_END_DECLS
