/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-scored-form.h"

#include "td-number.h"

/* What Excel takes in one SUM. */
#define MOST_TERMS 200

/* "=SUM(D6,D12)" of the rows at the top that are of this kind; %NULL where there are too
 * many or none. */
static char *
make_sum (TdScoredForm *scored, TdCriterionRole role, guint column)
{
  GString *formula = g_string_new ("=SUM(");
  guint n = 0;

  for (guint i = 0; i < scored->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (scored->set, i);
      g_autofree char *cell = td_sheet_cell_name (scored->first + i, column);

      if (criterion->parent < 0 && criterion->role == role)
        g_string_append_printf (formula, "%s%s", n++ > 0 ? "," : "", cell);
    }
  g_string_append_c (formula, ')');
  return g_string_free (formula, n == 0 || n > MOST_TERMS);
}

/* Points of the rows at the top of one kind. */
static gint64
add_tops (TdScoredForm *scored, TdCriterionRole role, TdLayer layer)
{
  gint64 sum = 0;

  for (guint i = 0; i < scored->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (scored->set, i);
      TdMark mark = td_score_book_get_mark (scored->book, scored->sheet, i, layer);

      if (criterion->parent < 0 && criterion->role == role && mark.state == TD_SCORE_GIVEN)
        sum += mark.points;
    }
  return sum;
}

static gint64
get_part (const TdTotal *total, TdCriterionRole role)
{
  return role == TD_ROLE_BASE ? total->base : role == TD_ROLE_BONUS ? total->bonus
                                                                    : total->deduction;
}

/* A row with the sum of one kind of points in each layer; @cap is said where it counts. */
static void
write_sum (TdScoredForm *scored, TdCriterionRole role, const char *label, gint64 max)
{
  const TdSheetResult *result = td_score_book_get_result (scored->book, scored->sheet);
  gboolean is_capped = FALSE;

  td_house_form_keep_with_next (scored->form);
  td_house_form_set_bold (scored->form);
  td_house_form_text (scored->form, TD_SCORED_TEXT, label);
  if (max != TD_POINTS_MISSING)
    td_house_form_decimal (scored->form, TD_SCORED_MAX, max);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      const TdTotal *total = &result->layers[layer];
      gint64 points = get_part (total, role);
      g_autofree char *formula = make_sum (scored, role, TD_SCORED_LAYER + layer);

      if (!total->any)
        td_house_form_words (scored->form, TD_SCORED_LAYER + layer, "chưa chấm");
      else if (formula != NULL && add_tops (scored, role, (TdLayer) layer) == points)
        td_house_form_formula (scored->form, TD_SCORED_LAYER + layer, formula,
                               (double) points / TD_DECIMAL_ONE);
      else
        {
          td_house_form_decimal (scored->form, TD_SCORED_LAYER + layer, points);
          is_capped = TRUE;
        }
    }
  if (is_capped)
    td_house_form_text (scored->form, TD_SCORED_NOTE, "Tính đến mức tối đa");
  td_house_form_end_row (scored->form);
}

/* "=D30+D31-D32" of the rows above, as many as there are. */
static void
write_total (TdScoredForm *scored, guint base_row, gboolean has_bonus, gboolean has_deduction)
{
  const TdSheetResult *result = td_score_book_get_result (scored->book, scored->sheet);
  gint64 max = td_criteria_set_get_max (scored->set);
  g_autofree char *applied = td_export_dup_applied (scored->book, scored->sheet);

  td_house_form_keep_with_next (scored->form);
  td_house_form_set_bold (scored->form);
  td_house_form_text (scored->form, TD_SCORED_TEXT, "TỔNG ĐIỂM");
  if (max != TD_POINTS_MISSING)
    td_house_form_decimal (scored->form, TD_SCORED_MAX, max);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      const TdTotal *total = &result->layers[layer];
      guint column = TD_SCORED_LAYER + layer;
      g_autofree char *base = td_sheet_cell_name (base_row, column);
      g_autofree char *second = td_sheet_cell_name (base_row + 1, column);
      g_autofree char *third = td_sheet_cell_name (base_row + 2, column);
      g_autofree char *formula =
        has_bonus && has_deduction ? g_strdup_printf ("=%s+%s-%s", base, second, third)
        : has_bonus                ? g_strdup_printf ("=%s+%s", base, second)
        : has_deduction            ? g_strdup_printf ("=%s-%s", base, second)
                                   : g_strdup_printf ("=SUM(%s)", base);

      if (!total->any)
        td_house_form_words (scored->form, column, "chưa chấm");
      else if (total->base + total->bonus - total->deduction == total->total)
        td_house_form_formula (scored->form, column, formula,
                               (double) total->total / TD_DECIMAL_ONE);
      else
        td_house_form_decimal (scored->form, column, total->total);
    }
  td_house_form_text (scored->form, TD_SCORED_NOTE, applied);
  td_house_form_end_row (scored->form);
}

/* How much of each layer is there: sums of what is not complete are no result. */
static void
write_completeness (TdScoredForm *scored)
{
  const TdSheetResult *result = td_score_book_get_result (scored->book, scored->sheet);

  td_house_form_keep_with_next (scored->form);
  td_house_form_text (scored->form, TD_SCORED_TEXT, "Số tiêu chí đã chấm trên số tiêu chí áp dụng");
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      const TdTotal *total = &result->layers[layer];
      g_autofree char *text = g_strdup_printf ("%u/%u", total->scored, total->applicable);

      td_house_form_words (scored->form, TD_SCORED_LAYER + layer, text);
    }
  td_house_form_end_row (scored->form);
}

void
td_scored_form_write_totals (TdScoredForm *scored)
{
  gboolean has_bonus = td_export_has_role (scored->set, TD_ROLE_BONUS);
  gboolean has_deduction = td_export_has_role (scored->set, TD_ROLE_DEDUCTION);
  guint base_row = td_house_form_get_row (scored->form);

  write_sum (scored, TD_ROLE_BASE, "Cộng điểm chuẩn", td_criteria_set_get_max (scored->set));
  if (has_bonus)
    write_sum (scored, TD_ROLE_BONUS, "Điểm thưởng", scored->set->bonus_cap);
  if (has_deduction)
    write_sum (scored, TD_ROLE_DEDUCTION, "Điểm trừ", scored->set->deduction_cap);
  write_total (scored, base_row, has_bonus, has_deduction);
  write_completeness (scored);
}

void
td_scored_form_write_result (TdScoredForm *scored)
{
  const TdSheetResult *result = td_score_book_get_result (scored->book, scored->sheet);
  const TdSheetRank *rank = td_score_book_get_rank (scored->book, scored->sheet);
  const TdTotal *total = &result->decided;
  g_autofree char *points = td_decimal_to_text (total->total);
  g_autofree char *max = td_decimal_to_text (total->max);
  const gint64 share = td_export_get_percent (scored->book, scored->sheet);
  g_autofree char *percent = td_decimal_to_text (share);
  g_autofree char *completeness = td_export_dup_completeness (total);
  g_autofree char *class = td_export_dup_round_class (scored->book, scored->sheet);
  /* What counts is of several layers where one is not complete: no column adds up to it. */
  g_auto (GStrv) rule = td_round_rule_to_lines (td_score_book_get_rule (scored->book),
                                                scored->set);
  g_autoptr (GString) line = g_string_new ("Kết quả: ");

  if (total->any)
    g_string_append_printf (line, "%s điểm trên %s điểm áp dụng", points, max);
  else
    g_string_append (line, "chưa chấm");
  if (share != TD_POINTS_MISSING)
    g_string_append_printf (line, ", đạt %s %%", percent);
  g_string_append_printf (line, ". %s.", completeness);
  if (class != NULL)
    g_string_append_printf (line, " Xếp loại: %s.", class);
  if (result->failed >= 0)
    g_string_append_printf (line, " Không đạt tiêu chí bắt buộc %s.",
                            td_criteria_set_get (scored->set, (guint) result->failed)->code);
  if (rank->rank > 0)
    g_string_append_printf (line, " Xếp hạng: %u/%u%s.", rank->rank,
                            td_score_book_get_n_sheets (scored->book),
                            rank->is_tied ? " (đồng hạng)" : "");
  g_string_append_printf (line, " %s", rule[0]);
  td_house_form_note (scored->form, line->str, FALSE);
}
