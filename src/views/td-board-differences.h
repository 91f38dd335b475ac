/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardDifferences:
 *
 * The people whose class differs between two boards, with both classes.
 *
 * Signal "chosen" (gint64): a person was activated.
 */
#define TD_TYPE_BOARD_DIFFERENCES (td_board_differences_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardDifferences, td_board_differences, TD, BOARD_DIFFERENCES, GtkWidget)

/* @first, @second: what the two boards are called. */
void  td_board_differences_set_titles (TdBoardDifferences *self, const char *first,
                                       const char *second);
void  td_board_differences_show       (TdBoardDifferences *self, TdBoard *first, TdBoard *second);
guint td_board_differences_get_n      (TdBoardDifferences *self);

G_END_DECLS
