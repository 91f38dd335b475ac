/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetFigure:
 *
 * A layer of a row of the sheet: its points, or in words why there are none, and at the
 * left how they differ from the layer before.
 */
#define TD_TYPE_SHEET_FIGURE (td_sheet_figure_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetFigure, td_sheet_figure, TD, SHEET_FIGURE, GtkWidget)

GtkWidget *td_sheet_figure_new  (void);
void       td_sheet_figure_show (TdSheetFigure *self, const TdSheetCell *cell);
/* "▼1,0 4,0": for tests.  (transfer full) */
char      *td_sheet_figure_dup_text (TdSheetFigure *self);

G_END_DECLS
