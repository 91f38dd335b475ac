/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardView:
 *
 * The rows of a #TdBoardList, for a #GtkScrolledWindow.  All rows are of one
 * height and only those in view exist, so that it scrolls truly however long the
 * board is.  The head of the group in view stays at the top, the head of those
 * without enough data at the bottom.
 *
 * One row is the current one: arrows, Page Up and Down, Home, End, a click.
 * Left and Right close and open groups; Enter and Space too on a head, on other rows
 * they are the action "board.why".  Ctrl+↑ and Ctrl+↓ move the line of the group, and
 * so does dragging it; with Shift they are the action "board.shift-class" (1 or -1:
 * one class lower or higher) for the current person.  Ctrl+C copies the row, or the
 * whole group where its head or line is current.
 *
 * Properties: "current" (gint64, see td_board_list_get_id(), 0: none),
 * "editable" (whether lines can be moved).
 *
 * Signals: "activated" (gint64 person): a click.
 * "line-moved" (guint group, guint above): a line is to stand elsewhere.
 */
#define TD_TYPE_BOARD_VIEW (td_board_view_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardView, td_board_view, TD, BOARD_VIEW, GtkWidget)

GtkWidget   *td_board_view_new          (void);
TdBoardList *td_board_view_get_list     (TdBoardView *self); /* made with it */
gint64       td_board_view_get_current  (TdBoardView *self);
/* %FALSE when there is no such row; scrolls to it. */
gboolean     td_board_view_set_current  (TdBoardView *self, gint64 id);
/* Makes the row at @position current. */
void         td_board_view_go_to        (TdBoardView *self, guint position);
/* To the next (1) or previous (-1) person; %FALSE where there is none. */
gboolean     td_board_view_step_person  (TdBoardView *self, int by);
/* Scrolls as little as shows the row. */
void         td_board_view_reveal       (TdBoardView *self, guint position);
/* The group that the current row belongs to; %TD_BOARD_NO_GROUP. */
guint        td_board_view_get_group    (TdBoardView *self);
gboolean     td_board_view_get_editable (TdBoardView *self);
void         td_board_view_set_editable (TdBoardView *self, gboolean editable);
/* Another year or variant comes: begin at the top. */
void         td_board_view_forget_place (TdBoardView *self);
/* Moves the line of a group by so many people, as the keys do. */
void         td_board_view_move_line    (TdBoardView *self, guint group, int by);
/* The current row as text with tabs; "" without one.  (transfer full) */
char        *td_board_view_dup_tsv      (TdBoardView *self);

G_END_DECLS
