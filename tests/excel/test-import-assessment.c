/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assessment-text.h"
#include "td-test-store.h"
#include "test-import-support.h"

#include "td-error.h"

#include <string.h>

#define STAFF_HEADER "Họ và tên\tNgày sinh\tĐơn vị công tác\tLoại\n"
#define AN "Nguyễn Văn An\t02/03/1980\tVăn phòng Sở\t"
#define BINH "Trần Bình\t15/08/1985\tThanh tra Sở\t"

#define HEADER \
  "Họ và tên\tNgày sinh\tĐơn vị công tác\tĐiểm tiêu chí chung (tối đa 30)\t" \
  "Điểm kết quả nhiệm vụ (tối đa 70)\tTổng điểm\tTự xếp loại\tSố tháng công tác trong năm\t" \
  "Nghỉ trong năm (tháng, lý do)\tKỷ luật trong năm\tSáng kiến được công nhận\n"
/* After the class: months, leave, discipline, initiatives. */
#define NOTHING "\t\t\t\t\n"

static void
start (TdTestStore *test)
{
  g_autoptr (TdImport) import = NULL;

  td_test_store_init (test);
  import = test_import_text (test->store, TD_IMPORT_STAFF,
                             STAFF_HEADER AN "Công chức\n" BINH "Công chức\n");
  test_import_assert_counts (import, 2, 0, 0, 0);
}

static TdRecord *
get_facts (TdStore *store, const char *name)
{
  g_autoptr (TdRecord) person = test_import_person (store, name);

  return test_import_facts (store, td_record_get_id (person), 2026);
}

/**
 * Case: one row for AN.
 * @cells: from the first score on
 * @code: (nullable): a problem it must have, and none otherwise
 * @key, @display: (nullable): a fact after the import
 */
typedef struct
{
  const char *name;
  const char *cells;
  gboolean    is_refused;
  const char *code;
  const char *key;
  const char *display;
} Case;

static const Case cases[] = {
  { "plain", "27,5\t64,8\t92,3\tHTXSNV\t12\t\t\t\n", FALSE, NULL, "self_total", "92,3" },
  { "exactly 90", "25,1\t64,9\t90\tXuất sắc" NOTHING, FALSE, NULL, "self_class",
    "Hoàn thành xuất sắc nhiệm vụ" },
  { "common over 30", "30,1\t64\t94,1\t" NOTHING, TRUE, "score-range", NULL, NULL },
  { "task over 70", "30\t70,5\t100\t" NOTHING, TRUE, "score-range", NULL, NULL },
  { "below 0", "-1\t70\t69\t" NOTHING, TRUE, "score-range", NULL, NULL },
  { "no number", "mười\t70\t80\t" NOTHING, TRUE, "score-unreadable", NULL, NULL },
  { "no score", "\t\t\t" NOTHING, FALSE, "score-missing", "self_total", "" },
  { "one part", "20\t\t\t" NOTHING, FALSE, "score-incomplete", "self_common", "20" },
  { "wrong total", "20\t60\t81\t" NOTHING, FALSE, "total-differs", "self_total", "81" },
  { "total alone", "\t\t81\t" NOTHING, FALSE, NULL, "self_total", "81" },
  { "class unlike score", "30\t65\t95\tHTNV" NOTHING, FALSE, "class-not-by-score", "self_class",
    "Hoàn thành nhiệm vụ" },
  { "no class", "20\t60\t80\tA*" NOTHING, TRUE, "class-unknown", NULL, NULL },
  { "months", "20\t60\t80\t\t13\t\t\t\n", TRUE, "months-invalid", NULL, NULL },
  { "half a month", "20\t60\t80\t\t7,5\t\t\t\n", TRUE, "months-invalid", NULL, NULL },
  { "leave", "20\t60\t80\t\t8\t4 tháng, nghỉ không lương\t\t\n", FALSE, NULL, "leave_months", "4" },
  { "maternity", "20\t60\t80\t\t7\t5 tháng, thai sản\t\t\n", FALSE, NULL, "maternity_months", "5" },
  { "leave unclear", "20\t60\t80\t\t\tnghỉ ốm dài\t\t\n", FALSE, "leave-unreadable", "leave_text",
    "nghỉ ốm dài" },
  { "discipline", "20\t60\t80\t\t\t\tKhiển trách (vi phạm trong thực hiện nhiệm vụ), 15/6/2026\t\n",
    FALSE,
    NULL, "discipline_for_duty", "x" },
  { "discipline without cause", "20\t60\t80\t\t\t\tCảnh cáo, 02/3/2026\t\n", FALSE,
    "discipline-cause-unknown", "discipline_text", "Cảnh cáo, 02/3/2026" },
  { "no discipline", "20\t60\t80\t\t\t\tKhông\t\n", FALSE, NULL, "discipline_text", "" },
  { "initiative", "20\t60\t80\t\t\t\t\tCó, QĐ số 159/QĐ-STP\n", FALSE, NULL, "initiatives", "1" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) facts = NULL;
  g_autofree char *list = g_strconcat (HEADER, AN, one->cells, BINH "20\t60\t80\t" NOTHING, NULL);

  start (&test);
  import = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT, list);
  if (one->is_refused)
    test_import_assert_counts (import, 1, 0, 0, 1);
  else
    test_import_assert_counts (import, 2, 0, 0, 0);
  if (one->code != NULL)
    test_import_assert_problem (import, 2, one->code,
                                one->is_refused ? TD_IMPORT_ERROR : TD_IMPORT_WARNING);
  else
    g_assert_cmpuint (td_import_get_counts (import)->warnings, ==, 0);
  facts = get_facts (test.store, "Nguyễn Văn An");
  g_assert_true ((facts == NULL) == one->is_refused);
  /* A flag shows as a mark or as a word: whether it is set is what counts. */
  if (one->key != NULL && strcmp (one->key, "discipline_for_duty") == 0)
    g_assert_cmpint (td_record_get_int_or (facts, one->key, -1), ==, 1);
  else if (one->key != NULL)
    test_import_assert_display (facts, one->key, one->display);
}

static void
test_matching (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) an = NULL;
  g_autoptr (TdRecord) binh = NULL;
  const TdImportProblem *problem;

  start (&test);
  /* The other way round than in the register, and one whom nobody knows. */
  import = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                             HEADER BINH "20\t60\t80\t" NOTHING
                             "NGUYỄN VĂN AN\t1980\t\t25\t65\t90\t" NOTHING
                             "Nguyễn Văn An\t02/03/1981\t\t25\t65\t90\t" NOTHING
                             "Ai Đó\t02/03/1981\t\t25\t65\t90\t" NOTHING);
  test_import_assert_counts (import, 2, 0, 0, 2);
  problem = test_import_find_problem (import, 4, "person-unknown");
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem->detail, "02/03/1980"));
  test_import_assert_problem (import, 5, "person-unknown", TD_IMPORT_ERROR);
  an = get_facts (test.store, "Nguyễn Văn An");
  test_import_assert_display (an, "self_total", "90");
  binh = get_facts (test.store, "Trần Bình");
  test_import_assert_display (binh, "self_total", "80");
  /* An assessment never adds a person or a unit. */
  g_assert_cmpint (test_import_count (test.store, &td_entity_staff), ==, 2);
  g_assert_cmpint (test_import_count (test.store, &td_entity_unit), ==, 2);
}

static void
test_people_who_are_missing (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  const TdImportProblem *problem;

  start (&test);
  /* A refused row is in the list all the same. */
  import = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                             HEADER AN "31\t60\t91\t" NOTHING);
  test_import_assert_counts (import, 0, 0, 0, 1);
  g_assert_cmpuint (test_import_count_problems (import, "not-in-list"), ==, 1);
  problem = test_import_find_problem (import, 0, "not-in-list");
  g_assert_nonnull (strstr (problem->value, "Trần Bình"));
}

static void
test_update (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) first = NULL;
  g_autoptr (TdImport) second = NULL;
  g_autoptr (TdImport) third = NULL;
  g_autoptr (TdRecord) facts = NULL;

  start (&test);
  first = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                            HEADER AN "20\t60\t80\tHTTNV\t12\t\t\tCó\n");
  second = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                             HEADER AN "20\t61\t81\t\t\t\t\t\n");
  test_import_assert_counts (second, 0, 1, 0, 0);
  facts = get_facts (test.store, "Nguyễn Văn An");
  test_import_assert_display (facts, "self_total", "81");
  test_import_assert_display (facts, "self_class", "Hoàn thành tốt nhiệm vụ");
  test_import_assert_display (facts, "months", "12");
  test_import_assert_display (facts, "initiatives", "1");
  third = test_import_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                            HEADER AN "20\t61\t81\t\t\t\t\t\n");
  test_import_assert_counts (third, 0, 0, 1, 0);
  g_assert_cmpint (test_import_count (test.store, &td_entity_year_fact), ==, 1);
}

static void
test_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) none = NULL;
  g_autoptr (TdImport) titled = NULL;
  g_autoptr (GError) error = NULL;

  start (&test);
  none = td_import_new_for_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                                 HEADER AN "20\t60\t80\t" NOTHING);
  g_assert_true (td_import_open (none, &error));
  g_assert_cmpuint (td_import_get_year (none), ==, 0);
  g_assert_cmpint (td_import_run (none, FALSE, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);

  titled = td_import_new_for_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                                   "BẢNG TỰ ĐÁNH GIÁ, XẾP LOẠI NĂM "
                                   "2027\n\n" HEADER AN "20\t60\t80\t" NOTHING);
  g_clear_error (&error);
  g_assert_true (td_import_open (titled, &error));
  g_assert_cmpuint (td_import_get_year (titled), ==, 2027);
  /* What is said goes before what is found. */
  td_import_set_year (titled, 2026);
  g_assert_cmpint (td_import_run (titled, FALSE, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_frozen_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImport) import = NULL;
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_year_seal);
  g_autoptr (GError) error = NULL;

  start (&test);
  td_record_set_int (seal, "year", 2026);
  td_record_set_int (seal, "version", 1);
  td_record_set_int (seal, "sealed_at", 1);
  td_record_set_text (seal, "hash", "0");
  td_test_save (test.store, seal);

  import = td_import_new_for_text (test.store, TD_IMPORT_SELF_ASSESSMENT,
                                   HEADER AN "20\t60\t80\t" NOTHING);
  td_import_set_year (import, 2026);
  g_assert_true (td_import_open (import, &error));
  g_assert_false (td_import_check (import, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (test_import_count (test.store, &td_entity_year_fact), ==, 0);
}

static void
test_leave_texts (void)
{
  static const struct { const char *text; gboolean is_clear; int leave; int maternity; } texts[] = {
    { "4 tháng, nghỉ không lương", TRUE, 4, -1 },
    { "5 tháng, thai sản", TRUE, -1, 5 },
    { "thai sản 06 tháng", TRUE, -1, 6 },
    { "02 tháng ốm; 5 tháng thai sản", TRUE, 2, 5 },
    { "1 tháng ốm, 2 tháng đi học", TRUE, 3, -1 },
    { "Không", TRUE, 0, 0 },
    { "2,5 tháng", FALSE, 0, 0 },
    { "15 ngày", FALSE, 0, 0 },
    { "nghỉ ốm", FALSE, 0, 0 },
    { "14 tháng", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int leave, maternity;

      g_test_message ("%s", texts[i].text);
      g_assert_true (td_assessment_read_leave (texts[i].text, &leave,
                                               &maternity) == texts[i].is_clear);
      if (!texts[i].is_clear)
        continue;
      g_assert_cmpint (leave, ==, texts[i].leave);
      g_assert_cmpint (maternity, ==, texts[i].maternity);
    }
}

static void
test_other_texts (void)
{
  g_assert_true (td_assessment_is_for_duty ("Khiển trách (vi phạm trong thực hiện nhiệm vụ), "
                                            "15/6/2026"));
  g_assert_true (td_assessment_is_for_duty ("Cảnh cáo do vi phạm trong thi hành công vụ"));
  g_assert_false (td_assessment_is_for_duty ("Cảnh cáo, 02/3/2026"));
  g_assert_false (td_assessment_is_for_duty ("Khiển trách, không vi phạm trong thực hiện nhiệm "
                                             "vụ"));
  g_assert_cmpstr (td_assessment_read_discipline ("Khiển trách, 15/6/2026"), ==, "khien_trach");
  g_assert_cmpstr (td_assessment_read_discipline ("bị nhắc nhở"), ==, NULL);
  g_assert_cmpuint (td_assessment_count_initiatives ("Có, QĐ số 159/QĐ-STP"), ==, 1);
  g_assert_cmpuint (td_assessment_count_initiatives ("02 sáng kiến"), ==, 2);
  g_assert_cmpuint (td_assessment_count_initiatives ("QĐ số 1/QĐ-STP; QĐ số 7/QĐ-STP"), ==, 2);
  g_assert_cmpuint (td_assessment_count_initiatives ("Số hóa hồ sơ"), ==, 1);
  g_assert_cmpuint (td_assessment_count_initiatives ("Không"), ==, 0);
  g_assert_cmpuint (td_assessment_find_year ("BẢNG TỔNG HỢP … NĂM 2026"), ==, 2026);
  g_assert_cmpuint (td_assessment_find_year ("năm 20266"), ==, 0);
  g_assert_cmpuint (td_assessment_find_year ("Số 2026/BC"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (cases[i].name), " ,", '-');
      g_autofree char *path = g_strconcat ("/import/assessment/case/", slug, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/import/assessment/matching", test_matching);
  g_test_add_func ("/import/assessment/people-who-are-missing", test_people_who_are_missing);
  g_test_add_func ("/import/assessment/update", test_update);
  g_test_add_func ("/import/assessment/year", test_year);
  g_test_add_func ("/import/assessment/frozen-year", test_frozen_year);
  g_test_add_func ("/import/assessment/leave-texts", test_leave_texts);
  g_test_add_func ("/import/assessment/other-texts", test_other_texts);
  return g_test_run ();
}
