/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"

#include <string.h>

#define LIST "ds-cbccvc-so-tu-phap-2026.xlsx"
#define FAULTS "ds-bo-sung-co-loi.xlsx"
#define OLD_LIST "trich-ngang-so-ldtbxh-2021.xls"
#define OLD_FONT "ds-font-cu-tcvn3.xls"
#define ASSESSMENT "tu-danh-gia-2026-so-tu-phap.xlsx"

static void
test_list (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) again = NULL;
  g_autoptr (TdRecord) person = NULL;

  td_test_store_init (&test);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  test_import_assert_counts (import, 111, 0, 0, 0);
  g_assert_cmpuint (td_import_get_counts (import)->units, ==, 10);
  g_assert_cmpuint (td_import_get_counts (import)->errors, ==, 0);
  /* The column numbers, ten sections, the total, the signature. */
  g_assert_cmpuint (td_import_get_counts (import)->skipped, ==, 13);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 111);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 10);
  g_assert_cmpint (test_import_count (test.store, &td_entity_membership), ==, 111);

  /* A number that lost its 0, a real date, an x under "Thạc sĩ". */
  person = test_import_person (test.store, "Võ Anh Chiến");
  test_import_assert_display (person, "cccd", "048080537798");
  test_import_assert_display (person, "birth", "25/06/1980");
  test_import_assert_display (person, "joined", "01/10/2002");
  test_import_assert_display (person, "education", "Thạc sĩ");
  test_import_assert_display (person, "coefficient", "4,32");
  test_import_assert_display (person, "sex", "Nam");
  test_import_assert_display (person, "kind", "Công chức");
  test_import_assert_display (person, "unit", "Lãnh đạo Sở");
  test_import_assert_problem (import, 15, "cccd-zero-restored", TD_IMPORT_WARNING);

  again = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  test_import_assert_counts (again, 0, 0, 111, 0);
}

static void
test_units_keep_the_order (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autofree char *names = NULL;

  td_test_store_init (&test);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  td_query_set_sort (query, "position", FALSE);
  names = td_test_find (test.store, query);
  g_assert_cmpstr (names, ==,
                   "Lãnh đạo Sở|Văn phòng Sở|Thanh tra Sở|"
                   "Phòng Xây dựng, kiểm tra và theo dõi thi hành pháp luật|"
                   "Phòng Phổ biến, giáo dục pháp luật|Phòng Hành chính tư pháp|Phòng Bổ trợ tư "
                   "pháp|"
                   "Trung tâm Trợ giúp pháp lý nhà nước|Phòng Công chứng số 1|"
                   "Trung tâm Dịch vụ đấu giá tài sản");
}

/* One undo takes the whole list back. */
static void
test_one_change (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  td_test_store_init (&test);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  label = td_store_dup_undo_label (test.store);
  g_assert_nonnull (strstr (label, "111"));
  g_assert_nonnull (strstr (label, LIST));
  td_store_undo (test.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_membership), ==, 0);
}

static void
test_old_excel (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) again = NULL;
  g_autoptr (TdRecord) man = NULL;
  g_autoptr (TdRecord) woman = NULL;

  td_test_store_init (&test);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, OLD_LIST);
  test_import_assert_counts (import, 260, 0, 0, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 14);

  man = test_import_person (test.store, "Võ Quốc Quân");
  test_import_assert_display (man, "birth", "1989");
  test_import_assert_display (man, "sex", "Nam");
  woman = test_import_person (test.store, "Huỳnh Thanh Thùy Hà");
  test_import_assert_display (woman, "birth", "21/12/1971");
  test_import_assert_display (woman, "sex", "Nữ");
  test_import_assert_display (woman, "coefficient", "3,99");
  test_import_assert_display (woman, "party_joined", "17/10/1996");
  test_import_assert_display (woman, "unit_joined", "01/05/1994");

  again = test_import_sample_list (test.store, TD_IMPORT_STAFF, OLD_LIST);
  test_import_assert_counts (again, 0, 0, 260, 0);
}

static void
test_old_font (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;

  td_test_store_init (&test);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, OLD_FONT);
  test_import_assert_counts (import, 24, 0, 0, 0);
  g_assert_cmpint (td_import_get_legacy (import), ==, TD_LEGACY_TCVN3);
  test_import_assert_problem (import, 0, "legacy-font", TD_IMPORT_WARNING);
  person = test_import_person (test.store, "Bùi Thanh Như Dung");
  test_import_assert_display (person, "birth", "18/08/1982");
  test_import_assert_display (person, "unit", "Lãnh đạo Sở");
  test_import_assert_display (person, "post", "Giám đốc");
}

/* What must become of each row of the list with planted faults. */
static const struct
{
  guint            row;
  const char      *code;
  TdImportSeverity severity;
} faults[] = {
  { 10, "date-impossible", TD_IMPORT_ERROR },
  { 12, "date-month-first", TD_IMPORT_WARNING },
  { 12, "birth-differs", TD_IMPORT_WARNING },
  { 12, "cccd-birth", TD_IMPORT_WARNING },
  { 14, "cccd-zero-restored", TD_IMPORT_WARNING },
  { 16, "cccd-invalid", TD_IMPORT_ERROR },
  { 18, "name-missing", TD_IMPORT_ERROR },
  { 22, "unit-near", TD_IMPORT_WARNING },
  { 24, "unit-unknown", TD_IMPORT_ERROR },
  { 26, "kind-unknown", TD_IMPORT_ERROR },
  { 28, "sex-missing", TD_IMPORT_WARNING },
  { 32, "formula-cell", TD_IMPORT_WARNING },
  { 34, "date-year-only-kept", TD_IMPORT_WARNING },
  { 34, "birth-less-precise", TD_IMPORT_ERROR },
  { 44, "duplicate-in-file", TD_IMPORT_ERROR },
  { 45, "cccd-taken", TD_IMPORT_ERROR },
};

static void
assert_faults (TdImport *import)
{
  const TdImportSkipped *skipped;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    test_import_assert_problem (import, faults[i].row, faults[i].code, faults[i].severity);
  /* NFD, capitals and extra blanks match without a word; nothing else is wrong. */
  g_assert_cmpuint (td_import_get_counts (import)->errors, ==, 8);
  g_assert_cmpuint (td_import_get_skipped (import)->len, ==, 1);
  skipped = g_ptr_array_index (td_import_get_skipped (import), 0);
  g_assert_cmpuint (skipped->row, ==, 47);
  g_assert_cmpstr (td_import_skipped_get_name (skipped), ==, "footer");
}

static void
assert_people_after_faults (TdStore *store)
{
  g_autoptr (TdRecord) capitals = test_import_person (store, "Lê Thị Bích Linh");
  g_autoptr (TdRecord) blanks = test_import_person (store, "Hồ Hoàng Quang Tài");
  g_autoptr (TdRecord) composed = test_import_person (store, "Đoàn Anh Cường");
  g_autoptr (TdRecord) swapped = test_import_person (store, "Phạm Minh Hòa");
  g_autoptr (TdRecord) formula = test_import_person (store, "Cao Xuân Đạt");
  g_autoptr (TdRecord) kept = test_import_person (store, "Đặng Cẩm Hồng Ánh");
  g_autoptr (TdRecord) sex = test_import_person (store, "Ông Minh Nga");

  g_assert_cmpint (test_import_count (store, &td_entity_staff), ==, 111);
  g_assert_cmpint (test_import_count (store, &td_entity_unit), ==, 10);
  test_import_assert_display (capitals, "phone", "0943173969");
  test_import_assert_display (blanks, "phone", "0908499117");
  test_import_assert_display (composed, "phone", "0916533324");
  test_import_assert_display (swapped, "birth", "30/04/1984");
  test_import_assert_display (formula, "phone", "0912517847");
  test_import_assert_display (kept, "birth", "19/03/1998");
  test_import_assert_display (sex, "sex", "Nữ");
}

static void
test_planted_faults (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) list = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) again = NULL;

  td_test_store_init (&test);
  list = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  import = test_import_sample_list (test.store, TD_IMPORT_STAFF, FAULTS);
  g_assert_cmpuint (td_import_get_counts (import)->read, ==, 42);
  test_import_assert_counts (import, 0, 34, 0, 8);
  assert_faults (import);
  assert_people_after_faults (test.store);

  again = test_import_sample_list (test.store, TD_IMPORT_STAFF, FAULTS);
  test_import_assert_counts (again, 0, 0, 34, 8);
}

/* The assistant finds the same, and writes nothing by looking. */
static void
test_check_agrees_with_run (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) list = NULL;
  g_autoptr (GFile) file = test_import_sample (FAULTS);
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  list = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  import = td_import_new_for_file (test.store, TD_IMPORT_STAFF, file);
  td_import_set_accept_doubtful (import, TRUE);
  g_assert_true (td_import_open (import, &error));
  g_assert_true (td_import_check (import, NULL, &error));
  test_import_assert_counts (import, 0, 34, 0, 8);
  assert_faults (import);
  g_assert_cmpuint (g_list_model_get_n_items (td_import_get_rows (import)), ==, 42);

  g_assert_cmpint (td_import_run (import, TRUE, NULL, &error), ==, 0);
  test_import_assert_counts (import, 0, 34, 0, 8);
  assert_faults (import);
  td_import_set_accept_doubtful (import, TRUE);
  g_assert_true (td_import_check (import, NULL, &error));
  g_assert_cmpint (td_import_apply (import, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_people_after_faults (test.store);
}

static void
test_assessment (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) list = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) again = NULL;
  g_autoptr (TdRecord) none = NULL;
  g_autoptr (TdRecord) total = NULL;
  g_autoptr (TdRecord) empty = NULL;
  g_autoptr (TdRecord) facts = NULL;

  td_test_store_init (&test);
  list = test_import_sample_list (test.store, TD_IMPORT_STAFF, LIST);
  import = test_import_sample_list (test.store, TD_IMPORT_SELF_ASSESSMENT, ASSESSMENT);
  g_assert_cmpuint (td_import_get_year (import), ==, 2026);
  test_import_assert_counts (import, 111, 0, 0, 0);
  g_assert_cmpuint (test_import_count_problems (import, "not-in-list"), ==, 0);
  g_assert_cmpuint (test_import_count_problems (import, "score-missing"), ==, 1);
  test_import_assert_problem (import, 52, "score-missing", TD_IMPORT_WARNING);
  test_import_assert_problem (import, 77, "discipline-cause-unknown", TD_IMPORT_WARNING);

  total = test_import_person (test.store, "Võ Bích Bích An");
  facts = test_import_facts (test.store, td_record_get_id (total), 2026);
  test_import_assert_display (facts, "self_total", "90");
  none = test_import_person (test.store, "Châu Thanh Quang Thuý");
  empty = test_import_facts (test.store, td_record_get_id (none), 2026);
  g_assert_nonnull (empty);
  g_assert_false (td_record_has (empty, "self_total"));
  g_assert_false (td_record_has (empty, "self_common"));
  g_assert_cmpint (td_record_get_int_or (empty, "months", -1), ==, 12);

  again = test_import_sample_list (test.store, TD_IMPORT_SELF_ASSESSMENT, ASSESSMENT);
  test_import_assert_counts (again, 0, 0, 111, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/samples/list", test_list);
  g_test_add_func ("/import/samples/units-keep-the-order", test_units_keep_the_order);
  g_test_add_func ("/import/samples/one-change", test_one_change);
  g_test_add_func ("/import/samples/old-excel", test_old_excel);
  g_test_add_func ("/import/samples/old-font", test_old_font);
  g_test_add_func ("/import/samples/planted-faults", test_planted_faults);
  g_test_add_func ("/import/samples/check-agrees-with-run", test_check_agrees_with_run);
  g_test_add_func ("/import/samples/assessment", test_assessment);
  return g_test_run ();
}
