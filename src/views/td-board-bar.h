/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardBar:
 *
 * How the classes share one bar, the best at the left.  The same figures stand
 * beside it as text, so that screen readers pass it over.
 */
#define TD_TYPE_BOARD_BAR (td_board_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardBar, td_board_bar, TD, BOARD_BAR, GtkWidget)

GtkWidget *td_board_bar_new  (void);
void       td_board_bar_show (TdBoardBar *self, const TdBoardCounter *counter);

G_END_DECLS
