/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-private.h"

#include "td-text.h"

#include <string.h>

/* A signature block has two or three columns; place and date fit on a line. */
#define MAX_FOOTER_CELLS 4
#define MAX_DATE_LINE 80
/* In one section: anything from there on is a year. */
#define MOST_PEOPLE 1000

/* How folded lines begin that are written below a list. */
static const char *const footer_starts[] = {
  "nguoi lap",      "nguoi tong hop", "noi nhan",        "thu truong",      "giam doc",
  "pho giam doc",   "kt giam doc",    "tl giam doc",     "tuq giam doc",    "chanh van phong",
  "pho chanh van phong", "truong phong", "pho truong phong", "lanh dao don vi", "xac nhan",
  "ky ten",         "ky ghi ro",      "ky va ghi ro",    "ke toan truong",  "chu tich",
  "pho chu tich",   "hieu truong",    "tm uy ban",       "tm hoi dong",     "luu vt",
  "ghi chu",        "can bo tong hop", "thu ky",         "dai dien",
};

/* How lines begin that name a part of an organisation, or a kind of staff. */
static const char *const section_starts[] = {
  "phòng ",    "văn phòng",  "ban ",       "trung tâm",       "chi cục",  "sở ",      "thanh tra",
  "tổ ",       "khối ",      "đội ",       "hạt ",            "trạm ",    "lãnh đạo", "viên chức",
  "công chức", "cán bộ",     "hợp đồng",   "người lao động",  "biên chế", "bộ phận",  "đơn vị",
  "trường ",   "quỹ ",       "nhà ",       "cơ quan",         "các ",     "nhóm ",
};

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      return TRUE;
  return FALSE;
}

/* "5", "5.", "05)" */
static gboolean
is_ordinal (const TdSheetCell *cell)
{
  const char *c = cell->text;

  while (g_ascii_isspace (*c))
    c++;
  if (!g_ascii_isdigit (*c))
    return FALSE;
  while (g_ascii_isdigit (*c))
    c++;
  while (*c == '.' || *c == ')' || *c == '/' || g_ascii_isspace (*c))
    c++;
  return *c == '\0';
}

/* One cell of a row of column numbers: "3", "(3)", "9=7+8", "A". */
static gboolean
read_column_number (const char *text,
                    guint      *number)
{
  g_autofree char *clean = td_text_clean (text);
  const char *c = clean;

  *number = 0;
  if (c == NULL)
    return FALSE;
  while (*c == '(' || *c == '[')
    c++;
  if (g_ascii_isalpha (*c) && c[1] == '\0')
    return TRUE;
  if (!g_ascii_isdigit (*c))
    return FALSE;
  for (; g_ascii_isdigit (*c) && *number < TD_SHEET_MAX_COLUMNS; c++)
    *number = *number * 10 + (guint) (*c - '0');
  while (*c == ')' || *c == ']')
    c++;
  if (*c == '=')
    return strspn (c, "=+-()[]0123456789 ") == strlen (c);
  return *c == '\0';
}

gboolean
td_header_row_is_numbers (const TdSheetRow *row,
                          guint             min_cells)
{
  guint n = 0;
  guint last = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      guint number;

      if (is_blank (row->cells[i].text))
        continue;
      if (!read_column_number (row->cells[i].text, &number) ||
          (number != 0 && number != last + 1))
        return FALSE;
      last = number;
      n++;
    }
  return n >= min_cells && last > 0;
}

/* Whether @text is one of the headings of the column it stands in. */
static gboolean
is_heading_again (const TdHeader    *self,
                  const TdSheetCell *cell)
{
  const TdHeaderColumn *column = td_header_get_column (self, cell->column);
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  if (column == NULL || cell->kind != TD_CELL_TEXT)
    return FALSE;
  folded = td_text_fold (cell->text);
  parts = g_strsplit (column->heading, " / ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = td_text_fold (parts[i]);

      if (*part != '\0' && strcmp (part, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_header_again (const TdHeader   *self,
                 const TdSheetRow *row)
{
  guint n_same = 0;
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      if (is_blank (row->cells[i].text))
        continue;
      if (is_heading_again (self, &row->cells[i]))
        n_same++;
      /* Nearly all must be the same, so that one early difference settles it. */
      if (++n - n_same > 1 + row->n_cells / 5)
        return FALSE;
    }
  return n_same >= 2 && n_same * 5 >= n * 4;
}

/* "Cộng:", "Cộng (I+II)", "TỔNG 12", but not "Cộng hòa" and no name. */
static gboolean
starts_total (const char *text)
{
  static const char *const starts[] = { "tổng số", "tổng cộng", "tong so", "tong cong" };
  static const char *const words[] = { "cộng", "tổng" };
  g_autofree char *lower = td_text_lower (text);
  g_autofree char *folded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (lower, starts[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]))
      {
        const char *rest = lower + strlen (words[i]);

        while (*rest == ' ')
          rest++;
        if (*rest == '\0' || (!g_ascii_isalpha (*rest) && (guchar) *rest < 0x80))
          return TRUE;
      }
  folded = td_text_fold (text);
  return (g_str_has_prefix (folded, "danh sach co ") ||
          g_str_has_prefix (folded, "danh sach nay co ") ||
          g_str_has_prefix (folded, "danh sach gom ") ||
          g_str_has_prefix (folded, "an dinh danh sach")) &&
         has_digit (text);
}

/* "Khánh Hòa, ngày 31 tháng 10 năm 2026", also with dots for the numbers. */
static gboolean
is_date_line (const char *folded)
{
  const char *day = strstr (folded, "ngay ");
  const char *month = day != NULL ? strstr (day, "thang ") : NULL;

  return month != NULL && strstr (month, "nam") != NULL && strlen (folded) <= MAX_DATE_LINE;
}

static gboolean
is_footer_text (const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (footer_starts); i++)
    if (g_str_has_prefix (folded, footer_starts[i]))
      return TRUE;
  return is_date_line (folded);
}

static gboolean
is_capitals (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);

  return td_header_has_letter (text) && strcmp (upper, text) == 0;
}

static gboolean
starts_section (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *lower = td_text_lower (clean != NULL ? clean : "");

  for (gsize i = 0; i < G_N_ELEMENTS (section_starts); i++)
    if (g_str_has_prefix (lower, section_starts[i]))
      return TRUE;
  return FALSE;
}

gboolean
td_header_is_unit_line (const char *line)
{
  static const char *const starts[] = {
    "phòng ", "văn phòng", "ban ", "trung tâm ", "chi cục ", "thanh tra", "tổ ", "đội ", "hạt ",
    "trạm ", "trường ", "quỹ ", "nhà ",
  };
  g_autofree char *name = td_header_name_section (line);
  g_autofree char *lower = td_text_lower (name);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (lower, starts[i]))
      return TRUE;
  return FALSE;
}

/* What is left of a row once blanks are out. */
typedef struct
{
  const TdSheetCell *first;
  const TdSheetCell *second;
  guint              n;
  guint              n_texts;
  guint              n_footer;
} Summary;

static Summary
summarize (const TdSheetRow *row)
{
  Summary summary = { 0 };

  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];

      if (is_blank (cell->text))
        continue;
      if (summary.n == 0)
        summary.first = cell;
      else if (summary.n == 1)
        summary.second = cell;
      summary.n++;
      if (cell->kind != TD_CELL_TEXT || !td_header_has_letter (cell->text))
        continue;
      summary.n_texts++;
      if (row->n_cells <= MAX_FOOTER_CELLS && is_footer_text (cell->text))
        summary.n_footer++;
    }
  return summary;
}

/* A line alone in its row: a part of the organisation, unless it can be a person. */
static gboolean
is_section_line (const TdHeader *self,
                 const Summary  *summary)
{
  const char *text = summary->first->text;
  gboolean is_in_names = self->name_column >= 0 &&
                         summary->first->column == (guint) self->name_column;

  if (summary->first->kind != TD_CELL_TEXT || !td_header_has_letter (text))
    return FALSE;
  if (starts_section (text))
    return TRUE;
  if (self->ordinal_column < 0)
    return !is_in_names && summary->first->column == 0;
  return !is_in_names || is_capitals (text) || td_header_skip_numbering (text) != NULL;
}

static gboolean
is_section (const TdHeader *self,
            const Summary  *summary)
{
  const TdHeaderColumn *leftmost;

  if (self->columns->len < 2)
    return FALSE;
  if (summary->n == 1)
    return is_section_line (self, summary);
  leftmost = g_ptr_array_index (self->columns, 0);
  /* "I", "LÃNH ĐẠO SỞ" and perhaps how many there are. */
  return summary->first->column <= leftmost->column + 1 &&
         td_header_is_numbering (summary->first->text) &&
         summary->second->kind == TD_CELL_TEXT && td_header_has_letter (summary->second->text) &&
         summary->n_texts <= 2 + (summary->n > 2) &&
         summary->n * 2 <= MAX (self->columns->len, 6);
}

/* "1 | Phòng Bổ trợ tư pháp": a number and a part of the organisation, no person. */
static gboolean
is_numbered_section (const Summary    *summary,
                     const TdSheetRow *row)
{
  if (summary->n > 3 || summary->second == NULL || summary->second->kind != TD_CELL_TEXT ||
      !starts_section (summary->second->text))
    return FALSE;
  /* And perhaps how many people it has, which is no year and no date. */
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].column > summary->second->column && !is_blank (row->cells[i].text) &&
        (row->cells[i].kind != TD_CELL_NUMBER || row->cells[i].number >= MOST_PEOPLE))
      return FALSE;
  return TRUE;
}

static gboolean
is_total (const Summary *summary)
{
  const TdSheetCell *cell = summary->first;

  if (cell->kind == TD_CELL_TEXT && td_header_is_numbering (cell->text) && summary->second != NULL)
    cell = summary->second;
  return cell->kind == TD_CELL_TEXT && starts_total (cell->text) && summary->n_texts <= 2;
}

/* A line of a form that nobody filled in: its number, and formulas over nothing. */
static gboolean
is_form_row (const TdHeader   *self,
             const TdSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];

      if (cell->column == (guint) self->ordinal_column || is_blank (cell->text))
        continue;
      if (!cell->is_formula || cell->kind != TD_CELL_NUMBER || cell->number != 0)
        return FALSE;
    }
  return TRUE;
}

TdRowKind
td_header_classify_row (const TdHeader   *self,
                        const TdSheetRow *row,
                        gboolean          in_footer)
{
  gboolean has_ordinal = FALSE;
  Summary summary;

  if (self->ordinal_column >= 0)
    {
      has_ordinal = is_ordinal (td_sheet_row_get (row, (guint) self->ordinal_column));
      /* The way nearly every row is: a number, a name and more. */
      if (has_ordinal && row->n_cells > 3 && self->name_column >= 0 &&
          td_header_has_letter (td_sheet_row_get (row, (guint) self->name_column)->text))
        return TD_ROW_DATA;
    }
  summary = summarize (row);
  if (summary.n == 0 || (has_ordinal && is_form_row (self, row)))
    return TD_ROW_EMPTY;
  if (td_header_row_is_numbers (row, MAX (2, self->columns->len / 2)))
    return TD_ROW_NUMBERS;
  if (is_header_again (self, row))
    return TD_ROW_HEADER;
  if (has_ordinal)
    return is_numbered_section (&summary, row) ? TD_ROW_SECTION : TD_ROW_DATA;
  if (is_total (&summary))
    return TD_ROW_TOTAL;
  if (summary.n <= MAX_FOOTER_CELLS &&
      (summary.n_footer == summary.n || (in_footer && summary.n < MAX_FOOTER_CELLS)))
    return TD_ROW_FOOTER;
  return is_section (self, &summary) ? TD_ROW_SECTION : TD_ROW_DATA;
}
