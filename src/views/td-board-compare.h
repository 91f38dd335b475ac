/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardCompare:
 *
 * Two variants of a year side by side: the people whose class differs, and the
 * counters of both.
 *
 * Properties: "narrow" (counters below the list).
 * Signal "chosen" (gint64): a person was activated.
 */
#define TD_TYPE_BOARD_COMPARE (td_board_compare_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardCompare, td_board_compare, TD, BOARD_COMPARE, GtkWidget)

GtkWidget *td_board_compare_new     (void);
/* Compares with the next variant of the same year, or the one chosen before;
 * %NULL: lets go of both. */
void       td_board_compare_show    (TdBoardCompare *self, TdStore *store, TdBoard *board);
/* How many people differ; %G_MAXUINT while the other variant is being read. */
guint      td_board_compare_get_n   (TdBoardCompare *self);

G_END_DECLS
