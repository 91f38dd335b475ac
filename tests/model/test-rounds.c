/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-round.h"

#include "td-staff-actions.h"

#include <locale.h>
#include <string.h>

/* Rounds: periods, subjects as of a date, settings, and the year. */

static void
assert_days (TdRoundPeriod period, guint year, guint number, const char *first, const char *last,
             const char *name)
{
  TdDate from, to;
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  g_autofree char *called = td_period_dup_name (period, year, number);

  g_assert_true (td_period_get_days (period, year, number, &from, &to));
  from_text = td_date_to_iso (from);
  to_text = td_date_to_iso (to);
  g_assert_cmpstr (from_text, ==, first);
  g_assert_cmpstr (to_text, ==, last);
  g_assert_cmpstr (called, ==, name);
}

static void
test_periods (void)
{
  TdDate first, last;
  TdRoundPeriod period;

  assert_days (TD_PERIOD_WEEK, 2026, 1, "2025-12-29", "2026-01-04", "Tuần 1/2026");
  assert_days (TD_PERIOD_WEEK, 2026, 53, "2026-12-28", "2027-01-03", "Tuần 53/2026");
  assert_days (TD_PERIOD_WEEK, 2027, 1, "2027-01-04", "2027-01-10", "Tuần 1/2027");
  assert_days (TD_PERIOD_MONTH, 2024, 2, "2024-02-01", "2024-02-29", "Tháng 2/2024");
  assert_days (TD_PERIOD_MONTH, 2026, 2, "2026-02-01", "2026-02-28", "Tháng 2/2026");
  assert_days (TD_PERIOD_QUARTER, 2026, 3, "2026-07-01", "2026-09-30", "Quý III/2026");
  assert_days (TD_PERIOD_HALF, 2026, 1, "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026");
  assert_days (TD_PERIOD_HALF, 2026, 2, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026");
  assert_days (TD_PERIOD_YEAR, 2026, 1, "2026-01-01", "2026-12-31", "Năm 2026");
  g_assert_cmpuint (td_period_get_count (TD_PERIOD_WEEK, 2026), ==, 53);
  g_assert_cmpuint (td_period_get_count (TD_PERIOD_WEEK, 2025), ==, 52);
  g_assert_false (td_period_get_days (TD_PERIOD_WEEK, 2025, 53, &first, &last));
  g_assert_false (td_period_get_days (TD_PERIOD_MONTH, 2026, 13, &first, &last));
  g_assert_false (td_period_get_days (TD_PERIOD_MONTH, 2026, 0, &first, &last));
  g_assert_false (td_period_get_days (TD_PERIOD_SPAN, 2026, 1, &first, &last));
  for (guint i = 0; i < TD_N_PERIODS; i++)
    {
      g_assert_true (td_period_read (td_period_code (i), &period));
      g_assert_cmpint (period, ==, i);
    }
  g_assert_true (td_period_read ("đợt phong trào", &period));
  g_assert_cmpint (period, ==, TD_PERIOD_SPAN);
  g_assert_false (td_period_read ("năm năm", &period));
  g_assert_false (td_period_read (NULL, &period));
}

/* Weeks follow one another over any year's end, without gap or overlap. */
static void
test_weeks (void)
{
  TdDate first, last, expected = { 0 };

  for (guint year = 1999; year < 2040; year++)
    for (guint week = 1; week <= td_period_get_count (TD_PERIOD_WEEK, year); week++)
      {
        GDate next;

        g_assert_true (td_period_get_days (TD_PERIOD_WEEK, year, week, &first, &last));
        if (td_date_is_set (expected))
          g_assert_cmpint (td_date_compare (first, expected), ==, 0);
        g_date_clear (&next, 1);
        g_date_set_dmy (&next, last.day, last.month, last.year);
        g_date_add_days (&next, 1);
        expected = (TdDate) { g_date_get_year (&next), g_date_get_month (&next),
                              g_date_get_day (&next) };
      }
}

/* --- subjects --- */

static char *
list_subjects (TdStore *store, gint64 round)
{
  g_autoptr (TdScoreBook) book = test_open_book (store, round);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (book, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", sheet->name);
      if (sheet->staff != 0)
        g_string_append_printf (text, "@%s", sheet->unit_name != NULL ? sheet->unit_name : "");
    }
  return g_string_free (text, FALSE);
}

static gint64
make_round (TdStore *store, gint64 set, gboolean for_people, guint month, GArray *units)
{
  g_autoptr (TdRecord) draft = test_draft_round (set, for_people, TD_PERIOD_MONTH, 2026, month);

  return test_create_round (store, draft, units);
}

static void
set_unit_dates (TdStore *store, gint64 unit, const char *started, const char *ended,
                gboolean archived)
{
  g_autoptr (TdRecord) record = test_get (store, &td_entity_unit, unit);

  td_record_set_text (record, "started", started);
  td_record_set_text (record, "ended", ended);
  if (archived)
    td_record_set_int (record, "archived", 1);
  td_test_save (store, record);
}

static void
test_units_then (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *march = NULL;
  g_autofree char *june = NULL;
  gint64 set;

  td_test_store_init (&test);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  set_unit_dates (test.store, test_add_unit (test.store, "Phòng B", 0, FALSE), NULL, "2026-05-15",
                  TRUE);
  set_unit_dates (test.store, test_add_unit (test.store, "Phòng C", 0, FALSE), "2026-05-16", NULL,
                  FALSE);
  set_unit_dates (test.store, test_add_unit (test.store, "Phòng D", 0, FALSE), NULL, NULL, TRUE);
  set_unit_dates (test.store, test_add_unit (test.store, "Phòng E", 0, FALSE), NULL, "2026-03",
                  FALSE);
  set = test_add_set (test.store, "Bộ", FALSE);
  march = list_subjects (test.store, make_round (test.store, set, FALSE, 3, NULL));
  june = list_subjects (test.store, make_round (test.store, set, FALSE, 6, NULL));
  g_assert_cmpstr (march, ==, "Phòng A|Phòng B|Phòng E");
  g_assert_cmpstr (june, ==, "Phòng A|Phòng C");
}

static gint64
add_person (TdStore *store, const char *name, gint64 unit, const char *joined, const char *status)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  if (unit != 0)
    td_record_set_int (person, "unit", unit);
  td_record_set_text (person, "joined", joined);
  td_record_set_text (person, "status", status);
  td_record_set_text (person, "kind", "cong_chuc");
  return td_test_save (store, person);
}

static void
add_period (TdStore *store, gint64 person, gint64 unit, const char *started, const char *ended)
{
  g_autoptr (TdRecord) period = td_record_new (&td_entity_membership);

  td_record_set_int (period, "staff", person);
  td_record_set_int (period, "unit", unit);
  td_record_set_text (period, "started", started);
  td_record_set_text (period, "ended", ended);
  td_test_save (store, period);
}

/* Transfers, retirement, recruitment, putting away: each as it was on the day. */
static void
test_people_then (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *march = NULL;
  g_autofree char *june = NULL;
  gint64 set, a, b, moved, retired, gone;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  add_person (test.store, "Lê An", a, NULL, NULL);
  moved = add_person (test.store, "Lê Bình", b, NULL, NULL);
  add_period (test.store, moved, a, "2020-01-01", "2026-04-30");
  add_period (test.store, moved, b, "2026-05-01", NULL);
  retired = add_person (test.store, "Lê Cúc", a, NULL, "nghi_huu");
  add_period (test.store, retired, a, "2010-01-01", "2026-05-31");
  add_person (test.store, "Lê Dung", a, "2026-04-01", NULL);
  gone = add_person (test.store, "Lê Giang", a, NULL, "thoi_viec");
  add_period (test.store, gone, a, "2019-01-01", NULL);
  add_person (test.store, "Lê Hà", a, NULL, "chuyen_cong_tac");
  add_person (test.store, "Lê Yến", 0, NULL, NULL);
  set = test_add_set (test.store, "Bộ", TRUE);
  march = list_subjects (test.store, make_round (test.store, set, TRUE, 3, NULL));
  june = list_subjects (test.store, make_round (test.store, set, TRUE, 6, NULL));
  g_assert_cmpstr (march, ==, "Lê An@Phòng A|Lê Bình@Phòng A|Lê Cúc@Phòng A|Lê Yến@");
  g_assert_cmpstr (june, ==, "Lê An@Phòng A|Lê Dung@Phòng A|Lê Bình@Phòng B|Lê Yến@");
}

/* Sheets keep what was then, whatever is renamed or moved later. */
static void
test_copied (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *then = NULL;
  gint64 a, person, round;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  person = add_person (test.store, "Lê An", a, NULL, NULL);
  round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
  td_test_set_text (test.store, &td_entity_unit, a, "name", "Phòng Mới");
  td_test_set_text (test.store, &td_entity_staff, person, "name", "Lê Khác");
  then = list_subjects (test.store, round);
  g_assert_cmpstr (then, ==, "Lê An@Phòng A");
}

static void
test_chosen_units (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdRecord) round = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *people = NULL;
  g_autofree char *after = NULL;
  gint64 parent, child, other, id;

  td_test_store_init (&test);
  parent = test_add_unit (test.store, "Chi cục", 0, TRUE);
  child = test_add_unit (test.store, "Phòng của Chi cục", parent, FALSE);
  other = test_add_unit (test.store, "Phòng khác", 0, FALSE);
  add_person (test.store, "Lê An", child, NULL, NULL);
  add_person (test.store, "Lê Bình", other, NULL, NULL);
  g_array_append_val (units, parent);
  id = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, units);
  people = list_subjects (test.store, id);
  g_assert_cmpstr (people, ==, "Lê An@Phòng của Chi cục");
  /* Bringing it up to date keeps to the choice. */
  add_person (test.store, "Lê Cúc", parent, NULL, NULL);
  add_person (test.store, "Lê Dung", other, NULL, NULL);
  round = test_get (test.store, &td_entity_round, id);
  test_run (test.store, td_round_refresh_subjects (round));
  after = list_subjects (test.store, id);
  g_assert_cmpstr (after, ==, "Lê Cúc@Chi cục|Lê An@Phòng của Chi cục");
}

static void
test_refresh (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) round = NULL;
  g_autoptr (TdScoreBook) book = NULL;
  g_autofree char *after = NULL;
  gint64 b, c, id;

  td_test_store_init (&test);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  c = test_add_unit (test.store, "Phòng C", 0, FALSE);
  id = make_round (test.store, test_add_set (test.store, "Bộ", FALSE), FALSE, 3, NULL);
  book = test_open_book (test.store, id);
  test_score (test.store, book, test_find_sheet (book, "Phòng B"), "I.1", TD_LAYER_SELF, "1");
  set_unit_dates (test.store, b, NULL, "2025-12-31", FALSE);
  set_unit_dates (test.store, c, NULL, "2025-12-31", FALSE);
  test_add_unit (test.store, "Phòng D", 0, FALSE);
  round = test_get (test.store, &td_entity_round, id);
  test_run (test.store, td_round_refresh_subjects (round));
  /* B is scored and stays, C goes, D comes. */
  after = list_subjects (test.store, id);
  g_assert_cmpstr (after, ==, "Phòng A|Phòng D|Phòng B");
  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  g_clear_pointer (&after, g_free);
  after = list_subjects (test.store, id);
  g_assert_cmpstr (after, ==, "Phòng A|Phòng B|Phòng C");
}

static void
test_refused (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 set;

  td_test_store_init (&test);
  set = test_add_set (test.store, "Bộ", FALSE);
  draft = test_draft_round (set, TRUE, TD_PERIOD_MONTH, 2026, 3);
  g_assert_null (td_round_create (test.store, draft, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_record_set_text (draft, "subject", "unit");
  td_record_set_text (draft, "tie_break", "nonsense");
  g_assert_null (td_round_create (test.store, draft, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_record_set_text (draft, "tie_break", td_tie_break_code (TD_TIE_SHARED));
  test_run_refused (test.store, td_round_create (test.store, draft, NULL, NULL, &error),
                    TD_ERROR_INVALID);
}

/* One period of a year has one figure of each. */
static void
test_once (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) again = NULL;
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 a, b, set, other;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  g_array_append_val (first, a);
  g_array_append_val (second, b);
  set = test_add_set (test.store, "Bộ", FALSE);
  other = test_add_set (test.store, "Bộ khác", FALSE);
  make_round (test.store, set, FALSE, 3, first);
  again = test_draft_round (set, FALSE, TD_PERIOD_MONTH, 2026, 3);
  td_record_set_text (again, "name", "Tháng 3 bổ sung");
  test_run_refused (test.store, td_round_create (test.store, again, NULL, NULL, &error),
                    TD_ERROR_CONFLICT);
  g_assert_no_error (error);
  make_round (test.store, set, FALSE, 3, second);
  make_round (test.store, set, FALSE, 4, first);
  make_round (test.store, other, FALSE, 3, first);
}

static void
test_clusters (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) first = NULL;
  g_autoptr (TdScoreBook) second = NULL;
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 set, id;

  td_test_store_init (&test);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  test_add_unit (test.store, "Phòng B", 0, FALSE);
  set = test_add_set (test.store, "Bộ", FALSE);
  first = test_open_book (test.store, make_round (test.store, set, FALSE, 3, NULL));
  id = td_score_book_get_sheet (first, 1)->id;
  g_array_append_val (sheets, id);
  test_run (test.store, td_round_set_cluster (sheets, "Khối 2"));
  second = test_open_book (test.store, make_round (test.store, set, FALSE, 4, NULL));
  g_assert_null (td_score_book_get_sheet (second, 0)->cluster);
  g_assert_cmpstr (td_score_book_get_sheet (second, 1)->cluster, ==, "Khối 2");
}

static void
test_lookup (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *digits = NULL;
  TdReader *reader;
  gint64 id;

  td_test_store_init (&test);
  reader = td_store_get_reader (test.store);
  g_assert_cmpint (td_round_lookup (reader, "gì đó", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  id = make_round (test.store, test_add_set (test.store, "Bộ", FALSE), FALSE, 3, NULL);
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_assert_cmpint (td_round_lookup (reader, "thang 3/2026", &error), ==, id);
  g_assert_cmpint (td_round_lookup (reader, digits, &error), ==, id);
  g_assert_cmpint (td_round_lookup (reader, "Tháng 4/2026", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Tháng 3/2026"));
}

static void
test_remove (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) round = NULL;
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdQuery) sets = td_query_new (&td_entity_criteria_set);
  g_autoptr (GError) error = NULL;
  gint64 id;

  td_test_store_init (&test);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  id = make_round (test.store, test_add_set (test.store, "Bộ", FALSE), FALSE, 3, NULL);
  round = test_get (test.store, &td_entity_round, id);
  book = test_open_book (test.store, id);
  test_score (test.store, book, 0, "I.1", TD_LAYER_SELF, "1");
  test_run_refused (test.store, td_round_remove (round), TD_ERROR_CONFLICT);
  test_score (test.store, book, 0, "I.1", TD_LAYER_SELF, "");
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), sets, &error), ==, 2);
  g_clear_object (&book);
  test_run (test.store, td_round_remove (round));
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), sets, &error), ==, 1);
  g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
  g_assert_no_error (error);
  book = test_open_book (test.store, id);
  g_assert_cmpuint (td_score_book_get_n_sheets (book), ==, 1);
}

/* What a round is about stays; settings that make no sense are refused. */
static void
test_save (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autofree char *note = NULL;
  gint64 id;

  td_test_store_init (&test);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  id = make_round (test.store, test_add_set (test.store, "Bộ", FALSE), FALSE, 3, NULL);
  before = test_get (test.store, &td_entity_round, id);
  after = td_record_copy (before);
  td_record_set_text (after, "subject", "person");
  test_run_refused (test.store, td_round_save (before, after), TD_ERROR_INVALID);
  g_clear_object (&after);
  after = td_record_copy (before);
  td_record_set_text (after, "tie_break", td_tie_break_code (TD_TIE_GROUP));
  td_record_set_text (after, "tie_group", "IX");
  test_run_refused (test.store, td_round_save (before, after), TD_ERROR_INVALID);
  td_record_set_text (after, "tie_group", "II");
  /* Somebody else writes a note meanwhile: it stays. */
  td_test_set_text (test.store, &td_entity_round, id, "note", "Đã họp");
  test_run (test.store, td_round_save (before, after));
  note = td_test_get_text (test.store, &td_entity_round, id, "note");
  g_assert_cmpstr (note, ==, "Đã họp");
}

/* --- the year --- */

static void
set_rollup (TdStore *store, gint64 round, TdRollupRule rule)
{
  td_test_set_text (store, &td_entity_round, round, "rollup", td_rollup_rule_code (rule));
}

static const TdYearScore *
find_score (GPtrArray *scores, const char *name)
{
  for (guint i = 0; i < scores->len; i++)
    if (g_str_equal (((TdYearScore *) scores->pdata[i])->name, name))
      return scores->pdata[i];
  g_error ("%s is not there", name);
}

/* Months that are missing stay missing, and so do sheets that are not whole. */
static void
test_roll_up (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) march = NULL;
  g_autoptr (TdScoreBook) may = NULL;
  g_autoptr (GPtrArray) mean = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GError) error = NULL;
  const TdYearScore *a;
  TdReader *reader;
  gint64 set, first, second;

  td_test_store_init (&test);
  reader = td_store_get_reader (test.store);
  test_add_unit (test.store, "Phòng A", 0, FALSE);
  test_add_unit (test.store, "Phòng B", 0, FALSE);
  set = test_add_set (test.store, "Bộ", FALSE);
  first = make_round (test.store, set, FALSE, 3, NULL);
  second = make_round (test.store, set, FALSE, 5, NULL);
  march = test_open_book (test.store, first);
  may = test_open_book (test.store, second);
  test_score_all (test.store, march, 0, TD_LAYER_SELF, "10", "đạt", "100", "10");
  test_score_all (test.store, may, 0, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_score (test.store, may, 1, "I.1", TD_LAYER_SELF, "20");
  set_rollup (test.store, first, TD_ROLLUP_MEAN);
  mean = td_rounds_roll_up (reader, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mean->len, ==, 2);
  a = find_score (mean, "Phòng A");
  g_assert_cmpuint (a->n, ==, 12);
  g_assert_cmpint (a->values[2], ==, POINTS (90));
  g_assert_cmpint (a->values[4], ==, POINTS (100));
  g_assert_cmpint (a->values[0], ==, TD_POINTS_MISSING);
  g_assert_cmpuint (a->n_present, ==, 2);
  g_assert_cmpint (a->figure, ==, POINTS (95));
  g_assert_cmpint (a->layers[TD_LAYER_SELF], ==, POINTS (95));
  g_assert_cmpint (a->layers[TD_LAYER_COUNCIL], ==, TD_POINTS_MISSING);
  g_assert_cmpint (find_score (mean, "Phòng B")->figure, ==, TD_POINTS_MISSING);
  set_rollup (test.store, first, TD_ROLLUP_MEAN_OF_ALL);
  all = td_rounds_roll_up (reader, first, &error);
  g_assert_cmpint (find_score (all, "Phòng A")->figure, ==, TD_POINTS_MISSING);
  set_rollup (test.store, first, TD_ROLLUP_LAST);
  last = td_rounds_roll_up (reader, first, &error);
  /* December is the last, and is not there. */
  g_assert_cmpint (find_score (last, "Phòng A")->figure, ==, TD_POINTS_MISSING);
}

static void
test_feed_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) fact = NULL;
  g_autoptr (GError) error = NULL;
  TdReader *reader;
  gint64 unit, person, round;
  TdFeedCounts counts = { 0 };

  td_test_store_init (&test);
  reader = td_store_get_reader (test.store);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  person = add_person (test.store, "Lê An", unit, NULL, NULL);
  add_person (test.store, "Lê Bình", unit, NULL, NULL);
  round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
  book = test_open_book (test.store, round);
  test_score_all (test.store, book, 0, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_score (test.store, book, 0, "T.1", TD_LAYER_SELF, "2");
  test_set_state (test.store, book, 0, TD_SHEET_SUBMITTED);
  test_score_all (test.store, book, 0, TD_LAYER_APPRAISED, "10", "đạt", "100", "10");
  test_run_refused (test.store, td_rounds_feed_year (round, &counts), TD_ERROR_INVALID);
  set_rollup (test.store, round, TD_ROLLUP_MEAN);
  test_run (test.store, td_rounds_feed_year (round, &counts));
  g_assert_cmpuint (counts.n_written, ==, 1);
  g_assert_cmpint (td_reader_count (reader, query, &error), ==, 1);
  fact = td_reader_first (reader, query, &error);
  g_assert_cmpint (td_record_get_int_or (fact, "staff", 0), ==, person);
  g_assert_cmpint (td_record_get_int_or (fact, "year", 0), ==, 2026);
  /* 104 of 100 with the bonus: the year is out of 100. */
  g_assert_cmpint (td_record_get_int_or (fact, "self_total", 0), ==, POINTS (100));
  g_assert_cmpint (td_record_get_int_or (fact, "appraised_total", 0), ==, POINTS (90));
  /* The council decides, and inherits what was appraised, and the bonus. */
  g_assert_cmpint (td_record_get_int_or (fact, "council_total", 0), ==, POINTS (94));
  g_assert_cmpint (test_run (test.store, td_rounds_feed_year (round, &counts)), ==, 0);
  g_assert_cmpuint (counts.n_written, ==, 0);
}

/* A year fed from one round with two people, and what the tests below look at. */
typedef struct
{
  TdTestStore  test;
  TdReader    *reader;
  TdScoreBook *book;
  gint64       people[2];
  gint64       round;
} Fed;

static void
init_fed (Fed *self)
{
  gint64 unit;

  td_test_store_init (&self->test);
  self->reader = td_store_get_reader (self->test.store);
  unit = test_add_unit (self->test.store, "Phòng A", 0, FALSE);
  self->people[0] = add_person (self->test.store, "Lê An", unit, NULL, NULL);
  self->people[1] = add_person (self->test.store, "Lê Bình", unit, NULL, NULL);
  self->round = make_round (self->test.store, test_add_set (self->test.store, "Bộ", TRUE), TRUE, 3,
                            NULL);
  self->book = test_open_book (self->test.store, self->round);
  set_rollup (self->test.store, self->round, TD_ROLLUP_MEAN);
  for (guint i = 0; i < 2; i++)
    test_score_all (self->test.store, self->book, i, TD_LAYER_SELF, "20", "đạt", "100", "10");
}

static void
clear_fed (Fed *self)
{
  g_clear_object (&self->book);
  td_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fed, clear_fed)

static void
feed (Fed *self, guint written, guint cleared)
{
  TdFeedCounts counts = { 77, 77 };

  test_run (self->test.store, td_rounds_feed_year (self->round, &counts));
  g_assert_cmpuint (counts.n_written, ==, written);
  g_assert_cmpuint (counts.n_cleared, ==, cleared);
}

/* %NULL where there is none. */
static TdRecord *
find_fact (Fed *self, guint person)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;
  TdRecord *fact;

  td_query_filter_int (query, "staff", TD_FILTER_IS, self->people[person]);
  fact = td_reader_first (self->reader, query, &error);
  g_assert_no_error (error);
  return fact;
}

static void
set_fact (Fed *self, guint person, const char *key, gint64 value)
{
  g_autoptr (TdRecord) fact = find_fact (self, person);

  if (fact == NULL)
    {
      fact = td_record_new (&td_entity_year_fact);
      td_record_set_int (fact, "staff", self->people[person]);
      td_record_set_int (fact, "year", 2026);
    }
  td_record_set_int (fact, key, value);
  td_test_save (self->test.store, fact);
}

/* %TD_POINTS_MISSING where it is empty. */
static gint64
get_total (Fed *self, guint person, const char *key)
{
  g_autoptr (TdRecord) fact = find_fact (self, person);

  return fact != NULL ? td_record_get_int_or (fact, key, TD_POINTS_MISSING) : TD_POINTS_MISSING;
}

static void
assert_stale (Fed *self, const char *cleared, const char *kept)
{
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_rounds_list_stale (self->reader, self->round, &gone, &others, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gone->len, ==, cleared != NULL);
  g_assert_cmpuint (others->len, ==, kept != NULL);
  if (cleared != NULL)
    g_assert_cmpstr (gone->pdata[0], ==, cleared);
  if (kept != NULL)
    g_assert_cmpstr (others->pdata[0], ==, kept);
}

/* What an earlier feed gave goes when the rounds no longer give it, within one change. */
static void
test_feed_clears (void)
{
  g_auto (Fed) fed = { 0 };
  g_autoptr (GError) error = NULL;

  init_fed (&fed);
  feed (&fed, 2, 0);
  set_fact (&fed, 1, "months", 11);
  test_score (fed.test.store, fed.book, 0, "I.1", TD_LAYER_SELF, "");
  test_score (fed.test.store, fed.book, 1, "I.1", TD_LAYER_SELF, "");
  test_score (fed.test.store, fed.book, 1, "I.1", TD_LAYER_SELF, "10");
  assert_stale (&fed, "Lê An", NULL);
  feed (&fed, 1, 1);
  /* Nothing else was known of her: the record goes too. */
  g_assert_null (find_fact (&fed, 0));
  g_assert_cmpint (get_total (&fed, 1, "council_total"), ==, POINTS (90));
  assert_stale (&fed, NULL, NULL);
  g_assert_cmpint (td_store_undo (fed.test.store, &error), >, 0);
  g_assert_cmpint (get_total (&fed, 0, "council_total"), ==, POINTS (100));
  g_assert_cmpint (get_total (&fed, 1, "council_total"), ==, POINTS (100));
  g_assert_cmpint (td_store_redo (fed.test.store, &error), >, 0);
  g_assert_no_error (error);
  test_score (fed.test.store, fed.book, 1, "I.1", TD_LAYER_SELF, "");
  /* Done again is not sure to be the rounds' doing: it stays, and is named. */
  assert_stale (&fed, NULL, "Lê Bình");
  feed (&fed, 0, 0);
  g_assert_cmpint (get_total (&fed, 1, "months"), ==, 11);
}

/* What somebody entered stays, before a feed, after one, and over one. */
static void
test_feed_keeps_others (void)
{
  g_auto (Fed) fed = { 0 };

  init_fed (&fed);
  set_fact (&fed, 0, "council_total", POINTS (80));
  test_score (fed.test.store, fed.book, 0, "I.1", TD_LAYER_SELF, "");
  feed (&fed, 1, 0);
  assert_stale (&fed, NULL, "Lê An");
  g_assert_cmpint (get_total (&fed, 0, "council_total"), ==, POINTS (80));

  /* The council's was changed by hand since, the unit's own was not. */
  set_fact (&fed, 1, "council_total", POINTS (91));
  test_score (fed.test.store, fed.book, 1, "I.1", TD_LAYER_SELF, "");
  feed (&fed, 0, 1);
  g_assert_cmpint (get_total (&fed, 1, "council_total"), ==, POINTS (91));
  g_assert_cmpint (get_total (&fed, 1, "self_total"), ==, TD_POINTS_MISSING);
  g_assert_cmpint (get_total (&fed, 0, "council_total"), ==, POINTS (80));
}

/* What other rounds gave is theirs to clear. */
static void
test_feed_of_others (void)
{
  g_auto (Fed) fed = { 0 };
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (GPtrArray) cleared = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 quarter;

  init_fed (&fed);
  feed (&fed, 2, 0);
  draft = test_draft_round (test_add_set (fed.test.store, "Bộ khác", TRUE), TRUE,
                            TD_PERIOD_QUARTER, 2026, 3);
  quarter = test_create_round (fed.test.store, draft, NULL);
  g_assert_true (td_rounds_list_stale (fed.reader, quarter, &cleared, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cleared->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 2);
}

/* With weights between the layers what comes of them counts as the council's. */
static void
test_feed_weighted (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autoptr (TdRecord) fact = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit, round;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  add_person (test.store, "Lê An", unit, NULL, NULL);
  round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
  before = test_get (test.store, &td_entity_round, round);
  after = td_record_copy (before);
  td_record_set_text (after, "deciding", td_deciding_code (TD_DECIDING_WEIGHTED));
  td_record_set_int (after, "weight_self", 50);
  td_record_set_int (after, "weight_appraised", 50);
  td_record_set_int (after, "weight_council", 0);
  td_record_set_text (after, "rollup", td_rollup_rule_code (TD_ROLLUP_MEAN));
  test_run (test.store, td_round_save (before, after));
  book = test_open_book (test.store, round);
  test_score_all (test.store, book, 0, TD_LAYER_SELF, "20", "đạt", "100", "10");
  test_set_state (test.store, book, 0, TD_SHEET_SUBMITTED);
  test_score_all (test.store, book, 0, TD_LAYER_APPRAISED, "10", "đạt", "100", "10");
  test_run (test.store, td_rounds_feed_year (round, NULL));
  fact = td_reader_first (td_store_get_reader (test.store), query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_record_get_int_or (fact, "self_total", 0), ==, POINTS (100));
  g_assert_cmpint (td_record_get_int_or (fact, "appraised_total", 0), ==, POINTS (90));
  g_assert_cmpint (td_record_get_int_or (fact, "council_total", 0), ==, POINTS (95));
}

/* A round of the year before is no part of this year. */
static void
test_other_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) draft = NULL;
  g_autoptr (TdScoreBook) last = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;
  const TdYearScore *score;
  gint64 unit, set, round;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  add_person (test.store, "Lê An", unit, NULL, NULL);
  set = test_add_set (test.store, "Bộ", TRUE);
  draft = test_draft_round (set, TRUE, TD_PERIOD_MONTH, 2025, 3);
  last = test_open_book (test.store, test_create_round (test.store, draft, NULL));
  test_score_all (test.store, last, 0, TD_LAYER_SELF, "20", "đạt", "100", "10");
  round = make_round (test.store, set, TRUE, 3, NULL);
  set_rollup (test.store, round, TD_ROLLUP_MEAN);
  scores = td_rounds_roll_up (td_store_get_reader (test.store), round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scores->len, ==, 1);
  score = scores->pdata[0];
  g_assert_cmpint (score->values[2], ==, TD_POINTS_MISSING);
  g_assert_cmpint (score->figure, ==, TD_POINTS_MISSING);
}

/* A frozen year takes nothing any more, from rounds neither. */
static void
test_feed_frozen_year (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  gint64 unit, round;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  add_person (test.store, "Lê An", unit, NULL, NULL);
  round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
  book = test_open_book (test.store, round);
  test_score_all (test.store, book, 0, TD_LAYER_SELF, "20", "đạt", "100", "10");
  set_rollup (test.store, round, TD_ROLLUP_MEAN);
  g_clear_object (&book);
  td_test_store_close (&test);
  td_test_store_tamper (&test,
                        "INSERT INTO year_seal (id, year, version, sealed_at, hash)"
                        " VALUES (77, 2026, 1, 1797750000, '0')");
  td_test_store_reopen (&test);
  test_run_refused (test.store, td_rounds_feed_year (round, NULL), TD_ERROR_CONFLICT);
}

/* Two records of one person become one; a closed round keeps what it was. */
static void
test_merge (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit, keep, drop, set, closed, open;
  TdAction *merge;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  drop = add_person (test.store, "Lê An", unit, NULL, NULL);
  set = test_add_set (test.store, "Bộ", TRUE);
  closed = make_round (test.store, set, TRUE, 3, NULL);
  open = make_round (test.store, set, TRUE, 4, NULL);
  keep = add_person (test.store, "Lê An", unit, NULL, NULL);
  book = test_open_book (test.store, closed);
  test_score (test.store, book, 0, "I.1", TD_LAYER_SELF, "1");
  test_set_state (test.store, book, 0, TD_SHEET_SUBMITTED);
  test_close (test.store, book);
  merge = td_staff_merge (keep, drop, &error);
  g_assert_no_error (error);
  test_run (test.store, merge);
  g_assert_true (td_score_book_reload (book, &error));
  g_assert_cmpint (td_score_book_get_sheet (book, 0)->staff, ==, drop);
  g_clear_object (&book);
  book = test_open_book (test.store, open);
  g_assert_cmpint (td_score_book_get_sheet (book, 0)->staff, ==, keep);
}

/* Both records were subjects: the sheet that was worked with stays. */
static void
test_merge_twins (void)
{
  for (guint scored = 0; scored < 3; scored++)
    {
      g_auto (TdTestStore) test = { 0 };
      g_autoptr (TdScoreBook) book = NULL;
      gint64 unit, keep, drop, round;

      td_test_store_init (&test);
      unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
      drop = add_person (test.store, "Lê An", unit, NULL, NULL);
      keep = add_person (test.store, "Lê Ân", unit, NULL, NULL);
      round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
      book = test_open_book (test.store, round);
      g_assert_cmpuint (td_score_book_get_n_sheets (book), ==, 2);
      if (scored > 0)
        test_score (test.store, book, test_find_sheet (book, scored == 1 ? "Lê An" : "Lê Ân"),
                    "I.1", TD_LAYER_SELF, "15");
      g_clear_object (&book);
      test_run (test.store, td_staff_merge (keep, drop, NULL));
      book = test_open_book (test.store, round);
      g_assert_cmpuint (td_score_book_get_n_sheets (book), ==, 1);
      g_assert_cmpint (td_score_book_get_sheet (book, 0)->staff, ==, keep);
      g_assert_cmpint (td_score_book_get_result (book, 0)->layers[TD_LAYER_SELF].total, ==,
                       scored > 0 ? POINTS (15) : 0);
    }
}

/* Which of two scores is right nobody can tell but the office. */
static void
test_merge_scored_twins (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit, keep, drop, round;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  drop = add_person (test.store, "Lê An", unit, NULL, NULL);
  keep = add_person (test.store, "Lê Ân", unit, NULL, NULL);
  round = make_round (test.store, test_add_set (test.store, "Bộ", TRUE), TRUE, 3, NULL);
  book = test_open_book (test.store, round);
  test_score (test.store, book, 0, "I.1", TD_LAYER_SELF, "15");
  test_score (test.store, book, 1, "I.1", TD_LAYER_SELF, "16");
  g_assert_cmpint (td_action_run (td_staff_merge (keep, drop, NULL), test.store, NULL, &error), ==,
                   -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "3/2026"));
  test_score (test.store, book, test_find_sheet (book, "Lê An"), "I.1", TD_LAYER_SELF, "");
  test_run (test.store, td_staff_merge (keep, drop, NULL));
  g_clear_object (&book);
  book = test_open_book (test.store, round);
  g_assert_cmpuint (td_score_book_get_n_sheets (book), ==, 1);
  g_assert_cmpint (td_score_book_get_result (book, 0)->layers[TD_LAYER_SELF].total, ==,
                   POINTS (16));
}

/* Another record of the same subject in the same round. */
static gboolean
save_copy (TdStore *store, TdRecord *sheet, GError **error)
{
  static const char *const texts[] = { "name", "state" };
  static const char *const numbers[] = { "round", "staff", "unit", "position" };
  g_autoptr (TdRecord) copy = td_record_new (&td_entity_sheet);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    td_record_set_text (copy, texts[i], td_record_get_text (sheet, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (td_record_has (sheet, numbers[i]))
      td_record_set_int (copy, numbers[i], td_record_get_int_or (sheet, numbers[i], 0));
  return td_store_save (store, "Thêm", copy, error);
}

static void
assert_one_sheet (TdStore *store, TdRecord *sheet)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save_copy (store, sheet, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, td_record_get_title (sheet)));
}

/* One sheet for each subject of a round: a person and their unit are two subjects. */
static void
test_one_sheet_each (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) people = NULL;
  g_autoptr (TdScoreBook) units = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (TdRecord) unit = NULL;
  gint64 id, ids[2];

  td_test_store_init (&test);
  id = test_add_unit (test.store, "Phòng A", 0, FALSE);
  add_person (test.store, "Lê An", id, NULL, NULL);
  add_person (test.store, "Lê Bình", id, NULL, NULL);
  ids[0] = make_round (test.store, test_add_set (test.store, "Người", TRUE), TRUE, 3, NULL);
  ids[1] = make_round (test.store, test_add_set (test.store, "Phòng", FALSE), FALSE, 3, NULL);
  people = test_open_book (test.store, ids[0]);
  units = test_open_book (test.store, ids[1]);
  g_assert_cmpuint (td_score_book_get_n_sheets (people), ==, 2);
  person = test_get (test.store, &td_entity_sheet, td_score_book_get_sheet (people, 0)->id);
  unit = test_get (test.store, &td_entity_sheet, td_score_book_get_sheet (units, 0)->id);
  assert_one_sheet (test.store, person);
  assert_one_sheet (test.store, unit);
  /* The unit's own sheet does not stand in the way of a person's of that unit. */
  td_record_set_int (unit, "round", ids[0]);
  td_test_save (test.store, unit);
}

/* How many people a unit had on the round's day, those below it included. */
static void
test_people_of_units (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  gint64 above, below, other;
  guint sheet;

  td_test_store_init (&test);
  above = test_add_unit (test.store, "Chi cục", 0, FALSE);
  below = test_add_unit (test.store, "Phòng A", above, FALSE);
  other = test_add_unit (test.store, "Phòng B", 0, FALSE);
  add_person (test.store, "Lê An", above, NULL, NULL);
  add_person (test.store, "Lê Bình", below, NULL, NULL);
  add_period (test.store, add_person (test.store, "Lê Chi", below, NULL, "thoi_viec"), below, NULL,
              "2026-01-31");
  add_person (test.store, "Lê Dung", other, "2026-04-01", NULL);
  book = test_open_book (test.store, make_round (test.store, test_add_set (test.store, "Bộ", FALSE),
                                                 FALSE, 3, NULL));
  sheet = test_find_sheet (book, "Chi cục");
  g_assert_cmpuint (td_score_book_get_sheet (book, sheet)->n_people, ==, 2);
  /* Reading one sheet anew keeps what is known of it. */
  test_score (test.store, book, sheet, "I.1", TD_LAYER_SELF, "15");
  g_assert_cmpuint (td_score_book_get_sheet (book, sheet)->n_people, ==, 2);
  g_assert_cmpuint (td_score_book_get_sheet (book, test_find_sheet (book, "Phòng A"))->n_people,
                    ==, 1);
  g_assert_cmpuint (td_score_book_get_sheet (book, test_find_sheet (book, "Phòng B"))->n_people,
                    ==, 0);
}

static char *
name_people (TdStore *store, gint64 round, gint64 unit)
{
  g_autoptr (TdRecord) record = test_get (store, &td_entity_round, round);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  people = td_round_list_people (td_store_get_reader (store), record, unit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const TdRoundPerson *person = people->pdata[i];
      g_autoptr (TdRecord) staff = test_get (store, &td_entity_staff, person->id);
      g_autoptr (TdRecord) of = test_get (store, &td_entity_unit, person->unit);

      g_assert_cmpstr (td_record_get_title (staff), ==, person->name);
      g_assert_cmpstr (td_record_get_title (of), ==, person->unit_name);
      g_string_append_printf (text, "%s%s@%s", i > 0 ? "|" : "", person->name, person->unit_name);
    }
  return g_string_free (text, FALSE);
}

/* Who works in a unit today does not matter, only who did on the round's day. */
static void
test_list_people (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *march = NULL;
  g_autofree char *june = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *nowhere = NULL;
  gint64 above, below, other, set, moved, in_march, in_june;

  td_test_store_init (&test);
  above = test_add_unit (test.store, "Chi cục", 0, FALSE);
  below = test_add_unit (test.store, "Phòng A", above, FALSE);
  other = test_add_unit (test.store, "Phòng B", 0, FALSE);
  add_person (test.store, "Lê An", above, NULL, NULL);
  moved = add_person (test.store, "Lê Bình", other, NULL, NULL);
  add_period (test.store, moved, below, "2020-01-01", "2026-04-30");
  add_period (test.store, moved, other, "2026-05-01", NULL);
  add_period (test.store, add_person (test.store, "Lê Chi", below, NULL, "thoi_viec"), below, NULL,
              "2026-03-31");
  add_person (test.store, "Lê Dung", below, "2026-04-01", NULL);
  set = test_add_set (test.store, "Bộ", FALSE);
  in_march = make_round (test.store, set, FALSE, 3, NULL);
  in_june = make_round (test.store, set, FALSE, 6, NULL);
  march = name_people (test.store, in_march, above);
  g_assert_cmpstr (march, ==, "Lê An@Chi cục|Lê Bình@Phòng A|Lê Chi@Phòng A");
  june = name_people (test.store, in_june, above);
  g_assert_cmpstr (june, ==, "Lê An@Chi cục|Lê Dung@Phòng A");
  elsewhere = name_people (test.store, in_june, other);
  g_assert_cmpstr (elsewhere, ==, "Lê Bình@Phòng B");
  nowhere = name_people (test.store, in_march, other);
  g_assert_cmpstr (nowhere, ==, "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rounds/periods", test_periods);
  g_test_add_func ("/rounds/weeks", test_weeks);
  g_test_add_func ("/rounds/units-then", test_units_then);
  g_test_add_func ("/rounds/people-then", test_people_then);
  g_test_add_func ("/rounds/copied", test_copied);
  g_test_add_func ("/rounds/chosen-units", test_chosen_units);
  g_test_add_func ("/rounds/refresh", test_refresh);
  g_test_add_func ("/rounds/refused", test_refused);
  g_test_add_func ("/rounds/once", test_once);
  g_test_add_func ("/rounds/clusters", test_clusters);
  g_test_add_func ("/rounds/lookup", test_lookup);
  g_test_add_func ("/rounds/remove", test_remove);
  g_test_add_func ("/rounds/save", test_save);
  g_test_add_func ("/rounds/roll-up", test_roll_up);
  g_test_add_func ("/rounds/feed-year", test_feed_year);
  g_test_add_func ("/rounds/feed-clears", test_feed_clears);
  g_test_add_func ("/rounds/feed-keeps-others", test_feed_keeps_others);
  g_test_add_func ("/rounds/feed-of-others", test_feed_of_others);
  g_test_add_func ("/rounds/feed-weighted", test_feed_weighted);
  g_test_add_func ("/rounds/other-year", test_other_year);
  g_test_add_func ("/rounds/feed-frozen-year", test_feed_frozen_year);
  g_test_add_func ("/rounds/merge", test_merge);
  g_test_add_func ("/rounds/merge-twins", test_merge_twins);
  g_test_add_func ("/rounds/merge-scored-twins", test_merge_scored_twins);
  g_test_add_func ("/rounds/one-sheet-each", test_one_sheet_each);
  g_test_add_func ("/rounds/people-of-units", test_people_of_units);
  g_test_add_func ("/rounds/list-people", test_list_people);

  return g_test_run ();
}
