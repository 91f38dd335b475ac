/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-io.h"

#include "td-form-keys.h"
#include "td-form-paper.h"
#include "td-form-read.h"
#include "td-test-forms.h"

#include <string.h>

static GFile *
get_folder (TdTestStore *test, const char *name)
{
  g_autofree char *path = td_test_store_path (test, name);
  g_autoptr (GError) error = NULL;
  GFile *folder = g_file_new_for_path (path);

  g_file_make_directory (folder, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static GPtrArray *
list_names (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GFileInfo *info;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
  while (g_file_enumerator_iterate (children, &info, NULL, NULL, &error) && info != NULL)
    g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
  g_assert_no_error (error);
  return names;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_names (GFile *folder, const char *expected)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autofree char *text = NULL;

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv ("|", (char **) names->pdata);
  g_assert_cmpstr (text, ==, expected);
}

static GPtrArray *
write_forms (TdTestStore *test, TdScoreBook *book, GFile *folder)
{
  g_autoptr (GPtrArray) forms = test_forms_plan (book, FALSE);
  g_autoptr (GError) error = NULL;
  GPtrArray *files = td_forms_write (test->store, book, forms, folder, (TdDate) { 2026, 4, 5 },
                                     NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, forms->len);
  return files;
}

/* What is written is read as it was planned, in both layouts. */
static void
test_round_trip (gconstpointer data)
{
  gboolean for_people = GPOINTER_TO_INT (data);
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 2, 5);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", for_people));
  folder = get_folder (&test, "giao");
  files = write_forms (&test, book, folder);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = g_file_load_bytes (files->pdata[i], NULL, NULL, &error);
      g_autoptr (TdFormFile) file = td_form_read (content, "phieu.xlsx", &error);
      g_autoptr (TdForm) form = NULL;

      g_assert_no_error (error);
      form = td_form_find_in (book, file->token, &error);
      g_assert_no_error (error);
      g_assert_true (td_form_file_check (file, form, &error));
      g_assert_cmpuint (file->entries->len, ==, form->cells->len + (for_people ? 5 : 0));
      g_assert_cmpuint (form->cells->len, ==, TEST_FORMS_N_CRITERIA * (for_people ? 5 : 1));
    }
}

/* What stands in the register is in the next form, and comes back as it was. */
static void
test_filled_in (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_change_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TdFormReceipts) receipts = NULL;
  g_autoptr (GError) error = NULL;
  const TdCriteriaSet *set;
  const TdFormReceipt *receipt;
  guint place = 0;
  gint64 round;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 1, 0);
  round = test_forms_add_round (test.store, "Quý I/2026", FALSE);
  book = test_forms_open (test.store, round);
  set = td_score_book_get_set (book);
  for (guint i = 0; i < set->criteria->len && test_forms_answers[place] != NULL; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      TdScoreChange *change;

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      change = g_new0 (TdScoreChange, 1);
      change->sheet = td_score_book_get_sheet (book, 0)->id;
      change->criterion = criterion->id;
      change->reason = g_strdup ("=Theo báo cáo");
      g_assert_true (td_criterion_read (criterion, test_forms_answers[place++], &change->score,
                                        &error));
      g_ptr_array_add (changes, change);
    }
  test_forms_run (test.store, td_score_book_set_scores (book, changes, NULL, &error));
  g_clear_object (&book);
  book = test_forms_open (test.store, round);
  folder = get_folder (&test, "giao");
  files = write_forms (&test, book, folder);
  receipts = td_forms_read_paths (book, files, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipts->receipts->len, ==, 1);
  receipt = receipts->receipts->pdata[0];
  g_assert_cmpuint (receipt->counts[TD_FORM_SAME], ==, TEST_FORMS_N_CRITERIA);
  for (guint i = 0; i < receipt->cells->len; i++)
    {
      const TdFormComparison *cell = receipt->cells->pdata[i];

      g_assert_cmpstr (cell->theirs, ==, cell->base);
      g_assert_true ((cell->base != NULL) == (i < 8));
      g_assert_null (cell->reason);
    }
}

static void
test_names (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *long_name = g_strnfill (400, 'a');
  g_autofree char *odd = g_strdup_printf ("Trung tâm <A>: \"B\"|C*? %s.", "… ");

  td_test_store_init (&test);
  td_test_add_unit (test.store, "Phòng Hành chính/Tư pháp");
  td_test_add_unit (test.store, "Phòng Hành chính\\Tư pháp");
  td_test_add_unit (test.store, odd);
  td_test_add_unit (test.store, long_name);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  folder = get_folder (&test, "giao");
  files = write_forms (&test, book, folder);
  g_assert_cmpuint (files->len, ==, 4);
  {
    g_autoptr (GPtrArray) names = list_names (folder);

    g_assert_cmpuint (names->len, ==, 4);
    for (guint i = 0; i < names->len; i++)
      {
        const char *name = names->pdata[i];

        g_assert_null (strpbrk (name, "<>:\"/\\|?*"));
        g_assert_true (g_str_has_suffix (name, ".xlsx"));
        g_assert_cmpuint (strlen (name), <, 200);
        g_assert_true (g_utf8_validate (name, -1, NULL));
      }
  }
  /* Given out again, nothing of the first is lost. */
  again = write_forms (&test, book, folder);
  {
    g_autoptr (GPtrArray) names = list_names (folder);

    g_assert_cmpuint (names->len, ==, 8);
  }
}

static void
test_numbered (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;

  td_test_store_init (&test);
  td_test_add_unit (test.store, "Phòng A/B");
  td_test_add_unit (test.store, "Phòng A:B");
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  folder = get_folder (&test, "giao");
  files = write_forms (&test, book, folder);
  assert_names (folder, "Phiếu chấm Quý I-2026 - Phòng A-B (2).xlsx|"
                        "Phiếu chấm Quý I-2026 - Phòng A-B.xlsx");
}

/* Nothing is left of what was cancelled, neither files nor records. */
static void
test_cancelled (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TdJob) job = td_job_new ("Giao phiếu");
  g_autoptr (GError) error = NULL;
  gint64 round;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 3, 0);
  round = test_forms_add_round (test.store, "Quý I/2026", FALSE);
  book = test_forms_open (test.store, round);
  forms = test_forms_plan (book, FALSE);
  folder = get_folder (&test, "giao");
  td_job_cancel (job);
  g_assert_null (td_forms_write (test.store, book, forms, folder, (TdDate) { 0 }, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_names (folder, "");
  g_clear_error (&error);
  out = td_forms_list_out (td_store_get_reader (test.store), round, &error);
  g_assert_cmpuint (out->len, ==, 0);
}

static void
test_no_folder (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 1, 0);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  forms = test_forms_plan (book, FALSE);
  path = td_test_store_path (&test, "không có");
  folder = g_file_new_for_path (path);
  g_assert_null (td_forms_write (test.store, book, forms, folder, (TdDate) { 0 }, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (td_forms_write (test.store, book, forms, folder, (TdDate) { 2026, 4, 0 }, NULL,
                                 &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* --- in a thread --- */

typedef struct
{
  gboolean        done;
  GPtrArray      *files;
  TdFormReceipts *receipts;
  GError         *error;
} Waiting;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->files = td_forms_write_finish (TD_STORE (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->receipts = td_forms_read_paths_finish (TD_SCORE_BOOK (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
test_async (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GFile) folder = NULL;
  Waiting waiting = { 0 };
  gint64 round;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 3, 2);
  round = test_forms_add_round (test.store, "Quý I/2026", TRUE);
  book = test_forms_open (test.store, round);
  forms = test_forms_plan (book, FALSE);
  folder = get_folder (&test, "giao");
  td_forms_write_async (test.store, book, forms, folder, (TdDate) { 0 }, NULL, written_cb, &waiting);
  td_test_wait (&waiting.done);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.files->len, ==, 3);
  out = td_forms_list_out (td_store_get_reader (test.store), round, &waiting.error);
  g_assert_cmpuint (out->len, ==, 3);

  waiting.done = FALSE;
  g_ptr_array_add (folders, folder);
  td_forms_read_paths_async (book, folders, NULL, read_cb, &waiting);
  td_test_wait (&waiting.done);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.receipts->receipts->len, ==, 3);
  g_assert_cmpuint (waiting.receipts->n_files, ==, 3);
  g_ptr_array_unref (waiting.files);
  td_form_receipts_free (waiting.receipts);
}

static void
test_async_cancelled (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TdJob) job = td_job_new ("Giao phiếu");
  Waiting waiting = { 0 };

  td_test_store_init (&test);
  test_forms_add_units (test.store, 2, 0);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  forms = test_forms_plan (book, FALSE);
  folder = get_folder (&test, "giao");
  td_job_cancel (job);
  td_forms_write_async (test.store, book, forms, folder, (TdDate) { 0 }, job, written_cb, &waiting);
  td_test_wait (&waiting.done);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_names (folder, "");
  g_clear_error (&waiting.error);
}

/* --- reading --- */

static void
test_nothing_there (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 1, 0);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  folder = get_folder (&test, "nhận");
  g_ptr_array_add (files, folder);
  g_assert_null (td_forms_read_paths (book, files, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* A form of a register that is not this one. */
static void
test_other_register (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_auto (TdTestStore) other = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdScoreBook) other_book = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (TdFormReceipts) receipts = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  test_forms_add_units (test.store, 1, 0);
  book = test_forms_open (test.store, test_forms_add_round (test.store, "Quý I/2026", FALSE));
  folder = get_folder (&test, "giao");
  files = write_forms (&test, book, folder);
  td_test_store_init (&other);
  test_forms_add_units (other.store, 1, 0);
  other_book = test_forms_open (other.store, test_forms_add_round (other.store, "Quý I/2026",
                                                                   FALSE));
  receipts = td_forms_read_paths (other_book, files, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipts->receipts->len, ==, 0);
  g_assert_cmpuint (receipts->refused->len, ==, 1);
  g_assert_nonnull (strstr (((TdFormRefusal *) receipts->refused->pdata[0])->reason, "Phiếu chấm"));
}

static void
test_keys (void)
{
  static const char *const strangers[] = { NULL, "", "s:", "s:0", "s:-1", "s:9223372036854775808",
                                           "c:1x", "Code", "x:1", "s", "codes" };
  TdFormKey key;

  for (guint i = 1; i < TD_N_FORM_KEYS; i++)
    {
      g_autofree char *text = td_form_key_write ((TdFormKeyKind) i, G_MAXINT64);

      g_assert_true (td_form_key_read (text, &key));
      g_assert_cmpint (key.kind, ==, i);
      g_assert_cmpint (key.id, ==, i == TD_FORM_KEY_SHEET || i == TD_FORM_KEY_CRITERION
                                     ? G_MAXINT64 : 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    g_assert_false (td_form_key_read (strangers[i], &key));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/forms/round-trip/units", GINT_TO_POINTER (FALSE), test_round_trip);
  g_test_add_data_func ("/forms/round-trip/people", GINT_TO_POINTER (TRUE), test_round_trip);
  g_test_add_func ("/forms/filled-in", test_filled_in);
  g_test_add_func ("/forms/names", test_names);
  g_test_add_func ("/forms/numbered", test_numbered);
  g_test_add_func ("/forms/cancelled", test_cancelled);
  g_test_add_func ("/forms/no-folder", test_no_folder);
  g_test_add_func ("/forms/async", test_async);
  g_test_add_func ("/forms/async-cancelled", test_async_cancelled);
  g_test_add_func ("/forms/nothing-there", test_nothing_there);
  g_test_add_func ("/forms/other-register", test_other_register);
  g_test_add_func ("/forms/keys", test_keys);
  return g_test_run ();
}
