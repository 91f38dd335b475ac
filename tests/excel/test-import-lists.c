/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"
#include "test-import-support.h"

#include "td-error.h"
#include "td-sheet-writer.h"

#include <string.h>

/* Lists as offices keep them, each arranged in its own way. */

#define REST "\tChức vụ\tĐơn vị công tác\tLoại\n"
#define AT "\tChuyên viên\tVăn phòng Sở\tCông chức\n"

/**
 * Case: a list, and what a careful clerk makes of it.
 * @code: (nullable): a problem that it has somewhere
 * @name, @key, @display: a person who is there afterwards, and what is known of them
 */
typedef struct
{
  const char *title;
  const char *list;
  guint       added;
  guint       refused;
  const char *code;
  const char *name;
  const char *key;
  const char *display;
} Case;

static const Case cases[] = {
  { "name in three columns",
    "STT\tHọ\tTên đệm\tTên\tNgày sinh" REST "1\tNguyễn\tThị Ánh\tTuyết\t15/03/1975" AT, 1, 0, NULL,
    "Nguyễn Thị Ánh Tuyết", "birth", "15/03/1975" },
  { "a heading over two columns", "STT\tHọ và\ttên\tNgày sinh" REST "1\tTrần Văn\tĐạt\t1980" AT, 1,
    0, NULL, "Trần Văn Đạt", "birth", "1980" },
  { "birth in three columns",
    "STT\tHọ và tên\tNgày sinh\t\t\tĐơn vị công tác\n\t\tNgày\tTháng\tNăm\t\n"
    "1\tLê Phúc\t24\t7\t1991\tVăn phòng Sở\n", 1, 0, NULL, "Lê Phúc", "birth", "24/07/1991" },
  { "only the year of three columns",
    "STT\tHọ và tên\tNgày sinh\t\t\tĐơn vị công tác\n\t\tNgày\tTháng\tNăm\t\n"
    "1\tLê Phúc\t\t\t1991\tVăn phòng Sở\n", 1, 0, NULL, "Lê Phúc", "birth", "1991" },
  { "short year", "Họ và tên\tNgày sinh" REST "Trần Đạt\t1.12.80" AT, 1, 0, "date-guessed",
    "Trần Đạt", "birth", "01/12/1980" },
  { "short year of this century", "Họ và tên\tNgày sinh" REST "Trần Đạt\t1/12/03" AT, 1, 0,
    "date-guessed", "Trần Đạt", "birth", "01/12/2003" },
  { "date without signs", "Họ và tên\tNgày sinh" REST "Trần Đạt\t16061986" AT, 1, 0,
    "date-guessed", "Trần Đạt", "birth", "16/06/1986" },
  { "no date without signs", "Họ và tên\tNgày sinh" REST "Trần Đạt\t99999999" AT, 0, 1,
    "date-unreadable", NULL, NULL, NULL },
  { "dot behind a date", "Họ và tên\tNgày sinh" REST "Trần Đạt\t8/8/1998." AT, 1, 0, NULL,
    "Trần Đạt", "birth", "08/08/1998" },
  { "other signs in a date", "Họ và tên\tNgày sinh" REST "Trần Đạt\t05\\05\\1988" AT, 1, 0,
    "date-guessed", "Trần Đạt", "birth", "05/05/1988" },
  { "apostrophe before a date", "Họ và tên\tNgày sinh" REST "Trần Đạt\t'05/06/1988" AT, 1, 0,
    NULL, "Trần Đạt", "birth", "05/06/1988" },
  { "old font", "STT\tHä vµ tªn\tNgµy sinh\t§¬n vÞ c«ng t¸c\n1\tNguyÔn ThÞ ¸nh\t1981\tThanh tra Së\n"
    "2\tTrÇn V¨n Dòng\t1980\tV¨n phßng Së\n", 2, 0, "legacy-font", "Nguyễn Thị Ánh", "unit",
    "Thanh tra Sở" },
  { "titles", "Họ và tên\tNgày sinh" REST "Ông Trần Đạt\t1980" AT "Bà Lê Lan\t1981" AT, 2, 0,
    "titles-dropped", "Lê Lan", "sex", "Nữ" },
  { "Ông is a name", "Họ và tên\tNgày sinh" REST "Ông Ích Khiêm\t1980" AT "Lê Lan\t1981" AT, 2, 0,
    NULL, "Ông Ích Khiêm", "birth", "1980" },
  { "a column of titles",
    "STT\tÔng/Bà\tHọ và tên\tNgày sinh" REST "1\tBà\tLê Lan\t1981" AT "2\tÔng\tTrần Đạt\t1980" AT,
    2, 0, NULL, "Trần Đạt", "sex", "Nam" },
  { "kind by marks",
    "STT\tHọ và tên\tNgày sinh\tĐơn vị công tác\tPhân loại\t\t\n\t\t\t\tCông chức\tViên chức\tHĐLĐ\n"
    "1\tLê Lan\t1981\tVăn phòng Sở\tx\t\t\n2\tTrần Đạt\t1980\tVăn phòng Sở\t\t\tx\n", 2, 0, NULL,
    "Trần Đạt", "kind", "Hợp đồng lao động" },
  { "kind by marks without a heading above",
    "STT\tHọ và tên\tNgày sinh\tĐơn vị công tác\tCông chức\tViên chức\tHĐLĐ\n"
    "1\tLê Lan\t1981\tVăn phòng Sở\t\tx\t\n2\tTrần Đạt\t1980\tVăn phòng Sở\tx\t\t\n", 2, 0, NULL,
    "Lê Lan", "kind", "Viên chức" },
  { "two marks",
    "STT\tHọ và tên\tNgày sinh\tĐơn vị công tác\tCông chức\tViên chức\tHĐLĐ\n"
    "1\tLê Lan\t1981\tVăn phòng Sở\tx\tx\t\n", 0, 1, "kind-unknown", NULL, NULL, NULL },
  { "kind with more words",
    "Họ và tên\tNgày sinh\tĐơn vị công tác\tLoại\nLê Lan\t1981\tVăn phòng Sở\tViên chức sự nghiệp\n",
    1, 0, NULL, "Lê Lan", "kind", "Viên chức" },
  { "kind of two kinds",
    "Họ và tên\tNgày sinh\tĐơn vị công tác\tLoại\nLê Lan\t1981\tVăn phòng Sở\tCông chức, viên chức\n",
    0, 1, "kind-unknown", NULL, NULL, NULL },
  { "numbered sections with counts",
    "STT\tHọ và tên\tNgày sinh\tChức vụ\n1. Phòng Bổ trợ tư pháp: 4 người\n1\tLê Lan\t1981\tKế toán\n"
    "II\tThanh tra Sở (01 đ/c)\n1\tTrần Đạt\t1980\tThanh tra viên\n", 2, 0, NULL, "Lê Lan", "unit",
    "Phòng Bổ trợ tư pháp" },
  { "section in capitals",
    "STT\tHọ và tên\tNgày sinh\tChức vụ\nI\tPHÒNG TỔ CHỨC - HÀNH CHÍNH\n1\tLê Lan\t1981\tKế toán\n",
    1, 0, "unit-created", "Lê Lan", "unit", "Phòng Tổ chức - Hành chính" },
  { "unit above the headings",
    "SỞ TƯ PHÁP\nĐơn vị: Thanh tra Sở\nDANH SÁCH\nSTT\tHọ và tên\tNgày sinh\n1\tLê Lan\t1981\n", 1,
    0, "unit-from-title", "Lê Lan", "unit", "Thanh tra Sở" },
  { "letterhead is no unit",
    "SỞ TƯ PHÁP\nDANH SÁCH\nSTT\tHọ và tên\tNgày sinh\n1\tLê Lan\t1981\n", 0, 1, "unit-missing",
    NULL, NULL, NULL },
  { "tables below each other",
    "THANH TRA SỞ\nSTT\tHọ và tên\tNgày sinh\n1\tLê Lan\t1981\nVĂN PHÒNG\nSTT\tHọ và tên\tNgày sinh\n"
    "1\tTrần Đạt\t1980\n", 2, 0, NULL, "Trần Đạt", "unit", "Văn phòng" },
  { "post and unit in one",
    "STT\tHọ và tên\tNgày sinh\tChức vụ, đơn vị công tác\n"
    "1\tLê Lan\t1981\tKế toán, Trung tâm Trợ giúp pháp lý\n", 1, 0, "unit-from-post", "Lê Lan",
    "post", "Kế toán" },
  { "post that holds the unit",
    "STT\tHọ và tên\tNgày sinh\tChức vụ, đơn vị\n1\tLê Lan\t1981\tKế toán, Phòng Tổ chức\n"
    "2\tTrần Đạt\t1980\tPhó Trưởng phòng Tổ chức\n", 2, 0, "unit-from-post", "Trần Đạt", "post",
    "Phó Trưởng phòng" },
  { "lines of a form", "STT\tHọ và tên\tNgày sinh" REST "1\tLê Lan\t1981" AT "2\n3\n4\n", 1, 0, NULL,
    "Lê Lan", "birth", "1981" },
  { "dates of the Party",
    "STT\tHọ và tên\tĐơn vị\tNgày vào Đảng\t\n\t\t\tDự bị\tChính thức\n"
    "1\tLê Lan\tThanh tra Sở\t03/02/2010\t03/02/2011\n", 1, 0, NULL, "Lê Lan", "party_joined",
    "03/02/2010" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;

  td_test_store_init (&test);
  import = test_import_text (test.store, TD_IMPORT_STAFF, one->list);
  test_import_assert_counts (import, one->added, 0, 0, one->refused);
  if (one->code != NULL)
    g_assert_cmpuint (test_import_count_problems (import, one->code), >, 0);
  if (one->name == NULL)
    return;
  person = test_import_person (test.store, one->name);
  test_import_assert_display (person, one->key, one->display);
}

/* Self-assessments under other headings: score and class of one person. */
typedef struct
{
  const char *title;
  const char *headings;
  const char *cells;
  const char *key;
  const char *display;
} Assessment;

static const Assessment assessments[] = {
  { "score alone", "Điểm\tXếp loại", "88,5\tHTTNV", "self_total", "88,5" },
  { "class alone", "Điểm\tXếp loại", "88,5\tHTTNV", "self_class", "Hoàn thành tốt nhiệm vụ" },
  { "own score", "Điểm cá nhân tự chấm\tĐiểm Hội đồng đánh giá", "88\t87", "self_total", "88" },
  { "council's score", "Điểm cá nhân tự chấm\tĐiểm Hội đồng đánh giá", "88\t87", "council_total",
    "87" },
  { "appraised score", "Tự chấm điểm\tĐiểm cấp phòng đánh giá", "88\t86", "appraised_total", "86" },
  { "level", "Tổng điểm\tMức độ hoàn thành nhiệm vụ", "95 điểm\tHoàn thành xuất sắc nhiệm vụ",
    "self_class", "Hoàn thành xuất sắc nhiệm vụ" },
  { "points", "Tổng điểm\tMức độ hoàn thành nhiệm vụ", "95 điểm\tHoàn thành xuất sắc nhiệm vụ",
    "self_total", "95" },
  { "out of 100", "Điểm số\tKết quả tự đánh giá", "91,5/100\tHT xuất sắc NV", "self_total", "91,5" },
  { "shortened", "Điểm số\tKết quả tự đánh giá", "91,5/100\tHT xuất sắc NV", "self_class",
    "Hoàn thành xuất sắc nhiệm vụ" },
  { "total of several", "Điểm tiêu chí 1\tĐiểm tiêu chí 2\tTổng cộng", "30\t55\t85", "self_total",
    "85" },
};

static void
test_assessment (gconstpointer data)
{
  const Assessment *one = data;
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) staff = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (TdRecord) facts = NULL;
  g_autofree char *list = g_strdup_printf ("Họ và tên\tĐơn vị\t%s\nLê Lan\tThanh tra Sở\t%s\n",
                                           one->headings, one->cells);

  td_test_store_init (&test);
  staff = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tĐơn vị\tLoại\nLê Lan\tThanh tra Sở\tCông chức\n");
  import = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT, list);
  test_import_assert_counts (import, 1, 0, 0, 0);
  person = test_import_person (test.store, "Lê Lan");
  facts = test_import_facts (test.store, td_record_get_id (person), 2026);
  test_import_assert_display (facts, one->key, one->display);
}

/* A class by marks, and the layers under one heading each. */
static void
test_assessment_headings (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) staff = NULL;
  g_autoptr (TdImport) marks = NULL;
  g_autoptr (TdImport) layers = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (TdRecord) facts = NULL;

  td_test_store_init (&test);
  staff = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tĐơn vị\tLoại\nLê Lan\tThanh tra Sở\tCông chức\n");
  person = test_import_person (test.store, "Lê Lan");
  marks = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                            "STT\tHọ và tên\tTổng điểm\tMức tự xếp loại\t\t\t\n"
                            "\t\t\tHTXSNV\tHTTNV\tHTNV\tKHTNV\n1\tLê Lan\t85\t\tx\t\t\n");
  test_import_assert_counts (marks, 1, 0, 0, 0);
  facts = test_import_facts (test.store, td_record_get_id (person), 2026);
  test_import_assert_display (facts, "self_class", "Hoàn thành tốt nhiệm vụ");
  g_clear_object (&facts);

  layers = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                             "STT\tHọ và tên\tCá nhân tự đánh giá\t\tĐơn vị đánh giá\t\n"
                             "\t\tĐiểm\tXếp loại\tĐiểm\tXếp loại\n1\tLê Lan\t90\tHTXSNV\t84\tHTTNV\n");
  test_import_assert_counts (layers, 0, 1, 0, 0);
  facts = test_import_facts (test.store, td_record_get_id (person), 2026);
  test_import_assert_display (facts, "self_total", "90");
  test_import_assert_display (facts, "appraised_total", "84");
  test_import_assert_display (facts, "appraised_class", "Hoàn thành tốt nhiệm vụ");
}

/* The title of a list puts new people into a unit, and moves nobody who is there. */
static void
test_title_moves_nobody (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) staff = NULL;
  g_autoptr (TdImport) again = NULL;
  g_autoptr (TdRecord) person = NULL;

  td_test_store_init (&test);
  staff = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Họ và tên\tNgày sinh\tĐơn vị\nLê Lan\t02/03/1981\tThanh tra Sở\n"
                            "Võ Minh\t04/05/1990\tVăn phòng\n");
  again = test_import_text (test.store, TD_IMPORT_STAFF,
                            "Đơn vị: Văn phòng\nHọ và tên\tNgày sinh\tChức vụ\n"
                            "Lê Lan\t02/03/1981\tKế toán\nTrần Đạt\t06/07/1985\tVăn thư\n");
  test_import_assert_counts (again, 1, 1, 0, 0);
  person = test_import_person (test.store, "Lê Lan");
  test_import_assert_display (person, "unit", "Thanh tra Sở");
  test_import_assert_display (person, "post", "Kế toán");
}

/* A list of names alone says nothing of the year. */
static void
test_no_facts (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  import = td_import_new_for_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                                   "STT\tHọ và tên\tĐơn vị\n1\tLê Lan\tThanh tra Sở\n");
  td_import_set_year (import, 2026);
  g_assert_true (td_import_open (import, NULL));
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* The unit stands once, in a cell merged over the people who are in it. */
static void
test_merged_down (void)
{
  static const char *const rows[][3] = {
    { "Họ và tên", "Ngày sinh", "Đơn vị công tác" },
    { "Lê Lan", "1981", NULL },
    { "Trần Đạt", "1980", NULL },
    { "Võ Minh", "1990", "Thanh tra Sở" },
  };
  const TdCellStyle plain = { .size = 12 };
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  guint style;

  td_test_store_init (&test);
  path = td_test_store_path (&test, "gộp.xlsx");
  file = g_file_new_for_path (path);
  writer = td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error);
  g_assert_no_error (error);
  td_sheet_writer_add_sheet (writer, "Danh sách");
  style = td_sheet_writer_add_style (writer, &plain);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows[i]); j++)
      if (rows[i][j] != NULL)
        td_sheet_writer_text (writer, i, j, rows[i][j], style);
  td_sheet_writer_merge (writer, 1, 2, 2, 2, "Phòng Hộ tịch", style);
  g_assert_true (td_sheet_writer_finish (writer, NULL, &error));

  import = test_import_file (test.store, TD_IMPORT_STAFF, file);
  test_import_assert_counts (import, 3, 0, 0, 0);
  person = test_import_person (test.store, "Trần Đạt");
  test_import_assert_display (person, "unit", "Phòng Hộ tịch");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/lists/%s", cases[i].title);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (assessments); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/assessments/%s", assessments[i].title);

      g_test_add_data_func (path, &assessments[i], test_assessment);
    }
  g_test_add_func ("/import/assessments/headings", test_assessment_headings);
  g_test_add_func ("/import/assessments/no-facts", test_no_facts);
  g_test_add_func ("/import/lists/merged-down", test_merged_down);
  g_test_add_func ("/import/lists/title-moves-nobody", test_title_moves_nobody);
  return g_test_run ();
}
