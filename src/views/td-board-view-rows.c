/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"

#include <math.h>

#define H TD_BOARD_ROW_HEIGHT
/* Rows made before the height is known: a little more than 1366x768 shows. */
#define FIRST_ROWS 25

GtkAdjustment *
td_board_view_get_vertical (TdBoardView *self)
{
  return td_scrolling_get (&self->scrolling, GTK_ORIENTATION_VERTICAL);
}

double
td_board_view_get_value (TdBoardView *self)
{
  return td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
}

double
td_board_view_get_page (TdBoardView *self)
{
  return td_scrolling_get_page (&self->scrolling, GTK_ORIENTATION_VERTICAL);
}

double
td_board_view_get_row_y (TdBoardView *self, guint position)
{
  return (double) position * H - td_board_view_get_value (self);
}

/* --- the rows in view --- */

static TdBoardRowFlags
get_width_flags (int width)
{
  return (width < TD_BOARD_SHORT_WIDTH ? TD_BOARD_ROW_SHORT : 0) |
         (width < TD_BOARD_ONE_SCORE_WIDTH ? TD_BOARD_ROW_ONE_SCORE : 0);
}

static TdBoardRowFlags
get_flags (TdBoardView *self)
{
  return (self->editable ? TD_BOARD_ROW_EDITABLE : 0) | self->width_flags;
}

/* Where the slot at @index of the rows in view shows nothing it is hidden. */
static void
fill_row (TdBoardView *self, guint index)
{
  GtkWidget *row = self->rows->pdata[index];
  guint position = self->first + index;
  gboolean exists = position < td_board_list_get_n (self->list);

  gtk_widget_set_visible (row, exists);
  if (!exists)
    return;
  td_board_row_view_show (TD_BOARD_ROW_VIEW (row), self->list, position, get_flags (self));
  td_board_row_view_set_current (TD_BOARD_ROW_VIEW (row), self->current != 0 &&
                                                          self->current_position == position);
}

/* The head of the group that the first row in view belongs to, unless it is in view itself. */
gboolean
td_board_view_find_top (TdBoardView *self, guint *position)
{
  guint first = (guint) (td_board_view_get_value (self) / H);

  if (first >= td_board_list_get_n (self->list))
    return FALSE;
  *position = td_board_list_find_head (self->list, first);
  return *position * (double) H < td_board_view_get_value (self) &&
         td_board_row_is_head (td_board_list_get (self->list, *position)) &&
         !td_board_list_is_collapsed (self->list, *position);
}

/* The head of those without enough data, while it is below what is seen. */
gboolean
td_board_view_find_bottom (TdBoardView *self, guint *position)
{
  return !td_board_list_is_searching (self->list) &&
         td_board_list_find_row (self->list, TD_BOARD_ROW_MISSING_HEAD, TD_BOARD_NO_GROUP,
                                 position) &&
         td_board_view_get_row_y (self, *position) > td_board_view_get_page (self) - H &&
         td_board_view_get_page (self) > 6 * H;
}

static void
fill_sticky (TdBoardView *self, GtkWidget *head, gboolean shown, guint position)
{
  gtk_widget_set_visible (head, shown);
  if (shown)
    td_board_row_view_show (TD_BOARD_ROW_VIEW (head), self->list, position, get_flags (self));
}

static void
fill_stickies (TdBoardView *self)
{
  guint position = 0;
  gboolean shown = td_board_view_find_top (self, &position);

  fill_sticky (self, self->top, shown, position);
  shown = td_board_view_find_bottom (self, &position);
  fill_sticky (self, self->bottom, shown, position);
}

static gboolean
has_focus (TdBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && focus != GTK_WIDGET (self) &&
         GTK_IS_WIDGET (gtk_widget_get_ancestor (focus, TD_TYPE_BOARD_ROW_VIEW)) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Rows that scroll out at one end are given to the other end. */
static void
rotate (TdBoardView *self, int by)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (; by > 0; by--)
    {
      GtkWidget *row = g_ptr_array_steal_index (self->rows, 0);

      gtk_widget_insert_before (row, widget, self->top);
      g_ptr_array_add (self->rows, row);
    }
  for (; by < 0; by++)
    {
      GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

      gtk_widget_insert_before (row, widget, gtk_widget_get_first_child (widget));
      g_ptr_array_insert (self->rows, 0, row);
    }
}

void
td_board_view_show_from (TdBoardView *self, guint first, gboolean all)
{
  int by = (int) first - (int) self->first;
  guint n = self->rows->len;
  gboolean focused = has_focus (self);

  self->first = first;
  if (all || (guint) ABS (by) >= n)
    {
      for (guint i = 0; i < n; i++)
        fill_row (self, i);
    }
  else
    {
      rotate (self, by);
      for (int i = 0; i < -by; i++)
        fill_row (self, (guint) i);
      for (int i = 0; i < by; i++)
        fill_row (self, n - 1 - (guint) i);
    }
  fill_stickies (self);
  self->top_id = first < td_board_list_get_n (self->list) ? td_board_list_get_id (self->list, first)
                                                          : 0;
  /* The focus stays with the row, not with the widget that showed it. */
  if (focused && (all || by != 0))
    td_board_view_focus_current (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

guint
td_board_view_get_first (TdBoardView *self)
{
  return (guint) MAX (floor (td_board_view_get_value (self) / H), 0);
}

static gboolean
fit_cb (gpointer user_data)
{
  TdBoardView *self = user_data;
  guint wanted = (guint) MAX (ceil (td_board_view_get_page (self) / H), 0) + 2;
  TdBoardRowFlags flags = get_width_flags (gtk_widget_get_width (GTK_WIDGET (self)));
  gboolean all = self->rows->len < wanted || flags != self->width_flags;

  self->fit_idle = 0;
  self->width_flags = flags;
  while (self->rows->len < wanted)
    {
      GtkWidget *row = td_board_row_view_new ();

      gtk_widget_insert_before (row, GTK_WIDGET (self), self->top);
      g_ptr_array_add (self->rows, row);
    }
  td_board_view_show_from (self, td_board_view_get_first (self), all);
  return G_SOURCE_REMOVE;
}

void
td_board_view_queue_fit (TdBoardView *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

void
td_board_view_configure (TdBoardView *self, double value, int height)
{
  double total = (double) td_board_list_get_n (self->list) * H;

  if (td_board_view_get_vertical (self) == NULL)
    return;
  value = CLAMP (value, 0, MAX (total - height, 0));
  gtk_adjustment_configure (td_board_view_get_vertical (self), value, 0, MAX (total, height), H,
                            MAX (height - H, H), height);
}

/* --- layout --- */

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;

      gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum = MAX (*minimum, least);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 3 * H;
  *natural = *minimum;
}

static void
place (GtkWidget *row, double y, int width)
{
  gtk_widget_size_allocate (row, &(GtkAllocation) { 0, (int) round (y), width, H }, -1);
}

static void
place_stickies (TdBoardView *self, int width, int height)
{
  guint position;
  double y = 0;

  /* The next head pushes the one at the top out. */
  if (td_board_view_find_top (self, &position))
    {
      guint next = td_board_view_get_first (self) + 1;

      if (next < td_board_list_get_n (self->list) &&
          td_board_row_is_head (td_board_list_get (self->list, next)))
        y = MIN (td_board_view_get_row_y (self, next) - H, 0);
      place (self->top, y, width);
    }
  place (self->bottom, height - H, width);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdBoardView *self = TD_BOARD_VIEW (widget);
  gboolean is_new_height = height != (int) td_board_view_get_page (self);

  self->allocating = TRUE;
  td_board_view_configure (self, td_board_view_get_value (self), height);
  self->allocating = FALSE;
  if (is_new_height || get_width_flags (width) != self->width_flags)
    td_board_view_queue_fit (self);
  for (guint i = 0; i < self->rows->len; i++)
    place (self->rows->pdata[i], td_board_view_get_row_y (self, self->first + i), width);
  place_stickies (self, width, height);
}

void
td_board_view_init_rows (TdBoardView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->top = td_board_row_view_new ();
  self->bottom = td_board_row_view_new ();
  gtk_widget_set_focusable (self->top, FALSE);
  gtk_widget_set_focusable (self->bottom, FALSE);
  gtk_widget_add_css_class (self->top, "sticky");
  gtk_widget_add_css_class (self->bottom, "sticky");
  gtk_widget_set_visible (self->top, FALSE);
  gtk_widget_set_visible (self->bottom, FALSE);
  gtk_widget_set_parent (self->top, widget);
  gtk_widget_set_parent (self->bottom, widget);
  for (guint i = 0; i < FIRST_ROWS; i++)
    {
      GtkWidget *row = td_board_row_view_new ();

      gtk_widget_set_visible (row, FALSE);
      gtk_widget_insert_before (row, widget, self->top);
      g_ptr_array_add (self->rows, row);
    }
}

void
td_board_view_class_init_rows (GtkWidgetClass *widget_class)
{
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}
