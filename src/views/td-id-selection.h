/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdIdSelection:
 *
 * Which rows of a list are ticked, kept as a set of ids, or as "all except" a
 * set of ids: selecting all of 100,000 rows creates no row.  It survives
 * sorting, filtering and refreshing.  A #GtkSelectionModel over the list.
 *
 * Properties: "model", "n-selected" (notifies).
 */
#define TD_TYPE_ID_SELECTION (td_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (TdIdSelection, td_id_selection, TD, ID_SELECTION, GObject)

TdIdSelection *td_id_selection_new       (GListModel *model, const TdIdFuncs *funcs);
/* Another list: ids that were ticked stay so. */
void           td_id_selection_set_model (TdIdSelection *self, GListModel *model,
                                          const TdIdFuncs *funcs);

/* How many are ticked, also those that a filter hides at present. */
guint          td_id_selection_get_n     (TdIdSelection *self);
/* How many of them the list does not show: a search or a filter hides them. */
guint          td_id_selection_get_n_hidden (TdIdSelection *self);
/* Unticks those. */
void           td_id_selection_keep_shown (TdIdSelection *self);
gboolean       td_id_selection_has       (TdIdSelection *self, gint64 id);
void           td_id_selection_set       (TdIdSelection *self, gint64 id, gboolean selected);
/* Positions @first to @last, in either order. */
void           td_id_selection_set_range (TdIdSelection *self, guint first, guint last,
                                          gboolean selected);
void           td_id_selection_clear     (TdIdSelection *self);

/**
 * td_id_selection_settle:
 *
 * Turns "all except" into the ids that it means now.  To be called before the
 * list is given another search or filter: "all" is what the person saw.
 */
void           td_id_selection_settle    (TdIdSelection *self);

/* The ticked ids: those in the list in its order, then those hidden at present.
 * (element-type gint64) (transfer full) */
GArray        *td_id_selection_dup_ids   (TdIdSelection *self);

G_END_DECLS
