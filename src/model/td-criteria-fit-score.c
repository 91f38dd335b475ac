/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fit-private.h"

#include "td-mark.h"
#include "td-text.h"

#define NO_GRADE -1

/* How a figure is taken over; %FALSE when it cannot be. */
typedef gboolean (*FitFunc) (const TdCriterion *before, const TdCriterion *after, TdFitMode mode,
                             const TdScore *score, TdScore *fitted);

static gboolean
keep_figure (const TdCriterion *before,
             const TdCriterion *after,
             TdFitMode          mode,
             const TdScore     *score,
             TdScore           *fitted)
{
  fitted->figure = score->figure;
  fitted->detail = g_strdup (score->detail);
  return TRUE;
}

static gboolean
fit_points (const TdCriterion *before,
            const TdCriterion *after,
            TdFitMode          mode,
            const TdScore     *score,
            TdScore           *fitted)
{
  fitted->figure = score->figure;
  if (mode == TD_FIT_KEEP || after->max == TD_POINTS_MISSING)
    return TRUE;
  /* Points out of nothing have no share. */
  if (mode == TD_FIT_RESCALE && before->max != TD_POINTS_MISSING && before->max > 0)
    fitted->figure = td_points_scale (score->figure, after->max, before->max);
  fitted->figure = MIN (fitted->figure, after->max);
  return TRUE;
}

static int
find_grade (const TdCriterion *before,
            gint64             index,
            const TdCriterion *after)
{
  const TdGrade *grade = g_ptr_array_index (before->grades, (guint) index);
  g_autofree char *label = td_text_fold (grade->label);
  int found = NO_GRADE;
  guint n_found = 0;

  for (guint i = 0; i < after->grades->len; i++)
    {
      const TdGrade *other = g_ptr_array_index (after->grades, i);
      g_autofree char *other_label = td_text_fold (other->label);

      if (g_strcmp0 (label, other_label) == 0)
        return (int) i;
      if (other->points != grade->points)
        continue;
      found = (int) i;
      n_found++;
    }
  return n_found == 1 ? found : NO_GRADE;
}

/* The grade that a figure stands for: chosen, or found by the lower edges. */
static int
find_grade_of_figure (const TdCriterion *criterion,
                      gint64             figure)
{
  int found = NO_GRADE;

  if (!td_criterion_has_edges (criterion))
    return figure >= 0 && figure < criterion->grades->len ? (int) figure : NO_GRADE;
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);
      const TdGrade *best =
        found >= 0 ? g_ptr_array_index (criterion->grades, (guint) found) : NULL;

      if (figure >= grade->from && (best == NULL || grade->from >= best->from))
        found = (int) i;
    }
  return found;
}

/* A figure stays where grades go by figures; a grade says nothing of the figure. */
static gboolean
fit_graded (const TdCriterion *before,
            const TdCriterion *after,
            TdFitMode          mode,
            const TdScore     *score,
            TdScore           *fitted)
{
  int grade;

  if (td_criterion_has_edges (after))
    {
      fitted->figure = score->figure;
      return td_criterion_has_edges (before);
    }
  grade = find_grade_of_figure (before, score->figure);
  if (grade != NO_GRADE)
    grade = find_grade (before, grade, after);
  fitted->figure = grade;
  return grade != NO_GRADE;
}

static gboolean
fit_tally (const TdCriterion *before,
           const TdCriterion *after,
           TdFitMode          mode,
           const TdScore     *score,
           TdScore           *fitted)
{
  g_autofree gint64 *old_counts = g_new0 (gint64, before->grades->len);
  g_autofree gint64 *counts = g_new0 (gint64, after->grades->len);
  g_autoptr (GString) detail = g_string_new (NULL);

  if (!td_tally_read (score->detail, before->grades->len, old_counts))
    return FALSE;
  for (guint i = 0; i < before->grades->len; i++)
    {
      const int grade = old_counts[i] > 0 ? find_grade (before, i, after) : NO_GRADE;

      if (grade != NO_GRADE)
        counts[grade] += old_counts[i];
      else if (old_counts[i] > 0)
        return FALSE;
    }
  for (guint i = 0; i < after->grades->len; i++)
    g_string_append_printf (detail, "%s%" G_GINT64_FORMAT, i > 0 ? ";" : "", counts[i]);
  fitted->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  return TRUE;
}

static gboolean
fit_worst (const TdCriterion *before,
           const TdCriterion *after,
           TdFitMode          mode,
           const TdScore     *score,
           TdScore           *fitted)
{
  g_autoptr (GArray) entries = td_worst_read (score->detail, before->grades->len);
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const TdWorstEntry *entry = &g_array_index (entries, TdWorstEntry, i);
      const int grade = find_grade (before, entry->grade, after);

      if (grade == NO_GRADE)
        return FALSE;
      g_string_append_printf (detail, "%s%" G_GINT64_FORMAT "=%d", i > 0 ? ";" : "", entry->person,
                              grade);
    }
  fitted->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  return entries != NULL;
}

static const FitFunc fit_funcs[TD_N_CRITERION_RULES] = {
  [TD_RULE_POINTS] = fit_points, [TD_RULE_GRADED] = fit_graded, [TD_RULE_YES_NO] = keep_figure,
  [TD_RULE_RATIO] = keep_figure, [TD_RULE_COUNT] = keep_figure, [TD_RULE_TALLY] = fit_tally,
  [TD_RULE_WORST] = fit_worst,
};

gint64
td_score_points (const TdCriterion *criterion,
                 const TdScore     *score)
{
  TdMark mark;

  if (score->state != TD_SCORE_GIVEN)
    return TD_POINTS_MISSING;
  if (criterion->rule == TD_RULE_POINTS)
    return score->figure;
  if (!td_criterion_mark (criterion, score, &mark, NULL, NULL))
    return TD_POINTS_MISSING;
  return mark.points;
}

/* Points that were kept are over the maximum, and stay. */
static gboolean
is_taken (const TdCriterion *criterion,
          const TdScore     *score)
{
  return criterion->rule == TD_RULE_POINTS ||
         td_score_points (criterion, score) != TD_POINTS_MISSING;
}

TdFitOutcome
td_score_fit (const TdCriterion *before,
              const TdCriterion *after,
              TdFitMode          mode,
              const TdScore     *score,
              TdScore           *fitted)
{
  *fitted = (TdScore) { .state = score->state };
  if (after == NULL || after->rule == TD_RULE_GROUP)
    return TD_FIT_GONE;
  if (score->state != TD_SCORE_GIVEN)
    return TD_FIT_SAME;
  if (before->rule != after->rule || fit_funcs[after->rule] == NULL ||
      !fit_funcs[after->rule] (before, after, mode, score, fitted) || !is_taken (after, fitted))
    {
      td_score_clear (fitted);
      return TD_FIT_GONE;
    }
  return td_score_equal (score, fitted) ? TD_FIT_SAME : TD_FIT_CHANGED;
}

gboolean
td_criterion_scores_alike (const TdCriterion *a,
                           const TdCriterion *b)
{
  g_autofree char *grades = td_grades_to_text (a->grades);
  g_autofree char *other_grades = td_grades_to_text (b->grades);

  return a->rule == b->rule && a->max == b->max && a->unit_points == b->unit_points &&
         g_strcmp0 (grades, other_grades) == 0;
}
