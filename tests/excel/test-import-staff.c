/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"

#include <string.h>

/* Lists as they come from the clipboard: the header is row 1. */
#define HEADER "Họ và tên\tNgày sinh\tGiới tính\tSố CCCD\tChức vụ\tĐơn vị công tác\tLoại\n"
#define FULL(name, birth, number, unit) \
  name "\t" birth "\tNam\t" number "\tChuyên viên\t" unit "\tCông chức\n"

#define AN FULL ("Nguyễn Văn An", "02/03/1980", "056080000001", "Văn phòng Sở")
#define BINH FULL ("Trần Bình", "15/08/1985", "056085000002", "Thanh tra Sở")

static void
start (TdTestStore *test)
{
  g_autoptr (TdImport) import = NULL;

  td_test_store_init (test);
  import = test_import_text (test->store, TD_IMPORT_STAFF, HEADER AN BINH);
  test_import_assert_counts (import, 2, 0, 0, 0);
}

/**
 * Case: one row after @HEADER, in a register that has AN and BINH.
 * @outcome: what must become of it
 * @code: (nullable): a problem it must have
 */
typedef struct
{
  const char      *name;
  const char      *cells;
  TdImportOutcome  outcome;
  const char      *code;
} Case;

#define ROW(name, birth, sex, number, unit, kind) \
  name "\t" birth "\t" sex "\t" number "\tChuyên viên\t" unit "\t" kind "\n"

static const Case cases[] = {
  { "same", AN, TD_IMPORT_SAME, NULL },
  { "capitals", FULL ("NGUYỄN VĂN AN", "02/03/1980", "", ""), TD_IMPORT_SAME, NULL },
  { "without marks", FULL ("Nguyen Van An", "02/03/1980", "", ""), TD_IMPORT_SAME, NULL },
  { "tone elsewhere", FULL ("Nguyển Văn An", "02/03/1980", "", ""), TD_IMPORT_SAME,
    "name-differs" },
  { "blanks", FULL ("  Nguyễn   Văn An ", "02/03/1980", "", ""), TD_IMPORT_SAME, NULL },
  { "year only", FULL ("Nguyễn Văn An", "1980", "", ""), TD_IMPORT_SAME, NULL },
  { "other year only", FULL ("Nguyễn Văn An", "1981", "056080000001", ""), TD_IMPORT_REFUSED,
    "birth-less-precise" },
  { "number of another", FULL ("Lê Khác", "01/01/1990", "056080000001", "Văn phòng Sở"),
    TD_IMPORT_REFUSED,
    "cccd-taken" },
  { "number and name", FULL ("Nguyễn Văn An", "02/03/1981", "056080000001", ""), TD_IMPORT_CHANGED,
    "birth-differs" },
  { "number and birth", FULL ("Nguyễn Văn Ban", "02/03/1980", "056080000001", ""), TD_IMPORT_SAME,
    "name-differs" },
  { "other number", FULL ("Nguyễn Văn An", "02/03/1980", "056080000009", ""), TD_IMPORT_SAME,
    "cccd-differs" },
  { "no birth, one of the name", FULL ("Nguyễn Văn An", "", "", ""), TD_IMPORT_SAME,
    "person-name-only" },
  { "another of the name", FULL ("Nguyễn Văn An", "09/09/1999", "", "Văn phòng Sở"),
    TD_IMPORT_ADDED, NULL },
  { "moved", FULL ("Nguyễn Văn An", "02/03/1980", "", "Thanh tra Sở"), TD_IMPORT_CHANGED,
    "unit-moved" },
  { "new", FULL ("Lê Mới", "01/02/1990", "056090000003", "Văn phòng Sở"), TD_IMPORT_ADDED, NULL },
  { "new in capitals", FULL ("LÊ THỊ MỚI", "01/02/1990", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "name-capitals" },
  { "new without unit", FULL ("Lê Mới", "01/02/1990", "", ""), TD_IMPORT_REFUSED, "unit-missing" },
  { "new without birth", FULL ("Lê Mới", "", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "birth-missing" },
  { "new without name", FULL ("", "01/02/1990", "", "Văn phòng Sở"), TD_IMPORT_REFUSED,
    "name-missing" },
  { "new without kind", ROW ("Lê Mới", "01/02/1990", "Nam", "", "Văn phòng Sở", ""),
    TD_IMPORT_ADDED,
    "kind-missing" },
  { "unknown kind", ROW ("Lê Mới", "01/02/1990", "Nam", "", "Văn phòng Sở", "Biên chế"),
    TD_IMPORT_REFUSED,
    "kind-unknown" },
  { "short kind", ROW ("Lê Mới", "01/02/1990", "Nam", "", "Văn phòng Sở", "HĐLĐ"), TD_IMPORT_ADDED,
    NULL },
  { "no sex", ROW ("Lê Mới", "01/02/1990", "", "", "Văn phòng Sở", "CC"), TD_IMPORT_ADDED,
    "sex-missing" },
  { "no known sex", ROW ("Lê Mới", "01/02/1990", "?", "", "Văn phòng Sở", "CC"), TD_IMPORT_ADDED,
    "sex-unknown" },
  { "other sex", ROW ("Nguyễn Văn An", "02/03/1980", "Nữ", "", "", ""), TD_IMPORT_CHANGED,
    "sex-differs" },
  { "abbreviated unit", FULL ("Lê Mới", "01/02/1990", "", "VP Sở"), TD_IMPORT_ADDED, "unit-near" },
  { "unit with a slip", FULL ("Lê Mới", "01/02/1990", "", "Văng phòng Sở"), TD_IMPORT_REFUSED,
    "unit-unknown" },
  { "unknown unit", FULL ("Lê Mới", "01/02/1990", "", "Phòng Chuyển đổi số"), TD_IMPORT_REFUSED,
    "unit-unknown" },
  { "impossible day", FULL ("Lê Mới", "31/02/1990", "", "Văn phòng Sở"), TD_IMPORT_REFUSED,
    "date-impossible" },
  { "month first", FULL ("Lê Mới", "04/30/1990", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "date-month-first" },
  { "zeros", FULL ("Lê Mới", "00/00/1990", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "date-year-only-kept" },
  { "not a date", FULL ("Lê Mới", "sáu mươi", "", "Văn phòng Sở"), TD_IMPORT_REFUSED,
    "date-unreadable" },
  { "born tomorrow", FULL ("Lê Mới", "01/02/2190", "", "Văn phòng Sở"), TD_IMPORT_REFUSED,
    "birth-invalid" },
  { "zero lost", FULL ("Lê Mới", "01/02/1990", "56090000003", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "cccd-zero-restored" },
  { "old number", FULL ("Lê Mới", "01/02/1990", "225123456", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "cccd-old" },
  { "letter in number", FULL ("Lê Mới", "01/02/1990", "05609000O003", "Văn phòng Sở"),
    TD_IMPORT_REFUSED,
    "cccd-invalid" },
  { "number of a woman", FULL ("Lê Mới", "01/02/1990", "056190000003", "Văn phòng Sở"),
    TD_IMPORT_ADDED,
    "cccd-sex" },
  { "number of another year", FULL ("Lê Mới", "01/02/1990", "056088000003", "Văn phòng Sở"),
    TD_IMPORT_ADDED, "cccd-birth" },
  { "number of no province", FULL ("Lê Mới", "01/02/1990", "003090000003", "Văn phòng Sở"),
    TD_IMPORT_ADDED, "cccd-province" },
  { "figures in a name", FULL ("Lê Mới 2", "01/02/1990", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "name-odd" },
  { "like a formula", FULL ("=1+1", "01/02/1990", "", "Văn phòng Sở"), TD_IMPORT_ADDED,
    "text-like-formula" },
  { "placeholders", ROW ("Nguyễn Văn An", "02/03/1980", "-", "//", "–", "-"), TD_IMPORT_SAME,
    "sex-missing" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autofree char *list = g_strconcat (HEADER, one->cells, NULL);
  const TdImportCounts *counts;
  guint by_outcome[TD_N_IMPORT_OUTCOMES];

  start (&test);
  import = test_import_text (test.store, TD_IMPORT_STAFF, list);
  counts = td_import_get_counts (import);
  by_outcome[TD_IMPORT_ADDED] = counts->added;
  by_outcome[TD_IMPORT_CHANGED] = counts->changed;
  by_outcome[TD_IMPORT_SAME] = counts->same;
  by_outcome[TD_IMPORT_REFUSED] = counts->refused;
  g_assert_cmpuint (counts->read, ==, 1);
  for (int outcome = 0; outcome < TD_N_IMPORT_OUTCOMES; outcome++)
    if (by_outcome[outcome] == 1)
      g_assert_cmpstr (td_import_outcome_get_name ((TdImportOutcome) outcome), ==,
                       td_import_outcome_get_name (one->outcome));
  if (one->code != NULL && test_import_find_problem (import, 2, one->code) == NULL)
    g_error ("no “%s”", one->code);
  if (one->code == NULL)
    g_assert_cmpuint (counts->warnings + counts->errors, ==, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 2 + counts->added);
}

/* What a cell lacks is not taken away. */
static void
test_empty_cells_never_erase (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;

  start (&test);
  import = test_import_text (test.store, TD_IMPORT_STAFF,
                             "Họ và tên\tNgày sinh\tChức vụ\tĐiện thoại\tLoại\n"
                             "Nguyễn Văn An\t1980\t\t0912345678\t\n");
  test_import_assert_counts (import, 0, 1, 0, 0);
  person = test_import_person (test.store, "Nguyễn Văn An");
  test_import_assert_display (person, "birth", "02/03/1980");
  test_import_assert_display (person, "post", "Chuyên viên");
  test_import_assert_display (person, "phone", "0912345678");
  test_import_assert_display (person, "kind", "Công chức");
  test_import_assert_display (person, "cccd", "056080000001");
}

static void
test_more_precise_birth (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) second = NULL;
  g_autoptr (TdRecord) person = NULL;

  start (&test);
  first = test_import_text (test.store, TD_IMPORT_STAFF, HEADER FULL ("Lê Chi", "1990", "",
                                                                      "Văn phòng Sở"));
  test_import_assert_counts (first, 1, 0, 0, 0);
  second = test_import_text (test.store, TD_IMPORT_STAFF, HEADER FULL ("Lê Chi", "05/06/1990", "",
                                                                       ""));
  test_import_assert_counts (second, 0, 1, 0, 0);
  person = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (person, "birth", "05/06/1990");
}

static void
test_namesakes (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) by_unit = NULL;
  g_autoptr (TdImport) ambiguous = NULL;
  const TdImportProblem *problem;

  start (&test);
  first = test_import_text (test.store, TD_IMPORT_STAFF,
                            HEADER FULL ("Lê Chi", "1990", "", "Văn phòng Sở")
                              FULL ("Lê Chi", "1990", "", "Thanh tra Sở"));
  test_import_assert_counts (first, 2, 0, 0, 0);
  test_import_assert_problem (first, 3, "namesake-in-file", TD_IMPORT_WARNING);
  by_unit = test_import_text (test.store, TD_IMPORT_STAFF,
                              HEADER FULL ("Lê Chi", "1990", "", "Thanh tra Sở")
                                FULL ("Lê Chi", "1990", "", "Văn phòng Sở"));
  test_import_assert_counts (by_unit, 0, 0, 2, 0);
  ambiguous = test_import_text (test.store, TD_IMPORT_STAFF,
                                HEADER FULL ("Lê Chi", "1990", "", "") FULL ("Lê Chi", "", "", ""));
  test_import_assert_counts (ambiguous, 0, 0, 0, 2);
  problem = test_import_find_problem (ambiguous, 2, "person-ambiguous");
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem->detail, "Thanh tra Sở"));
  test_import_assert_problem (ambiguous, 3, "person-ambiguous", TD_IMPORT_ERROR);
}

static void
test_twice_in_a_file (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;

  start (&test);
  import = test_import_text (test.store, TD_IMPORT_STAFF,
                             HEADER AN FULL ("Lê Chi", "05/06/1990", "", "Văn phòng Sở")
                               FULL ("Lê  CHI", "05/06/1990", "", "Thanh tra Sở")
                               FULL ("Mai Đào", "07/06/1991", "056091000007", "Văn phòng Sở")
                               FULL ("Mai Đào Em", "08/06/1991", "056091000007", "Văn phòng Sở")
                               FULL ("NGUYỄN VĂN AN", "1980", "", "")
                               FULL ("Lỗi Trước", "31/02/1990", "", "Văn phòng Sở")
                               FULL ("Lỗi Trước", "28/02/1990", "", "Văn phòng Sở"));
  test_import_assert_counts (import, 3, 0, 1, 4);
  test_import_assert_problem (import, 4, "duplicate-in-file", TD_IMPORT_ERROR);
  test_import_assert_problem (import, 6, "duplicate-in-file", TD_IMPORT_ERROR);
  test_import_assert_problem (import, 7, "duplicate-in-file", TD_IMPORT_ERROR);
  g_assert_cmpstr (test_import_find_problem (import, 7, "duplicate-in-file")->detail, ==, "2");
  /* A row that is refused does not stand in the way of another. */
  g_assert_null (test_import_find_problem (import, 9, "duplicate-in-file"));
}

/* Only in a list with month-first dates, and only what the register does not confirm. */
static void
test_ambiguous_dates (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdImport) day_first = NULL;
  g_autoptr (TdImport) checked = NULL;

  start (&test);
  day_first = test_import_text (test.store, TD_IMPORT_STAFF,
                                HEADER FULL ("Lê Chi", "05/06/1990", "", "Văn phòng Sở"));
  g_assert_cmpuint (test_import_count_problems (day_first, "date-ambiguous"), ==, 0);
  checked = test_import_check (test.store, TD_IMPORT_STAFF,
                               HEADER AN FULL ("Mai Đào", "05/06/1991", "", "Văn phòng Sở")
                                 FULL ("Mai Lê", "12/25/1991", "", "Văn phòng Sở"));
  import = test_import_text (test.store, TD_IMPORT_STAFF,
                             HEADER AN FULL ("Mai Đào", "05/06/1991", "", "Văn phòng Sở")
                               FULL ("Mai Lê", "12/25/1991", "", "Văn phòng Sở")
                                 FULL ("Mai Mai", "15/08/1991", "", "Văn phòng Sở"));
  g_assert_cmpuint (test_import_count_problems (import, "date-ambiguous"), ==, 1);
  test_import_assert_problem (import, 3, "date-ambiguous", TD_IMPORT_WARNING);
  g_assert_cmpuint (test_import_count_problems (checked, "date-ambiguous"), ==, 1);
  test_import_assert_problem (checked, 3, "date-ambiguous", TD_IMPORT_WARNING);
}

static void
test_sex_of_marks_and_columns (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) marks = NULL;
  g_autoptr (TdImport) columns = NULL;
  g_autoptr (TdRecord) marked = NULL;
  g_autoptr (TdRecord) unmarked = NULL;
  g_autoptr (TdRecord) by_column = NULL;

  start (&test);
  marks = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tNgày sinh\tPhụ nữ\tĐơn vị\nLê Chi\t1990\tx\tVăn phòng Sở\n"
                            "Lê Dũng\t1991\t\tVăn phòng Sở\n");
  test_import_assert_counts (marks, 2, 0, 0, 0);
  marked = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (marked, "sex", "Nữ");
  /* No mark is no answer. */
  unmarked = test_import_person (test.store, "Lê Dũng");
  g_assert_false (td_record_has (unmarked, "sex"));
  test_import_assert_problem (marks, 3, "sex-missing", TD_IMPORT_WARNING);

  columns = test_import_text (test.store, TD_IMPORT_STAFF,
                              "Họ và tên\tNăm sinh\t\tĐơn vị\n\tNam\tNữ\t\n"
                              "Mai Hoa\t\t1990\tVăn phòng Sở\nMai Cả\t1990\t1991\tVăn phòng Sở\n");
  by_column = test_import_person (test.store, "Mai Hoa");
  test_import_assert_display (by_column, "sex", "Nữ");
  test_import_assert_display (by_column, "birth", "1990");
  test_import_assert_problem (columns, 4, "sex-contradicts", TD_IMPORT_WARNING);
}

static void
test_sections_name_the_unit (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) chi = NULL;
  g_autoptr (TdRecord) em = NULL;

  td_test_store_init (&test);
  import = test_import_text (test.store, TD_IMPORT_STAFF,
                             "STT\tHọ và tên\tNgày sinh\tChức vụ\n"
                             "I\tVĂN PHÒNG SỞ\t\t\n1\tLê Chi\t05/06/1990\tVăn thư\n"
                             "2\tLê Dũng\t05/07/1990\tLái xe\n"
                             "II\tTHANH TRA SỞ\t\t\n3\tLê Em\t05/08/1990\tThanh tra viên\n");
  test_import_assert_counts (import, 3, 0, 0, 0);
  g_assert_cmpuint (td_import_get_counts (import)->units, ==, 2);
  chi = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (chi, "unit", "Văn phòng Sở");
  em = test_import_person (test.store, "Lê Em");
  test_import_assert_display (em, "unit", "Thanh tra Sở");
}

static GPtrArray *
list_periods (TdStore *store, gint64 staff)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_membership);
  g_autoptr (GError) error = NULL;
  GPtrArray *periods;

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_set_sort (query, "started", FALSE);
  periods = td_reader_list (td_store_get_reader (store), query, &error);
  g_assert_no_error (error);
  return periods;
}

/* A move is a dated one: the period so far ends the day before. */
static void
test_move (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) second = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GPtrArray) periods = NULL;

  start (&test);
  first = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tNgày sinh\tĐơn vị\tNgày về đơn vị\nLê Chi\t05/06/1990\tVăn "
                            "phòng Sở\t01/02/2015\n");
  second = test_import_text (test.store, TD_IMPORT_STAFF,
                             "Họ và tên\tNgày sinh\tĐơn vị\tNgày về đơn vị\nLê "
                             "Chi\t05/06/1990\tThanh tra Sở\t15/09/2026\n");
  test_import_assert_counts (second, 0, 1, 0, 0);
  person = test_import_person (test.store, "Lê Chi");
  test_import_assert_display (person, "unit", "Thanh tra Sở");
  test_import_assert_display (person, "unit_joined", "15/09/2026");
  periods = list_periods (test.store, td_record_get_id (person));
  g_assert_cmpuint (periods->len, ==, 2);
  test_import_assert_display (periods->pdata[0], "unit", "Văn phòng Sở");
  test_import_assert_display (periods->pdata[0], "started", "01/02/2015");
  test_import_assert_display (periods->pdata[0], "ended", "14/09/2026");
  test_import_assert_display (periods->pdata[1], "unit", "Thanh tra Sở");
  test_import_assert_display (periods->pdata[1], "started", "15/09/2026");
  test_import_assert_display (periods->pdata[1], "ended", "");
}

static void
test_archived (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;

  start (&test);
  person = test_import_person (test.store, "Nguyễn Văn An");
  td_record_set_int (person, "archived", 1);
  td_test_save (test.store, person);
  import = test_import_text (test.store, TD_IMPORT_STAFF, HEADER AN);
  test_import_assert_counts (import, 1, 0, 0, 0);
  test_import_assert_problem (import, 2, "person-archived", TD_IMPORT_WARNING);
}

static void
test_staff_code_goes_first (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) second = NULL;
  g_autoptr (TdImport) third = NULL;
  g_autoptr (TdRecord) person = NULL;

  start (&test);
  first = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Mã cán bộ\tHọ và tên\tNgày sinh\tĐơn vị\nCB-01\tLê "
                            "Chi\t05/06/1990\tVăn phòng Sở\n");
  second = test_import_text (test.store, TD_IMPORT_STAFF,
                             "Mã cán bộ\tHọ và tên\tNgày sinh\tĐiện thoại\ncb 01\tLê "
                             "Chi\t05/06/1991\t0912\n");
  test_import_assert_counts (second, 0, 1, 0, 0);
  test_import_assert_problem (second, 2, "birth-differs", TD_IMPORT_WARNING);
  third = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Mã cán bộ\tHọ và tên\tNgày sinh\tĐơn vị\nCB-01\tAi "
                            "Khác\t05/06/1970\tVăn phòng Sở\n");
  test_import_assert_counts (third, 0, 0, 0, 1);
  test_import_assert_problem (third, 2, "code-taken", TD_IMPORT_ERROR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (cases[i].name), " ,", '-');
      g_autofree char *path = g_strconcat ("/import/staff/case/", slug, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/import/staff/empty-cells-never-erase", test_empty_cells_never_erase);
  g_test_add_func ("/import/staff/more-precise-birth", test_more_precise_birth);
  g_test_add_func ("/import/staff/namesakes", test_namesakes);
  g_test_add_func ("/import/staff/twice-in-a-file", test_twice_in_a_file);
  g_test_add_func ("/import/staff/ambiguous-dates", test_ambiguous_dates);
  g_test_add_func ("/import/staff/sex-of-marks-and-columns", test_sex_of_marks_and_columns);
  g_test_add_func ("/import/staff/sections-name-the-unit", test_sections_name_the_unit);
  g_test_add_func ("/import/staff/move", test_move);
  g_test_add_func ("/import/staff/archived", test_archived);
  g_test_add_func ("/import/staff/staff-code-goes-first", test_staff_code_goes_first);
  return g_test_run ();
}
