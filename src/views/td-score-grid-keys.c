/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-cell-keys.h"

/* --- going --- */

static gboolean
go (TdScoreGrid *self, gint64 row, gint64 column, gboolean extend)
{
  td_score_grid_go (self, row, column, extend);
  return TRUE;
}

/* Past the end of a row on to the next one; past the last cell the focus leaves. */
static gboolean
step (TdScoreGrid *self, int by)
{
  gint64 n = self->columns->len;
  gint64 at = (gint64) self->row * n + self->column + by;

  if (!td_score_grid_has_cells (self) || at < 0 || at >= n * (gint64) self->rows->len)
    return FALSE;
  return go (self, at / n, at % n, FALSE);
}

static gboolean
move_far (TdScoreGrid *self, guint keyval, gboolean extend)
{
  gint64 last_row = (gint64) self->rows->len - 1;
  gint64 last_column = (gint64) self->columns->len - 1;

  switch (keyval)
    {
    case GDK_KEY_Home:
      return go (self, 0, 0, extend);
    case GDK_KEY_End:
      return go (self, last_row, last_column, extend);
    case GDK_KEY_Up:
      return go (self, 0, self->column, extend);
    case GDK_KEY_Down:
      return go (self, last_row, self->column, extend);
    case GDK_KEY_Left:
      return go (self, self->row, 0, extend);
    case GDK_KEY_Right:
      return go (self, self->row, last_column, extend);
    default:
      return FALSE;
    }
}

static gboolean
move (TdScoreGrid *self, guint keyval, gboolean extend)
{
  gint64 row = self->row;
  gint64 column = self->column;
  gint64 page = MAX (td_score_grid_get_rows_height (self) / TD_GRID_ROW_HEIGHT - 1, 1);

  switch (keyval)
    {
    case GDK_KEY_Up:
      return go (self, row - 1, column, extend);
    case GDK_KEY_Down:
      return go (self, row + 1, column, extend);
    case GDK_KEY_Left:
      return go (self, row, column - 1, extend);
    case GDK_KEY_Right:
      return go (self, row, column + 1, extend);
    case GDK_KEY_Page_Up:
      return go (self, row - page, column, extend);
    case GDK_KEY_Page_Down:
      return go (self, row + page, column, extend);
    case GDK_KEY_Home:
      return go (self, row, 0, extend);
    case GDK_KEY_End:
      return go (self, row, (gint64) self->columns->len - 1, extend);
    default:
      return FALSE;
    }
}

/* Enter and Tab mean the same at rest and while editing, when they commit as well. */
static gboolean
enter_or_tab (TdScoreGrid *self, guint keyval, gboolean back)
{
  if (!td_score_grid_try_commit (self))
    return TRUE;
  if (keyval == GDK_KEY_Return)
    return go (self, (gint64) self->row + (back ? -1 : 1), self->column, FALSE);
  return step (self, back ? -1 : 1);
}

/* --- doing --- */

static gboolean
press_plain (TdScoreGrid *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_F2:
      td_score_grid_edit (self);
      return TRUE;
    case GDK_KEY_Delete:
      td_score_grid_clear (self);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->preview == NULL)
        return FALSE;
      td_score_grid_drop (self);
      return TRUE;
    default:
      return move (self, keyval, FALSE);
    }
}

static gboolean
select_all (TdScoreGrid *self)
{
  td_score_grid_go (self, 0, 0, FALSE);
  self->anchor_row = self->rows->len > 0 ? self->rows->len - 1 : 0;
  self->anchor_column = self->columns->len > 0 ? self->columns->len - 1 : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
press_with_control (TdScoreGrid *self, guint keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_a:
      return select_all (self);
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      td_score_grid_copy (self);
      return TRUE;
    case GDK_KEY_v:
      td_score_grid_paste_clipboard (self);
      return TRUE;
    case GDK_KEY_d:
      td_score_grid_fill_down (self);
      return TRUE;
    default:
      break;
    }
  if (keyval != GDK_KEY_Return)
    return move_far (self, keyval, FALSE);
  if (self->preview == NULL)
    return FALSE;
  td_score_grid_accept (self);
  return TRUE;
}

static gboolean
press_with_shift (TdScoreGrid *self, guint keyval)
{
  if (keyval != GDK_KEY_Insert)
    return move (self, keyval, TRUE);
  td_score_grid_paste_clipboard (self);
  return TRUE;
}

static gboolean
open_sheet (TdScoreGrid *self, guint keyval)
{
  if (keyval != GDK_KEY_Return || !td_score_grid_has_cells (self))
    return FALSE;
  td_score_grid_emit_activated (self, self->row);
  return TRUE;
}

/* While nothing is being typed: only keys that make no letter.  While something is,
 * everything goes to the input method and the editor first. */
static gboolean
key_captured_cb (TdScoreGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & TD_HELD_MASK;

  keyval = td_cell_key_plain (keyval);
  if (td_score_grid_is_editing (self) || self->book == NULL ||
      !td_cell_editor_has_focus (self->editor))
    return FALSE;
  if ((held & ~GDK_SHIFT_MASK) == 0 && td_cell_key_ends_cell (keyval))
    return enter_or_tab (self, keyval, held == GDK_SHIFT_MASK);
  if (held == 0)
    return press_plain (self, keyval);
  if (held == GDK_SHIFT_MASK)
    return press_with_shift (self, keyval);
  if (td_cell_key_undo_or_redo (GTK_WIDGET (self), keyval, held))
    return TRUE;
  if (held == GDK_CONTROL_MASK)
    return press_with_control (self, keyval);
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return move_far (self, keyval, TRUE);
  return held == GDK_ALT_MASK && open_sheet (self, keyval);
}

/* --- what the editor has left over --- */

static gboolean
press_while_editing (TdScoreGrid *self, guint keyval, GdkModifierType held)
{
  if (keyval == GDK_KEY_Return && held == GDK_CONTROL_MASK)
    {
      if (td_score_grid_try_commit (self))
        td_score_grid_accept (self);
      return TRUE;
    }
  if ((held & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (td_cell_key_ends_cell (keyval))
    return enter_or_tab (self, keyval, held == GDK_SHIFT_MASK);
  if (held != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      td_score_grid_end_editing (self, FALSE);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return !td_score_grid_try_commit (self) || move (self, keyval, FALSE);
    default:
      return FALSE;
    }
}

static gboolean
key_left_cb (TdScoreGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & TD_HELD_MASK;

  keyval = td_cell_key_plain (keyval);
  if (td_score_grid_is_editing (self))
    return press_while_editing (self, keyval, held);
  if ((held & ~GDK_SHIFT_MASK) != 0 || self->refusal == NULL ||
      !td_cell_editor_has_focus (self->editor) ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return FALSE;
  /* Somebody types into what cannot be written. */
  td_score_grid_refuse (self);
  return TRUE;
}

static void
entered_cb (TdScoreGrid *self)
{
  if (td_score_grid_is_editing (self))
    enter_or_tab (self, GDK_KEY_Return, FALSE);
}

void
td_score_grid_init_keys (TdScoreGrid *self)
{
  td_cell_keys_connect (GTK_WIDGET (self), G_CALLBACK (key_captured_cb),
                        G_CALLBACK (key_left_cb));
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
}
