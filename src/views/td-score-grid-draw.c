/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

/* Classes of the "brush" nodes in scores.css, by TdPaint. */
static const char *const brush_classes[TD_N_PAINTS] = {
  [TD_PAINT_TEXT] = "text",
  [TD_PAINT_STRONG] = "strong",
  [TD_PAINT_MUTED] = "muted",
  [TD_PAINT_SMALL] = "small",
  [TD_PAINT_HEAD] = "head",
  [TD_PAINT_HEAD_SMALL] = "head-small",
  [TD_PAINT_LINKED] = "linked",
  [TD_PAINT_LOCKED] = "locked",
  [TD_PAINT_OPEN] = "open",
  [TD_PAINT_UP] = "up",
  [TD_PAINT_DOWN] = "down",
  [TD_PAINT_FAILED] = "failed",
  [TD_PAINT_QUESTION] = "question",
  [TD_PAINT_INCOMPLETE] = "incomplete",
  [TD_PAINT_OLD] = "old",
  [TD_PAINT_ADD] = "add",
  [TD_PAINT_VIEW_FILL] = "view-fill",
  [TD_PAINT_HEAD_FILL] = "head-fill",
  [TD_PAINT_FOOT_FILL] = "foot-fill",
  [TD_PAINT_CURRENT_FILL] = "current-fill",
  [TD_PAINT_SELECTED_FILL] = "selected-fill",
  [TD_PAINT_AWAY_FILL] = "away-fill",
  [TD_PAINT_LOCKED_FILL] = "locked-fill",
  [TD_PAINT_FAILED_FILL] = "failed-fill",
  [TD_PAINT_NEW_FILL] = "new-fill",
  [TD_PAINT_ADD_FILL] = "add-fill",
  [TD_PAINT_REFUSED_FILL] = "refused-fill",
  [TD_PAINT_LINE] = "line",
  [TD_PAINT_EDGE] = "edge",
  [TD_PAINT_ACCENT] = "accent",
  [TD_PAINT_RESTING] = "resting",
};

void
td_score_grid_init_brushes (TdScoreGrid *self)
{
  for (int i = 0; i < TD_N_PAINTS; i++)
    self->brushes[i] = td_brush_new (GTK_WIDGET (self), brush_classes[i]);
  td_brush_set_struck (self->brushes[TD_PAINT_OLD], TRUE);
}

/* --- the cells of criteria --- */

static void
draw_cells (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  self->n_drawn = 0;
  if (!td_score_grid_get_seen (self, &first_row, &last_row, &first_column, &last_column))
    return;
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      {
        GdkRectangle area = {
          (int) td_score_grid_get_column_x (self, column),
          (int) td_score_grid_get_row_y (self, row), self->column_width, TD_GRID_ROW_HEIGHT,
        };

        td_score_grid_draw_cell (self, snapshot, row, column, &area);
        self->n_drawn++;
      }
}

/* The current cell, and the block where it is more than that. */
static void
draw_selection (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  TdBrush *brush = self->brushes[td_cell_editor_has_focus (self->editor) ? TD_PAINT_ACCENT
                                                                          : TD_PAINT_RESTING];
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
  double x;
  double y;

  if (!td_score_grid_has_cells (self))
    return;
  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  x = td_score_grid_get_column_x (self, first_column);
  y = td_score_grid_get_row_y (self, first_row);
  if (first_row != last_row || first_column != last_column)
    td_brush_outline (brush, snapshot, x - 1, y - 1,
                      (last_column - first_column + 1) * self->column_width + 1,
                      (last_row - first_row + 1) * TD_GRID_ROW_HEIGHT + 1, 1);
  td_brush_outline (brush, snapshot, td_score_grid_get_column_x (self, self->column) - 1,
                    td_score_grid_get_row_y (self, self->row) - 1, self->column_width + 1,
                    TD_GRID_ROW_HEIGHT + 1, 2);
}

static void
draw_body (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  td_score_grid_push_body (self, snapshot, TD_GRID_HEAD_HEIGHT,
                           td_score_grid_get_rows_height (self));
  draw_cells (self, snapshot);
  draw_selection (self, snapshot);
  if (gtk_widget_get_opacity (GTK_WIDGET (self->editor)) > 0)
    {
      td_brush_fill (self->brushes[TD_PAINT_VIEW_FILL], snapshot,
                     td_score_grid_get_column_x (self, self->column) + 1,
                     td_score_grid_get_row_y (self, self->row) + 1, self->column_width - 3,
                     TD_GRID_ROW_HEIGHT - 3);
      gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (self->editor), snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

/* --- what stays --- */

static void
draw_sides (TdScoreGrid *self, GtkSnapshot *snapshot, int width)
{
  int height = td_score_grid_get_rows_height (self);
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (!td_score_grid_get_seen (self, &first_row, &last_row, &first_column, &last_column))
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, TD_GRID_HEAD_HEIGHT, (float) width,
                                                         (float) height));
  td_brush_fill (self->brushes[TD_PAINT_VIEW_FILL], snapshot, 0, TD_GRID_HEAD_HEIGHT, self->left,
                 height);
  td_brush_fill (self->brushes[TD_PAINT_VIEW_FILL], snapshot, width - self->right,
                 TD_GRID_HEAD_HEIGHT, self->right, height);
  for (guint row = first_row; row <= last_row; row++)
    {
      td_score_grid_draw_left (self, snapshot, row, td_score_grid_get_row_y (self, row));
      td_score_grid_draw_right (self, snapshot, row, td_score_grid_get_row_y (self, row));
    }
  gtk_snapshot_pop (snapshot);
}

static void
draw_edges (TdScoreGrid *self, GtkSnapshot *snapshot, int width)
{
  TdBrush *edge = self->brushes[TD_PAINT_EDGE];
  int foot = td_score_grid_get_foot_y (self);

  td_brush_fill (edge, snapshot, self->left - 1, 0, 1, foot + TD_GRID_ROW_HEIGHT);
  td_brush_fill (edge, snapshot, width - self->right, 0, 1, foot + TD_GRID_ROW_HEIGHT);
  td_brush_fill (edge, snapshot, 0, TD_GRID_HEAD_HEIGHT - 1, width, 1);
  td_brush_fill (edge, snapshot, 0, foot, width, 1);
  td_brush_fill (edge, snapshot, 0, foot + TD_GRID_ROW_HEIGHT - 1, width, 1);
}

void
td_score_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdScoreGrid *self = TD_SCORE_GRID (widget);
  int width = gtk_widget_get_width (widget);

  if (self->book == NULL)
    return;
  draw_body (self, snapshot);
  draw_sides (self, snapshot, width);
  td_score_grid_draw_heads (self, snapshot);
  td_score_grid_draw_foot (self, snapshot);
  draw_edges (self, snapshot, width);
}
