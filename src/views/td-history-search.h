/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/**
 * td_history_search_async:
 * @text: words, with or without marks, in any order
 *
 * Looks for the changes whose description or author has all the words, in a
 * thread with a reader of its own.
 */
void    td_history_search_async  (TdStore *store, const char *text, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* Their ids, newest first.  (element-type gint64) (transfer full) */
GArray *td_history_search_finish (TdStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
