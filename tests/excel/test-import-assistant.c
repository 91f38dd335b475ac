/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"

#include "td-error.h"

#include <string.h>

#define HEADER "Họ và tên\tNgày sinh\tGiới tính\tĐơn vị công tác\tLoại\tĐiện thoại\n"
#define AN "Nguyễn Văn An\t02/03/1980\tNam\tVăn phòng Sở\tCông chức\t0911\n"
#define BINH "Trần Bình\t15/08/1985\tNam\tThanh tra Sở\tCông chức\t0912\n"

static void
start (TdTestStore *test)
{
  g_autoptr (TdImport) import = NULL;

  td_test_store_init (test);
  import = test_import_text (test->store, TD_IMPORT_STAFF, HEADER AN BINH);
  test_import_assert_counts (import, 2, 0, 0, 0);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

static void
test_correct_a_cell (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *cell = NULL;
  TdImportRow *row;
  guint n_outcomes = 0;
  guint n_revisions = 0;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              HEADER AN "Lê Chi\t31/02/1990\tNữ\tVăn phòng Sở\tCông chức\t\n");
  test_import_assert_counts (import, 0, 0, 1, 1);
  row = test_import_get_row (import, 3);
  g_assert_cmpint (td_import_row_get_outcome (row), ==, TD_IMPORT_REFUSED);
  g_assert_cmpstr (td_import_row_get_problem_at (row, 1)->code, ==, "date-impossible");
  g_assert_null (td_import_row_get_problem_at (row, 0));

  g_signal_connect (row, "notify::outcome", G_CALLBACK (count_cb), &n_outcomes);
  g_signal_connect (row, "notify::revision", G_CALLBACK (count_cb), &n_revisions);
  g_assert_false (td_import_correct (import, row, "no-such-key", "x", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_import_correct (import, row, "birth", "28/02/1990", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_outcomes, ==, 1);
  g_assert_cmpuint (n_revisions, ==, 1);
  g_assert_true (td_import_row_is_corrected (row, "birth"));
  cell = td_import_row_dup_cell (row, 1);
  g_assert_cmpstr (cell, ==, "28/02/1990");
  test_import_assert_counts (import, 1, 0, 1, 0);

  /* Until now nothing was written. */
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 2);
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);
  person = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (person, "birth", "28/02/1990");
}

#define THREE_OF_ONE_UNIT \
  "Lê Chi\t01/02/1990\tNữ\tVăn Phg Sở\tCông chức\t\n" \
  "Lê Dũng\t01/02/1991\tNam\tVăn Phg Sở\tCông chức\t\n" \
  "Lê Em\t01/02/1992\tNam\tPhòng Mới\tCông chức\t\n"

static void
test_correct_all_cells (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  const TdImportProblem *problem;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF, HEADER THREE_OF_ONE_UNIT);
  test_import_assert_counts (import, 0, 0, 0, 3);
  problem = test_import_find_problem (import, 2, "unit-unknown");
  g_assert_cmpstr (problem->proposal, ==, "Văn phòng Sở");
  g_assert_cmpint (td_import_correct_all (import, "unit", "Văn Phg Sở", problem->proposal, &error),
                   ==, 2);
  test_import_assert_counts (import, 2, 0, 0, 1);
  g_assert_cmpint (td_import_correct_all (import, "unit", "Không ai viết", "Văn phòng Sở", &error),
                   ==, 0);

  g_assert_true (td_import_create_unit (import, "Phòng Mới", &error));
  test_import_assert_counts (import, 3, 0, 0, 0);
  g_assert_cmpuint (td_import_get_counts (import)->units, ==, 1);
  test_import_assert_problem (import, 4, "unit-created", TD_IMPORT_WARNING);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 2);
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 3);
  person = test_import_person (test.store, "Lê Em");
  test_import_assert_display (person, "unit", "Phòng Mới");
}

/* What is corrected in one row may concern another. */
static void
test_correction_across_rows (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              HEADER "Lê Chi\t01/02/1990\tNữ\tVăn phòng Sở\tCông chức\t\n"
                                     "Lê Chi\t01/02/1990\tNữ\tVăn phòng Sở\tCông chức\t\n");
  test_import_assert_counts (import, 1, 0, 0, 1);
  test_import_assert_problem (import, 3, "duplicate-in-file", TD_IMPORT_ERROR);
  g_assert_true (td_import_correct (import, test_import_get_row (import, 2), "name", "Lê Chinh",
                                    &error));
  test_import_assert_counts (import, 2, 0, 0, 0);
  g_assert_true (td_import_correct (import, test_import_get_row (import, 3), "name", "Lê  CHINH",
                                    &error));
  test_import_assert_counts (import, 1, 0, 0, 1);
}

/* A value for which the list has no column at all. */
static void
test_correct_without_a_column (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  TdImportRow *row;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              "Họ và tên\tNgày sinh\nLê Chi\t01/02/1990\n");
  test_import_assert_problem (import, 2, "unit-missing", TD_IMPORT_ERROR);
  row = test_import_get_row (import, 2);
  g_assert_true (td_import_correct (import, row, "unit", "Thanh tra Sở", &error));
  g_assert_true (td_import_correct (import, row, "post", "Thanh tra viên", &error));
  g_assert_true (td_import_correct (import, row, "kind", "CC", &error));
  test_import_assert_counts (import, 1, 0, 0, 0);
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  person = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (person, "unit", "Thanh tra Sở");
  test_import_assert_display (person, "post", "Thanh tra viên");
  test_import_assert_display (person, "kind", "Công chức");
}

/* Doubtful changes wait for a tick; what is unticked is not written. */
static void
test_ticks (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) an = NULL;
  g_autoptr (TdRecord) binh = NULL;
  g_autoptr (GError) error = NULL;
  TdImportRow *row;
  GPtrArray *changes;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              HEADER "Nguyễn Văn An\t02/03/1980\tNam\tThanh tra Sở\t\t\n"
                                     "Trần Bình\t15/08/1985\t\tVăn phòng Sở\tViên chức\t0999\n");
  /* An would only move, which is doubtful. */
  test_import_assert_counts (import, 0, 1, 1, 0);
  row = test_import_get_row (import, 2);
  changes = td_import_row_get_changes (row);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((TdImportChange *) changes->pdata[0])->is_doubtful);
  g_assert_false (((TdImportChange *) changes->pdata[0])->is_accepted);
  g_assert_cmpstr (((TdImportChange *) changes->pdata[0])->old_text, ==, "Văn phòng Sở");
  g_assert_cmpstr (((TdImportChange *) changes->pdata[0])->new_text, ==, "Thanh tra Sở");
  td_import_set_accepted (import, row, "unit", TRUE);
  test_import_assert_counts (import, 0, 2, 0, 0);
  td_import_set_accepted (import, test_import_get_row (import, 3), "phone", FALSE);
  test_import_assert_counts (import, 0, 2, 0, 0);
  td_import_set_accepted (import, row, NULL, FALSE);
  test_import_assert_counts (import, 0, 1, 1, 0);
  td_import_set_accepted (import, row, NULL, TRUE);
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);

  an = test_import_person (test.store, "Nguyễn Văn An");
  test_import_assert_display (an, "unit", "Thanh tra Sở");
  binh = test_import_person (test.store, "Trần Bình");
  test_import_assert_display (binh, "unit", "Thanh tra Sở");
  test_import_assert_display (binh, "phone", "0912");
  test_import_assert_display (binh, "kind", "Viên chức");
}

static void
test_conflict (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) other = NULL;
  g_autoptr (GError) error = NULL;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              HEADER "Lê Chi\t01/02/1990\tNữ\tVăn phòng Sở\tCông chức\t\n"
                                     "Nguyễn Văn An\t02/03/1980\t\t\t\t0999\n");
  test_import_assert_counts (import, 1, 1, 0, 0);
  /* Somebody is quicker. */
  other = test_import_text (test.store, TD_IMPORT_STAFF,
                            HEADER "Nguyễn Văn An\t02/03/1980\t\t\t\t0988\n");
  test_import_assert_counts (other, 0, 1, 0, 0);
  g_assert_cmpint (td_import_apply (import, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 2);

  /* Checked again, it goes. */
  g_clear_error (&error);
  g_assert_true (td_import_check (import, NULL, &error));
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 3);
}

/* A change that does not touch these rows is no conflict. */
static void
test_change_elsewhere (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  start (&test);
  import = test_import_check (test.store, TD_IMPORT_STAFF,
                              HEADER "Lê Chi\t01/02/1990\tNữ\tVăn phòng Sở\tCông chức\t\n");
  td_test_add_person (test.store, "Ai Khác", 0);
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);
}

typedef struct
{
  gboolean is_done;
  gboolean is_checked;
  gint64   change;
  GError  *error;
} Answer;

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  td_import_open_finish (TD_IMPORT (object), result, &answer->error);
  answer->is_done = TRUE;
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->is_checked = td_import_check_finish (TD_IMPORT (object), result, &answer->error);
  answer->is_done = TRUE;
}

static void
applied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->change = td_import_apply_finish (TD_IMPORT (object), result, &answer->error);
  answer->is_done = TRUE;
}

static void
test_in_the_background (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GFile) file = test_import_sample ("ds-cbccvc-so-tu-phap-2026.xlsx");
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdJob) job = td_job_new ("Nhập");
  Answer answer = { FALSE };

  td_test_store_init (&test);
  import = td_import_new_for_file (test.store, TD_IMPORT_STAFF, file);
  td_import_open_async (import, NULL, opened_cb, &answer);
  td_test_wait (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_true (td_import_has_header (import));

  answer.is_done = FALSE;
  td_import_check_async (import, job, checked_cb, &answer);
  td_test_wait (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_true (answer.is_checked);
  test_import_assert_counts (import, 111, 0, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (td_import_get_rows (import)), ==, 111);
  /* Corrections go on in the main thread with what the other thread loaded. */
  g_assert_true (td_import_correct (import, test_import_get_row (import, 12), "post",
                                    "Quyền Giám đốc", NULL));

  answer.is_done = FALSE;
  td_import_apply_async (import, job, applied_cb, &answer);
  td_test_wait (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.change, >, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 111);
}

static void
test_cancel (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GFile) file = test_import_sample ("ds-cbccvc-so-tu-phap-2026.xlsx");
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdJob) job = td_job_new ("Nhập");
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  import = td_import_new_for_file (test.store, TD_IMPORT_STAFF, file);
  g_assert_true (td_import_open (import, &error));
  td_job_cancel (job);
  g_assert_false (td_import_check (import, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (td_import_run (import, FALSE, job, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 0);
  g_assert_cmpuint (td_import_get_counts (import)->read, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/assistant/correct-a-cell", test_correct_a_cell);
  g_test_add_func ("/import/assistant/correct-all-cells", test_correct_all_cells);
  g_test_add_func ("/import/assistant/correction-across-rows", test_correction_across_rows);
  g_test_add_func ("/import/assistant/correct-without-a-column", test_correct_without_a_column);
  g_test_add_func ("/import/assistant/ticks", test_ticks);
  g_test_add_func ("/import/assistant/conflict", test_conflict);
  g_test_add_func ("/import/assistant/change-elsewhere", test_change_elsewhere);
  g_test_add_func ("/import/assistant/in-the-background", test_in_the_background);
  g_test_add_func ("/import/assistant/cancel", test_cancel);
  return g_test_run ();
}
