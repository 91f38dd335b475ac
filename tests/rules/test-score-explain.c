/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include <string.h>

#define MISSING TD_POINTS_MISSING

/* The sheet of a division, as an office has it. */
enum { III, C8, C9, C12, IV, C13, BONUS, B1, DEDUCTION, D1, N_CRITERIA };

static TdCriterion *
add (TdCriteriaSet *set, int parent, const char *code, const char *text, TdCriterionRule rule,
     gint64 max)
{
  TdCriterion *criterion = td_criteria_set_add (set, parent, code, text, rule);

  criterion->max = max;
  if (parent >= 0)
    criterion->role = td_criteria_set_get (set, (guint) parent)->role;
  return criterion;
}

static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *reports, *mandatory;
  TdBand *band;

  add (set, -1, "III", "Thực hiện nhiệm vụ", TD_RULE_GROUP, 45000);
  add (set, III, "8", "Hồ sơ giải quyết đúng hạn", TD_RULE_RATIO, 65000);
  reports = add (set, III, "9", "Chế độ báo cáo định kỳ", TD_RULE_TALLY, 10000);
  g_ptr_array_unref (reports->grades);
  reports->grades = td_grades_read ("Đúng hạn: 2; Chậm 1–2 ngày: 1,5; Chậm trên 10 ngày: 0", NULL);
  reports->basis = g_strdup ("Quyết định bộ tiêu chí, mục III.9");
  reports->id = 9;
  add (set, III, "12", "Tổ chức đấu giá tài sản", TD_RULE_POINTS, 5000);
  add (set, -1, "IV", "Xây dựng đơn vị", TD_RULE_GROUP, MISSING);
  mandatory = add (set, IV, "13", "Không có người vi phạm", TD_RULE_YES_NO, 20000);
  mandatory->mandatory = TRUE;
  mandatory->bound = g_strdup ("C");
  add (set, -1, "+", "Điểm thưởng", TD_RULE_GROUP, MISSING)->role = TD_ROLE_BONUS;
  add (set, BONUS, "+1", "Sáng kiến", TD_RULE_COUNT, 10000)->unit_points = 2000;
  add (set, -1, "−", "Điểm trừ", TD_RULE_GROUP, 3000)->role = TD_ROLE_DEDUCTION;
  add (set, DEDUCTION, "−1", "Bị phê bình", TD_RULE_POINTS, 20000);
  set->bonus_cap = 5000;
  band = td_criteria_set_add_band (set, "A", "Tốt", 90000);
  g_ptr_array_unref (band->conditions);
  band->conditions = td_band_conditions_read ("bắt buộc đạt; III ≥ 95 %", NULL);
  td_criteria_set_add_band (set, "B", "Khá", 70000);
  td_criteria_set_add_band (set, "C", "Đạt", 50000);
  return set;
}

typedef struct
{
  TdCriteriaSet *set;
  TdRoundRule rule;
  TdScore scores[N_CRITERIA * TD_N_LAYERS];
  TdMark marks[N_CRITERIA * TD_N_LAYERS];
} Sheet;

static void
set_score (Sheet *sheet, guint index, TdLayer layer, const char *text)
{
  guint place = index * TD_N_LAYERS + layer;
  const TdCriterion *criterion = td_criteria_set_get (sheet->set, index);
  g_autoptr (GError) error = NULL;

  td_score_clear (&sheet->scores[place]);
  td_criterion_read (criterion, text, &sheet->scores[place], &error);
  g_assert_no_error (error);
  td_criterion_mark (criterion, &sheet->scores[place], &sheet->marks[place], NULL, &error);
  g_assert_no_error (error);
}

static void
set_all (Sheet *sheet, guint index, const char *text)
{
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    set_score (sheet, index, (TdLayer) layer, text);
}

static void
sheet_init (Sheet *sheet)
{
  *sheet = (Sheet) { .set = make_set () };
  td_round_rule_init (&sheet->rule);
  set_all (sheet, C8, "100 %");
  set_score (sheet, C9, TD_LAYER_SELF, "9;4;0");
  set_score (sheet, C9, TD_LAYER_APPRAISED, "5;4;4");
  set_all (sheet, C12, "không áp dụng");
  set_all (sheet, C13, "đạt");
  set_all (sheet, B1, "3");
  set_all (sheet, D1, "4");
}

static void
sheet_clear (Sheet *sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheet->scores); i++)
    td_score_clear (&sheet->scores[i]);
  td_criteria_set_unref (sheet->set);
}

static char *
explain (const Sheet *sheet)
{
  g_autoptr (TdExplain) why = td_sheet_explain (sheet->set, &sheet->rule, sheet->marks,
                                                sheet->scores);

  return td_explain_to_text (why);
}

static void
assert_says (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("“%s” is not in:\n%s", line, text);
}

static void
test_whole (void)
{
  g_autofree char *text = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  text = explain (&sheet);
  g_assert_cmpstr (text, ==,
    "Tổng điểm: 93,154 / 95 = 98,057 %, Khá\n"
    "  Tổng từng lớp: Tự chấm 96,231; Thẩm định 93,154; Hội đồng 87\n"
    "  III. Thực hiện nhiệm vụ: 71,154 / 75\n"
    "    Nhóm khai 45 điểm, các tiêu chí cộng lại 80\n"
    "    8. Hồ sơ giải quyết đúng hạn: 65 / 65\n"
    "      100 % × 65 = 65\n"
    "    9. Chế độ báo cáo định kỳ: 6,154 / 10 (Quyết định bộ tiêu chí, mục III.9)\n"
    "      Tự chấm: 9,231\n"
    "      Thẩm định: 6,154, ít hơn tự chấm 3,077 điểm\n"
    "      Hội đồng: chưa chấm\n"
    "      Hội đồng chưa chấm, lấy điểm thẩm định\n"
    "      Đúng hạn: 5 × 2 = 10\n"
    "      Chậm 1–2 ngày: 4 × 1,5 = 6\n"
    "      Chậm trên 10 ngày: 4 × 0 = 0\n"
    "      16 trên 26 điểm, nhân 10 = 6,154\n"
    "    12. Tổ chức đấu giá tài sản: không áp dụng\n"
    "  IV. Xây dựng đơn vị: 20 / 20\n"
    "    13. Không có người vi phạm: 20 / 20\n"
    "      Đạt: 20\n"
    "  Điểm thưởng: +5\n"
    "    Cộng lại 6, tối đa 5\n"
    "    +. Điểm thưởng: 6\n"
    "      +1. Sáng kiến: 6 / 10\n"
    "        3 lần × 2 = 6\n"
    "  Điểm trừ: −3\n"
    "    −. Điểm trừ: 3 / 3\n"
    "      Cộng lại vượt mức tối đa của nhóm, tính 3\n"
    "      −1. Bị phê bình: 4 / 20\n"
    "  Điểm tối đa: 95 = 100 − 5: mục 12 không áp dụng\n"
    "  Tiêu chí bắt buộc: đạt\n"
    "    13. Không có người vi phạm: 20 điểm, phải đạt 20: đạt\n"
    "  Mức theo điểm: 98,057 %, từ 90 %: Tốt\n"
    "  Điều kiện của mức “Tốt”: không đạt\n"
    "    Tiêu chí bắt buộc đều đạt: đạt\n"
    "    III. Thực hiện nhiệm vụ: từ 95 %: 71,154 / 75 = 94,872 %, không đạt\n"
    "  Xếp mức: Khá");
  sheet_clear (&sheet);
}

static void
test_failed (void)
{
  g_autofree char *text = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  set_score (&sheet, C13, TD_LAYER_COUNCIL, "không đạt");
  text = explain (&sheet);
  assert_says (text, "Tổng điểm: 73,154 / 95 = 77,004 %, Đạt\n");
  assert_says (text, "\n      Hội đồng: 0, ít hơn thẩm định 20 điểm\n");
  assert_says (text, "\n  Tiêu chí bắt buộc: không đạt mục 13, tốt nhất là “Đạt”\n"
               "    13. Không có người vi phạm: 0 điểm, phải đạt 20: không đạt\n");
  assert_says (text, "\n  Mức theo điểm: 77,004 %, từ 70 %: Khá\n");
  assert_says (text, "\n  Xếp mức: Đạt");
  sheet_clear (&sheet);
}

static void
test_incomplete (void)
{
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *empty = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  sheet.rule.inherits = FALSE;
  text = explain (&sheet);
  assert_says (text, "Tổng điểm: 87 / 95, mới chấm 2/3 tiêu chí\n");
  assert_says (text, "\n  Chưa chấm: 1 trên 3 tiêu chí: mục 9\n");
  assert_says (text, "\n  Xếp mức: chưa chấm đủ nên chưa xếp mức");
  set_all (&sheet, C8, "–");
  set_all (&sheet, C9, "–");
  set_all (&sheet, C13, "–");
  nothing = explain (&sheet);
  assert_says (nothing, "Tổng điểm: 2 / 0, không có tiêu chí nào áp dụng\n");
  assert_says (nothing, "\n  Điểm tối đa: 0 = 100 − 100: mục 8, 9, 12, 13 không áp dụng\n");
  assert_says (nothing, "\n  Xếp mức: không có tiêu chí nào áp dụng nên không xếp mức");
  memset (sheet.marks, 0, sizeof sheet.marks);
  empty = explain (&sheet);
  g_assert_true (g_str_has_prefix (empty, "Tổng điểm: chưa chấm\n"));
  sheet_clear (&sheet);
}

static void
test_weighted (void)
{
  g_autofree char *text = NULL;
  g_autoptr (TdExplain) why = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  sheet.rule.deciding = TD_DECIDING_WEIGHTED;
  sheet.rule.weights[TD_LAYER_SELF] = 20;
  sheet.rule.weights[TD_LAYER_APPRAISED] = 80;
  why = td_criterion_explain (sheet.set, &sheet.rule, C9, sheet.marks, sheet.scores);
  text = td_explain_to_text (why);
  assert_says (text, "9. Chế độ báo cáo định kỳ: 6,769 / 10 (");
  assert_says (text, "\n  Tự chấm: 9,231\n    Đúng hạn: 9 × 2 = 18\n");
  assert_says (text, "\n    16 trên 26 điểm, nhân 10 = 6,154\n");
  assert_says (text, "\n  20 % × 9,231 + 80 % × 6,154 = 6,769");
  sheet_clear (&sheet);
}

/* One criterion says what the whole sheet says of it; a group comes with all in it. */
static void
test_part (void)
{
  g_autoptr (TdExplain) whole = NULL;
  g_autoptr (TdExplain) group = NULL;
  g_autoptr (TdExplain) one = NULL;
  g_autofree char *of_whole = NULL;
  g_autofree char *of_group = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  whole = td_sheet_explain (sheet.set, &sheet.rule, sheet.marks, sheet.scores);
  group = td_criterion_explain (sheet.set, &sheet.rule, III, sheet.marks, sheet.scores);
  one = td_criterion_explain (sheet.set, &sheet.rule, C9, sheet.marks, sheet.scores);
  of_whole = td_explain_to_text (whole->children->pdata[1]);
  of_group = td_explain_to_text (group);
  g_assert_cmpstr (of_whole, ==, of_group);
  g_assert_cmpstr (one->text, ==, "9. Chế độ báo cáo định kỳ");
  g_assert_cmpstr (one->record, ==, "criterion:9");
  g_assert_cmpuint (one->children->len, ==, 8);
  g_clear_pointer (&one, td_explain_unref);
  one = td_criterion_explain (sheet.set, &sheet.rule, B1, sheet.marks, sheet.scores);
  g_assert_cmpstr (one->figure, ==, "6 / 10");
  sheet_clear (&sheet);
}

/* Totals are compared layer by layer, and left away where they are the same. */
static void
test_layer_totals (void)
{
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  set_all (&sheet, C9, "9;4;0");
  same = explain (&sheet);
  g_assert_null (strstr (same, "Tổng từng lớp"));
  set_score (&sheet, C9, TD_LAYER_APPRAISED, "13;0;0");
  other = explain (&sheet);
  assert_says (other, "\n  Tổng từng lớp: Tự chấm 96,231; Thẩm định 97; Hội đồng 96,231\n");
  assert_says (other, "\n      Thẩm định: 10, nhiều hơn tự chấm 0,769 điểm\n"
               "      Hội đồng: 9,231, ít hơn thẩm định 0,769 điểm\n");
  sheet_clear (&sheet);
}

/* With several raters a layer's mark is none of what one of them entered. */
static void
test_raters (void)
{
  g_autoptr (TdExplain) why = NULL;
  g_autoptr (TdExplain) bare = NULL;
  g_autofree char *text = NULL;
  Sheet sheet;

  sheet_init (&sheet);
  sheet.rule.raters = TD_RATERS_MEAN;
  sheet.marks[C8 * TD_N_LAYERS + TD_LAYER_COUNCIL].points = 60000;
  why = td_criterion_explain (sheet.set, &sheet.rule, C8, sheet.marks, sheet.scores);
  text = td_explain_to_text (why);
  assert_says (text, "\n  Trung bình cộng của những người chấm");
  g_assert_null (strstr (text, "×"));
  bare = td_criterion_explain (sheet.set, &sheet.rule, B1, sheet.marks, NULL);
  g_assert_cmpuint (bare->children->len, ==, 0);
  sheet_clear (&sheet);
}

/* Why a set gives no band, each in its words. */
static void
test_no_band (void)
{
  g_autofree char *below = NULL;
  g_autofree char *lacking = NULL;
  g_autofree char *none = NULL;
  g_autofree char *nothing_holds = NULL;
  TdBand *band;
  Sheet sheet;

  sheet_init (&sheet);
  set_all (&sheet, C8, "0");
  below = explain (&sheet);
  assert_says (below, ", không xếp mức\n");
  assert_says (below, "\n  Mức theo điểm: 29,636 %: dưới cận dưới của mọi mức");

  set_all (&sheet, C8, "40");
  band = g_ptr_array_index (sheet.set->bands, 2);
  g_ptr_array_unref (band->conditions);
  band->conditions = td_band_conditions_read ("12 ≥ 1; 9 ≥ 9", NULL);
  nothing_holds = explain (&sheet);
  assert_says (nothing_holds, "\n    Mục 12 không áp dụng, không xét điều kiện\n");
  assert_says (nothing_holds, "9. Chế độ báo cáo định kỳ: từ 9 điểm: 6,154 điểm, không đạt\n");
  assert_says (nothing_holds, "\n  Xếp mức: không đủ điều kiện của mức nào");

  sheet.set->lower_is_better = TRUE;
  sheet.set->max = 300000;
  lacking = explain (&sheet);
  assert_says (lacking, "Xếp mức: bộ tiêu chí chưa đủ chỉ số so với điểm tối đa đã khai");

  sheet.set->lower_is_better = FALSE;
  sheet.set->max = 5000;
  none = explain (&sheet);
  assert_says (none, "Xếp mức: không có điểm tối đa để tính tỷ lệ nên không xếp mức");
  sheet_clear (&sheet);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-explain/whole", test_whole);
  g_test_add_func ("/score-explain/failed", test_failed);
  g_test_add_func ("/score-explain/incomplete", test_incomplete);
  g_test_add_func ("/score-explain/weighted", test_weighted);
  g_test_add_func ("/score-explain/part", test_part);
  g_test_add_func ("/score-explain/layer-totals", test_layer_totals);
  g_test_add_func ("/score-explain/raters", test_raters);
  g_test_add_func ("/score-explain/no-band", test_no_band);
  return g_test_run ();
}
