/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-text-metrics.h"

#include <string.h>

/* "Bộ tiêu chí": what the set is, a row each. */

#define LABEL_WIDTH 48
#define VALUE_WIDTH 126

const char *const td_criteria_head_keys[] = {
  "name", "subject", "polarity", "max", "edges", "bonus_cap", "deduction_cap", "source",
  "unverified", NULL,
};

static const char *
find_term (const char *key, const char *code)
{
  return td_field_find_choice (td_entity_field (&td_entity_criteria_set, key), code)->term;
}

static void
offer_choices (TdSheetWriter *writer, guint row, const TdField *field)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();

  for (const TdChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_ptr_array_add (terms, (gpointer) choice->term);
  g_ptr_array_add (terms, NULL);
  td_sheet_writer_validate_list (writer, row, 1, row, 1, (const char *const *) terms->pdata,
                                 field->term, "Chọn một mục trong danh sách.", TRUE);
}

static void
write_head_value (TdSheetWriter *writer, const TdCriteriaSet *set, guint row, const char *key,
                  const TdCriteriaStyles *styles)
{
  const TdField *field = td_entity_field (&td_entity_criteria_set, key);
  const char *text = NULL;
  gint64 number = TD_POINTS_MISSING;

  if (strcmp (key, "name") == 0)
    text = set->name;
  else if (strcmp (key, "subject") == 0)
    text = find_term (key, set->for_people ? "person" : "unit");
  else if (strcmp (key, "polarity") == 0)
    text = find_term (key, set->lower_is_better ? "lower" : "higher");
  else if (strcmp (key, "edges") == 0)
    text = find_term (key, set->edges_are_points ? "points" : "percent");
  else if (strcmp (key, "source") == 0)
    text = set->source;
  else if (strcmp (key, "unverified") == 0)
    text = set->unverified;
  else if (strcmp (key, "max") == 0)
    number = set->max;
  else
    number = strcmp (key, "bonus_cap") == 0 ? set->bonus_cap : set->deduction_cap;

  if (field->type == TD_TYPE_DECIMAL)
    {
      /* To the left like the texts around it. */
      td_criteria_workbook_write_points (writer, row, 1, number, styles->text[0]);
      td_sheet_writer_validate_decimal (writer, row, 1, row, 1, 0, G_MININT64, field->term,
                                        "Một số không âm; để trống nếu không có.");
      return;
    }
  td_sheet_writer_text (writer, row, 1, text, styles->text[0]);
  if (field->type == TD_TYPE_CHOICE)
    offer_choices (writer, row, field);
  if (text != NULL)
    {
      guint lines = td_text_count_lines (text, TD_CRITERIA_SIZE, FALSE, VALUE_WIDTH);

      td_sheet_writer_set_row_height (writer, row, td_text_height (lines, TD_CRITERIA_SIZE) + 4);
    }
}

void
td_criteria_workbook_write_head (TdSheetWriter *writer, const TdCriteriaSet *set,
                                 const TdLetterhead *head, const TdCriteriaStyles *styles)
{
  const TdCellStyle title = { .size = 14, .bold = TRUE };
  guint row = 2;

  td_sheet_writer_add_sheet (writer, TD_CRITERIA_SHEET_SET);
  td_sheet_writer_set_column_width (writer, 0, LABEL_WIDTH);
  td_sheet_writer_set_column_width (writer, 1, VALUE_WIDTH);
  td_sheet_writer_text (writer, 0, 0, "BỘ TIÊU CHÍ ĐÁNH GIÁ, CHẤM ĐIỂM",
                        td_sheet_writer_add_style (writer, &title));
  for (guint i = 0; td_criteria_head_keys[i] != NULL; i++, row++)
    {
      const char *key = td_criteria_head_keys[i];

      td_sheet_writer_text (writer, row, 0, td_entity_field (&td_entity_criteria_set, key)->term,
                            styles->text[1]);
      td_sheet_writer_set_row_height (writer, row, td_text_height (1, TD_CRITERIA_SIZE) + 4);
      write_head_value (writer, set, row, key, styles);
    }
  if (head != NULL)
    {
      td_sheet_writer_text (writer, row, 0, "Cơ quan", styles->text[1]);
      td_sheet_writer_text (writer, row, 1, head->department_name, styles->text[0]);
    }
  td_criteria_workbook_set_page (writer, FALSE, -1);
}
