/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-words-private.h"

#include <stdlib.h>

static const char *const rater_codes[TD_N_RATER_RULES] = {
  "last", "mean", "median", "lowest", "highest",
};

static const char *const rater_terms[TD_N_RATER_RULES] = {
  "Một giá trị, người chấm sau thay người chấm trước",
  "Trung bình cộng của những người chấm",
  "Trung vị của những người chấm",
  "Điểm thấp nhất trong những người chấm",
  "Điểm cao nhất trong những người chấm",
};

TD_DEFINE_WORDS (td_rater_rule, TdRaterRule, TD_N_RATER_RULES, rater_codes, rater_terms)

static int
compare_points (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
combine_points (gint64 *points, guint n, TdRaterRule rule)
{
  gint64 sum = 0;

  if (rule == TD_RATERS_MEAN)
    {
      for (guint i = 0; i < n; i++)
        sum += points[i];
      return td_points_scale (sum, 1, n);
    }
  qsort (points, n, sizeof *points, compare_points);
  if (rule == TD_RATERS_LOWEST)
    return points[0];
  if (rule == TD_RATERS_HIGHEST)
    return points[n - 1];
  return td_points_scale (points[(n - 1) / 2] + points[n / 2], 1, 2);
}

TdMark
td_marks_combine (const TdMark *marks, guint n, TdRaterRule rule)
{
  TdMark result = { 0 };
  g_autofree gint64 *points = NULL;
  guint n_given = 0;

  if (n > 1 && rule != TD_RATERS_LAST)
    points = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    {
      if (marks[i].state == TD_SCORE_OPEN)
        continue;
      if (points == NULL)
        {
          result = marks[i];
          continue;
        }
      if (marks[i].state == TD_SCORE_GIVEN)
        {
          points[n_given++] = marks[i].points;
          result.is_capped |= marks[i].is_capped;
        }
      result.state = n_given > 0 ? TD_SCORE_GIVEN : TD_SCORE_NOT_APPLICABLE;
    }
  if (n_given > 0)
    result.points = combine_points (points, n_given, rule);
  return result;
}
