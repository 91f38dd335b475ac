/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-scored-form.h"

#include "td-error.h"
#include "td-evidence.h"
#include "td-number.h"

#include <glib/gi18n-lib.h>

/* Bảng chấm điểm: the sheet of one subject, criteria down and layers across (DOMAIN.md
 * D11). */

static const TdFormColumn columns[TD_N_SCORED_COLUMNS] = {
  [TD_SCORED_ORDINAL] = { "Số TT", NULL, 15, TD_COLUMN_CODE },
  [TD_SCORED_TEXT] = { "Tiêu chí", NULL, 80, TD_COLUMN_TEXT },
  [TD_SCORED_MAX] = { "Điểm chuẩn", NULL, 17, TD_COLUMN_DECIMAL },
  [TD_SCORED_LAYER] = { "Điểm tự chấm", NULL, 20, TD_COLUMN_DECIMAL },
  [TD_SCORED_LAYER + 1] = { "Điểm thẩm định", NULL, 20, TD_COLUMN_DECIMAL },
  [TD_SCORED_LAYER + 2] = { "Điểm Hội đồng", NULL, 20, TD_COLUMN_DECIMAL },
  [TD_SCORED_EVIDENCE] = { "Tài liệu minh chứng", NULL, 33, TD_COLUMN_TEXT },
  [TD_SCORED_NOTE] = { "Ghi chú (lý do chênh lệch)", NULL, 47, TD_COLUMN_TEXT },
};

/* The end of the rows below a group, which follow it as the set is kept; @group + 1 where
 * something of it lies elsewhere. */
static guint
find_end (const TdCriteriaSet *set, guint group)
{
  guint end = group + 1;

  while (end < set->criteria->len && td_criteria_set_is_within (set, end, (int) group))
    end++;
  for (guint i = end; i < set->criteria->len; i++)
    if (td_criteria_set_is_within (set, i, (int) group))
      return group + 1;
  return end;
}

/* Whether the points shown below a group are all that makes its own. */
static gboolean
adds_up (TdScoredForm *scored, guint group, guint end, TdLayer layer, const TdMark *mark)
{
  gint64 sum = 0;

  for (guint i = group + 1; i < end; i++)
    {
      TdMark below = td_score_book_get_mark (scored->book, scored->sheet, i, layer);

      if (td_criteria_set_get (scored->set, i)->rule != TD_RULE_GROUP
          && below.state == TD_SCORE_GIVEN)
        sum += below.points;
    }
  return mark->state == TD_SCORE_GIVEN && sum == mark->points;
}

static void
write_group_mark (TdScoredForm *scored, guint index, TdLayer layer)
{
  TdMark mark = td_score_book_get_mark (scored->book, scored->sheet, index, layer);
  guint end = find_end (scored->set, index);
  guint column = TD_SCORED_LAYER + layer;
  g_autofree char *from = td_sheet_cell_name (scored->first + index + 1, column);
  g_autofree char *to = td_sheet_cell_name (scored->first + end - 1, column);
  g_autofree char *formula = g_strdup_printf ("=SUBTOTAL(9,%s:%s)", from, to);

  if (end > index + 1 && adds_up (scored, index, end, layer, &mark))
    td_house_form_formula (scored->form, column, formula,
                           (double) mark.points / TD_DECIMAL_ONE);
  else
    td_export_write_mark (scored->form, column, &mark);
}

/* The maximum that is declared, else what lies below it. */
static void
write_max (TdScoredForm *scored, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (scored->set, index);
  gint64 max = criterion->max;

  if (max == TD_POINTS_MISSING && criterion->rule == TD_RULE_GROUP)
    max = td_criteria_set_add_up (scored->set, (int) index);
  if (max != TD_POINTS_MISSING)
    td_house_form_decimal (scored->form, TD_SCORED_MAX, max);
}

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

static gboolean
write_evidence (TdScoredForm *scored, guint index, GError **error)
{
  gint64 id = td_score_book_get_sheet (scored->book, scored->sheet)->id;
  const TdCriterion *criterion = td_criteria_set_get (scored->set, index);
  g_autoptr (GString) text = g_string_new (NULL);

  if (td_score_book_count_evidence (scored->book, scored->sheet, index) > 0)
    {
      g_autoptr (GPtrArray) files = td_evidence_list (scored->self->reader, id, criterion->id,
                                                      error);

      if (files == NULL)
        return FALSE;
      for (guint i = 0; i < files->len; i++)
        append_part (text, td_record_get_text (files->pdata[i], "name"));
    }
  else if (td_score_book_lacks_evidence (scored->book, scored->sheet, index))
    g_string_append (text, "Thiếu minh chứng");
  td_house_form_text (scored->form, TD_SCORED_EVIDENCE, text->str);
  return TRUE;
}

/* "Thẩm định thấp hơn Tự chấm 2,273 điểm, chưa nêu lý do". */
static void
append_difference (TdScoredForm *scored, guint index, guint layer, GString *text)
{
  TdMark mark = td_score_book_get_mark (scored->book, scored->sheet, index, (TdLayer) layer);
  g_autofree char *points = NULL;
  g_autofree char *part = NULL;

  for (guint before = layer; before-- > 0 && mark.state == TD_SCORE_GIVEN;)
    {
      TdMark other = td_score_book_get_mark (scored->book, scored->sheet, index,
                                             (TdLayer) before);

      if (other.state != TD_SCORE_GIVEN)
        continue;
      if (other.points == mark.points)
        return;
      points = td_decimal_to_text (ABS (mark.points - other.points));
      part = g_strdup_printf ("%s %s hơn %s %s điểm, chưa nêu lý do",
                              td_layer_term ((TdLayer) layer),
                              mark.points > other.points ? "cao" : "thấp",
                              td_layer_term ((TdLayer) before), points);
      append_part (text, part);
      return;
    }
}

static void
write_note (TdScoredForm *scored, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (scored->set, index);
  g_autoptr (GString) text = g_string_new (NULL);

  if (criterion->mandatory)
    append_part (text, "Tiêu chí bắt buộc");
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      const char *reason = td_score_book_get_reason (scored->book, scored->sheet, index,
                                                     (TdLayer) layer);
      TdMark mark = td_score_book_get_mark (scored->book, scored->sheet, index, (TdLayer) layer);

      if (mark.is_capped)
        append_part (text, "vượt điểm tối đa, lấy bằng điểm tối đa");
      if (reason != NULL)
        {
          g_autofree char *part = g_strdup_printf ("%s: %s", td_layer_term ((TdLayer) layer),
                                                   reason);

          append_part (text, part);
        }
      else
        append_difference (scored, index, layer, text);
    }
  if (td_score_book_is_questioned (scored->book, scored->sheet, index))
    append_part (text, "đang hỏi lại đơn vị");
  td_house_form_text (scored->form, TD_SCORED_NOTE, text->str);
}

static gboolean
write_criterion (TdScoredForm *scored, guint index, GError **error)
{
  const TdCriterion *criterion = td_criteria_set_get (scored->set, index);
  gboolean is_group = criterion->rule == TD_RULE_GROUP;
  g_autofree char *code = g_strdup (criterion->code);

  if (is_group)
    {
      td_house_form_set_bold (scored->form);
      td_house_form_keep_with_next (scored->form);
    }
  td_house_form_text (scored->form, TD_SCORED_ORDINAL, code);
  td_house_form_text (scored->form, TD_SCORED_TEXT, criterion->text);
  write_max (scored, index);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      TdMark mark = td_score_book_get_mark (scored->book, scored->sheet, index, (TdLayer) layer);

      if (is_group)
        write_group_mark (scored, index, (TdLayer) layer);
      else
        td_export_write_mark (scored->form, TD_SCORED_LAYER + layer, &mark);
    }
  if (!is_group)
    {
      if (!write_evidence (scored, index, error))
        return FALSE;
      write_note (scored, index);
    }
  td_house_form_end_row (scored->form);
  return TRUE;
}

static char *
make_subtitle (TdScoredForm *scored)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (scored->book, scored->sheet);
  g_autofree char *round = td_export_dup_round_name (scored->book);

  if (sheet->staff > 0 && sheet->unit_name != NULL)
    return g_strdup_printf ("%s, %s\n%s", sheet->name, sheet->unit_name, round);
  return g_strdup_printf ("%s\n%s", sheet->name, round);
}

static gboolean
write_criteria (TdScoredForm *scored, GError **error)
{
  guint n = scored->set->criteria->len;

  scored->first = td_house_form_get_row (scored->form);
  for (guint i = 0; i < n; i++)
    if (!write_criterion (scored, i, error) || !td_export_step (scored->self, i + 1, n, error))
      return FALSE;
  return TRUE;
}

gboolean
td_export_round_sheet (TdExport *self,
                       GError  **error)
{
  TdScoredForm scored = {
    .self = self,
    .book = self->book,
    .set = td_score_book_get_set (self->book),
  };
  g_autofree char *subtitle = NULL;
  g_autoptr (TdHouseForm) form = NULL;
  TdFormSpec spec = {
    .sheet = "Bảng chấm điểm",
    .landscape = TRUE,
    .title = "BẢNG CHẤM ĐIỂM THI ĐUA",
    .size = 11,
    .columns = columns,
    .n_columns = TD_N_SCORED_COLUMNS,
  };

  if (!td_score_book_find_sheet (self->book, self->params->sheet, &scored.sheet))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("This round has no such score sheet. Choose one of its units or people."));
      return FALSE;
    }
  subtitle = make_subtitle (&scored);
  spec.subtitle = subtitle;
  td_export_init_form (self, &spec, NULL);
  form = td_house_form_new (self->writer, self->head, &spec);
  scored.form = form;
  if (!write_criteria (&scored, error))
    return FALSE;
  td_scored_form_write_totals (&scored);
  td_scored_form_write_result (&scored);
  td_house_form_finish (form, TD_FOOTER_INTERNAL);
  return TRUE;
}
