/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include <math.h>

#define NUMBER_WIDTH 36
#define UNIT_WIDTH 104
#define PEOPLE_WIDTH 58
#define LEFT_WIDTH 270
#define LEFT_NARROW 148
#define LEAST_COLUMN 66
#define WIDEST_COLUMN 110
/* Without room for all results, classes and shares go first. */
#define ALL_RESULTS_WIDTH 940
#define LEAST_ROWS 3
#define LEAST_BAND 74
#define MOST_BAND 132
#define END_PADDING 6

int
td_score_grid_get_result_width (TdScoreGrid *self, TdGridResult result)
{
  return self->result_shown[result] ? self->result_widths[result] : 0;
}

int
td_score_grid_get_result_x (TdScoreGrid *self, TdGridResult result)
{
  int x = gtk_widget_get_width (GTK_WIDGET (self)) - self->right;

  for (int i = 0; i < (int) result; i++)
    x += td_score_grid_get_result_width (self, (TdGridResult) i);
  return x;
}

void
td_score_grid_get_name_columns (TdScoreGrid *self, int *number, int *name, int *unit)
{
  gboolean narrow = self->left < LEFT_WIDTH;
  gboolean people = self->book != NULL && td_score_book_get_set (self->book)->for_people;

  *number = narrow ? 0 : NUMBER_WIDTH;
  *unit = narrow || !self->has_third_column ? 0 : people ? UNIT_WIDTH : PEOPLE_WIDTH;
  *name = self->left - *number - *unit;
}

/* The longest that may stand in a column of figures.  (transfer full) */
static char *
dup_longest (TdScoreGrid *self, TdGridResult result)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  gint64 max = MAX (td_criteria_set_get_max (set), 0);

  switch (result)
    {
    case TD_GRID_TOTAL:
      return td_decimal_to_text_digits (max + MAX (set->bonus_cap, 0), 3);
    case TD_GRID_SCORED:
      return g_strdup_printf ("%u/%u", set->criteria->len, set->criteria->len);
    case TD_GRID_PERCENT:
      return g_strdup ("100,0");
    case TD_GRID_RANK:
      return g_strdup_printf ("= %u", td_score_book_get_n_sheets (self->book));
    case TD_GRID_BAND:
    case TD_N_GRID_RESULTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* As wide as what stands in it and above it. */
static int
measure_figures (TdScoreGrid *self, TdGridResult result)
{
  static const int least[TD_GRID_BAND] = { 58, 60, 66, 50 };
  g_autofree char *longest = self->book != NULL ? dup_longest (self, result) : NULL;
  int title = td_brush_get_width (self->brushes[TD_PAINT_HEAD],
                                  td_score_grid_get_result_title (result));
  int figures = longest != NULL ? td_brush_get_width (self->brushes[TD_PAINT_STRONG], longest) : 0;

  return MAX (least[result], MAX (title, figures) + 2 * END_PADDING);
}

/* As wide as the longest, by name or else by code. */
static int
measure_bands (TdScoreGrid *self, gboolean codes)
{
  const TdCriteriaSet *set = self->book != NULL ? td_score_book_get_set (self->book) : NULL;
  int width = LEAST_BAND;

  for (guint i = 0; set != NULL && i < set->bands->len; i++)
    {
      const TdBand *band = set->bands->pdata[i];
      const char *text = codes ? band->code : band->name;
      int needed = td_brush_get_width (self->brushes[TD_PAINT_TEXT], text);

      width = MAX (width, needed + 2 * END_PADDING);
    }
  return width;
}

/* Names that begin alike say nothing when they are cut: where they would take the room
 * of criteria, classes are written by their codes, and said in full when pointed at. */
static void
divide_bands (TdScoreGrid *self, int width)
{
  int names = measure_bands (self, FALSE);

  self->band_codes = names > MOST_BAND && names * 8 > width;
  self->result_widths[TD_GRID_BAND] =
    self->band_codes ? MIN (measure_bands (self, TRUE), MOST_BAND) : names;
}

static void
divide (TdScoreGrid *self, int width)
{
  gboolean narrow = width < TD_GRID_NARROW;
  gboolean all = width >= ALL_RESULTS_WIDTH;
  int n = (int) MAX (self->columns->len, 1);

  self->left = narrow ? LEFT_NARROW : LEFT_WIDTH;
  self->result_shown[TD_GRID_TOTAL] = TRUE;
  self->result_shown[TD_GRID_SCORED] = !narrow;
  self->result_shown[TD_GRID_PERCENT] = all;
  self->result_shown[TD_GRID_RANK] = !narrow;
  self->result_shown[TD_GRID_BAND] = all && self->book != NULL &&
                                     td_score_book_get_set (self->book)->bands->len > 0;
  for (int i = 0; i < TD_GRID_BAND; i++)
    self->result_widths[i] = measure_figures (self, (TdGridResult) i);
  divide_bands (self, width);
  self->right = END_PADDING;
  for (int i = 0; i < TD_N_GRID_RESULTS; i++)
    self->right += td_score_grid_get_result_width (self, (TdGridResult) i);
  self->column_width = CLAMP ((width - self->left - self->right) / n, LEAST_COLUMN, WIDEST_COLUMN);
}

int
td_score_grid_get_rows_height (TdScoreGrid *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - TD_GRID_HEAD_HEIGHT -
              TD_GRID_ROW_HEIGHT, 0);
}

/* Below the last row where there is room, else at the bottom. */
int
td_score_grid_get_foot_y (TdScoreGrid *self)
{
  return TD_GRID_HEAD_HEIGHT + (int) MIN ((double) td_score_grid_get_rows_height (self),
                                          (double) self->rows->len * TD_GRID_ROW_HEIGHT);
}

void
td_score_grid_push_body (TdScoreGrid *self, GtkSnapshot *snapshot, int y, int height)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - self->left - self->right;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) self->left, (float) y,
                                                         (float) MAX (width, 0), (float) height));
}

double
td_score_grid_get_row_y (TdScoreGrid *self, guint row)
{
  return TD_GRID_HEAD_HEIGHT + (double) row * TD_GRID_ROW_HEIGHT -
         floor (td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL));
}

double
td_score_grid_get_column_x (TdScoreGrid *self, guint column)
{
  return self->left + (double) column * self->column_width -
         floor (td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL));
}

static gboolean
get_range (double value, double page, int size, guint n, guint *first, guint *last)
{
  if (n == 0 || page <= 0)
    return FALSE;
  *first = (guint) CLAMP (floor (value / size), 0, n - 1);
  *last = (guint) CLAMP (ceil ((value + page) / size) - 1, 0, n - 1);
  return TRUE;
}

gboolean
td_score_grid_get_seen (TdScoreGrid *self, guint *first_row, guint *last_row,
                        guint *first_column, guint *last_column)
{
  double x = td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL);
  double y = td_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - self->left - self->right;

  return get_range (x, width, self->column_width, self->columns->len, first_column,
                    last_column) &&
         get_range (y, td_score_grid_get_rows_height (self), TD_GRID_ROW_HEIGHT, self->rows->len,
                    first_row, last_row);
}

void
td_score_grid_reveal (TdScoreGrid *self)
{
  self->reveal_later = gtk_widget_get_width (GTK_WIDGET (self)) <= 0;
  if (!td_score_grid_has_cells (self) || self->reveal_later)
    return;
  td_scrolling_reveal (&self->scrolling, GTK_ORIENTATION_VERTICAL,
                       (double) self->row * TD_GRID_ROW_HEIGHT, TD_GRID_ROW_HEIGHT);
  td_scrolling_reveal (&self->scrolling, GTK_ORIENTATION_HORIZONTAL,
                       (double) self->column * self->column_width, self->column_width);
}

/* --- what is where --- */

static TdGridResult
find_result (TdScoreGrid *self, double x)
{
  TdGridResult found = TD_GRID_TOTAL;

  for (int i = 0; i < TD_N_GRID_RESULTS; i++)
    if (self->result_shown[i] && x >= td_score_grid_get_result_x (self, (TdGridResult) i))
      found = (TdGridResult) i;
  return found;
}

static gboolean
find_column (TdScoreGrid *self, double x, guint *column)
{
  double at = x - td_score_grid_get_column_x (self, 0);

  if (at < 0 || at / self->column_width >= self->columns->len)
    return FALSE;
  *column = (guint) (at / self->column_width);
  return TRUE;
}

static TdGridPlace
find_head (TdScoreGrid *self, double x, double y, TdGridHit *hit)
{
  int number;
  int name;
  int unit;

  td_score_grid_get_name_columns (self, &number, &name, &unit);
  if (x < self->left)
    return x < number ? TD_GRID_NUMBER_HEAD : TD_GRID_NAME_HEAD;
  if (x >= gtk_widget_get_width (GTK_WIDGET (self)) - self->right)
    {
      hit->result = find_result (self, x);
      return TD_GRID_RESULT_HEAD;
    }
  if (!find_column (self, x, &hit->column))
    return TD_GRID_NOWHERE;
  return y < TD_GRID_GROUP_HEIGHT ? TD_GRID_GROUP_HEAD : TD_GRID_CRITERION_HEAD;
}

void
td_score_grid_find_at (TdScoreGrid *self, double x, double y, TdGridHit *hit)
{
  double at = y - td_score_grid_get_row_y (self, 0);

  *hit = (TdGridHit) { .place = TD_GRID_NOWHERE };
  if (self->book == NULL)
    return;
  if (y < TD_GRID_HEAD_HEIGHT)
    {
      hit->place = find_head (self, x, y, hit);
      return;
    }
  if (y >= td_score_grid_get_foot_y (self) || at / TD_GRID_ROW_HEIGHT >= self->rows->len)
    return;
  hit->row = (guint) (at / TD_GRID_ROW_HEIGHT);
  if (x < self->left)
    hit->place = TD_GRID_NAME;
  else if (x >= gtk_widget_get_width (GTK_WIDGET (self)) - self->right)
    {
      hit->place = TD_GRID_RESULT;
      hit->result = find_result (self, x);
    }
  else if (find_column (self, x, &hit->column))
    hit->place = TD_GRID_CELL;
}

void
td_score_grid_find_near (TdScoreGrid *self, double x, double y, guint *row, guint *column)
{
  double across = (x - td_score_grid_get_column_x (self, 0)) / self->column_width;
  double down = (y - td_score_grid_get_row_y (self, 0)) / TD_GRID_ROW_HEIGHT;

  *row = (guint) CLAMP (floor (down), 0, (double) self->rows->len - 1);
  *column = (guint) CLAMP (floor (across), 0, (double) self->columns->len - 1);
}

/* --- sizes --- */

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  TdScoreGrid *self = TD_SCORE_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = LEFT_WIDTH + (int) MIN (self->columns->len, 100) * LEAST_COLUMN + 2 * LEFT_WIDTH;
      return;
    }
  *minimum = TD_GRID_HEAD_HEIGHT + (LEAST_ROWS + 1) * TD_GRID_ROW_HEIGHT;
  *natural = MAX (*minimum, TD_GRID_HEAD_HEIGHT +
                            ((int) MIN (self->rows->len, 1000) + 1) * TD_GRID_ROW_HEIGHT);
}

static void
place_editor (TdScoreGrid *self)
{
  GdkRectangle area = { 0, 0, 1, 1 };
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean seen = FALSE;

  if (td_score_grid_has_cells (self))
    {
      double x = td_score_grid_get_column_x (self, self->column);
      double y = td_score_grid_get_row_y (self, self->row);

      /* A cell that is far away needs no exact place, but one that fits an int. */
      area.x = (int) CLAMP (x, -100000, 100000) + 2;
      area.y = (int) CLAMP (y, -100000, 100000) + 2;
      area.width = self->column_width - 5;
      area.height = TD_GRID_ROW_HEIGHT - 5;
      seen = y >= TD_GRID_HEAD_HEIGHT &&
             y + TD_GRID_ROW_HEIGHT <= td_score_grid_get_foot_y (self) && x >= self->left &&
             x + self->column_width <= width - self->right + 1;
    }
  td_cell_editor_place (self->editor, &area, seen);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdScoreGrid *self = TD_SCORE_GRID (widget);

  self->allocating = TRUE;
  divide (self, width);
  td_scrolling_configure (&self->scrolling, GTK_ORIENTATION_HORIZONTAL,
                          (double) self->columns->len * self->column_width,
                          width - self->left - self->right, self->column_width);
  td_scrolling_configure (&self->scrolling, GTK_ORIENTATION_VERTICAL,
                          (double) self->rows->len * TD_GRID_ROW_HEIGHT,
                          height - TD_GRID_HEAD_HEIGHT - TD_GRID_ROW_HEIGHT, TD_GRID_ROW_HEIGHT);
  if (self->reveal_later)
    td_score_grid_reveal (self);
  self->allocating = FALSE;
  place_editor (self);
}

void
td_score_grid_class_init_layout (GtkWidgetClass *widget_class)
{
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}
