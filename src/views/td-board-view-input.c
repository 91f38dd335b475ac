/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"

#define H TD_BOARD_ROW_HEIGHT

/* --- keys --- */

static gboolean
go (TdBoardView *self, gint64 position)
{
  gint64 n = td_board_list_get_n (self->list);
  gint64 step = position >= (gint64) self->current_position ? 1 : -1;

  if (n == 0)
    return FALSE;
  position = CLAMP (position, 0, n - 1);
  /* The cap is not a thing to act on; no two of them follow each other. */
  if (td_board_list_get (self->list, (guint) position)->kind == TD_BOARD_ROW_CAP)
    position = CLAMP (position + step, 0, n - 1);
  td_board_view_go_to (self, (guint) position);
  td_board_view_focus_current (self);
  return TRUE;
}

static gboolean
move (TdBoardView *self, guint keyval)
{
  gint64 page = MAX (gtk_widget_get_height (GTK_WIDGET (self)) / H - 2, 1);
  gint64 at = self->current_position;
  gboolean has = self->current != 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (self, has ? at - 1 : self->first);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (self, has ? at + 1 : self->first);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return go (self, at - page);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return go (self, at + page);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go (self, td_board_list_get_n (self->list));
    default:
      return FALSE;
    }
}

static void
toggle (TdBoardView *self, guint head)
{
  td_board_list_set_collapsed (self->list, head, !td_board_list_is_collapsed (self->list, head));
}

/* Left goes to the head of the group and closes it, Right opens it. */
static gboolean
fold (TdBoardView *self, gboolean close)
{
  const TdBoardRow *row = td_board_view_get_current_row (self);

  if (row == NULL)
    return FALSE;
  if (td_board_row_is_head (row))
    td_board_list_set_collapsed (self->list, self->current_position, close);
  else if (close)
    td_board_view_go_to (self, td_board_list_find_head (self->list, self->current_position));
  td_board_view_focus_current (self);
  return TRUE;
}

/* A head opens and closes; of others the page says why, the second time in the pane. */
static gboolean
activate (TdBoardView *self)
{
  const TdBoardRow *row = td_board_view_get_current_row (self);

  if (row == NULL)
    return FALSE;
  if (td_board_row_is_head (row))
    toggle (self, self->current_position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "board.why", NULL);
  return TRUE;
}

/* Up and Down with Ctrl: the line of the group; with Shift too: the current person. */
static gboolean
shift (TdBoardView *self, int by, GdkModifierType state)
{
  if (!(state & GDK_SHIFT_MASK))
    td_board_view_move_line (self, td_board_view_get_group (self), by);
  else if (self->current > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.shift-class", "i", by);
  return TRUE;
}

static gboolean
press_with_control (TdBoardView *self, guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return shift (self, -1, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return shift (self, 1, state);
    default:
      break;
    }
  if (state & GDK_SHIFT_MASK)
    return FALSE;
  if (gdk_keyval_to_lower (keyval) != GDK_KEY_c && keyval != GDK_KEY_Insert)
    return move (self, keyval);
  td_board_view_copy (self);
  return TRUE;
}

static gboolean
key_pressed_cb (TdBoardView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean on_button = focus != NULL && GTK_IS_BUTTON (focus);

  if (self->dragged != TD_BOARD_NO_GROUP || (state & GDK_ALT_MASK))
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    return press_with_control (self, keyval, state);
  if (state & GDK_SHIFT_MASK)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return !on_button && activate (self);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return fold (self, TRUE);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return fold (self, FALSE);
    default:
      return move (self, keyval);
    }
}

/* --- mouse --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdBoardView *self)
{
  guint position;

  self->pressed = td_board_view_find_at (self, y, &position)
                  ? td_board_list_get_id (self->list, position) : 0;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdBoardView *self)
{
  const TdBoardRow *row;
  guint position;

  if (!td_board_view_find_at (self, y, &position) ||
      td_board_list_get_id (self->list, position) != self->pressed)
    return;
  row = td_board_list_get (self->list, position);
  /* The line is dragged, and made current by that. */
  if (row->kind == TD_BOARD_ROW_CAP || row->kind == TD_BOARD_ROW_LINE)
    return;
  if (td_board_row_is_head (row))
    {
      /* A head that only stays in view is gone to, one in its place opens and closes. */
      gboolean in_place = td_board_view_get_row_y (self, position) >= 0 &&
                          td_board_view_get_row_y (self, position) + H <=
                          gtk_widget_get_height (GTK_WIDGET (self));

      td_board_view_go_to (self, position);
      if (in_place)
        toggle (self, position);
      td_board_view_focus_current (self);
      return;
    }
  td_board_view_go_to (self, position);
  td_board_view_focus_current (self);
  if (td_board_row_is_person (row))
    td_board_view_emit_activated (self, self->current);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_board_view_copy (TD_BOARD_VIEW (widget));
}

void
td_board_view_class_init_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clipboard.copy", NULL, copy_cb);
}

void
td_board_view_init_input (TdBoardView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the buttons in rows, which would take arrows for moving the focus. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  td_board_view_init_drag (self);
}
