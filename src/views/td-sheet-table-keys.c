/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-table-private.h"

#include "td-cell-keys.h"

/* Rows that Page Up and Page Down skip. */
#define PAGE_ROWS 10

/* --- going --- */

/* The next shown row in a direction; the present one where there is none. */
static guint
find_row (TdSheetTable *self, int by, gboolean groups_too)
{
  gint64 at = (gint64) self->cell.criterion + by;

  while (at >= 0 && at < (gint64) self->rows->len)
    {
      TdSheetLine *row = td_sheet_table_row (self, (guint) at);

      if (gtk_widget_get_visible (GTK_WIDGET (row)) &&
          (groups_too || !td_sheet_line_is_group (row)))
        return (guint) at;
      at += by;
    }
  return self->cell.criterion;
}

static gboolean
go_rows (TdSheetTable *self, int by, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      guint row = find_row (self, by, times == 1);

      if (row == self->cell.criterion)
        break;
      td_sheet_table_go (self, row, self->cell.layer);
    }
  return TRUE;
}

static gboolean
go_layers (TdSheetTable *self, int by)
{
  int layer = CLAMP ((int) self->cell.layer + by, 0, TD_N_LAYERS - 1);

  if (td_sheet_line_is_group (td_sheet_table_row (self, self->cell.criterion)))
    td_sheet_table_fold (self, self->cell.criterion, by < 0);
  else
    td_sheet_table_go (self, self->cell.criterion, (TdLayer) layer);
  return TRUE;
}

/* Past the last cell the focus leaves. */
static gboolean
step (TdSheetTable *self, int by)
{
  int layer = (int) self->cell.layer + by;
  guint row = self->cell.criterion;

  if (self->is_narrow || layer < 0 || layer >= TD_N_LAYERS)
    {
      row = find_row (self, by, FALSE);
      if (row == self->cell.criterion)
        return FALSE;
      layer = self->is_narrow ? (int) self->cell.layer : by > 0 ? 0 : TD_N_LAYERS - 1;
    }
  td_sheet_table_go (self, row, (TdLayer) layer);
  return TRUE;
}

static gboolean
enter_or_tab (TdSheetTable *self, guint keyval, gboolean back)
{
  TdSheetLine *row;

  if (!td_sheet_table_try_commit (self))
    return TRUE;
  if (keyval == GDK_KEY_Tab)
    return step (self, back ? -1 : 1);
  row = td_sheet_table_row (self, self->cell.criterion);
  td_sheet_table_go (self, find_row (self, back ? -1 : 1, td_sheet_line_is_group (row)),
                     self->cell.layer);
  return TRUE;
}

static gboolean
move (TdSheetTable *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      return go_rows (self, -1, 1);
    case GDK_KEY_Down:
      return go_rows (self, 1, 1);
    case GDK_KEY_Left:
      return go_layers (self, -1);
    case GDK_KEY_Right:
      return go_layers (self, 1);
    case GDK_KEY_Page_Up:
      return go_rows (self, -1, PAGE_ROWS);
    case GDK_KEY_Page_Down:
      return go_rows (self, 1, PAGE_ROWS);
    default:
      return FALSE;
    }
}

static gboolean
press_plain (TdSheetTable *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_F2:
      td_sheet_table_edit (self);
      return TRUE;
    case GDK_KEY_Delete:
      td_sheet_table_set_state (self, TD_SCORE_OPEN);
      return TRUE;
    case GDK_KEY_Home:
      return go_layers (self, -TD_N_LAYERS);
    case GDK_KEY_End:
      return go_layers (self, TD_N_LAYERS);
    default:
      return move (self, keyval);
    }
}

static gboolean
move_far (TdSheetTable *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_Up:
      return go_rows (self, -1, self->rows->len + 1);
    case GDK_KEY_End:
    case GDK_KEY_Down:
      return go_rows (self, 1, self->rows->len + 1);
    default:
      return FALSE;
    }
}

/* While nothing is being typed: only keys that make no letter.  While something is,
 * everything goes to the input method and the editor first. */
static gboolean
key_captured_cb (TdSheetTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & TD_HELD_MASK;

  keyval = td_cell_key_plain (keyval);
  if (td_sheet_table_is_editing (self) || self->rows->len == 0 ||
      !td_cell_editor_has_focus (self->editor))
    return FALSE;
  if ((held & ~GDK_SHIFT_MASK) == 0 && td_cell_key_ends_cell (keyval))
    return enter_or_tab (self, keyval, held == GDK_SHIFT_MASK);
  if (held == 0)
    return press_plain (self, keyval);
  if (td_cell_key_undo_or_redo (GTK_WIDGET (self), keyval, held))
    return TRUE;
  return held == GDK_CONTROL_MASK && move_far (self, keyval);
}

static gboolean
press_while_editing (TdSheetTable *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      td_sheet_table_end (self, FALSE);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return !td_sheet_table_try_commit (self) || move (self, keyval);
    default:
      return FALSE;
    }
}

/* What the editor has left over. */
static gboolean
key_left_cb (TdSheetTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & TD_HELD_MASK;

  keyval = td_cell_key_plain (keyval);
  if (td_sheet_table_is_editing (self))
    {
      if ((held & ~GDK_SHIFT_MASK) != 0)
        return FALSE;
      if (td_cell_key_ends_cell (keyval))
        return enter_or_tab (self, keyval, held == GDK_SHIFT_MASK);
      return held == 0 && press_while_editing (self, keyval);
    }
  if ((held & ~GDK_SHIFT_MASK) != 0 || self->refusal == NULL ||
      !td_cell_editor_has_focus (self->editor) ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return FALSE;
  /* Somebody types into what cannot be written. */
  td_sheet_table_refuse (self);
  return TRUE;
}

static void
entered_cb (TdSheetTable *self)
{
  if (td_sheet_table_is_editing (self))
    enter_or_tab (self, GDK_KEY_Return, FALSE);
}

/* --- the mouse --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdSheetTable *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, TD_TYPE_SHEET_LINE) : NULL;
  double in_x;
  double in_y;
  guint criterion;
  int layer;

  if (row == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self), row, x, y, &in_x, &in_y))
    return;
  criterion = td_sheet_line_get_criterion (TD_SHEET_LINE (row));
  layer = td_sheet_line_find_layer (TD_SHEET_LINE (row), in_x);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  td_sheet_table_go (self, criterion, layer >= 0 ? (TdLayer) layer : self->cell.layer);
  if (td_sheet_line_is_group (TD_SHEET_LINE (row)))
    td_sheet_table_fold (self, criterion, !g_array_index (self->folded, gboolean, criterion));
  else if (n_press == 2 && layer >= 0)
    td_sheet_table_edit (self);
}

void
td_sheet_table_init_keys (TdSheetTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  td_cell_keys_connect (GTK_WIDGET (self), G_CALLBACK (key_captured_cb),
                        G_CALLBACK (key_left_cb));
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
