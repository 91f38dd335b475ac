/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"
#include "test-package.h"

#include "td-error.h"

#include <string.h>
#include <xlsxwriter.h>

#define LIST \
  "Họ và tên;Ngày sinh;Giới tính;Đơn vị công tác;Loại\n" \
  "Nguyễn Thị Ánh Nguyệt;02/03/1980;Nữ;Văn phòng Sở;Công chức\n" \
  "Đỗ Hữu Phước;15/08/1985;Nam;Phòng Phổ biến, giáo dục pháp luật;Viên chức\n" \
  "Trương Mỹ Ý;1990;Nữ;Phòng Bổ trợ tư pháp;Hợp đồng lao động\n"

static GFile *
write_file (TdTestStore *test, const char *name, const char *content, gsize size)
{
  g_autofree char *path = td_test_store_path (test, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_same_bytes (TdTestStore *test, const char *name, const char *content, gsize size)
{
  g_autoptr (GFile) file = write_file (test, name, content, size);
  g_autoptr (TdImport) import = test_import_file (test->store, TD_IMPORT_STAFF, file);

  test_import_assert_counts (import, 0, 0, 3, 0);
}

/* The same list in another encoding is the same list. */
static void
assert_same_list (TdTestStore *test, const char *name, const char *mark, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *converted = g_convert (LIST, -1, encoding, "UTF-8", NULL, &size, &error);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (content, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (content, (const guint8 *) converted, (guint) size);
  assert_same_bytes (test, name, (const char *) content->data, content->len);
}

static void
test_encodings (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size;

  td_test_store_init (&test);
  file = write_file (&test, "danh sách.csv", LIST, strlen (LIST));
  import = test_import_file (test.store, TD_IMPORT_STAFF, file);
  test_import_assert_counts (import, 3, 0, 0, 0);
  person = test_import_person (test.store, "Nguyễn Thị Ánh Nguyệt");
  test_import_assert_display (person, "unit", "Văn phòng Sở");

  assert_same_list (&test, "utf-8.csv", "\xef\xbb\xbf", "UTF-8");
  assert_same_list (&test, "utf-16.csv", "\xff\xfe", "UTF-16LE");
  /* Ready bytes: not every system's converter writes this one. */
  path = g_test_build_filename (G_TEST_DIST, "data", "ds-windows-1258.csv", NULL);
  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  assert_same_bytes (&test, "windows.csv", content, size);
}

static void
write_sheet (lxw_workbook *book, const char *name, const char *const *cells, guint n_rows,
             guint n_columns)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      worksheet_write_string (sheet, row, (lxw_col_t) column, cells[row * n_columns + column],
                              NULL);
}

static void
test_sheets (void)
{
  static const char *const notes[] = { "Ghi chú", "Nội dung", "1", "Danh sách tháng 10", "2",
                                       "Chưa đủ" };
  static const char *const list[] = { "Họ và tên", "Ngày sinh", "Đơn vị", "Lê Chi", "1990",
                                      "Văn phòng Sở",
                                      "Lê Dũng", "1991", "Văn phòng Sở" };
  static const char *const other[] = { "Họ và tên", "Ghi chú", "Mai Hoa", "Nghỉ hưu" };
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;
  lxw_workbook *book;
  guint sheet;

  td_test_store_init (&test);
  /* ASCII: libxlsxwriter opens it by itself, and on Windows only the program has a
     manifest that makes the code page UTF-8. */
  path = td_test_store_path (&test, "sheets.xlsx");
  book = workbook_new (path);
  write_sheet (book, "Ghi chú", notes, 3, 2);
  write_sheet (book, "Danh sách 2026", list, 3, 3);
  write_sheet (book, "Khác", other, 2, 2);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  file = g_file_new_for_path (path);
  import = td_import_new_for_file (test.store, TD_IMPORT_STAFF, file);
  g_assert_true (td_import_open (import, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (td_import_get_n_sheets (import), ==, 3);
  g_assert_cmpstr (td_import_get_sheet_name (import, td_import_get_sheet (import)), ==,
                   "Danh sách 2026");
  g_assert_cmpuint (td_import_get_sheet_score (import, 0), <, td_import_get_sheet_score (import,
                                                                                         2));
  g_assert_cmpuint (td_import_get_sheet_score (import, 2), <, td_import_get_sheet_score (import,
                                                                                         1));

  g_assert_false (td_import_find_sheet (import, "Không có", &sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Danh sách 2026"));
  g_clear_error (&error);
  g_assert_true (td_import_find_sheet (import, "khác", &sheet, &error));
  g_assert_true (td_import_select_sheet (import, sheet, &error));
  g_assert_true (td_import_check (import, NULL, &error));
  g_assert_cmpuint (td_import_get_counts (import)->read, ==, 1);
}

static const TdImportColumn *
get_column (TdImport *import, const char *letters)
{
  GPtrArray *columns = td_import_get_columns (import);

  for (guint i = 0; i < columns->len; i++)
    if (strcmp (((TdImportColumn *) columns->pdata[i])->letters, letters) == 0)
      return columns->pdata[i];
  g_error ("there is no column %s", letters);
}

#define ODD_LIST "Người\tSinh\tThuộc\tGhi chú\nLê Chi\t1990\tVăn phòng Sở\tthử\n"

static TdImport *
open_text (TdStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdImport *import = td_import_new_for_text (store, TD_IMPORT_STAFF, text);

  td_import_open (import, &error);
  g_assert_no_error (error);
  return import;
}

static void
test_columns_are_remembered (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) again = NULL;
  g_autoptr (TdImport) proposed = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  import = open_text (test.store, ODD_LIST);
  g_assert_false (td_import_is_mapped (import, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_import_map (import, "name=A", &error));
  g_assert_true (td_import_map (import, "birth=Sinh", &error));
  g_assert_true (td_import_map (import, "unit=Thuộc", &error));
  g_assert_true (td_import_map (import, "note=", &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), >, 0);
  test_import_assert_counts (import, 1, 0, 0, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_import_mapping), ==, 1);

  again = open_text (test.store, ODD_LIST);
  g_assert_cmpstr (get_column (again, "A")->key, ==, "name");
  g_assert_true (get_column (again, "A")->is_remembered);
  g_assert_cmpstr (get_column (again, "B")->key, ==, "birth");
  g_assert_cmpstr (get_column (again, "C")->key, ==, "unit");
  g_assert_cmpstr (get_column (again, "D")->key, ==, NULL);
  g_assert_cmpint (td_import_run (again, FALSE, NULL, &error), ==, 0);
  test_import_assert_counts (again, 0, 0, 1, 0);

  /* What was proposed needs no memory. */
  proposed = test_import_text (test.store, TD_IMPORT_STAFF,
                               "Họ và tên\tNăm sinh\tĐơn vị\nLê Hai\t1991\tVăn phòng Sở\n");
  test_import_assert_counts (proposed, 1, 0, 0, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_import_mapping), ==, 1);
}

static void
test_assignments (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  static const char *const wrong[] = { "name", "=A", "tên=A", "name=Z", "name=Không có" };

  td_test_store_init (&test);
  import = open_text (test.store, "Họ và tên\tTên khác\tĐơn vị\nLê Chi\tChi Lê\tVăn phòng Sở\n");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_false (td_import_map (import, wrong[i], &error));
      g_assert_nonnull (error);
    }
  /* A field has one column: it moves. */
  g_assert_true (td_import_map (import, "name=B", NULL));
  g_assert_cmpstr (get_column (import, "A")->key, ==, NULL);
  g_assert_cmpstr (get_column (import, "B")->key, ==, "name");
  g_assert_cmpstr (get_column (import, "A")->proposed, ==, "name");
}

static void
test_header_by_hand (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;
  guint first, last, first_data;

  td_test_store_init (&test);
  import = open_text (test.store,
                      "Bảng một\nA\tB\tC\nNgười\tSinh\tThuộc\nLê Chi\t1990\tVăn phòng Sở\n");
  g_assert_false (td_import_set_header_rows (import, 3, 9, &error));
  g_clear_error (&error);
  g_assert_true (td_import_set_header_rows (import, 3, 3, &error));
  td_import_get_header_rows (import, &first, &last, &first_data);
  g_assert_cmpuint (first, ==, 3);
  g_assert_cmpuint (last, ==, 3);
  g_assert_cmpuint (first_data, ==, 4);
  g_assert_true (td_import_map (import, "name=A", NULL) && td_import_map (import, "birth=B", NULL)
                 && td_import_map (import, "unit=C", NULL));
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), >, 0);
  test_import_assert_counts (import, 1, 0, 0, 0);
}

static void
test_no_header (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  import = open_text (test.store, "một hai ba\n");
  g_assert_false (td_import_has_header (import));
  g_assert_false (td_import_check (import, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

#define TEXT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* A total that was computed, one that was never computed, and one over empty parts. */
static const char totals[] =
  "<sheetData>"
  "<row r=\"1\">" TEXT ("A1", "Họ và tên") TEXT ("B1", "Năm sinh") TEXT ("C1",
                                                                         "Điểm tiêu chí chung")
  TEXT ("D1", "Điểm kết quả nhiệm vụ") TEXT ("E1", "Tổng điểm") "</row>"
  "<row r=\"2\">" TEXT ("A2", "Lê Chi") TEXT ("B2", "1990")
  "<c r=\"C2\"><v>24</v></c><c r=\"D2\"><v>64.799999999999997</v></c>"
  "<c r=\"E2\"><f>C2+D2</f><v>88.799999999999997</v></c></row>"
  "<row r=\"3\">" TEXT ("A3", "Lê Dũng") TEXT ("B3", "1991")
  "<c r=\"C3\"><v>25</v></c><c r=\"D3\"><v>65</v></c><c r=\"E3\"><f>C3+D3</f></c></row>"
  "<row r=\"4\">" TEXT ("A4", "Lê Em") TEXT ("B4",
                                             "1992") "<c r=\"E4\"><f>C4+D4</f><v>0</v></c></row>"
  "</sheetData>";

static void
assert_total (TdStore *store, const char *name, const char *total)
{
  g_autoptr (TdRecord) person = test_import_person (store, name);
  g_autoptr (TdRecord) facts = test_import_facts (store, td_record_get_id (person), 2026);

  test_import_assert_display (facts, "self_total", total);
}

static void
test_formulas (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) people = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GBytes) bytes = test_package_make (totals, NULL, NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  people = test_import_text (test.store, TD_IMPORT_STAFF,
                             "Họ và tên\tNăm sinh\tĐơn vị\nLê Chi\t1990\tVăn phòng Sở\n"
                             "Lê Dũng\t1991\tVăn phòng Sở\nLê Em\t1992\tVăn phòng Sở\n");
  file = write_file (&test, "tổng.xlsx", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  import = td_import_new_for_file (test.store, TD_IMPORT_SELF_ASSESSMENT, file);
  td_import_set_year (import, 2026);
  g_assert_true (td_import_open (import, &error));
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), >, 0);
  test_import_assert_counts (import, 3, 0, 0, 0);
  assert_total (test.store, "Lê Chi", "88,8");
  assert_total (test.store, "Lê Dũng", "90");
  test_import_assert_problem (import, 3, "total-computed", TD_IMPORT_WARNING);
  assert_total (test.store, "Lê Em", "");
  test_import_assert_problem (import, 4, "score-missing", TD_IMPORT_WARNING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/formats/encodings", test_encodings);
  g_test_add_func ("/import/formats/sheets", test_sheets);
  g_test_add_func ("/import/formats/columns-are-remembered", test_columns_are_remembered);
  g_test_add_func ("/import/formats/assignments", test_assignments);
  g_test_add_func ("/import/formats/header-by-hand", test_header_by_hand);
  g_test_add_func ("/import/formats/no-header", test_no_header);
  g_test_add_func ("/import/formats/formulas", test_formulas);
  return g_test_run ();
}
