/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-views.h"

/* Its line, in px, where a message stands below. */
#define LINE_HEIGHT 20

gboolean
td_import_grid_is_editable (TdImportGrid *self)
{
  return self->source != NULL && self->source->is_editable != NULL &&
         self->row < td_import_grid_count (self) && self->column < self->columns->len &&
         self->source->is_editable (self->data, self->row, self->column);
}

/* What stood there before is not to be come back to by Ctrl+Z. */
static void
set_text (TdImportGrid *self, const char *text)
{
  GtkEditable *inner = gtk_editable_get_delegate (GTK_EDITABLE (self->editor));

  self->filling = TRUE;
  g_object_set (inner, "enable-undo", FALSE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  g_object_set (inner, "enable-undo", self->editing, NULL);
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
  int least = 0;
  gboolean seen;

  if (self->column < self->columns->len)
    td_import_grid_get_area (self, self->row, self->column, &area);
  seen = area.y >= self->head_height;
  if (self->editing && find_line (self, &area, &line))
    area = line;
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
  gtk_editable_set_editable (GTK_EDITABLE (self->editor), td_import_grid_is_editable (self));
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
  if (self->editing || !td_import_grid_is_editable (self))
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
  if (!self->filling && !self->editing && td_import_grid_is_editable (self))
    begin (self);
}

/* An input method has begun a word. */
static void
preedit_changed_cb (TdImportGrid *self, const char *preedit)
{
  if (preedit != NULL && *preedit != '\0')
    changed_cb (self);
}

void
td_import_grid_init_editor (TdImportGrid *self)
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
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  rest (self);
}
