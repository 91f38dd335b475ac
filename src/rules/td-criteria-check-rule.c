/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-mark-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

static void
add_issue (TdCriteriaIssues *issues, guint index, gboolean is_error, char *text)
{
  td_criteria_issues_add (issues, (int) index, -1, is_error, text);
}

static gboolean
has_grades (TdCriterionRule rule)
{
  return rule == TD_RULE_GRADED || rule == TD_RULE_TALLY || rule == TD_RULE_WORST;
}

static void
add_large_unit (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  g_autofree char *points = td_decimal_to_text (criterion->unit_points);
  g_autofree char *most = td_decimal_to_text (TD_MAX_POINTS);

  add_issue (issues, index, TRUE,
             /* Translators: code of a criterion, two numbers of points. */
             g_strdup_printf (_("%s is counted, and one is worth %s points, but can be worth %s at "
                                "most. Correct the points of one."),
                              criterion->code, points, most));
}

static void
check_needs (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);

  if (criterion->max == TD_POINTS_MISSING)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("%s has no maximum. Give it one."), criterion->code));
  else if (criterion->max <= 0)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("The maximum of %s has to be above 0. Correct it."),
                                criterion->code));
  if (criterion->rule == TD_RULE_COUNT &&
      (criterion->unit_points == TD_POINTS_MISSING || criterion->unit_points <= 0))
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("%s is counted, but does not say how many points one is worth. "
                                  "Give the points of one, above 0."),
                                criterion->code));
  if (criterion->rule == TD_RULE_COUNT && criterion->unit_points > TD_MAX_POINTS)
    add_large_unit (issues, index);
  if (has_grades (criterion->rule) && criterion->grades->len == 0)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("%s is scored by grades, but has none. Write its grades."),
                                criterion->code));
}

/* What a grade can give; those of a tally are a share of the best one. */
static gint64
get_most (const TdCriterion *criterion)
{
  return criterion->rule == TD_RULE_TALLY || criterion->max == TD_POINTS_MISSING ? TD_MAX_POINTS
                                                                                : criterion->max;
}

static void
check_grade (TdCriteriaIssues *issues, guint index, const TdGrade *grade)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);

  if (grade->points < 0)
    {
      add_issue (issues, index, TRUE,
                 /* Translators: code of a criterion, name of one of its grades. */
                 g_strdup_printf (_("%s: the grade “%s” has points below 0. Write them without a "
                                    "minus sign."),
                                  criterion->code, grade->label));
    }
  else if (grade->points > get_most (criterion))
    {
      g_autofree char *points = td_decimal_to_text (grade->points);
      g_autofree char *max = td_decimal_to_text (get_most (criterion));

      add_issue (issues, index, TRUE,
                 /* Translators: code of a criterion, name of one of its grades, two numbers of
                  * points. */
                 g_strdup_printf (_("%s: the grade “%s” gives %s points, more than the maximum of "
                                    "%s. Correct one of them."),
                                  criterion->code, grade->label, points, max));
    }
}

/* What grades say of each other: names and lower edges that occur twice, best points. */
static void
compare_grades (TdCriteriaIssues *issues, guint index, guint *n_edges, gint64 *best)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) edges = g_hash_table_new (g_int64_hash, g_int64_equal);

  *n_edges = 0;
  *best = 0;
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      TdGrade *grade = g_ptr_array_index (criterion->grades, i);
      gboolean has_edge = grade->from != TD_POINTS_MISSING;

      check_grade (issues, index, grade);
      *n_edges += has_edge;
      *best = MAX (*best, grade->points);
      if (!g_hash_table_add (labels, td_text_lower (grade->label)))
        add_issue (issues, index, TRUE,
                   g_strdup_printf (_("%s has the grade “%s” twice. Give each grade a name of its "
                                      "own."),
                                    criterion->code, grade->label));
      if (has_edge && !g_hash_table_add (edges, &grade->from))
        add_issue (issues, index, TRUE,
                   g_strdup_printf (_("%s: the grade “%s” begins where another one does. Correct "
                                      "its lower edge."),
                                    criterion->code, grade->label));
    }
}

static void
check_grades (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  guint n_edges;
  gint64 best;

  if (!has_grades (criterion->rule) || criterion->grades->len == 0)
    return;
  compare_grades (issues, index, &n_edges, &best);
  if (n_edges > 0 && n_edges < criterion->grades->len)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("%s: some grades have a lower edge in brackets and others have "
                                  "none. Write one for each, or for none."),
                                criterion->code));
  if (best <= 0)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("%s: no grade gives any points. Correct the grades."),
                                criterion->code));
  else if (criterion->rule != TD_RULE_TALLY && criterion->max != TD_POINTS_MISSING &&
           best < criterion->max)
    add_issue (issues, index, FALSE,
               g_strdup_printf (_("%s: no grade reaches the maximum."), criterion->code));
}

/* The worst person is found by the place of the grade in the list. */
static void
check_order (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  int sign = td_criterion_is_against (issues->set, criterion) ? 1 : -1;

  if (criterion->rule != TD_RULE_WORST)
    return;
  for (guint i = 1; i < criterion->grades->len; i++)
    {
      const TdGrade *better = g_ptr_array_index (criterion->grades, i - 1);
      const TdGrade *worse = g_ptr_array_index (criterion->grades, i);

      if (sign * (worse->points - better->points) >= 0)
        continue;
      add_issue (issues, index, TRUE,
                 /* Translators: code of a criterion, names of two of its grades. */
                 g_strdup_printf (_("%s: the grade “%s” is better than “%s”, which stands before "
                                    "it. List the grades from the best to the worst, as the worst "
                                    "person counts."),
                                  criterion->code, worse->label, better->label));
      return;
    }
}

/* What is met, or is there, adds its points also where points are risk. */
static void
check_yes_no (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  g_autofree char *points = NULL;

  if (criterion->rule != TD_RULE_YES_NO || !issues->set->lower_is_better ||
      criterion->role == TD_ROLE_DEDUCTION || criterion->max == TD_POINTS_MISSING)
    return;
  points = td_decimal_to_text (criterion->max);
  add_issue (issues, index, FALSE,
             /* Translators: code of a criterion, a number of points; “Đạt” is what is entered. */
             g_strdup_printf (_("%s: in this set fewer points are better, and “Đạt” adds %s "
                                "points. Word it so that “Đạt” is the worse answer, or use "
                                "grades."),
                              criterion->code, points));
}

/* Whether the figures of a register can be scored by the criterion's rule. */
static gboolean
is_link_usable (const TdCriterion *criterion, const TdScoreLink *link)
{
  gboolean has_edges = td_criterion_has_edges (criterion);

  if (link->rule == TD_RULE_TALLY)
    return criterion->rule == TD_RULE_TALLY && has_edges;
  return criterion->rule == link->rule || (criterion->rule == TD_RULE_GRADED && has_edges);
}

static void
check_link (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  const TdScoreLink *link;

  if (criterion->link == NULL)
    return;
  link = td_score_link_find (criterion->link);
  if (link == NULL)
    add_issue (issues, index, TRUE,
               /* Translators: code of a criterion, what was written for the register. */
               g_strdup_printf (_("%s takes its figure from “%s”, which is no register of this "
                                  "program. Choose a register, or none."),
                                criterion->code, criterion->link));
  else if (!is_link_usable (criterion, link))
    add_issue (issues, index, FALSE,
               /* Translators: code of a criterion; name of a register, name of a scoring rule:
                * both Vietnamese. */
               g_strdup_printf (_("%s: figures of “%s” do not fit the rule “%s”, so they have to "
                                  "be entered by hand. Choose another rule, or give every grade "
                                  "a lower edge in brackets."),
                                criterion->code, link->term,
                                td_criterion_rule_term (criterion->rule)));
}

static void
check_pass (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  gint64 least = td_criterion_is_against (issues->set, criterion) ? 0 : 1;

  if (criterion->pass == TD_POINTS_MISSING || criterion->max == TD_POINTS_MISSING ||
      (criterion->pass >= least && criterion->pass <= criterion->max))
    return;
  add_issue (issues, index, TRUE,
             g_strdup_printf (_("The points from which %s is passed have to be above 0 and not "
                                "above its maximum. Correct them."),
                              criterion->code));
}

static void
check_mandatory (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);

  if (criterion->bound != NULL &&
      td_criteria_set_find_band (issues->set, criterion->bound) < 0)
    add_issue (issues, index, TRUE,
               /* Translators: code of a criterion, code of a class. */
               g_strdup_printf (_("%s bounds the class to “%s”, which the set does not have. "
                                  "Choose one of its classes."),
                                criterion->code, criterion->bound));
  if (criterion->mandatory && criterion->role == TD_ROLE_BONUS)
    add_issue (issues, index, FALSE,
               /* Translators: code of a criterion, its kind of points in Vietnamese. */
               g_strdup_printf (_("%s is mandatory although it is “%s”."), criterion->code,
                                td_criterion_role_term (criterion->role)));
}

void
td_criteria_check_rule (TdCriteriaIssues *issues, guint index)
{
  if (td_criteria_set_get (issues->set, index)->rule != TD_RULE_GROUP)
    {
      check_needs (issues, index);
      check_grades (issues, index);
      check_order (issues, index);
      check_yes_no (issues, index);
      check_link (issues, index);
    }
  check_pass (issues, index);
  check_mandatory (issues, index);
}
