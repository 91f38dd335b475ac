/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

/* Pixels that are scrolled in a frame while a drag is held beyond the edge. */
#define EDGE_STEP 12

/* --- headings --- */

static void
sort_by (TdScoreGrid *self, TdScoreSort sort, guint criterion)
{
  gboolean same = self->sort == sort &&
                  (sort != TD_SCORE_SORT_CRITERION || self->sort_criterion == criterion);
  /* Points begin with the highest, names and ranks with the first. */
  gboolean high_first = sort == TD_SCORE_SORT_TOTAL || sort == TD_SCORE_SORT_PERCENT ||
                        sort == TD_SCORE_SORT_CRITERION;

  td_score_grid_end_editing (self, TRUE);
  td_score_grid_set_sort (self, sort, criterion, same ? !self->descending : high_first);
  td_score_grid_emit_sort_changed (self);
}

static void
click_head (TdScoreGrid *self, const TdGridHit *hit)
{
  switch (hit->place)
    {
    case TD_GRID_NUMBER_HEAD:
      sort_by (self, TD_SCORE_SORT_ROUND, 0);
      break;
    case TD_GRID_NAME_HEAD:
      sort_by (self, TD_SCORE_SORT_NAME, 0);
      break;
    case TD_GRID_CRITERION_HEAD:
      sort_by (self, TD_SCORE_SORT_CRITERION,
               td_score_grid_column (self, hit->column)->criterion);
      break;
    case TD_GRID_RESULT_HEAD:
      if (hit->result == TD_GRID_TOTAL)
        sort_by (self, TD_SCORE_SORT_TOTAL, 0);
      else if (hit->result == TD_GRID_RANK || hit->result == TD_GRID_BAND)
        sort_by (self, TD_SCORE_SORT_RANK, 0);
      else if (hit->result == TD_GRID_PERCENT)
        sort_by (self, TD_SCORE_SORT_PERCENT, 0);
      break;
    default:
      break;
    }
}

/* --- clicks --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdScoreGrid *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (gesture));
  TdGridHit hit;

  td_score_grid_find_at (self, x, y, &hit);
  self->pressed = hit;
  td_score_grid_end_editing (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (hit.place == TD_GRID_CELL)
    {
      td_score_grid_go (self, hit.row, hit.column, (state & GDK_SHIFT_MASK) != 0);
      if (n_press == 2)
        td_score_grid_edit (self);
    }
  else if (hit.place == TD_GRID_NAME || hit.place == TD_GRID_RESULT)
    {
      td_score_grid_go (self, hit.row, self->column, FALSE);
      if (n_press == 2)
        td_score_grid_emit_activated (self, hit.row);
    }
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdScoreGrid *self)
{
  TdGridHit hit;

  td_score_grid_find_at (self, x, y, &hit);
  /* Not where a block was dragged up to the headings. */
  if (hit.place == self->pressed.place && hit.column == self->pressed.column &&
      hit.result == self->pressed.result)
    click_head (self, &hit);
}

/* --- selecting --- */

static void
drag_begin_cb (TdScoreGrid *self, double x, double y)
{
  TdGridHit hit;

  td_score_grid_find_at (self, x, y, &hit);
  self->is_dragging = hit.place == TD_GRID_CELL;
  self->start_x = x;
  self->start_y = y;
}

static void
select_to (TdScoreGrid *self)
{
  guint row;
  guint column;

  td_score_grid_find_near (self, self->drag_x, self->drag_y, &row, &column);
  if (row != self->row || column != self->column)
    td_score_grid_go (self, row, column, TRUE);
}

static double
get_overshoot (double at, double first, double last)
{
  return at < first ? -EDGE_STEP : at > last ? EDGE_STEP : 0;
}

static gboolean
drag_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TdScoreGrid *self = TD_SCORE_GRID (widget);
  double across = get_overshoot (self->drag_x, self->left,
                                 gtk_widget_get_width (widget) - self->right);
  double down = get_overshoot (self->drag_y, TD_GRID_HEAD_HEIGHT, td_score_grid_get_foot_y (self));

  if (across == 0 && down == 0)
    {
      self->drag_tick = 0;
      return G_SOURCE_REMOVE;
    }
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL,
                          td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL) +
                          across);
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_VERTICAL,
                          td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL) +
                          down);
  select_to (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_update_cb (TdScoreGrid *self, double dx, double dy)
{
  if (!self->is_dragging)
    return;
  self->drag_x = self->start_x + dx;
  self->drag_y = self->start_y + dy;
  if (!td_score_grid_is_editing (self))
    select_to (self);
  if (self->drag_tick == 0)
    self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), drag_tick_cb, NULL, NULL);
}

void
td_score_grid_end_drag (TdScoreGrid *self)
{
  self->is_dragging = FALSE;
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
}

void
td_score_grid_init_mouse (TdScoreGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (td_score_grid_end_drag), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (td_score_grid_end_drag), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
