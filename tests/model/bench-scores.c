/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-round.h"

#include <locale.h>
#include <sqlite3.h>

/* Measures a round of 2,000 people and 40 criteria in three layers, totalled, explained
 * by layers, classed and ranked four ways, against a bare aggregate of one column over
 * the same file, turn by turn in one run. */

#define N_PEOPLE 2000
#define N_UNITS 100
#define N_GROUPS 4
#define N_IN_GROUP 10
#define N_CRITERIA (N_GROUPS * N_IN_GROUP)
#define N_TURNS 7
#define N_EDITS 50

static double
to_ms (gint64 microseconds)
{
  return (double) microseconds / 1000;
}

static int
compare_times (const void *a, const void *b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

static double
median_ms (gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  return to_ms (times[n / 2]);
}

static void
report (const char *name, double ms, double floor_ms, const char *budget)
{
  g_print ("%s: %.3f ms, floor %.3f ms, ratio %.2f (budget %s)\n", name, ms, floor_ms,
           ms / floor_ms, budget);
}

static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();

  set->name = g_strdup ("Bốn mươi tiêu chí");
  set->for_people = TRUE;
  for (guint group = 0; group < N_GROUPS; group++)
    {
      g_autofree char *code = g_strdup_printf ("%u", group + 1);
      int parent = (int) set->criteria->len;

      td_criteria_set_add (set, -1, code, "Nhóm", TD_RULE_GROUP);
      for (guint i = 0; i < N_IN_GROUP; i++)
        {
          g_autofree char *sub = g_strdup_printf ("%u.%u", group + 1, i + 1);

          td_criteria_set_add (set, parent, sub, "Tiêu chí", TD_RULE_POINTS)->max = POINTS (2.5);
        }
    }
  td_criteria_set_add_band (set, "A", "Xuất sắc", POINTS (90));
  td_criteria_set_add_band (set, "B", "Tốt", POINTS (70));
  td_criteria_set_add_band (set, "C", "Hoàn thành", 0);
  return set;
}

static gboolean
write_people (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 units[N_UNITS];

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
      g_autofree char *name = g_strdup_printf ("Phòng %03u", i);

      td_record_set_text (unit, "name", name);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      units[i] = td_record_get_id (unit);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autofree char *name = g_strdup_printf ("Nguyễn Văn %04u", i);

      td_record_set_text (person, "name", name);
      td_record_set_int (person, "unit", units[i % N_UNITS]);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
get_points (guint sheet, guint criterion, TdLayer layer)
{
  return (sheet * 31 + criterion * 17 + layer * 7) % 2501;
}

/* All cells of a layer as one change, as a block that was pasted. */
static gint64
paste_layer (TdStore *store, TdScoreBook *book, TdLayer layer)
{
  g_autoptr (GPtrArray) changes = test_new_changes ();
  g_autoptr (GError) error = NULL;
  const TdCriteriaSet *set = td_score_book_get_set (book);
  TdAction *action;
  gint64 begin;

  for (guint sheet = 0; sheet < td_score_book_get_n_sheets (book); sheet++)
    for (guint i = 0; i < set->criteria->len; i++)
      {
        const TdCriterion *criterion = td_criteria_set_get (set, i);
        TdScoreChange *change;

        if (criterion->rule == TD_RULE_GROUP)
          continue;
        change = g_new0 (TdScoreChange, 1);
        change->sheet = td_score_book_get_sheet (book, sheet)->id;
        change->criterion = criterion->id;
        change->layer = layer;
        change->score = (TdScore) { TD_SCORE_GIVEN, get_points (sheet, i, layer), NULL };
        g_ptr_array_add (changes, change);
      }
  begin = g_get_monotonic_time ();
  action = td_score_book_set_scores (book, changes, "Dán", &error);
  g_assert_no_error (error);
  test_run (store, action);
  return g_get_monotonic_time () - begin;
}

static void
set_all (TdStore *store, TdScoreBook *book, TdSheetState state)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TdAction *action;

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      gint64 id = td_score_book_get_sheet (book, i)->id;

      g_array_append_val (sheets, id);
    }
  action = td_score_book_set_state (book, sheets, state, &error);
  g_assert_no_error (error);
  test_run (store, action);
  g_assert_true (td_score_book_reload (book, &error));
}

static gint64
make_round (TdStore *store)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 round;

  td_store_write (store, "Thêm", write_people, NULL, NULL, &error);
  g_assert_no_error (error);
  draft = test_draft_round (test_store_set (store, set), TRUE, TD_PERIOD_MONTH, 2026, 3);
  round = test_create_round (store, draft, NULL);
  book = test_open_book (store, round);
  g_print ("80,000 cells pasted: %.0f ms\n", to_ms (paste_layer (store, book, TD_LAYER_SELF)));
  g_assert_true (td_score_book_reload (book, &error));
  set_all (store, book, TD_SHEET_SUBMITTED);
  paste_layer (store, book, TD_LAYER_APPRAISED);
  g_assert_true (td_score_book_reload (book, &error));
  paste_layer (store, book, TD_LAYER_COUNCIL);
  return round;
}

/* What a program does that sums one column and no more. */
static gint64
run_bare (sqlite3 *db, gint64 round)
{
  sqlite3_stmt *statement = NULL;
  gint64 begin = g_get_monotonic_time ();
  guint n = 0;

  if (sqlite3_prepare_v2 (db,
                          "SELECT sheet, sum (figure) AS total FROM score WHERE round = ?1 "
                          "GROUP BY sheet, layer ORDER BY total DESC",
                          -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_bind_int64 (statement, 1, round);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_int64 (statement, 1) >= 0;
  sqlite3_finalize (statement);
  g_assert_cmpuint (n, ==, N_PEOPLE * TD_N_LAYERS);
  return g_get_monotonic_time () - begin;
}

static void
measure_opening (TdTestStore *test, gint64 round)
{
  gint64 times[N_TURNS], floors[N_TURNS];
  sqlite3 *db = NULL;
  double ms;

  if (sqlite3_open_v2 (g_file_peek_path (test->file), &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("the register cannot be opened");
  for (guint i = 0; i < N_TURNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (TdScoreBook) book = test_open_book (test->store, round);

      times[i] = g_get_monotonic_time () - begin;
      g_assert_cmpuint (td_score_book_get_rank (book, 0)->rank, >, 0);
      floors[i] = run_bare (db, round);
    }
  sqlite3_close (db);
  ms = median_ms (times, N_TURNS);
  report ("2,000 sheets x 40 criteria x 3 layers read, totalled, ranked", ms,
          median_ms (floors, N_TURNS), "500 ms");
}

typedef struct
{
  gint64 begin;
  gint64 spent;
} Watch;

static void
before_cb (TdStore *store, TdChanges *changes, Watch *watch)
{
  watch->begin = g_get_monotonic_time ();
}

static void
changed_cb (TdScoreBook *book, guint sheet, Watch *watch)
{
  watch->spent = g_get_monotonic_time () - watch->begin;
}

/* From the commit's news to the ranks as they are now. */
static void
measure_edits (TdStore *store, gint64 round)
{
  Watch watch = { 0 };
  gulong handler = g_signal_connect (store, "changed", G_CALLBACK (before_cb), &watch);
  g_autoptr (TdScoreBook) book = test_open_book (store, round);
  gint64 times[N_EDITS], whole[N_EDITS];

  g_signal_connect (book, "changed", G_CALLBACK (changed_cb), &watch);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("0,%03u", i + 1);
      gint64 begin = g_get_monotonic_time ();

      test_score (store, book, i * 37 % N_PEOPLE, "2.3", TD_LAYER_COUNCIL, text);
      whole[i] = g_get_monotonic_time () - begin;
      times[i] = watch.spent;
    }
  g_print ("one edit followed and ranked anew: %.3f ms (budget 5 ms); with its commit: %.3f ms\n",
           median_ms (times, N_EDITS), median_ms (whole, N_EDITS));
  g_clear_signal_handler (&handler, store);
}

static void
measure_closing (TdStore *store, gint64 round)
{
  g_autoptr (TdScoreBook) book = test_open_book (store, round);
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  test_close (store, book);
  g_print ("closing under its seal: %.0f ms\n", to_ms (g_get_monotonic_time () - begin));
  begin = g_get_monotonic_time ();
  g_assert_true (td_round_seal_verify (td_store_get_reader (store),
                                       td_score_book_get_seal (book)->id, &error));
  g_print ("checking the seal: %.0f ms\n", to_ms (g_get_monotonic_time () - begin));
}

int
main (int argc, char *argv[])
{
  g_auto (TdTestStore) test = { 0 };
  gint64 round;

  setlocale (LC_ALL, "");
  td_test_store_init (&test);
  round = make_round (test.store);
  measure_opening (&test, round);
  measure_edits (test.store, round);
  measure_closing (test.store, round);
  return 0;
}
