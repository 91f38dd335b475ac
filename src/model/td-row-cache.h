/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdRowCache:
 *
 * The records that a list has given out, by id.  A record lives as long as
 * somebody holds it; the pages read last are held here.  While it lives, its id
 * gives the same object, and what changes is written into that object.  Main
 * thread.  Private to the model.
 */
typedef struct _TdRowCache TdRowCache;

#define TD_ROWS_PER_PAGE 128
#define TD_PAGES_HELD 16

/* @store: borrowed; must outlive the cache */
TdRowCache *td_row_cache_new    (TdStore *store, const TdEntity *entity);
void        td_row_cache_free   (TdRowCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowCache, td_row_cache_free)

/**
 * td_row_cache_get:
 * @ids: (array length=n_ids): the list
 *
 * The record at @position; its page is read when it is not here.  A record that
 * is gone from the register (the list will hear of it) comes with its id only.
 *
 * Returns: (transfer full): never %NULL
 */
TdRecord   *td_row_cache_get    (TdRowCache *self, const gint64 *ids, guint n_ids, guint position);

/* Reads anew the living records that @changes touch, %NULL: all of them. */
void        td_row_cache_reload (TdRowCache *self, const TdChanges *changes);
/* How often the register was read. */
guint       td_row_cache_get_n_loads (TdRowCache *self);

G_END_DECLS
