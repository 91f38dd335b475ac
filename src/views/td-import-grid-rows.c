/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-views.h"

#include <math.h>

static void
free_row (gpointer data)
{
  TdImportGridRow *row = data;

  gtk_widget_unparent (row->parts[TD_IMPORT_PART_BODY]);
  gtk_widget_unparent (row->parts[TD_IMPORT_PART_FROZEN]);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static TdImportGridRow *
make_row (TdImportGrid *self)
{
  TdImportGridRow *row = g_new0 (TdImportGridRow, 1);

  row->cells = g_ptr_array_new ();
  for (int part = 0; part < TD_IMPORT_PARTS; part++)
    row->parts[part] = td_import_grid_make_row_part (self, part);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdImportGridColumn *column = td_import_grid_column (self, i);
      GtkWidget *cell = td_import_cell_new (column->xalign);

      gtk_widget_set_parent (cell, row->parts[td_import_grid_get_part (self, column)]);
      g_ptr_array_add (row->cells, cell);
    }
  gtk_widget_set_parent (row->parts[TD_IMPORT_PART_BODY], self->panes[TD_IMPORT_PANE_BODY]);
  gtk_widget_set_parent (row->parts[TD_IMPORT_PART_FROZEN], self->panes[TD_IMPORT_PANE_FROZEN]);
  return row;
}

void
td_import_grid_drop_rows (TdImportGrid *self)
{
  if (self->rows == NULL)
    self->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_set_size (self->rows, 0);
}

static void
mark_row (TdImportGrid *self, guint index)
{
  const TdImportGridRow *row = self->rows->pdata[index];
  gboolean is_current = self->first + index == self->row;

  for (int part = 0; part < TD_IMPORT_PARTS; part++)
    td_widget_set_css_class (row->parts[part], "current", is_current);
  for (guint i = 0; i < row->cells->len; i++)
    td_widget_set_css_class (row->cells->pdata[i], "current", is_current && i == self->column);
}

static void
fill_row (TdImportGrid *self, guint index)
{
  const TdImportGridRow *row = self->rows->pdata[index];
  guint position = self->first + index;
  gboolean exists = position < td_import_grid_count (self);

  for (int part = 0; part < TD_IMPORT_PARTS; part++)
    {
      gtk_widget_set_child_visible (row->parts[part], exists);
      td_widget_set_css_class (row->parts[part], "even", position % 2 == 1);
    }
  mark_row (self, index);
  for (guint i = 0; exists && i < row->cells->len; i++)
    self->source->show (self->data, position, i, row->cells->pdata[i]);
}

static guint
get_first (TdImportGrid *self)
{
  double value = td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);

  return (guint) MAX (floor (value / self->row_height), 0);
}

/* Rows that scroll out at one end are given to the other end. */
static void
rotate (TdImportGrid *self, int by)
{
  for (; by > 0; by--)
    {
      g_ptr_array_add (self->rows, g_ptr_array_steal_index (self->rows, 0));
      fill_row (self, self->rows->len - 1);
    }
  for (; by < 0; by++)
    g_ptr_array_insert (self->rows, 0,
                        g_ptr_array_steal_index (self->rows, self->rows->len - 1));
}

static void
show_from (TdImportGrid *self, guint first, gboolean all)
{
  int by = (int) first - (int) self->first;
  guint n = self->rows->len;

  self->first = first;
  if (all || (guint) ABS (by) >= n)
    {
      for (guint i = 0; i < n; i++)
        fill_row (self, i);
    }
  else
    {
      rotate (self, by);
      for (int i = 0; i < -by; i++)
        fill_row (self, (guint) i);
    }
  for (int i = 0; i < TD_N_IMPORT_PANES; i++)
    gtk_widget_queue_allocate (self->panes[i]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
td_import_grid_show_all (TdImportGrid *self)
{
  show_from (self, get_first (self), TRUE);
}

/* Which pane a column stands in changes only here, between frames. */
static void
move_frozen (TdImportGrid *self, gboolean narrow)
{
  self->narrow = narrow;
  self->reveal_later = TRUE;
  self->placed = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  td_import_grid_drop_rows (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdImportGridColumn *column = td_import_grid_column (self, i);
      TdImportPane pane = td_import_grid_get_part (self, column) == TD_IMPORT_PART_FROZEN
                          ? TD_IMPORT_PANE_FROZEN_HEAD : TD_IMPORT_PANE_BODY_HEAD;

      if (gtk_widget_get_parent (column->head) == self->panes[pane])
        continue;
      g_object_ref (column->head);
      gtk_widget_unparent (column->head);
      gtk_widget_set_parent (column->head, self->panes[pane]);
      g_object_unref (column->head);
    }
}

static gboolean
fit_cb (gpointer user_data)
{
  TdImportGrid *self = user_data;
  double page = td_scrolling_get_page (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  guint wanted = (guint) ceil (page / self->row_height) + 1;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean all = FALSE;

  self->fit_idle = 0;
  if (width > 0 && (width < TD_IMPORT_GRID_NARROW) != self->narrow)
    move_frozen (self, width < TD_IMPORT_GRID_NARROW);
  wanted = MIN (wanted, td_import_grid_count (self));
  for (; self->rows->len < wanted; all = TRUE)
    g_ptr_array_add (self->rows, make_row (self));
  show_from (self, get_first (self), all);
  if (self->reveal_later && self->placed)
    td_import_grid_reveal (self);
  return G_SOURCE_REMOVE;
}

void
td_import_grid_queue_fit (TdImportGrid *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

gboolean
td_import_grid_needs_fit (TdImportGrid *self, int width, int height)
{
  guint wanted = (guint) ceil ((double) MAX (height, 0) / self->row_height) + 1;

  return self->reveal_later || self->rows->len < MIN (wanted, td_import_grid_count (self)) ||
         (width < TD_IMPORT_GRID_NARROW) != self->narrow || get_first (self) != self->first;
}

void
td_import_grid_value_changed (TdImportGrid *self)
{
  if (self->allocating)
    td_import_grid_queue_fit (self);
  else
    show_from (self, get_first (self), FALSE);
}
