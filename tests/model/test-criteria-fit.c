/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fit-private.h"

#include "td-score-book.h"
#include "td-test-criteria.h"

#include <string.h>

#define GONE TD_POINTS_MISSING

/* --- one score --- */

static TdCriterion *
make_criterion (TdCriteriaSet  *set,
                TdCriterionRule rule,
                gint64          max,
                const char     *grades)
{
  TdCriterion *criterion = test_criteria_add (set, -1, "1", rule, max);

  criterion->unit_points = 500;
  if (grades != NULL)
    test_criteria_grades (criterion, grades);
  return criterion;
}

static void
test_figures (void)
{
  static const struct
  {
    TdCriterionRule rule;
    gint64          old_max;
    const char     *old_grades;
    TdCriterionRule new_rule;
    gint64          new_max;
    const char     *new_grades;
    TdFitMode       mode;
    gint64          figure;
    gint64          expected; /* GONE */
  } rows[] = {
    /* Points: kept, clamped, rescaled; half away from zero to thousandths. */
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_KEEP, 8000, 8000 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_CLAMP, 8000, 5000 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_CLAMP, 4999, 4999 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_RESCALE, 8000, 4000 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 15000, NULL, TD_FIT_RESCALE, 8001, 12002 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 15000, NULL, TD_FIT_RESCALE, 8000, 12000 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 15000, NULL, TD_FIT_CLAMP, 8000, 8000 },
    { TD_RULE_POINTS, 3000, NULL, TD_RULE_POINTS, 2000, NULL, TD_FIT_RESCALE, 1000, 667 },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_RESCALE, 0, 0 },
    /* Points that were kept over the maximum are no more than all of the new one. */
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_RESCALE, 12000, 5000 },
    { TD_RULE_POINTS, 0, NULL, TD_RULE_POINTS, 5000, NULL, TD_FIT_RESCALE, 0, 0 },
    /* Figures that the rule turns into points stay what they are. */
    { TD_RULE_YES_NO, 10000, NULL, TD_RULE_YES_NO, 5000, NULL, TD_FIT_KEEP, 1, 1 },
    { TD_RULE_RATIO, 10000, NULL, TD_RULE_RATIO, 5000, NULL, TD_FIT_RESCALE, 95700, 95700 },
    { TD_RULE_COUNT, 10000, NULL, TD_RULE_COUNT, 5000, NULL, TD_FIT_CLAMP, 30000, 30000 },
    /* Another kind of criterion. */
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_RATIO, 10000, NULL, TD_FIT_KEEP, 8000, GONE },
    { TD_RULE_YES_NO, 10000, NULL, TD_RULE_POINTS, 10000, NULL, TD_FIT_KEEP, 1, GONE },
    { TD_RULE_POINTS, 10000, NULL, TD_RULE_GROUP, 10000, NULL, TD_FIT_KEEP, 8000, GONE },
    /* Grades by their label, else by points that one alone has. */
    { TD_RULE_GRADED, 10000, "Tốt: 10; Khá: 7; Kém: 0", TD_RULE_GRADED, 10000,
      "Kém: 0; KHÁ: 6; Tốt: 10", TD_FIT_KEEP, 1, 1 },
    { TD_RULE_GRADED, 10000, "Tốt: 10; Khá: 7; Kém: 0", TD_RULE_GRADED, 10000,
      "Kém: 0; Khá: 6; Tốt: 10", TD_FIT_KEEP, 0, 2 },
    { TD_RULE_GRADED, 10000, "Tốt: 10; Khá: 7; Kém: 0", TD_RULE_GRADED, 10000,
      "Giỏi: 10; Trung bình: 7", TD_FIT_KEEP, 1, 1 },
    { TD_RULE_GRADED, 10000, "Tốt: 10; Khá: 7; Kém: 0", TD_RULE_GRADED, 10000,
      "Giỏi: 10; Đạt: 7; Trung bình: 7", TD_FIT_KEEP, 1, GONE },
    { TD_RULE_GRADED, 10000, "Tốt: 10; Khá: 7; Kém: 0", TD_RULE_GRADED, 10000,
      "Giỏi: 10; Trung bình: 7", TD_FIT_KEEP, 2, GONE },
    /* Grades found by lower edges: the figure stays, or says which grade it was. */
    { TD_RULE_GRADED, 10000, "Dưới 50 [0]: 5; Từ 50 [50]: 10", TD_RULE_GRADED, 10000,
      "Dưới 40 [0]: 4; Từ 40 [40]: 9", TD_FIT_KEEP, 45000, 45000 },
    { TD_RULE_GRADED, 10000, "Dưới 50 [0]: 5; Từ 50 [50]: 10", TD_RULE_GRADED, 10000,
      "Từ 50: 10; Dưới 50: 5", TD_FIT_KEEP, 45000, 1 },
    { TD_RULE_GRADED, 10000, "Từ 50: 10; Dưới 50: 5", TD_RULE_GRADED, 10000,
      "Dưới 50 [0]: 5; Từ 50 [50]: 10", TD_FIT_KEEP, 1, GONE },
    { TD_RULE_GRADED, 10000, "Dưới 50 [0]: 5; Từ 50 [50]: 10", TD_RULE_GRADED, 10000,
      "Từ 30 [30]: 5; Từ 50 [50]: 10", TD_FIT_KEEP, 20000, GONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TdCriteriaSet) old = td_criteria_set_new ();
      g_autoptr (TdCriteriaSet) new = td_criteria_set_new ();
      const TdCriterion *before =
        make_criterion (old, rows[i].rule, rows[i].old_max, rows[i].old_grades);
      const TdCriterion *after =
        make_criterion (new, rows[i].new_rule, rows[i].new_max, rows[i].new_grades);
      const TdScore score = { TD_SCORE_GIVEN, rows[i].figure, NULL };
      TdScore fitted;
      TdFitOutcome outcome = td_score_fit (before, after, rows[i].mode, &score, &fitted);

      g_test_message ("row %u", i);
      if (rows[i].expected == GONE)
        {
          g_assert_cmpint (outcome, ==, TD_FIT_GONE);
          continue;
        }
      g_assert_cmpint (fitted.figure, ==, rows[i].expected);
      g_assert_cmpint (outcome, ==,
                       rows[i].expected == rows[i].figure ? TD_FIT_SAME : TD_FIT_CHANGED);
      td_score_clear (&fitted);
    }
}

static void
test_details (void)
{
  static const struct
  {
    TdCriterionRule rule;
    const char     *old_grades;
    const char     *new_grades;
    const char     *detail;
    const char     *expected; /* nullable: gone */
  } rows[] = {
    { TD_RULE_TALLY, "Đúng hạn: 2; Chậm: 1; Không nộp: 0", "Không nộp: 0; Chậm: 1; Đúng hạn: 2",
      "5;4;0", "0;4;5" },
    { TD_RULE_TALLY, "Đúng hạn: 2; Chậm: 1; Không nộp: 0", "Đúng hạn: 2; Chậm: 1,5", "5;4;0",
      "5;4" },
    { TD_RULE_TALLY, "Đúng hạn: 2; Chậm: 1; Không nộp: 0", "Đúng hạn: 2; Chậm: 1,5", "5;4;1",
      NULL },
    { TD_RULE_TALLY, "Đúng hạn: 2; Chậm: 1; Không nộp: 0",
      "Đúng hạn: 2; Chậm: 1; Rất chậm: 0,5; Không nộp: 0", "5;4;1", "5;4;0;1" },
    { TD_RULE_WORST, "Tốt: 10; Khá: 7; Kém: 0", "Kém: 0; Khá: 7; Tốt: 10", "12=2;15=0",
      "12=0;15=2" },
    { TD_RULE_WORST, "Tốt: 10; Khá: 7; Kém: 0", "Khá: 7; Tốt: 10", "12=2;15=0", NULL },
    { TD_RULE_WORST, "Tốt: 10; Khá: 7; Kém: 0", "Khá: 7; Tốt: 10", "12=1;15=0", "12=0;15=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TdCriteriaSet) old = td_criteria_set_new ();
      g_autoptr (TdCriteriaSet) new = td_criteria_set_new ();
      const TdCriterion *before = make_criterion (old, rows[i].rule, 10000, rows[i].old_grades);
      const TdCriterion *after = make_criterion (new, rows[i].rule, 10000, rows[i].new_grades);
      const TdScore score = { TD_SCORE_GIVEN, 0, (char *) rows[i].detail };
      TdScore fitted;
      TdFitOutcome outcome = td_score_fit (before, after, TD_FIT_KEEP, &score, &fitted);

      g_test_message ("row %u", i);
      g_assert_cmpint (outcome, ==, rows[i].expected == NULL ? TD_FIT_GONE : TD_FIT_CHANGED);
      g_assert_cmpstr (fitted.detail, ==, rows[i].expected);
      td_score_clear (&fitted);
    }
}

/* --- a round --- */

typedef struct
{
  TdTestStore test;
  gint64      master;
  gint64      round;
  gint64      first;
  gint64      second;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  TdStore *store;

  test_criteria_init_round (&self->test, &self->master, &self->round);
  store = self->test.store;
  /* Entered in another order than that of the list. */
  self->second = test_criteria_add_sheet (store, self->round, td_test_add_unit (store, "Hai"),
                                          "Phòng Hai", 2);
  self->first = test_criteria_add_sheet (store, self->round, td_test_add_unit (store, "Một"),
                                         "Phòng Một", 1);
  test_criteria_add_score (store, self->second, "I.1", "self", 9000, NULL);
  test_criteria_add_score (store, self->first, "I.1", "appraised", 4000, NULL);
  test_criteria_add_score (store, self->first, "I.1", "self", 8000, NULL);
  test_criteria_add_score (store, self->first, "I.2", "self", 1, NULL);
  test_criteria_add_score (store, self->first, "I.3", "self", 1, NULL);
  test_criteria_add_score (store, self->first, "II.1", "self", 50000, NULL);
  test_criteria_add_score (store, self->first, "II.2", "self", G_MININT64, NULL);
  test_criteria_add_score (store, self->first, "III", "self", 2000, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  td_test_store_clear (&self->test);
}

/* I.1 gets another maximum, I.2 another order of grades, I.3 is worth less, II goes. */
static void
change_master (Fixture *self,
               gint64   max)
{
  g_autoptr (TdCriteriaSet) set = test_criteria_make ();

  g_ptr_array_remove_range (set->criteria, 4, 3);
  ((TdCriterion *) td_criteria_set_get (set, 1))->max = max;
  test_criteria_grades ((TdCriterion *) td_criteria_set_get (set, 2), "Kém: 0; Khá: 7; Tốt: 9");
  ((TdCriterion *) td_criteria_set_get (set, 3))->max = 4000;
  test_criteria_store (self->test.store, set, self->master);
}

static char *
preview (Fixture  *self,
         TdFitMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes =
    td_round_preview_set (td_store_get_reader (self->test.store), self->round, mode, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const TdFitChange *change = changes->pdata[i];
      g_autofree char *before = td_decimal_to_text (change->before);
      g_autofree char *after = td_decimal_to_text (change->after);

      g_string_append_printf (text, "%s%s %s %s %s>%s", i > 0 ? "|" : "", change->sheet_name,
                              change->criterion, td_layer_code ((TdLayer) change->layer), before,
                              after);
    }
  return g_string_free (text, FALSE);
}

static void
assert_preview (Fixture    *self,
                TdFitMode   mode,
                const char *expected)
{
  g_autofree char *text = preview (self, mode);

  g_assert_cmpstr (text, ==, expected);
}

/* Everything that is scored, as text: to compare whole rounds. */
static char *
dump (Fixture *self)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_score);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  GString *text = g_string_new (NULL);

  td_query_set_sort_by_entry (query);
  scores = td_reader_list (td_store_get_reader (self->test.store), query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < scores->len; i++)
    {
      TdRecord *score = scores->pdata[i];
      g_autoptr (TdRecord) criterion =
        test_criteria_get (self->test.store, &td_entity_criterion,
                           td_record_get_int_or (score, "criterion", 0));

      g_assert_cmpstr (td_record_get_text (score, "reason"), ==, "Theo biên bản");
      g_string_append_printf (text, "%s%s %s %" G_GINT64_FORMAT, i > 0 ? "|" : "",
                              td_record_get_text (criterion, "code"),
                              td_record_get_text (score, "layer"),
                              td_record_get_int_or (score, "figure", -1));
    }
  return g_string_free (text, FALSE);
}

static void
test_preview (Fixture      *self,
              gconstpointer data)
{
  TdReader *reader = td_store_get_reader (self->test.store);

  g_assert_false (td_round_set_is_older (reader, self->round));
  assert_preview (self, TD_FIT_RESCALE, "");
  change_master (self, 5000);
  g_assert_true (td_round_set_is_older (reader, self->round));
  assert_preview (self, TD_FIT_KEEP,
                  "Phòng Một I.3 self 5>4|Phòng Một II.1 self 5>|Phòng Một II.2 self >");
  assert_preview (self, TD_FIT_CLAMP,
                  "Phòng Một I.1 self 8>5|Phòng Một I.3 self 5>4|Phòng Một II.1 self 5>|"
                  "Phòng Một II.2 self >|Phòng Hai I.1 self 9>5");
  assert_preview (self, TD_FIT_RESCALE,
                  "Phòng Một I.1 self 8>4|Phòng Một I.1 appraised 4>2|Phòng Một I.3 self 5>4|"
                  "Phòng Một II.1 self 5>|Phòng Một II.2 self >|Phòng Hai I.1 self 9>4,5");
}

static void
test_take (Fixture      *self,
           gconstpointer data)
{
  static const struct
  {
    TdFitMode   mode;
    const char *expected;
  } rows[] = {
    { TD_FIT_KEEP, "I.1 self 9000|I.1 appraised 4000|I.1 self 8000|I.2 self 1|I.3 self 1|"
                   "III self 2000" },
    { TD_FIT_CLAMP, "I.1 self 5000|I.1 appraised 4000|I.1 self 5000|I.2 self 1|I.3 self 1|"
                    "III self 2000" },
    { TD_FIT_RESCALE, "I.1 self 4500|I.1 appraised 2000|I.1 self 4000|I.2 self 1|I.3 self 1|"
                      "III self 2000" },
  };
  g_autofree char *before = dump (self);
  const gint64 criterion = test_criteria_of_round (self->test.store, self->round, "I.1");

  change_master (self, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TdReader *reader = td_store_get_reader (self->test.store);
      g_autoptr (TdRecord) round = NULL;
      g_autoptr (TdCriteriaSet) copy = NULL;
      g_autoptr (TdCriteriaSet) master = test_criteria_load (self->test.store, self->master);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;

      test_criteria_run (self->test.store, td_round_take_set (self->round, rows[i].mode));
      after = dump (self);
      g_assert_cmpstr (after, ==, rows[i].expected);
      round = test_criteria_get (self->test.store, &td_entity_round, self->round);
      copy = test_criteria_load (self->test.store, td_record_get_int_or (round, "criteria", 0));
      g_assert_true (td_criteria_set_equal (copy, master));
      g_assert_cmpuint (copy->version, ==, master->version);
      g_assert_cmpint (copy->id, !=, master->id);
      g_assert_cmpint (test_criteria_of_round (self->test.store, self->round, "I.1"), ==,
                       criterion);
      g_assert_false (td_round_set_is_older (reader, self->round));
      assert_preview (self, rows[i].mode, "");

      g_assert_cmpint (td_store_undo (self->test.store, &error), >, 0);
      g_assert_no_error (error);
      again = dump (self);
      g_assert_cmpstr (again, ==, before);
      g_assert_true (td_round_set_is_older (reader, self->round));
    }
}

/* A version that a round took is in use: the next edit begins another. */
static void
test_version (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (TdRecord) master = NULL;
  g_autoptr (TdRecord) later = NULL;

  change_master (self, 5000);
  change_master (self, 6000);
  master = test_criteria_get (self->test.store, &td_entity_criteria_set, self->master);
  g_assert_cmpint (td_record_get_int_or (master, "version", 0), ==, 2);
  test_criteria_run (self->test.store, td_round_take_set (self->round, TD_FIT_CLAMP));
  change_master (self, 7000);
  later = test_criteria_get (self->test.store, &td_entity_criteria_set, self->master);
  g_assert_cmpint (td_record_get_int_or (later, "version", 0), ==, 3);
}

/* A score that was planned by the set as it was is not written into another. */
static void
test_stale_plan (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdScoreBook) book = td_score_book_new (self->test.store, self->round, &error);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  TdScoreChange *change = g_new0 (TdScoreChange, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TdAction *plan;

  g_assert_no_error (error);
  change->sheet = self->first;
  change->criterion = test_criteria_of_round (self->test.store, self->round, "I.1");
  change->layer = TD_LAYER_SELF;
  change->score = (TdScore) { .state = TD_SCORE_GIVEN, .figure = 3000 };
  g_ptr_array_add (changes, change);
  plan = td_score_book_set_scores (book, changes, NULL, &error);
  g_assert_no_error (error);
  change_master (self, 5000);
  test_criteria_run (self->test.store, td_round_take_set (self->round, TD_FIT_CLAMP));
  before = dump (self);
  g_assert_cmpint (td_action_run (plan, self->test.store, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
add_question (Fixture    *self,
              gint64      sheet,
              const char *code)
{
  g_autoptr (TdRecord) question = td_record_new (&td_entity_question);

  td_record_set_int (question, "round", self->round);
  td_record_set_int (question, "sheet", sheet);
  td_record_set_int (question, "criterion",
                     test_criteria_of_round (self->test.store, self->round, code));
  td_record_set_text (question, "text", "Số liệu ở đâu?");
  td_record_set_int (question, "asked_at", 1);
  td_test_save (self->test.store, question);
}

static void
assert_state (Fixture    *self,
              gint64      sheet,
              const char *expected)
{
  g_autoptr (TdRecord) record = test_criteria_get (self->test.store, &td_entity_sheet, sheet);

  g_assert_cmpstr (td_record_get_text (record, "state"), ==, expected);
}

/* What was asked of a criterion that goes is no longer asked. */
static void
test_questions (Fixture      *self,
                gconstpointer data)
{
  TdStore *store = self->test.store;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_question);
  g_autoptr (GError) error = NULL;

  td_test_set_text (store, &td_entity_sheet, self->first, "state", "returned");
  td_test_set_text (store, &td_entity_sheet, self->second, "state", "returned");
  add_question (self, self->first, "II.1");
  add_question (self, self->second, "II.1");
  add_question (self, self->second, "I.1");

  change_master (self, 5000);
  test_criteria_run (store, td_round_take_set (self->round, TD_FIT_CLAMP));
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, &error), ==, 1);
  /* Nothing is asked of the one any more, of the other there is. */
  assert_state (self, self->first, "submitted");
  assert_state (self, self->second, "returned");
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  TdStore *store = self->test.store;
  g_autoptr (TdCriteriaSet) set = test_criteria_make ();
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_round_seal);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_action_run (td_round_take_set (4711, TD_FIT_KEEP), store, NULL, &error), ==,
                   -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  set->for_people = TRUE;
  test_criteria_store (store, set, self->master);
  g_assert_cmpint (td_action_run (td_round_take_set (self->round, TD_FIT_KEEP), store, NULL,
                                  &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  /* Closed. */
  change_master (self, 5000);
  td_record_set_int (seal, "round", self->round);
  td_record_set_int (seal, "version", 1);
  td_record_set_int (seal, "sealed_at", 1);
  td_record_set_text (seal, "hash", "00");
  td_test_save (store, seal);
  g_assert_cmpint (td_action_run (td_round_take_set (self->round, TD_FIT_KEEP), store, NULL,
                                  &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-fit/figures", test_figures);
  g_test_add_func ("/criteria-fit/details", test_details);
  g_test_add ("/criteria-fit/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/criteria-fit/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/criteria-fit/version", Fixture, NULL, set_up, test_version, tear_down);
  g_test_add ("/criteria-fit/stale-plan", Fixture, NULL, set_up, test_stale_plan, tear_down);
  g_test_add ("/criteria-fit/questions", Fixture, NULL, set_up, test_questions, tear_down);
  g_test_add ("/criteria-fit/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
