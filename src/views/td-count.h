/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/* Counts what several queries would find, in a thread with a reader of its own, so
 * that numbers beside a list of 100,000 never keep the list waiting. */

/* @queries: (element-type TdQuery) (transfer full) */
void    td_count_async  (TdStore *store, GPtrArray *queries, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
/* (element-type gint64) (transfer full): in the order of the queries; %NULL on error. */
GArray *td_count_finish (TdStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
