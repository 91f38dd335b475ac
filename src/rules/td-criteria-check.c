/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

static void
free_issue (gpointer data)
{
  TdCriteriaIssue *issue = data;

  g_free (issue->text);
  g_free (issue);
}

void
td_criteria_issues_add (TdCriteriaIssues *self, int index, int band, gboolean is_error, char *text)
{
  TdCriteriaIssue *issue = g_new0 (TdCriteriaIssue, 1);

  issue->index = index;
  issue->band = band;
  issue->is_error = is_error;
  issue->text = text;
  g_ptr_array_add (self->found, issue);
}

static void
add_set_issue (TdCriteriaIssues *issues, gboolean is_error, char *text)
{
  td_criteria_issues_add (issues, -1, -1, is_error, text);
}

static void
check_sum (TdCriteriaIssues *issues, int group, gint64 declared)
{
  gint64 sum = td_criteria_set_add_up (issues->set, group);
  g_autofree char *declared_text = td_decimal_to_text (declared);
  g_autofree char *sum_text = td_decimal_to_text (sum);

  if (declared == TD_POINTS_MISSING || sum == TD_POINTS_MISSING || declared == sum)
    return;
  if (group < 0)
    add_set_issue (issues, FALSE,
                   /* Translators: two numbers of points. */
                   g_strdup_printf (_("The set declares %s points, its criteria add up to %s."),
                                    declared_text, sum_text));
  else
    td_criteria_issues_add (issues, group, -1, FALSE,
                            /* Translators: code of a group, then two numbers of points. */
                            g_strdup_printf (_("Group %s declares %s points, its criteria add up "
                                               "to %s."),
                                             td_criteria_set_get (issues->set, (guint) group)->code,
                                             declared_text, sum_text));
}

/* @index -1: the set's own maximum. */
static void
add_large (TdCriteriaIssues *issues, int index, gint64 max)
{
  g_autofree char *text = td_decimal_to_text (max);
  g_autofree char *most = td_decimal_to_text (TD_MAX_POINTS);

  if (index < 0)
    add_set_issue (issues, TRUE,
                   /* Translators: two numbers of points. */
                   g_strdup_printf (_("The maximum of the set is %s points, but can be %s at "
                                      "most. Correct it."),
                                    text, most));
  else
    td_criteria_issues_add (issues, index, -1, TRUE,
                            /* Translators: code of a criterion or group, two numbers of points. */
                            g_strdup_printf (_("The maximum of %s is %s points, but can be %s at "
                                               "most. Correct it."),
                                             td_criteria_set_get (issues->set, (guint) index)->code,
                                             text, most));
}

static void
check_cap (TdCriteriaIssues *issues, gint64 cap)
{
  if (cap != TD_POINTS_MISSING && cap < 0)
    add_set_issue (issues, TRUE,
                   g_strdup (_("The caps of bonus and deduction are written without a minus "
                               "sign. Correct the cap.")));
}

static void
check_head (TdCriteriaIssues *issues)
{
  const TdCriteriaSet *set = issues->set;

  if (td_criteria_set_count (set) == 0)
    add_set_issue (issues, TRUE,
                   g_strdup (_("The set has no criterion that counts towards the score. Add at "
                               "least one.")));
  if (set->max != TD_POINTS_MISSING && set->max <= 0)
    add_set_issue (issues, TRUE,
                   g_strdup (_("The maximum of the set has to be above 0. Correct it, or leave "
                               "it empty.")));
  else if (set->max > TD_MAX_POINTS)
    add_large (issues, -1, set->max);
  else
    check_sum (issues, -1, set->max);
  check_cap (issues, set->bonus_cap);
  check_cap (issues, set->deduction_cap);
  if (set->unverified != NULL)
    add_set_issue (issues, FALSE,
                   /* Translators: what the set itself says, a sentence or more. */
                   g_strdup_printf (_("Not verified: %s"), set->unverified));
}

static void
check_code (TdCriteriaIssues *issues, guint index, GHashTable *codes)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  g_autofree char *lower = td_text_lower (criterion->code);

  if (*criterion->code == '\0')
    td_criteria_issues_add (issues, (int) index, -1, TRUE,
                            /* Translators: text of a criterion. */
                            g_strdup_printf (_("“%s” has no code. Give it one."),
                                             criterion->text));
  else if (!td_criteria_code_is_usable (criterion->code))
    td_criteria_issues_add (issues, (int) index, -1, TRUE,
                            g_strdup_printf (_("The code “%s” has a character that codes cannot "
                                               "have: ; < > = ≥ ≤ [ ]. Choose another code."),
                                             criterion->code));
  else if (!g_hash_table_add (codes, g_steal_pointer (&lower)))
    td_criteria_issues_add (issues, (int) index, -1, TRUE,
                            g_strdup_printf (_("The code %s is used more than once. Give each "
                                               "criterion a code of its own."),
                                             criterion->code));
}

static gboolean
is_empty_group (const TdCriteriaSet *set, guint index)
{
  for (guint i = index + 1; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule != TD_RULE_GROUP &&
        td_criteria_set_is_within (set, i, (int) index))
      return FALSE;
  return TRUE;
}

static void
check_group (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *group = td_criteria_set_get (issues->set, index);

  if (is_empty_group (issues->set, index))
    td_criteria_issues_add (issues, (int) index, -1, FALSE,
                            g_strdup_printf (_("Group %s has no criteria."), group->code));
  else
    check_sum (issues, (int) index, group->max);
}

static void
check_place (TdCriteriaIssues *issues, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (issues->set, index);
  const TdCriterion *group;

  if (criterion->parent < 0)
    return;
  if ((guint) criterion->parent >= index ||
      td_criteria_set_get (issues->set, (guint) criterion->parent)->rule != TD_RULE_GROUP)
    {
      td_criteria_issues_add (issues, (int) index, -1, TRUE,
                              g_strdup_printf (_("%s does not lie in a group that comes before "
                                                 "it. Choose its group."),
                                               criterion->code));
      return;
    }
  group = td_criteria_set_get (issues->set, (guint) criterion->parent);
  if (group->role != criterion->role)
    td_criteria_issues_add (issues, (int) index, -1, TRUE,
                            /* Translators: code of a criterion, its kind of points; code of its
                             * group, its kind of points: both Vietnamese. */
                            g_strdup_printf (_("%s is “%s”, but its group %s is “%s”. Move it to "
                                               "another group, or change one of them."),
                                             criterion->code,
                                             td_criterion_role_term (criterion->role),
                                             group->code, td_criterion_role_term (group->role)));
}

GPtrArray *
td_criteria_set_check (const TdCriteriaSet *self)
{
  TdCriteriaIssues issues = { self, g_ptr_array_new_with_free_func (free_issue) };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  check_head (&issues);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      check_code (&issues, i, codes);
      check_place (&issues, i);
      if (td_criteria_set_get (self, i)->max > TD_MAX_POINTS)
        add_large (&issues, (int) i, td_criteria_set_get (self, i)->max);
      if (td_criteria_set_get (self, i)->rule == TD_RULE_GROUP)
        check_group (&issues, i);
      td_criteria_check_rule (&issues, i);
    }
  td_criteria_check_bands (&issues);
  return issues.found;
}
