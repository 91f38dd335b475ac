/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardRowView:
 *
 * One row on the screen, whatever its kind: head of a group, person, cap, line.
 * It is given another row while the board scrolls; what it has not shown yet it
 * has not made.
 *
 * Its buttons ask for "board.move-line" (group, steps), "board.edit-facts"
 * (person's id) and "board.choose-workers".
 */
#define TD_TYPE_BOARD_ROW_VIEW (td_board_row_view_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardRowView, td_board_row_view, TD, BOARD_ROW_VIEW, GtkWidget)

/**
 * TdBoardRowFlags:
 * @TD_BOARD_ROW_EDITABLE: the line can be moved and facts entered
 * @TD_BOARD_ROW_SHORT: there is little room: badges of one word
 * @TD_BOARD_ROW_ONE_SCORE: there is one column of scores, for the deciding one
 */
typedef enum
{
  TD_BOARD_ROW_PLAIN    = 0,
  TD_BOARD_ROW_EDITABLE = 1 << 0,
  TD_BOARD_ROW_SHORT    = 1 << 1,
  TD_BOARD_ROW_ONE_SCORE = 1 << 2,
} TdBoardRowFlags;

GtkWidget *td_board_row_view_new          (void);
void       td_board_row_view_show         (TdBoardRowView *self, TdBoardList *list, guint position,
                                           TdBoardRowFlags flags);
guint      td_board_row_view_get_position (TdBoardRowView *self);
/* Marks the row that is the current one. */
void       td_board_row_view_set_current  (TdBoardRowView *self, gboolean current);

G_END_DECLS
