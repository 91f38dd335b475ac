/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-history.h"
#include "td-preferences.h"
#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdHistoryPane:
 *
 * What one entry of the history changed: the records with their fields, each with
 * its value before and after; and "Hoàn tác" where that can be.
 */
#define TD_TYPE_HISTORY_PANE (td_history_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryPane, td_history_pane, TD, HISTORY_PANE, GtkWidget)

GtkWidget *td_history_pane_new  (TdStore *store, TdPreferences *preferences);
/* @entry %NULL: nothing.  @can_undo: it is what win.undo would undo. */
void       td_history_pane_show (TdHistoryPane *self, const TdChangeEntry *entry,
                                 gboolean can_undo);

G_END_DECLS
