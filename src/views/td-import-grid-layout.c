/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-views.h"

#include <math.h>

/* Below this width the columns at the left scroll with the others. */
#define NARROW 600
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

double
td_import_grid_get_value (TdImportGrid *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

double
td_import_grid_get_page (TdImportGrid *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;
}

static int
get_part (TdImportGrid *self, const TdImportGridColumn *column)
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
      int share = takes ? spare / MAX (n_left, 1) : 0;
      int *size = &self->sizes[get_part (self, column)];

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

static void
configure (TdImportGrid *self, GtkOrientation orientation, double upper, double page, double step)
{
  double value = td_import_grid_get_value (self, orientation);

  if (self->adjustments[orientation] == NULL)
    return;
  page = MAX (page, 0);
  gtk_adjustment_configure (self->adjustments[orientation],
                            CLAMP (value, 0, MAX (upper - page, 0)), 0, MAX (upper, page), step,
                            MAX (page - step, step), page);
}

void
td_import_grid_get_area (TdImportGrid *self, guint row, guint column, GdkRectangle *area)
{
  const TdImportGridColumn *place = td_import_grid_column (self, column);
  double y = (double) row * self->row_height -
             td_import_grid_get_value (self, GTK_ORIENTATION_VERTICAL);

  area->x = place->x;
  if (get_part (self, place) == TD_IMPORT_PART_BODY)
    area->x += self->sizes[TD_IMPORT_PART_FROZEN] -
               (int) td_import_grid_get_value (self, GTK_ORIENTATION_HORIZONTAL);
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
         ? (int) td_import_grid_get_value (self, GTK_ORIENTATION_HORIZONTAL) : 0;
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
  double value = td_import_grid_get_value (self, GTK_ORIENTATION_VERTICAL);

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

      if (get_part (self, column) != part)
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

/* --- the rows in view --- */

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
    row->parts[part] = make_pane (self, part, place_cells, "row");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdImportGridColumn *column = td_import_grid_column (self, i);
      GtkWidget *cell = td_import_cell_new (column->xalign);

      gtk_widget_set_parent (cell, row->parts[get_part (self, column)]);
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
  double value = td_import_grid_get_value (self, GTK_ORIENTATION_VERTICAL);

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
      TdImportPane pane = get_part (self, column) == TD_IMPORT_PART_FROZEN
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
  double page = td_import_grid_get_page (self, GTK_ORIENTATION_VERTICAL);
  guint wanted = (guint) ceil (page / self->row_height) + 1;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean all = FALSE;

  self->fit_idle = 0;
  if (width > 0 && (width < NARROW) != self->narrow)
    move_frozen (self, width < NARROW);
  wanted = MIN (wanted, td_import_grid_count (self));
  for (; self->rows->len < wanted; all = TRUE)
    g_ptr_array_add (self->rows, make_row (self));
  show_from (self, get_first (self), all);
  if (self->reveal_later && self->placed)
    td_import_grid_reveal (self);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (TdImportGrid *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

static gboolean
needs_fit (TdImportGrid *self, int width, int height)
{
  guint wanted = (guint) ceil ((double) MAX (height, 0) / self->row_height) + 1;

  return self->reveal_later || self->rows->len < MIN (wanted, td_import_grid_count (self)) ||
         (width < NARROW) != self->narrow || get_first (self) != self->first;
}

void
td_import_grid_value_changed (TdImportGrid *self)
{
  if (self->allocating)
    queue_fit (self);
  else
    show_from (self, get_first (self), FALSE);
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
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->sizes[TD_IMPORT_PART_BODY], width - frozen,
             40);
  configure (self, GTK_ORIENTATION_VERTICAL, rows, height - self->head_height, self->row_height);
  self->allocating = FALSE;
  allocate_at (self->panes[TD_IMPORT_PANE_BODY], frozen, self->head_height,
               MAX (width - frozen, 0), MAX (height - self->head_height, 0));
  allocate_at (self->panes[TD_IMPORT_PANE_FROZEN], 0, self->head_height, frozen,
               MAX (height - self->head_height, 0));
  allocate_at (self->panes[TD_IMPORT_PANE_BODY_HEAD], frozen, 0, MAX (width - frozen, 0),
               self->head_height);
  allocate_at (self->panes[TD_IMPORT_PANE_FROZEN_HEAD], 0, 0, frozen, self->head_height);
  td_import_grid_place_editor (self);
  if (needs_fit (self, width, height - self->head_height))
    queue_fit (self);
}

/* --- places --- */

static void
scroll_into_view (TdImportGrid *self, GtkOrientation orientation, double start, double size)
{
  double value = td_import_grid_get_value (self, orientation);
  double page = td_import_grid_get_page (self, orientation);

  if (self->adjustments[orientation] == NULL || page <= 0)
    return;
  if (start < value || size > page)
    gtk_adjustment_set_value (self->adjustments[orientation], start);
  else if (start + size > value + page)
    gtk_adjustment_set_value (self->adjustments[orientation], start + size - page);
}

void
td_import_grid_reveal (TdImportGrid *self)
{
  const TdImportGridColumn *column;

  self->reveal_later = !self->placed;
  if (self->row >= td_import_grid_count (self) || self->column >= self->columns->len ||
      !self->placed)
    return;
  column = td_import_grid_column (self, self->column);
  scroll_into_view (self, GTK_ORIENTATION_VERTICAL, (double) self->row * self->row_height,
                    self->row_height);
  if (get_part (self, column) == TD_IMPORT_PART_BODY)
    scroll_into_view (self, GTK_ORIENTATION_HORIZONTAL, column->x, column->width);
}

gboolean
td_import_grid_find_at (TdImportGrid *self, double x, double y, guint *row, guint *column)
{
  double at = y - self->head_height + td_import_grid_get_value (self, GTK_ORIENTATION_VERTICAL);
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
      if (get_part (self, place) == part && across >= place->x && across < place->x + place->width)
        return TRUE;
    }
  return FALSE;
}
