/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-mark-private.h"
#include "td-score-private.h"

#define HUNDRED_PERCENT (100 * TD_DECIMAL_ONE)

gboolean
td_criterion_is_top (const TdCriteriaSet *set, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (set, index);

  return criterion->parent < 0 ||
         td_criteria_set_get (set, (guint) criterion->parent)->role != criterion->role;
}

/* A criterion that is scored makes its group scored; one that is open makes it open
 * unless another is scored; one that is left out changes nothing. */
static void
merge (TdMark *group, const TdMark *mark)
{
  if (mark->state == TD_SCORE_GIVEN)
    {
      group->state = TD_SCORE_GIVEN;
      group->points += mark->points;
    }
  else if (mark->state == TD_SCORE_OPEN && group->state == TD_SCORE_NOT_APPLICABLE)
    {
      group->state = TD_SCORE_OPEN;
    }
}

void
td_marks_add_groups (const TdCriteriaSet *set, TdMark *sums)
{
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule == TD_RULE_GROUP)
      sums[i] = (TdMark) { .state = TD_SCORE_NOT_APPLICABLE };

  /* Groups come before what lies in them, so backwards each is whole when met. */
  for (guint i = set->criteria->len; i-- > 0; )
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP && criterion->role != TD_ROLE_BASE &&
          criterion->max != TD_POINTS_MISSING && sums[i].points > criterion->max)
        {
          sums[i].points = criterion->max;
          sums[i].is_capped = TRUE;
        }
      if (!td_criterion_is_top (set, i))
        merge (&sums[criterion->parent], &sums[i]);
    }
}

void
td_marks_gather (const TdCriteriaSet *set, const TdMark *marks, guint stride, TdMark *sums)
{
  for (guint i = 0; i < set->criteria->len; i++)
    sums[i] = marks[i * stride];
  td_marks_add_groups (set, sums);
}

gint64
td_role_add_up (const TdCriteriaSet *set, const TdMark *sums, TdCriterionRole role)
{
  gint64 points = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->role == role && sums[i].state == TD_SCORE_GIVEN &&
        td_criterion_is_top (set, i))
      points += sums[i].points;
  return points;
}

gint64
td_group_applied (const TdCriteriaSet *set, guint index, const TdMark *sums)
{
  TdCriterionRole role = td_criteria_set_get (set, index)->role;
  gint64 max = 0;

  for (guint i = index; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule != TD_RULE_GROUP && criterion->role == role &&
          criterion->max != TD_POINTS_MISSING && sums[i].state != TD_SCORE_NOT_APPLICABLE &&
          td_criteria_set_is_within (set, i, (int) index))
        max += criterion->max;
    }
  return max;
}

static gint64
cap (gint64 points, gint64 most)
{
  return most != TD_POINTS_MISSING ? MIN (points, most) : points;
}

void
td_total_reckon (const TdCriteriaSet *set, gint64 full, const TdMark *sums, TdTotal *total)
{
  *total = (TdTotal) { .max = full, .percent = TD_POINTS_MISSING };
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      total->any |= sums[i].state == TD_SCORE_GIVEN;
      if (criterion->role != TD_ROLE_BASE)
        continue;
      total->applicable += sums[i].state != TD_SCORE_NOT_APPLICABLE;
      total->scored += sums[i].state == TD_SCORE_GIVEN;
      if (sums[i].state == TD_SCORE_NOT_APPLICABLE && full != TD_POINTS_MISSING &&
          criterion->max != TD_POINTS_MISSING)
        total->max -= criterion->max;
    }
  if (full != TD_POINTS_MISSING)
    total->max = MAX (total->max, 0);
  total->base = td_role_add_up (set, sums, TD_ROLE_BASE);
  total->bonus = cap (td_role_add_up (set, sums, TD_ROLE_BONUS), set->bonus_cap);
  total->deduction = cap (td_role_add_up (set, sums, TD_ROLE_DEDUCTION), set->deduction_cap);
  total->total = MAX (total->base + total->bonus - total->deduction, 0);
  if (total->max > 0)
    total->percent = td_points_scale (total->total, HUNDRED_PERCENT, total->max);
}

void
td_sheet_evaluate (const TdCriteriaSet *set, const TdRoundRule *rule, const TdMark *marks,
                   TdMark *decided, TdSheetResult *result)
{
  gint64 full = td_criteria_set_get_max (set);
  g_autofree TdMark *own = g_new (TdMark, set->criteria->len);
  TdMark *sums = decided != NULL ? decided : own;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      td_marks_gather (set, marks + layer, TD_N_LAYERS, own);
      td_total_reckon (set, full, own, &result->layers[layer]);
    }
  for (guint i = 0; i < set->criteria->len; i++)
    sums[i] = td_mark_decide (rule, td_criteria_set_get (set, i)->role, marks + i * TD_N_LAYERS,
                              NULL, NULL);
  td_marks_add_groups (set, sums);
  td_total_reckon (set, full, sums, &result->decided);
  result->is_complete = result->decided.applicable > 0 &&
                        result->decided.scored == result->decided.applicable;
  td_band_choose (set, sums, result, NULL);
}

TdMark
td_group_mark (const TdCriteriaSet *set, int group, const TdMark *marks, guint stride)
{
  g_autofree TdMark *sums = g_new (TdMark, set->criteria->len);
  TdMark all = { .state = TD_SCORE_NOT_APPLICABLE };

  td_marks_gather (set, marks, stride, sums);
  if (group >= 0)
    return sums[group];
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->role == TD_ROLE_BASE && td_criterion_is_top (set, i))
      merge (&all, &sums[i]);
  return all;
}
