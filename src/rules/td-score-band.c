/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-criteria-private.h"
#include "td-score-private.h"

#define HUNDRED_PERCENT (100 * TD_DECIMAL_ONE)

/* Bands lie by edge, the highest first.  Which end is the good one is known here only. */
static int
get_worst_band (const TdCriteriaSet *set)
{
  return set->lower_is_better ? 0 : (int) set->bands->len - 1;
}

/* -1 below the worst. */
static int
get_next_worse (const TdCriteriaSet *set, int band)
{
  if (band == get_worst_band (set))
    return -1;
  return set->lower_is_better ? band - 1 : band + 1;
}

static gboolean
is_better_band (const TdCriteriaSet *set, int a, int b)
{
  return set->lower_is_better ? a > b : a < b;
}

static const TdBand *
get_band (const TdCriteriaSet *set, int index)
{
  return g_ptr_array_index (set->bands, (guint) index);
}

static const char *
get_percent_sign (const TdCriteriaSet *set)
{
  return set->edges_are_points ? "" : " %";
}

gint64
td_total_get_value (const TdCriteriaSet *set, const TdTotal *total)
{
  return set->edges_are_points ? total->total : total->percent;
}

/* The best band that is left to who fails @criterion; -1: there are no bands. */
static int
get_bound (const TdCriteriaSet *set, const TdCriterion *criterion)
{
  int band = criterion->bound != NULL ? td_criteria_set_find_band (set, criterion->bound) : -1;

  return band >= 0 ? band : get_worst_band (set);
}

/* The points from which it is passed; where they count against one, up to which. */
static gint64
get_pass (const TdCriteriaSet *set, const TdCriterion *criterion)
{
  if (criterion->pass != TD_POINTS_MISSING)
    return criterion->pass;
  if (td_criterion_is_against (set, criterion))
    return 0;
  return criterion->rule == TD_RULE_YES_NO ? criterion->max : 1;
}

gboolean
td_criterion_is_passed (const TdCriteriaSet *set, const TdCriterion *criterion, gint64 points)
{
  gint64 pass = get_pass (set, criterion);

  return td_criterion_is_against (set, criterion) ? points <= pass : points >= pass;
}

static void
explain_pass (const TdCriteriaSet *set, const TdCriterion *criterion, gint64 points,
              TdExplain *why)
{
  gint64 pass = get_pass (set, criterion);
  g_autofree char *number = td_criterion_to_text (criterion);
  g_autofree char *have = td_decimal_to_text (points);
  g_autofree char *need = criterion->pass == TD_POINTS_MISSING && pass == 1
                            ? g_strdup ("lớn hơn 0") : td_decimal_to_text (pass);
  g_autofree char *figure =
    g_strdup_printf ("%s điểm, %s %s: %s", have,
                     td_criterion_is_against (set, criterion) ? "không được quá" : "phải đạt", need,
                     td_criterion_is_passed (set, criterion, points) ? "đạt" : "không đạt");

  td_explain_add (why, number, figure, criterion->basis);
}

/* The criterion failed that leaves the worst band, -1: all are passed. */
static int
find_failed (const TdCriteriaSet *set, const TdMark *sums, TdExplain *why)
{
  int failed = -1, worst = -1;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      int bound;

      if (!criterion->mandatory || sums[i].state != TD_SCORE_GIVEN)
        continue;
      if (why != NULL)
        explain_pass (set, criterion, sums[i].points, why);
      if (td_criterion_is_passed (set, criterion, sums[i].points))
        continue;
      bound = get_bound (set, criterion);
      if (failed < 0 || is_better_band (set, worst, bound))
        {
          failed = (int) i;
          worst = bound;
        }
    }
  return failed;
}

/* Exact: a percentage is not rounded first. */
static gboolean
compare_condition (const TdBandCondition *condition, gint64 points, gint64 max)
{
  gint64 have = condition->is_percent ? points * HUNDRED_PERCENT : points;
  gint64 need = condition->is_percent ? condition->value * max : condition->value;

  return condition->kind == TD_CONDITION_AT_LEAST ? have >= need : have <= need;
}

static void
explain_condition (TdExplain *why, const TdCriterion *criterion, const TdBandCondition *condition,
                   gint64 points, gint64 max, gboolean is_met)
{
  g_autofree char *name = td_criterion_to_text (criterion);
  g_autofree char *need = td_decimal_to_text (condition->value);
  g_autofree char *have = td_decimal_to_text (points);
  g_autofree char *out_of = td_decimal_to_text (max);
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;
  const char *outcome = is_met ? "đạt" : "không đạt";

  text = g_strdup_printf ("%s: %s %s%s", name,
                          condition->kind == TD_CONDITION_AT_LEAST ? "từ" : "không quá", need,
                          condition->is_percent ? " %" : " điểm");
  if (condition->is_percent)
    {
      g_autofree char *percent = td_decimal_to_text (td_points_scale (points, HUNDRED_PERCENT,
                                                                      max));

      figure = g_strdup_printf ("%s / %s = %s %%, %s", have, out_of, percent, outcome);
    }
  else
    {
      figure = g_strdup_printf ("%s điểm, %s", have, outcome);
    }
  td_explain_add (why, text, figure, NULL);
}

static gboolean
check_points (const TdCriteriaSet *set, const TdBandCondition *condition, const TdMark *sums,
              TdExplain *why)
{
  int index = td_criteria_set_find (set, condition->code);
  gint64 max = 0;
  gboolean is_met;

  if (index < 0)
    {
      td_explain_addf (why, NULL, "Bộ tiêu chí không có mục %s, điều kiện không xét được",
                       condition->code != NULL ? condition->code : "");
      return FALSE;
    }
  if (condition->is_percent)
    max = td_group_applied (set, (guint) index, sums);
  /* What does not apply asks for nothing. */
  if (sums[index].state == TD_SCORE_NOT_APPLICABLE || (condition->is_percent && max == 0))
    {
      td_explain_addf (why, NULL, "Mục %s không áp dụng, không xét điều kiện", condition->code);
      return TRUE;
    }
  is_met = compare_condition (condition, sums[index].points, max);
  if (why != NULL)
    explain_condition (why, td_criteria_set_get (set, (guint) index), condition,
                       sums[index].points, max, is_met);
  return is_met;
}

static gboolean
do_conditions_hold (const TdCriteriaSet *set, const TdBand *band, const TdMark *sums, int failed,
                    TdExplain *why)
{
  gboolean hold = TRUE;

  for (guint i = 0; i < band->conditions->len; i++)
    {
      const TdBandCondition *condition = g_ptr_array_index (band->conditions, i);

      if (condition->kind == TD_CONDITION_MANDATORY)
        {
          hold &= failed < 0;
          td_explain_add (why, "Tiêu chí bắt buộc đều đạt", failed < 0 ? "đạt" : "không đạt", NULL);
        }
      else
        {
          hold &= check_points (set, condition, sums, why);
        }
    }
  return hold;
}

/* The first of bands by edge, highest first, that @value reaches. */
static int
find_by_score (const TdCriteriaSet *set, gint64 value)
{
  for (guint i = 0; i < set->bands->len; i++)
    if (value >= get_band (set, (int) i)->edge)
      return (int) i;
  return -1;
}

static gboolean
has_no_band (const TdCriteriaSet *set, const TdSheetResult *result, TdExplain *why)
{
  if (set->bands->len == 0)
    return TRUE;
  if (!result->is_complete)
    {
      td_explain_add (why, "Xếp mức", result->decided.applicable > 0
                                        ? "chưa chấm đủ nên chưa xếp mức"
                                        : "không có tiêu chí nào áp dụng nên không xếp mức", NULL);
      return TRUE;
    }
  if (set->lower_is_better && set->max != TD_POINTS_MISSING)
    {
      gint64 sum = td_criteria_set_add_up (set, -1);

      if (sum == TD_POINTS_MISSING || sum < set->max)
        {
          td_explain_add (why, "Xếp mức", "bộ tiêu chí chưa đủ chỉ số so với điểm tối đa đã khai, "
                          "phần thiếu chỉ có thể làm tăng nguy cơ nên không xếp mức", NULL);
          return TRUE;
        }
    }
  if (td_total_get_value (set, &result->decided) == TD_POINTS_MISSING)
    {
      td_explain_add (why, "Xếp mức", "không có điểm tối đa để tính tỷ lệ nên không xếp mức",
                      NULL);
      return TRUE;
    }
  return FALSE;
}

static void
explain_by_score (const TdCriteriaSet *set, const TdSheetResult *result, TdExplain *why)
{
  g_autofree char *value = td_decimal_to_text (td_total_get_value (set, &result->decided));
  g_autofree char *text = NULL;
  const TdBand *band;
  g_autofree char *edge = NULL;

  if (result->band_by_score < 0)
    {
      text = g_strdup_printf ("Mức theo điểm: %s%s", value, get_percent_sign (set));
      td_explain_add (why, text, "dưới cận dưới của mọi mức", NULL);
      return;
    }
  band = get_band (set, result->band_by_score);
  edge = td_decimal_to_text (band->edge);
  text = g_strdup_printf ("Mức theo điểm: %s%s, từ %s%s", value, get_percent_sign (set), edge,
                          get_percent_sign (set));
  td_explain_add (why, text, band->name, NULL);
}

/* From @band on towards the worse, the first whose conditions hold. */
static int
step_down (const TdCriteriaSet *set, int band, const TdMark *sums, int failed, TdExplain *why)
{
  for (; band >= 0; band = get_next_worse (set, band))
    {
      const TdBand *candidate = get_band (set, band);
      TdExplain *node = NULL;

      if (why != NULL && candidate->conditions->len > 0)
        node = td_explain_addf (why, NULL, "Điều kiện của mức “%s”", candidate->name);
      if (do_conditions_hold (set, candidate, sums, failed, node))
        {
          if (node != NULL)
            node->figure = g_strdup ("đạt");
          return band;
        }
      if (node != NULL)
        node->figure = g_strdup ("không đạt");
    }
  return -1;
}

static int
find_mandatory (const TdCriteriaSet *set, const TdMark *sums, TdExplain *why)
{
  g_autoptr (TdExplain) node = why != NULL ? td_explain_new ("Tiêu chí bắt buộc", "đạt", NULL)
                                           : NULL;
  int failed = find_failed (set, sums, node);

  if (node == NULL || node->children->len == 0)
    return failed;
  if (failed >= 0)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, (guint) failed);
      int bound = get_bound (set, criterion);

      g_free (node->figure);
      node->figure = bound >= 0
        ? g_strdup_printf ("không đạt mục %s, tốt nhất là “%s”", criterion->code,
                           get_band (set, bound)->name)
        : g_strdup_printf ("không đạt mục %s", criterion->code);
    }
  td_explain_take (why, g_steal_pointer (&node));
  return failed;
}

void
td_band_choose (const TdCriteriaSet *set, const TdMark *sums, TdSheetResult *result,
                TdExplain *why)
{
  int band;

  result->band = -1;
  result->band_by_score = -1;
  result->failed = find_mandatory (set, sums, why);
  if (has_no_band (set, result, why))
    return;
  result->band_by_score = find_by_score (set, td_total_get_value (set, &result->decided));
  if (why != NULL)
    explain_by_score (set, result, why);
  if (result->band_by_score < 0)
    return;
  band = result->band_by_score;
  if (result->failed >= 0)
    {
      int bound = get_bound (set, td_criteria_set_get (set, (guint) result->failed));

      band = is_better_band (set, band, bound) ? bound : band;
    }
  result->band = step_down (set, band, sums, result->failed, why);
  if (why != NULL && result->band != result->band_by_score)
    td_explain_add (why, "Xếp mức", result->band >= 0 ? get_band (set, result->band)->name
                                                      : "không đủ điều kiện của mức nào", NULL);
}
