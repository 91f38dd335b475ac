/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"
#include "td-error.h"
#include "td-forms.h"
#include "td-test-store.h"

/* An invented department whose units score themselves, and their units' people. */

#define TEST_FORMS_TEXT "Giải quyết hồ sơ thủ tục hành chính đúng hạn, không để công dân phải đi lại nhiều lần"

static inline void
test_forms_run (TdStore  *store,
                TdAction *action)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  td_action_run (action, store, NULL, &error);
  g_assert_no_error (error);
}

static inline TdCriterion *
test_forms_add (TdCriteriaSet  *set,
                int             parent,
                const char     *code,
                const char     *text,
                TdCriterionRule rule,
                gint64          max,
                const char     *grades)
{
  g_autoptr (GError) error = NULL;
  TdCriterion *criterion = td_criteria_set_add (set, parent, code, text, rule);

  criterion->max = max;
  if (grades != NULL)
    {
      g_ptr_array_unref (criterion->grades);
      criterion->grades = td_grades_read (grades, &error);
      g_assert_no_error (error);
    }
  return criterion;
}

/* One criterion of every rule, and a bonus. */
static inline TdCriteriaSet *
test_forms_make_set (gboolean for_people)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *criterion;

  set->name = g_strdup (for_people ? "Tiêu chí thi đua cá nhân" : "Tiêu chí thi đua tập thể");
  set->for_people = for_people;
  set->bonus_cap = 5000;
  test_forms_add (set, -1, "I", "Thực hiện nhiệm vụ chuyên môn", TD_RULE_GROUP, 30000, NULL);
  criterion = test_forms_add (set, 0, "I.1", TEST_FORMS_TEXT, TD_RULE_POINTS, 10500, NULL);
  criterion->guidance = g_strdup ("Căn cứ báo cáo của bộ phận một cửa");
  criterion->basis = g_strdup ("Quyết định số 12/QĐ-STP ngày 05/01/2026");
  test_forms_add (set, 0, "I.2", "Chất lượng tham mưu văn bản", TD_RULE_GRADED, 10000,
                  "Tốt: 10; Khá, có cố gắng: 7; Kém: 0");
  criterion = test_forms_add (set, 0, "I.3", "Chấp hành kỷ luật lao động", TD_RULE_YES_NO, 5000,
                              NULL);
  criterion->mandatory = TRUE;
  test_forms_add (set, 0, "I.4", "Quy mô tuyên truyền", TD_RULE_GRADED, 4500,
                  "Dưới 50 người [0]: 1; Từ 50 đến 199 người [50]: 2; Từ 200 người [200]: 4,5");
  test_forms_add (set, -1, "II", "Chế độ thông tin, báo cáo", TD_RULE_GROUP, 40000, NULL);
  test_forms_add (set, 5, "II.1", "Tỷ lệ tham gia học tập", TD_RULE_RATIO, 10000, NULL);
  test_forms_add (set, 5, "II.2", "Tin, bài gửi trang thông tin", TD_RULE_COUNT, 10000,
                  NULL)->unit_points = 500;
  test_forms_add (set, 5, "II.3", "Báo cáo định kỳ", TD_RULE_TALLY, 10000,
                  "Đúng hạn: 2; Chậm: 1; Không gửi: 0");
  test_forms_add (set, 5, "II.4", "Nguy cơ cao nhất trong đơn vị", TD_RULE_WORST, 10000,
                  "Không có: 10; Có: 0");
  criterion = test_forms_add (set, -1, "III", "Sáng kiến được công nhận", TD_RULE_POINTS, 5000,
                              NULL);
  criterion->role = TD_ROLE_BONUS;
  criterion->needs_evidence = TRUE;
  td_criteria_set_add_band (set, "A", "Xuất sắc", 90000);
  td_criteria_set_add_band (set, "B", "Khá", 0);
  return set;
}

/* What a unit would fill in, by the order of criteria; the bonus stays empty. */
static const char *const test_forms_answers[] = {
  "8,5", "Khá, có cố gắng", "Đạt", "120", "45/47", "12", "5; 1; 0", "Không có", NULL,
};
#define TEST_FORMS_N_CRITERIA 9

/* A round with a set of its own over the first quarter of 2026. */
static inline gint64
test_forms_add_round_with (TdStore       *store,
                           const char    *name,
                           TdCriteriaSet *set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  gint64 master = 0, id = 0;

  g_free (set->name);
  set->name = g_strdup_printf ("Bộ tiêu chí %s", name);
  test_forms_run (store, td_criteria_set_store (set, 0, &master, &error));
  g_assert_no_error (error);
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 1);
  td_record_set_text (round, "name", name);
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", set->for_people ? "person" : "unit");
  test_forms_run (store, td_round_create (store, round, NULL, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline gint64
test_forms_add_round (TdStore    *store,
                      const char *name,
                      gboolean    for_people)
{
  g_autoptr (TdCriteriaSet) set = test_forms_make_set (for_people);

  return test_forms_add_round_with (store, name, set);
}

/* Units of @n_people invented people each. */
static inline void
test_forms_add_units (TdStore *store,
                      guint    n_units,
                      guint    n_people)
{
  static const char *const given[] = { "An", "Bình", "Cường", "Dung", "Giang", "Hạnh", "Khánh" };

  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup ("Phòng Hành chính/Tư pháp")
                                     : g_strdup_printf ("Phòng Nghiệp vụ %u", i);
      gint64 unit = td_test_add_unit (store, name);

      for (guint j = 0; j < n_people; j++)
        {
          g_autofree char *person = g_strdup_printf ("Nguyễn Văn %s %u-%u",
                                                     given[j % G_N_ELEMENTS (given)], i + 1, j + 1);

          td_test_add_person (store, person, unit);
        }
    }
}

static inline TdScoreBook *
test_forms_open (TdStore *store,
                 gint64   round)
{
  g_autoptr (GError) error = NULL;
  TdScoreBook *book = td_score_book_new (store, round, &error);

  g_assert_no_error (error);
  return book;
}

static inline GPtrArray *
test_forms_plan (TdScoreBook *book,
                 gboolean     returns)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *forms = td_forms_plan (book, NULL, returns, &error);

  g_assert_no_error (error);
  return forms;
}

/* What the unit's layer says now, "" for nothing. (transfer full) */
static inline char *
test_forms_get (TdScoreBook *book,
                guint        sheet,
                const char  *code)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  int index = td_criteria_set_find (set, code);
  TdScore score = td_score_book_get_entry (book, sheet, (guint) index, TD_LAYER_SELF);

  return td_criterion_write (td_criteria_set_get (set, (guint) index), &score);
}

static inline void
test_forms_assert (TdScoreBook *book,
                   guint        sheet,
                   const char  *code,
                   const char  *expected)
{
  g_autofree char *text = test_forms_get (book, sheet, code);

  g_assert_cmpstr (text, ==, expected);
}
