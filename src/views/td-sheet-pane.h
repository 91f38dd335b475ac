/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetPane:
 *
 * One criterion of a sheet, for a #TdDetailsPane: its three layers with an entry by its
 * rule, its three states, why it has these points, guidance and legal basis, evidence,
 * why a layer differs, questions and answers.
 *
 * Signals: "select" (guint): the person turned to that layer; "state" (guint): that
 * #TdScoreState is wanted of the shown cell.
 */
#define TD_TYPE_SHEET_PANE (td_sheet_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetPane, td_sheet_pane, TD, SHEET_PANE, GtkWidget)

/* Also of a group.  What is being typed stays while the cell is the same. */
void       td_sheet_pane_show       (TdSheetPane *self, const TdSheetCell *cell);
/* Writes what is being typed, answers that were begun included; %FALSE, told: something
 * of it cannot be taken. */
gboolean   td_sheet_pane_commit     (TdSheetPane *self);
/* As if typed; for tests. */
void       td_sheet_pane_set_reason (TdSheetPane *self, const char *text);
/* "9. Chế độ báo cáo", "Group III · maximum 10": for the heading.  (transfer full) */
char      *td_sheet_pane_dup_title  (const TdSheetCell *cell);
char      *td_sheet_pane_dup_subtitle (const TdSheetCell *cell);

G_END_DECLS
