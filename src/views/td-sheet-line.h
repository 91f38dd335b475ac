/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/* Widths of the sheet's columns, in px; the criterion takes what is left. */
#define TD_SHEET_CODE_WIDTH     46
#define TD_SHEET_MAX_WIDTH      60
#define TD_SHEET_LAYER_WIDTH    96
#define TD_SHEET_EVIDENCE_WIDTH 66

/**
 * TdSheetLine:
 *
 * A criterion of the sheet, or a group with its sums.
 */
#define TD_TYPE_SHEET_LINE (td_sheet_line_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetLine, td_sheet_line, TD, SHEET_LINE, GtkWidget)

/* @criterion: index in the set, for good. */
GtkWidget *td_sheet_line_new           (const TdCriteriaSet *set, guint criterion);
guint      td_sheet_line_get_criterion (TdSheetLine *self);
gboolean   td_sheet_line_is_group      (TdSheetLine *self);
/* Points, differences, evidence.  The cell's criterion and layer are not looked at. */
void       td_sheet_line_show          (TdSheetLine *self, const TdSheetCell *cell);
/* @layer: the only one that is shown, -1: all. */
void       td_sheet_line_set_layer     (TdSheetLine *self, int layer);
/* @layer: whose cell is the current one, -1: none of this row. */
void       td_sheet_line_set_current   (TdSheetLine *self, int layer);
void       td_sheet_line_set_folded    (TdSheetLine *self, gboolean folded);
/* In the coordinates of @other. */
gboolean   td_sheet_line_get_cell      (TdSheetLine *self, TdLayer layer, GtkWidget *other,
                                       GdkRectangle *area);
/* The layer at that place of the row, -1: none. */
int        td_sheet_line_find_layer    (TdSheetLine *self, double x);
/* "2|Kế hoạch|5|5,0|▼1,0 4,0|chưa chấm|1": for tests.  (transfer full) */
char      *td_sheet_line_dup_text      (TdSheetLine *self);

G_END_DECLS
