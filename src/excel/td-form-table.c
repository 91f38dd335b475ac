/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-number.h"
#include "td-text-metrics.h"

#define NOT_APPLICABLE "Không áp dụng"
#define HINT_SIZE 11

const TdCriterion *
td_form_get_criterion (const TdFormDraft *self, guint place)
{
  return td_criteria_set_get (self->paper->set, g_array_index (self->criteria, guint, place));
}

const TdFormCell *
td_form_get_cell (const TdFormDraft *self, guint row, guint place)
{
  return g_ptr_array_index (self->form->cells, row * self->criteria->len + place);
}

void
td_form_write_key (TdFormDraft *self, guint row, guint column, TdFormKeyKind kind, gint64 id)
{
  g_autofree char *key = td_form_key_write (kind, id);

  td_sheet_writer_text (self->writer, row, column, key, self->styles[TD_FORM_STYLE_SMALL]);
}

void
td_form_write_max (TdFormDraft *self, guint row, guint column, const TdCriterion *criterion,
                   TdFormStyle style)
{
  g_autofree char *text = td_form_dup_max (criterion);
  gint64 max;

  if (td_decimal_read (text, &max))
    td_sheet_writer_decimal (self->writer, row, column, max, self->styles[style]);
  else
    td_sheet_writer_blank (self->writer, row, column, self->styles[style]);
}

guint
td_form_count_lines (const char *text, guint size, gboolean bold, double width)
{
  return text != NULL ? td_text_count_lines (text, size, bold, width) : 1;
}

/* --- head --- */

static const char *
get_advice (const TdFormDraft *self)
{
  if (self->form->is_return)
    return "Chỉ các ô nền vàng được mở để sửa: đưa chuột vào ô để xem câu hỏi, sửa điểm nếu cần "
           "và ghi câu trả lời. Không thêm, xóa dòng hay cột; không đổi tên trang.";
  return "Chỉ điền vào các ô nền vàng. Chọn ô để xem cách điền; ghi “Không áp dụng” nếu tiêu chí "
         "không áp dụng. Không thêm, xóa dòng hay cột; không đổi tên trang.";
}

guint
td_form_write_head (TdFormDraft *self, guint row, guint last_column, double width)
{
  g_autofree char *title = g_strdup_printf ("%s – %s",
                                            self->form->is_return ? "PHIẾU TRẢ LẠI"
                                                                  : "PHIẾU TỰ CHẤM ĐIỂM",
                                            self->paper->round_name);
  const char *advice = get_advice (self);
  guint lines = td_form_count_lines (advice, HINT_SIZE, FALSE, width);

  td_sheet_writer_merge (self->writer, row, 1, row, last_column, title,
                         self->styles[TD_FORM_STYLE_TITLE]);
  td_sheet_writer_set_row_height (self->writer, row, td_text_height (1, 14));
  td_sheet_writer_merge (self->writer, row + 1, 1, row + 1, last_column, self->form->unit_name,
                         self->styles[TD_FORM_STYLE_SUBTITLE]);
  td_sheet_writer_merge (self->writer, row + 2, 1, row + 2, last_column, advice,
                         self->styles[TD_FORM_STYLE_HINT]);
  td_sheet_writer_set_row_height (self->writer, row + 2, td_text_height (lines, HINT_SIZE));
  return row + 3;
}

/* --- scores --- */

static gboolean
is_number (const TdCriterion *criterion)
{
  return criterion->rule == TD_RULE_POINTS || criterion->rule == TD_RULE_COUNT ||
         (criterion->rule == TD_RULE_GRADED && td_form_has_edges (criterion));
}

static gboolean
is_choice (const TdCriterion *criterion)
{
  return criterion->rule == TD_RULE_YES_NO || criterion->rule == TD_RULE_WORST ||
         (criterion->rule == TD_RULE_GRADED && !td_form_has_edges (criterion));
}

void
td_form_write_score (TdFormDraft *self, guint row, guint column, const TdFormCell *cell,
                     const TdCriterion *criterion)
{
  TdFormStyle style = TD_FORM_STYLE_CENTRE;
  gint64 number;

  if (cell->is_open)
    style = is_number (criterion) || is_choice (criterion) ? TD_FORM_STYLE_OPEN_NUMBER
                                                           : TD_FORM_STYLE_OPEN_TEXT;
  if (is_number (criterion) && cell->base != NULL && td_decimal_read (cell->base, &number))
    td_sheet_writer_decimal (self->writer, row, column, number, self->styles[style]);
  else
    td_sheet_writer_text (self->writer, row, column, cell->base, self->styles[style]);
  if (cell->question != NULL)
    td_sheet_writer_note (self->writer, row, column, cell->question);
}

/* --- rules --- */

static void
add_choice (TdFormDraft *self, guint first_row, guint first_column, guint last_row,
            guint last_column, const TdCriterion *criterion, const char *hint)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (criterion->rule == TD_RULE_YES_NO)
    for (gint64 i = 1; i >= 0; i--)
      {
        const TdScore score = { TD_SCORE_GIVEN, i, NULL };

        g_ptr_array_add (values, td_criterion_write (criterion, &score));
      }
  for (guint i = 0; i < criterion->grades->len && criterion->rule != TD_RULE_YES_NO; i++)
    {
      g_autofree char *detail = g_strdup_printf ("0=%u", i);
      const TdScore score = { TD_SCORE_GIVEN, i,
                              criterion->rule == TD_RULE_WORST ? detail : NULL };

      g_ptr_array_add (values, td_criterion_write (criterion, &score));
    }
  g_ptr_array_add (values, g_strdup (NOT_APPLICABLE));
  g_ptr_array_add (values, NULL);
  td_sheet_writer_validate_list (self->writer, first_row, first_column, last_row, last_column,
                                 (const char *const *) values->pdata, criterion->code, hint, TRUE);
}

/* What lets a cell hold what the criterion takes.  A comma is let through as text, for
 * Excel set to English numbers: what it means is told when the form is read. */
static char *
make_formula (const TdCriterion *criterion, const char *cell)
{
  char max[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *limit = NULL;

  if (criterion->rule == TD_RULE_RATIO)
    return g_strdup_printf ("=OR(LEN(%1$s)<=6,ISNUMBER(FIND(\"/\",%1$s)),"
                            "ISNUMBER(FIND(\"%%\",%1$s)),LOWER(%1$s)=\"không áp dụng\")", cell);
  if (criterion->rule == TD_RULE_TALLY)
    return g_strdup_printf ("=OR(LEN(%1$s)<=6,ISNUMBER(FIND(\";\",%1$s)),"
                            "LOWER(%1$s)=\"không áp dụng\")", cell);
  if (criterion->rule == TD_RULE_POINTS && criterion->max != TD_POINTS_MISSING)
    limit = g_strdup_printf (",%s<=%s", cell,
                             g_ascii_dtostr (max, sizeof max,
                                             (double) criterion->max / TD_DECIMAL_ONE));
  return g_strdup_printf ("=OR(AND(ISNUMBER(%1$s),%1$s>=0%2$s),"
                          "AND(ISTEXT(%1$s),ISNUMBER(FIND(\",\",%1$s))),"
                          "LOWER(%1$s)=\"không áp dụng\",LOWER(%1$s)=\"kad\")",
                          cell, limit != NULL ? limit : "");
}

void
td_form_add_rule (TdFormDraft *self, guint first_row, guint first_column, guint last_row,
                  guint last_column, const TdCriterion *criterion)
{
  g_autofree char *hint = td_form_dup_hint (criterion);
  g_autofree char *cell = td_sheet_cell_name (first_row, first_column);
  g_autofree char *formula = NULL;

  if (is_choice (criterion))
    {
      add_choice (self, first_row, first_column, last_row, last_column, criterion, hint);
      return;
    }
  formula = make_formula (criterion, cell);
  td_sheet_writer_validate_formula (self->writer, first_row, first_column, last_row, last_column,
                                    formula, criterion->code, hint);
}
