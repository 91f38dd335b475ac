/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-db-private.h"

G_BEGIN_DECLS

/*
 * Contents of attachments, by their SHA-256 (lower-case hex digits): written once,
 * never changed, and no part of changes: the recorder does not look at their table.
 * What an attachment no longer names stays, for redoing.
 */

/* @sha256 is that of @content.  Does nothing where it is there. */
gboolean  td_content_write   (TdDb *db, const char *sha256, GBytes *content, GError **error);
/* %NULL with %TD_ERROR_CORRUPT where it is missing, or another than @sha256 says. */
GBytes   *td_content_read    (TdDb *db, const char *sha256, GError **error);
/* Reads all of it piece by piece; @is_whole: it is there, and what @sha256 and @size say. */
gboolean  td_content_verify  (TdDb *db, const char *sha256, gint64 size, gboolean *is_whole,
                              GError **error);
/* Brings what the attachments in @from name and @to does not have, but for what is
 * damaged in @from. */
gboolean  td_contents_bring  (TdDb *to, TdDb *from, GCancellable *cancellable, GError **error);

G_END_DECLS
