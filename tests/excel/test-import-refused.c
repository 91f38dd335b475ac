/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"

#include <string.h>

static TdSheetReader *
open_reader (GFile *file)
{
  g_autoptr (GError) error = NULL;
  TdSheetReader *reader = td_sheet_reader_open (file, &error);

  g_assert_no_error (error);
  return reader;
}

static const TdSheetRow *
get_next (TdSheetReader *reader)
{
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;

  g_assert_true (td_sheet_reader_next_row (reader, &row, &error));
  g_assert_no_error (error);
  return row;
}

static void
assert_cell (const TdSheetRow *row, guint column, const char *text)
{
  g_assert_cmpstr (td_sheet_row_get (row, column)->text, ==, text);
}

/* The faults of the sample: each with its row, its cells and its reason. */
static void
assert_workbook (GFile *file)
{
  static const char *const rows[] = { "10", "16", "18", "24", "26", "34", "44", "45" };
  g_autoptr (TdSheetReader) reader = open_reader (file);
  const TdSheetRow *row = get_next (reader);

  assert_cell (row, 0, "Dòng trong tệp");
  assert_cell (row, 2, "Họ tên");
  assert_cell (row, 10, "Lý do từ chối");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      row = get_next (reader);
      assert_cell (row, 0, rows[i]);
      g_assert_cmpuint (strlen (td_sheet_row_get (row, 10)->text), >, 10);
      if (i == 0)
        {
          assert_cell (row, 2, "Phan Minh Phong");
          assert_cell (row, 3, "31/02/1985");
          g_assert_cmpint (td_sheet_row_get (row, 5)->kind, ==, TD_CELL_TEXT);
          assert_cell (row, 5, "001097825940");
        }
    }
  g_assert_false (td_sheet_reader_next_row (reader, &row, NULL));
}

static void
test_workbook (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) list = NULL;
  g_autoptr (TdImport) run = NULL;
  g_autoptr (TdImport) check = NULL;
  g_autoptr (GFile) sample = test_import_sample ("ds-bo-sung-co-loi.xlsx");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  td_test_store_init (&test);
  path = td_test_store_path (&test, "từ chối.xlsx");
  file = g_file_new_for_path (path);
  list = test_import_sample_list (test.store, TD_IMPORT_STAFF, "ds-cbccvc-so-tu-phap-2026.xlsx");
  check = td_import_new_for_file (test.store, TD_IMPORT_STAFF, sample);
  g_assert_true (td_import_open (check, &error) && td_import_check (check, NULL, &error));
  g_assert_true (td_import_write_refused (check, file, &error));
  g_assert_no_error (error);
  assert_workbook (file);

  run = test_import_sample_list (test.store, TD_IMPORT_STAFF, "ds-bo-sung-co-loi.xlsx");
  g_assert_true (td_import_write_refused (run, file, &error));
  g_assert_no_error (error);
  assert_workbook (file);
}

/* It is there to be corrected and imported again. */
static void
test_import_it_again (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) second = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  td_test_store_init (&test);
  path = td_test_store_path (&test, "từ chối.xlsx");
  file = g_file_new_for_path (path);
  first = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tNgày sinh\tĐơn vị\tSố CCCD\n"
                            "Lê Chi\t31/02/1990\tVăn phòng Sở\t056190000001\n"
                            "Lê Dũng\t01/02/1991\tVăn phòng Sở\t\n");
  test_import_assert_counts (first, 1, 0, 0, 1);
  g_assert_true (td_import_write_refused (first, file, &error));
  second = td_import_new_for_file (test.store, TD_IMPORT_STAFF, file);
  g_assert_true (td_import_open (second, &error) && td_import_check (second, NULL, &error));
  test_import_assert_counts (second, 0, 0, 0, 1);
  g_assert_true (td_import_correct (second, test_import_get_row (second, 2), "birth", "28/02/1990",
                                    &error));
  test_import_assert_counts (second, 1, 0, 0, 0);
  g_assert_cmpint (td_import_apply (second, NULL, &error), >, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/refused/workbook", test_workbook);
  g_test_add_func ("/import/refused/import-it-again", test_import_it_again);
  return g_test_run ();
}
