/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-header-match.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which rows of the table are criteria, and what becomes of the others. */

/* "A. CÔNG TÁC …" in one cell: what stands before the first blank is the code where it
 * ends in a stop or is a Roman number. */
static void
split_code (TdCriterion *criterion)
{
  const char *both = criterion->text != NULL ? criterion->text : criterion->code;
  const char *blank = both != NULL ? strchr (both, ' ') : NULL;
  gsize length = blank != NULL ? (gsize) (blank - both) : 0;
  char *code;
  char *text;

  if ((criterion->text != NULL && criterion->code != NULL) || length == 0 || length > 8)
    return;
  if (strchr (".):/", both[length - 1]) == NULL && strspn (both, "IVXLCDM") != length)
    return;
  code = g_strndup (both, length);
  text = td_text_clean (blank);
  g_free (criterion->code);
  g_free (criterion->text);
  criterion->code = code;
  criterion->text = text;
}

static gboolean
has_figures (const TdCriterion *criterion)
{
  return criterion->max != TD_POINTS_MISSING || criterion->grades->len > 0 ||
         criterion->unit_points != TD_POINTS_MISSING;
}

/* What a row without a code and without figures says belongs to the one above. */
static void
add_guidance (TdCriteriaReader *self, TdCriteriaRow *entry)
{
  TdCriteriaRow *above = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;
  char *joined;

  if (above == NULL)
    {
      td_criteria_reader_tell (self, FALSE, entry->number, 0,
                               g_strdup (_("The row has neither code nor points and was left "
                                           "out.")));
      return;
    }
  joined = above->criterion.guidance == NULL
             ? g_strdup (entry->criterion.text)
             : g_strconcat (above->criterion.guidance, "\n", entry->criterion.text, NULL);
  g_free (above->criterion.guidance);
  above->criterion.guidance = joined;
  td_criteria_reader_tell (self, FALSE, entry->number, 0,
                           g_strdup_printf (_("The row has neither code nor points: it was added "
                                              "to the guidance of row %u."), above->number));
}

/* "Tổng điểm", "Tổng cộng (I + II)". */
static gboolean
is_grand_total (const char *folded)
{
  static const char *const words[] = { "tong", "tong cong", "tong diem", "tong so", "tong so diem",
                                       "tong diem chuan", "tong cong diem", NULL };

  return g_strv_contains (words, folded);
}

/* What the set declares: the last of its totals is that of all. */
static void
note_total (TdCriteriaReader *self, const char *text, gint64 max)
{
  g_autofree char *folded = td_header_fold_short (text != NULL ? text : "");

  if (is_grand_total (folded) && max > 0)
    self->set->max = max;
}

/* These and "Cộng nhóm I", "Cộng điểm chuẩn". */
static gboolean
is_total (const char *folded)
{
  static const char *const words[] = { "cong diem", "cong nhom", "cong muc", "cong phan",
                                       "tong nhom", "tong muc", "tong phan", "tong diem" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  return strcmp (folded, "cong") == 0 || is_grand_total (folded);
}

/* Headings without a number are in capitals; other lines are remarks. */
static gboolean
is_shouted (const char *text)
{
  g_autofree char *capitals = g_utf8_strup (text, -1);

  return strcmp (capitals, text) == 0;
}

/* What kind of row without a code it is decides what becomes of it.  %FALSE: nothing more. */
static gboolean
take_uncoded (TdCriteriaReader *self, const TdHeader *header, const TdSheetRow *row,
              TdCriteriaRow *entry, gboolean *in_footer)
{
  TdRowKind kind = td_header_classify_row (header, row, *in_footer);
  TdCriterion *criterion = &entry->criterion;
  g_autofree char *folded = td_header_fold_short (criterion->text != NULL ? criterion->text : "");

  if (kind == TD_ROW_FOOTER || kind == TD_ROW_TOTAL || is_total (folded))
    {
      note_total (self, criterion->text, criterion->max);
      *in_footer = TRUE;
      return FALSE;
    }
  if (criterion->text == NULL || kind == TD_ROW_NUMBERS || kind == TD_ROW_HEADER)
    return FALSE;
  if (has_figures (criterion) || entry->has_rule)
    return TRUE;
  if (kind == TD_ROW_SECTION && is_shouted (criterion->text))
    {
      entry->is_section = TRUE;
      return TRUE;
    }
  add_guidance (self, entry);
  return FALSE;
}

/* A dash before the text is no code. */
static gboolean
is_bullet (const char *code)
{
  return g_strv_contains ((const char *const[]) { "-", "–", "—", "+", "*", "•", NULL }, code);
}

/* "- Đúng hạn". */
static void
cut_bullet (char *text)
{
  const char *blank = text != NULL ? strchr (text, ' ') : NULL;
  g_autofree char *head = blank != NULL ? g_strndup (text, (gsize) (blank - text)) : NULL;

  if (head != NULL && is_bullet (head))
    memmove (text, blank + 1, strlen (blank));
}

/* Whether the headings come again, as on the second page of a table put together. */
static gboolean
is_heading_again (const TdCriterion *criterion)
{
  return criterion->code != NULL && criterion->text != NULL &&
         g_strv_contains ((const char *const[]) { "STT", "TT", "Số TT", "Mã", NULL },
                          criterion->code) &&
         (strcmp (criterion->text, "Tiêu chí") == 0 ||
          g_str_has_prefix (criterion->text, "Nội dung"));
}

/* "I.3", "a)", "12": what a heading alone in the first column does not look like. */
static gboolean
is_code (const char *text)
{
  return strpbrk (text, " \n") == NULL &&
         (strpbrk (text, "0123456789") != NULL || strspn (text, "IVXLCDM.):/") == strlen (text) ||
          g_utf8_strlen (text, -1) <= 2);
}

/* Tells of a row that is a criterion by its code or its points, and says nothing else: what
 * somebody meant to write there would be missing. */
static gboolean
tell_without_text (TdCriteriaReader *self, const TdHeader *header, const TdSheetRow *row,
                   const TdCriteriaRow *entry)
{
  const TdCriterion *criterion = &entry->criterion;
  TdRowKind kind = td_header_classify_row (header, row, FALSE);
  int max = self->columns[TD_COLUMN_OF_MAX];
  guint column = (guint) self->columns[TD_COLUMN_OF_TEXT];

  if (criterion->text != NULL || kind == TD_ROW_NUMBERS || kind == TD_ROW_HEADER)
    return FALSE;
  if (criterion->code != NULL && is_code (criterion->code))
    {
      td_criteria_reader_tell (self, TRUE, row->number, column,
                               /* Translators: %s is the code of a criterion. */
                               g_strdup_printf (_("The row “%s” has no text, so that it is not "
                                                  "taken. Write what the criterion is, or delete "
                                                  "the row."), criterion->code));
      return TRUE;
    }
  /* A sum below the table often has no word beside it. */
  if (criterion->code != NULL || !(has_figures (criterion) || entry->has_rule) ||
      (max >= 0 && td_sheet_row_get (row, (guint) max)->is_formula))
    return FALSE;
  td_criteria_reader_tell (self, TRUE, row->number, column,
                           g_strdup (_("The row has points, but neither code nor text, so that it "
                                       "is not taken. Write what the criterion is, or delete the "
                                       "row.")));
  return TRUE;
}

static void
take_row (TdCriteriaReader *self, const TdHeader *header, const TdSheetRow *row,
          gboolean *in_footer)
{
  g_autofree char *code = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_CODE]);
  g_autofree char *text = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_TEXT]);
  TdCriteriaRow *entry;
  TdCriterion *criterion;
  gboolean is_taken = TRUE;

  /* Below a total come others of its kind and signatures, until a criterion comes. */
  if (*in_footer && (code == NULL || text == NULL))
    {
      int column = self->columns[TD_COLUMN_OF_MAX];

      if (column >= 0 && td_sheet_row_get (row, (guint) column)->kind == TD_CELL_NUMBER)
        note_total (self, text, td_criteria_reader_get_points (self, row, column));
      return;
    }
  *in_footer = FALSE;
  entry = td_criteria_reader_read_row (self, row);
  criterion = &entry->criterion;
  if (criterion->code != NULL && is_bullet (criterion->code))
    g_clear_pointer (&criterion->code, g_free);
  split_code (criterion);
  if (tell_without_text (self, header, row, entry))
    is_taken = FALSE;
  else if (criterion->code == NULL || criterion->text == NULL)
    {
      if (criterion->text == NULL)
        criterion->text = g_steal_pointer (&criterion->code);
      cut_bullet (criterion->text);
      is_taken = take_uncoded (self, header, row, entry, in_footer);
    }
  if (is_taken && !is_heading_again (criterion))
    g_ptr_array_add (self->rows, entry);
  else
    td_criteria_row_free (entry);
}

/* A row of column numbers is looked for below headings that are not exactly ours: there a
 * set may well have criteria 1, 2 and 3. */
static guint
find_first_row (TdCriteriaReader *self, const TdHeader *header)
{
  if (self->columns[TD_COLUMN_OF_PARENT] >= 0 && header->first_row == header->last_row)
    return header->last_row + 1;
  return header->first_data_row;
}

gboolean
td_criteria_reader_read_table (TdCriteriaReader *self, TdHeader *header, GError **error)
{
  guint first = find_first_row (self, header);
  gboolean in_footer = FALSE;
  g_autoptr (GError) local = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_criteria_row_free);
  if (self->columns[TD_COLUMN_OF_CODE] < 0)
    self->columns[TD_COLUMN_OF_CODE] = header->ordinal_column;
  for (TdSheetRow *row = td_criteria_reader_next_row (self, &local); row != NULL;
       row = td_criteria_reader_next_row (self, &local))
    {
      if (row->number >= first)
        take_row (self, header, row, &in_footer);
      td_sheet_row_free (row);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
