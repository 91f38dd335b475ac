/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdSheetView:
 *
 * One score sheet: criteria down, the three layers across, evidence and reasons in a
 * pane beside it.  Follows the book by itself.
 *
 * Arrows, Tab and Enter move as in a spreadsheet, typing replaces, F2 edits, Escape
 * takes back what was typed, Delete takes the score back.  Alt+← and Alt+→ show the
 * sheet before and after, F9 shows the pane.  What cannot be written says why.
 *
 * Properties: "title" (whose sheet), "subtitle" (round, set and version), both read
 * only; "narrow" (to be bound to the page's: one layer is shown, the pane lies over it).
 * Signal "closed": back to the round is wanted, or the sheet is gone.
 */
#define TD_TYPE_SHEET_VIEW (td_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetView, td_sheet_view, TD, SHEET_VIEW, GtkWidget)

GtkWidget  *td_sheet_view_new      (void);
/**
 * td_sheet_view_show:
 * @store: the one that @book is of
 * @book: (nullable): %NULL forgets what was shown
 * @sheet: index in the book
 */
void        td_sheet_view_show     (TdSheetView *self, TdStore *store, TdScoreBook *book,
                                    guint sheet);
/* Writes what is being typed, answers that were begun included; %FALSE, told: something
 * of it cannot be taken, and is still there.  The view does it by itself before it moves
 * the sheet on or shows another one, and when it goes from the screen. */
gboolean    td_sheet_view_commit   (TdSheetView *self);
/* What belongs at the start and at the end of the header bar while it is shown.  Their
 * actions work wherever they are put; "Close Round…" is scores.close.  (transfer none) */
GtkWidget  *td_sheet_view_get_header_start (TdSheetView *self);
GtkWidget  *td_sheet_view_get_header_end   (TdSheetView *self);
const char *td_sheet_view_get_title        (TdSheetView *self);
const char *td_sheet_view_get_subtitle     (TdSheetView *self);
/* The sheet's index in the book; %FALSE while none is shown. */
gboolean    td_sheet_view_get_sheet        (TdSheetView *self, guint *sheet);
/* The criterion's index in the set. */
void        td_sheet_view_select           (TdSheetView *self, guint criterion, TdLayer layer);

G_END_DECLS
