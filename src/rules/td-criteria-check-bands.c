/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

static void
add_issue (TdCriteriaIssues *issues, guint band, gboolean is_error, char *text)
{
  td_criteria_issues_add (issues, -1, (int) band, is_error, text);
}

static const TdBand *
get_band (const TdCriteriaSet *set, guint index)
{
  return g_ptr_array_index (set->bands, index);
}

static gboolean
has_mandatory (const TdCriteriaSet *set)
{
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->mandatory)
      return TRUE;
  return FALSE;
}

/* The most that a criterion or group can have; missing where that is not known. */
static gint64
get_most (const TdCriteriaSet *set, int index)
{
  const TdCriterion *criterion = td_criteria_set_get (set, (guint) index);

  return criterion->rule == TD_RULE_GROUP ? td_criteria_set_add_up (set, index) : criterion->max;
}

static void
check_condition (TdCriteriaIssues *issues, guint index, const TdBandCondition *condition)
{
  const TdBand *band = get_band (issues->set, index);
  int named;
  gint64 most;

  if (condition->kind == TD_CONDITION_MANDATORY)
    {
      if (!has_mandatory (issues->set))
        add_issue (issues, index, FALSE,
                   g_strdup_printf (_("Class “%s” asks for the mandatory criteria, but the set "
                                      "has none."),
                                    band->name));
      return;
    }
  named = td_criteria_set_find (issues->set, condition->code);
  if (named < 0)
    {
      add_issue (issues, index, TRUE,
                 /* Translators: name of a class, code of a criterion or group. */
                 g_strdup_printf (_("Class “%s” has a condition on %s, which the set does not "
                                    "have. Correct the condition."),
                                  band->name, condition->code));
      return;
    }
  most = get_most (issues->set, named);
  if (condition->kind == TD_CONDITION_AT_LEAST && !condition->is_percent &&
      most != TD_POINTS_MISSING && condition->value > most)
    {
      g_autofree char *most_text = td_decimal_to_text (most);

      add_issue (issues, index, FALSE,
                 /* Translators: name of a class, code of a criterion or group, points. */
                 g_strdup_printf (_("Class “%s” asks more of %s than the %s points that it can "
                                    "have."),
                                  band->name, condition->code, most_text));
    }
}

static void
check_band_code (TdCriteriaIssues *issues, guint index, GHashTable *codes)
{
  const TdBand *band = get_band (issues->set, index);

  if (*band->code == '\0')
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("Class “%s” has no code. Give it one."), band->name));
  else if (!g_hash_table_add (codes, td_text_lower (band->code)))
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("The code %s is used by more than one class. Give each class a "
                                  "code of its own."),
                                band->code));
}

static void
check_edge (TdCriteriaIssues *issues, guint index, GHashTable *edges)
{
  TdBand *band = g_ptr_array_index (issues->set->bands, index);

  if (band->edge == TD_POINTS_MISSING)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("Class “%s” does not say from where it is reached. Give its "
                                  "lower edge."),
                                band->name));
  else if (band->edge < 0)
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("Class “%s” begins below 0. Correct its lower edge."),
                                band->name));
  else if (!g_hash_table_add (edges, &band->edge))
    add_issue (issues, index, TRUE,
               g_strdup_printf (_("Class “%s” begins where another one does. Correct its lower "
                                  "edge."),
                                band->name));
}

static void
check_lowest (TdCriteriaIssues *issues)
{
  const TdCriteriaSet *set = issues->set;
  guint lowest = 0;

  for (guint i = 1; i < set->bands->len; i++)
    if (get_band (set, i)->edge < get_band (set, lowest)->edge)
      lowest = i;
  if (set->bands->len > 0 && get_band (set, lowest)->edge > 0)
    {
      g_autofree char *edge = td_decimal_to_text (get_band (set, lowest)->edge);

      add_issue (issues, lowest, FALSE,
                 /* Translators: name of the lowest class, then a number twice. */
                 g_strdup_printf (_("The lowest class “%s” begins at %s: whoever is below %s gets "
                                    "no class."),
                                  get_band (set, lowest)->name, edge, edge));
    }
}

void
td_criteria_check_bands (TdCriteriaIssues *issues)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) edges = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < issues->set->bands->len; i++)
    {
      GPtrArray *conditions = get_band (issues->set, i)->conditions;

      check_band_code (issues, i, codes);
      check_edge (issues, i, edges);
      for (guint j = 0; j < conditions->len; j++)
        check_condition (issues, i, g_ptr_array_index (conditions, j));
    }
  check_lowest (issues);
}
