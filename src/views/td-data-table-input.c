/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include <math.h>

/* How far one notch of a wheel goes. */
#define ROWS_PER_NOTCH 3

static guint
count_rows (TdDataTable *self)
{
  return self->model ? g_list_model_get_n_items (self->model) : 0;
}

/* The list of rows inside GTK's column view; %NULL while there is no row. */
static GtkWidget *
get_list (TdDataTable *self)
{
  TdSlot *slot = td_slice_model_get_slot (self->slice, 0);
  GtkWidget *row = slot ? td_slot_get_row (slot) : NULL;

  return row ? gtk_widget_get_parent (row) : NULL;
}

/* The row at a point of the table; %FALSE on the titles, below the last row and on
 * the scroll bar beside the rows. */
static gboolean
find_row (TdDataTable *self, double x, double y, guint *position, double *x_in_row)
{
  GtkWidget *list = get_list (self);
  double list_x;
  double list_y;
  guint index;
  TdSlot *slot;

  if (list == NULL || x >= gtk_widget_get_width (self->scroller) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), list, x, y, &list_x, &list_y) ||
      list_y < 0)
    return FALSE;
  index = (guint) (list_y / self->row_height);
  slot = td_slice_model_get_slot (self->slice, index);
  if (slot == NULL)
    return FALSE;
  *position = td_slot_get_position (slot);
  if (x_in_row != NULL)
    *x_in_row = list_x;
  return TRUE;
}

void
td_data_table_focus_current (TdDataTable *self)
{
  guint offset = td_slice_model_get_offset (self->slice);
  guint index = 0;
  guint position;
  TdSlot *slot;
  GtkWidget *row;

  if (td_data_table_get_current_position (self, &position) && position >= offset)
    index = position - offset;
  slot = td_slice_model_get_slot (self->slice, index);
  if (slot == NULL)
    slot = td_slice_model_get_slot (self->slice, 0);
  row = slot ? td_slot_get_row (slot) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* --- keys --- */

static gboolean
go (TdDataTable *self, gint64 position, gboolean extend)
{
  gint64 total = count_rows (self);

  if (total == 0)
    return FALSE;
  td_data_table_go_to (self, (guint) CLAMP (position, 0, total - 1), extend);
  td_data_table_focus_current (self);
  return TRUE;
}

static gboolean
move (TdDataTable *self, guint keyval, gboolean extend)
{
  gint64 page = MAX (self->page, 2) - 1;
  gint64 last = (gint64) count_rows (self) - 1;
  guint at;
  gboolean has = td_data_table_get_current_position (self, &at);
  gint64 position = has ? at : (gint64) td_slice_model_get_offset (self->slice);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (self, has ? position - 1 : position, extend);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (self, has ? position + 1 : position, extend);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return go (self, position - page, extend);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return go (self, position + page, extend);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, 0, extend);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go (self, last, extend);
    default:
      return FALSE;
    }
}

static gboolean
show_row_menu (TdDataTable *self, double x, double y)
{
  if (self->row_menu == NULL)
    return FALSE;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (self->row_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
show_menu_by_key (TdDataTable *self)
{
  guint offset = td_slice_model_get_offset (self->slice);
  guint position;
  double y;

  if (!td_data_table_get_current_position (self, &position) || position < offset)
    return FALSE;
  y = gtk_widget_get_height (GTK_WIDGET (self)) - gtk_adjustment_get_page_size (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  return show_row_menu (self, 48, y + (position - offset + 1) * self->row_height);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdDataTable) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    td_data_table_emit_pasted (self, text);
}

static gboolean
press_with_control (TdDataTable *self, guint keyval, GdkModifierType state)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_a:
      if (!self->ticks)
        return FALSE;
      if (state & GDK_SHIFT_MASK)
        td_id_selection_clear (self->selection);
      else
        gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      td_data_table_copy (self);
      return TRUE;
    case GDK_KEY_v:
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                     g_object_ref (self));
      return TRUE;
    default:
      return move (self, keyval, (state & GDK_SHIFT_MASK) != 0);
    }
}

static gboolean
toggle_current (TdDataTable *self)
{
  if (!self->ticks || self->current == 0)
    return FALSE;
  td_id_selection_set (self->selection, self->current,
                       !td_id_selection_has (self->selection, self->current));
  return TRUE;
}

/* Before GTK's list, which would move within the rows in view only.  An entry in
 * a cell keeps its keys, and so does the input method. */
static gboolean
key_pressed_cb (TdDataTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || GTK_IS_EDITABLE (focus) || get_list (self) == NULL ||
      !gtk_widget_is_ancestor (focus, get_list (self)) || (state & GDK_ALT_MASK))
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    return press_with_control (self, keyval, state);

  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return toggle_current (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      td_data_table_emit_activated (self);
      return TRUE;
    case GDK_KEY_Menu:
      return show_menu_by_key (self);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) && show_menu_by_key (self);
    default:
      return move (self, keyval, (state & GDK_SHIFT_MASK) != 0);
    }
}

/* --- mouse --- */

static gboolean
is_on_tick (TdDataTable *self, double x_in_row)
{
  return self->ticks &&
         x_in_row < gtk_column_view_column_get_fixed_width (self->tick_column);
}

static gboolean
focus_again_cb (gpointer user_data)
{
  TdDataTable *self = user_data;

  self->focus_idle = 0;
  td_data_table_focus_current (self);
  return G_SOURCE_REMOVE;
}

/* GTK's row takes the focus after us; keys are for the current row, which a click
 * on a tick does not change. */
static void
focus_current_afterwards (TdDataTable *self)
{
  if (self->current != 0 && self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (G_PRIORITY_HIGH, focus_again_cb, self, NULL);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdDataTable *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (gesture));
  guint position;
  double x_in_row;
  gint64 id;

  if (!find_row (self, x, y, &position, &x_in_row))
    return;
  id = self->funcs->get_id (self->model, position);
  if (is_on_tick (self, x_in_row) || (self->ticks && (state & GDK_CONTROL_MASK)))
    {
      if ((state & GDK_SHIFT_MASK))
        td_data_table_go_to (self, position, TRUE);
      else
        td_id_selection_set (self->selection, id, !td_id_selection_has (self->selection, id));
      self->anchor = id;
    }
  else
    td_data_table_go_to (self, position, (state & GDK_SHIFT_MASK) != 0);
  focus_current_afterwards (self);
  if (n_press == 2 && !is_on_tick (self, x_in_row) &&
      !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    td_data_table_emit_activated (self);
}

/* When the button is let go: a popover that opens while it is pressed gets the
 * release alone, which GTK 4.8 complains of. */
static void
menu_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdDataTable *self)
{
  guint position;

  if (!find_row (self, x, y, &position, NULL))
    return;
  td_data_table_go_to (self, position, FALSE);
  show_row_menu (self, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TdDataTable *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (controller));

  if (fabs (dx) > fabs (dy) || (state & GDK_SHIFT_MASK))
    return FALSE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    td_data_table_scroll_by (self, dy / self->row_height);
  else
    td_data_table_scroll_by (self, dy * ROWS_PER_NOTCH);
  return TRUE;
}

/* The whole of a text that is cut. */
static gboolean
query_tooltip_cb (TdDataTable *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  const char *text = GTK_IS_INSCRIPTION (cell) ? gtk_inscription_get_text (GTK_INSCRIPTION (cell))
                                               : NULL;
  g_autoptr (PangoLayout) layout = text ? gtk_widget_create_pango_layout (cell, text) : NULL;
  int width;

  if (layout == NULL)
    return FALSE;
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (cell))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
add_click (TdDataTable *self, guint button, const char *signal, GCallback callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, signal, callback, self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

void
td_data_table_init_input (TdDataTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  add_click (self, GDK_BUTTON_PRIMARY, "pressed", G_CALLBACK (pressed_cb));
  add_click (self, GDK_BUTTON_SECONDARY, "released", G_CALLBACK (menu_released_cb));
}
