/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"

/* The row of means below the grid: of the rows that are shown, each reckoned once. */

static void
add (TdMark *mean, gint64 *n, gint64 points)
{
  mean->points += points;
  (*n)++;
}

/* Points are never below 0: half is rounded up. */
static void
divide (TdMark *mean, gint64 n)
{
  mean->state = n > 0 ? TD_SCORE_GIVEN : TD_SCORE_OPEN;
  if (n > 0)
    mean->points = (2 * mean->points + n) / (2 * n);
}

void
td_score_grid_forget_means (TdScoreGrid *self)
{
  self->has_means = FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (self->columns, TdGridColumn, i).has_mean = FALSE;
}

TdMark
td_score_grid_get_mean (TdScoreGrid *self, guint column)
{
  TdGridColumn *place = &g_array_index (self->columns, TdGridColumn, column);
  gint64 n = 0;

  if (place->has_mean)
    return place->mean;
  place->mean = (TdMark) { .state = TD_SCORE_OPEN };
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdMark mark = td_score_book_get_mark (self->book, td_score_grid_row (self, i)->sheet,
                                            place->criterion, self->layer);

      if (mark.state == TD_SCORE_GIVEN)
        add (&place->mean, &n, mark.points);
    }
  divide (&place->mean, n);
  place->has_mean = TRUE;
  return place->mean;
}

/* Of totals over the sheets that have one, of shares over those that are complete. */
static void
reckon_totals (TdScoreGrid *self)
{
  gint64 n = 0;
  gint64 n_complete = 0;

  self->has_means = TRUE;
  self->total_digits = 1;
  self->total_mean = self->percent_mean = (TdMark) { .state = TD_SCORE_OPEN };
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint sheet = td_score_grid_row (self, i)->sheet;
      const TdTotal *sum = td_score_get_total (td_score_book_get_rule (self->book),
                                               td_score_book_get_result (self->book, sheet),
                                               self->layer);

      if (!sum->any)
        continue;
      add (&self->total_mean, &n, sum->total);
      self->total_digits = MAX (self->total_digits, td_score_count_digits (sum->total));
      if (sum->scored == sum->applicable && sum->percent != TD_POINTS_MISSING)
        add (&self->percent_mean, &n_complete, sum->percent);
    }
  divide (&self->total_mean, n);
  divide (&self->percent_mean, n_complete);
}

void
td_score_grid_get_total_means (TdScoreGrid *self, TdMark *total, TdMark *percent)
{
  if (!self->has_means)
    reckon_totals (self);
  *total = self->total_mean;
  *percent = self->percent_mean;
}

guint
td_score_grid_get_total_digits (TdScoreGrid *self)
{
  if (!self->has_means)
    reckon_totals (self);
  return self->total_digits;
}
