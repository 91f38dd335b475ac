/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-reader.h"

#include "td-error.h"
#include "td-sheet-reader-private.h"
#include "td-sheet-row.h"
#include "td-xlsx-book.h"
#include "td-xlsx-cell.h"
#include "td-xlsx-merges.h"
#include "td-xlsx-saved.h"
#include "td-xlsx-strings.h"
#include "td-xlsx-xml.h"
#include "td-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdXlsxReader
{
  TdSheetReader parent_instance;

  TdZip            *zip;
  TdXlsxBook       *book;
  TdXlsxStrings    *strings;
  TdXlsxXml        *xml;
  TdSheetRowBuilder builder;
  const TdSheetRow *row;
  gboolean          is_finished;

  /* Where the parser is. */
  gboolean in_rows;
  gboolean in_row;
  gboolean in_cell;
  guint    phonetic_depth;
  GString *text_target;

  /* The row and the cell it is in. */
  guint    row_number;
  gboolean is_row_numbered;
  guint    next_column;
  guint    column;
  TdXlsxCell cell;
};

G_DEFINE_FINAL_TYPE (TdXlsxReader, td_xlsx_reader, TD_TYPE_SHEET_READER)

static void
fail_limits (TdXlsxReader *self)
{
  td_xlsx_xml_fail (self->xml,
                    g_error_new (TD_ERROR, TD_ERROR_CORRUPT,
                                 /* Translators: the name of a file, and a row of a sheet. */
                                 _("“%s” is not read: after row %u it names cells that no sheet "
                                   "of Excel has. Open it in Excel and save it again."),
                                 td_xlsx_xml_get_file_name (self->xml), self->row_number));
}

static void
fail_text (TdXlsxReader *self)
{
  td_xlsx_xml_fail (self->xml,
                    g_error_new (TD_ERROR, TD_ERROR_INVALID,
                                 /* Translators: the name of a file, and a row of a sheet. */
                                 _("“%s” is not read: row %u holds more text than Excel allows."),
                                 td_xlsx_xml_get_file_name (self->xml), self->row_number));
}

static void
start_row (TdXlsxReader  *self,
           const char   **attributes)
{
  gint64 number = td_xlsx_xml_get_integer (attributes, "r", 0);

  self->is_row_numbered = number != 0;
  if (!self->is_row_numbered)
    number = (gint64) self->row_number + 1;
  if (number < 1 || number > TD_SHEET_MAX_ROWS)
    {
      fail_limits (self);
      return;
    }
  self->in_row = TRUE;
  self->row_number = (guint) number;
  self->next_column = 0;
  td_sheet_row_builder_start (&self->builder, self->row_number);
}

/* Few workbooks leave references out, and then out of all cells. */
static gboolean
place_cell (TdXlsxReader *self,
            const char   *reference)
{
  guint row = 0;

  self->column = self->next_column;
  if (reference != NULL)
    {
      const char *end = td_xlsx_read_reference (reference, &self->column, &row);

      if (end == NULL || *end != '\0')
        return FALSE;
    }
  if (row != 0 && !self->is_row_numbered)
    {
      self->row_number = row;
      self->builder.row.number = row;
      self->is_row_numbered = TRUE;
    }
  self->next_column = self->column + 1;
  return self->column < TD_SHEET_MAX_COLUMNS &&
         self->builder.cells->len < TD_SHEET_MAX_COLUMNS;
}

static void
start_cell (TdXlsxReader  *self,
            const char   **attributes)
{
  if (place_cell (self, td_xlsx_cell_start (&self->cell, attributes)))
    self->in_cell = TRUE;
  else
    fail_limits (self);
}

static void
collect_text (TdXlsxReader *self,
              GString      *target)
{
  self->text_target = target;
  td_xlsx_xml_want_text (self->xml, target != NULL);
}

static void
start_element_cb (gpointer     user_data,
                  const char  *name,
                  const char **attributes)
{
  TdXlsxReader *self = user_data;

  if (self->in_cell)
    {
      if (strcmp (name, "v") == 0)
        {
          collect_text (self, self->cell.value);
        }
      else if (strcmp (name, "f") == 0)
        {
          self->cell.is_formula = TRUE;
          collect_text (self, self->cell.formula);
        }
      else if (strcmp (name, "is") == 0)
        {
          self->cell.type = TD_XLSX_TEXT;
        }
      else if (strcmp (name, "rPh") == 0)
        {
          self->phonetic_depth++;
        }
      else if (strcmp (name, "t") == 0 && self->phonetic_depth == 0)
        {
          collect_text (self, self->cell.value);
        }
    }
  else if (self->in_row)
    {
      if (strcmp (name, "c") == 0)
        start_cell (self, attributes);
    }
  else if (self->in_rows)
    {
      if (strcmp (name, "row") == 0)
        start_row (self, attributes);
    }
  else if (strcmp (name, "sheetData") == 0)
    {
      self->in_rows = TRUE;
    }
}

static void
text_cb (gpointer    user_data,
         const char *text,
         int         length)
{
  TdXlsxReader *self = user_data;

  if (self->text_target == NULL)
    return;
  if (self->text_target->len + (gsize) length > TD_SHEET_MAX_CELL_TEXT)
    {
      fail_text (self);
      return;
    }
  g_string_append_len (self->text_target, text, length);
}

static void
fail_shared (TdXlsxReader *self)
{
  td_xlsx_xml_fail (self->xml,
                    g_error_new (TD_ERROR, TD_ERROR_CORRUPT,
                                 /* Translators: the name of a file, and a row of a sheet. */
                                 _("“%s” is damaged: row %u points at a text that the file does "
                                   "not hold. Open it in Excel and save it again, or ask for it "
                                   "again."),
                                 td_xlsx_xml_get_file_name (self->xml), self->row_number));
}

static void
end_cell (TdXlsxReader *self)
{
  self->in_cell = FALSE;
  self->phonetic_depth = 0;
  if (!td_xlsx_cell_end (&self->cell, self->column, self->book, self->strings, &self->builder))
    fail_shared (self);
  else if (td_sheet_row_builder_is_full (&self->builder))
    fail_text (self);
}

static void
end_row (TdXlsxReader *self)
{
  self->in_row = FALSE;
  self->row = td_sheet_row_builder_finish (&self->builder);
  if (self->row != NULL)
    td_xlsx_xml_pause (self->xml);
}

static void
end_element_cb (gpointer    user_data,
                const char *name)
{
  TdXlsxReader *self = user_data;

  if (self->in_cell)
    {
      if (strcmp (name, "c") == 0)
        end_cell (self);
      else if (strcmp (name, "rPh") == 0 && self->phonetic_depth > 0)
        self->phonetic_depth--;
      else if (self->text_target != NULL)
        collect_text (self, NULL);
    }
  else if (self->in_row)
    {
      if (strcmp (name, "row") == 0)
        end_row (self);
    }
  else if (strcmp (name, "sheetData") == 0)
    {
      self->in_rows = FALSE;
    }
}

static gboolean
td_xlsx_reader_select (TdSheetReader  *reader,
                       guint           sheet,
                       GError        **error)
{
  TdXlsxReader *self = TD_XLSX_READER (reader);
  const TdXlsxSheet *chosen = g_ptr_array_index (self->book->sheets, sheet);
  TdZipPart *part;

  g_clear_pointer (&self->xml, td_xlsx_xml_free);
  if (self->strings == NULL)
    self->strings = td_xlsx_strings_read (self->zip, self->book->strings_path, error);
  if (self->strings == NULL)
    return FALSE;
  part = td_zip_open_part (self->zip, chosen->path, TD_XLSX_MAX_SHEET_SIZE, error);
  if (part == NULL)
    return FALSE;
  self->xml = td_xlsx_xml_new (part, start_element_cb, end_element_cb, text_cb, self);
  self->is_finished = FALSE;
  self->in_rows = self->in_row = self->in_cell = FALSE;
  self->phonetic_depth = 0;
  self->text_target = NULL;
  self->row_number = 0;
  return TRUE;
}

static gboolean
td_xlsx_reader_next_row (TdSheetReader     *reader,
                         const TdSheetRow **row,
                         GError           **error)
{
  TdXlsxReader *self = TD_XLSX_READER (reader);

  if (self->is_finished)
    return FALSE;
  if (td_xlsx_xml_run (self->xml, error) != TD_XLSX_XML_PAUSED)
    {
      self->is_finished = TRUE;
      return FALSE;
    }
  *row = self->row;
  return TRUE;
}

static GArray *
td_xlsx_reader_merges (TdSheetReader  *reader,
                       GError        **error)
{
  TdXlsxReader *self = TD_XLSX_READER (reader);
  const TdXlsxSheet *sheet = g_ptr_array_index (self->book->sheets,
                                                td_sheet_reader_get_sheet (reader));

  return td_xlsx_merges_read (self->zip, sheet->path, error);
}

static gint64
td_xlsx_reader_saved (TdSheetReader *reader)
{
  return td_xlsx_saved_read (TD_XLSX_READER (reader)->zip);
}

static double
td_xlsx_reader_progress (TdSheetReader *reader)
{
  TdXlsxReader *self = TD_XLSX_READER (reader);

  if (self->xml == NULL)
    return 0;
  return self->is_finished ? 1 : td_xlsx_xml_get_progress (self->xml);
}

static void
td_xlsx_reader_finalize (GObject *object)
{
  TdXlsxReader *self = TD_XLSX_READER (object);

  g_clear_pointer (&self->xml, td_xlsx_xml_free);
  g_clear_pointer (&self->strings, td_xlsx_strings_free);
  g_clear_pointer (&self->book, td_xlsx_book_free);
  g_clear_pointer (&self->zip, td_zip_unref);
  td_sheet_row_builder_clear (&self->builder);
  td_xlsx_cell_clear (&self->cell);
  G_OBJECT_CLASS (td_xlsx_reader_parent_class)->finalize (object);
}

static void
td_xlsx_reader_class_init (TdXlsxReaderClass *klass)
{
  TdSheetReaderClass *reader_class = TD_SHEET_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_xlsx_reader_finalize;
  reader_class->select = td_xlsx_reader_select;
  reader_class->next_row = td_xlsx_reader_next_row;
  reader_class->merges = td_xlsx_reader_merges;
  reader_class->saved = td_xlsx_reader_saved;
  reader_class->progress = td_xlsx_reader_progress;
}

static void
td_xlsx_reader_init (TdXlsxReader *self)
{
  td_sheet_row_builder_init (&self->builder);
  td_xlsx_cell_init (&self->cell);
}

TdSheetReader *
td_xlsx_reader_new (GInputStream  *stream,
                    const char    *name,
                    GError       **error)
{
  g_autoptr (TdXlsxReader) self = g_object_new (TD_TYPE_XLSX_READER, NULL);
  TdSheetReader *reader = TD_SHEET_READER (self);

  td_sheet_reader_set_name (reader, name);
  self->zip = td_zip_new (stream, name, error);
  if (self->zip == NULL)
    return NULL;
  self->book = td_xlsx_book_read (self->zip, error);
  if (self->book == NULL)
    return NULL;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const TdXlsxSheet *sheet = g_ptr_array_index (self->book->sheets, i);

      td_sheet_reader_add_sheet (reader, sheet->name, sheet->is_hidden);
    }
  td_sheet_reader_set_front (reader, self->book->active);
  return TD_SHEET_READER (g_steal_pointer (&self));
}
