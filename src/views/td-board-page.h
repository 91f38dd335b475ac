/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"
#include "td-page.h"

G_BEGIN_DECLS

/**
 * TdBoardPage:
 *
 * "Xếp loại năm": the board of one year in one variant, with the whole department
 * or one person or counter beside it.
 *
 * Actions, also for the header bar's buttons: board.move-line (ui: group, steps),
 * board.reset-line (s: key), board.explain (s: key), board.edit-facts (x: person),
 * board.choose-workers, board.set-workers (s: code), board.new-variant,
 * board.delete-variant, board.compare, board.freeze, board.reopen, board.verify,
 * board.export (s: name), board.step (i), board.toggle-pane, board.close-pane,
 * board.enter-by-hand, board.reload.
 */
#define TD_TYPE_BOARD_PAGE (td_board_page_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardPage, td_board_page, TD, BOARD_PAGE, TdPage)

/* The board that is shown; %NULL while the first one is being read. */
TdBoard    *td_board_page_get_board   (TdBoardPage *self);
/* Shows another year, or another variant of it; @variant %NULL: the frozen one,
 * else the first. */
void        td_board_page_show_board  (TdBoardPage *self, guint year, const char *variant);
/* Shows a person with the explanation; %FALSE when not on the board. */
gboolean    td_board_page_show_person (TdBoardPage *self, gint64 staff);

G_END_DECLS
