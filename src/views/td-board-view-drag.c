/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"

#define H TD_BOARD_ROW_HEIGHT
/* How far the board scrolls in a frame while the line is held at an edge. */
#define EDGE_SPEED 7
/* So many rows above and below the line are seen when it moves. */
#define AROUND 3

void
td_board_view_move_line (TdBoardView *self, guint group, int by)
{
  TdBoard *board = td_board_list_get_board (self->list);
  gint64 above;
  guint position;

  if (!self->editable || board == NULL || group >= td_board_get_n_groups (board))
    return;
  above = (gint64) td_board_list_get_line (self->list, group) + by;
  if (above < 0 || above > td_board_get_group (board, group)->n_eligible)
    return;
  td_board_list_preview_line (self->list, group, (guint) above);
  /* What is moved is to be seen, wherever the current row is, with those it will pass next. */
  if (td_board_list_find_row (self->list, TD_BOARD_ROW_LINE, group, &position))
    {
      td_board_view_reveal (self, position - MIN (position, AROUND));
      td_board_view_reveal (self, MIN (position + AROUND, td_board_list_get_n (self->list) - 1));
      td_board_view_reveal (self, position);
    }
  td_board_view_emit_line_moved (self, group, (guint) above);
}

/* How many people of the group whose score reaches stand above this height. */
static guint
count_above (TdBoardView *self, guint group, double y)
{
  TdBoard *board = td_board_list_get_board (self->list);
  guint above = 0;
  guint i;

  if (!td_board_list_find_row (self->list, TD_BOARD_ROW_GROUP, group, &i))
    return 0;
  for (; i < td_board_list_get_n (self->list); i++)
    {
      const TdBoardRow *row = td_board_list_get (self->list, i);

      if (row->group != group || td_board_view_get_row_y (self, i) + H / 2.0 >= y)
        break;
      if (row->kind == TD_BOARD_ROW_PERSON)
        above = MAX (above, td_board_get_person (board, row->person)->eligible);
    }
  return above;
}

static void
follow_pointer (TdBoardView *self)
{
  td_board_list_preview_line (self->list, self->dragged,
                              count_above (self, self->dragged, self->drag_y));
}

static gboolean
scroll_at_edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TdBoardView *self = TD_BOARD_VIEW (widget);
  int height = gtk_widget_get_height (widget);

  if (self->drag_y < 2 * H)
    td_board_view_scroll_by (self, -EDGE_SPEED);
  else if (self->drag_y > height - 2 * H)
    td_board_view_scroll_by (self, EDGE_SPEED);
  else
    return G_SOURCE_CONTINUE;
  follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TdBoardView *self)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  const TdBoardRow *row;
  guint position;

  if (!self->editable || !td_board_view_find_at (self, y, &position) ||
      (target != NULL && gtk_widget_get_ancestor (target, GTK_TYPE_BUTTON) != NULL))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  row = td_board_list_get (self->list, position);
  if (row->kind != TD_BOARD_ROW_LINE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  td_board_view_go_to (self, position);
  td_board_view_focus_current (self);
  self->dragged = row->group;
  self->drag_y = y;
  self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_at_edge_cb, NULL,
                                                  NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "row-resize");
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TdBoardView *self)
{
  double y;

  if (self->dragged == TD_BOARD_NO_GROUP)
    return;
  gtk_gesture_drag_get_start_point (gesture, NULL, &y);
  self->drag_y = y + dy;
  follow_pointer (self);
}

void
td_board_view_end_drag (TdBoardView *self)
{
  self->dragged = TD_BOARD_NO_GROUP;
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TdBoardView *self)
{
  guint group = self->dragged;
  guint above;

  if (group == TD_BOARD_NO_GROUP)
    return;
  td_board_view_end_drag (self);
  above = td_board_list_get_line (self->list, group);
  if (above == td_board_get_group (td_board_list_get_board (self->list), group)->line)
    td_board_list_end_preview (self->list);
  else
    td_board_view_emit_line_moved (self, group, above);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TdBoardView *self)
{
  if (self->dragged == TD_BOARD_NO_GROUP)
    return;
  td_board_view_end_drag (self);
  td_board_list_end_preview (self->list);
}

void
td_board_view_init_drag (TdBoardView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
