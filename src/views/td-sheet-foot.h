/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetFoot:
 *
 * What a sheet comes to: each layer's total with how much of it is scored, what it is
 * out of, and in words what counts and what was left out.
 */
#define TD_TYPE_SHEET_FOOT (td_sheet_foot_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetFoot, td_sheet_foot, TD, SHEET_FOOT, GtkWidget)

void  td_sheet_foot_show      (TdSheetFoot *self, TdScoreBook *book, guint sheet);
/* @layer: the only one that is shown, -1: all. */
void  td_sheet_foot_set_layer (TdSheetFoot *self, int layer);
/* Everything it says, a line each; for tests.  (transfer full) */
char *td_sheet_foot_dup_text  (TdSheetFoot *self);

G_END_DECLS
