/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-cell-keys.h"

static gboolean
go (TdImportGrid *self, gint64 row, gint64 column)
{
  gint64 rows = td_import_grid_count (self);
  gint64 columns = self->columns->len;

  if (rows == 0 || columns == 0)
    return FALSE;
  td_import_grid_set_current (self, (guint) CLAMP (row, 0, rows - 1),
                              (guint) CLAMP (column, 0, columns - 1));
  return TRUE;
}

static void
commit_and_go (TdImportGrid *self, int down, int right)
{
  td_import_grid_end_editing (self, TRUE);
  go (self, (gint64) self->row + down, (gint64) self->column + right);
}

static gboolean
move_far (TdImportGrid *self, guint keyval)
{
  gint64 last = (gint64) td_import_grid_count (self) - 1;

  switch (keyval)
    {
    case GDK_KEY_Home:
      return go (self, 0, 0);
    case GDK_KEY_End:
      return go (self, last, (gint64) self->columns->len - 1);
    case GDK_KEY_Up:
      td_import_grid_emit_jump (self, -1);
      return TRUE;
    case GDK_KEY_Down:
      td_import_grid_emit_jump (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
move (TdImportGrid *self, guint keyval)
{
  gint64 row = self->row;
  gint64 column = self->column;
  double page = td_scrolling_get_page (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  gint64 rows = MAX ((gint64) (page / self->row_height) - 1, 1);

  switch (keyval)
    {
    case GDK_KEY_Up:
      return go (self, row - 1, column);
    case GDK_KEY_Down:
      return go (self, row + 1, column);
    case GDK_KEY_Left:
      return go (self, row, column - 1);
    case GDK_KEY_Right:
      return go (self, row, column + 1);
    case GDK_KEY_Page_Up:
      return go (self, row - rows, column);
    case GDK_KEY_Page_Down:
      return go (self, row + rows, column);
    case GDK_KEY_Home:
      return go (self, row, 0);
    case GDK_KEY_End:
      return go (self, row, (gint64) self->columns->len - 1);
    default:
      return FALSE;
    }
}

static gboolean
activate (TdImportGrid *self)
{
  return td_import_grid_count (self) > 0 &&
         (td_import_grid_emit_activated (self) || td_import_grid_edit (self));
}

static gboolean
copy (TdImportGrid *self)
{
  g_autofree char *text = NULL;

  if (self->row >= td_import_grid_count (self))
    return FALSE;
  text = self->source->dup_text (self->data, self->row, self->column);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  return TRUE;
}

static gboolean
empty (TdImportGrid *self)
{
  if (!td_import_grid_is_editable (self))
    return FALSE;
  td_import_grid_emit_committed (self, "");
  return TRUE;
}

static gboolean
do_key (TdImportGrid *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
      return activate (self);
    case GDK_KEY_space:
      return self->source != NULL && self->source->is_editable == NULL && activate (self);
    case GDK_KEY_F2:
      return td_import_grid_edit (self);
    case GDK_KEY_Delete:
      return empty (self);
    default:
      return FALSE;
    }
}

/* While nothing is being typed: only keys that make no letter.  While something
 * is, everything goes to the input method and the editor first. */
static gboolean
key_captured_cb (TdImportGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & TD_HELD_MASK;

  keyval = td_cell_key_plain (keyval);
  if (td_import_grid_is_editing (self) || self->source == NULL ||
      !td_cell_editor_has_focus (self->editor))
    return FALSE;
  if (held == GDK_CONTROL_MASK && (keyval == GDK_KEY_c || keyval == GDK_KEY_C))
    return copy (self);
  if (held == GDK_CONTROL_MASK)
    return move_far (self, keyval);
  return held == 0 && (do_key (self, keyval) || move (self, keyval));
}

/* What the editor has left over. */
static gboolean
key_left_cb (TdImportGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!td_import_grid_is_editing (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (td_cell_key_plain (keyval))
    {
    case GDK_KEY_Escape:
      td_import_grid_end_editing (self, FALSE);
      return TRUE;
    case GDK_KEY_Up:
      commit_and_go (self, -1, 0);
      return TRUE;
    case GDK_KEY_Down:
      commit_and_go (self, 1, 0);
      return TRUE;
    case GDK_KEY_Tab:
      commit_and_go (self, 0, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
entered_cb (TdImportGrid *self)
{
  if (td_import_grid_is_editing (self))
    commit_and_go (self, 1, 0);
}

/* Somewhere else in the window was clicked: what was typed counts. */
static void
focus_left_cb (TdImportGrid *self)
{
  if (td_import_grid_is_editing (self) && !td_cell_editor_has_focus (self->editor))
    td_import_grid_end_editing (self, TRUE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdImportGrid *self)
{
  guint row;
  guint column;

  if (!td_import_grid_find_at (self, x, y, &row, &column))
    return;
  td_import_grid_end_editing (self, TRUE);
  go (self, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  if (n_press == 2)
    {
      if (!td_import_grid_edit (self))
        activate (self);
    }
  else if (n_press == 1)
    td_import_grid_emit_clicked (self);
}

static gboolean
query_tooltip_cb (TdImportGrid *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  guint row = self->row;
  guint column = self->column;
  g_autofree char *text = NULL;

  if (self->source == NULL || self->source->dup_tooltip == NULL || td_import_grid_is_editing (self))
    return FALSE;
  if (by_keyboard ? row >= td_import_grid_count (self)
                  : !td_import_grid_find_at (self, x, y, &row, &column))
    return FALSE;
  text = self->source->dup_tooltip (self->data, row, column);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
td_import_grid_init_input (TdImportGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  td_import_grid_init_editor (self);
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  td_cell_keys_connect (GTK_WIDGET (self), G_CALLBACK (key_captured_cb),
                        G_CALLBACK (key_left_cb));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
