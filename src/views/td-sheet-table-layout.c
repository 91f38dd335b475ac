/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-table-private.h"

static void
td_sheet_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdSheetTable *self = TD_SHEET_TABLE (widget);
  gboolean is_down = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      int least = 0;
      int wished = 0;

      if (!gtk_widget_get_visible (self->rows->pdata[i]))
        continue;
      gtk_widget_measure (self->rows->pdata[i], orientation, -1, &least, &wished, NULL, NULL);
      *minimum = is_down ? *minimum + least : MAX (*minimum, least);
      *natural = is_down ? *natural + least : MAX (*natural, wished);
    }
}

static void
place_editor (TdSheetTable *self)
{
  GdkRectangle area = { 0, 0, 1, 1 };

  if (self->cell.criterion < self->rows->len &&
      gtk_widget_get_visible (self->rows->pdata[self->cell.criterion]))
    td_sheet_line_get_cell (td_sheet_table_row (self, self->cell.criterion), self->cell.layer,
                           GTK_WIDGET (self), &area);
  td_cell_editor_place (self->editor, &area, TRUE);
}

static void
td_sheet_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdSheetTable *self = TD_SHEET_TABLE (widget);
  GtkAllocation area = { 0, 0, width, 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!gtk_widget_get_visible (self->rows->pdata[i]))
        continue;
      gtk_widget_measure (self->rows->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &area.height, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (self->rows->pdata[i], &area, -1);
      area.y += area.height;
    }
  place_editor (self);
}

void
td_sheet_table_class_init_layout (GtkWidgetClass *widget_class)
{
  widget_class->measure = td_sheet_table_measure;
  widget_class->size_allocate = td_sheet_table_size_allocate;
}
