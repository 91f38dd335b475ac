/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include "td-number.h"
#include "td-text-metrics.h"

#include <math.h>
#include <string.h>

#define MAX_TITLE 32
#define MAX_MESSAGE 255
#define MAX_LIST 255
#define MAX_NOTE 32000
/* More than any sheet of ours needs, and what Excel still opens. */
#define MAX_RULES 65530

#define NOTE_WIDTH 70.0 /* millimetres */
#define NOTE_SIZE 11
#define NOTE_PADDING 10 /* pixels */
#define MAX_NOTE_HEIGHT 480
#define PIXELS_PER_MM (96.0 / 25.4)
#define PIXELS_PER_POINT (96.0 / 72.0)

/* At most @limit characters of valid UTF-8 without what XML cannot hold. */
static char *
tame_text (const char *text,
           guint       limit)
{
  g_autofree char *valid = NULL;
  GString *result;

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  result = g_string_new (NULL);
  for (const char *at = valid; *at != '\0' && limit > 0; at = g_utf8_next_char (at), limit--)
    {
      gunichar c = g_utf8_get_char (at);

      if (c >= 0x20 ? c < 0xfffe || c > 0xffff : c == '\n' || c == '\t')
        g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

void
td_sheet_writer_protect (TdSheetWriter *self,
                         const char    *password)
{
  lxw_protection options = { .format_columns = TRUE, .format_rows = TRUE };

  worksheet_protect (self->worksheet, password, &options);
}

/* %FALSE when there is no room for it.  The library copies what it needs. */
static gboolean
add_rule (TdSheetWriter       *self,
          guint                first_row,
          guint                first_column,
          guint                last_row,
          guint                last_column,
          lxw_data_validation *rule,
          const char          *title,
          const char          *message)
{
  TdSheetPart *part = &g_array_index (self->sheets, TdSheetEntry, self->sheets->len - 1).part;
  g_autofree char *tame_title = tame_text (title, MAX_TITLE);
  g_autofree char *tame_message = tame_text (message, MAX_MESSAGE);
  lxw_error code;

  if (part->n_rules == MAX_RULES)
    return FALSE;
  /* The library counts rules in a byte, and writes none where that is 0: it is kept from
   * coming round, and td_sheet_package_complete() writes how many there are. */
  if (self->worksheet->num_validations == G_MAXUINT8)
    self->worksheet->num_validations = 1;
  rule->input_title = rule->error_title = tame_title;
  rule->input_message = rule->error_message = tame_message;
  code = worksheet_data_validation_range (self->worksheet, first_row, first_column, last_row,
                                          last_column, rule);
  td_sheet_writer_keep (self, code);
  part->n_rules += code == LXW_NO_ERROR;
  return code == LXW_NO_ERROR;
}

/* "\"Đạt,Không đạt\"", or %NULL where the values do not fit into such a text. */
static char *
make_short_list (const char *const *values)
{
  GString *result = g_string_new ("\"");

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (strpbrk (values[i], ",\"\n") != NULL || g_str_has_prefix (values[i], " "))
        {
          g_string_free (result, TRUE);
          return NULL;
        }
      g_string_append_printf (result, "%s%s", i > 0 ? "," : "", values[i]);
    }
  if (g_utf8_strlen (result->str + 1, -1) > MAX_LIST)
    {
      g_string_free (result, TRUE);
      return NULL;
    }
  g_string_append_c (result, '"');
  return g_string_free (result, FALSE);
}

/* The range where the values lie on the sheet of lists, the same for the same values. */
static char *
make_long_list (TdSheetWriter     *self,
                const char *const *values)
{
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];
  guint column = 0;

  while (column < self->lists->len
         && !g_strv_equal (self->lists->pdata[column], values))
    column++;
  if (column == self->lists->len)
    g_ptr_array_add (self->lists, g_strdupv ((char **) values));
  lxw_rowcol_to_cell_abs (first, 0, column, TRUE, TRUE);
  lxw_rowcol_to_cell_abs (last, g_strv_length ((char **) values) - 1, column, TRUE, TRUE);
  return g_strdup_printf ("='" TD_SHEET_WRITER_LISTS "'!%s:%s", first, last);
}

void
td_sheet_writer_validate_list (TdSheetWriter     *self,
                               guint              first_row,
                               guint              first_column,
                               guint              last_row,
                               guint              last_column,
                               const char *const *values,
                               const char        *title,
                               const char        *message,
                               gboolean           is_strict)
{
  g_auto (GStrv) tame = NULL;
  g_autofree char *formula = NULL;

  g_return_if_fail (values != NULL && values[0] != NULL);

  tame = g_new0 (char *, g_strv_length ((char **) values) + 1);
  for (guint i = 0; values[i] != NULL; i++)
    tame[i] = tame_text (values[i], MAX_NOTE);
  formula = make_short_list ((const char *const *) tame);
  if (formula == NULL)
    formula = make_long_list (self, (const char *const *) tame);
  td_sheet_writer_validate_range (self, first_row, first_column, last_row, last_column, formula,
                                  title, message, is_strict);
}

void
td_sheet_writer_validate_range (TdSheetWriter *self,
                                guint          first_row,
                                guint          first_column,
                                guint          last_row,
                                guint          last_column,
                                const char    *formula,
                                const char    *title,
                                const char    *message,
                                gboolean       is_strict)
{
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
    .value_formula = (char *) formula,
    .error_type = is_strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING,
  };
  lxw_data_val_obj **end = self->worksheet->data_validations->stqh_last;

  /* The library loses memory with each list that is given by a formula, so that it gets
   * a formula, and is told afterwards that it is a list. */
  if (!add_rule (self, first_row, first_column, last_row, last_column, &rule, title, message))
    return;
  (*end)->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

void
td_sheet_writer_validate_decimal (TdSheetWriter *self,
                                  guint          first_row,
                                  guint          first_column,
                                  guint          last_row,
                                  guint          last_column,
                                  gint64         minimum,
                                  gint64         maximum,
                                  const char    *title,
                                  const char    *message)
{
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_DECIMAL,
    .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
    .minimum_number = (double) minimum / TD_DECIMAL_ONE,
    .maximum_number = (double) maximum / TD_DECIMAL_ONE,
  };

  if (minimum == G_MININT64 && maximum == G_MININT64)
    {
      rule.minimum_number = -1e15;
      rule.maximum_number = 1e15;
    }
  else if (maximum == G_MININT64)
    {
      rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
      rule.value_number = rule.minimum_number;
    }
  else if (minimum == G_MININT64)
    {
      rule.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
      rule.value_number = rule.maximum_number;
    }
  add_rule (self, first_row, first_column, last_row, last_column, &rule, title, message);
}

void
td_sheet_writer_validate_formula (TdSheetWriter *self,
                                  guint          first_row,
                                  guint          first_column,
                                  guint          last_row,
                                  guint          last_column,
                                  const char    *formula,
                                  const char    *title,
                                  const char    *message)
{
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
    .value_formula = (char *) formula,
  };

  add_rule (self, first_row, first_column, last_row, last_column, &rule, title, message);
}

void
td_sheet_writer_note (TdSheetWriter *self,
                      guint          row,
                      guint          column,
                      const char    *text)
{
  g_autofree char *tame = tame_text (text != NULL ? text : "", MAX_NOTE);
  guint lines = td_text_count_lines (tame, NOTE_SIZE, FALSE, NOTE_WIDTH);
  double height = td_text_height (lines, NOTE_SIZE) * PIXELS_PER_POINT + NOTE_PADDING;
  lxw_comment_options options = {
    .width = lround (NOTE_WIDTH * PIXELS_PER_MM) + NOTE_PADDING,
    .height = lround (MIN (height, MAX_NOTE_HEIGHT)),
    .font_name = (char *) "Times New Roman",
    .font_size = NOTE_SIZE,
    .font_family = 1,
  };

  if (*tame != '\0')
    td_sheet_writer_keep (self, worksheet_write_comment_opt (self->worksheet, row, column, tame,
                                                             &options));
}

void
td_sheet_writer_hide_sheet (TdSheetWriter *self)
{
  worksheet_hide (self->worksheet);
  g_array_index (self->sheets, TdSheetEntry, self->sheets->len - 1).part.very_hidden = TRUE;
}

void
td_sheet_writer_hide_column (TdSheetWriter *self,
                             guint          column)
{
  lxw_row_col_options options = { .hidden = TRUE };

  /* With a width that is not the default, which the library would write as 0. */
  td_sheet_writer_keep (self, worksheet_set_column_opt (self->worksheet, column, column, 10, NULL,
                                                        &options));
}

void
td_sheet_writer_hide_row (TdSheetWriter *self,
                          guint          row)
{
  lxw_row_col_options options = { .hidden = TRUE };

  td_sheet_writer_keep (self, worksheet_set_row_opt (self->worksheet, row, LXW_DEF_ROW_HEIGHT,
                                                     NULL, &options));
}

void
td_sheet_writer_write_lists (TdSheetWriter *self)
{
  const TdCellStyle style = { .format = TD_FORMAT_TEXT };
  gboolean more = TRUE;
  guint text;

  if (self->lists->len == 0)
    return;
  td_sheet_writer_add_sheet (self, TD_SHEET_WRITER_LISTS);
  td_sheet_writer_hide_sheet (self);
  text = td_sheet_writer_add_style (self, &style);
  /* Row by row, as a stream wants them. */
  for (guint row = 0; more; row++)
    {
      more = FALSE;
      for (guint column = 0; column < self->lists->len; column++)
        {
          GStrv values = self->lists->pdata[column];

          if (row >= g_strv_length (values))
            continue;
          td_sheet_writer_text (self, row, column, values[row], text);
          more = TRUE;
        }
    }
}
