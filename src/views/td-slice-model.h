/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-selection.h"
#include "td-table-column.h"

G_BEGIN_DECLS

/**
 * TdSlot:
 *
 * One line of a table on the screen.  It stays where it is and is given other
 * rows while the list scrolls under it, so that no widget is made or dropped.
 */
#define TD_TYPE_SLOT (td_slot_get_type ())
G_DECLARE_FINAL_TYPE (TdSlot, td_slot, TD, SLOT, GObject)

gpointer   td_slot_get_item     (TdSlot *self); /* (transfer none) (nullable) */
guint      td_slot_get_position (TdSlot *self); /* in the whole list */
void       td_slot_add_cell     (TdSlot *self, TdTableColumn *column, GtkWidget *cell);
void       td_slot_remove_cell  (TdSlot *self, GtkWidget *cell);
/* The widget of the whole row in GTK's list; %NULL while it has none. */
GtkWidget *td_slot_get_row      (TdSlot *self);

/**
 * TdSliceModel:
 *
 * The rows in view: a list of #TdSlot over [offset, offset + wanted) of another
 * list, of which nothing else is ever loaded.  GTK's list views, which jump in
 * long lists (GTK 4.8), so get a list that is as long as the window is high.
 *
 * A #GtkSelectionModel that shows what the #TdIdSelection says; what GTK's own
 * clicks and keys want to select is refused, since the table does that.
 *
 * Signal "slot-changed" (TdSlot): the slot shows another row, or its row changed.
 */
#define TD_TYPE_SLICE_MODEL (td_slice_model_get_type ())
G_DECLARE_FINAL_TYPE (TdSliceModel, td_slice_model, TD, SLICE_MODEL, GObject)

TdSliceModel *td_slice_model_new        (void);
void          td_slice_model_set_source (TdSliceModel *self, GListModel *source,
                                         TdIdSelection *selection);
guint         td_slice_model_get_offset (TdSliceModel *self);
/* Shows @wanted rows from @offset, fewer where the list ends; reads every one anew. */
void          td_slice_model_show       (TdSliceModel *self, guint offset, guint wanted);
/* The @index-th slot; %NULL where there are fewer. */
TdSlot       *td_slice_model_get_slot   (TdSliceModel *self, guint index);

G_END_DECLS
