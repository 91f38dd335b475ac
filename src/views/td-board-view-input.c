/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"
#include "td-board-words.h"

#include <glib/gi18n-lib.h>

#define H TD_BOARD_ROW_HEIGHT
/* How far the board scrolls in a frame while the line is held at an edge. */
#define EDGE_SPEED 7

static const TdBoardRow *
get_current_row (TdBoardView *self)
{
  return self->current != 0 && self->current_position < td_board_list_get_n (self->list)
         ? td_board_list_get (self->list, self->current_position)
         : NULL;
}

/* --- the line --- */

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
  /* What is moved is to be seen, wherever the current row is. */
  if (td_board_list_find_row (self->list, TD_BOARD_ROW_LINE, group, &position))
    td_board_view_reveal (self, position);
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

static void
end_drag (TdBoardView *self)
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
  end_drag (self);
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
  end_drag (self);
  td_board_list_end_preview (self->list);
}

/* --- copying --- */

static void
append_cell (GString *tsv, const char *text, gboolean last)
{
  /* No cell holds a tab or a line end: the door for text takes them away. */
  g_string_append_printf (tsv, "%s%c", text != NULL ? text : "", last ? '\n' : '\t');
}

static void
append_person (GString *tsv, const TdBoardPerson *person)
{
  g_autofree char *rank = person->rating->group >= 0 ? g_strdup_printf ("%u", person->rating->rank)
                                                     : g_strdup ("");
  g_autofree char *own = td_board_score_words (person->facts->self_score);
  g_autofree char *appraised = td_board_score_words (person->facts->appraised_score);
  g_autofree char *council = td_board_score_words (person->facts->council_score);

  append_cell (tsv, rank, FALSE);
  append_cell (tsv, person->facts->name, FALSE);
  append_cell (tsv, person->person->post, FALSE);
  append_cell (tsv, person->facts->unit_name, FALSE);
  append_cell (tsv, own, FALSE);
  append_cell (tsv, appraised, FALSE);
  append_cell (tsv, council, FALSE);
  append_cell (tsv, td_class_term (person->final), TRUE);
}

static void
append_titles (GString *tsv)
{
  static const char *const titles[] = { N_("Rank"), N_("Full Name"), N_("Post"), N_("Unit"),
                                        N_("Self"), N_("Appraised"), N_("Council"), N_("Class") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_cell (tsv, _(titles[i]), i + 1 == G_N_ELEMENTS (titles));
}

char *
td_board_view_dup_tsv (TdBoardView *self)
{
  const TdBoardRow *row = get_current_row (self);
  GString *tsv = g_string_new (NULL);

  if (row == NULL)
    return g_string_free (tsv, FALSE);
  append_titles (tsv);
  if (td_board_row_is_person (row))
    append_person (tsv, td_board_list_get_person (self->list, row));
  else
    for (guint i = td_board_list_find_head (self->list, self->current_position) + 1;
         i < td_board_list_get_n (self->list); i++)
      {
        row = td_board_list_get (self->list, i);
        if (td_board_row_is_head (row))
          break;
        if (td_board_row_is_person (row))
          append_person (tsv, td_board_list_get_person (self->list, row));
      }
  return g_string_free (tsv, FALSE);
}

static void
copy (TdBoardView *self)
{
  g_autofree char *tsv = td_board_view_dup_tsv (self);

  if (*tsv != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
}

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
  const TdBoardRow *row = get_current_row (self);

  if (row == NULL)
    return FALSE;
  if (td_board_row_is_head (row))
    td_board_list_set_collapsed (self->list, self->current_position, close);
  else if (close)
    td_board_view_go_to (self, td_board_list_find_head (self->list, self->current_position));
  td_board_view_focus_current (self);
  return TRUE;
}

static gboolean
activate (TdBoardView *self)
{
  const TdBoardRow *row = get_current_row (self);

  if (row == NULL)
    return FALSE;
  if (td_board_row_is_head (row))
    toggle (self, self->current_position);
  else if (td_board_row_is_person (row))
    td_board_view_emit_activated (self, self->current);
  return TRUE;
}

static gboolean
press_with_control (TdBoardView *self, guint keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      td_board_view_move_line (self, td_board_view_get_group (self), -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      td_board_view_move_line (self, td_board_view_get_group (self), 1);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      copy (self);
      return TRUE;
    default:
      return move (self, keyval);
    }
}

static gboolean
key_pressed_cb (TdBoardView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean on_button = focus != NULL && GTK_IS_BUTTON (focus);

  if (self->dragged != TD_BOARD_NO_GROUP || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    return press_with_control (self, keyval);

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
  copy (TD_BOARD_VIEW (widget));
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
  GtkGesture *drag = gtk_gesture_drag_new ();

  /* Before the buttons in rows, which would take arrows for moving the focus. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
td_board_view_dispose_input (TdBoardView *self)
{
  end_drag (self);
}
