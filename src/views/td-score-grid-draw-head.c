/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include <glib/gi18n-lib.h>

#define PADDING 6
#define ARROW 12
#define MAX_Y (TD_GRID_GROUP_HEIGHT + TD_GRID_CRITERION_HEIGHT)

static void
draw_arrow (TdScoreGrid *self, GtkSnapshot *snapshot, double x, double y, double height)
{
  td_brush_draw_icon (self->brushes[TD_PAINT_HEAD], snapshot,
                      self->descending ? "pan-down-symbolic" : "pan-up-symbolic", x, y, ARROW,
                      height, ARROW);
}

/* --- criteria --- */

static void
draw_criterion (TdScoreGrid *self, GtkSnapshot *snapshot, guint column)
{
  const TdGridColumn *place = td_score_grid_column (self, column);
  double x = td_score_grid_get_column_x (self, column);
  int width = self->column_width;
  gboolean sorted = self->sort == TD_SCORE_SORT_CRITERION &&
                    self->sort_criterion == place->criterion;

  if (column == self->column)
    td_brush_fill (self->brushes[TD_PAINT_CURRENT_FILL], snapshot, x, TD_GRID_GROUP_HEIGHT, width,
                   TD_GRID_CRITERION_HEIGHT);
  td_brush_write_lines (self->brushes[TD_PAINT_HEAD_SMALL], snapshot, place->title, x + 4,
                        TD_GRID_GROUP_HEIGHT, width - 4 - PADDING, TD_GRID_CRITERION_HEIGHT, 1, 2);
  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot, place->max, x + ARROW, MAX_Y,
                  width - ARROW - PADDING, TD_GRID_MAX_HEIGHT, 1);
  if (sorted)
    draw_arrow (self, snapshot, x + 2, MAX_Y, TD_GRID_MAX_HEIGHT);
  td_brush_fill (self->brushes[TD_PAINT_LINE], snapshot, x + width - 1, TD_GRID_GROUP_HEIGHT, 1,
                 TD_GRID_CRITERION_HEIGHT + TD_GRID_MAX_HEIGHT);
}

/* The name of a group stays in view as long as one of its criteria does. */
static void
draw_group (TdScoreGrid *self, GtkSnapshot *snapshot, guint first, guint last, int width)
{
  const TdGridColumn *place = td_score_grid_column (self, first);
  double start = td_score_grid_get_column_x (self, first);
  double end = td_score_grid_get_column_x (self, last) + self->column_width;
  double from = MAX (start, self->left);
  const TdCriterion *group;
  g_autofree char *title = NULL;

  td_brush_fill (self->brushes[TD_PAINT_EDGE], snapshot, end - 1, 0, 1, TD_GRID_GROUP_HEIGHT);
  if (place->group < 0)
    return;
  group = td_criteria_set_get (td_score_book_get_set (self->book), (guint) place->group);
  title = g_strdup_printf ("%s. %s", group->code, group->text);
  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot, title, from + PADDING, 0,
                  MIN (end, width - self->right) - from - 2 * PADDING, TD_GRID_GROUP_HEIGHT, 0);
}

static void
draw_criteria (TdScoreGrid *self, GtkSnapshot *snapshot, int width)
{
  guint row;
  guint first;
  guint last;
  guint begin;

  if (!td_score_grid_get_seen (self, &row, &row, &first, &last))
    return;
  td_score_grid_push_body (self, snapshot, 0, TD_GRID_HEAD_HEIGHT);
  for (guint i = first; i <= last; i++)
    draw_criterion (self, snapshot, i);
  for (begin = first; begin > 0 && td_score_grid_column (self, begin - 1)->group ==
                                   td_score_grid_column (self, first)->group; begin--)
    ;
  while (begin <= last)
    {
      guint end = begin;

      while (end + 1 < self->columns->len && td_score_grid_column (self, end + 1)->group ==
                                             td_score_grid_column (self, begin)->group)
        end++;
      draw_group (self, snapshot, begin, end, width);
      begin = end + 1;
    }
  gtk_snapshot_pop (snapshot);
}

/* --- sides --- */

static void
draw_title (TdScoreGrid *self, GtkSnapshot *snapshot, const char *title, int x, int width,
            double xalign, gboolean sorted)
{
  int room = sorted ? ARROW : 0;

  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot, title, x + PADDING,
                  0, width - 2 * PADDING - room, MAX_Y, xalign);
  if (sorted)
    draw_arrow (self, snapshot, x + width - PADDING - ARROW + 3, 0, MAX_Y);
}

static void
draw_left (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  gboolean people = td_score_book_get_set (self->book)->for_people;
  int number;
  int name;
  int unit;

  td_score_grid_get_name_columns (self, &number, &name, &unit);
  if (number > 0)
    td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot, _("No."), 0, 0, number, MAX_Y, .5);
  draw_title (self, snapshot, people ? _("Full Name") : _("Unit"), number, name, 0,
              self->sort == TD_SCORE_SORT_NAME);
  if (unit > 0)
    draw_title (self, snapshot, people ? _("Unit") : C_("score", "People"), number + name, unit,
                people ? 0 : 1, FALSE);
  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot,
                  number > 0 ? _("Maximum points") : _("Maximum"), PADDING, MAX_Y,
                  self->left - 2 * PADDING, TD_GRID_MAX_HEIGHT, 1);
}

const char *
td_score_grid_get_result_title (TdGridResult result)
{
  switch (result)
    {
    case TD_GRID_TOTAL:
      return C_("score", "Total");
    case TD_GRID_SCORED:
      return C_("score", "Scored");
    case TD_GRID_PERCENT:
      return C_("score", "Share");
    case TD_GRID_RANK:
      return C_("score", "Rank");
    case TD_GRID_BAND:
      return C_("score", "Class");
    case TD_N_GRID_RESULTS:
    default:
      g_return_val_if_reached ("");
    }
}

static void
draw_right (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  static const TdScoreSort sorts[TD_N_GRID_RESULTS] = {
    TD_SCORE_SORT_TOTAL, TD_SCORE_SORT_ROUND, TD_SCORE_SORT_PERCENT, TD_SCORE_SORT_RANK,
    TD_SCORE_SORT_ROUND,
  };
  gint64 max = td_criteria_set_get_max (td_score_book_get_set (self->book));
  g_autofree char *text = td_decimal_to_text (max);

  for (int i = 0; i < TD_N_GRID_RESULTS; i++)
    if (self->result_shown[i])
      draw_title (self, snapshot, td_score_grid_get_result_title ((TdGridResult) i),
                  td_score_grid_get_result_x (self, (TdGridResult) i),
                  td_score_grid_get_result_width (self, (TdGridResult) i),
                  i == TD_GRID_BAND ? 0 : 1,
                  sorts[i] != TD_SCORE_SORT_ROUND && sorts[i] == self->sort);
  /* They are not of the layer that is shown, as what stands before them is. */
  if (self->result_shown[TD_GRID_BAND])
    td_brush_write (self->brushes[TD_PAINT_SMALL], snapshot, C_("score", "by what counts"),
                    td_score_grid_get_result_x (self, TD_GRID_RANK) + PADDING, MAX_Y,
                    td_score_grid_get_result_width (self, TD_GRID_RANK) +
                    td_score_grid_get_result_width (self, TD_GRID_BAND) - 2 * PADDING,
                    TD_GRID_MAX_HEIGHT, .5);
  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot, text,
                  td_score_grid_get_result_x (self, TD_GRID_TOTAL) + PADDING, MAX_Y,
                  td_score_grid_get_result_width (self, TD_GRID_TOTAL) - 2 * PADDING,
                  TD_GRID_MAX_HEIGHT, 1);
}

void
td_score_grid_draw_heads (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  TdBrush *line = self->brushes[TD_PAINT_LINE];

  td_brush_fill (self->brushes[TD_PAINT_HEAD_FILL], snapshot, 0, 0, width, TD_GRID_HEAD_HEIGHT);
  td_brush_fill (line, snapshot, self->left, TD_GRID_GROUP_HEIGHT - 1,
                 MAX (width - self->left - self->right, 0), 1);
  td_brush_fill (line, snapshot, 0, MAX_Y, width, 1);
  draw_criteria (self, snapshot, width);
  draw_left (self, snapshot);
  draw_right (self, snapshot);
}
