/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardOpinion:
 *
 * The council's opinion on one person: a class and its reason, with what it would
 * do to the counters before it is recorded.  What was begun for somebody stays
 * while others are looked at.
 */
#define TD_TYPE_BOARD_OPINION (td_board_opinion_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardOpinion, td_board_opinion, TD, BOARD_OPINION, GtkWidget)

/* @staff: somebody on the board. */
void td_board_opinion_show   (TdBoardOpinion *self, TdStore *store, TdBoard *board, gint64 staff);
/**
 * td_board_opinion_shift:
 * @by: so many classes lower, -1: one higher
 *
 * Chooses another class than the one that stands, as a draft, and gives the reason
 * the focus.  Returns: %FALSE where there is no such class, and nothing is chosen.
 */
gboolean td_board_opinion_shift (TdBoardOpinion *self, int by);
/* As a person would; for tests. */
void td_board_opinion_choose (TdBoardOpinion *self, TdClass klass, const char *reason);
/* As the button does. */
void td_board_opinion_record (TdBoardOpinion *self);

G_END_DECLS
