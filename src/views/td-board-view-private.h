/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-row.h"
#include "td-board-view.h"
#include "td-scrolling.h"

G_BEGIN_DECLS

/**
 * TdBoardView:
 * @rows: (element-type TdBoardRowView): those in view, from the @first row on
 * @top, @bottom: the heads that stay in view
 * @top_id: id of the first row in view, which stays in place when rows change
 * @current_position: where the current row was seen last
 * @width_flags: what the rows leave out for want of room
 * @allocating: sizes are being given: no row may be made or filled
 * @fit_idle: rows are made and filled once they were
 * @pressed: id of the row that the button went down on
 * @dragged: the group whose line is being dragged, %TD_BOARD_NO_GROUP
 * @drag_y: where the pointer is
 * @drag_tick: scrolls while it is held at an edge
 */
struct _TdBoardView
{
  GtkWidget            parent_instance;

  TdBoardList         *list;
  TdScrolling          scrolling;
  GPtrArray           *rows;
  GtkWidget           *top;
  GtkWidget           *bottom;
  guint                first;
  gint64               top_id;
  gint64               current;
  guint                current_position;
  gboolean             editable;
  TdBoardRowFlags      width_flags;
  gboolean             allocating;
  guint                fit_idle;

  gint64               pressed;
  guint                dragged;
  double               drag_y;
  guint                drag_tick;
};

/* --- the rows in view: td-board-view-rows.c --- */
void     td_board_view_init_rows        (TdBoardView *self);
void     td_board_view_class_init_rows  (GtkWidgetClass *widget_class);
GtkAdjustment *
         td_board_view_get_vertical     (TdBoardView *self); /* nullable */
double   td_board_view_get_value        (TdBoardView *self);
double   td_board_view_get_page         (TdBoardView *self);
/* The top of a row, in the view. */
double   td_board_view_get_row_y        (TdBoardView *self, guint position);
/* The first row that is seen, perhaps in part. */
guint    td_board_view_get_first        (TdBoardView *self);
/* Shows the rows from @first on; @all: every one anew. */
void     td_board_view_show_from        (TdBoardView *self, guint first, gboolean all);
/* As many rows as fit, once sizes have been given. */
void     td_board_view_queue_fit        (TdBoardView *self);
/* Tells the scroll bar of @height and as many rows as there are now. */
void     td_board_view_configure        (TdBoardView *self, double value, int height);
/* The heads that stay in view; %FALSE while they are in view by themselves. */
gboolean td_board_view_find_top         (TdBoardView *self, guint *position);
gboolean td_board_view_find_bottom      (TdBoardView *self, guint *position);

/* --- keys and mouse: td-board-view-input.c --- */
void     td_board_view_class_init_input (GtkWidgetClass *widget_class);
void     td_board_view_init_input       (TdBoardView *self);
void     td_board_view_copy             (TdBoardView *self); /* td-board-view-copy.c */
/* Dragging the line: td-board-view-drag.c */
void     td_board_view_init_drag        (TdBoardView *self);
void     td_board_view_end_drag         (TdBoardView *self);

/* --- where things are: td-board-view-place.c --- */
/* After the rows became others. */
void     td_board_view_follow_list      (TdBoardView *self);
const TdBoardRow *
         td_board_view_get_current_row  (TdBoardView *self); /* nullable */
/* The row at a height of the view, heads that stay in view included; %FALSE below the last. */
gboolean td_board_view_find_at          (TdBoardView *self, double y, guint *position);
void     td_board_view_scroll_by        (TdBoardView *self, double pixels);
/* Puts the focus on the row that is current, if it is in view. */
void     td_board_view_focus_current    (TdBoardView *self);

/* --- signals: td-board-view.c --- */
void     td_board_view_notify_current   (TdBoardView *self);
void     td_board_view_emit_activated   (TdBoardView *self, gint64 staff);
void     td_board_view_emit_line_moved  (TdBoardView *self, guint group, guint above);

G_END_DECLS
