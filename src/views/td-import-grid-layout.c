/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-views.h"

#include <math.h>

/* Room that the grid asks for, in rows. */
#define LEAST_ROWS 3

/*
 * TdImportPaneView: a box that places its children as the grid says, and cuts
 * what is outside.
 */
#define TD_TYPE_IMPORT_PANE_VIEW (td_import_pane_view_get_type ())
G_DECLARE_FINAL_TYPE (TdImportPaneView, td_import_pane_view, TD, IMPORT_PANE_VIEW, GtkWidget)

typedef void (*PlaceFunc) (TdImportGrid *grid, int part, GtkWidget *widget, int height);

struct _TdImportPaneView
{
  GtkWidget     parent_instance;

  TdImportGrid *grid;
  int           part;
  PlaceFunc     place;
};

G_DEFINE_FINAL_TYPE (TdImportPaneView, td_import_pane_view, GTK_TYPE_WIDGET)

static void
td_import_pane_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdImportPaneView *self = TD_IMPORT_PANE_VIEW (widget);

  if (self->grid != NULL)
    self->place (self->grid, self->part, widget, height);
}

static void
td_import_pane_view_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_import_pane_view_parent_class)->dispose (object);
}

static void
td_import_pane_view_class_init (TdImportPaneViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_import_pane_view_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = td_import_pane_view_size_allocate;
}

static void
td_import_pane_view_init (TdImportPaneView *self)
{
}

static GtkWidget *
make_pane (TdImportGrid *grid, int part, PlaceFunc place, const char *css_name)
{
  TdImportPaneView *self = g_object_new (TD_TYPE_IMPORT_PANE_VIEW, "css-name", css_name,
                                         "overflow", GTK_OVERFLOW_HIDDEN, NULL);

  self->grid = grid;
  self->part = part;
  self->place = place;
  return GTK_WIDGET (self);
}

/* --- sizes --- */

int
td_import_grid_get_part (TdImportGrid *self, const TdImportGridColumn *column)
{
  return column->frozen && !self->narrow ? TD_IMPORT_PART_FROZEN : TD_IMPORT_PART_BODY;
}

/* Gives the room that is left to the columns that want it, else to the last. */
static void
spread_columns (TdImportGrid *self, int width)
{
  int n_expanding = 0;
  int n_left;
  int spare = width;

  self->sizes[TD_IMPORT_PART_BODY] = self->sizes[TD_IMPORT_PART_FROZEN] = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      spare -= td_import_grid_column (self, i)->wanted;
      n_expanding += td_import_grid_column (self, i)->expand ? 1 : 0;
    }
  spare = MAX (spare, 0);
  n_left = n_expanding;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdImportGridColumn *column = td_import_grid_column (self, i);
      gboolean takes = n_expanding > 0 ? column->expand : i + 1 == self->columns->len;
      int share = takes ? MIN (spare / MAX (n_left, 1), self->most_extra) : 0;
      int *size = &self->sizes[td_import_grid_get_part (self, column)];

      n_left -= column->expand ? 1 : 0;
      spare -= share;
      column->width = column->wanted + share;
      column->x = *size;
      *size += column->width;
    }
}

static void
measure_heads (TdImportGrid *self)
{
  self->head_height = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int natural = 0;

      gtk_widget_measure (td_import_grid_column (self, i)->head, GTK_ORIENTATION_VERTICAL, -1,
                          NULL, &natural, NULL, NULL);
      self->head_height = MAX (self->head_height, natural);
    }
}

void
td_import_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdImportGrid *self = TD_IMPORT_GRID (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (guint i = 0; i < self->columns->len; i++)
        *natural += td_import_grid_column (self, i)->wanted;
      return;
    }
  measure_heads (self);
  *minimum = self->head_height + LEAST_ROWS * self->row_height;
  *natural = MAX (*minimum, self->head_height +
                            (int) MIN (td_import_grid_count (self), 1000) * self->row_height);
}

void
td_import_grid_get_area (TdImportGrid *self, guint row, guint column, GdkRectangle *area)
{
  const TdImportGridColumn *place = td_import_grid_column (self, column);
  double y = (double) row * self->row_height -
             td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);

  area->x = place->x;
  if (td_import_grid_get_part (self, place) == TD_IMPORT_PART_BODY)
    area->x += self->sizes[TD_IMPORT_PART_FROZEN] -
               (int) td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL);
  /* A cell that is far away needs no exact place, but one that fits an int. */
  area->y = self->head_height + (int) CLAMP (y, -100000, 100000);
  area->width = place->width;
  area->height = self->row_height;
}

/* --- placing --- */

static void
allocate_at (GtkWidget *widget, int x, int y, int width, int height)
{
  int least_width = 0;
  int least_height = 0;

  /* Nobody may be given less than the least; what is too much is cut. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, MAX (height, least_height) },
                            -1);
}

static int
get_shift (TdImportGrid *self, int part)
{
  return part == TD_IMPORT_PART_BODY
         ? (int) td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL) : 0;
}

static void
place_heads (TdImportGrid *self, int part, GtkWidget *widget, int height)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdImportGridColumn *column = td_import_grid_column (self, i);

      if (gtk_widget_get_parent (column->head) == widget)
        allocate_at (column->head, column->x - get_shift (self, part), 0, column->width, height);
    }
}

static void
place_rows (TdImportGrid *self, int part, GtkWidget *widget, int height)
{
  double value = td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdImportGridRow *row = self->rows->pdata[i];
      double y = (double) (self->first + i) * self->row_height - value;

      if (gtk_widget_get_child_visible (row->parts[part]))
        allocate_at (row->parts[part], -get_shift (self, part), (int) floor (y),
                     MAX (self->sizes[part],
                          gtk_widget_get_width (widget) + get_shift (self, part)),
                     self->row_height);
    }
}

static void
place_cells (TdImportGrid *self, int part, GtkWidget *widget, int height)
{
  GtkWidget *cell = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < self->columns->len && cell != NULL; i++)
    {
      const TdImportGridColumn *column = td_import_grid_column (self, i);

      if (td_import_grid_get_part (self, column) != part)
        continue;
      allocate_at (cell, column->x, 0, column->width, height);
      cell = gtk_widget_get_next_sibling (cell);
    }
}

void
td_import_grid_init_panes (TdImportGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  /* Later ones lie above: what stays above what scrolls. */
  self->panes[TD_IMPORT_PANE_BODY] = make_pane (self, TD_IMPORT_PART_BODY, place_rows, "rows");
  self->panes[TD_IMPORT_PANE_FROZEN] = make_pane (self, TD_IMPORT_PART_FROZEN, place_rows, "rows");
  self->panes[TD_IMPORT_PANE_BODY_HEAD] = make_pane (self, TD_IMPORT_PART_BODY, place_heads,
                                                     "header");
  self->panes[TD_IMPORT_PANE_FROZEN_HEAD] = make_pane (self, TD_IMPORT_PART_FROZEN, place_heads,
                                                       "header");
  gtk_widget_add_css_class (self->panes[TD_IMPORT_PANE_FROZEN], "frozen");
  gtk_widget_add_css_class (self->panes[TD_IMPORT_PANE_FROZEN_HEAD], "frozen");
  gtk_widget_set_parent (self->panes[TD_IMPORT_PANE_BODY], widget);
  gtk_widget_set_parent (self->panes[TD_IMPORT_PANE_FROZEN], widget);
  gtk_widget_set_parent (self->panes[TD_IMPORT_PANE_BODY_HEAD], widget);
  gtk_widget_set_parent (self->panes[TD_IMPORT_PANE_FROZEN_HEAD], widget);
}

GtkWidget *
td_import_grid_make_row_part (TdImportGrid *self, int part)
{
  return make_pane (self, part, place_cells, "row");
}

void
td_import_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdImportGrid *self = TD_IMPORT_GRID (widget);
  double rows = (double) td_import_grid_count (self) * self->row_height;
  int frozen;

  measure_heads (self);
  spread_columns (self, width);
  frozen = self->sizes[TD_IMPORT_PART_FROZEN];
  self->placed = TRUE;
  self->allocating = TRUE;
  td_scrolling_configure (&self->scrolling, GTK_ORIENTATION_HORIZONTAL,
                          self->sizes[TD_IMPORT_PART_BODY], width - frozen, 40);
  td_scrolling_configure (&self->scrolling, GTK_ORIENTATION_VERTICAL, rows,
                          height - self->head_height, self->row_height);
  self->allocating = FALSE;
  allocate_at (self->panes[TD_IMPORT_PANE_BODY], frozen, self->head_height,
               MAX (width - frozen, 0), MAX (height - self->head_height, 0));
  allocate_at (self->panes[TD_IMPORT_PANE_FROZEN], 0, self->head_height, frozen,
               MAX (height - self->head_height, 0));
  allocate_at (self->panes[TD_IMPORT_PANE_BODY_HEAD], frozen, 0, MAX (width - frozen, 0),
               self->head_height);
  allocate_at (self->panes[TD_IMPORT_PANE_FROZEN_HEAD], 0, 0, frozen, self->head_height);
  td_import_grid_place_editor (self);
  if (td_import_grid_needs_fit (self, width, height - self->head_height))
    td_import_grid_queue_fit (self);
}

/* --- places --- */

void
td_import_grid_reveal (TdImportGrid *self)
{
  const TdImportGridColumn *column;

  self->reveal_later = !self->placed;
  if (self->row >= td_import_grid_count (self) || self->column >= self->columns->len ||
      !self->placed)
    return;
  column = td_import_grid_column (self, self->column);
  td_scrolling_reveal (&self->scrolling, GTK_ORIENTATION_VERTICAL,
                       (double) self->row * self->row_height, self->row_height);
  if (td_import_grid_get_part (self, column) == TD_IMPORT_PART_BODY)
    td_scrolling_reveal (&self->scrolling, GTK_ORIENTATION_HORIZONTAL, column->x, column->width);
}

gboolean
td_import_grid_find_at (TdImportGrid *self, double x, double y, guint *row, guint *column)
{
  double value = td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  double at = y - self->head_height + value;
  gboolean in_frozen = x < self->sizes[TD_IMPORT_PART_FROZEN];
  int part = in_frozen ? TD_IMPORT_PART_FROZEN : TD_IMPORT_PART_BODY;
  double across = in_frozen ? x : x - self->sizes[TD_IMPORT_PART_FROZEN] + get_shift (self, part);

  if (y < self->head_height || at < 0 || at / self->row_height >= td_import_grid_count (self))
    return FALSE;
  *row = (guint) (at / self->row_height);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdImportGridColumn *place = td_import_grid_column (self, i);

      *column = i;
      if (td_import_grid_get_part (self, place) == part && across >= place->x &&
          across < place->x + place->width)
        return TRUE;
    }
  return FALSE;
}
