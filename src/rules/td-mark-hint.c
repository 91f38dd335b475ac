/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-mark-private.h"

#include <glib/gi18n-lib.h>

static char *
join_labels (const TdCriterion *criterion)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", grade->label);
    }
  return g_string_free (text, FALSE);
}

static char *
hint_of_edges (const TdCriterion *criterion)
{
  g_autofree char *text = NULL;
  gint64 lowest = G_MAXINT64;

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);

      lowest = MIN (lowest, grade->from);
    }
  text = td_decimal_to_text (MAX (lowest, 0));
  /* Translators: what can be entered: a number that is not below %s */
  return g_strdup_printf (_("A number from %s"), text);
}

static char *
hint_of_count (const TdCriterion *criterion)
{
  g_autofree char *each = NULL;
  g_autofree char *max = NULL;

  /* A set that is not finished yet. */
  if (criterion->unit_points == TD_POINTS_MISSING)
    return g_strdup (_("A whole number"));
  each = td_decimal_to_text (criterion->unit_points);
  if (criterion->max == TD_POINTS_MISSING)
    /* Translators: what can be entered: how often something came up */
    return g_strdup_printf (_("A whole number, %s points for each"), each);
  max = td_decimal_to_text (criterion->max);
  return g_strdup_printf (_("A whole number, %s points for each, at most %s"), each, max);
}

char *
td_criterion_hint (const TdCriterion *criterion)
{
  g_autofree char *max = td_decimal_to_text (criterion->max);
  g_autofree char *labels = join_labels (criterion);

  switch (criterion->rule)
    {
    case TD_RULE_POINTS:
      if (criterion->max == TD_POINTS_MISSING)
        return g_strdup (_("A number"));
      /* Translators: what can be entered: points up to the maximum %s */
      return g_strdup_printf (_("0 to %s"), max);
    case TD_RULE_GRADED:
      if (td_criterion_has_edges (criterion))
        return hint_of_edges (criterion);
      /* Translators: %s: a list of grades */
      return g_strdup_printf (_("One of: %s"), labels);
    case TD_RULE_YES_NO:
      return g_strdup (_("Passed or not passed"));
    case TD_RULE_RATIO:
      return g_strdup (_("A percentage from 0 to 100, or a share such as 45/47"));
    case TD_RULE_COUNT:
      return hint_of_count (criterion);
    case TD_RULE_TALLY:
      /* Translators: %s: a list of grades; entered is "5; 4; 0; 2; 2" */
      return g_strdup_printf (_("How often each of these came up, separated by semicolons: %s"),
                              labels);
    case TD_RULE_WORST:
      /* Translators: %s: a list of grades */
      return g_strdup_printf (_("The grade of the worst person, one of: %s"), labels);
    case TD_RULE_GROUP:
    default:
      return g_strdup (_("Nothing: the criteria in the group are scored"));
    }
}
