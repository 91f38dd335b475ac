/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetFilter: which criteria of a sheet are shown.
 * @TD_SHEET_SHOW_DIFFERENCES: where a layer says something else than the one before
 * @TD_SHEET_SHOW_LACKING: that have points and lack the file they need
 * @TD_SHEET_SHOW_QUESTIONED: that have an open question
 */
typedef enum
{
  TD_SHEET_SHOW_ALL,
  TD_SHEET_SHOW_DIFFERENCES,
  TD_SHEET_SHOW_LACKING,
  TD_SHEET_SHOW_QUESTIONED,
} TdSheetFilter;

/**
 * TdSheetTable:
 *
 * The criteria of one sheet with their groups, one cell of them the current one, for a
 * #GtkScrolledWindow.  Moves and edits like a #TdScoreGrid; on a group Left folds and
 * Right unfolds it.
 *
 * Signal "current-changed": another cell is current.
 */
#define TD_TYPE_SHEET_TABLE (td_sheet_table_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetTable, td_sheet_table, TD, SHEET_TABLE, GtkWidget)

/* @book: %NULL: nothing is shown.  Of another sheet of the same set the cell stays. */
void       td_sheet_table_show        (TdSheetTable *self, TdStore *store, TdScoreBook *book,
                                       guint sheet);
/* Scores of the sheet changed; which rows are shown stays. */
void       td_sheet_table_refresh     (TdSheetTable *self);
void       td_sheet_table_set_filter  (TdSheetTable *self, TdSheetFilter filter);
/* Whether only the current cell's layer is shown. */
void       td_sheet_table_set_narrow  (TdSheetTable *self, gboolean narrow);
/* Also of a group; %FALSE: there is none. */
gboolean   td_sheet_table_get_current (TdSheetTable *self, TdSheetCell *cell);
void       td_sheet_table_set_current (TdSheetTable *self, guint criterion, TdLayer layer);
/* Gives the current cell that state; %TD_SCORE_GIVEN begins editing. */
void       td_sheet_table_set_state   (TdSheetTable *self, TdScoreState state);
/* Writes what is being typed; %FALSE: it cannot be taken, and is still there. */
gboolean   td_sheet_table_try_commit  (TdSheetTable *self);
/* How many criteria answer a filter. */
guint      td_sheet_table_count       (TdSheetTable *self, TdSheetFilter filter);
/* The shown rows, a line each, "*" before the current one; for tests.  (transfer full) */
char      *td_sheet_table_dup_text    (TdSheetTable *self);

G_END_DECLS
