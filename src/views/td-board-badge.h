/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardBadge:
 *
 * An icon and a word on a tint: the class of a person, or how a counter stands
 * to its cap.
 */
#define TD_TYPE_BOARD_BADGE (td_board_badge_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardBadge, td_board_badge, TD, BOARD_BADGE, GtkWidget)

GtkWidget *td_board_badge_new          (void);
/* @icon: (nullable); @style: a style class, static. */
void       td_board_badge_show         (TdBoardBadge *self, const char *icon, const char *text,
                                        const char *style);
/* @in_short: one word. */
void       td_board_badge_show_class   (TdBoardBadge *self, TdClass klass, gboolean in_short);
void       td_board_badge_show_counter (TdBoardBadge *self, TdBoard *board,
                                        const TdBoardCounter *counter);
const char *td_board_badge_get_text    (TdBoardBadge *self);

G_END_DECLS
