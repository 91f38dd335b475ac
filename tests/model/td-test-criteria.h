/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"
#include "td-error.h"
#include "td-test-store.h"

/* A small criteria set, and rounds that work with it. */

static inline void
test_criteria_grades (TdCriterion *criterion,
                      const char  *text)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (criterion->grades);
  criterion->grades = td_grades_read (text, &error);
  g_assert_no_error (error);
}

static inline TdCriterion *
test_criteria_add (TdCriteriaSet  *set,
                   int             parent,
                   const char     *code,
                   TdCriterionRule rule,
                   gint64          max)
{
  g_autofree char *text = g_strdup_printf ("Tiêu chí %s", code);
  TdCriterion *criterion = td_criteria_set_add (set, parent, code, text, rule);

  criterion->max = max;
  return criterion;
}

/* I: points, grades, yes or no; II: a ratio, times; III: a bonus. */
static inline TdCriteriaSet *
test_criteria_make (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  g_autoptr (GError) error = NULL;
  TdCriterion *criterion;
  TdBand *band;

  set->name = g_strdup ("Bộ tiêu chí thử nghiệm");
  set->max = 45000;
  set->bonus_cap = 5000;
  set->source = g_strdup ("Sở Thử nghiệm");
  test_criteria_add (set, -1, "I", TD_RULE_GROUP, 25000);
  test_criteria_add (set, 0, "I.1", TD_RULE_POINTS, 10000)->guidance = g_strdup ("Theo minh chứng");
  criterion = test_criteria_add (set, 0, "I.2", TD_RULE_GRADED, 10000);
  test_criteria_grades (criterion, "Tốt: 10; Khá: 7; Kém: 0");
  criterion = test_criteria_add (set, 0, "I.3", TD_RULE_YES_NO, 5000);
  criterion->mandatory = TRUE;
  criterion->bound = g_strdup ("B");
  test_criteria_add (set, -1, "II", TD_RULE_GROUP, 20000);
  test_criteria_add (set, 4, "II.1", TD_RULE_RATIO, 10000);
  test_criteria_add (set, 4, "II.2", TD_RULE_COUNT, 10000)->unit_points = 500;
  criterion = test_criteria_add (set, -1, "III", TD_RULE_POINTS, 5000);
  criterion->role = TD_ROLE_BONUS;
  criterion->needs_evidence = TRUE;
  band = td_criteria_set_add_band (set, "A", "Xuất sắc", 90000);
  g_ptr_array_unref (band->conditions);
  band->conditions = td_band_conditions_read ("bắt buộc đạt; I ≥ 15", &error);
  g_assert_no_error (error);
  td_criteria_set_add_band (set, "B", "Khá", 50000);
  td_criteria_set_add_band (set, "C", "Kém", 0);
  return set;
}

/* Runs an action that has to succeed. */
static inline void
test_criteria_run (TdStore  *store,
                   TdAction *action)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  td_action_run (action, store, NULL, &error);
  g_assert_no_error (error);
}

static inline gint64
test_criteria_store (TdStore             *store,
                     const TdCriteriaSet *set,
                     gint64               into)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  test_criteria_run (store, td_criteria_set_store (set, into, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline TdCriteriaSet *
test_criteria_load (TdStore *store,
                    gint64   id)
{
  g_autoptr (GError) error = NULL;
  TdCriteriaSet *set = td_criteria_set_load (td_store_get_reader (store), id, &error);

  g_assert_no_error (error);
  return set;
}

static inline TdRecord *
test_criteria_get (TdStore        *store,
                   const TdEntity *entity,
                   gint64          id)
{
  g_autoptr (GError) error = NULL;
  TdRecord *record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  return record;
}

typedef struct
{
  gint64 master;
  gint64 copy;
} TestFreezing;

static inline gboolean
test_criteria_freeze_func (TdWriter     *writer,
                           gpointer      data,
                           GCancellable *cancellable,
                           GError      **error)
{
  TestFreezing *freezing = data;

  freezing->copy = td_criteria_set_freeze (writer, freezing->master, error);
  return freezing->copy != 0;
}

static inline gint64
test_criteria_freeze (TdStore *store,
                      gint64   master)
{
  g_autoptr (GError) error = NULL;
  TestFreezing freezing = { master, 0 };

  td_store_write (store, "Lập kỳ chấm", test_criteria_freeze_func, &freezing, NULL, &error);
  g_assert_no_error (error);
  return freezing.copy;
}

/* A round of units over the first quarter of 2026. */
static inline gint64
test_criteria_add_round (TdStore *store,
                         gint64   master)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);

  td_record_set_text (round, "name", "Quý I/2026");
  td_record_set_int (round, "criteria", test_criteria_freeze (store, master));
  td_record_set_text (round, "subject", "unit");
  td_record_set_text (round, "period", "quy");
  td_record_set_int (round, "year", 2026);
  td_record_set_int (round, "number", 1);
  td_record_set_text (round, "started", "2026-01-01");
  td_record_set_text (round, "ended", "2026-03-31");
  td_record_set_text (round, "deciding", "council");
  td_record_set_int (round, "inherits", 1);
  td_record_set_text (round, "raters", "last");
  td_record_set_text (round, "tie_break", "shared");
  td_record_set_text (round, "rollup", "none");
  return td_test_save (store, round);
}

/* A register with the set of test_criteria_make(), and a round of it. */
static inline void
test_criteria_init_round (TdTestStore *test,
                          gint64      *master,
                          gint64      *round)
{
  g_autoptr (TdCriteriaSet) set = test_criteria_make ();

  td_test_store_init (test);
  *master = test_criteria_store (test->store, set, 0);
  *round = test_criteria_add_round (test->store, *master);
}

static inline gint64
test_criteria_add_sheet (TdStore    *store,
                         gint64      round,
                         gint64      unit,
                         const char *name,
                         gint64      position)
{
  g_autoptr (TdRecord) sheet = td_record_new (&td_entity_sheet);

  td_record_set_int (sheet, "round", round);
  td_record_set_int (sheet, "unit", unit);
  td_record_set_text (sheet, "name", name);
  td_record_set_int (sheet, "position", position);
  td_record_set_text (sheet, "state", "self");
  return td_test_save (store, sheet);
}

/* The record of a criterion of the round's copy. */
static inline gint64
test_criteria_of_round (TdStore    *store,
                        gint64      round,
                        const char *code)
{
  g_autoptr (TdRecord) record = test_criteria_get (store, &td_entity_round, round);
  g_autoptr (TdCriteriaSet) set =
    test_criteria_load (store, td_record_get_int_or (record, "criteria", 0));
  const int index = td_criteria_set_find (set, code);

  g_assert_cmpint (index, >=, 0);
  return td_criteria_set_get (set, (guint) index)->id;
}

/* @detail: (nullable): then @figure does not count; %G_MININT64 without one: not applicable */
static inline gint64
test_criteria_add_score (TdStore    *store,
                         gint64      sheet,
                         const char *code,
                         const char *layer,
                         gint64      figure,
                         const char *detail)
{
  g_autoptr (TdRecord) of = test_criteria_get (store, &td_entity_sheet, sheet);
  g_autoptr (TdRecord) score = td_record_new (&td_entity_score);
  const gint64 round = td_record_get_int_or (of, "round", 0);

  td_record_set_int (score, "round", round);
  td_record_set_int (score, "sheet", sheet);
  td_record_set_int (score, "criterion", test_criteria_of_round (store, round, code));
  td_record_set_text (score, "layer", layer);
  td_record_set_text (score, "reason", "Theo biên bản");
  if (detail != NULL)
    td_record_set_text (score, "detail", detail);
  else if (figure != G_MININT64)
    td_record_set_int (score, "figure", figure);
  else
    td_record_set_int (score, "not_applicable", 1);
  return td_test_save (store, score);
}
