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
  td_widget_set_label (GTK_WIDGET (self->editor), label);
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
  gboolean seen;

  if (self->column < self->columns->len)
    td_import_grid_get_area (self, self->row, self->column, &area);
  seen = area.y >= self->head_height;
  if (td_import_grid_is_editing (self) && find_line (self, &area, &line))
    area = line;
  td_cell_editor_place (self->editor, &area, seen);
}

static void
show_editing (TdImportGrid *self)
{
  td_widget_set_css_class (GTK_WIDGET (self), "editing", td_import_grid_is_editing (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
td_import_grid_edit (TdImportGrid *self)
{
  g_autofree char *text = NULL;

  if (td_import_grid_is_editing (self) || !td_import_grid_is_editable (self))
    return FALSE;
  td_import_grid_reveal (self);
  text = self->source->dup_text (self->data, self->row, self->column);
  td_cell_editor_begin (self->editor, text);
  show_editing (self);
  return TRUE;
}

void
td_import_grid_end_editing (TdImportGrid *self, gboolean commit)
{
  g_autofree char *text = td_cell_editor_end (self->editor);

  show_editing (self);
  td_cell_editor_set_open (self->editor, td_import_grid_is_editable (self));
  describe (self);
  if (commit && text != NULL)
    td_import_grid_emit_committed (self, text);
}

/* Something was typed or pasted, in whatever way: that replaces the cell's text. */
static void
begun_cb (TdImportGrid *self)
{
  g_autofree char *text = NULL;

  if (!td_import_grid_is_editable (self))
    return;
  text = self->source->dup_text (self->data, self->row, self->column);
  td_cell_editor_take (self->editor, text);
  show_editing (self);
}

void
td_import_grid_init_editor (TdImportGrid *self)
{
  self->editor = TD_CELL_EDITOR (td_cell_editor_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  g_signal_connect_object (self->editor, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  td_import_grid_end_editing (self, FALSE);
}
