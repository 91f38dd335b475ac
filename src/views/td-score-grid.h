/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"
#include "td-score-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdScoreSort:
 * @TD_SCORE_SORT_ROUND: as the round has its sheets
 * @TD_SCORE_SORT_NAME: people by given name
 * @TD_SCORE_SORT_TOTAL: by the shown layer's total
 * @TD_SCORE_SORT_PERCENT: by the shown layer's share of its maximum
 * @TD_SCORE_SORT_RANK: by what counts; the best first
 * @TD_SCORE_SORT_CRITERION: by the points of one criterion in the shown layer
 */
typedef enum
{
  TD_SCORE_SORT_ROUND,
  TD_SCORE_SORT_NAME,
  TD_SCORE_SORT_TOTAL,
  TD_SCORE_SORT_PERCENT,
  TD_SCORE_SORT_RANK,
  TD_SCORE_SORT_CRITERION,
} TdScoreSort;

/* Whether the sheet at @sheet of the book is shown. */
typedef gboolean (*TdScoreGridFilter) (TdScoreBook *book, guint sheet, gpointer user_data);

/**
 * TdScoreGrid:
 *
 * A round in one layer, for a #GtkScrolledWindow (without overlay scrolling, whose bars
 * would lie over means and classes): subjects down, criteria across,
 * as in a spreadsheet.  Names stay at the left, totals at the right, headings at the
 * top and means at the bottom.  Only the cells in view are drawn.
 *
 * One cell is the current one, and a block from it to another corner is selected.
 * Arrows, Tab, Enter (with Shift: back), Home, End, Page Up and Down, with Ctrl to the
 * edges; Shift with arrows and dragging select.  Typing replaces, F2 and double click
 * edit, Escape takes back what was typed, Delete takes the scores of the block back,
 * Ctrl+C copies it, Ctrl+D fills down its first row.  Alt+Enter and double click on the
 * name open the sheet.  What cannot be written says why.
 *
 * Ctrl+V writes nothing: it proposes (see #TdScorePreview), and every cell proposed can
 * be amended; Ctrl+Enter accepts all as one change, Escape drops them.  An empty cell
 * of the block leaves what there is; one that says "chưa chấm" takes it back.
 *
 * Signals: "current-changed": another cell is current, or what stands in it changed.
 * "activated" (guint sheet): the sheet at that index of the book is to be opened.
 * "changed": scores were written.
 * "preview-changed": proposals came, went or changed.
 * "sort-changed": a heading was clicked.
 */
#define TD_TYPE_SCORE_GRID (td_score_grid_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreGrid, td_score_grid, TD, SCORE_GRID, GtkWidget)

GtkWidget   *td_score_grid_new        (void);
/* Both %NULL, or @store the one that @book is of. */
void         td_score_grid_set_book   (TdScoreGrid *self, TdStore *store, TdScoreBook *book);
TdScoreBook *td_score_grid_get_book   (TdScoreGrid *self); /* nullable */
/* Proposals are dropped, as those for another layer or for hidden rows would be unseen. */
void         td_score_grid_set_layer  (TdScoreGrid *self, TdLayer layer);
TdLayer      td_score_grid_get_layer  (TdScoreGrid *self);
/* @filter: (nullable): all are shown.  Asked now and when sheets come or go, not when
 * scores change, so that no row leaves while it is being filled in.  Proposals are
 * dropped. */
void         td_score_grid_set_filter (TdScoreGrid *self, TdScoreGridFilter filter,
                                       gpointer user_data, GDestroyNotify destroy);
/* Ordered now and when sheets come or go, not when scores change.  @criterion: index in
 * the set, for %TD_SCORE_SORT_CRITERION. */
void         td_score_grid_set_sort   (TdScoreGrid *self, TdScoreSort sort, guint criterion,
                                       gboolean descending);
TdScoreSort  td_score_grid_get_sort   (TdScoreGrid *self, guint *criterion, gboolean *descending);
/* How many sheets are shown. */
guint        td_score_grid_get_n_rows (TdScoreGrid *self);
/* The sheet's index in the book and the criterion's in the set; %FALSE: none is. */
gboolean     td_score_grid_get_current (TdScoreGrid *self, guint *sheet, guint *criterion);
/* (transfer full) (element-type gint64): ids of the sheets in the selected block, or of
 * @all that are shown, as they are ordered. */
GArray      *td_score_grid_list_sheets (TdScoreGrid *self, gboolean all);
/* %FALSE where it is not shown. */
gboolean     td_score_grid_set_current (TdScoreGrid *self, guint sheet, guint criterion);
/* Goes to the next cell that is open and can be scored, from the current one on and
 * around; %FALSE: there is none. */
gboolean     td_score_grid_go_to_open (TdScoreGrid *self);

/* The current cell, as screen readers and the bar above say it.  (transfer full) */
char        *td_score_grid_dup_description (TdScoreGrid *self);
/* Gives the selected cells that state; %TD_SCORE_GIVEN begins editing. */
void         td_score_grid_set_state  (TdScoreGrid *self, TdScoreState state);
/* The selected block with tabs and line ends.  (transfer full) */
char        *td_score_grid_dup_tsv    (TdScoreGrid *self);

/* %NULL while nothing is proposed. */
TdScorePreview *td_score_grid_get_preview (TdScoreGrid *self);
/* Proposes a block from the current cell on, as Ctrl+V does. */
void         td_score_grid_paste      (TdScoreGrid *self, const char *text);
/* Size of the block that was pasted, and how many of its cells lie beyond the grid. */
void         td_score_grid_get_pasted (TdScoreGrid *self, guint *rows, guint *columns,
                                       guint *outside);
void         td_score_grid_accept     (TdScoreGrid *self);
void         td_score_grid_drop       (TdScoreGrid *self);

/* The mean at the foot of a column, counted from 0: of the points given in the rows that
 * are shown; open: none has any. */
TdMark       td_score_grid_get_mean   (TdScoreGrid *self, guint column);

/* How many cells of criteria the last frame drew; for tests. */
guint        td_score_grid_get_n_drawn (TdScoreGrid *self);

G_END_DECLS
