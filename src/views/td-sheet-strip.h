/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdSheetStrip:
 *
 * Where a sheet is on its way: the states one after the other, those behind it ticked,
 * the present one filled.
 *
 * Property "narrow": only the present one is shown.
 */
#define TD_TYPE_SHEET_STRIP (td_sheet_strip_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetStrip, td_sheet_strip, TD, SHEET_STRIP, GtkWidget)

void  td_sheet_strip_show       (TdSheetStrip *self, TdSheetState state);
void  td_sheet_strip_set_narrow (TdSheetStrip *self, gboolean narrow);
/* "✓ Self-scoring › Submitted": for tests.  (transfer full) */
char *td_sheet_strip_dup_text   (TdSheetStrip *self);

G_END_DECLS
