/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-db-private.h"
#include "td-query.h"

G_BEGIN_DECLS

/**
 * TdSearchCache:
 *
 * The search texts of one entity in memory, in the order of its lists, so that a
 * keystroke looks through a hundred thousand people in a few milliseconds, where
 * SQLite needs longer to hand the rows over than to compare them.  It follows the
 * change log: a record that was edited since is read anew, and everything when the
 * order changed, which costs what one search by SQL costs.  Of a hundred thousand
 * people it holds some ten megabytes.
 *
 * It answers what td_sql_from_query() would answer, which test-search-cache
 * holds against each other.  Belongs to the thread of its connection.
 */
typedef struct _TdSearchCache TdSearchCache;

TdSearchCache *td_search_cache_new    (TdDb *db, const TdEntity *entity);
void           td_search_cache_free   (TdSearchCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSearchCache, td_search_cache_free)

/* Whether the query is one for a cache: a search without filters, by title.
 * Within a transaction SQL answers, as what is seen there may be rolled back. */
gboolean       td_search_cache_serves (TdDb *db, const TdQuery *query);
/* The ids that answer the query, in its order.  (element-type gint64) (transfer full) */
GArray        *td_search_cache_query  (TdSearchCache *self, const TdQuery *query, GError **error);

G_END_DECLS
