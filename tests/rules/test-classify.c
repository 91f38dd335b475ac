/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify.h"

#include "td-error.h"

#include <string.h>

#define MAX_CROWD 400

/* A civil servant of 2026 about whom everything is known. */
static TdFacts
make_person (gint64 id, const char *name, gint64 score)
{
  TdFacts facts = {
    .id = id,
    .name = name,
    .body = 1,
    .body_name = "Cơ quan Sở",
    .unit_name = "Văn phòng Sở",
    .kind = TD_KIND_CIVIL_SERVANT,
    .self_score = score,
    .appraised_score = TD_SCORE_MISSING,
    .council_score = TD_SCORE_MISSING,
    .common_score = TD_SCORE_MISSING,
    .task_score = TD_SCORE_MISSING,
    .months = 12,
  };

  return facts;
}

static TdFacts
make_person_of_2021 (gint64 id, TdClass klass)
{
  TdFacts facts = make_person (id, "Lê Văn A", TD_SCORE_MISSING);

  facts.self_class = klass;
  return facts;
}

static TdClassifySettings
make_settings (guint year)
{
  TdClassifySettings settings;
  g_autoptr (GError) error = NULL;

  td_classify_settings_init (&settings, year, &error);
  g_assert_no_error (error);
  return settings;
}

static TdOutcome *
classify (const TdFacts *facts, gsize n_facts, const TdClassifySettings *settings)
{
  g_autoptr (GError) error = NULL;
  TdOutcome *outcome = td_classify (facts, n_facts, settings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (outcome->ratings->len, ==, n_facts);
  return outcome;
}

static const TdRating *
get_rating (const TdOutcome *outcome, guint index)
{
  return g_ptr_array_index (outcome->ratings, index);
}

static const TdGroup *
get_group (const TdOutcome *outcome, guint index)
{
  return g_ptr_array_index (outcome->groups, index);
}

static char *
explain (const TdOutcome *outcome, guint index, const TdFacts *facts,
         const TdClassifySettings *settings)
{
  g_autoptr (TdExplain) why = td_outcome_explain (outcome, index, facts, settings);

  return td_explain_to_text (why);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Settings */

static void
test_settings (void)
{
  TdClassifySettings settings = make_settings (2026);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (settings.year, ==, 2026);
  g_assert_cmpuint (settings.grouping, ==, TD_GROUP_BY_BODY | TD_GROUP_BY_LEADER);
  g_assert_cmpint (settings.workers, ==, TD_WORKERS_UNDECIDED);
  g_assert_cmpuint (settings.quota.percent, ==, 20);
  g_assert_cmpint (settings.quota.base, ==, TD_QUOTA_OF_GOOD);
  g_assert_cmpint (settings.quota.rounding, ==, TD_ROUND_DOWN);
  g_assert_false (settings.use_exception);

  settings = make_settings (2021);
  g_assert_false (td_quota_rule_is_limit (&settings.quota));
  settings = make_settings (2024);
  g_assert_true (td_quota_rule_is_limit (&settings.quota));
  g_assert_false (td_classify_settings_init (&settings, 2019, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_nobody (void)
{
  TdClassifySettings settings = make_settings (2026);
  g_autoptr (TdOutcome) outcome = classify (NULL, 0, &settings);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (outcome->groups->len, ==, 0);
  g_assert_cmpuint (outcome->whole->rated, ==, 0);
  g_assert_cmpuint (outcome->whole->cap, ==, 0);

  settings.year = 2015;
  g_assert_null (td_classify (NULL, 0, &settings, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* One person */

static void
test_missing_and_exempt (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[9];
  g_autoptr (TdOutcome) outcome = NULL;
  static const char *const missing[] = {
    "chưa rõ là công chức, viên chức hay người lao động",
    "cơ quan chưa chọn cách xếp loại người lao động",
    "chưa có bộ quy tắc cho cán bộ trong năm 2026",
    "chưa có điểm nào",
    "tổng điểm 930 nằm ngoài khoảng từ 0 đến 100",
    "tổng điểm -1 nằm ngoài khoảng từ 0 đến 100",
    "chưa rõ kỷ luật “Cảnh cáo, 02/03/2026” có phải do vi phạm khi thực hiện nhiệm vụ, công vụ "
    "không",
    "chưa có điểm nào; chưa rõ kỷ luật “Cảnh cáo, 02/03/2026” có phải do vi phạm khi thực hiện "
    "nhiệm vụ, công vụ không",
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 95000);
  facts[0].kind = TD_KIND_UNKNOWN;
  facts[1].kind = TD_KIND_WORKER;
  facts[2].kind = TD_KIND_OFFICIAL;
  facts[3].self_score = TD_SCORE_MISSING;
  facts[4].self_score = 930000;
  facts[5].self_score = -1000;
  facts[6].discipline = facts[7].discipline = "Cảnh cáo, 02/03/2026";
  facts[7].self_score = TD_SCORE_MISSING;
  facts[8].rated_by_superior = TRUE;
  facts[8].kind = TD_KIND_UNKNOWN;

  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      const TdRating *rating = get_rating (outcome, i);
      g_autofree char *why = explain (outcome, i, facts, &settings);

      g_assert_cmpstr (rating->missing, ==, missing[i]);
      g_assert_false (rating->is_exempt);
      g_assert_cmpint (rating->group, ==, -1);
      g_assert_cmpint (rating->by_score, ==, TD_CLASS_NONE);
      g_assert_cmpint (rating->proposed, ==, TD_CLASS_NONE);
      g_assert_true (g_str_has_prefix (why, "Đề xuất: Chưa xếp loại\n"));
      assert_contains (why, "Chưa đủ dữ liệu: ");
    }
  g_assert_true (get_rating (outcome, 8)->is_exempt);
  g_assert_null (get_rating (outcome, 8)->missing);
  g_assert_cmpstr (get_rating (outcome, 8)->exempt, ==, "do cấp trên đánh giá, xếp loại");
  g_assert_cmpuint (outcome->groups->len, ==, 0);
}

static void
test_workers (void)
{
  TdFacts facts = make_person (1, "Lê Văn A", 95000);
  static const struct
  {
    TdWorkerRule rule;
    const char *pack;
  } cases[] = {
    { TD_WORKERS_UNDECIDED, NULL },
    { TD_WORKERS_NOT_RATED, NULL },
    { TD_WORKERS_AS_CIVIL_SERVANTS, "nd335-2025" },
    { TD_WORKERS_AS_PUBLIC_EMPLOYEES, "nd233-2026" },
  };

  facts.kind = TD_KIND_WORKER;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdClassifySettings settings = make_settings (2026);
      g_autoptr (TdOutcome) outcome = NULL;
      const TdRating *rating;

      settings.workers = cases[i].rule;
      outcome = classify (&facts, 1, &settings);
      rating = get_rating (outcome, 0);
      g_assert_cmpint (rating->missing != NULL, ==, cases[i].rule == TD_WORKERS_UNDECIDED);
      g_assert_cmpint (rating->is_exempt, ==, cases[i].rule == TD_WORKERS_NOT_RATED);
      g_assert_cmpstr (rating->pack != NULL ? td_pack_get_id (rating->pack) : NULL, ==,
                       cases[i].pack);
      g_assert_cmpint (rating->by_score, ==,
                       cases[i].pack != NULL ? TD_CLASS_EXCELLENT : TD_CLASS_NONE);
      if (cases[i].pack != NULL)
        {
          g_autofree char *why = explain (outcome, 0, &facts, &settings);

          assert_contains (why, "cơ quan chọn xếp loại người lao động như");
        }
    }
}

static void
test_layers (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[3];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 95000);
  facts[1].appraised_score = 85000;
  facts[2].appraised_score = 85000;
  facts[2].council_score = 60000;
  facts[2].common_score = 20000;
  facts[2].task_score = 40000;

  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpint (get_rating (outcome, 0)->by_score, ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_rating (outcome, 0)->score_layer, ==, 0);
  g_assert_cmpint (get_rating (outcome, 1)->by_score, ==, TD_CLASS_GOOD);
  g_assert_cmpint (get_rating (outcome, 1)->score_layer, ==, 1);
  g_assert_cmpint (get_rating (outcome, 2)->by_score, ==, TD_CLASS_COMPLETED);
  g_assert_cmpint (get_rating (outcome, 2)->score_layer, ==, 2);
  g_assert_cmpint (get_rating (outcome, 2)->score, ==, 60000);

  why = explain (outcome, 2, facts, &settings);
  assert_contains (why, "Tổng điểm Hội đồng: 60 / 100\n");
  assert_contains (why, "Tiêu chí chung: 20 / 30\n");
  assert_contains (why, "Kết quả thực hiện nhiệm vụ: 40 / 70\n");
  assert_contains (why, "Điểm thẩm định: 85\n");
  assert_contains (why, "Điểm tự chấm: 95\n");
  assert_contains (why, "Mức theo điểm: 60 ≥ 50 và < 70: Hoàn thành nhiệm vụ (NĐ 335/2025/NĐ-CP");
  g_assert_null (strstr (why, "khác tổng điểm"));
}

static void
test_parts_that_do_not_add_up (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts = make_person (1, "Lê Văn A", 93830);
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;

  facts.common_score = 25500;
  facts.task_score = 68300;
  outcome = classify (&facts, 1, &settings);
  why = explain (outcome, 0, &facts, &settings);
  assert_contains (why, "Hai phần cộng lại là 93,8, khác tổng điểm");
}

static void
test_conduct (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[7];
  g_autoptr (TdOutcome) outcome = NULL;
  static const TdClass expected[] = {
    TD_CLASS_FAILED, TD_CLASS_EXCELLENT, TD_CLASS_FAILED,   TD_CLASS_EXCELLENT,
    TD_CLASS_FAILED, TD_CLASS_FAILED,    TD_CLASS_EXCELLENT,
  };
  g_autofree char *disciplined = NULL;
  g_autofree char *note = NULL;
  g_autofree char *unverified = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 99700);
  facts[0].discipline = facts[1].discipline = "Khiển trách, 15/06/2026";
  facts[0].discipline_for_duty = TD_ANSWER_YES;
  facts[1].discipline_for_duty = TD_ANSWER_NO;
  facts[2].degraded = TD_ANSWER_YES;
  facts[3].body_in_corruption = TD_ANSWER_YES; /* no leader */
  facts[4].body_in_corruption = TD_ANSWER_YES;
  facts[4].is_leader = TRUE;
  facts[5].kind = TD_KIND_PUBLIC_EMPLOYEE;
  facts[5].discipline = "Khiển trách";
  facts[5].discipline_for_duty = TD_ANSWER_YES;
  facts[6].is_leader = TRUE;
  facts[6].has_failed_subordinate = TRUE;

  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_cmpint (get_rating (outcome, i)->by_score, ==, expected[i]);
  disciplined = explain (outcome, 0, facts, &settings);
  assert_contains (disciplined, "Khiển trách, 15/06/2026: Không hoàn thành nhiệm vụ");
  assert_contains (disciplined, "không có kết luận nào được ghi");
  note = explain (outcome, 6, facts, &settings);
  assert_contains (note, "Có cấp dưới không hoàn thành nhiệm vụ");
  assert_contains (note, "chưa kiểm chứng");
  unverified = explain (outcome, 5, facts, &settings);
  assert_contains (unverified, "Lưu ý về bộ quy tắc");
  assert_contains (unverified, "lấy tương tự quy định đối với công chức; chưa kiểm chứng");
}

static void
test_head (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts = make_person (1, "Lê Văn A", 80000);
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;

  facts.kind = TD_KIND_PUBLIC_EMPLOYEE;
  facts.is_head = facts.is_leader = TRUE;
  outcome = classify (&facts, 1, &settings);
  why = explain (outcome, 0, &facts, &settings);
  assert_contains (why, "Người đứng đầu không cao hơn tập thể: chưa xét");
}

static void
test_months (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[3];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 87500);
  facts[0].months = 4;
  facts[1].months = 7;
  facts[1].maternity_months = 5;
  facts[2].months = -1;
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_cmpint (get_rating (outcome, i)->by_score, ==, TD_CLASS_GOOD);
  why = explain (outcome, 0, facts, &settings);
  assert_contains (why, "Công tác 4 tháng trong năm: xếp loại theo tổng điểm của thời gian làm "
                        "việc thực tế");
}

static void
test_year_2021 (void)
{
  TdClassifySettings settings = make_settings (2021);
  TdFacts facts[8];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *short_time = NULL;
  g_autofree char *absent = NULL;
  g_autofree char *maternity = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person_of_2021 (i + 1, TD_CLASS_EXCELLENT);
  facts[1].appraised_class = TD_CLASS_GOOD;
  facts[2].months = 5;
  facts[3].months = 4;
  facts[3].maternity_months = 6;
  facts[4].months = 8;
  facts[4].leave_months = 4;
  facts[5].months = -1;
  facts[6].self_class = TD_CLASS_NONE;
  facts[6].self_score = 95000;
  facts[7].kind = TD_KIND_OFFICIAL;

  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpint (get_rating (outcome, 0)->proposed, ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_rating (outcome, 1)->proposed, ==, TD_CLASS_GOOD);
  g_assert_true (get_rating (outcome, 2)->is_exempt);
  g_assert_cmpint (get_rating (outcome, 3)->proposed, ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_rating (outcome, 4)->proposed, ==, TD_CLASS_COMPLETED);
  g_assert_cmpstr (get_rating (outcome, 5)->missing, ==, "chưa rõ số tháng công tác trong năm");
  g_assert_cmpstr (get_rating (outcome, 6)->missing, ==,
                   "chưa có mức xếp loại nào được đề xuất");
  g_assert_cmpint (get_rating (outcome, 7)->proposed, ==, TD_CLASS_EXCELLENT);

  short_time = explain (outcome, 2, facts, &settings);
  assert_contains (short_time, "công tác 5 tháng, chưa đủ 6 tháng trong năm; vẫn tự kiểm điểm");
  absent = explain (outcome, 4, facts, &settings);
  assert_contains (absent, "Nghỉ theo quy định 4 tháng trong năm: không quá mức Hoàn thành nhiệm "
                           "vụ");
  maternity = explain (outcome, 3, facts, &settings);
  assert_contains (maternity, "4 tháng công tác và 6 tháng nghỉ thai sản");
  assert_contains (maternity, "Trần hoàn thành xuất sắc: không có (NĐ 90/2020/NĐ-CP: năm 2021");
}

static void
test_year_2024_has_a_quota (void)
{
  TdClassifySettings settings = make_settings (2024);
  TdFacts facts[12];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;
  guint n_excellent = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      facts[i] = make_person_of_2021 (i + 1, i < 3 ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD);
      facts[i].self_score = 99000 - 1000 * (gint64) i;
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (outcome->whole->cap, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    n_excellent += get_rating (outcome, i)->proposed == TD_CLASS_EXCELLENT;
  g_assert_cmpuint (n_excellent, ==, 2);
  g_assert_cmpint (get_rating (outcome, 2)->limit, ==, TD_LIMIT_GROUP);
  why = explain (outcome, 2, facts, &settings);
  assert_contains (why, "chưa kiểm chứng");
  assert_contains (why, "Điểm tự chấm (chỉ để xếp thứ tự): 97");
}

/* Without scores nothing tells equals apart: they stay below together. */
static void
test_qualitative_ties (void)
{
  TdClassifySettings settings = make_settings (2024);
  TdFacts facts[12];
  g_autoptr (TdOutcome) outcome = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person_of_2021 (i + 1, i < 3 ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD);
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_true (get_group (outcome, 0)->tie_at_cap);
  g_assert_cmpuint (get_group (outcome, 0)->cap, ==, 2);
  g_assert_cmpuint (get_group (outcome, 0)->used, ==, 0);
  g_assert_cmpuint (get_rating (outcome, 0)->rank, ==, 1);
  g_assert_cmpuint (get_rating (outcome, 2)->rank, ==, 1);
  g_assert_cmpuint (get_rating (outcome, 3)->rank, ==, 4);
}

/* Groups and quota */

/* Equals stand in the order of lists of people, whatever order they come in. */
static void
test_order_of_equals (void)
{
  static const char *const names[] = { "Lê Bình", "Trần An", "Lê An", "Bùi Đào", "Võ Dũng" };
  static const guint order[] = { 2, 1, 0, 4, 3 };
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[5];
  g_autoptr (TdOutcome) outcome = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, names[i], 80000);
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_assert_cmpuint (g_array_index (get_group (outcome, 0)->members, guint, i), ==, order[i]);
      g_assert_cmpuint (get_rating (outcome, i)->rank, ==, 1);
      g_assert_true (get_rating (outcome, i)->tied);
    }
}

/* The example of the picture: 35 people from "tốt", equals at place 5 and 6. */
static void
test_thirty_five (void)
{
  static const gint64 top[] = { 97250, 96000, 95250, 94500, 93830, 93830, 92500, 90500 };
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[37];
  g_autoptr (TdOutcome) outcome = NULL;
  const TdGroup *group;
  g_autofree char *inside = NULL;
  g_autofree char *tied = NULL;
  g_autofree char *counter = NULL;
  g_autoptr (TdExplain) group_why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gint64 score = i < G_N_ELEMENTS (top) ? top[i] : i < 35 ? 80000 + i : 60000;

      facts[i] = make_person (i + 1, i == 4 ? "Lê Quang Vinh" : "Trần Thị Mai Hương", score);
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  group = get_group (outcome, 0);
  g_assert_cmpuint (group->rated, ==, 37);
  g_assert_cmpuint (group->good_or_better, ==, 35);
  g_assert_cmpuint (group->by_score, ==, 8);
  g_assert_cmpuint (group->cap, ==, 5);
  g_assert_cmpuint (group->used, ==, 4);
  g_assert_true (group->tie_at_cap);
  g_assert_cmpuint (get_rating (outcome, 4)->rank, ==, 5);
  g_assert_cmpuint (get_rating (outcome, 5)->rank, ==, 5);
  g_assert_cmpuint (get_rating (outcome, 6)->rank, ==, 7);
  g_assert_true (get_rating (outcome, 4)->tied);
  g_assert_false (get_rating (outcome, 3)->tied);
  g_assert_cmpint (get_rating (outcome, 3)->proposed, ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_rating (outcome, 4)->proposed, ==, TD_CLASS_GOOD);
  g_assert_cmpint (get_rating (outcome, 5)->proposed, ==, TD_CLASS_GOOD);
  g_assert_cmpint (get_rating (outcome, 5)->by_score, ==, TD_CLASS_EXCELLENT);

  inside = explain (outcome, 0, facts, &settings);
  g_assert_true (g_str_has_prefix (inside, "Đề xuất: Hoàn thành xuất sắc nhiệm vụ\n"));
  assert_contains (inside, "Trần của “Cơ quan Sở · Không giữ chức vụ”: trong trần 5 suất");
  tied = explain (outcome, 5, facts, &settings);
  assert_contains (tied, "ngoài trần 5 suất: Hoàn thành tốt nhiệm vụ");
  assert_contains (tied, "5 xuất sắc và 30 hoàn thành tốt: 20 % của 30 là 6: 5 ≤ 6, đạt");
  assert_contains (tied, "6 xuất sắc và 29 hoàn thành tốt: 20 % của 29 là 5,8: 6 > 5,8, vượt");
  assert_contains (tied, "Đồng 93,83 điểm với Lê Quang Vinh");
  group_why = td_group_explain (group, &settings);
  counter = td_explain_to_text (group_why);
  assert_contains (counter, "Cơ quan Sở · Không giữ chức vụ: 37 được xếp loại, 35 từ hoàn thành "
                            "tốt trở lên, 8 đạt xuất sắc theo điểm");
  assert_contains (counter, "Trần: 5 suất cho 35 người từ tốt trở lên: đang xếp 4, còn 1 suất");
}

static void
test_other_denominators (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[35];

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 99000 - 100 * (gint64) i);
  for (TdQuotaBase base = TD_QUOTA_OF_GOOD; base <= TD_QUOTA_OF_RATED; base++)
    {
      g_autoptr (TdOutcome) outcome = NULL;
      g_autofree char *why = NULL;

      settings.quota.base = base;
      outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
      g_assert_cmpuint (outcome->whole->used, ==, base == TD_QUOTA_OF_GOOD ? 5 : 7);
      why = explain (outcome, 0, facts, &settings);
      if (base == TD_QUOTA_OF_GOOD)
        g_assert_null (strstr (why, "lựa chọn của cơ quan"));
      else
        assert_contains (why, "lựa chọn của cơ quan, khác bộ quy tắc NĐ 335/2025/NĐ-CP (20 % của "
                              "số hoàn thành tốt, làm tròn xuống)");
    }
}

static void
test_exception (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdClassifySettings before = make_settings (2024);
  TdFacts facts[35];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    facts[i] = make_person (i + 1, "Lê Văn A", 99000 - 100 * (gint64) i);
  settings.use_exception = TRUE;
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (outcome->whole->used, ==, 7);
  why = explain (outcome, 0, facts, &settings);
  assert_contains (why, "25 % của số hoàn thành tốt");
  assert_contains (why, "thành tích nổi trội; chưa kiểm chứng");

  before.use_exception = TRUE;
  g_assert_null (td_classify (facts, G_N_ELEMENTS (facts), &before, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Every person's quota is that of the decree the person is under; a mixed group says so. */
static void
test_basis_of_the_quota (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[4];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *servant = NULL;
  g_autofree char *employee = NULL;
  g_autoptr (TdExplain) body_why = NULL;
  g_autoptr (TdExplain) whole_why = NULL;
  g_autofree char *body = NULL;
  g_autofree char *whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      facts[i] = make_person (i + 1, "Lê Văn A", 95000);
      facts[i].kind = i < 2 ? TD_KIND_CIVIL_SERVANT : TD_KIND_PUBLIC_EMPLOYEE;
      facts[i].body = i < 2 ? 1 : 2;
      facts[i].body_name = i < 2 ? "Cơ quan Sở" : "Trung tâm";
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  servant = explain (outcome, 0, facts, &settings);
  employee = explain (outcome, 2, facts, &settings);
  assert_contains (servant, "làm tròn xuống (NĐ 335/2025/NĐ-CP, quy định về tỷ lệ");
  assert_contains (employee, "làm tròn xuống (NĐ 233/2026/NĐ-CP, tỷ lệ hoàn thành xuất sắc nhiệm "
                             "vụ; chưa kiểm chứng)");
  body_why = td_group_explain (g_ptr_array_index (outcome->bodies, 1), &settings);
  body = td_explain_to_text (body_why);
  assert_contains (body, "Trung tâm: 2 được xếp loại");
  assert_contains (body, "làm tròn xuống (NĐ 233/2026/NĐ-CP");
  whole_why = td_group_explain (outcome->whole, &settings);
  whole = td_explain_to_text (whole_why);
  assert_contains (whole, "(nhóm theo nhiều bộ quy tắc; NĐ 335/2025/NĐ-CP");
}

/* Rounded up, each group of two has a place, but the body of six has only two. */
static void
test_body_cap (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[6];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autofree char *why = NULL;
  const TdGroup *body;

  settings.grouping = TD_GROUP_BY_BODY | TD_GROUP_BY_UNIT;
  settings.quota.rounding = TD_ROUND_UP;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      facts[i] = make_person (i + 1, "Lê Văn A", 99000 - 1000 * (gint64) i);
      facts[i].unit_name = i % 3 == 0 ? "Phòng A" : i % 3 == 1 ? "Phòng B" : "Phòng C";
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (outcome->groups->len, ==, 3);
  body = g_ptr_array_index (outcome->bodies, 0);
  g_assert_cmpuint (body->cap, ==, 1);
  g_assert_cmpuint (body->used, ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (get_group (outcome, i)->cap, ==, 1);
  g_assert_cmpint (get_rating (outcome, 0)->proposed, ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_rating (outcome, 1)->limit, ==, TD_LIMIT_BODY);
  g_assert_cmpint (get_rating (outcome, 2)->limit, ==, TD_LIMIT_BODY);
  g_assert_cmpint (get_rating (outcome, 3)->limit, ==, TD_LIMIT_GROUP);
  why = explain (outcome, 1, facts, &settings);
  assert_contains (why, "Trần của “Cơ quan Sở · Phòng B”: trong trần 1 suất");
  assert_contains (why, "Trần của “Cơ quan Sở”: ngoài trần 1 suất");
}

static void
test_group_order_and_labels (void)
{
  static const char *const bodies[] = { "Đơn vị", "Ban", "Ánh", "Dân" };
  static const char *const labels[] = {
    "Ánh · Lãnh đạo, quản lý",    "Ánh · Không giữ chức vụ",    "Ban · Lãnh đạo, quản lý",
    "Ban · Không giữ chức vụ",    "Dân · Lãnh đạo, quản lý",    "Dân · Không giữ chức vụ",
    "Đơn vị · Lãnh đạo, quản lý", "Đơn vị · Không giữ chức vụ",
  };
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[8];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autoptr (TdOutcome) everyone = NULL;
  g_autoptr (TdOutcome) by_kind = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      facts[i] = make_person (i + 1, "Lê Văn A", 80000);
      facts[i].body = 10 + i % 4;
      facts[i].body_name = bodies[i % 4];
      facts[i].is_leader = i >= 4;
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (outcome->groups->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < outcome->groups->len; i++)
    {
      const TdGroup *group = get_group (outcome, i);

      g_assert_cmpstr (group->label, ==, labels[i]);
      g_assert_cmpint (group->is_leader, ==, i % 2 == 0);
      g_assert_cmpuint (group->members->len, ==, 1);
      g_assert_cmpint (get_rating (outcome, g_array_index (group->members, guint, 0))->group, ==,
                       (int) i);
    }
  g_assert_cmpstr (get_group (outcome, 6)->key, ==, "body:10/leader:1");
  g_assert_cmpint (get_group (outcome, 6)->body, ==, 10);
  g_assert_cmpuint (outcome->bodies->len, ==, 4);
  g_assert_cmpstr (((TdGroup *) g_ptr_array_index (outcome->bodies, 3))->key, ==, "body:10");
  g_assert_cmpstr (outcome->whole->key, ==, "all");

  settings.grouping = 0;
  everyone = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (everyone->groups->len, ==, 1);
  g_assert_cmpint (get_group (everyone, 0)->is_leader, ==, -1);
  g_assert_cmpuint (everyone->bodies->len, ==, 4);
  settings.grouping = TD_GROUP_BY_KIND;
  by_kind = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpstr (get_group (by_kind, 0)->label, ==, "Công chức");
  g_assert_cmpstr (get_group (by_kind, 0)->key, ==, "kind:cong_chuc");
}

static void
test_apply (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts[12];
  TdClass final[12];
  g_autoptr (TdOutcome) outcome = NULL;
  g_autoptr (TdExplain) why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      facts[i] = make_person (i + 1, "Lê Văn A", 99000 - 100 * (gint64) i);
      final[i] = i < 4 ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD;
    }
  outcome = classify (facts, G_N_ELEMENTS (facts), &settings);
  g_assert_cmpuint (get_group (outcome, 0)->used, ==, 2);
  td_outcome_apply (outcome, final);
  g_assert_cmpuint (get_group (outcome, 0)->used, ==, 4);
  g_assert_cmpuint (outcome->whole->used, ==, 4);
  g_assert_cmpuint (((TdGroup *) g_ptr_array_index (outcome->bodies, 0))->used, ==, 4);
  why = td_group_explain (outcome->whole, &settings);
  g_assert_cmpstr (((TdExplain *) g_ptr_array_index (why->children, 0))->figure, ==,
                   "đang xếp 4, vượt 2");
}

static void
test_reasons (void)
{
  TdClassifySettings settings = make_settings (2026);
  TdFacts facts = make_person (77, "Lê Văn A", 80000);
  g_autoptr (TdOutcome) outcome = classify (&facts, 1, &settings);
  g_auto (GStrv) reasons = td_outcome_reasons (outcome, 0, &facts, &settings);
  g_autoptr (TdExplain) why = td_outcome_explain (outcome, 0, &facts, &settings);

  g_assert_cmpstr (reasons[0], ==, "Đề xuất: Hoàn thành tốt nhiệm vụ");
  g_assert_cmpuint (g_strv_length (reasons), ==, why->children->len + 1);
  g_assert_cmpstr (why->record, ==, "staff:77");
}

/* Properties */

typedef struct
{
  TdFacts facts[MAX_CROWD];
  char names[MAX_CROWD][24];
  guint n;
} Crowd;

static const char *const crowd_bodies[] = { "Cơ quan Sở", "Chi cục", "Trung tâm A", "Trung tâm B" };

/* Coarse scores, so that there are many ties. */
static void
make_crowd (Crowd *crowd, guint year)
{
  crowd->n = (guint) g_test_rand_int_range (1, MAX_CROWD);
  for (guint i = 0; i < crowd->n; i++)
    {
      TdFacts *facts = &crowd->facts[i];
      int body = g_test_rand_int_range (0, G_N_ELEMENTS (crowd_bodies));

      g_snprintf (crowd->names[i], sizeof crowd->names[i], "Lê %c",
                  'A' + g_test_rand_int_range (0, 26));
      *facts = make_person (i + 1, crowd->names[i], g_test_rand_int_range (80, 200) * 500);
      facts->body = body + 1;
      facts->body_name = crowd_bodies[body];
      facts->unit_name = g_test_rand_bit () ? "Phòng 1" : "Phòng 2";
      facts->kind = (TdStaffKind) g_test_rand_int_range (TD_KIND_UNKNOWN, TD_N_KINDS);
      facts->is_leader = g_test_rand_int_range (0, 5) == 0;
      facts->self_class = (TdClass) g_test_rand_int_range (TD_CLASS_NONE, TD_N_CLASSES);
      facts->months = g_test_rand_int_range (-1, 13);
      facts->rated_by_superior = g_test_rand_int_range (0, 20) == 0;
      if (g_test_rand_int_range (0, 10) == 0)
        facts->self_score = TD_SCORE_MISSING;
      if (g_test_rand_int_range (0, 20) == 0)
        {
          facts->discipline = "Khiển trách";
          facts->discipline_for_duty = (TdAnswer) g_test_rand_int_range (0, 3);
        }
      if (year < 2026 && g_test_rand_bit ())
        facts->leave_months = (guint) g_test_rand_int_range (0, 6);
    }
}

static TdClassifySettings
make_random_settings (void)
{
  static const guint years[] = { 2021, 2024, 2026 };
  TdClassifySettings settings = make_settings (years[g_test_rand_int_range (0, 3)]);

  settings.grouping = (guint) g_test_rand_int_range (0, 16);
  settings.workers = (TdWorkerRule) g_test_rand_int_range (0, 4);
  if (g_test_rand_bit ())
    settings.quota = (TdQuotaRule) { (guint) g_test_rand_int_range (0, 101),
                                     (TdQuotaBase) g_test_rand_int_range (0, 3),
                                     (TdRounding) g_test_rand_int_range (0, 3) };
  return settings;
}

static void
check_counts (const TdOutcome *outcome, const TdGroup *group, const TdQuotaRule *quota)
{
  guint good_or_better = 0, by_score = 0, used = 0;

  for (guint i = 0; i < group->members->len; i++)
    {
      const TdRating *rating = get_rating (outcome, g_array_index (group->members, guint, i));

      g_assert_cmpint (rating->by_score, !=, TD_CLASS_NONE);
      good_or_better += rating->by_score >= TD_CLASS_GOOD;
      by_score += rating->by_score == TD_CLASS_EXCELLENT;
      used += rating->proposed == TD_CLASS_EXCELLENT;
    }
  g_assert_cmpuint (group->rated, ==, group->members->len);
  g_assert_cmpuint (group->good_or_better, ==, good_or_better);
  g_assert_cmpuint (group->by_score, ==, by_score);
  g_assert_cmpuint (group->used, ==, used);
  g_assert_cmpuint (group->cap, ==, td_quota_cap (quota, group->rated, good_or_better));
  g_assert_cmpuint (used, <=, group->cap);
}

/* Within a group nobody proposed has less than, or the same as, somebody cut.  Where
 * a group spans bodies, the ceiling of one body says nothing about the other. */
static void
check_line (const TdOutcome *outcome, const TdGroup *group, const TdFacts *facts)
{
  for (guint i = 0; i < group->members->len; i++)
    for (guint j = 0; j < group->members->len; j++)
      {
        const TdRating *above = get_rating (outcome, g_array_index (group->members, guint, i));
        const TdRating *below = get_rating (outcome, g_array_index (group->members, guint, j));

        if (facts[above->facts].body == facts[below->facts].body &&
            above->by_score == TD_CLASS_EXCELLENT && above->proposed == TD_CLASS_EXCELLENT &&
            below->by_score == TD_CLASS_EXCELLENT && below->proposed != TD_CLASS_EXCELLENT)
          g_assert_cmpint (above->score, >, below->score);
        if (i < j)
          {
            g_assert_cmpint (above->score, >=, below->score);
            g_assert_cmpuint (above->rank, <=, below->rank);
            if (above->score > below->score)
              g_assert_cmpuint (above->rank, <, below->rank);
          }
      }
}

static void
check_person (const TdOutcome *outcome, const Crowd *crowd, guint index,
              const TdClassifySettings *settings)
{
  const TdRating *rating = get_rating (outcome, index);
  g_autoptr (TdExplain) why = td_outcome_explain (outcome, index, crowd->facts, settings);

  g_assert_cmpuint (rating->facts, ==, index);
  g_assert_cmpint (rating->is_exempt, ==, rating->exempt != NULL);
  g_assert_true (rating->missing == NULL || !rating->is_exempt);
  g_assert_cmpint (rating->by_score == TD_CLASS_NONE, ==,
                   rating->missing != NULL || rating->is_exempt);
  g_assert_cmpint (rating->group >= 0, ==, rating->by_score != TD_CLASS_NONE);
  g_assert_cmpint (rating->limit != TD_LIMIT_NONE, ==, rating->proposed != rating->by_score);
  if (rating->proposed != rating->by_score)
    {
      g_assert_cmpint (rating->by_score, ==, TD_CLASS_EXCELLENT);
      g_assert_cmpint (rating->proposed, ==, TD_CLASS_GOOD);
    }
  g_assert_cmpstr (why->figure, ==, td_class_term (rating->proposed));
  g_assert_cmpuint (why->children->len, >, 0);
}

static void
test_invariants (void)
{
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);

  for (guint round = 0; round < 100; round++)
    {
      TdClassifySettings settings = make_random_settings ();
      g_autoptr (TdOutcome) outcome = NULL;
      guint n_members = 0;

      make_crowd (crowd, settings.year);
      outcome = classify (crowd->facts, crowd->n, &settings);
      for (guint i = 0; i < outcome->groups->len; i++)
        {
          const TdGroup *group = get_group (outcome, i);

          check_counts (outcome, group, &settings.quota);
          check_line (outcome, group, crowd->facts);
          n_members += group->members->len;
          for (guint m = 0; m < group->members->len; m++)
            g_assert_cmpint (get_rating (outcome, g_array_index (group->members, guint, m))->group,
                             ==, (int) i);
        }
      for (guint i = 0; i < outcome->bodies->len; i++)
        check_counts (outcome, g_ptr_array_index (outcome->bodies, i), &settings.quota);
      check_counts (outcome, outcome->whole, &settings.quota);
      g_assert_cmpuint (n_members, ==, outcome->whole->rated);
      for (guint i = 0; i < crowd->n; i++)
        check_person (outcome, crowd, i, &settings);
    }
}

/* The greatest number that fits is really given, unless a tie stands in the way. */
static void
test_places_are_used (void)
{
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);

  for (guint round = 0; round < 50; round++)
    {
      TdClassifySettings settings = make_settings (2026);
      g_autoptr (TdOutcome) outcome = NULL;

      make_crowd (crowd, settings.year);
      outcome = classify (crowd->facts, crowd->n, &settings);
      for (guint i = 0; i < outcome->groups->len; i++)
        {
          const TdGroup *group = get_group (outcome, i);

          if (!group->tie_at_cap)
            g_assert_cmpuint (group->used, ==, MIN (group->cap, group->by_score));
          else
            g_assert_cmpuint (group->used, <, group->cap);
        }
    }
}

static void
test_order_of_people_does_not_matter (void)
{
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);

  for (guint round = 0; round < 50; round++)
    {
      TdClassifySettings settings = make_random_settings ();
      g_autofree TdFacts *shuffled = NULL;
      g_autofree guint *origin = NULL;
      g_autoptr (TdOutcome) outcome = NULL;
      g_autoptr (TdOutcome) again = NULL;

      make_crowd (crowd, settings.year);
      shuffled = g_memdup2 (crowd->facts, crowd->n * sizeof (TdFacts));
      origin = g_new (guint, crowd->n);
      for (guint i = 0; i < crowd->n; i++)
        origin[i] = i;
      for (guint i = crowd->n - 1; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
          TdFacts facts = shuffled[i];
          guint index = origin[i];

          shuffled[i] = shuffled[j];
          shuffled[j] = facts;
          origin[i] = origin[j];
          origin[j] = index;
        }

      outcome = classify (crowd->facts, crowd->n, &settings);
      again = classify (shuffled, crowd->n, &settings);
      g_assert_cmpuint (outcome->groups->len, ==, again->groups->len);
      for (guint i = 0; i < crowd->n; i++)
        {
          const TdRating *first = get_rating (outcome, origin[i]);
          const TdRating *second = get_rating (again, i);

          g_assert_cmpint (first->proposed, ==, second->proposed);
          g_assert_cmpint (first->group, ==, second->group);
          g_assert_cmpuint (first->rank, ==, second->rank);
          g_assert_cmpint (first->tied, ==, second->tied);
        }
      for (guint i = 0; i < outcome->groups->len; i++)
        {
          const TdGroup *first = get_group (outcome, i);
          const TdGroup *second = get_group (again, i);

          g_assert_cmpstr (first->key, ==, second->key);
          for (guint m = 0; m < first->members->len; m++)
            g_assert_cmpuint (g_array_index (first->members, guint, m), ==,
                              origin[g_array_index (second->members, guint, m)]);
        }
    }
}

static void
test_more_points_never_lower_a_class (void)
{
  TdClassifySettings settings = make_settings (2026);
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (TdOutcome) outcome = NULL;
      g_autoptr (TdOutcome) raised = NULL;

      make_crowd (crowd, settings.year);
      outcome = classify (crowd->facts, crowd->n, &settings);
      for (guint i = 0; i < crowd->n; i++)
        {
          gint64 more = g_test_rand_int_range (0, 20000);
          gint64 score = crowd->facts[i].self_score;

          if (score != TD_SCORE_MISSING)
            crowd->facts[i].self_score = MIN (score + more, 100000);
        }
      raised = classify (crowd->facts, crowd->n, &settings);
      for (guint i = 0; i < crowd->n; i++)
        g_assert_cmpint (get_rating (raised, i)->by_score, >=, get_rating (outcome, i)->by_score);
    }
}

static void
test_who_is_not_classified_does_not_count (void)
{
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);

  for (guint round = 0; round < 50; round++)
    {
      TdClassifySettings settings = make_random_settings ();
      g_autofree TdFacts *others = NULL;
      g_autofree guint *origin = NULL;
      g_autoptr (TdOutcome) outcome = NULL;
      g_autoptr (TdOutcome) without = NULL;
      guint n_others = 0;

      make_crowd (crowd, settings.year);
      outcome = classify (crowd->facts, crowd->n, &settings);
      others = g_new (TdFacts, crowd->n);
      origin = g_new (guint, crowd->n);
      for (guint i = 0; i < crowd->n; i++)
        if (get_rating (outcome, i)->by_score != TD_CLASS_NONE)
          {
            origin[n_others] = i;
            others[n_others++] = crowd->facts[i];
          }
      without = classify (others, n_others, &settings);
      g_assert_cmpuint (without->groups->len, ==, outcome->groups->len);
      for (guint i = 0; i < n_others; i++)
        {
          g_assert_cmpint (get_rating (without, i)->proposed, ==,
                           get_rating (outcome, origin[i])->proposed);
          g_assert_cmpuint (get_rating (without, i)->rank, ==,
                            get_rating (outcome, origin[i])->rank);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify/settings", test_settings);
  g_test_add_func ("/classify/nobody", test_nobody);
  g_test_add_func ("/classify/missing-and-exempt", test_missing_and_exempt);
  g_test_add_func ("/classify/workers", test_workers);
  g_test_add_func ("/classify/layers", test_layers);
  g_test_add_func ("/classify/parts", test_parts_that_do_not_add_up);
  g_test_add_func ("/classify/conduct", test_conduct);
  g_test_add_func ("/classify/head", test_head);
  g_test_add_func ("/classify/months", test_months);
  g_test_add_func ("/classify/year-2021", test_year_2021);
  g_test_add_func ("/classify/year-2024", test_year_2024_has_a_quota);
  g_test_add_func ("/classify/qualitative-ties", test_qualitative_ties);
  g_test_add_func ("/classify/order-of-equals", test_order_of_equals);
  g_test_add_func ("/classify/thirty-five", test_thirty_five);
  g_test_add_func ("/classify/denominators", test_other_denominators);
  g_test_add_func ("/classify/exception", test_exception);
  g_test_add_func ("/classify/basis-of-the-quota", test_basis_of_the_quota);
  g_test_add_func ("/classify/body-cap", test_body_cap);
  g_test_add_func ("/classify/groups", test_group_order_and_labels);
  g_test_add_func ("/classify/apply", test_apply);
  g_test_add_func ("/classify/reasons", test_reasons);
  g_test_add_func ("/classify/invariants", test_invariants);
  g_test_add_func ("/classify/places-are-used", test_places_are_used);
  g_test_add_func ("/classify/order", test_order_of_people_does_not_matter);
  g_test_add_func ("/classify/more-points", test_more_points_never_lower_a_class);
  g_test_add_func ("/classify/not-classified", test_who_is_not_classified_does_not_count);
  return g_test_run ();
}
