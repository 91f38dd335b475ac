/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-list-model.h"

#include "td-query-private.h"
#include "td-row-cache.h"

G_BEGIN_DECLS

struct _TdListModel
{
  GObject       parent_instance;

  TdStore      *store;
  TdQuery      *query;      /* the last one asked */
  TdRowCache   *cache;
  GArray       *ids;        /* of gint64 */
  GHashTable   *moved;      /* of gint64: touched since the ids were asked for */

  guint64       generation; /* of the last question */
  GCancellable *cancellable;
  guint         requery_source;
  gboolean      is_loading;
};

/* Asks the query anew, once for all changes that come together. */
void td_list_model_ask_soon (TdListModel *self);
/* Follows what was written: #TdStore::changed. */
void td_list_model_store_changed_cb (TdStore *store, TdChanges *changes, TdListModel *self);

G_END_DECLS
