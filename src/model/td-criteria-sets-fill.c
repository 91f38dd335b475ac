/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

static void
set_points (TdRecord   *record,
            const char *key,
            gint64      value)
{
  if (value == TD_POINTS_MISSING)
    td_record_clear (record, key);
  else
    td_record_set_int (record, key, value);
}

/* A flag that is not set is "no" or missing, as it is already. */
static void
set_flag (TdRecord   *record,
          const char *key,
          gboolean    value)
{
  if (value)
    td_record_set_int (record, key, 1);
  else if (td_record_get_int_or (record, key, 0) != 0)
    td_record_clear (record, key);
}

void
td_criteria_fill_set (const TdCriteriaSet *set,
                      TdRecord            *record)
{
  td_record_set_text (record, "name", set->name);
  td_record_set_text (record, "subject", set->for_people ? "person" : "unit");
  td_record_set_text (record, "polarity", set->lower_is_better ? "lower" : "higher");
  set_points (record, "max", set->max);
  td_record_set_text (record, "edges", set->edges_are_points ? "points" : "percent");
  set_points (record, "bonus_cap", set->bonus_cap);
  set_points (record, "deduction_cap", set->deduction_cap);
  td_record_set_text (record, "source", set->source);
  td_record_set_text (record, "unverified", set->unverified);
}

void
td_criteria_fill_criterion (const TdCriterion *criterion,
                            TdRecord          *record)
{
  g_autofree char *grades = td_grades_to_text (criterion->grades);

  td_record_set_text (record, "code", criterion->code);
  td_record_set_text (record, "text", criterion->text);
  td_record_set_text (record, "rule", td_criterion_rule_code (criterion->rule));
  td_record_set_text (record, "role", td_criterion_role_code (criterion->role));
  set_points (record, "max", criterion->max);
  set_points (record, "unit_points", criterion->unit_points);
  td_record_set_text (record, "grades", grades);
  td_record_set_text (record, "link", criterion->link);
  set_flag (record, "mandatory", criterion->mandatory);
  set_points (record, "pass", criterion->pass);
  td_record_set_text (record, "bound", criterion->bound);
  set_flag (record, "needs_evidence", criterion->needs_evidence);
  td_record_set_text (record, "basis", criterion->basis);
  td_record_set_text (record, "guidance", criterion->guidance);
}

void
td_criteria_fill_band (const TdBand *band,
                       TdRecord     *record)
{
  g_autofree char *conditions = td_band_conditions_to_text (band->conditions);

  td_record_set_text (record, "code", band->code);
  td_record_set_text (record, "name", band->name);
  td_record_set_int (record, "edge", band->edge);
  td_record_set_text (record, "conditions", conditions);
}
