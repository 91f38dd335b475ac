/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"
#include "td-error.h"
#include "td-number.h"
#include "td-rounds.h"
#include "td-score-book.h"
#include "td-test-store.h"
#include "td-test-year.h"

/* Rounds of invented units and people, for the tests of scoring. */

#define POINTS(number) ((gint64) ((number) * TD_DECIMAL_ONE))

/* One criterion of each kind that rounds look at: 100 base points. */
static inline TdCriteriaSet *
test_make_set (const char *name, gboolean for_people)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *criterion;

  set->name = g_strdup (name);
  set->for_people = for_people;
  set->max = POINTS (100);
  set->bonus_cap = POINTS (5);
  set->deduction_cap = POINTS (20);
  td_criteria_set_add (set, -1, "I", "Chấp hành", TD_RULE_GROUP)->max = POINTS (40);
  td_criteria_set_add (set, 0, "I.1", "Nội quy", TD_RULE_POINTS)->max = POINTS (20);
  criterion = td_criteria_set_add (set, 0, "I.2", "Báo cáo", TD_RULE_YES_NO);
  criterion->max = POINTS (20);
  criterion->mandatory = TRUE;
  criterion->needs_evidence = TRUE;
  td_criteria_set_add (set, -1, "II", "Nhiệm vụ", TD_RULE_GROUP)->max = POINTS (60);
  td_criteria_set_add (set, 3, "II.1", "Khối lượng", TD_RULE_RATIO)->max = POINTS (50);
  td_criteria_set_add (set, 3, "II.2", "Chất lượng", TD_RULE_POINTS)->max = POINTS (10);
  criterion = td_criteria_set_add (set, -1, "T.1", "Sáng kiến", TD_RULE_COUNT);
  criterion->role = TD_ROLE_BONUS;
  criterion->max = POINTS (5);
  criterion->unit_points = POINTS (2);
  criterion = td_criteria_set_add (set, -1, "D.1", "Vi phạm", TD_RULE_POINTS);
  criterion->role = TD_ROLE_DEDUCTION;
  criterion->max = POINTS (20);
  td_criteria_set_add_band (set, "A", "Xuất sắc", POINTS (90));
  td_criteria_set_add_band (set, "B", "Tốt", POINTS (70));
  td_criteria_set_add_band (set, "C", "Hoàn thành", POINTS (50));
  td_criteria_set_add_band (set, "D", "Không hoàn thành", 0);
  return set;
}

static inline gint64
test_store_set (TdStore *store, const TdCriteriaSet *set)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  TdAction *action = td_criteria_set_store (set, 0, &id, &error);

  g_assert_no_error (error);
  test_run (store, action);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static inline gint64
test_add_set (TdStore *store, const char *name, gboolean for_people)
{
  g_autoptr (TdCriteriaSet) set = test_make_set (name, for_people);

  return test_store_set (store, set);
}

static inline TdRecord *
test_draft_round (gint64 set, gboolean for_people, TdRoundPeriod period, guint year, guint number)
{
  TdRecord *round = td_record_new (&td_entity_round);

  td_round_init (round, period, year, number);
  td_record_set_int (round, "criteria", set);
  td_record_set_text (round, "subject", for_people ? "person" : "unit");
  return round;
}

static inline gint64
test_create_round (TdStore *store, TdRecord *draft, GArray *units)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  TdAction *action = td_round_create (store, draft, units, &id, &error);

  g_assert_no_error (error);
  test_run (store, action);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static inline TdScoreBook *
test_open_book (TdStore *store, gint64 round)
{
  g_autoptr (GError) error = NULL;
  TdScoreBook *book = td_score_book_new (store, round, &error);

  g_assert_no_error (error);
  return book;
}

static inline guint
test_find_sheet (TdScoreBook *book, const char *name)
{
  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    if (g_str_equal (td_score_book_get_sheet (book, i)->name, name))
      return i;
  g_error ("there is no sheet of %s", name);
}

static inline guint
test_find_criterion (TdScoreBook *book, const char *code)
{
  int index = td_criteria_set_find (td_score_book_get_set (book), code);

  g_assert_cmpint (index, >=, 0);
  return (guint) index;
}

/* A change of one cell, with what a person would type; to be freed. */
static inline TdScoreChange *
test_make_change (TdScoreBook *book, guint sheet, const char *code, TdLayer layer, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdScoreChange *change = g_new0 (TdScoreChange, 1);
  const TdCriterion *criterion =
    td_criteria_set_get (td_score_book_get_set (book), test_find_criterion (book, code));

  change->sheet = td_score_book_get_sheet (book, sheet)->id;
  change->criterion = criterion->id;
  change->layer = layer;
  td_criterion_read (criterion, text, &change->score, &error);
  g_assert_no_error (error);
  return change;
}

static inline GPtrArray *
test_new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
}

/* (nullable): %NULL with an error */
static inline TdAction *
test_plan_score (TdScoreBook *book, guint sheet, const char *code, TdLayer layer,
                 const char *text, GError **error)
{
  g_autoptr (GPtrArray) changes = test_new_changes ();

  g_ptr_array_add (changes, test_make_change (book, sheet, code, layer, text));
  return td_score_book_set_scores (book, changes, NULL, error);
}

static inline void
test_score (TdStore *store, TdScoreBook *book, guint sheet, const char *code, TdLayer layer,
            const char *text)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = test_plan_score (book, sheet, code, layer, text, &error);

  g_assert_no_error (error);
  test_run (store, action);
}

/* Every base criterion of one layer. */
static inline void
test_score_all (TdStore *store, TdScoreBook *book, guint sheet, TdLayer layer, const char *i1,
                const char *i2, const char *ii1, const char *ii2)
{
  g_autoptr (GPtrArray) changes = test_new_changes ();
  g_autoptr (GError) error = NULL;
  TdAction *action;

  g_ptr_array_add (changes, test_make_change (book, sheet, "I.1", layer, i1));
  g_ptr_array_add (changes, test_make_change (book, sheet, "I.2", layer, i2));
  g_ptr_array_add (changes, test_make_change (book, sheet, "II.1", layer, ii1));
  g_ptr_array_add (changes, test_make_change (book, sheet, "II.2", layer, ii2));
  action = td_score_book_set_scores (book, changes, NULL, &error);
  g_assert_no_error (error);
  test_run (store, action);
}

static inline TdAction *
test_plan_state (TdScoreBook *book, guint sheet, TdSheetState state, GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = td_score_book_get_sheet (book, sheet)->id;

  g_array_append_val (sheets, id);
  return td_score_book_set_state (book, sheets, state, error);
}

static inline void
test_set_state (TdStore *store, TdScoreBook *book, guint sheet, TdSheetState state)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = test_plan_state (book, sheet, state, &error);

  g_assert_no_error (error);
  test_run (store, action);
}

static inline void
test_close (TdStore *store, TdScoreBook *book)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = td_score_book_close (book, &error);

  g_assert_no_error (error);
  test_run (store, action);
  g_assert_true (td_score_book_reload (book, &error));
  g_assert_no_error (error);
}

static inline void
test_reopen (TdStore *store, TdScoreBook *book)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = td_score_book_reopen (book, "Chấm sót", &error);

  g_assert_no_error (error);
  test_run (store, action);
  g_assert_true (td_score_book_reload (book, &error));
  g_assert_no_error (error);
}
