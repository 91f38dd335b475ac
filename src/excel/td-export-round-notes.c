/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-number.h"

/* "Ghi chú" of the rows of a round: what of a result cannot be told from its figures. */

/* Codes that are named; of more, how many there are. */
#define MOST_CODES 4

static void
add_note (GString *notes, const char *text)
{
  if (text != NULL)
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? "; " : "", text);
}

/* "II.3, II.4 và 3 tiêu chí khác". */
static char *
list_left_out (TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GString *codes = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP || criterion->role != TD_ROLE_BASE ||
          td_score_book_get_decided (book, sheet, i).state != TD_SCORE_NOT_APPLICABLE)
        continue;
      if (n < MOST_CODES)
        g_string_append_printf (codes, "%s%s", n > 0 ? ", " : "", criterion->code);
      n++;
    }
  if (n > MOST_CODES)
    g_string_append_printf (codes, " và %u tiêu chí khác", n - MOST_CODES);
  return g_string_free (codes, n == 0);
}

/* Out of what the percentage is, where that is not what the headings say. */
char *
td_export_dup_applied (TdScoreBook *book, guint sheet)
{
  const TdTotal *total = &td_score_book_get_result (book, sheet)->decided;
  gint64 max = td_criteria_set_get_max (td_score_book_get_set (book));
  g_autofree char *points = NULL;
  g_autofree char *codes = NULL;

  if (!total->any || total->applicable == 0 || max == TD_POINTS_MISSING ||
      total->max == TD_POINTS_MISSING || total->max == max)
    return NULL;
  codes = list_left_out (book, sheet);
  if (codes == NULL)
    return NULL;
  points = td_decimal_to_text (total->max);
  return g_strdup_printf ("Tính trên %s điểm: %s không áp dụng", points, codes);
}

/* Why the class is not the one that the points alone would give. */
static char *
dup_class_note (TdScoreBook *book, guint sheet)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdSheetResult *result = td_score_book_get_result (book, sheet);

  if (result->decided.any && result->decided.applicable == 0)
    return g_strdup ("Không có tiêu chí nào áp dụng, nên không xếp loại");
  if (!result->is_complete)
    return td_export_dup_completeness (&result->decided);
  if (result->failed >= 0)
    return g_strdup_printf ("Không đạt tiêu chí bắt buộc %s",
                            td_criteria_set_get (set, (guint) result->failed)->code);
  if (result->band_by_score >= 0 && result->band != result->band_by_score)
    return g_strdup_printf ("Đủ điểm nhưng không đủ điều kiện của mức “%s”",
                            ((TdBand *) set->bands->pdata[result->band_by_score])->name);
  if (result->band < 0 && set->bands->len > 0)
    return g_strdup ("Chưa đủ căn cứ xếp loại, xem giải trình");
  return NULL;
}

/* What equal scores were told apart by, and what this sheet has of it: the same words for
 * who gained and who lost by it. */
static char *
dup_tie_break (TdScoreBook *book, guint sheet)
{
  const TdRoundRule *rule = td_score_book_get_rule (book);
  const TdTotal *total = &td_score_book_get_result (book, sheet)->decided;
  g_autofree char *points = NULL;
  TdMark mark;
  int group;

  switch (rule->tie_break)
    {
    case TD_TIE_DEDUCTION:
      points = td_decimal_to_text (total->deduction);
      return g_strdup_printf ("Bằng điểm, xét điểm trừ: %s", points);
    case TD_TIE_BONUS_LESS:
      points = td_decimal_to_text (total->base);
      return g_strdup_printf ("Bằng điểm, xét điểm chuẩn: %s", points);
    case TD_TIE_GROUP:
      group = td_criteria_set_find (td_score_book_get_set (book), rule->tie_group);
      if (group < 0)
        return NULL;
      mark = td_score_book_get_decided (book, sheet, (guint) group);
      points = mark.state == TD_SCORE_GIVEN ? td_decimal_to_text (mark.points)
                                            : g_strdup ("không áp dụng");
      return g_strdup_printf ("Bằng điểm, xét mục %s: %s", rule->tie_group, points);
    case TD_TIE_SHARED:
    default:
      return NULL;
    }
}

char *
td_export_dup_round_note (TdScoreBook *book, guint sheet)
{
  const TdSheetRank *rank = td_score_book_get_rank (book, sheet);
  const TdTotal *total = &td_score_book_get_result (book, sheet)->decided;
  g_autofree char *class = dup_class_note (book, sheet);
  g_autofree char *applied = td_export_dup_applied (book, sheet);
  g_autofree char *tie_break = rank->by_tie_break ? dup_tie_break (book, sheet) : NULL;
  GString *notes = g_string_new (NULL);

  add_note (notes, class);
  add_note (notes, applied);
  if (total->any && total->base + total->bonus < total->deduction)
    add_note (notes, "Trừ quá điểm đạt được, tính 0");
  add_note (notes, rank->is_tied ? "Đồng hạng" : NULL);
  add_note (notes, tie_break);
  return g_string_free (notes, FALSE);
}
