/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xls-book.h"

#include "td-codepage.h"
#include "td-error.h"
#include "td-sheet-format.h"
#include "td-sheet-row.h"
#include "td-xls-record.h"

#include <glib/gi18n-lib.h>

#define BIFF5 0x0500
#define BIFF8 0x0600
#define KIND_WORKSHEET 0
/* Font 4 does not exist, so that numbers from 5 on are one too high. */
#define MISSING_FONT 4
#define FONT_NAME_OFFSET 14
#define MAX_TEXT_SIZE (512 * 1024 * 1024)

typedef struct
{
  TdXlsBook  *book;
  const char *name;
  GString    *text;
  GHashTable *formats;
  /* Of guint8, a TdLegacyEncoding each. */
  GArray     *fonts;
  /* Of guint16. */
  GArray     *format_ids;
  GArray     *font_ids;
  guint       n_tabs;
  guint       active_tab;
  gboolean    has_active;
} Parse;

static void
sheet_free (TdXlsSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet);
}

static void
set_damaged (const char  *name,
             GError     **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%s” is damaged or was not copied whole. Copy it again, or ask for it again."),
               name);
}

static TdXlsText
start_text (Parse             *parse,
            const TdXlsRecord *record,
            gsize              position)
{
  TdXlsText text = {
    .stream = parse->book->stream,
    .record = *record,
    .position = position,
    .codepage = parse->book->codepage,
    .is_biff8 = parse->book->is_biff8,
  };

  return text;
}

static void
read_sheet (Parse             *parse,
            const TdXlsRecord *record)
{
  TdXlsText text = start_text (parse, record, 6);
  TdXlsSheet *sheet;
  guint tab = parse->n_tabs++;

  if (record->size < 7 || record->data[5] != KIND_WORKSHEET)
    return;
  td_xls_text_read (&text, 1, parse->text);
  sheet = g_new0 (TdXlsSheet, 1);
  sheet->name = g_strdup (parse->text->str);
  sheet->offset = td_xls_u32 (record->data);
  sheet->is_hidden = (record->data[4] & 3) != 0;
  if (!sheet->is_hidden && (tab == parse->active_tab || !parse->has_active))
    {
      parse->book->active = parse->book->sheets->len;
      parse->has_active = TRUE;
    }
  g_ptr_array_add (parse->book->sheets, sheet);
}

static void
read_format (Parse             *parse,
             const TdXlsRecord *record)
{
  TdXlsText text = start_text (parse, record, 2);

  if (record->size < 3 || !td_xls_text_read (&text, parse->book->is_biff8 ? 2 : 1, parse->text))
    return;
  g_hash_table_replace (parse->formats, GUINT_TO_POINTER (td_xls_u16 (record->data)),
                        g_strdup (parse->text->str));
}

static void
read_font (Parse             *parse,
           const TdXlsRecord *record)
{
  TdXlsText text = start_text (parse, record, FONT_NAME_OFFSET);
  guint8 legacy = TD_LEGACY_NONE;

  if (record->size > FONT_NAME_OFFSET && td_xls_text_read (&text, 1, parse->text))
    legacy = (guint8) td_legacy_text_from_font (parse->text->str);
  g_array_append_val (parse->fonts, legacy);
}

static void
read_style (Parse             *parse,
            const TdXlsRecord *record)
{
  guint16 font = 0;
  guint16 format = 0;

  if (record->size >= 4)
    {
      font = td_xls_u16 (record->data);
      format = td_xls_u16 (record->data + 2);
    }
  g_array_append_val (parse->font_ids, font);
  g_array_append_val (parse->format_ids, format);
}

static gboolean
read_strings (Parse              *parse,
              const TdXlsRecord  *record,
              GError            **error)
{
  TdXlsBook *book = parse->book;
  TdXlsText text = start_text (parse, record, 8);
  guint32 n_strings;

  if (record->size < 8)
    return TRUE;
  n_strings = td_xls_u32 (record->data + 4);
  for (guint32 i = 0; i < n_strings && td_xls_text_read (&text, 2, parse->text); i++)
    {
      g_ptr_array_add (book->strings,
                       (gpointer) td_string_pool_add (book->pool, parse->text->str,
                                                      parse->text->len));
      if (td_string_pool_get_size (book->pool) > MAX_TEXT_SIZE)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _("“%s” is not read: it holds more text than a list of people can. Split "
                         "it into several files."),
                       parse->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Before anything else: what the rest of the stream is like. */
static gboolean
read_start (Parse              *parse,
            const TdXlsRecord  *record,
            GError            **error)
{
  guint version;

  if (record->type != TD_XLS_BOF || record->size < 4)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” was written by Excel 4 or older. Open it in Excel and save it as an "
                     "Excel workbook (.xlsx)."),
                   parse->name);
      return FALSE;
    }
  version = td_xls_u16 (record->data);
  if (version != BIFF5 && version != BIFF8)
    {
      set_damaged (parse->name, error);
      return FALSE;
    }
  parse->book->is_biff8 = version == BIFF8;
  return TRUE;
}

static gboolean
read_record (Parse              *parse,
             const TdXlsRecord  *record,
             GError            **error)
{
  switch (record->type)
    {
    case TD_XLS_FILEPASS:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is locked by a password. Save it without a password, then try again."),
                   parse->name);
      return FALSE;
    case TD_XLS_CODEPAGE:
      /* 1200 says UTF-16, which is how BIFF8 tells anyway. */
      if (record->size >= 2 && td_xls_u16 (record->data) != 1200)
        parse->book->codepage = td_xls_u16 (record->data);
      return TRUE;
    case TD_XLS_DATEMODE:
      parse->book->is_1904 = record->size >= 2 && td_xls_u16 (record->data) == 1;
      return TRUE;
    case TD_XLS_WINDOW1:
      if (record->size >= 12)
        parse->active_tab = td_xls_u16 (record->data + 10);
      return TRUE;
    case TD_XLS_BOUNDSHEET:
      read_sheet (parse, record);
      return TRUE;
    case TD_XLS_FORMAT:
      read_format (parse, record);
      return TRUE;
    case TD_XLS_FONT:
      read_font (parse, record);
      return TRUE;
    case TD_XLS_XF:
      read_style (parse, record);
      return TRUE;
    case TD_XLS_SST:
      return read_strings (parse, record, error);
    default:
      return TRUE;
    }
}

static gboolean
read_globals (Parse   *parse,
              GError **error)
{
  TdXlsRecord record;
  gsize offset = 0;
  gboolean is_first = TRUE;

  while (td_xls_record_read (parse->book->stream, offset, &record))
    {
      if (is_first && !read_start (parse, &record, error))
        return FALSE;
      is_first = FALSE;
      if (record.type == TD_XLS_EOF)
        return TRUE;
      if (!read_record (parse, &record, error))
        return FALSE;
      offset = record.next;
    }
  set_damaged (parse->name, error);
  return FALSE;
}

static void
resolve_styles (Parse *parse)
{
  for (guint i = 0; i < parse->format_ids->len; i++)
    {
      guint format = g_array_index (parse->format_ids, guint16, i);
      guint font = g_array_index (parse->font_ids, guint16, i);
      const char *code = g_hash_table_lookup (parse->formats, GUINT_TO_POINTER (format));
      TdSheetStyle style = { .is_date = td_sheet_format_is_date (format, code),
                             .is_percent = td_sheet_format_is_percent (format, code) };

      if (font > MISSING_FONT)
        font--;
      if (font < parse->fonts->len)
        style.legacy = g_array_index (parse->fonts, guint8, font);
      g_array_append_val (parse->book->styles, style);
    }
}

TdXlsBook *
td_xls_book_read (GBytes      *stream,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (TdXlsBook) self = g_new0 (TdXlsBook, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) fonts = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_autoptr (GArray) format_ids = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autoptr (GArray) font_ids = g_array_new (FALSE, FALSE, sizeof (guint16));
  Parse parse = {
    .book = self,
    .name = name,
    .text = text,
    .formats = formats,
    .fonts = fonts,
    .format_ids = format_ids,
    .font_ids = font_ids,
  };

  self->stream = g_bytes_ref (stream);
  self->codepage = TD_CODEPAGE_WESTERN;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (TdSheetStyle));
  self->pool = td_string_pool_new ();
  self->strings = g_ptr_array_new ();
  if (!read_globals (&parse, error))
    return NULL;
  if (self->sheets->len == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _("“%s” holds no sheet that can be read. Open it in Excel and save it again, "
                     "or choose another file."),
                   name);
      return NULL;
    }
  resolve_styles (&parse);
  return g_steal_pointer (&self);
}

void
td_xls_book_free (TdXlsBook *self)
{
  g_bytes_unref (self->stream);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->styles);
  g_ptr_array_unref (self->strings);
  td_string_pool_free (self->pool);
  g_free (self);
}
