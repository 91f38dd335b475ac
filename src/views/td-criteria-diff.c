/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-diff.h"

#include "td-criteria-columns.h"

#include <glib/gi18n-lib.h>

static void
free_change (gpointer data)
{
  TdCriteriaChange *change = data;

  g_free (change->code);
  g_free (change->text);
  g_free (change->details);
  g_free (change);
}

static TdCriteriaChange *
add (GPtrArray *changes, TdCriteriaChangeKind kind, const char *code, const char *text)
{
  TdCriteriaChange *change = g_new0 (TdCriteriaChange, 1);

  change->kind = kind;
  change->code = g_strdup (code);
  change->text = g_strdup (text);
  g_ptr_array_add (changes, change);
  return change;
}

/* "Tối đa: 5 → 8". */
static void
compare_text (GString *details, const char *label, const char *before, const char *after)
{
  if (g_strcmp0 (before ? before : "", after ? after : "") == 0)
    return;
  g_string_append_printf (details, "%s%s: %s → %s", details->len > 0 ? "\n" : "", label,
                          before && *before ? before : "—", after && *after ? after : "—");
}

static void
compare_points (GString *details, const char *label, gint64 before, gint64 after)
{
  g_autofree char *before_text = td_decimal_to_text (before);
  g_autofree char *after_text = td_decimal_to_text (after);

  compare_text (details, label, before_text, after_text);
}

static void
compare_flag (GString *details, const char *label, gboolean before, gboolean after)
{
  compare_text (details, label, before ? _("Yes") : _("No"), after ? _("Yes") : _("No"));
}

static void
add_changed (GPtrArray *changes, GString *details, gboolean is_band, const char *code,
             const char *text)
{
  TdCriteriaChange *change;

  if (details->len == 0)
    return;
  change = add (changes, TD_CRITERIA_CHANGED, code, text);
  change->is_band = is_band;
  change->details = g_strdup (details->str);
}

/* --- the set --- */

static void
compare_heads (GPtrArray *changes, const TdCriteriaSet *before, const TdCriteriaSet *after)
{
  g_autoptr (GString) details = g_string_new (NULL);

  compare_text (details, _("Name of the set"), before->name, after->name);
  compare_text (details, _("For"), before->for_people ? _("People") : _("Units"),
                after->for_people ? _("People") : _("Units"));
  compare_text (details, _("Which is better"),
                before->lower_is_better ? _("The lower the better") : _("The higher the better"),
                after->lower_is_better ? _("The lower the better") : _("The higher the better"));
  compare_points (details, _("Maximum"), before->max, after->max);
  compare_text (details, _("Classes go by"),
                before->edges_are_points ? _("Points") : _("Percentage of the maximum"),
                after->edges_are_points ? _("Points") : _("Percentage of the maximum"));
  compare_points (details, _("Most bonus"), before->bonus_cap, after->bonus_cap);
  compare_points (details, _("Most deducted"), before->deduction_cap, after->deduction_cap);
  compare_text (details, _("Source"), before->source, after->source);
  compare_text (details, _("Not verified"), before->unverified, after->unverified);
  add_changed (changes, details, FALSE, NULL, _("The set itself"));
}

/* --- criteria --- */

static const char *
get_group_code (const TdCriteriaSet *set, const TdCriterion *criterion)
{
  return criterion->parent < 0 ? NULL : td_criteria_set_get (set, (guint) criterion->parent)->code;
}

static void
compare_rules (GString *details, const TdCriterion *a, const TdCriterion *b)
{
  g_autofree char *before = td_grades_to_text (a->grades);
  g_autofree char *after = td_grades_to_text (b->grades);

  compare_text (details, _("How it is scored"), td_criteria_columns_get_rule (a->rule),
                td_criteria_columns_get_rule (b->rule));
  compare_text (details, _("Kind of points"), td_criteria_columns_get_role (a->role),
                td_criteria_columns_get_role (b->role));
  compare_points (details, _("Maximum"), a->max, b->max);
  compare_points (details, _("Points of one"), a->unit_points, b->unit_points);
  compare_text (details, _("Grades"), before, after);
  compare_text (details, _("Figure from"), a->link, b->link);
  compare_flag (details, _("Mandatory"), a->mandatory, b->mandatory);
  compare_points (details, _("Passed from"), a->pass, b->pass);
  compare_text (details, _("Best class when failed"), a->bound, b->bound);
  compare_flag (details, _("Needs evidence"), a->needs_evidence, b->needs_evidence);
}

static void
compare_criteria (GPtrArray *changes, const TdCriteriaSet *before, const TdCriterion *a,
                  const TdCriteriaSet *after, const TdCriterion *b)
{
  g_autoptr (GString) details = g_string_new (NULL);

  compare_text (details, _("Code"), a->code, b->code);
  compare_text (details, _("Criterion"), a->text, b->text);
  compare_text (details, _("Group"), get_group_code (before, a), get_group_code (after, b));
  compare_rules (details, a, b);
  compare_text (details, _("Basis"), a->basis, b->basis);
  compare_text (details, _("Guidance"), a->guidance, b->guidance);
  add_changed (changes, details, FALSE, b->code, b->text);
}

/* The same parts in another order. */
static gboolean
is_rearranged (const TdCriteriaSet *before, const TdCriteriaSet *after)
{
  int last = -1;

  for (guint i = 0; i < after->criteria->len; i++)
    {
      int index = td_criteria_set_find (before, td_criteria_set_get (after, i)->code);

      if (index < 0)
        continue;
      if (index < last)
        return TRUE;
      last = index;
    }
  return FALSE;
}

static void
diff_criteria (GPtrArray *changes, const TdCriteriaSet *before, const TdCriteriaSet *after)
{
  if (is_rearranged (before, after))
    add (changes, TD_CRITERIA_CHANGED, NULL, _("The criteria stand in another order"));
  for (guint i = 0; i < after->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (after, i);
      int index = td_criteria_set_find (before, criterion->code);

      if (index < 0)
        add (changes, TD_CRITERIA_ADDED, criterion->code, criterion->text);
      else
        compare_criteria (changes, before, td_criteria_set_get (before, (guint) index), after,
                          criterion);
    }
  for (guint i = 0; i < before->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (before, i);

      if (td_criteria_set_find (after, criterion->code) < 0)
        add (changes, TD_CRITERIA_REMOVED, criterion->code, criterion->text);
    }
}

/* --- classes --- */

static void
compare_bands (GPtrArray *changes, const TdBand *a, const TdBand *b)
{
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *before = td_band_conditions_to_text (a->conditions);
  g_autofree char *after = td_band_conditions_to_text (b->conditions);

  compare_text (details, _("Code"), a->code, b->code);
  compare_text (details, _("Class"), a->name, b->name);
  compare_points (details, C_("lower edge", "From"), a->edge, b->edge);
  compare_text (details, _("Conditions"), before, after);
  add_changed (changes, details, TRUE, b->code, b->name);
}

static void
diff_bands (GPtrArray *changes, const TdCriteriaSet *before, const TdCriteriaSet *after)
{
  for (guint i = 0; i < after->bands->len; i++)
    {
      const TdBand *band = after->bands->pdata[i];
      int index = td_criteria_set_find_band (before, band->code);

      if (index < 0)
        add (changes, TD_CRITERIA_ADDED, band->code, band->name)->is_band = TRUE;
      else
        compare_bands (changes, before->bands->pdata[index], band);
    }
  for (guint i = 0; i < before->bands->len; i++)
    {
      const TdBand *band = before->bands->pdata[i];

      if (td_criteria_set_find_band (after, band->code) < 0)
        add (changes, TD_CRITERIA_REMOVED, band->code, band->name)->is_band = TRUE;
    }
}

GPtrArray *
td_criteria_diff (const TdCriteriaSet *before, const TdCriteriaSet *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);

  compare_heads (changes, before, after);
  diff_criteria (changes, before, after);
  diff_bands (changes, before, after);
  return changes;
}
