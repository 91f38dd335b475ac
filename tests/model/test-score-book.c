/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-round.h"

#include <locale.h>
#include <string.h>

/* A round of three units, scored through all its states. */

typedef struct
{
  TdTestStore  test;
  TdStore     *store;
  gint64       set;
  gint64       round;
  TdScoreBook *book;
  gulong       handler;
  guint        n_changed;
  guint        last_changed;
  guint        n_done; /* random changes that could be undone */
} Office;

static void
changed_cb (TdScoreBook *book, guint sheet, Office *office)
{
  office->n_changed++;
  office->last_changed = sheet;
}

static void
init_office_with (Office *office, const char *raters)
{
  g_autoptr (TdRecord) draft = NULL;

  td_test_store_init (&office->test);
  office->store = office->test.store;
  td_store_set_author (office->store, "Hạnh");
  test_add_unit (office->store, "Phòng A", 0, FALSE);
  test_add_unit (office->store, "Phòng B", 0, FALSE);
  test_add_unit (office->store, "Phòng C", 0, FALSE);
  office->set = test_add_set (office->store, "Bảng điểm phòng", FALSE);
  draft = test_draft_round (office->set, FALSE, TD_PERIOD_QUARTER, 2026, 3);
  td_record_set_text (draft, "raters", raters);
  office->round = test_create_round (office->store, draft, NULL);
  office->book = test_open_book (office->store, office->round);
  office->handler = g_signal_connect (office->book, "changed", G_CALLBACK (changed_cb), office);
}

static void
init_office (Office *office)
{
  init_office_with (office, td_rater_rule_code (TD_RATERS_LAST));
}

static void
clear_office (Office *office)
{
  g_clear_signal_handler (&office->handler, office->book);
  g_clear_object (&office->book);
  td_test_store_clear (&office->test);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, clear_office)

static const TdTotal *
get_total (Office *office, guint sheet)
{
  return &td_score_book_get_result (office->book, sheet)->decided;
}

static void
assert_state (Office *office, guint sheet, TdSheetState state)
{
  g_assert_cmpint (td_score_book_get_sheet (office->book, sheet)->state, ==, state);
}

static void
test_empty (void)
{
  g_auto (Office) office = { 0 };
  const TdSheetResult *result;

  init_office (&office);
  g_assert_cmpuint (td_score_book_get_n_sheets (office.book), ==, 3);
  result = td_score_book_get_result (office.book, 0);
  g_assert_false (result->decided.any);
  g_assert_false (result->is_complete);
  g_assert_cmpint (result->band, ==, -1);
  g_assert_cmpuint (result->decided.applicable, ==, 4);
  g_assert_cmpuint (td_score_book_get_rank (office.book, 0)->rank, ==, 0);
  g_assert_false (td_score_book_is_closed (office.book));
  g_assert_cmpint (td_score_book_get_entry (office.book, 0, 1, TD_LAYER_SELF).state, ==,
                   TD_SCORE_OPEN);
}

/* The three layers, each in its states; what decides inherits. */
static void
test_layers (void)
{
  g_auto (Office) office = { 0 };
  guint cell;

  init_office (&office);
  cell = test_find_criterion (office.book, "I.1");
  test_score_all (office.store, office.book, 0, TD_LAYER_SELF, "20", "đạt", "95", "10");
  assert_state (&office, 0, TD_SHEET_SELF);
  g_assert_cmpint (get_total (&office, 0)->total, ==, POINTS (97.5));
  g_assert_cmpint (td_score_book_get_result (office.book, 0)->band, ==, 0);
  test_set_state (office.store, office.book, 0, TD_SHEET_SUBMITTED);
  g_assert_cmpstr (td_score_book_get_sheet (office.book, 0)->submitted_by, ==, "Hạnh");
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_APPRAISED, "18");
  assert_state (&office, 0, TD_SHEET_APPRAISED);
  g_assert_cmpint (get_total (&office, 0)->total, ==, POINTS (95.5));
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_COUNCIL, "10");
  assert_state (&office, 0, TD_SHEET_COUNCIL);
  g_assert_cmpint (get_total (&office, 0)->total, ==, POINTS (87.5));
  g_assert_cmpint (td_score_book_get_result (office.book, 0)->band, ==, 1);
  g_assert_cmpint (td_score_book_get_mark (office.book, 0, cell, TD_LAYER_SELF).points, ==,
                   POINTS (20));
  g_assert_cmpint (td_score_book_get_decided (office.book, 0, cell).points, ==, POINTS (10));
  g_assert_cmpint (td_score_book_get_mark (office.book, 0, 0, TD_LAYER_SELF).points, ==,
                   POINTS (40));
  g_assert_cmpuint (td_score_book_get_rank (office.book, 0)->rank, ==, 1);
  g_assert_cmpuint (office.last_changed, ==, 0);
  /* Taken back, the layer before counts again. */
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_COUNCIL, "");
  g_assert_cmpint (get_total (&office, 0)->total, ==, POINTS (95.5));
}

static void
assert_refused (Office *office, guint sheet, const char *code, TdLayer layer, const char *text,
                int expected)
{
  g_autoptr (GError) error = NULL;
  guint criterion = test_find_criterion (office->book, code);
  g_autofree char *refusal = td_score_book_dup_refusal (office->book, sheet, criterion, layer);

  g_assert_null (test_plan_score (office->book, sheet, code, layer, text, &error));
  g_assert_error (error, TD_ERROR, expected);
  g_assert_nonnull (strstr (error->message, td_score_book_get_sheet (office->book, sheet)->name));
  g_assert_nonnull (strstr (error->message, code));
  if (expected == TD_ERROR_CONFLICT)
    g_assert_nonnull (refusal);
}

static void
test_refusals (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) changes = test_new_changes ();
  g_autoptr (GError) error = NULL;
  TdScoreChange *over;

  init_office (&office);
  assert_refused (&office, 0, "I.1", TD_LAYER_APPRAISED, "1", TD_ERROR_CONFLICT);
  assert_refused (&office, 0, "I.1", TD_LAYER_COUNCIL, "1", TD_ERROR_CONFLICT);
  over = test_make_change (office.book, 1, "I.1", TD_LAYER_SELF, "1");
  over->score.figure = POINTS (20.001);
  g_ptr_array_add (changes, test_make_change (office.book, 0, "I.1", TD_LAYER_SELF, "1"));
  g_ptr_array_add (changes, over);
  /* All or none. */
  g_assert_null (td_score_book_set_scores (office.book, changes, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_SELF, "3");
  test_set_state (office.store, office.book, 0, TD_SHEET_SUBMITTED);
  assert_refused (&office, 0, "I.1", TD_LAYER_SELF, "1", TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (test_plan_state (office.book, 0, TD_SHEET_SELF, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (test_plan_state (office.book, 0, TD_SHEET_RETURNED, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Of several sheets those go that can, as one change; of the others it is told why not. */
static void
test_movable (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) movable = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GPtrArray) staying = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const TdSheetStay *stay;
  gint64 gone = G_MAXINT32;

  init_office (&office);
  for (guint i = 0; i < 3; i++)
    g_array_append_val (all, td_score_book_get_sheet (office.book, i)->id);
  g_array_append_val (all, gone);
  test_set_state (office.store, office.book, 0, TD_SHEET_APPRAISED);
  test_set_state (office.store, office.book, 1, TD_SHEET_SUBMITTED);
  g_assert_null (td_score_book_set_state (office.book, all, TD_SHEET_SUBMITTED, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);

  movable = td_score_book_list_movable (office.book, all, TD_SHEET_SUBMITTED, &staying);
  g_assert_cmpuint (movable->len, ==, 1);
  g_assert_cmpint (g_array_index (movable, gint64, 0), ==, g_array_index (all, gint64, 2));
  g_assert_cmpuint (staying->len, ==, 2);
  stay = staying->pdata[0];
  g_assert_cmpint (stay->sheet, ==, g_array_index (all, gint64, 0));
  g_assert_cmpint (stay->state, ==, TD_SHEET_APPRAISED);
  g_assert_nonnull (strstr (stay->text, td_score_book_get_sheet (office.book, 0)->name));
  stay = staying->pdata[1];
  g_assert_cmpint (stay->sheet, ==, g_array_index (all, gint64, 1));
  g_assert_cmpint (stay->state, ==, TD_SHEET_SUBMITTED);
  g_assert_nonnull (strstr (stay->text, td_score_book_get_sheet (office.book, 1)->name));

  test_run (office.store,
            td_score_book_set_state (office.book, movable, TD_SHEET_SUBMITTED, &error));
  assert_state (&office, 0, TD_SHEET_APPRAISED);
  assert_state (&office, 2, TD_SHEET_SUBMITTED);
  none = td_score_book_list_movable (office.book, all, TD_SHEET_SUBMITTED, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  /* Who is there already is not counted as going. */
  g_array_set_size (all, 3);
  g_array_remove_index (all, 0);
  g_assert_cmpint (td_store_undo (office.store, &error), >, 0);
  g_assert_no_error (error);
  assert_state (&office, 2, TD_SHEET_NOT_SENT);
  test_run (office.store, td_score_book_set_state (office.book, all, TD_SHEET_SUBMITTED, &error));
  label = td_store_dup_undo_label (office.store);
  g_assert_nonnull (strstr (label, td_score_book_get_sheet (office.book, 2)->name));
}

/* A fraction is kept as one, and the same again changes nothing. */
static void
test_fraction (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdScoreBook) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  TdAction *plan;
  TdScore entry;
  guint cell;

  init_office (&office);
  cell = test_find_criterion (office.book, "II.1");
  test_score (office.store, office.book, 0, "II.1", TD_LAYER_SELF, "45/47");
  again = test_open_book (office.store, office.round);
  entry = td_score_book_get_entry (again, 0, cell, TD_LAYER_SELF);
  written = td_criterion_write (td_criteria_set_get (td_score_book_get_set (again), cell), &entry);
  g_assert_cmpstr (written, ==, "45/47");
  g_assert_cmpint (entry.figure, ==, 95745);
  plan = test_plan_score (office.book, 0, "II.1", TD_LAYER_SELF, "45/47", &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_action_run (plan, office.store, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

/* What was allowed when it was planned is checked again when it runs. */
static void
test_stale_plan (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  TdAction *plan;

  init_office (&office);
  plan = test_plan_score (office.book, 0, "I.1", TD_LAYER_SELF, "5", &error);
  g_assert_no_error (error);
  test_set_state (office.store, office.book, 0, TD_SHEET_SUBMITTED);
  test_run_refused (office.store, plan, TD_ERROR_CONFLICT);
  g_assert_false (get_total (&office, 0)->any);
}

static void
test_labels (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *label = NULL;

  init_office (&office);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_SELF, "6,5");
  label = td_store_dup_undo_label (office.store);
  g_assert_nonnull (strstr (label, "I.1"));
  g_assert_nonnull (strstr (label, "Phòng A"));
  g_assert_nonnull (strstr (label, "6,5"));
}

/* Each action undone is as if it had never been. */
static void
test_undo (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  guint cell;

  init_office (&office);
  cell = test_find_criterion (office.book, "I.1");
  test_score (office.store, office.book, 1, "I.1", TD_LAYER_SELF, "5");
  test_score (office.store, office.book, 1, "I.1", TD_LAYER_SELF, "7");
  g_assert_cmpint (td_store_undo (office.store, &error), >, 0);
  g_assert_cmpint (td_score_book_get_mark (office.book, 1, cell, TD_LAYER_SELF).points, ==,
                   POINTS (5));
  assert_state (&office, 1, TD_SHEET_SELF);
  g_assert_cmpint (td_store_undo (office.store, &error), >, 0);
  g_assert_cmpint (td_score_book_get_mark (office.book, 1, cell, TD_LAYER_SELF).state, ==,
                   TD_SCORE_OPEN);
  assert_state (&office, 1, TD_SHEET_NOT_SENT);
  g_assert_cmpuint (office.last_changed, ==, 1);
  g_assert_cmpint (td_store_redo (office.store, &error), >, 0);
  g_assert_cmpint (td_score_book_get_mark (office.book, 1, cell, TD_LAYER_SELF).points, ==,
                   POINTS (5));
  g_assert_no_error (error);
}

/* The same score again is no change. */
static void
test_same (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  TdAction *action;

  init_office (&office);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_SELF, "5");
  action = test_plan_score (office.book, 0, "I.1", TD_LAYER_SELF, "5,0", &error);
  g_assert_cmpint (test_run (office.store, action), ==, 0);
}

static void
submit (Office *office, guint sheet)
{
  test_score_all (office->store, office->book, sheet, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_set_state (office->store, office->book, sheet, TD_SHEET_SUBMITTED);
}

/* Several raters: one row each, the middle counts; a rater edits their own. */
static void
test_raters (void)
{
  g_auto (Office) office = { 0 };
  const TdBookScore *scores;
  guint cell, n;

  init_office_with (&office, td_rater_rule_code (TD_RATERS_MEDIAN));
  cell = test_find_criterion (office.book, "II.2");
  submit (&office, 0);
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "4");
  td_store_set_author (office.store, "An");
  g_assert_cmpint (td_score_book_get_entry (office.book, 0, cell, TD_LAYER_APPRAISED).state, ==,
                   TD_SCORE_OPEN);
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "9");
  td_store_set_author (office.store, "Bình");
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "5");
  scores = td_score_book_get_scores (office.book, 0, cell, TD_LAYER_APPRAISED, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (scores[0].rater, ==, "An");
  g_assert_cmpstr (scores[1].rater, ==, "Bình");
  g_assert_cmpstr (scores[2].rater, ==, "Hạnh");
  g_assert_cmpint (td_score_book_get_mark (office.book, 0, cell, TD_LAYER_APPRAISED).points, ==,
                   POINTS (5));
  g_assert_cmpint (td_score_book_get_entry (office.book, 0, cell, TD_LAYER_APPRAISED).figure, ==,
                   POINTS (5));
  /* Only their own goes. */
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "");
  g_assert_cmpint (td_score_book_get_mark (office.book, 0, cell, TD_LAYER_APPRAISED).points, ==,
                   POINTS (6.5));
  /* The unit's own score is one, whoever types it in. */
  td_score_book_get_scores (office.book, 0, cell, TD_LAYER_SELF, &n);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_last_rater (void)
{
  g_auto (Office) office = { 0 };
  const TdBookScore *scores;
  guint cell, n;

  init_office (&office);
  cell = test_find_criterion (office.book, "II.2");
  submit (&office, 0);
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "4");
  td_store_set_author (office.store, "An");
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "9");
  scores = td_score_book_get_scores (office.book, 0, cell, TD_LAYER_APPRAISED, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (scores[0].rater, ==, "An");
}

static void
test_weights (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  guint cell;

  init_office (&office);
  cell = test_find_criterion (office.book, "II.2");
  submit (&office, 0);
  test_score (office.store, office.book, 0, "II.2", TD_LAYER_APPRAISED, "5");
  before = test_get (office.store, &td_entity_round, office.round);
  after = td_record_copy (before);
  td_record_set_text (after, "deciding", "weighted");
  td_record_set_int (after, "weight_self", 40);
  td_record_set_int (after, "weight_appraised", 50);
  test_run_refused (office.store, td_round_save (before, after), TD_ERROR_INVALID);
  td_record_set_int (after, "weight_appraised", 60);
  test_run (office.store, td_round_save (before, after));
  g_assert_true (td_score_book_reload (office.book, &error));
  g_assert_cmpint (td_score_book_get_decided (office.book, 0, cell).points, ==, POINTS (7));
}

static void
test_take_over (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TdAction *action;
  gint64 id;

  init_office (&office);
  submit (&office, 0);
  id = td_score_book_get_sheet (office.book, 0)->id;
  g_array_append_val (sheets, id);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_APPRAISED, "11");
  action = td_score_book_take_over (office.book, sheets, TD_LAYER_APPRAISED, &error);
  g_assert_no_error (error);
  test_run (office.store, action);
  g_assert_cmpint (td_score_book_get_result (office.book, 0)->layers[TD_LAYER_APPRAISED].total, ==,
                   POINTS (91));
  g_assert_null (td_score_book_take_over (office.book, sheets, TD_LAYER_APPRAISED, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpint (td_store_undo (office.store, NULL), >, 0);
  g_assert_cmpint (td_score_book_get_result (office.book, 0)->layers[TD_LAYER_APPRAISED].total, ==,
                   POINTS (11));
}

static void
test_reason (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  guint cell;
  gint64 id, criterion;
  TdAction *action;

  init_office (&office);
  submit (&office, 0);
  cell = test_find_criterion (office.book, "I.1");
  id = td_score_book_get_sheet (office.book, 0)->id;
  criterion = td_criteria_set_get (td_score_book_get_set (office.book), cell)->id;
  g_assert_null (td_score_book_set_reason (office.book, id, criterion, TD_LAYER_APPRAISED, "x",
                                           &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_APPRAISED, "11");
  td_store_set_author (office.store, "An");
  action = td_score_book_set_reason (office.book, id, criterion, TD_LAYER_APPRAISED,
                                     "Thiếu sổ trực", &error);
  g_assert_no_error (error);
  test_run (office.store, action);
  g_assert_cmpstr (td_score_book_get_reason (office.book, 0, cell, TD_LAYER_APPRAISED), ==,
                   "Thiếu sổ trực");
  {
    guint n;
    const TdBookScore *scores =
      td_score_book_get_scores (office.book, 0, cell, TD_LAYER_APPRAISED, &n);

    g_assert_cmpstr (scores[0].rater, ==, "Hạnh");
  }
  /* Another score keeps it. */
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_APPRAISED, "12");
  g_assert_cmpstr (td_score_book_get_reason (office.book, 0, cell, TD_LAYER_APPRAISED), ==,
                   "Thiếu sổ trực");
  action = td_score_book_set_reason (office.book, id, criterion, TD_LAYER_APPRAISED, NULL, &error);
  test_run (office.store, action);
  g_assert_null (td_score_book_get_reason (office.book, 0, cell, TD_LAYER_APPRAISED));
}

static GPtrArray *
ask (Office *office, const char *first, const char *second)
{
  const char *const codes[] = { first, second };
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_question_free);

  for (guint i = 0; i < G_N_ELEMENTS (codes) && codes[i] != NULL; i++)
    {
      TdScoreQuestion *question = g_new0 (TdScoreQuestion, 1);

      question->criterion =
        td_criteria_set_get (td_score_book_get_set (office->book),
                             test_find_criterion (office->book, codes[i]))->id;
      question->text = g_strdup ("Đề nghị bổ sung số liệu");
      g_ptr_array_add (questions, question);
    }
  return questions;
}

static guint
count_steps_of (const TdExplain *node, const char *record)
{
  guint n = node->record != NULL && g_str_has_prefix (node->record, record);

  for (guint i = 0; i < node->children->len; i++)
    n += count_steps_of (node->children->pdata[i], record);
  return n;
}

/* Nobody was given it: it is not the council's before the office says so, but is closed with
 * the others. */
static void
test_never_sent (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) movable = NULL;
  g_autoptr (GPtrArray) staying = NULL;
  g_autoptr (GError) error = NULL;
  const TdSheetStay *stay;

  init_office (&office);
  submit (&office, 0);
  for (guint i = 0; i < 2; i++)
    g_array_append_val (all, td_score_book_get_sheet (office.book, i)->id);
  g_assert_null (td_score_book_set_state (office.book, all, TD_SHEET_COUNCIL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  movable = td_score_book_list_movable (office.book, all, TD_SHEET_COUNCIL, &staying);
  g_assert_cmpuint (movable->len, ==, 1);
  g_assert_cmpuint (staying->len, ==, 1);
  stay = staying->pdata[0];
  g_assert_cmpint (stay->state, ==, TD_SHEET_NOT_SENT);
  g_assert_nonnull (strstr (stay->text, "has not been sent"));
  test_set_state (office.store, office.book, 0, TD_SHEET_COUNCIL);
  test_set_state (office.store, office.book, 1, TD_SHEET_APPRAISED);
  test_set_state (office.store, office.book, 1, TD_SHEET_COUNCIL);
  test_close (office.store, office.book);
  assert_state (&office, 2, TD_SHEET_CLOSED);
}

/* Returned: only what is asked about is open; with the last answer it is back. */
static void
test_return (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (TdExplain) why = NULL;
  g_autofree char *text = NULL;
  TdAction *action;
  gint64 id;

  init_office (&office);
  submit (&office, 0);
  id = td_score_book_get_sheet (office.book, 0)->id;
  g_assert_null (td_score_book_return (office.book, id, none, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  questions = ask (&office, "I.1", "II.1");
  action = td_score_book_return (office.book, id, questions, &error);
  g_assert_no_error (error);
  test_run (office.store, action);
  assert_state (&office, 0, TD_SHEET_RETURNED);
  g_assert_cmpuint (td_score_book_get_sheet (office.book, 0)->n_questions, ==, 2);
  /* The same once more, one of them twice, waits for the same answers. */
  g_ptr_array_extend_and_steal (questions, ask (&office, "I.1", NULL));
  action = td_score_book_return (office.book, id, questions, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_run (office.store, action), ==, 0);
  g_assert_cmpuint (td_score_book_get_sheet (office.book, 0)->n_questions, ==, 2);
  g_assert_true (td_score_book_is_questioned (office.book, 0,
                                              test_find_criterion (office.book, "I.1")));
  assert_refused (&office, 0, "II.2", TD_LAYER_SELF, "1", TD_ERROR_CONFLICT);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_SELF, "15");
  asked = td_score_book_list_questions (office.book, id, &error);
  g_assert_cmpuint (asked->len, ==, 2);
  for (guint i = 0; i < asked->len; i++)
    {
      assert_state (&office, 0, TD_SHEET_RETURNED);
      action = td_score_book_answer (office.book, td_record_get_id (asked->pdata[i]),
                                     i == 0 ? "Đã bổ sung" : NULL, &error);
      g_assert_no_error (error);
      test_run (office.store, action);
    }
  assert_state (&office, 0, TD_SHEET_SUBMITTED);
  g_assert_cmpuint (td_score_book_get_sheet (office.book, 0)->n_questions, ==, 0);
  why = td_score_book_explain (office.book, 0);
  text = td_explain_to_text (why);
  g_assert_nonnull (strstr (text, "Đề nghị bổ sung số liệu"));
  g_assert_nonnull (strstr (text, "Đã bổ sung"));
  g_assert_nonnull (strstr (text, "Người chấm: Hạnh"));
  /* What was entered, and by whom and when, each of the four scores. */
  g_assert_cmpuint (count_steps_of (why, "score:"), ==, 2 * 4);
  /* Both answers and the return, undone one by one. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (td_store_undo (office.store, &error), >, 0);
  assert_state (&office, 0, TD_SHEET_SUBMITTED);
  g_assert_cmpint (get_total (&office, 0)->total, ==, POINTS (100));
}

static void
test_evidence (void)
{
  g_auto (Office) office = { 0 };
  guint cell;

  init_office (&office);
  cell = test_find_criterion (office.book, "I.2");
  g_assert_false (td_score_book_lacks_evidence (office.book, 0, cell));
  test_score (office.store, office.book, 0, "I.2", TD_LAYER_SELF, "không đạt");
  g_assert_false (td_score_book_lacks_evidence (office.book, 0, cell));
  test_score (office.store, office.book, 0, "I.2", TD_LAYER_SELF, "đạt");
  g_assert_true (td_score_book_lacks_evidence (office.book, 0, cell));
  {
    g_autoptr (TdRecord) file = td_record_new (&td_entity_attachment);
    g_autoptr (TdRecord) evidence = td_record_new (&td_entity_evidence);
    g_autoptr (TdExplain) why = NULL;
    g_autofree char *text = NULL;

    td_record_set_text (file, "name", "so-truc.pdf");
    td_record_set_int (file, "size", 3);
    td_record_set_text (file, "sha256", "0");
    td_record_set_int (file, "added_at", 1);
    td_test_save (office.store, file);
    td_record_set_int (evidence, "round", office.round);
    td_record_set_int (evidence, "sheet", td_score_book_get_sheet (office.book, 0)->id);
    td_record_set_int (evidence, "criterion",
                       td_criteria_set_get (td_score_book_get_set (office.book), cell)->id);
    td_record_set_int (evidence, "attachment", td_record_get_id (file));
    td_test_save (office.store, evidence);
    g_assert_false (td_score_book_lacks_evidence (office.book, 0, cell));
    g_assert_cmpuint (td_score_book_count_evidence (office.book, 0, cell), ==, 1);
    why = td_score_book_explain_criterion (office.book, 0, cell);
    text = td_explain_to_text (why);
    g_assert_nonnull (strstr (text, "so-truc.pdf"));
  }
  g_assert_cmpint (td_store_undo (office.store, NULL), >, 0);
  g_assert_true (td_score_book_lacks_evidence (office.book, 0, cell));
}

/* Of the worst of people it is said who they are. */
static void
test_worst (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdCriteriaSet) set = test_make_set ("Bộ", FALSE);
  TdCriterion *criterion = td_criteria_set_add (set, 3, "II.3", "Ý thức", TD_RULE_WORST);
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (TdExplain) why = NULL;
  g_autofree char *entered = NULL;
  g_autofree char *text = NULL;
  gint64 unit, mai, lan;

  td_test_store_init (&test);
  unit = td_test_add_unit (test.store, "Phòng A");
  mai = td_test_add_person (test.store, "Bùi Thu Mai", unit);
  lan = td_test_add_person (test.store, "Vũ Thị Lan", unit);
  criterion->max = POINTS (10);
  g_ptr_array_unref (criterion->grades);
  criterion->grades = td_grades_read ("Tốt: 10; Khá: 7; Kém: 0", NULL);
  draft = test_draft_round (test_store_set (test.store, set), FALSE, TD_PERIOD_MONTH, 2026, 3);
  book = test_open_book (test.store, test_create_round (test.store, draft, NULL));
  entered = g_strdup_printf ("%" G_GINT64_FORMAT "=0;%" G_GINT64_FORMAT "=1", mai, lan);
  test_score (test.store, book, 0, "II.3", TD_LAYER_SELF, entered);
  why = td_score_book_explain_criterion (book, 0, test_find_criterion (book, "II.3"));
  text = td_explain_to_text (why);
  g_assert_nonnull (strstr (text, "Đã nhập ở lớp Tự chấm: 2 người\n    Bùi Thu Mai: Tốt\n"
                                  "    Vũ Thị Lan: Khá\n"));
}

static void
test_ranks (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));

  init_office (&office);
  test_score_all (office.store, office.book, 0, TD_LAYER_SELF, "20", "đạt", "50", "10");
  test_score_all (office.store, office.book, 1, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_score_all (office.store, office.book, 2, TD_LAYER_SELF, "20", "đạt", "50", "10");
  g_assert_cmpuint (td_score_book_get_rank (office.book, 1)->rank, ==, 1);
  g_assert_cmpuint (td_score_book_get_rank (office.book, 0)->rank, ==, 2);
  g_assert_true (td_score_book_get_rank (office.book, 0)->is_tied);
  {
    gint64 id = td_score_book_get_sheet (office.book, 0)->id;

    g_array_append_val (sheets, id);
    test_run (office.store, td_round_set_cluster (sheets, "Khối 1"));
  }
  g_assert_cmpuint (td_score_book_get_cluster_rank (office.book, 0)->rank, ==, 1);
  g_assert_cmpuint (td_score_book_get_cluster_rank (office.book, 2)->rank, ==, 2);
}

/* --- following --- */

static void
assert_same_cells (TdScoreBook *a, TdScoreBook *b, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (a);

  for (guint c = 0; c < set->criteria->len; c++)
    for (guint layer = 0; layer < TD_N_LAYERS; layer++)
      {
        TdMark one = td_score_book_get_mark (a, sheet, c, layer);
        TdMark other = td_score_book_get_mark (b, sheet, c, layer);
        guint n_one, n_other;
        const TdBookScore *ones = td_score_book_get_scores (a, sheet, c, layer, &n_one);
        const TdBookScore *others = td_score_book_get_scores (b, sheet, c, layer, &n_other);

        g_assert_cmpint (one.state, ==, other.state);
        g_assert_cmpint (one.points, ==, other.points);
        g_assert_cmpuint (n_one, ==, n_other);
        for (guint i = 0; i < n_one; i++)
          {
            g_assert_true (td_score_equal (&ones[i].score, &others[i].score));
            g_assert_cmpstr (ones[i].rater, ==, others[i].rater);
            g_assert_cmpstr (ones[i].reason, ==, others[i].reason);
            g_assert_cmpint (ones[i].scored_at, ==, others[i].scored_at);
          }
        g_assert_cmpstr (td_score_book_get_reason (a, sheet, c, layer), ==,
                         td_score_book_get_reason (b, sheet, c, layer));
        g_assert_cmpint (td_score_book_is_questioned (a, sheet, c), ==,
                         td_score_book_is_questioned (b, sheet, c));
        g_assert_cmpuint (td_score_book_count_evidence (a, sheet, c), ==,
                          td_score_book_count_evidence (b, sheet, c));
      }
}

static void
assert_same (TdScoreBook *a, TdScoreBook *b)
{
  g_assert_cmpuint (td_score_book_get_n_sheets (a), ==, td_score_book_get_n_sheets (b));
  for (guint i = 0; i < td_score_book_get_n_sheets (a); i++)
    {
      const TdBookSheet *one = td_score_book_get_sheet (a, i);
      const TdBookSheet *other = td_score_book_get_sheet (b, i);
      const TdSheetResult *result = td_score_book_get_result (a, i);
      const TdSheetResult *expected = td_score_book_get_result (b, i);
      g_autoptr (TdExplain) why = td_score_book_explain (a, i);
      g_autoptr (TdExplain) because = td_score_book_explain (b, i);
      g_autofree char *text = td_explain_to_text (why);
      g_autofree char *wanted = td_explain_to_text (because);

      g_assert_cmpint (one->id, ==, other->id);
      g_assert_cmpint (one->state, ==, other->state);
      g_assert_cmpuint (one->n_questions, ==, other->n_questions);
      g_assert_cmpstr (one->cluster, ==, other->cluster);
      g_assert_cmpint (one->submitted_at, ==, other->submitted_at);
      g_assert_cmpmem (result, sizeof *result, expected, sizeof *expected);
      g_assert_cmpmem (td_score_book_get_rank (a, i), sizeof (TdSheetRank),
                       td_score_book_get_rank (b, i), sizeof (TdSheetRank));
      g_assert_cmpmem (td_score_book_get_cluster_rank (a, i), sizeof (TdSheetRank),
                       td_score_book_get_cluster_rank (b, i), sizeof (TdSheetRank));
      assert_same_cells (a, b, i);
      g_assert_cmpstr (text, ==, wanted);
    }
}

/* One random thing that somebody may do; what is refused is no harm. */
static void
do_something (Office *office)
{
  static const char *const codes[] = { "I.1", "I.2", "II.1", "II.2", "T.1", "D.1" };
  static const char *const texts[] = { "1", "0", "k/a", "", "1", "1" };
  static const char *const people[] = { "An", "Bình", "Hạnh" };
  static const char *const clusters[] = { NULL, "Khối 1", "Khối 2" };
  guint sheet = (guint) g_test_rand_int_range (0, 3);
  gint64 id = td_score_book_get_sheet (office->book, sheet)->id;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TdAction *action = NULL;
  const char *code, *text;

  g_array_append_val (sheets, id);
  td_store_set_author (office->store, people[g_test_rand_int_range (0, 3)]);
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      action = td_score_book_set_state (office->book, sheets,
                                        (TdSheetState) g_test_rand_int_range (0, 6), &error);
      break;
    case 1:
      questions = ask (office, codes[g_test_rand_int_range (0, 6)], NULL);
      action = td_score_book_return (office->book, id, questions, &error);
      break;
    case 2:
      asked = td_score_book_list_questions (office->book, id, &error);
      if (asked->len > 0)
        action = td_score_book_answer (office->book, td_record_get_id (asked->pdata[0]), "Rồi",
                                       &error);
      break;
    case 3:
      action = td_score_book_take_over (office->book, sheets,
                                        (TdLayer) g_test_rand_int_range (1, 3), &error);
      break;
    case 4:
      action = td_round_set_cluster (sheets, clusters[g_test_rand_int_range (0, 3)]);
      break;
    case 5:
      if (office->n_done > 0 && td_store_undo (office->store, NULL) > 0)
        office->n_done--;
      return;
    case 6:
      office->n_done += td_store_redo (office->store, NULL) > 0;
      return;
    default:
      code = codes[g_test_rand_int_range (0, 6)];
      text = texts[g_test_rand_int_range (0, 6)];
      /* A ratio's bare 1 is not clear. */
      if (g_str_equal (code, "II.1") && g_str_equal (text, "1"))
        text = "1/2";
      action = test_plan_score (office->book, sheet, code, (TdLayer) g_test_rand_int_range (0, 3),
                                text, &error);
      break;
    }
  if (action != NULL)
    office->n_done += td_action_run (action, office->store, NULL, NULL) > 0;
}

/* What follows change by change is what is read anew. */
static void
test_follows (void)
{
  g_auto (Office) office = { 0 };

  init_office_with (&office, td_rater_rule_code (TD_RATERS_MEAN));
  for (guint i = 0; i < 400; i++)
    {
      do_something (&office);
      if (i % 10 == 0)
        {
          g_autoptr (TdScoreBook) fresh = test_open_book (office.store, office.round);

          assert_same (office.book, fresh);
        }
    }
  g_assert_cmpuint (office.n_changed, >, 100);
}

static void
loading_cb (TdScoreBook *book, GParamSpec *pspec, gboolean *done)
{
  *done = !td_score_book_is_loading (book);
}

/* What touches the whole round is read on another thread. */
static void
test_follows_round (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  gboolean done = FALSE;

  init_office (&office);
  g_signal_connect (office.book, "notify::loading", G_CALLBACK (loading_cb), &done);
  before = test_get (office.store, &td_entity_round, office.round);
  after = td_record_copy (before);
  td_record_set_text (after, "deciding", "self");
  test_run (office.store, td_round_save (before, after));
  td_test_wait (&done);
  g_assert_cmpint (td_score_book_get_rule (office.book)->deciding, ==, TD_DECIDING_SELF);
  g_assert_cmpuint (office.last_changed, ==, TD_BOOK_ALL);
}

static gint64
add_discipline (TdStore *store, gint64 person, const char *decided)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_discipline);

  td_record_set_int (record, "staff", person);
  td_record_set_text (record, "form", "khien_trach");
  td_record_set_text (record, "decided", decided);
  return td_test_save (store, record);
}

/* A round of one person with a criterion whose figure the register of discipline gives. */
static gint64
make_linked_round (TdStore *store, gint64 *person)
{
  g_autoptr (TdCriteriaSet) set = test_make_set ("Bộ có sổ", TRUE);
  g_autoptr (TdRecord) draft = NULL;
  TdCriterion *linked = td_criteria_set_add (set, -1, "D.2", "Kỷ luật", TD_RULE_COUNT);
  gint64 unit = test_add_unit (store, "Phòng A", 0, FALSE);

  linked->role = TD_ROLE_DEDUCTION;
  linked->max = POINTS (10);
  linked->unit_points = POINTS (5);
  linked->link = g_strdup ("violations");
  *person = td_test_add_person (store, "Lê An", unit);
  draft = test_draft_round (test_store_set (store, set), TRUE, TD_PERIOD_QUARTER, 2026, 3);
  return test_create_round (store, draft, NULL);
}

static void
assert_explains (TdScoreBook *book, guint criterion, const char *part)
{
  g_autoptr (TdExplain) why = td_score_book_explain_criterion (book, 0, criterion);
  g_autofree char *text = td_explain_to_text (why);

  g_assert_nonnull (strstr (text, part));
}

/* A register's figure counts until somebody scores by hand; both are told. */
static void
test_linked (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  const TdBookScore *scores;
  gboolean done = FALSE;
  gint64 person, round;
  guint cell, n;

  td_test_store_init (&test);
  round = make_linked_round (test.store, &person);
  add_discipline (test.store, person, "2026-08-01");
  add_discipline (test.store, person, "2026-12-01");
  book = test_open_book (test.store, round);
  cell = test_find_criterion (book, "D.2");
  scores = td_score_book_get_scores (book, 0, cell, TD_LAYER_SELF, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (scores[0].is_linked);
  g_assert_cmpint (td_score_book_get_entry (book, 0, cell, TD_LAYER_SELF).state, ==,
                   TD_SCORE_OPEN);
  g_assert_cmpint (td_score_book_get_decided (book, 0, cell).points, ==, POINTS (5));
  assert_explains (book, cell, "Lấy từ");
  test_score (test.store, book, 0, "D.2", TD_LAYER_SELF, "0");
  scores = td_score_book_get_scores (book, 0, cell, TD_LAYER_SELF, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (scores[0].is_linked);
  g_assert_cmpint (td_score_book_get_decided (book, 0, cell).points, ==, 0);
  assert_explains (book, cell, "Chấm tay; ");
  test_score (test.store, book, 0, "D.2", TD_LAYER_SELF, "");
  g_assert_cmpint (td_score_book_get_decided (book, 0, cell).points, ==, POINTS (5));
  /* The register is followed too. */
  g_signal_connect (book, "notify::loading", G_CALLBACK (loading_cb), &done);
  add_discipline (test.store, person, "2026-09-01");
  td_test_wait (&done);
  g_assert_cmpint (td_score_book_get_decided (book, 0, cell).points, ==, POINTS (10));
}

typedef struct
{
  TdScoreBook *book;
  gboolean     done;
} Opened;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opened *opened = user_data;
  g_autoptr (GError) error = NULL;

  opened->book = td_score_book_new_finish (result, &error);
  g_assert_no_error (error);
  opened->done = TRUE;
}

/* A change between the beginning and the end of an opening is not missed. */
static void
test_async (void)
{
  g_auto (Office) office = { 0 };
  Opened opened = { 0 };
  gboolean done = FALSE;

  init_office (&office);
  td_score_book_new_async (office.store, office.round, NULL, opened_cb, &opened);
  test_score (office.store, office.book, 0, "I.1", TD_LAYER_SELF, "5");
  td_test_wait (&opened.done);
  if (!get_total (&office, 0)->any ||
      !td_score_book_get_result (opened.book, 0)->decided.any)
    {
      g_signal_connect (opened.book, "notify::loading", G_CALLBACK (loading_cb), &done);
      td_test_wait (&done);
    }
  g_assert_true (td_score_book_get_result (opened.book, 0)->decided.any);
  g_clear_object (&opened.book);
}

/* A block of cells over many sheets is one change and one undo. */
static void
test_block (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) changes = test_new_changes ();
  g_autoptr (GError) error = NULL;
  TdAction *action;

  init_office (&office);
  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (changes, test_make_change (office.book, i, "I.1", TD_LAYER_SELF, "3"));
      g_ptr_array_add (changes, test_make_change (office.book, i, "I.1", TD_LAYER_SELF, "4"));
      g_ptr_array_add (changes, test_make_change (office.book, i, "II.2", TD_LAYER_SELF, "k/a"));
    }
  action = td_score_book_set_scores (office.book, changes, "Dán 6 ô", &error);
  g_assert_no_error (error);
  test_run (office.store, action);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (get_total (&office, i)->total, ==, POINTS (4));
      g_assert_cmpint (get_total (&office, i)->max, ==, POINTS (90));
    }
  g_assert_cmpuint (office.last_changed, ==, TD_BOOK_ALL);
  g_assert_cmpint (td_store_undo (office.store, &error), >, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_false (get_total (&office, i)->any);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-book/empty", test_empty);
  g_test_add_func ("/score-book/layers", test_layers);
  g_test_add_func ("/score-book/refusals", test_refusals);
  g_test_add_func ("/score-book/stale-plan", test_stale_plan);
  g_test_add_func ("/score-book/movable", test_movable);
  g_test_add_func ("/score-book/fraction", test_fraction);
  g_test_add_func ("/score-book/labels", test_labels);
  g_test_add_func ("/score-book/undo", test_undo);
  g_test_add_func ("/score-book/same", test_same);
  g_test_add_func ("/score-book/raters", test_raters);
  g_test_add_func ("/score-book/last-rater", test_last_rater);
  g_test_add_func ("/score-book/weights", test_weights);
  g_test_add_func ("/score-book/take-over", test_take_over);
  g_test_add_func ("/score-book/reason", test_reason);
  g_test_add_func ("/score-book/never-sent", test_never_sent);
  g_test_add_func ("/score-book/return", test_return);
  g_test_add_func ("/score-book/evidence", test_evidence);
  g_test_add_func ("/score-book/worst", test_worst);
  g_test_add_func ("/score-book/ranks", test_ranks);
  g_test_add_func ("/score-book/follows", test_follows);
  g_test_add_func ("/score-book/follows-round", test_follows_round);
  g_test_add_func ("/score-book/linked", test_linked);
  g_test_add_func ("/score-book/async", test_async);
  g_test_add_func ("/score-book/block", test_block);

  return g_test_run ();
}
