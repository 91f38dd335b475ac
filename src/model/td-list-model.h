/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdListModel:
 *
 * A #GListModel of #TdRecord over a query: a vector of ids, rows loaded by key
 * in pages as they are asked for (CODE_MODELS.md 4.7).  It follows
 * #TdStore::changed by itself: rows that stay in place are reloaded, others
 * move with the smallest items-changed.  A position gives the same object
 * until all references to it are gone.  Main thread.
 *
 * Properties: "n-items" (notifies), "loading" (a query is on its way).
 */
#define TD_TYPE_LIST_MODEL (td_list_model_get_type ())
G_DECLARE_FINAL_TYPE (TdListModel, td_list_model, TD, LIST_MODEL, GObject)

/* Runs the first query at once, waiting for it, so that a list opens filled. */
TdListModel   *td_list_model_new       (TdStore *store, const TdQuery *query);
/* A new search, filter or sort: on the database thread, stale answers dropped. */
void           td_list_model_set_query (TdListModel *self, const TdQuery *query);
const TdQuery *td_list_model_get_query (TdListModel *self);
gint64         td_list_model_get_id    (TdListModel *self, guint position); /* 0 past the end */
/* The position of an id; %FALSE when it is not in the list. */
gboolean       td_list_model_find      (TdListModel *self, gint64 id, guint *position);
/* All ids in order, valid until the list changes. */
const gint64  *td_list_model_get_ids   (TdListModel *self, guint *n_ids);
/* Counts for tests and benchmarks: pages read so far. */
guint          td_list_model_get_n_loads (TdListModel *self);

/**
 * TdListModel::refreshing, TdListModel::refreshed:
 *
 * Around a change so large that it comes as remove-all, add-all: the view keeps
 * scroll and selection by id.
 */

G_END_DECLS
