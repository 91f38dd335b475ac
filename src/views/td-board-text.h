/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardText:
 *
 * A text of several lines for a horizontal box.  Unlike a wrapped GtkLabel it does
 * not say how wide it would be if it were so and so high, which boxes ask again and
 * again and which takes a dozen layouts each time.
 *
 * Properties: "label", "lines" (at most so many, -1: all of it).
 */
#define TD_TYPE_BOARD_TEXT (td_board_text_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardText, td_board_text, TD, BOARD_TEXT, GtkWidget)

GtkWidget  *td_board_text_new       (const char *text, int lines);
void        td_board_text_set_label (TdBoardText *self, const char *text);
const char *td_board_text_get_label (TdBoardText *self);

G_END_DECLS
