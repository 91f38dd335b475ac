/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardCounterView:
 *
 * Why a counter says what it says: the arithmetic of the cap of a group, a body
 * or the whole, how its people are classed, and who moved its line last.
 *
 * "board.reset-line" (key) is asked for by its button.
 */
#define TD_TYPE_BOARD_COUNTER_VIEW (td_board_counter_view_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardCounterView, td_board_counter_view, TD, BOARD_COUNTER_VIEW, GtkWidget)

GtkWidget *td_board_counter_view_new  (void);
/* %FALSE when there is no counter of that key. */
gboolean   td_board_counter_view_show (TdBoardCounterView *self, TdStore *store, TdBoard *board,
                                       const char *key, gboolean editable);
/* The focus to the first step of the explanation. */
void       td_board_counter_view_focus (TdBoardCounterView *self);
/* The explanation that is seen; for tests.  (transfer full) */
char      *td_board_counter_view_dup_text (TdBoardCounterView *self);

G_END_DECLS
