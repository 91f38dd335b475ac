/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-number.h"

/* What forms say about criteria: documents' text, Vietnamese whatever the window's
 * language. */

gboolean
td_form_has_edges (const TdCriterion *criterion)
{
  for (guint i = 0; i < criterion->grades->len; i++)
    if (((TdGrade *) g_ptr_array_index (criterion->grades, i))->from == TD_POINTS_MISSING)
      return FALSE;
  return criterion->grades->len > 0;
}

static char *
list_grades (const TdCriterion *criterion, gboolean by_edge)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);
      g_autofree char *points = td_decimal_to_text (grade->points);
      g_autofree char *edge = by_edge ? td_decimal_to_text (grade->from) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", grade->label);
      if (edge != NULL)
        g_string_append_printf (text, " (từ %s)", edge);
      g_string_append_printf (text, ": %s điểm", points);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_count (const TdCriterion *criterion)
{
  g_autofree char *each = td_decimal_to_text (criterion->unit_points);
  g_autofree char *max = td_decimal_to_text (criterion->max);

  if (criterion->max == TD_POINTS_MISSING)
    return g_strdup_printf ("Ghi số lần (mỗi lần %s điểm).", each);
  return g_strdup_printf ("Ghi số lần (mỗi lần %s điểm, tối đa %s).", each, max);
}

/* The example has as many numbers as there are grades. */
static char *
describe_tally (const TdCriterion *criterion, const char *grades)
{
  g_autoptr (GString) example = g_string_new ("5");

  for (guint i = 1; i < criterion->grades->len; i++)
    g_string_append (example, i == 1 ? "; 1" : "; 0");
  return g_strdup_printf ("Ghi số lần của từng mức theo thứ tự, cách nhau bằng dấu chấm phẩy, "
                          "ví dụ “%s”: %s.", example->str, grades);
}

static char *
describe_rule (const TdCriterion *criterion)
{
  g_autofree char *max = td_form_dup_max (criterion);
  g_autofree char *grades = list_grades (criterion, td_form_has_edges (criterion) &&
                                                    criterion->rule == TD_RULE_GRADED);

  switch (criterion->rule)
    {
    case TD_RULE_POINTS:
      return *max != '\0' ? g_strdup_printf ("Cho điểm từ 0 đến %s (được cho điểm lẻ).", max)
                          : g_strdup ("Cho điểm từ 0 trở lên.");
    case TD_RULE_GRADED:
      return g_strdup_printf (td_form_has_edges (criterion) ? "Ghi số liệu; tính điểm: %s."
                                                    : "Chọn một mức: %s.", grades);
    case TD_RULE_YES_NO:
      return g_strdup_printf ("Chọn “Đạt” (%s điểm) hoặc “Không đạt” (0 điểm).", max);
    case TD_RULE_RATIO:
      return g_strdup ("Ghi tỷ lệ, ví dụ “95 %” hoặc “45/47”.");
    case TD_RULE_COUNT:
      return describe_count (criterion);
    case TD_RULE_TALLY:
      return describe_tally (criterion, grades);
    case TD_RULE_WORST:
      return g_strdup_printf ("Chọn mức của người có kết quả kém nhất: %s.", grades);
    case TD_RULE_GROUP:
    default:
      return g_strdup ("");
    }
}

char *
td_form_dup_hint (const TdCriterion *criterion)
{
  g_autofree char *rule = describe_rule (criterion);
  const TdScoreLink *link = criterion->link != NULL ? td_score_link_find (criterion->link) : NULL;
  GString *text = g_string_new (rule);

  if (criterion->role == TD_ROLE_BONUS)
    g_string_append (text, " Điểm thưởng: không có thì để trống.");
  if (criterion->role == TD_ROLE_DEDUCTION)
    g_string_append (text, " Điểm trừ, ghi số dương: không có thì để trống.");
  if (criterion->mandatory)
    g_string_append (text, " Tiêu chí bắt buộc (điểm liệt).");
  if (criterion->needs_evidence)
    g_string_append (text, " Cần tài liệu minh chứng.");
  if (link != NULL)
    g_string_append_printf (text, " Để trống thì lấy theo “%s”.", link->term);
  return g_string_free (text, FALSE);
}

char *
td_form_dup_note (const TdCriterion *criterion)
{
  g_autofree char *hint = td_form_dup_hint (criterion);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s. %s\n%s", criterion->code, criterion->text, hint);
  if (criterion->guidance != NULL)
    g_string_append_printf (text, "\nHướng dẫn: %s", criterion->guidance);
  if (criterion->basis != NULL)
    g_string_append_printf (text, "\nCăn cứ: %s", criterion->basis);
  return g_string_free (text, FALSE);
}
