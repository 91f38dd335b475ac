/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* Light enough that black letters on it print as on paper. */
#define FILL_COLOUR 0xFFFBE6

/* "_)" keeps numbers off the line at their right by the width of a parenthesis. */
static const char *const number_formats[] = {
  [TD_FORMAT_GENERAL] = NULL,
  [TD_FORMAT_TEXT] = "@",
  [TD_FORMAT_INTEGER] = "#,##0_)",
  [TD_FORMAT_DECIMAL] = "#,##0.00#_)",
  [TD_FORMAT_DATE] = "dd/mm/yyyy",
  [TD_FORMAT_PERCENT] = "0.0%_)",
};

/* A locale of this thread alone, so that other threads keep theirs. */
static void
push_c_numbers (TdSheetWriter *self)
{
#ifdef G_OS_WIN32
  self->old_locale_mode = _configthreadlocale (_ENABLE_PER_THREAD_LOCALE);
  self->old_numeric = g_strdup (setlocale (LC_NUMERIC, NULL));
  setlocale (LC_NUMERIC, "C");
#else
  self->c_locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  self->old_locale = uselocale (self->c_locale);
#endif
}

static void
pop_c_numbers (TdSheetWriter *self)
{
#ifdef G_OS_WIN32
  setlocale (LC_NUMERIC, self->old_numeric);
  _configthreadlocale (self->old_locale_mode);
  g_free (self->old_numeric);
#else
  uselocale (self->old_locale);
  freelocale (self->c_locale);
#endif
}

void
td_sheet_writer_acquire (TdSheetWriter *self)
{
  g_assert (self->thread == NULL);

  self->thread = g_thread_self ();
  push_c_numbers (self);
}

void
td_sheet_writer_release (TdSheetWriter *self)
{
  g_assert (self->thread == g_thread_self ());

  pop_c_numbers (self);
  self->thread = NULL;
}

/* Throws the workbook away; its streams are not closed by the library. */
static void
discard_workbook (TdSheetWriter *self)
{
  if (self->workbook == NULL)
    return;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      TdSheetEntry *entry = &g_array_index (self->sheets, TdSheetEntry, i);

      if (entry->worksheet->optimize_tmpfile != NULL)
        fclose (entry->worksheet->optimize_tmpfile);
    }
  lxw_workbook_free (self->workbook);
  self->workbook = NULL;
}

void
td_sheet_writer_free (TdSheetWriter *self)
{
  discard_workbook (self);
  td_sheet_writer_remove_temporary (self);
  td_sheet_writer_release (self);
  g_clear_error (&self->error);
  g_array_unref (self->sheets);
  g_array_unref (self->styles);
  g_ptr_array_unref (self->lists);
  g_free (self->name);
  g_free (self->path);
  g_object_unref (self->destination);
  g_free (self);
}

/* Widths of columns are measured in digits of the workbook's default letters.
 * Those of the library, Calibri, are missing on many computers, where columns
 * then come out wider than they should.  At 10.5 points a digit is seven pixels
 * wide, which is what the library counts with. */
static void
set_default_letters (lxw_workbook *workbook)
{
  lxw_format *format = STAILQ_FIRST (workbook->formats);

  format_set_font_name (format, "Times New Roman");
  format_set_font_family (format, 1);
  format_set_font_size (format, 10.5);
}

gboolean
td_sheet_writer_check_name (GFile   *destination,
                            GError **error)
{
  g_autofree char *base = g_file_get_basename (destination);
  g_autofree char *folded = g_ascii_strdown (base != NULL ? base : "", -1);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (folded, ".xlsx"))
    return TRUE;
  name = g_filename_display_name (base != NULL ? base : "");
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” is not the name of an Excel workbook, which is what is written. Give a "
                 "name that ends in .xlsx."), name);
  return FALSE;
}

TdSheetWriter *
td_sheet_writer_new (GFile               *destination,
                     TdSheetWriterFlags   flags,
                     GError             **error)
{
  g_autoptr (TdSheetWriter) self = g_new0 (TdSheetWriter, 1);
  g_autofree char *base = g_file_get_basename (destination);
  g_autofree char *cache = td_sheet_writer_get_cache_folder ();
  lxw_workbook_options options = {
    .constant_memory = (flags & TD_SHEET_WRITER_STREAM) != 0,
    .tmpdir = cache,
    .use_zip64 = FALSE,
  };

  self->destination = g_object_ref (destination);
  self->name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (destination);
  self->path = g_file_get_path (destination);
  self->flags = flags;
  self->sheets = g_array_new (FALSE, TRUE, sizeof (TdSheetEntry));
  self->styles = g_array_new (FALSE, TRUE, sizeof (TdStyleEntry));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  td_sheet_writer_acquire (self);

  if (!td_sheet_writer_make_temporary (self, error))
    return NULL;
  /* Paths are UTF-8; on Windows the program's manifest makes that the code page
   * of the C library's file functions, which libxlsxwriter uses. */
  self->workbook = workbook_new_opt (self->temporary, &options);
  if (self->workbook == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_EXPORT,
                   _("“%s” could not be written: there is not enough memory."), self->name);
      return NULL;
    }
  set_default_letters (self->workbook);
  return g_steal_pointer (&self);
}

void
td_sheet_writer_set_properties (TdSheetWriter *self,
                                const char    *title,
                                const char    *company,
                                const char    *author)
{
  /* The library copies the texts. */
  lxw_doc_properties properties = {
    .title = (char *) title,
    .company = (char *) company,
    .author = (char *) author,
  };

  td_sheet_writer_keep (self, workbook_set_properties (self->workbook, &properties));
}

void
td_sheet_writer_add_sheet (TdSheetWriter *self,
                           const char    *name)
{
  TdSheetEntry entry = { 0 };
  lxw_error code = workbook_validate_sheet_name (self->workbook, name);

  td_sheet_writer_keep (self, code);
  entry.worksheet = workbook_add_worksheet (self->workbook, code == LXW_NO_ERROR ? name : NULL);
  if (entry.worksheet == NULL)
    {
      td_sheet_writer_keep (self, LXW_ERROR_CREATING_TMPFILE);
      return;
    }
  worksheet_set_paper (entry.worksheet, 9);
  g_array_append_val (self->sheets, entry);
  self->worksheet = entry.worksheet;
}

lxw_format *
td_sheet_writer_make_format (TdSheetWriter     *self,
                             const TdCellStyle *style,
                             TdCellFormat       number_format)
{
  static const guint8 aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  static const guint8 valigns[] = { LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_TOP };
  lxw_format *format = workbook_add_format (self->workbook);

  if (format == NULL)
    return NULL;
  format_set_font_name (format, "Times New Roman");
  format_set_font_family (format, 1);
  format_set_font_size (format, style->size > 0 ? style->size : 12);
  if (style->bold)
    format_set_bold (format);
  if (style->italic)
    format_set_italic (format);
  if (style->wrap)
    format_set_text_wrap (format);
  format_set_align (format, aligns[style->align]);
  format_set_align (format, valigns[style->valign]);
  if (style->indent > 0)
    format_set_indent (format, style->indent);
  if (style->borders)
    format_set_border (format, LXW_BORDER_THIN);
  if (style->unlocked)
    format_set_unlocked (format);
  if (style->fill)
    {
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_bg_color (format, FILL_COLOUR);
    }
  if (number_formats[number_format] != NULL)
    format_set_num_format (format, number_formats[number_format]);
  return format;
}

static gboolean
style_equal (const TdCellStyle *a,
             const TdCellStyle *b)
{
  return a->size == b->size && !a->bold == !b->bold && !a->italic == !b->italic
         && !a->wrap == !b->wrap && a->align == b->align && a->valign == b->valign
         && a->format == b->format && a->indent == b->indent && !a->borders == !b->borders
         && !a->unlocked == !b->unlocked && !a->fill == !b->fill;
}

guint
td_sheet_writer_add_style (TdSheetWriter     *self,
                           const TdCellStyle *style)
{
  TdStyleEntry entry = { .style = *style };

  for (guint i = 0; i < self->styles->len; i++)
    if (style_equal (&g_array_index (self->styles, TdStyleEntry, i).style, style))
      return i;

  entry.format = td_sheet_writer_make_format (self, style, style->format);
  if (entry.format == NULL)
    td_sheet_writer_keep (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  g_array_append_val (self->styles, entry);
  return self->styles->len - 1;
}
