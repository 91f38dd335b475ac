/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-views.h"

#include <string.h>

/* An editor is at least so wide, also over a narrow cell. */
#define LEAST_EDITOR 150
/* Its line, in px, where a message stands below. */
#define LINE_HEIGHT 20

/* --- the editor --- */

static gboolean
is_editable (TdImportGrid *self)
{
  return self->source != NULL && self->source->is_editable != NULL &&
         self->row < td_import_grid_count (self) && self->column < self->columns->len &&
         self->source->is_editable (self->data, self->row, self->column);
}

static void
set_text (TdImportGrid *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  self->filling = FALSE;
}

/* What stands in the cell is told, as nothing but the editor ever has the focus. */
static void
describe (TdImportGrid *self)
{
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *label = NULL;

  if (self->source == NULL || self->row >= td_import_grid_count (self) ||
      self->column >= self->columns->len)
    return;
  text = self->source->dup_text (self->data, self->row, self->column);
  if (self->source->dup_tooltip != NULL)
    tooltip = self->source->dup_tooltip (self->data, self->row, self->column);
  label = g_strdup_printf ("%s: %s", td_import_grid_column (self, self->column)->title,
                           tooltip != NULL ? tooltip : text);
  td_widget_set_label (self->editor, label);
}

/* Over the text of the cell while editing, so that its message can be read. */
static gboolean
find_line (TdImportGrid *self, const GdkRectangle *area, GdkRectangle *line)
{
  TdImportCell *cell = td_import_grid_get_cell (self, self->row, self->column);
  graphene_rect_t bounds;

  if (cell == NULL || !gtk_widget_compute_bounds (td_import_cell_get_text_widget (cell),
                                                  GTK_WIDGET (self), &bounds))
    return FALSE;
  line->x = (int) bounds.origin.x;
  line->width = area->x + area->width - line->x - 4;
  line->height = MAX ((int) bounds.size.height, LINE_HEIGHT);
  line->y = (int) (bounds.origin.y + (bounds.size.height - (float) line->height) / 2);
  return line->width > 0;
}

void
td_import_grid_place_editor (TdImportGrid *self)
{
  GdkRectangle area = { 0, 0, 1, 1 };
  GdkRectangle line;
  int right = gtk_widget_get_width (GTK_WIDGET (self));
  int least = 0;
  gboolean seen;

  if (self->column < self->columns->len)
    td_import_grid_get_area (self, self->row, self->column, &area);
  seen = area.y >= self->head_height;
  if (self->editing && find_line (self, &area, &line))
    area = line;
  if (self->editing && area.width < LEAST_EDITOR && area.x + LEAST_EDITOR < right)
    area.width = LEAST_EDITOR;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  area.width = MAX (area.width, least);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, area.width, &least, NULL, NULL, NULL);
  area.height = MAX (area.height, least);
  gtk_widget_size_allocate (self->editor, &area, -1);
  gtk_widget_set_opacity (self->editor, self->editing && seen ? 1 : 0);
}

static void
set_editing (TdImportGrid *self, gboolean editing)
{
  self->editing = editing;
  gtk_widget_set_can_target (self->editor, editing);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (self->editor)), "enable-undo", editing,
                NULL);
  td_widget_set_css_class (GTK_WIDGET (self), "editing", editing);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Whatever was begun is dropped, the cell is read anew, and typing would begin. */
static void
rest (TdImportGrid *self)
{
  set_editing (self, FALSE);
  g_clear_pointer (&self->before, g_free);
  set_text (self, "");
  gtk_editable_set_editable (GTK_EDITABLE (self->editor), is_editable (self));
  describe (self);
}

static void
begin (TdImportGrid *self)
{
  g_clear_pointer (&self->before, g_free);
  self->before = self->source->dup_text (self->data, self->row, self->column);
  set_editing (self, TRUE);
}

gboolean
td_import_grid_edit (TdImportGrid *self)
{
  if (self->editing || !is_editable (self))
    return FALSE;
  td_import_grid_reveal (self);
  begin (self);
  set_text (self, self->before);
  gtk_widget_grab_focus (self->editor);
  gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  return TRUE;
}

void
td_import_grid_end_editing (TdImportGrid *self, gboolean commit)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  g_autofree char *before = g_steal_pointer (&self->before);
  gboolean was_editing = self->editing;

  rest (self);
  if (was_editing && commit && g_strcmp0 (text, before) != 0)
    td_import_grid_emit_committed (self, text);
}

/* Something was typed or pasted, in whatever way: that replaces the cell's text. */
static void
changed_cb (TdImportGrid *self)
{
  if (!self->filling && !self->editing && is_editable (self))
    begin (self);
}

/* An input method has begun a word. */
static void
preedit_changed_cb (TdImportGrid *self, const char *preedit)
{
  if (preedit != NULL && *preedit != '\0')
    changed_cb (self);
}

/* --- keys --- */

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
  double page = td_import_grid_get_page (self, GTK_ORIENTATION_VERTICAL);
  gint64 rows = MAX ((gint64) (page / self->row_height) - 1, 1);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (self, row - 1, column);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (self, row + 1, column);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go (self, row, column - 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go (self, row, column + 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return go (self, row - rows, column);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return go (self, row + rows, column);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, row, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
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
  if (!is_editable (self))
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
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return activate (self);
    case GDK_KEY_space:
      return self->source != NULL && self->source->is_editable == NULL && activate (self);
    case GDK_KEY_F2:
      return td_import_grid_edit (self);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return empty (self);
    default:
      return FALSE;
    }
}

static gboolean
has_editor_focus (TdImportGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->editor || gtk_widget_is_ancestor (focus, self->editor));
}

/* While nothing is being typed: only keys that make no letter.  While something
 * is, everything goes to the input method and the editor first. */
static gboolean
key_captured_cb (TdImportGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK |
                                  GDK_SHIFT_MASK);

  if (self->editing || self->source == NULL || !has_editor_focus (self))
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
  if (!self->editing || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
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
    case GDK_KEY_KP_Tab:
      commit_and_go (self, 0, 1);
      return TRUE;
    case GDK_KEY_ISO_Left_Tab:
      commit_and_go (self, 0, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
entered_cb (TdImportGrid *self)
{
  if (self->editing)
    commit_and_go (self, 1, 0);
}

/* Somewhere else in the window was clicked: what was typed counts. */
static void
focus_left_cb (TdImportGrid *self)
{
  if (self->editing && !has_editor_focus (self))
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
  gtk_widget_grab_focus (self->editor);
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

  if (self->source == NULL || self->source->dup_tooltip == NULL || self->editing)
    return FALSE;
  if (by_keyboard ? row >= td_import_grid_count (self)
                  : !td_import_grid_find_at (self, x, y, &row, &column))
    return FALSE;
  text = self->source->dup_tooltip (self->data, row, column);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
make_editor (TdImportGrid *self)
{
  GtkEditable *text;

  self->editor = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->editor), FALSE);
  gtk_widget_add_css_class (self->editor, "cell-editor");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 0);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->editor), 0);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->editor));
  g_object_set (text, "truncate-multiline", TRUE, NULL);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
}

static void
add_keys (TdImportGrid *self, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
td_import_grid_init_input (TdImportGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  make_editor (self);
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (key_captured_cb));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (key_left_cb));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  rest (self);
}
