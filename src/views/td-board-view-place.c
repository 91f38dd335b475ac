/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"

#include <math.h>

#define H TD_BOARD_ROW_HEIGHT

/* --- scrolling --- */

void
td_board_view_scroll_by (TdBoardView *self, double pixels)
{
  GtkAdjustment *vertical = td_board_view_get_vertical (self);

  if (vertical != NULL)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + pixels);
}

void
td_board_view_reveal (TdBoardView *self, guint position)
{
  GtkAdjustment *vertical = td_board_view_get_vertical (self);
  gboolean is_head = td_board_row_is_head (td_board_list_get (self->list, position));
  double page = td_board_view_get_page (self);
  double above = is_head ? 0 : H;
  double below;
  double y = (double) position * H;
  guint bottom;

  if (vertical == NULL || page < 2 * H)
    return;
  if (y - above < gtk_adjustment_get_value (vertical))
    gtk_adjustment_set_value (vertical, MAX (y - above, 0));
  below = td_board_view_find_bottom (self, &bottom) && position < bottom ? H : 0;
  if (y + H > gtk_adjustment_get_value (vertical) + page - below)
    gtk_adjustment_set_value (vertical, y + H - page + below);
}

gboolean
td_board_view_find_at (TdBoardView *self, double y, guint *position)
{
  double row = (y + td_board_view_get_value (self)) / H;
  guint sticky;

  if (gtk_widget_get_visible (self->top) && y < H && td_board_view_find_top (self, &sticky))
    {
      *position = sticky;
      return TRUE;
    }
  if (gtk_widget_get_visible (self->bottom) && y >= td_board_view_get_page (self) - H &&
      td_board_view_find_bottom (self, &sticky))
    {
      *position = sticky;
      return TRUE;
    }
  if (row < 0 || row >= td_board_list_get_n (self->list))
    return FALSE;
  *position = (guint) row;
  return TRUE;
}

/* --- the current row --- */

static void
mark_current (TdBoardView *self, gint64 id, guint position)
{
  gboolean changed = id != self->current;

  self->current = id;
  self->current_position = position;
  for (guint i = 0; i < self->rows->len; i++)
    td_board_row_view_set_current (self->rows->pdata[i], id != 0 && self->first + i == position);
  if (changed)
    td_board_view_notify_current (self);
}

static gboolean
is_line (TdBoardView *self, guint position)
{
  return td_board_list_get (self->list, position)->kind == TD_BOARD_ROW_LINE;
}

/* Where the view is to stand after its rows became others. */
static double
find_place (TdBoardView *self)
{
  double value = td_board_view_get_value (self);
  double seen_at = td_board_view_get_row_y (self, self->current_position);
  gboolean was_seen = self->current != 0 && seen_at >= 0 && seen_at < td_board_view_get_page (self);
  guint found;

  if (self->current != 0 && td_board_list_find (self->list, self->current, &found))
    {
      self->current_position = found;
      if (was_seen && !is_line (self, found))
        return (double) found * H - seen_at;
    }
  else
    mark_current (self, 0, 0);
  /* Who looks at the beginning sees what begins there now. */
  if (value <= 0 || self->top_id == 0)
    return 0;
  return td_board_list_find (self->list, self->top_id, &found)
         ? (double) found * H + fmod (value, H) : value;
}

/*
 * The rows are others: what a person looks at stays where it is.  That is the
 * current row when it was in view, else the first row in view unless it was the very
 * first one.  But when the line is current, then it is what moves, past people who stay.
 */
void
td_board_view_follow_list (TdBoardView *self)
{
  double value = find_place (self);

  self->allocating = TRUE;
  td_board_view_configure (self, value, (int) td_board_view_get_page (self));
  self->allocating = FALSE;
  td_board_view_show_from (self, td_board_view_get_first (self), TRUE);
}

void
td_board_view_focus_current (TdBoardView *self)
{
  GtkWidget *target = GTK_WIDGET (self);

  /* Nothing is chosen yet: the keys begin at the first row in view. */
  if (self->current == 0 && self->rows->len > 0)
    target = self->rows->pdata[0];
  else if (self->current_position >= self->first &&
           self->current_position - self->first < self->rows->len)
    target = self->rows->pdata[self->current_position - self->first];
  if (target != GTK_WIDGET (self) && gtk_widget_get_visible (target))
    gtk_widget_grab_focus (target);
  else if (gtk_widget_get_root (target) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (target), GTK_WIDGET (self));
}

gint64
td_board_view_get_current (TdBoardView *self)
{
  return self->current;
}

/* %NULL: none. */
const TdBoardRow *
td_board_view_get_current_row (TdBoardView *self)
{
  return self->current != 0 && self->current_position < td_board_list_get_n (self->list)
         ? td_board_list_get (self->list, self->current_position)
         : NULL;
}

void
td_board_view_go_to (TdBoardView *self, guint position)
{
  gint64 id = td_board_list_get_id (self->list, position);

  td_board_view_reveal (self, position);
  mark_current (self, id, position);
}

gboolean
td_board_view_set_current (TdBoardView *self, gint64 id)
{
  guint position;

  if (id == 0 || !td_board_list_find (self->list, id, &position))
    {
      mark_current (self, 0, 0);
      return id == 0;
    }
  td_board_view_go_to (self, position);
  return TRUE;
}

gboolean
td_board_view_step_person (TdBoardView *self, int by)
{
  gint64 n = td_board_list_get_n (self->list);
  gint64 at = self->current != 0 ? self->current_position : by > 0 ? -1 : n;

  for (at += by; at >= 0 && at < n; at += by)
    {
      if (!td_board_row_is_person (td_board_list_get (self->list, (guint) at)))
        continue;
      td_board_view_go_to (self, (guint) at);
      return TRUE;
    }
  return FALSE;
}

guint
td_board_view_get_group (TdBoardView *self)
{
  guint n = td_board_list_get_n (self->list);

  return self->current != 0 && self->current_position < n
         ? td_board_list_get (self->list, self->current_position)->group
         : TD_BOARD_NO_GROUP;
}

void
td_board_view_forget_place (TdBoardView *self)
{
  mark_current (self, 0, 0);
  self->top_id = 0;
}
