/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-text-metrics.h"

/* Rules of cells reach that far, so that rows can be added. */
#define LAST_ROW 499
#define LAST_BAND 29

const TdCriteriaColumn td_criteria_columns[TD_N_CRITERIA_COLUMNS] = {
  [TD_COLUMN_OF_CODE] = { "code", NULL, 15 },
  [TD_COLUMN_OF_TEXT] = { "text", NULL, 64 },
  [TD_COLUMN_OF_RULE] = { "rule", NULL, 25 },
  [TD_COLUMN_OF_ROLE] = { "role", NULL, 23 },
  [TD_COLUMN_OF_MAX] = { "max", NULL, 15 },
  [TD_COLUMN_OF_UNIT_POINTS] = { "unit_points", NULL, 15 },
  [TD_COLUMN_OF_GRADES] = { "grades", NULL, 48 },
  [TD_COLUMN_OF_LINK] = { "link", NULL, 28 },
  [TD_COLUMN_OF_MANDATORY] = { "mandatory", NULL, 18 },
  [TD_COLUMN_OF_PASS] = { "pass", NULL, 15 },
  [TD_COLUMN_OF_BOUND] = { "bound", NULL, 20 },
  [TD_COLUMN_OF_EVIDENCE] = { "needs_evidence", NULL, 16 },
  [TD_COLUMN_OF_BASIS] = { "basis", NULL, 42 },
  [TD_COLUMN_OF_GUIDANCE] = { "guidance", NULL, 48 },
  [TD_COLUMN_OF_PARENT] = { "parent", "Thuộc nhóm", 16 },
};

const TdCriteriaColumn td_criteria_band_columns[TD_N_BAND_COLUMNS] = {
  [TD_BAND_COLUMN_CODE] = { "code", NULL, 25 },
  [TD_BAND_COLUMN_NAME] = { "name", "Mức", 65 },
  [TD_BAND_COLUMN_EDGE] = { "edge", NULL, 20 },
  [TD_BAND_COLUMN_CONDITIONS] = { "conditions", NULL, 70 },
};

const char *
td_criteria_column_heading (const TdEntity *entity, const TdCriteriaColumn *column)
{
  return column->heading != NULL ? column->heading
                                 : td_entity_field (entity, column->key)->term;
}

static void
init_styles (TdSheetWriter *writer, TdCriteriaStyles *styles)
{
  TdCellStyle heading = {
    .size = TD_CRITERIA_SIZE,
    .bold = TRUE,
    .wrap = TRUE,
    .align = TD_ALIGN_CENTRE,
    .borders = TRUE,
  };

  styles->heading = td_sheet_writer_add_style (writer, &heading);
  for (guint bold = 0; bold < 2; bold++)
    {
      TdCellStyle style = {
        .size = TD_CRITERIA_SIZE,
        .bold = bold,
        .wrap = TRUE,
        .valign = TD_VALIGN_TOP,
        .borders = TRUE,
      };

      styles->text[bold] = td_sheet_writer_add_style (writer, &style);
      style.align = TD_ALIGN_CENTRE;
      styles->centre[bold] = td_sheet_writer_add_style (writer, &style);
      /* "1.10" stays a code, and "1/2" no date. */
      style.align = TD_ALIGN_LEFT;
      style.format = TD_FORMAT_TEXT;
      styles->code[bold] = td_sheet_writer_add_style (writer, &style);
      style.align = TD_ALIGN_RIGHT;
      style.format = TD_FORMAT_GENERAL;
      styles->number[bold] = td_sheet_writer_add_style (writer, &style);
    }
}

void
td_criteria_workbook_write_points (TdSheetWriter *writer, guint row, guint column, gint64 value,
                                   guint style)
{
  if (value == TD_POINTS_MISSING)
    td_sheet_writer_blank (writer, row, column, style);
  else
    td_sheet_writer_decimal (writer, row, column, value, style);
}

void
td_criteria_workbook_set_page (TdSheetWriter *writer, gboolean landscape, int repeat)
{
  const TdPageSetup page = {
    .landscape = landscape,
    .top = 20,
    .bottom = 20,
    .left = 20,
    .right = 15,
    .repeat_first = repeat,
    .repeat_last = repeat,
    .last_row = -1,
    .last_column = -1,
    .numbers_in_footer = TRUE,
  };

  td_sheet_writer_set_page (writer, &page);
}

static void
write_headings (TdSheetWriter *writer, const TdCriteriaStyles *styles, const TdEntity *entity,
                const TdCriteriaColumn *columns, guint n_columns)
{
  guint lines = 1;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *heading = td_criteria_column_heading (entity, &columns[i]);

      td_sheet_writer_set_column_width (writer, i, columns[i].width);
      td_sheet_writer_text (writer, 0, i, heading, styles->heading);
      lines = MAX (lines, td_text_count_lines (heading, TD_CRITERIA_SIZE, TRUE, columns[i].width));
    }
  td_sheet_writer_set_row_height (writer, 0, td_text_height (lines, TD_CRITERIA_SIZE) + 4);
}

/* --- "Tiêu chí" --- */

static void
write_texts (TdSheetWriter *writer, guint row, const char *const *texts,
             const TdCriteriaStyles *styles, gboolean bold)
{
  guint lines = 1;

  for (guint i = 0; i < TD_N_CRITERIA_COLUMNS; i++)
    {
      gboolean is_code = i == TD_COLUMN_OF_CODE || i == TD_COLUMN_OF_BOUND ||
                         i == TD_COLUMN_OF_PARENT;
      gboolean is_mark = i == TD_COLUMN_OF_MANDATORY || i == TD_COLUMN_OF_EVIDENCE;

      if (i == TD_COLUMN_OF_MAX || i == TD_COLUMN_OF_UNIT_POINTS || i == TD_COLUMN_OF_PASS)
        continue;
      td_sheet_writer_text (writer, row, i, texts[i],
                            (is_code ? styles->code : is_mark ? styles->centre
                                                              : styles->text)[bold]);
      if (texts[i] != NULL)
        lines = MAX (lines, td_text_count_lines (texts[i], TD_CRITERIA_SIZE, bold,
                                                 td_criteria_columns[i].width));
    }
  td_sheet_writer_set_row_height (writer, row, td_text_height (lines, TD_CRITERIA_SIZE) + 2);
}

static void
write_criterion (TdSheetWriter *writer, const TdCriteriaSet *set, guint index,
                 const TdCriteriaStyles *styles)
{
  const TdCriterion *criterion = td_criteria_set_get (set, index);
  const TdScoreLink *link = criterion->link != NULL ? td_score_link_find (criterion->link) : NULL;
  g_autofree char *grades = td_grades_to_text (criterion->grades);
  gboolean bold = criterion->rule == TD_RULE_GROUP;
  guint row = index + 1;
  const char *texts[TD_N_CRITERIA_COLUMNS] = {
    [TD_COLUMN_OF_CODE] = criterion->code,
    [TD_COLUMN_OF_TEXT] = criterion->text,
    [TD_COLUMN_OF_RULE] = td_criterion_rule_term (criterion->rule),
    [TD_COLUMN_OF_ROLE] = td_criterion_role_term (criterion->role),
    [TD_COLUMN_OF_GRADES] = *grades != '\0' ? grades : NULL,
    [TD_COLUMN_OF_LINK] = link != NULL ? link->term : criterion->link,
    [TD_COLUMN_OF_MANDATORY] = criterion->mandatory ? TD_CRITERIA_MARK : NULL,
    [TD_COLUMN_OF_BOUND] = criterion->bound,
    [TD_COLUMN_OF_EVIDENCE] = criterion->needs_evidence ? TD_CRITERIA_MARK : NULL,
    [TD_COLUMN_OF_BASIS] = criterion->basis,
    [TD_COLUMN_OF_GUIDANCE] = criterion->guidance,
    [TD_COLUMN_OF_PARENT] = criterion->parent >= 0
                              ? td_criteria_set_get (set, (guint) criterion->parent)->code
                              : TD_CRITERIA_TOP,
  };

  write_texts (writer, row, texts, styles, bold);
  td_criteria_workbook_write_points (writer, row, TD_COLUMN_OF_MAX, criterion->max,
                                     styles->number[bold]);
  td_criteria_workbook_write_points (writer, row, TD_COLUMN_OF_UNIT_POINTS,
                                     criterion->unit_points, styles->number[bold]);
  td_criteria_workbook_write_points (writer, row, TD_COLUMN_OF_PASS, criterion->pass,
                                     styles->number[bold]);
}

static void
offer_words (TdSheetWriter *writer, guint column, guint n, const char *(*get_word) (guint index),
             const char *message)
{
  g_auto (GStrv) words = g_new0 (char *, n + 1);
  const char *title = td_criteria_column_heading (&td_entity_criterion,
                                                  &td_criteria_columns[column]);

  for (guint i = 0; i < n; i++)
    words[i] = g_strdup (get_word (i));
  td_sheet_writer_validate_list (writer, 1, column, LAST_ROW, column,
                                 (const char *const *) words, title, message, TRUE);
}

static const char *
get_rule_word (guint index)
{
  return td_criterion_rule_term ((TdCriterionRule) index);
}

static const char *
get_role_word (guint index)
{
  return td_criterion_role_term ((TdCriterionRole) index);
}

static const char *
get_link_word (guint index)
{
  guint n;

  return td_score_links_get (&n)[index].term;
}

static const char *
get_mark (guint index G_GNUC_UNUSED)
{
  return TD_CRITERIA_MARK;
}

/* Drop-downs and limits, as far down as rows may be added. */
static void
add_rules (TdSheetWriter *writer)
{
  static const guint points[] = { TD_COLUMN_OF_MAX, TD_COLUMN_OF_UNIT_POINTS, TD_COLUMN_OF_PASS };
  const TdEntity *entity = &td_entity_criterion;
  guint n_links;

  td_score_links_get (&n_links);
  offer_words (writer, TD_COLUMN_OF_RULE, TD_N_CRITERION_RULES, get_rule_word,
               "Chọn cách chấm; dòng là tên nhóm thì chọn “Nhóm”. Xem trang “Hướng dẫn”.");
  offer_words (writer, TD_COLUMN_OF_ROLE, TD_N_CRITERION_ROLES, get_role_word,
               "Để trống thì theo nhóm, không có nhóm là điểm chuẩn.");
  offer_words (writer, TD_COLUMN_OF_LINK, n_links, get_link_word,
               "Số liệu lấy từ sổ nào; để trống thì nhập tay.");
  offer_words (writer, TD_COLUMN_OF_MANDATORY, 1, get_mark,
               "Ghi x nếu không đạt thì bị hạn chế mức xếp loại.");
  offer_words (writer, TD_COLUMN_OF_EVIDENCE, 1, get_mark, "Ghi x nếu phải kèm tài liệu.");
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    td_sheet_writer_validate_decimal (writer, 1, points[i], LAST_ROW, points[i], 0, G_MININT64,
                                      td_criteria_column_heading (entity,
                                                                  &td_criteria_columns[points[i]]),
                                      "Một số không âm.");
  td_sheet_writer_validate_range (writer, 1, TD_COLUMN_OF_BOUND, LAST_ROW, TD_COLUMN_OF_BOUND,
                                  "='" TD_CRITERIA_SHEET_BANDS "'!$A$2:$A$30",
                                  "Mức cao nhất còn lại",
                                  "Mã của một mức ở trang “Mức xếp loại”; để trống là mức thấp "
                                  "nhất.", FALSE);
}

static void
write_criteria (TdSheetWriter *writer, const TdCriteriaSet *set, const TdCriteriaStyles *styles)
{
  td_sheet_writer_add_sheet (writer, TD_CRITERIA_SHEET_TABLE);
  write_headings (writer, styles, &td_entity_criterion, td_criteria_columns,
                  TD_N_CRITERIA_COLUMNS);
  for (guint i = 0; i < set->criteria->len; i++)
    write_criterion (writer, set, i, styles);
  if (set->criteria->len > 0)
    td_sheet_writer_fit_rows (writer, 1, set->criteria->len);
  add_rules (writer);
  td_sheet_writer_freeze (writer, 1, TD_COLUMN_OF_TEXT + 1);
  td_criteria_workbook_set_page (writer, TRUE, 0);
}

/* --- "Mức xếp loại" --- */

static void
write_bands (TdSheetWriter *writer, const TdCriteriaSet *set, const TdCriteriaStyles *styles)
{
  td_sheet_writer_add_sheet (writer, TD_CRITERIA_SHEET_BANDS);
  write_headings (writer, styles, &td_entity_criteria_band, td_criteria_band_columns,
                  TD_N_BAND_COLUMNS);
  for (guint i = 0; i < set->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (set->bands, i);
      g_autofree char *conditions = td_band_conditions_to_text (band->conditions);
      guint lines = td_text_count_lines (conditions, TD_CRITERIA_SIZE, FALSE,
                                         td_criteria_band_columns[TD_BAND_COLUMN_CONDITIONS].width);

      td_sheet_writer_text (writer, i + 1, TD_BAND_COLUMN_CODE, band->code, styles->code[0]);
      td_sheet_writer_text (writer, i + 1, TD_BAND_COLUMN_NAME, band->name, styles->text[0]);
      td_criteria_workbook_write_points (writer, i + 1, TD_BAND_COLUMN_EDGE, band->edge,
                                         styles->number[0]);
      td_sheet_writer_text (writer, i + 1, TD_BAND_COLUMN_CONDITIONS, conditions,
                            styles->text[0]);
      td_sheet_writer_set_row_height (writer, i + 1, td_text_height (lines, TD_CRITERIA_SIZE) + 2);
    }
  td_sheet_writer_validate_decimal (writer, 1, TD_BAND_COLUMN_EDGE, LAST_BAND,
                                    TD_BAND_COLUMN_EDGE, 0, G_MININT64, "Từ",
                                    "Cận dưới của mức: đạt từ số này trở lên.");
  td_sheet_writer_freeze (writer, 1, 0);
  td_criteria_workbook_set_page (writer, FALSE, 0);
}

void
td_criteria_workbook_add_sheets (TdSheetWriter *writer, const TdCriteriaSet *set,
                                 const TdLetterhead *head)
{
  TdCriteriaStyles styles;

  init_styles (writer, &styles);
  td_criteria_workbook_write_head (writer, set, head, &styles);
  write_criteria (writer, set, &styles);
  write_bands (writer, set, &styles);
  td_criteria_workbook_write_guide (writer);
}

gboolean
td_criteria_workbook_write (const TdCriteriaSet *set, const TdLetterhead *head, const char *author,
                            GFile *destination, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdSheetWriter) writer = td_sheet_writer_new (destination, TD_SHEET_WRITER_DEFAULT,
                                                          error);

  if (writer == NULL)
    return FALSE;
  td_sheet_writer_set_properties (writer, set->name, head != NULL ? head->department_name : NULL,
                                  author);
  td_criteria_workbook_add_sheets (writer, set, head);
  return td_sheet_writer_finish (writer, cancellable, error);
}
