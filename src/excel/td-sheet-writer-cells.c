/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include "td-number.h"

#include <string.h>

/* Excel's own limit for one cell, and what is left of a longer text. */
#define MAX_TEXT 32767
#define CUT_NOTE " … (nội dung quá dài, đã cắt; xem đầy đủ trong chương trình)"
#define MAX_GUARDED 255 /* longer cells of format "@" show as ##### */

static lxw_format *
get_format (TdSheetWriter *self,
            guint          style)
{
  return g_array_index (self->styles, TdStyleEntry, style).format;
}

/* The style's format, or the one of format "@" for what looks like a formula:
 * it is text in any case, but only "@" keeps it text when somebody edits the cell. */
static lxw_format *
get_text_format (TdSheetWriter *self,
                 guint          style,
                 const char    *text)
{
  TdStyleEntry *entry = &g_array_index (self->styles, TdStyleEntry, style);

  if (strchr ("=+-@", text[0]) == NULL || entry->style.format == TD_FORMAT_TEXT
      || g_utf8_strlen (text, -1) > MAX_GUARDED)
    return entry->format;
  if (entry->guarded == NULL)
    entry->guarded = td_sheet_writer_make_format (self, &entry->style, TD_FORMAT_TEXT);
  return entry->guarded;
}

/* Whether the text can be handed over as it is: short, UTF-8, nothing that XML
 * cannot hold and nothing that looks like Excel's escape of such characters. */
static gboolean
text_is_plain (const char *text)
{
  const char *end;

  if (!g_utf8_validate (text, -1, &end) || end - text > MAX_TEXT)
    return FALSE;
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    if ((c[0] == '_' && c[1] == 'x') || (c[0] == 0xef && c[1] == 0xbf && c[2] >= 0xbe))
      return FALSE;
  return TRUE;
}

static char *
tame_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_new (NULL);
  guint length = 0;
  const guint limit = MAX_TEXT - g_utf8_strlen (CUT_NOTE, -1);
  gboolean is_long = g_utf8_strlen (valid, -1) > MAX_TEXT;

  for (const char *at = valid; *at != '\0' && !(is_long && length >= limit);
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0xfffe || c == 0xffff)
        c = 0xfffd;
      /* Excel reads _x0041_ as "A"; the underscore's own escape keeps it. */
      if (c == '_' && at[1] == 'x' && strlen (at) >= 7 && at[6] == '_'
          && strspn (at + 2, "0123456789abcdefABCDEF") == 4)
        {
          g_string_append (result, "_x005F_");
          length += 7;
          continue;
        }
      g_string_append_unichar (result, c);
      length++;
    }
  if (is_long || length > MAX_TEXT)
    {
      char *end = g_utf8_offset_to_pointer (result->str, MIN (length, limit));

      g_string_truncate (result, end - result->str);
      g_string_append (result, CUT_NOTE);
    }
  return g_string_free (result, FALSE);
}

void
td_sheet_writer_blank (TdSheetWriter *self,
                       guint          row,
                       guint          column,
                       guint          style)
{
  td_sheet_writer_keep (self, worksheet_write_blank (self->worksheet, row, column,
                                                     get_format (self, style)));
}

void
td_sheet_writer_text (TdSheetWriter *self,
                      guint          row,
                      guint          column,
                      const char    *text,
                      guint          style)
{
  g_autofree char *tamed = NULL;

  if (text == NULL || *text == '\0')
    {
      td_sheet_writer_blank (self, row, column, style);
      return;
    }
  if (!text_is_plain (text))
    text = tamed = tame_text (text);
  td_sheet_writer_keep (self, worksheet_write_string (self->worksheet, row, column, text,
                                                      get_text_format (self, style, text)));
}

void
td_sheet_writer_integer (TdSheetWriter *self,
                         guint          row,
                         guint          column,
                         gint64         value,
                         guint          style)
{
  td_sheet_writer_keep (self, worksheet_write_number (self->worksheet, row, column, value,
                                                      get_format (self, style)));
}

void
td_sheet_writer_decimal (TdSheetWriter *self,
                         guint          row,
                         guint          column,
                         gint64         thousandths,
                         guint          style)
{
  td_sheet_writer_keep (self, worksheet_write_number (self->worksheet, row, column,
                                                      (double) thousandths / TD_DECIMAL_ONE,
                                                      get_format (self, style)));
}

void
td_sheet_writer_date (TdSheetWriter *self,
                      guint          row,
                      guint          column,
                      TdDate         date,
                      guint          style)
{
  /* The serials of 1900 are a trap: Excel counts a 29 February that was not. */
  if (td_date_is_full (date) && date.year > 1900)
    {
      td_sheet_writer_keep (self, worksheet_write_number (self->worksheet, row, column,
                                                          td_date_to_serial (date),
                                                          get_format (self, style)));
    }
  else
    {
      g_autofree char *text = td_date_to_text (date);

      td_sheet_writer_text (self, row, column, text, style);
    }
}

void
td_sheet_writer_formula (TdSheetWriter *self,
                         guint          row,
                         guint          column,
                         const char    *formula,
                         double         value,
                         guint          style)
{
  td_sheet_writer_keep (self, worksheet_write_formula_num (self->worksheet, row, column, formula,
                                                           get_format (self, style), value));
}

void
td_sheet_writer_merge (TdSheetWriter *self,
                       guint          first_row,
                       guint          first_column,
                       guint          last_row,
                       guint          last_column,
                       const char    *text,
                       guint          style)
{
  g_return_if_fail (!(self->flags & TD_SHEET_WRITER_STREAM));

  if (first_row != last_row || first_column != last_column)
    td_sheet_writer_keep (self, worksheet_merge_range (self->worksheet, first_row, first_column,
                                                       last_row, last_column, "",
                                                       get_format (self, style)));
  td_sheet_writer_text (self, first_row, first_column, text, style);
}

char *
td_sheet_cell_name (guint row,
                    guint column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (name, row, column);
  return g_strdup (name);
}
