/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-io.h"

#include "td-sheet-reader.h"
#include "td-sheet-writer.h"
#include "td-test-forms.h"

/* Forms of 200 units of 30 people given out, and all of them received, against a bare
 * loop that writes as many cells into as many workbooks, and one that reads them. */

#define N_UNITS 200
#define N_PEOPLE 30
#define N_CRITERIA 15
#define N_COLUMNS (N_CRITERIA + 4)
#define N_ROWS (N_PEOPLE + 8)
#define N_TIMES 3
#define BUDGET 4.0

static double
get_seconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static void
print_line (const char *what, double seconds)
{
  g_print ("%-34s %7.2f s, %6.2f ms a form\n", what, seconds, seconds * 1000 / N_UNITS);
}

/* Points, grades and yes or no, in turn. */
static gint64
add_round (TdStore *store)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GError) error = NULL;
  gint64 master = 0, id = 0;

  set->name = g_strdup ("Bộ tiêu chí cá nhân");
  set->for_people = TRUE;
  for (guint i = 0; i < N_CRITERIA; i++)
    {
      static const TdCriterionRule rules[] = { TD_RULE_POINTS, TD_RULE_GRADED, TD_RULE_YES_NO };
      g_autofree char *code = g_strdup_printf ("%u", i + 1);

      test_forms_add (set, -1, code, TEST_FORMS_TEXT, rules[i % 3], 10000,
                      i % 3 == 1 ? "Tốt: 10; Khá: 7; Kém: 0" : NULL);
    }
  td_criteria_set_add_band (set, "A", "Đạt", 0);
  test_forms_run (store, td_criteria_set_store (set, 0, &master, &error));
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 1);
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", "person");
  test_forms_run (store, td_round_create (store, round, NULL, &id, &error));
  g_assert_no_error (error);
  return id;
}

static gboolean
add_people (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
      g_autofree char *name = g_strdup_printf ("Phòng Nghiệp vụ %u", i + 1);

      td_record_set_text (unit, "name", name);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      for (guint j = 0; j < N_PEOPLE; j++)
        {
          g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
          g_autofree char *person_name = g_strdup_printf ("Nguyễn Văn %u-%u", i + 1, j + 1);

          td_record_set_text (person, "name", person_name);
          td_record_set_int (person, "unit", td_record_get_id (unit));
          if (!td_writer_save (writer, person, NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* --- the floor --- */

static void
write_bare (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetWriter) writer = td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error);
  const TdCellStyle style = { .borders = TRUE };
  guint number;

  g_assert_no_error (error);
  number = td_sheet_writer_add_style (writer, &style);
  td_sheet_writer_add_sheet (writer, "A");
  for (guint row = 0; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      if (column % 3 == 0)
        td_sheet_writer_decimal (writer, row, column, 8500, number);
      else
        td_sheet_writer_text (writer, row, column, "Không áp dụng", number);
  td_sheet_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
}

static guint
read_bare (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (TdSheetReader) reader = NULL;
  const TdSheetRow *row;
  guint n = 0;

  g_assert_no_error (error);
  reader = td_sheet_reader_open_bytes (content, "A", &error);
  g_assert_no_error (error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    n += row->n_cells;
  g_assert_no_error (error);
  return n;
}

static GFile *
make_folder (TdTestStore *test, const char *name, guint time)
{
  g_autofree char *numbered = g_strdup_printf ("%s %u", name, time);
  g_autofree char *path = td_test_store_path (test, numbered);
  GFile *folder = g_file_new_for_path (path);

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  return folder;
}

static void
measure_floor (TdTestStore *test, guint time, double *writing, double *reading)
{
  g_autoptr (GFile) folder = make_folder (test, "san", time);
  gint64 start = g_get_monotonic_time ();
  double seconds;
  guint n = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xlsx", i);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      write_bare (file);
    }
  seconds = get_seconds (start);
  *writing = MIN (*writing, seconds);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xlsx", i);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      n += read_bare (file);
    }
  seconds = get_seconds (start);
  *reading = MIN (*reading, seconds);
  g_assert_cmpuint (n, ==, N_UNITS * N_ROWS * N_COLUMNS);
}

/* --- the forms --- */

static void
fill_all (GPtrArray *receipts, TdScoreBook *book)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  static const char *const answers[] = { "8,5", "Khá", "Đạt" };

  for (guint i = 0; i < receipts->len; i++)
    {
      TdFormReceipt *receipt = receipts->pdata[i];

      for (guint j = 0; j < receipt->cells->len; j++)
        {
          TdFormComparison *cell = receipt->cells->pdata[j];

          g_assert_cmpuint (cell->criterion, <, set->criteria->len);
          cell->status = TD_FORM_FILLED;
          cell->theirs = g_strdup (answers[cell->criterion % 3]);
          cell->take = TRUE;
        }
    }
}

typedef struct
{
  gboolean        done;
  guint           n_reports;
  GPtrArray      *files;
  TdFormReceipts *receipts;
} Waiting;

static void
count_cb (TdJob *job, GParamSpec *pspec, Waiting *waiting)
{
  waiting->n_reports++;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;

  waiting->files = td_forms_write_finish (TD_STORE (source), result, &error);
  g_assert_no_error (error);
  waiting->done = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;

  waiting->receipts = td_forms_read_paths_finish (TD_SCORE_BOOK (source), result, &error);
  g_assert_no_error (error);
  waiting->done = TRUE;
}

/* Seconds until it is done. */
static double
wait_for (Waiting *waiting)
{
  gint64 start = g_get_monotonic_time ();

  while (!waiting->done)
    g_main_context_iteration (NULL, TRUE);
  waiting->done = FALSE;
  return get_seconds (start);
}

/* Gives all forms out and reads them; the receipts of the last time are kept. */
static void
measure_forms (TdTestStore *test, gint64 round, guint time, double *writing, double *reading,
               Waiting *waiting)
{
  g_autoptr (GFile) folder = make_folder (test, "giao", time);
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (TdScoreBook) book = test_forms_open (test->store, round);
  g_autoptr (GPtrArray) forms = test_forms_plan (book, FALSE);
  g_autoptr (TdJob) job = td_job_new ("Giao phiếu");
  double seconds;

  g_signal_connect (job, "notify::fraction", G_CALLBACK (count_cb), waiting);
  td_forms_write_async (test->store, book, forms, folder, (TdDate) { 2026, 4, 5 }, job, written_cb,
                        waiting);
  seconds = wait_for (waiting);
  *writing = MIN (*writing, seconds);
  g_clear_pointer (&waiting->files, g_ptr_array_unref);
  g_clear_object (&book);
  book = test_forms_open (test->store, round);

  g_clear_pointer (&waiting->receipts, td_form_receipts_free);
  g_ptr_array_add (folders, folder);
  td_forms_read_paths_async (book, folders, job, read_cb, waiting);
  seconds = wait_for (waiting);
  *reading = MIN (*reading, seconds);
  g_assert_cmpuint (waiting->receipts->receipts->len, ==, N_UNITS);
}

static void
measure_receiving (TdTestStore *test, gint64 round, GPtrArray *receipts)
{
  g_autoptr (TdScoreBook) book = test_forms_open (test->store, round);
  g_autoptr (GError) error = NULL;
  TdAction *action;
  gint64 start;

  fill_all (receipts, book);
  action = td_forms_receive (book, receipts, &error);
  g_assert_no_error (error);
  /* What the window would read anew afterwards is not measured. */
  g_clear_object (&book);
  start = g_get_monotonic_time ();
  g_assert_cmpint (td_action_run (action, test->store, NULL, &error), >, 0);
  g_assert_no_error (error);
  print_line ("taken into the register", get_seconds (start));
}

int
main (int   argc,
      char *argv[])
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  double bare_writing = G_MAXDOUBLE, bare_reading = G_MAXDOUBLE;
  double writing = G_MAXDOUBLE, reading = G_MAXDOUBLE;
  Waiting waiting = { 0 };
  gint64 round;

  td_test_store_init (&test);
  td_store_write (test.store, "Thêm cán bộ", add_people, NULL, NULL, &error);
  g_assert_no_error (error);
  round = add_round (test.store);
  g_print ("%u units of %u people, %u criteria; the best of %u times\n", N_UNITS, N_PEOPLE,
           N_CRITERIA, N_TIMES);
  for (guint i = 0; i < N_TIMES; i++)
    {
      measure_floor (&test, i, &bare_writing, &bare_reading);
      measure_forms (&test, round, i, &writing, &reading, &waiting);
    }
  print_line ("as many cells written bare", bare_writing);
  print_line ("written and given out", writing);
  print_line ("as many cells read bare", bare_reading);
  print_line ("read and compared", reading);
  measure_receiving (&test, round, waiting.receipts->receipts);
  g_print ("progress was shown %u times\n", waiting.n_reports);
  g_print ("writing %.2f times the floor, reading %.2f times\n", writing / bare_writing,
           reading / bare_reading);
  td_form_receipts_free (waiting.receipts);
  /* Books that were let go may still be reading. */
  while (G_OBJECT (test.store)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  return writing <= BUDGET * bare_writing && reading <= BUDGET * bare_reading ? 0 : 1;
}
