/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-facts.h"

#include "td-db-private.h"
#include "td-error.h"
#include "td-reader-private.h"
#include "td-staff-actions.h"
#include "td-test-year.h"

static TdYearFacts *
load (TdStore *store, guint year)
{
  g_autoptr (GError) error = NULL;
  TdYearFacts *facts = td_year_facts_load (td_store_get_reader (store), year, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static const TdFacts *
get (const TdYearFacts *facts, gint64 staff)
{
  guint index;

  g_assert_true (td_year_facts_find (facts, staff, &index));
  g_assert_cmpint (facts->facts[index].id, ==, staff);
  return &facts->facts[index];
}

static const TdYearPerson *
get_person (const TdYearFacts *facts, gint64 staff)
{
  guint index;

  g_assert_true (td_year_facts_find (facts, staff, &index));
  return &facts->people[index];
}

static guint
count_warnings (const TdYearFacts *facts, gint64 staff)
{
  guint n = 0;

  for (guint i = 0; i < facts->warnings->len; i++)
    n += ((TdYearWarning *) g_ptr_array_index (facts->warnings, i))->staff == staff;
  return n;
}

static void
add_period (TdStore *store, gint64 staff, gint64 unit, const char *post, const char *started,
            const char *ended)
{
  g_autoptr (TdRecord) period = td_record_new (&td_entity_membership);

  td_record_set_int (period, "staff", staff);
  td_record_set_int (period, "unit", unit);
  td_record_set_text (period, "post", post);
  td_record_set_text (period, "started", started);
  td_record_set_text (period, "ended", ended);
  td_test_save (store, period);
}

static gint64
add_person (TdStore *store, const char *name, gint64 unit)
{
  const TestPerson person = { name, "Chuyên viên", "cong_chuc", 0, 0, 0 };

  return test_add_person (store, &person, unit, 2026);
}

static void
set_fact (TdStore *store, gint64 staff, guint year, const char *key, const char *text)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) fact = NULL;

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_filter_int (query, "year", TD_FILTER_IS, year);
  fact = td_reader_first (td_store_get_reader (store), query, &error);
  g_assert_no_error (error);
  if (fact == NULL)
    fact = td_record_new (&td_entity_year_fact);
  td_record_set_int (fact, "staff", staff);
  td_record_set_int (fact, "year", year);
  g_assert_true (td_record_set_from_text (fact, key, text, &error));
  g_assert_no_error (error);
  td_test_save (store, fact);
}

static void
test_scores (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  const TdFacts *found;
  gint64 office, sum, total, differs, none, council;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  sum = add_person (test.store, "Lê Thị Ba", office);
  set_fact (test.store, sum, 2026, "self_common", "24");
  set_fact (test.store, sum, 2026, "self_task", "64,8");
  total = add_person (test.store, "Lê Thị Bốn", office);
  set_fact (test.store, total, 2026, "self_total", "89,999");
  set_fact (test.store, total, 2025, "self_total", "50");
  differs = add_person (test.store, "Lê Thị Năm", office);
  set_fact (test.store, differs, 2026, "self_common", "24");
  set_fact (test.store, differs, 2026, "self_task", "60");
  set_fact (test.store, differs, 2026, "self_total", "85");
  none = add_person (test.store, "Lê Thị Sáu", office);
  council = add_person (test.store, "Lê Thị Bảy", office);
  set_fact (test.store, council, 2026, "self_common", "24");
  set_fact (test.store, council, 2026, "self_task", "60");
  set_fact (test.store, council, 2026, "council_total", "82,5");
  set_fact (test.store, council, 2026, "council_class", "HTTNV");

  facts = load (test.store, 2026);
  g_assert_cmpuint (facts->n_people, ==, 5);
  found = get (facts, sum);
  g_assert_cmpint (found->self_score, ==, 88800);
  g_assert_cmpint (found->common_score, ==, 24000);
  g_assert_cmpint (found->appraised_score, ==, TD_SCORE_MISSING);
  g_assert_cmpint (get (facts, total)->self_score, ==, 89999);
  g_assert_cmpint (get (facts, total)->common_score, ==, TD_SCORE_MISSING);
  /* What was reported stays, and the contradiction is said. */
  g_assert_cmpint (get (facts, differs)->self_score, ==, 85000);
  g_assert_cmpuint (count_warnings (facts, differs), ==, 1);
  g_assert_cmpint (get (facts, none)->self_score, ==, TD_SCORE_MISSING);
  g_assert_cmpint (get (facts, none)->months, ==, -1);
  g_assert_cmpuint (get (facts, none)->leave_months, ==, 0);
  g_assert_cmpint (get_person (facts, none)->year_fact, ==, 0);
  /* The parts say nothing of the council's score. */
  g_assert_cmpint (get (facts, council)->council_score, ==, 82500);
  g_assert_cmpint (get (facts, council)->self_score, ==, 84000);
  g_assert_cmpint (get (facts, council)->common_score, ==, TD_SCORE_MISSING);
  g_assert_cmpint (get (facts, council)->council_class, ==, TD_CLASS_GOOD);
  g_assert_cmpuint (facts->warnings->len, ==, 1);
}

/* Names in the Vietnamese order of given names. */
static void
test_order (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  static const char *const names[] = { "Lê An", "Lê Ánh", "Lê Bê", "Lê Đào", "Lê Em" };
  gint64 office;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  for (guint i = G_N_ELEMENTS (names); i > 0; i--)
    add_person (test.store, names[i - 1], office);
  facts = load (test.store, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (facts->facts[i].name, ==, names[i]);
}

static void
test_leaders (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  gint64 office, center, team, head, deputy, chosen, denied, worker;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  center = test_add_unit (test.store, "Trung tâm B", 0, TRUE);
  team = test_add_unit (test.store, "Tổ một", center, FALSE);
  head = add_person (test.store, "Lê Văn Một", office);
  td_test_set_text (test.store, &td_entity_staff, head, "post", "Chánh Văn phòng");
  test_set_int (test.store, &td_entity_unit, office, "head", head);
  deputy = add_person (test.store, "Lê Văn Hai", office);
  td_test_set_text (test.store, &td_entity_staff, deputy, "post", "Phó Chánh Văn phòng");
  chosen = add_person (test.store, "Lê Văn Ba", office);
  td_test_set_text (test.store, &td_entity_staff, chosen, "leader", "co");
  denied = add_person (test.store, "Lê Văn Tư", office);
  td_test_set_text (test.store, &td_entity_staff, denied, "post", "Trưởng phòng");
  td_test_set_text (test.store, &td_entity_staff, denied, "leader", "khong");
  worker = add_person (test.store, "Lê Văn Sáu", team);

  facts = load (test.store, 2026);
  g_assert_true (get (facts, head)->is_leader);
  g_assert_true (get (facts, head)->is_head);
  g_assert_true (get (facts, deputy)->is_leader);
  g_assert_false (get (facts, deputy)->is_head);
  g_assert_true (get (facts, chosen)->is_leader);
  g_assert_false (get (facts, denied)->is_leader);
  g_assert_false (get (facts, worker)->is_leader);
  g_assert_cmpint (get (facts, head)->body, ==, TD_BODY_DEPARTMENT);
  g_assert_cmpstr (get (facts, head)->body_name, ==, TD_BODY_DEPARTMENT_NAME);
  g_assert_cmpint (get (facts, worker)->body, ==, center);
  g_assert_cmpstr (get (facts, worker)->body_name, ==, "Trung tâm B");
  g_assert_cmpstr (get (facts, worker)->unit_name, ==, "Tổ một");
}

static void
test_transfer (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) before = NULL;
  g_autoptr (TdYearFacts) during = NULL;
  g_autoptr (TdYearFacts) after = NULL;
  gint64 office, center, person;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  center = test_add_unit (test.store, "Trung tâm B", 0, TRUE);
  person = add_person (test.store, "Lê Văn Một", office);
  test_run (test.store, td_staff_transfer (person, center, (TdDate) { 2026, 4, 1 }, "Trưởng phòng",
                                           "12/QĐ-STP", NULL));
  /* And back, after the year. */
  test_run (test.store, td_staff_transfer (person, office, (TdDate) { 2027, 3, 1 }, "Chuyên viên",
                                           NULL, NULL));

  before = load (test.store, 2025);
  g_assert_cmpstr (get (before, person)->unit_name, ==, "Văn phòng");
  g_assert_false (get (before, person)->is_leader);
  g_assert_false (td_date_is_set (get_person (before, person)->moved));
  during = load (test.store, 2026);
  g_assert_cmpstr (get (during, person)->unit_name, ==, "Trung tâm B");
  g_assert_cmpint (get (during, person)->body, ==, center);
  g_assert_true (get (during, person)->is_leader);
  g_assert_cmpstr (get_person (during, person)->post, ==, "Trưởng phòng");
  g_assert_cmpint (get_person (during, person)->moved.month, ==, 4);
  after = load (test.store, 2027);
  g_assert_cmpstr (get (after, person)->unit_name, ==, "Văn phòng");
  g_assert_cmpint (get (after, person)->body, ==, TD_BODY_DEPARTMENT);
  g_assert_false (get (after, person)->is_leader);
}

/* A transfer on New Year's Day leaves the year before in the former unit. */
static void
test_new_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) before = NULL;
  g_autoptr (TdYearFacts) after = NULL;
  gint64 office, center, person;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  center = test_add_unit (test.store, "Trung tâm B", 0, TRUE);
  person = add_person (test.store, "Lê Văn Một", office);
  test_run (test.store, td_staff_transfer (person, center, (TdDate) { 2027, 1, 1 }, NULL, NULL,
                                           NULL));
  before = load (test.store, 2026);
  g_assert_cmpstr (get (before, person)->unit_name, ==, "Văn phòng");
  after = load (test.store, 2027);
  g_assert_cmpstr (get (after, person)->unit_name, ==, "Trung tâm B");
}

typedef struct
{
  const char *joined;
  const char *started[2];
  const char *ended[2];
  const char *leave_kind;
  const char *leave_from;
  const char *leave_to;
  int months;
  guint leave;
  guint maternity;
} MonthsCase;

static const MonthsCase months_cases[] = {
  /* Nothing known stays unknown. */
  { NULL, { NULL }, { NULL }, NULL, NULL, NULL, -1, 0, 0 },
  { "2015-03-01", { NULL }, { NULL }, NULL, NULL, NULL, -1, 0, 0 },
  /* Recruited within the year. */
  { "2026-08-01", { NULL }, { NULL }, NULL, NULL, NULL, 5, 0, 0 },
  { "2026-08-02", { NULL }, { NULL }, NULL, NULL, NULL, 4, 0, 0 },
  { "2026", { NULL }, { NULL }, NULL, NULL, NULL, -1, 0, 0 },
  /* Periods in units that cover the year, whole or in two. */
  { NULL, { "2015-03-01" }, { NULL }, NULL, NULL, NULL, 12, 0, 0 },
  { NULL, { "2015-03-01", "2026-04-01" }, { "2026-03-31", NULL }, NULL, NULL, NULL, 12, 0, 0 },
  { "2015-03-01", { NULL, "2026-04-01" }, { "2026-03-31", NULL }, NULL, NULL, NULL, 12, 0, 0 },
  /* A gap of three months between two. */
  { NULL, { "2015-03-01", "2026-07-01" }, { "2026-03-31", NULL }, NULL, NULL, NULL, 9, 0, 0 },
  /* Where the person was before April is not known. */
  { NULL, { "2026-04-01" }, { NULL }, NULL, NULL, NULL, -1, 0, 0 },
  { "2015-03-01", { "2026-04-01" }, { NULL }, NULL, NULL, NULL, -1, 0, 0 },
  { NULL, { NULL, "2026-04-01" }, { "2026-03-31", NULL }, NULL, NULL, NULL, -1, 0, 0 },
  /* Leave is no time worked; maternity leave stands apart. */
  { NULL, { "2015-03-01" }, { NULL }, "om", "2026-02-01", "2026-05-31", 8, 4, 0 },
  { NULL, { "2015-03-01" }, { NULL }, "thai_san", "2026-02-01", "2026-07-31", 6, 0, 6 },
  /* Only what lies in the year, and to its end when it is not over. */
  { NULL, { NULL }, { NULL }, "khong_luong", "2025-11-01", "2026-01-31", -1, 1, 0 },
  { NULL, { NULL }, { NULL }, "khac", "2026-10-01", NULL, -1, 3, 0 },
  { NULL, { NULL }, { NULL }, "om", "2024-01-01", "2025-12-31", -1, 0, 0 },
  { NULL, { NULL }, { NULL }, "om", "2026-03-10", "2026-04-20", -1, 1, 0 },
  /* Study is not absence. */
  { NULL, { "2015-03-01" }, { NULL }, "hoc", "2026-01-01", "2026-06-30", 12, 0, 0 },
};

static void
test_months (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  gint64 ids[G_N_ELEMENTS (months_cases)];
  gint64 unit;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (months_cases); i++)
    {
      const MonthsCase *row = &months_cases[i];
      g_autofree char *name = g_strdup_printf ("Lê Văn %c", 'A' + i);

      ids[i] = add_person (test.store, name, unit);
      td_test_set_text (test.store, &td_entity_staff, ids[i], "joined", row->joined);
      for (guint j = 0; j < 2; j++)
        if (row->started[j] != NULL || row->ended[j] != NULL)
          add_period (test.store, ids[i], unit, NULL, row->started[j], row->ended[j]);
      if (row->leave_kind != NULL)
        {
          g_autoptr (GError) error = NULL;
          TdAction *action;

          action = td_staff_add_leave (ids[i], row->leave_kind, td_date_from_iso (row->leave_from),
                                       td_date_from_iso (row->leave_to), NULL, &error);
          g_assert_no_error (error);
          test_run (test.store, action);
        }
    }
  facts = load (test.store, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (months_cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (get (facts, ids[i])->months, ==, months_cases[i].months);
      g_assert_cmpuint (get (facts, ids[i])->leave_months, ==, months_cases[i].leave);
      g_assert_cmpuint (get (facts, ids[i])->maternity_months, ==, months_cases[i].maternity);
    }
}

/* What was reported wins over the registers, and a difference is said. */
static void
test_reported (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  gint64 unit, person, words, empty;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  person = add_person (test.store, "Lê Văn Một", unit);
  set_fact (test.store, person, 2026, "months", "10");
  set_fact (test.store, person, 2026, "leave_months", "2");
  add_period (test.store, person, unit, NULL, "2020-01-01", NULL);
  test_run (test.store, td_staff_add_leave (person, "om", (TdDate) { 2026, 1, 1 },
                                            (TdDate) { 2026, 3, 31 }, NULL, NULL));
  words = add_person (test.store, "Lê Văn Hai", unit);
  set_fact (test.store, words, 2026, "leave_text", "nghỉ ốm hai tháng");
  empty = add_person (test.store, "Lê Văn Ba", unit);
  set_fact (test.store, empty, 2026, "leave_text", "Không");
  set_fact (test.store, empty, 2026, "discipline_text", "không có");

  facts = load (test.store, 2026);
  g_assert_cmpint (get (facts, person)->months, ==, 10);
  g_assert_cmpuint (get (facts, person)->leave_months, ==, 2);
  g_assert_cmpuint (count_warnings (facts, person), ==, 1);
  g_assert_cmpuint (count_warnings (facts, words), ==, 1);
  g_assert_cmpuint (count_warnings (facts, empty), ==, 0);
  g_assert_null (get (facts, empty)->discipline);
}

static void
test_discipline (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  gint64 unit, duty, earlier, unknown, reported, undated, flag;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  duty = add_person (test.store, "Lê Văn Một", unit);
  test_run (test.store, td_staff_add_discipline (duty, "khien_trach", (TdDate) { 2026, 6, 15 },
                                                 TD_ANSWER_NO, NULL, NULL, NULL));
  test_run (test.store, td_staff_add_discipline (duty, "canh_cao", (TdDate) { 2026, 9, 0 },
                                                 TD_ANSWER_YES, NULL, NULL, NULL));
  earlier = add_person (test.store, "Lê Văn Hai", unit);
  test_run (test.store, td_staff_add_discipline (earlier, "khien_trach", (TdDate) { 2025, 12, 31 },
                                                 TD_ANSWER_YES, NULL, NULL, NULL));
  test_run (test.store, td_staff_add_discipline (earlier, "khien_trach", (TdDate) { 2027, 1, 1 },
                                                 TD_ANSWER_YES, NULL, NULL, NULL));
  unknown = add_person (test.store, "Lê Văn Ba", unit);
  test_run (test.store, td_staff_add_discipline (unknown, "khien_trach", (TdDate) { 2026, 0, 0 },
                                                 TD_ANSWER_UNKNOWN, NULL, NULL, NULL));
  reported = add_person (test.store, "Lê Văn Tư", unit);
  set_fact (test.store, reported, 2026, "discipline_text", "Khiển trách tháng 5");
  undated = add_person (test.store, "Lê Văn Năm", unit);
  test_run (test.store, td_staff_add_discipline (undated, "khien_trach", (TdDate) { 0, 0, 0 },
                                                 TD_ANSWER_YES, NULL, NULL, NULL));
  flag = add_person (test.store, "Lê Văn Sáu", unit);
  set_fact (test.store, flag, 2026, "discipline_for_duty", "1");

  facts = load (test.store, 2026);
  g_assert_cmpstr (get (facts, duty)->discipline, ==,
                   "Khiển trách, 15/06/2026; Cảnh cáo, 09/2026");
  g_assert_cmpint (get (facts, duty)->discipline_for_duty, ==, TD_ANSWER_YES);
  g_assert_null (get (facts, earlier)->discipline);
  g_assert_cmpint (get (facts, earlier)->discipline_for_duty, ==, TD_ANSWER_UNKNOWN);
  g_assert_cmpstr (get (facts, unknown)->discipline, ==, "Khiển trách, 2026");
  g_assert_cmpint (get (facts, unknown)->discipline_for_duty, ==, TD_ANSWER_UNKNOWN);
  g_assert_cmpstr (get (facts, reported)->discipline, ==, "Khiển trách tháng 5");
  g_assert_null (get (facts, undated)->discipline);
  g_assert_cmpuint (count_warnings (facts, undated), ==, 1);
  g_assert_nonnull (get (facts, flag)->discipline);
  g_assert_cmpint (get (facts, flag)->discipline_for_duty, ==, TD_ANSWER_YES);
}

static gboolean
is_in (TdStore *store, gint64 staff, guint year)
{
  g_autoptr (TdYearFacts) facts = load (store, year);

  return td_year_facts_find (facts, staff, NULL);
}

/* Who is among the people of a year. */
static void
test_population (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  gint64 unit, left, vague, later, archived, scored, homeless;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  left = add_person (test.store, "Lê Văn Một", unit);
  td_test_set_text (test.store, &td_entity_staff, left, "status", "nghi_huu");
  add_period (test.store, left, unit, NULL, "2010-01-01", "2026-10-31");
  vague = add_person (test.store, "Lê Văn Hai", unit);
  td_test_set_text (test.store, &td_entity_staff, vague, "status", "thoi_viec");
  later = add_person (test.store, "Lê Văn Ba", unit);
  td_test_set_text (test.store, &td_entity_staff, later, "joined", "2027-02-01");
  archived = add_person (test.store, "Lê Văn Tư", unit);
  test_set_int (test.store, &td_entity_staff, archived, "archived", 1);
  scored = add_person (test.store, "Lê Văn Năm", unit);
  set_fact (test.store, scored, 2026, "self_total", "80");
  test_set_int (test.store, &td_entity_staff, scored, "archived", 1);
  homeless = td_test_add_person (test.store, "Lê Văn Sáu", 0);

  g_assert_true (is_in (test.store, left, 2025));
  g_assert_true (is_in (test.store, left, 2026));
  g_assert_false (is_in (test.store, left, 2027));
  g_assert_false (is_in (test.store, later, 2026));
  g_assert_true (is_in (test.store, later, 2027));
  g_assert_false (is_in (test.store, archived, 2026));
  g_assert_true (is_in (test.store, scored, 2026));
  g_assert_false (is_in (test.store, scored, 2025));

  facts = load (test.store, 2026);
  g_assert_false (td_year_facts_find (facts, vague, NULL));
  g_assert_cmpuint (count_warnings (facts, vague), ==, 1);
  g_assert_cmpuint (count_warnings (facts, archived), ==, 0);
  g_assert_true (get_person (facts, left)->has_left);
  /* Ten months before retirement are still classified. */
  g_assert_cmpint (get (facts, left)->months, ==, 10);
  g_assert_cmpuint (count_warnings (facts, homeless), ==, 1);
  g_assert_cmpint (get_person (facts, homeless)->unit, ==, 0);
}

static void
test_failed_subordinate (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdYearFacts) facts = NULL;
  g_autoptr (TdOutcome) outcome = NULL;
  g_autoptr (TdOutcome) again = NULL;
  TdClassifySettings settings;
  gint64 center, team, chief, leader, failed, other, other_head;

  td_test_store_init (&test);
  center = test_add_unit (test.store, "Chi cục B", 0, TRUE);
  team = test_add_unit (test.store, "Phòng một", center, FALSE);
  other = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  chief = add_person (test.store, "Lê Văn Một", center);
  leader = add_person (test.store, "Lê Văn Hai", team);
  failed = add_person (test.store, "Lê Văn Ba", team);
  other_head = add_person (test.store, "Lê Văn Tư", other);
  set_fact (test.store, failed, 2026, "council_total", "40");
  /* One's own failing is not a subordinate's. */
  set_fact (test.store, other_head, 2026, "council_total", "40");
  test_set_int (test.store, &td_entity_unit, center, "head", chief);
  test_set_int (test.store, &td_entity_unit, team, "head", leader);
  test_set_int (test.store, &td_entity_unit, other, "head", other_head);

  facts = load (test.store, 2026);
  g_assert_true (td_classify_settings_init (&settings, 2026, NULL));
  outcome = td_classify (facts->facts, facts->n_people, &settings, NULL);
  g_assert_true (td_year_facts_mark_failed (facts, outcome));
  g_assert_true (get (facts, chief)->has_failed_subordinate);
  g_assert_true (get (facts, leader)->has_failed_subordinate);
  g_assert_false (get (facts, failed)->has_failed_subordinate);
  g_assert_false (get (facts, other_head)->has_failed_subordinate);
  again = td_classify (facts->facts, facts->n_people, &settings, NULL);
  g_assert_false (td_year_facts_mark_failed (facts, again));
}

static void
test_years (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GArray) years = NULL;
  gint64 unit, person;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  person = add_person (test.store, "Lê Văn Một", unit);
  set_fact (test.store, person, 2024, "self_total", "80");
  set_fact (test.store, person, 2026, "self_total", "80");
  years = td_year_facts_list_years (td_store_get_reader (test.store), NULL);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpuint (g_array_index (years, guint, 0), ==, 2026);
  g_assert_cmpuint (g_array_index (years, guint, 1), ==, 2024);
}

typedef struct
{
  guint   n_people;
  gint64 *units;
} Crowd;

#define CROWD_UNITS 50

/* What SQLite did: statements begun, and rows given. */
typedef struct
{
  guint64 n_queries;
  guint64 n_rows;
} Work;

static int
count_work (unsigned int what, void *data, void *statement, void *unused)
{
  Work *work = data;

  if (what == SQLITE_TRACE_STMT)
    work->n_queries++;
  else
    work->n_rows++;
  return 0;
}

static gboolean
write_crowd (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Crowd *crowd = data;

  for (guint i = 0; i < crowd->n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lê Văn %c%c", 'A' + i % 26, 'A' + i / 26 % 26);
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
      g_autoptr (TdRecord) period = td_record_new (&td_entity_membership);

      td_record_set_text (person, "name", name);
      td_record_set_int (person, "unit", crowd->units[i % CROWD_UNITS]);
      td_record_set_text (person, "kind", "cong_chuc");
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
      td_record_set_int (fact, "staff", td_record_get_id (person));
      td_record_set_int (fact, "year", 2026);
      td_record_set_int (fact, "council_total", 50000 + i % 50000);
      td_record_set_int (period, "staff", td_record_get_id (person));
      td_record_set_int (period, "unit", crowd->units[i % CROWD_UNITS]);
      td_record_set_text (period, "started", "2020-01-01");
      if (!td_writer_save (writer, fact, NULL, error) ||
          !td_writer_save (writer, period, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* 100,000 people: every row is read once, and the order of names once, by the same
 * number of queries as for few. */
static void
test_crowd (void)
{
  static const guint sizes[] = { 1000, 100000 };
  Work work[G_N_ELEMENTS (sizes)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (TdTestStore) test = { 0 };
      gint64 units[CROWD_UNITS];
      Crowd crowd = { sizes[i], units };
      g_autoptr (GError) error = NULL;
      g_autoptr (TdYearFacts) facts = NULL;
      TdDb *db;

      td_test_store_init (&test);
      db = td_reader_get_db (td_store_get_reader (test.store));
      for (guint j = 0; j < CROWD_UNITS; j++)
        {
          g_autofree char *name = g_strdup_printf ("Phòng %u", j);

          units[j] = test_add_unit (test.store, name, 0, FALSE);
        }
      g_assert_cmpint (td_store_write (test.store, "Thêm", write_crowd, &crowd, NULL, &error), >,
                       0);
      g_assert_no_error (error);
      sqlite3_trace_v2 (td_db_get_handle (db), SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, count_work,
                        &work[i]);
      facts = load (test.store, 2026);
      sqlite3_trace_v2 (td_db_get_handle (db), 0, NULL, NULL);
      g_assert_cmpuint (facts->n_people, ==, sizes[i]);
      g_assert_cmpint (facts->facts[0].months, ==, 12);
    }
  g_assert_cmpuint (work[0].n_queries, <, 20);
  g_assert_cmpuint (work[1].n_queries, ==, work[0].n_queries);
  /* Four rows a person, and as many others as there were for few people. */
  g_assert_cmpuint (work[1].n_rows - work[0].n_rows, ==, 4 * (guint64) (sizes[1] - sizes[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-facts/scores", test_scores);
  g_test_add_func ("/year-facts/order", test_order);
  g_test_add_func ("/year-facts/leaders", test_leaders);
  g_test_add_func ("/year-facts/transfer", test_transfer);
  g_test_add_func ("/year-facts/new-year", test_new_year);
  g_test_add_func ("/year-facts/months", test_months);
  g_test_add_func ("/year-facts/reported", test_reported);
  g_test_add_func ("/year-facts/discipline", test_discipline);
  g_test_add_func ("/year-facts/population", test_population);
  g_test_add_func ("/year-facts/failed-subordinate", test_failed_subordinate);
  g_test_add_func ("/year-facts/years", test_years);
  g_test_add_func ("/year-facts/crowd", test_crowd);
  return g_test_run ();
}
