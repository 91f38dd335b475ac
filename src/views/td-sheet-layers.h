/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetLayers:
 *
 * The three layers of one criterion: who gave what when, and an entry where it can be
 * written and is written as text.
 *
 * Signal "select" (guint): the person turned to that layer.
 */
#define TD_TYPE_SHEET_LAYERS (td_sheet_layers_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetLayers, td_sheet_layers, TD, SHEET_LAYERS, GtkWidget)

/* The cell's layer is marked.  What is being typed stays while the cell is the same. */
void       td_sheet_layers_show (TdSheetLayers *self, const TdSheetCell *cell);
/* Writes what is being typed; %FALSE, told: it cannot be taken, and is taken back. */
gboolean   td_sheet_layers_commit (TdSheetLayers *self);
/* The entry of a layer, whether it is shown or not. */
GtkEntry  *td_sheet_layers_get_entry (TdSheetLayers *self, TdLayer layer);

G_END_DECLS
