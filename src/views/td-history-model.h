/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-history.h"
#include "td-id-list.h"
#include "td-store.h"

G_BEGIN_DECLS

/* One entry of the history as a list item. */
#define TD_TYPE_HISTORY_ITEM (td_history_item_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryItem, td_history_item, TD, HISTORY_ITEM, GObject)

const TdChangeEntry *td_history_item_get (TdHistoryItem *self);

/**
 * TdHistoryModel:
 *
 * The history as a list, newest first, of #TdHistoryItem read in pages as they
 * are asked for; with a search only the entries whose words hold it.  Follows
 * the store.  Its ids are the entries' own.
 *
 * Property "n-items" (notifies).
 */
#define TD_TYPE_HISTORY_MODEL (td_history_model_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryModel, td_history_model, TD, HISTORY_MODEL, GObject)

TdHistoryModel *td_history_model_new        (TdStore *store);
/* Words in any order, without marks or case, in what was done and who did it; ""
 * for all.  Searched in a thread. */
void            td_history_model_set_search (TdHistoryModel *self, const char *text);
/* How many entries there are without a search. */
guint           td_history_model_get_total  (TdHistoryModel *self);

extern const TdIdFuncs td_id_funcs_of_history;

G_END_DECLS
