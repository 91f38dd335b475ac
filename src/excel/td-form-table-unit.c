/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-text-metrics.h"

#include <string.h>

/* One subject, its criteria down: Mã, Tiêu chí, Điểm tối đa, Hướng dẫn, Tự chấm, Lý do. */

#define TEXT_SIZE 12
#define GUIDE_SIZE 10
#define MAX_GUIDE 280 /* characters; all of it stands in the note */
#define HEAD_ROW 4

enum
{
  COLUMN_KEY,
  COLUMN_CODE,
  COLUMN_TEXT,
  COLUMN_MAX,
  COLUMN_GUIDE,
  COLUMN_SCORE,
  COLUMN_REASON,
  N_COLUMNS
};

static const double widths[N_COLUMNS] = { 10, 15, 76, 17, 62, 27, 66 };

static double
get_width (void)
{
  double width = 0;

  for (guint i = COLUMN_CODE; i < N_COLUMNS; i++)
    width += widths[i];
  return width;
}

static void
write_keys (TdFormDraft *self)
{
  const TdFormRow *row = g_ptr_array_index (self->form->rows, 0);

  td_sheet_writer_text (self->writer, 0, COLUMN_KEY, TD_FORM_CORNER,
                        self->styles[TD_FORM_STYLE_SMALL]);
  td_form_write_key (self, 0, COLUMN_CODE, TD_FORM_KEY_CODE, 0);
  td_form_write_key (self, 0, COLUMN_TEXT, TD_FORM_KEY_TEXT, 0);
  td_form_write_key (self, 0, COLUMN_MAX, TD_FORM_KEY_MAX, 0);
  td_form_write_key (self, 0, COLUMN_SCORE, TD_FORM_KEY_SHEET, row->sheet);
  td_form_write_key (self, 0, COLUMN_REASON, TD_FORM_KEY_REASON, 0);
}

static void
write_heading (TdFormDraft *self)
{
  const char *headings[N_COLUMNS] = { "", "Mã", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Tự chấm",
                                      "Lý do, minh chứng" };

  if (self->form->is_return)
    headings[COLUMN_REASON] = "Trả lời câu hỏi";
  for (guint i = COLUMN_CODE; i < N_COLUMNS; i++)
    td_sheet_writer_text (self->writer, HEAD_ROW, i, headings[i],
                          self->styles[TD_FORM_STYLE_HEAD]);
  td_sheet_writer_set_row_height (self->writer, HEAD_ROW, td_text_height (2, TEXT_SIZE));
}

static void
write_group (TdFormDraft *self, guint row, const TdCriterion *group)
{
  guint style = self->styles[TD_FORM_STYLE_GROUP];
  guint lines = td_form_count_lines (group->text, TEXT_SIZE, TRUE, widths[COLUMN_TEXT]);

  td_sheet_writer_text (self->writer, row, COLUMN_CODE, group->code,
                        self->styles[TD_FORM_STYLE_GROUP_CODE]);
  td_sheet_writer_text (self->writer, row, COLUMN_TEXT, group->text, style);
  td_form_write_max (self, row, COLUMN_MAX, group, TD_FORM_STYLE_GROUP_CODE);
  for (guint i = COLUMN_GUIDE; i < N_COLUMNS; i++)
    td_sheet_writer_blank (self->writer, row, i, style);
  td_sheet_writer_set_row_height (self->writer, row, td_text_height (lines, TEXT_SIZE));
}

/* What to enter, then what the set says; cut after a word where the note has to say the
 * rest. */
static char *
dup_guide (const TdCriterion *criterion)
{
  g_autofree char *hint = td_form_dup_hint (criterion);
  g_autofree char *text = criterion->guidance != NULL
    ? g_strconcat (hint, "\n", criterion->guidance, NULL) : g_strdup (hint);
  g_autofree char *start = NULL;
  char *blank;

  if (g_utf8_strlen (text, -1) <= MAX_GUIDE)
    return g_steal_pointer (&text);
  start = g_utf8_substring (text, 0, MAX_GUIDE);
  blank = strrchr (start, ' ');
  if (blank != NULL)
    *blank = '\0';
  return g_strconcat (start, "… (xem tiếp ở ghi chú của tiêu chí)", NULL);
}

static void
write_criterion (TdFormDraft *self, guint row, guint place)
{
  const TdCriterion *criterion = td_form_get_criterion (self, place);
  const TdFormCell *cell = td_form_get_cell (self, 0, place);
  g_autofree char *guide = dup_guide (criterion);
  g_autofree char *note = td_form_dup_note (criterion);
  guint lines = MAX (td_form_count_lines (criterion->text, TEXT_SIZE, FALSE, widths[COLUMN_TEXT]),
                     td_form_count_lines (cell->reason, TEXT_SIZE, FALSE, widths[COLUMN_REASON]));
  guint score_lines = td_form_count_lines (cell->base, TEXT_SIZE, FALSE, widths[COLUMN_SCORE]);
  guint guide_lines = td_form_count_lines (guide, GUIDE_SIZE, FALSE, widths[COLUMN_GUIDE]);

  td_form_write_key (self, row, COLUMN_KEY, TD_FORM_KEY_CRITERION, criterion->id);
  td_sheet_writer_text (self->writer, row, COLUMN_CODE, criterion->code,
                        self->styles[TD_FORM_STYLE_CODE]);
  td_sheet_writer_text (self->writer, row, COLUMN_TEXT, criterion->text,
                        self->styles[TD_FORM_STYLE_TEXT]);
  td_sheet_writer_note (self->writer, row, COLUMN_TEXT, note);
  td_form_write_max (self, row, COLUMN_MAX, criterion, TD_FORM_STYLE_NUMBER);
  td_sheet_writer_text (self->writer, row, COLUMN_GUIDE, guide, self->styles[TD_FORM_STYLE_GUIDE]);
  td_form_write_score (self, row, COLUMN_SCORE, cell, criterion);
  td_sheet_writer_text (self->writer, row, COLUMN_REASON, cell->reason,
                        self->styles[cell->is_open ? TD_FORM_STYLE_OPEN_REASON
                                                   : TD_FORM_STYLE_TEXT]);
  if (cell->is_open)
    td_form_add_rule (self, row, COLUMN_SCORE, row, COLUMN_SCORE, criterion);
  td_sheet_writer_set_row_height (self->writer, row,
                                  MAX (td_text_height (MAX (lines, score_lines), TEXT_SIZE),
                                       td_text_height (guide_lines, GUIDE_SIZE)));
}

static guint
write_rows (TdFormDraft *self)
{
  guint row = HEAD_ROW + 1;
  guint place = 0;

  for (guint i = 0; i < self->paper->set->criteria->len; i++, row++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->paper->set, i);

      if (criterion->rule == TD_RULE_GROUP)
        write_group (self, row, criterion);
      else
        write_criterion (self, row, place++);
    }
  return row;
}

void
td_form_write_unit (TdFormDraft *self)
{
  TdPageSetup page = { .landscape = TRUE, .top = 15, .bottom = 15, .left = 15, .right = 15,
                       .repeat_first = HEAD_ROW, .repeat_last = HEAD_ROW,
                       .last_column = N_COLUMNS - 1, .numbers_in_footer = TRUE };

  td_sheet_writer_add_sheet (self->writer, TD_FORM_TABLE);
  for (guint i = 0; i < N_COLUMNS; i++)
    td_sheet_writer_set_column_width (self->writer, i, widths[i]);
  write_keys (self);
  td_form_write_head (self, 1, N_COLUMNS - 1, get_width ());
  write_heading (self);
  page.last_row = (int) write_rows (self) - 1;
  td_sheet_writer_fit_rows (self->writer, HEAD_ROW + 1, (guint) page.last_row);
  td_sheet_writer_hide_column (self->writer, COLUMN_KEY);
  td_sheet_writer_hide_row (self->writer, 0);
  td_sheet_writer_freeze (self->writer, HEAD_ROW + 1, COLUMN_MAX);
  td_sheet_writer_set_page (self->writer, &page);
  td_sheet_writer_protect (self->writer, NULL);
}
