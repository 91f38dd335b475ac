/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-text-metrics.h"

/* Many subjects down, the criteria across: STT, Họ và tên, one column each, Ghi chú. */

#define TEXT_SIZE 12
#define HEAD_SIZE 10
#define GROUP_ROW 4
#define CODE_ROW 5
#define TEXT_ROW 6
#define MAX_ROW 7
#define FIRST_ROW 8

enum
{
  COLUMN_KEY,
  COLUMN_ORDINAL,
  COLUMN_NAME,
  FIRST_COLUMN
};

#define ORDINAL_WIDTH 11
#define NAME_WIDTH 52
#define SCORE_WIDTH 27
#define NOTE_WIDTH 60
/* Of forms with more criteria than fit on paper otherwise. */
#define MANY_CRITERIA 10
#define NARROW_SCORE_WIDTH 20
#define NARROW_NOTE_WIDTH 50

static double
get_score_width (const TdFormDraft *self)
{
  return self->criteria->len > MANY_CRITERIA ? NARROW_SCORE_WIDTH : SCORE_WIDTH;
}

static double
get_note_width (const TdFormDraft *self)
{
  return self->criteria->len > MANY_CRITERIA ? NARROW_NOTE_WIDTH : NOTE_WIDTH;
}

static guint
get_note_column (const TdFormDraft *self)
{
  return FIRST_COLUMN + self->criteria->len;
}

static void
write_keys (TdFormDraft *self)
{
  td_sheet_writer_text (self->writer, 0, COLUMN_KEY, TD_FORM_CORNER,
                        self->styles[TD_FORM_STYLE_SMALL]);
  td_form_write_key (self, 0, COLUMN_NAME, TD_FORM_KEY_NAME, 0);
  for (guint i = 0; i < self->criteria->len; i++)
    td_form_write_key (self, 0, FIRST_COLUMN + i, TD_FORM_KEY_CRITERION,
                       td_form_get_criterion (self, i)->id);
  td_form_write_key (self, 0, get_note_column (self), TD_FORM_KEY_NOTE, 0);
}

/* The outermost group that a criterion lies in; -1 at the top. */
static int
get_top_group (const TdFormDraft *self, guint place)
{
  int group = td_form_get_criterion (self, place)->parent;

  while (group >= 0 && td_criteria_set_get (self->paper->set, (guint) group)->parent >= 0)
    group = td_criteria_set_get (self->paper->set, (guint) group)->parent;
  return group;
}

/* Each outermost group over its own columns. */
static void
write_groups (TdFormDraft *self)
{
  guint style = self->styles[TD_FORM_STYLE_HEAD_SMALL];
  guint lines = 1;

  for (guint first = 0, next; first < self->criteria->len; first = next)
    {
      int group = get_top_group (self, first);
      g_autofree char *text = NULL;

      for (next = first + 1; next < self->criteria->len && get_top_group (self, next) == group;)
        next++;
      if (group >= 0)
        text = g_strdup_printf ("%s. %s", td_criteria_set_get (self->paper->set, group)->code,
                                td_criteria_set_get (self->paper->set, group)->text);
      td_sheet_writer_merge (self->writer, GROUP_ROW, FIRST_COLUMN + first, GROUP_ROW,
                             FIRST_COLUMN + next - 1, text, style);
      lines = MAX (lines, td_form_count_lines (text, HEAD_SIZE, TRUE,
                                               get_score_width (self) * (next - first)));
    }
  td_sheet_writer_set_row_height (self->writer, GROUP_ROW, td_text_height (lines, HEAD_SIZE));
}

/* What stands over several rows of the heading. */
static void
write_tall_headings (TdFormDraft *self)
{
  guint style = self->styles[TD_FORM_STYLE_HEAD];
  guint note = get_note_column (self);

  td_sheet_writer_merge (self->writer, GROUP_ROW, COLUMN_ORDINAL, MAX_ROW, COLUMN_ORDINAL, "STT",
                         style);
  td_sheet_writer_merge (self->writer, GROUP_ROW, COLUMN_NAME, TEXT_ROW, COLUMN_NAME, "Họ và tên",
                         style);
  td_sheet_writer_text (self->writer, MAX_ROW, COLUMN_NAME, "Điểm tối đa",
                        self->styles[TD_FORM_STYLE_HEAD_SMALL]);
  td_sheet_writer_merge (self->writer, GROUP_ROW, note, MAX_ROW, note,
                         self->form->is_return ? "Trả lời câu hỏi" : "Ghi chú, minh chứng", style);
}

static void
write_headings (TdFormDraft *self)
{
  guint lines = 1;

  td_form_write_key (self, CODE_ROW, COLUMN_KEY, TD_FORM_KEY_CODE, 0);
  td_form_write_key (self, TEXT_ROW, COLUMN_KEY, TD_FORM_KEY_TEXT, 0);
  td_form_write_key (self, MAX_ROW, COLUMN_KEY, TD_FORM_KEY_MAX, 0);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdCriterion *criterion = td_form_get_criterion (self, i);
      g_autofree char *heading = td_form_dup_heading (criterion->text);
      g_autofree char *note = td_form_dup_note (criterion);

      td_sheet_writer_text (self->writer, CODE_ROW, FIRST_COLUMN + i, criterion->code,
                            self->styles[TD_FORM_STYLE_HEAD]);
      td_sheet_writer_text (self->writer, TEXT_ROW, FIRST_COLUMN + i, heading,
                            self->styles[TD_FORM_STYLE_HEAD_SMALL]);
      td_sheet_writer_note (self->writer, TEXT_ROW, FIRST_COLUMN + i, note);
      td_form_write_max (self, MAX_ROW, FIRST_COLUMN + i, criterion, TD_FORM_STYLE_HEAD_SMALL);
      lines = MAX (lines, td_form_count_lines (heading, HEAD_SIZE, TRUE, get_score_width (self)));
    }
  td_sheet_writer_set_row_height (self->writer, TEXT_ROW, td_text_height (lines, HEAD_SIZE));
}

static void
write_person (TdFormDraft *self, guint index)
{
  const TdFormRow *person = g_ptr_array_index (self->form->rows, index);
  guint row = FIRST_ROW + index;
  guint lines = td_form_count_lines (person->name, TEXT_SIZE, FALSE, NAME_WIDTH);
  gboolean is_open = FALSE;

  td_form_write_key (self, row, COLUMN_KEY, TD_FORM_KEY_SHEET, person->sheet);
  td_sheet_writer_integer (self->writer, row, COLUMN_ORDINAL, index + 1,
                           self->styles[TD_FORM_STYLE_CENTRE]);
  td_sheet_writer_text (self->writer, row, COLUMN_NAME, person->name,
                        self->styles[TD_FORM_STYLE_TEXT]);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdFormCell *cell = td_form_get_cell (self, index, i);

      td_form_write_score (self, row, FIRST_COLUMN + i, cell, td_form_get_criterion (self, i));
      lines = MAX (lines, td_form_count_lines (cell->base, TEXT_SIZE, FALSE,
                                               get_score_width (self)));
      is_open |= cell->is_open;
    }
  td_sheet_writer_blank (self->writer, row, get_note_column (self),
                         self->styles[is_open ? TD_FORM_STYLE_OPEN_REASON : TD_FORM_STYLE_TEXT]);
  td_sheet_writer_set_row_height (self->writer, row, td_text_height (lines, TEXT_SIZE));
}

static void
set_widths (TdFormDraft *self)
{
  td_sheet_writer_set_column_width (self->writer, COLUMN_ORDINAL, ORDINAL_WIDTH);
  td_sheet_writer_set_column_width (self->writer, COLUMN_NAME, NAME_WIDTH);
  for (guint i = 0; i < self->criteria->len; i++)
    td_sheet_writer_set_column_width (self->writer, FIRST_COLUMN + i, get_score_width (self));
  td_sheet_writer_set_column_width (self->writer, get_note_column (self), get_note_width (self));
}

void
td_form_write_people (TdFormDraft *self)
{
  guint n = self->form->rows->len;
  guint last_column = get_note_column (self);
  TdPageSetup page = { .landscape = TRUE, .top = 15, .bottom = 15, .left = 10, .right = 10,
                       .repeat_first = GROUP_ROW, .repeat_last = MAX_ROW,
                       .last_row = (int) (FIRST_ROW + n - 1), .last_column = (int) last_column,
                       .numbers_in_footer = TRUE };

  td_sheet_writer_add_sheet (self->writer, TD_FORM_TABLE);
  set_widths (self);
  write_keys (self);
  /* What to do is read without scrolling: over what a screen shows. */
  td_form_write_head (self, 1, last_column,
                      MIN (240, ORDINAL_WIDTH + NAME_WIDTH + get_note_width (self) +
                                get_score_width (self) * self->criteria->len));
  write_groups (self);
  write_tall_headings (self);
  write_headings (self);
  for (guint i = 0; i < n; i++)
    write_person (self, i);
  for (guint i = 0; i < self->criteria->len; i++)
    td_form_add_rule (self, FIRST_ROW, FIRST_COLUMN + i, FIRST_ROW + n - 1, FIRST_COLUMN + i,
                      td_form_get_criterion (self, i));
  td_sheet_writer_fit_rows (self->writer, FIRST_ROW, FIRST_ROW + n - 1);
  td_sheet_writer_hide_column (self->writer, COLUMN_KEY);
  td_sheet_writer_hide_row (self->writer, 0);
  td_sheet_writer_freeze (self->writer, FIRST_ROW, FIRST_COLUMN);
  td_sheet_writer_set_page (self->writer, &page);
  td_sheet_writer_protect (self->writer, NULL);
}
