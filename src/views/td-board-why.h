/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardWhy:
 *
 * One person of the board: what the rules say and what stands, why, the
 * arithmetic of the group's cap, the council's opinion with what it would do to
 * the counters, the scores, and who decided last.
 *
 * Signal "edit-facts": all facts of the year are wanted.
 */
#define TD_TYPE_BOARD_WHY (td_board_why_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardWhy, td_board_why, TD, BOARD_WHY, GtkWidget)

GtkWidget *td_board_why_new  (void);
/* Shows somebody, or the same person anew; what is being typed stays.  %FALSE when
 * the person is not on the board. */
gboolean   td_board_why_show (TdBoardWhy *self, TdStore *store, TdBoard *board, gint64 staff,
                              gboolean editable);
/* The focus to the first step of the explanation. */
void       td_board_why_focus (TdBoardWhy *self);
/* See td_board_opinion_shift(). */
gboolean   td_board_why_shift_class (TdBoardWhy *self, int by);
/* The explanation that is seen; for tests.  (transfer full) */
char      *td_board_why_dup_text (TdBoardWhy *self);

G_END_DECLS
