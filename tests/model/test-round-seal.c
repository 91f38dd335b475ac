/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"
#include "td-history.h"
#include "td-test-round.h"

#include <locale.h>
#include <string.h>

/* Closing a round, its seal, and that nothing of a closed round changes. */

typedef struct
{
  TdTestStore  test;
  gint64       set;
  gint64       round;
  TdScoreBook *book;
} Office;

/* Two units scored and submitted, one not sent at all. */
static void
init_office (Office *office)
{
  g_autoptr (TdRecord) draft = NULL;
  TdStore *store;

  td_test_store_init (&office->test);
  store = office->test.store;
  td_store_set_author (store, "Hạnh");
  test_add_unit (store, "Phòng A", 0, FALSE);
  test_add_unit (store, "Phòng B", 0, FALSE);
  test_add_unit (store, "Phòng C", 0, FALSE);
  office->set = test_add_set (store, "Bảng điểm phòng", FALSE);
  draft = test_draft_round (office->set, FALSE, TD_PERIOD_QUARTER, 2026, 3);
  office->round = test_create_round (store, draft, NULL);
  office->book = test_open_book (store, office->round);
  test_score_all (store, office->book, 0, TD_LAYER_SELF, "20", "đạt", "80", "8");
  test_score_all (store, office->book, 1, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_set_state (store, office->book, 0, TD_SHEET_SUBMITTED);
  test_set_state (store, office->book, 1, TD_SHEET_SUBMITTED);
  test_score (store, office->book, 0, "I.1", TD_LAYER_APPRAISED, "10");
}

static void
clear_office (Office *office)
{
  g_clear_object (&office->book);
  td_test_store_clear (&office->test);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, clear_office)

/* Runs SQL on the closed register, and opens all again. */
static void
tamper (Office *office, const char *sql)
{
  g_clear_object (&office->book);
  td_test_store_close (&office->test);
  td_test_store_tamper (&office->test, sql);
  td_test_store_reopen (&office->test);
  td_store_set_author (office->test.store, "Hạnh");
  office->book = test_open_book (office->test.store, office->round);
}

static void
assert_closed_error (GError **error)
{
  g_assert_error (*error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr ((*error)->message, "Quý III/2026"));
  g_clear_error (error);
}

static gboolean
verify (Office *office, gint64 seal)
{
  g_autoptr (GError) error = NULL;
  gboolean is_whole =
    td_round_seal_verify (td_store_get_reader (office->test.store), seal, &error);

  if (!is_whole)
    g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  else
    g_assert_no_error (error);
  return is_whole;
}

static void
test_close_and_reopen (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  TdStore *store;
  TdSheetResult before, after;
  guint rank;
  gint64 first;

  init_office (&office);
  store = office.test.store;
  before = *td_score_book_get_result (office.book, 0);
  rank = td_score_book_get_rank (office.book, 0)->rank;
  g_assert_cmpint (before.decided.total, ==, POINTS (78));
  test_close (store, office.book);
  g_assert_true (td_score_book_is_closed (office.book));
  g_assert_cmpuint (td_score_book_get_seal (office.book)->version, ==, 1);
  g_assert_cmpstr (td_score_book_get_seal (office.book)->sealed_by, ==, "Hạnh");
  g_assert_cmpuint (strlen (td_score_book_get_seal (office.book)->hash), ==, 64);
  after = *td_score_book_get_result (office.book, 0);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  g_assert_cmpuint (td_score_book_get_rank (office.book, 0)->rank, ==, rank);
  g_assert_cmpuint (td_score_book_get_rank (office.book, 2)->rank, ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (td_score_book_get_sheet (office.book, i)->state, ==, TD_SHEET_CLOSED);
  first = td_score_book_get_seal (office.book)->id;
  g_assert_true (verify (&office, first));

  g_assert_null (td_score_book_close (office.book, &error));
  assert_closed_error (&error);
  g_assert_null (td_score_book_reopen (office.book, "  ", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  test_reopen (store, office.book);
  /* The history says why, in the line itself. */
  entries = td_history_list (td_store_get_reader (store), 0, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((TdChangeEntry *) entries->pdata[0])->label, "Chấm sót"));
  g_assert_false (td_score_book_is_closed (office.book));
  g_assert_cmpint (td_score_book_get_sheet (office.book, 0)->state, ==, TD_SHEET_COUNCIL);

  /* The first seal still tells of its results, though the scores went on. */
  test_score (store, office.book, 0, "I.1", TD_LAYER_COUNCIL, "20");
  g_assert_true (verify (&office, first));
  test_close (store, office.book);
  g_assert_cmpuint (td_score_book_get_seal (office.book)->version, ==, 2);
  g_assert_true (verify (&office, td_score_book_get_seal (office.book)->id));
  g_assert_cmpint (td_score_book_get_result (office.book, 0)->decided.total, ==, POINTS (88));
}

/* A closing goes with a reason only, which undoing would not leave; letting it go and taking
 * that back are changes like others. */
static void
test_undo_of_closing (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;

  init_office (&office);
  test_close (office.test.store, office.book);
  g_assert_cmpint (td_store_undo (office.test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Quý III/2026"));
  g_assert_nonnull (strstr (error->message, "Reopen"));
  g_clear_error (&error);
  g_assert_true (td_score_book_reload (office.book, &error));
  g_assert_true (verify (&office, td_score_book_get_seal (office.book)->id));
  g_assert_cmpint (td_score_book_get_sheet (office.book, 2)->state, ==, TD_SHEET_CLOSED);

  test_reopen (office.test.store, office.book);
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  g_assert_true (td_score_book_reload (office.book, &error));
  g_assert_true (td_score_book_is_closed (office.book));
  g_assert_cmpint (td_store_undo (office.test.store, NULL), ==, -1);
  g_assert_cmpint (td_store_redo (office.test.store, &error), >, 0);
  g_assert_true (td_score_book_reload (office.book, &error));
  g_assert_false (td_score_book_is_closed (office.book));
  g_assert_no_error (error);
}

static void
test_with_units (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;

  init_office (&office);
  test_score (office.test.store, office.book, 2, "I.1", TD_LAYER_SELF, "1");
  g_assert_null (td_score_book_close (office.book, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Phòng C"));
  g_assert_null (strstr (error->message, "Phòng A"));
}

/* What was changed between looking and closing is not closed unseen. */
static void
test_changed_meanwhile (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  TdAction *plan;

  init_office (&office);
  plan = td_score_book_close (office.book, &error);
  test_score (office.test.store, office.book, 0, "I.1", TD_LAYER_APPRAISED, "11");
  test_run_refused (office.test.store, plan, TD_ERROR_CONFLICT);
  g_assert_false (td_score_book_is_closed (office.book));
}

/* --- the guard --- */

static void
assert_save_refused (Office *office, TdRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_store_save (office->test.store, "Thử", record, &error));
  assert_closed_error (&error);
}

static gboolean
delete_score (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return td_writer_delete (writer, &td_entity_score, *(gint64 *) data, error);
}

static TdRecord *
get_first (Office *office, const TdEntity *entity, const char *key, gint64 value)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  g_autoptr (GError) error = NULL;
  TdRecord *record;

  td_query_filter_int (query, key, TD_FILTER_IS, value);
  record = td_reader_first (td_store_get_reader (office->test.store), query, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static void
test_guard (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdRecord) score = NULL;
  g_autoptr (TdRecord) sheet = NULL;
  g_autoptr (TdRecord) criterion = NULL;
  g_autoptr (TdRecord) band = NULL;
  g_autoptr (TdRecord) round = NULL;
  g_autoptr (TdRecord) question = td_record_new (&td_entity_question);
  g_autoptr (GError) error = NULL;
  gint64 id;

  init_office (&office);
  score = get_first (&office, &td_entity_score, "round", office.round);
  sheet = get_first (&office, &td_entity_sheet, "round", office.round);
  criterion = get_first (&office, &td_entity_criterion, "criteria",
                         td_score_book_get_set (office.book)->id);
  band = get_first (&office, &td_entity_criteria_band, "criteria",
                    td_score_book_get_set (office.book)->id);
  test_close (office.test.store, office.book);

  td_record_set_text (score, "reason", "x");
  assert_save_refused (&office, score);
  id = td_record_get_id (score);
  g_assert_cmpint (td_store_write (office.test.store, "Xóa", delete_score, &id, NULL, &error), ==,
                   -1);
  assert_closed_error (&error);
  td_record_set_text (sheet, "cluster", "Khối 9");
  assert_save_refused (&office, sheet);
  td_record_set_int (question, "round", office.round);
  td_record_set_int (question, "sheet", td_record_get_id (sheet));
  td_record_set_int (question, "criterion", td_record_get_int_or (score, "criterion", 0));
  td_record_set_text (question, "text", "?");
  td_record_set_int (question, "asked_at", 1);
  assert_save_refused (&office, question);
  td_record_set_text (criterion, "text", "Khác");
  assert_save_refused (&office, criterion);
  td_record_set_text (band, "name", "Khác");
  assert_save_refused (&office, band);

  round = test_get (office.test.store, &td_entity_round, office.round);
  td_record_set_int (round, "archived", 1);
  g_assert_true (td_store_save (office.test.store, "Cất", round, &error));
  td_record_set_text (round, "deciding", "self");
  assert_save_refused (&office, round);
}

/* The master goes its own way. */
static void
test_master_is_free (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdCriteriaSet) set = test_make_set ("Bảng điểm phòng", FALSE);
  g_autoptr (GError) error = NULL;
  gint64 id;

  init_office (&office);
  test_close (office.test.store, office.book);
  ((TdCriterion *) set->criteria->pdata[1])->max = POINTS (20);
  td_criteria_set_add (set, 3, "II.3", "Thêm", TD_RULE_POINTS)->max = POINTS (5);
  test_run (office.test.store, td_criteria_set_store (set, office.set, &id, &error));
  g_assert_no_error (error);
  g_assert_true (verify (&office, td_score_book_get_seal (office.book)->id));
}

#define SEAL_FROM_OUTSIDE                                                                       \
  "INSERT INTO round_seal (id, round, version, sealed_at, sealed_by, hash)"                     \
  " SELECT 77, id, 1, 1797750000, 'Hạnh', '0' FROM round"

/* A closing is not undone, so that only a seal which is not in the log can lie between: undo
 * keeps to it all the same, both ways. */
static void
test_undo_guard (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;

  init_office (&office);
  tamper (&office, SEAL_FROM_OUTSIDE);
  g_assert_cmpint (td_store_undo (office.test.store, &error), ==, -1);
  assert_closed_error (&error);
  tamper (&office, "DELETE FROM round_seal");
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  tamper (&office, SEAL_FROM_OUTSIDE);
  g_assert_cmpint (td_store_redo (office.test.store, &error), ==, -1);
  assert_closed_error (&error);
  tamper (&office, "DELETE FROM round_seal");
  g_assert_cmpint (td_store_redo (office.test.store, &error), >, 0);
  g_assert_no_error (error);
}

/* What is of no closed round goes on. */
static void
test_others (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (TdScoreBook) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 round;

  init_office (&office);
  test_close (office.test.store, office.book);
  draft = test_draft_round (office.set, FALSE, TD_PERIOD_QUARTER, 2026, 4);
  round = test_create_round (office.test.store, draft, NULL);
  other = test_open_book (office.test.store, round);
  test_score (office.test.store, other, 0, "I.1", TD_LAYER_SELF, "1");
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  g_assert_cmpint (td_round_find_previous (td_store_get_reader (office.test.store), round), ==,
                   office.round);
  g_assert_cmpint (td_round_find_previous (td_store_get_reader (office.test.store), office.round),
                   ==, 0);
}

/* Whatever is changed behind the program's back is seen. */
static void
test_tampering (void)
{
  static const char *const lies[] = {
    "UPDATE round_result SET total = total + 1000 WHERE total IS NOT NULL",
    "UPDATE round_result SET rank = 1",
    "UPDATE round_result SET explanation = 'x'",
    "DELETE FROM round_result WHERE rank IS NULL",
    "UPDATE score SET figure = figure - 1 WHERE id = (SELECT max (id) FROM score)",
    "DELETE FROM score WHERE id = (SELECT max (id) FROM score)",
    "UPDATE sheet SET name = name || ' '",
    "UPDATE criterion SET max = max + 1000 WHERE code = 'II.2'",
    "UPDATE criteria_band SET edge = edge - 1 WHERE code = 'B'",
    "UPDATE round SET deciding = 'self'",
    "UPDATE round_seal SET sealed_by = 'Khác'",
    "UPDATE round_seal SET settings = 'x'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_auto (Office) office = { 0 };
      g_autoptr (GError) error = NULL;
      gint64 seal;

      init_office (&office);
      test_close (office.test.store, office.book);
      seal = td_score_book_get_seal (office.book)->id;
      g_assert_true (verify (&office, seal));
      g_assert_true (td_store_check (office.test.store, NULL, NULL, &error));
      g_assert_no_error (error);
      tamper (&office, lies[i]);
      g_test_message ("%s", lies[i]);
      g_assert_false (verify (&office, seal));
      /* Who checks the register is told, and which round it is. */
      g_assert_false (td_store_check (office.test.store, NULL, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "Quý III/2026"));
    }
}

/* A round that nobody worked with is not sealed. */
static void
test_untouched (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GError) error = NULL;

  init_office (&office);
  draft = test_draft_round (office.set, FALSE, TD_PERIOD_QUARTER, 2026, 4);
  book = test_open_book (office.test.store, test_create_round (office.test.store, draft, NULL));
  g_assert_null (td_score_book_close (book, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Quý IV/2026"));
}

/* The explanation is the sealed one, whatever the rules would say now. */
static void
test_sealed_explanation (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdExplain) before = NULL;
  g_autoptr (TdExplain) after = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  init_office (&office);
  before = td_score_book_explain (office.book, 0);
  test_close (office.test.store, office.book);
  after = td_score_book_explain (office.book, 0);
  was = td_explain_to_text (before);
  is = td_explain_to_text (after);
  g_assert_cmpstr (was, ==, is);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-seal/close-and-reopen", test_close_and_reopen);
  g_test_add_func ("/round-seal/undo-of-closing", test_undo_of_closing);
  g_test_add_func ("/round-seal/with-units", test_with_units);
  g_test_add_func ("/round-seal/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/round-seal/guard", test_guard);
  g_test_add_func ("/round-seal/master-is-free", test_master_is_free);
  g_test_add_func ("/round-seal/undo-guard", test_undo_guard);
  g_test_add_func ("/round-seal/others", test_others);
  g_test_add_func ("/round-seal/tampering", test_tampering);
  g_test_add_func ("/round-seal/untouched", test_untouched);
  g_test_add_func ("/round-seal/sealed-explanation", test_sealed_explanation);

  return g_test_run ();
}
