/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-csv-reader.h"
#include "td-error.h"
#include "td-sheet-reader.h"
#include "td-xls-ole.h"
#include "td-xls-reader.h"
#include "td-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_SIZE 4096
/* An .xls file of 65,536 full rows is about 50 MB. */
#define MAX_MEMORY (256 * 1024 * 1024)

/* What begins files that people take for workbooks. */
static const char *const web_page_starts[] = {
  "<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<div", "mime-version:",
};

static char *
get_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static void
set_open_error (const char    *name,
                const GError  *cause,
                GError       **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("There is no file “%s” any more. Choose it again."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is a folder, not a workbook. Choose an .xlsx, .xls or .csv file."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                 _("“%s” may not be read. Close it in other programs, or copy it to a folder of "
                   "your own."),
                 name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED, _("“%s” could not be read: %s"), name,
                 cause->message);
}

/* The whole of a stream in memory. */
static GBytes *
read_all (GInputStream  *stream,
          const char    *name,
          GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) read_error = NULL;
  g_autofree guint8 *chunk = g_malloc (64 * 1024);
  gsize n_read;

  do
    {
      if (!g_input_stream_read_all (stream, chunk, 64 * 1024, &n_read, NULL, &read_error))
        {
          set_open_error (name, read_error, error);
          return NULL;
        }
      if (bytes->len + n_read > MAX_MEMORY)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _("“%s” is too large to be a list of people. Save it as an Excel workbook "
                         "(.xlsx) with that list alone."),
                       name);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) n_read);
    }
  while (n_read > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
starts_with (const char *head,
             const char *start)
{
  return g_ascii_strncasecmp (head, start, strlen (start)) == 0;
}

/* Says what a file is that looks like text and is no list; @head ends with a zero. */
static gboolean
refuse_text (const char  *head,
             const char  *name,
             GError     **error)
{
  if (memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    head += 3;
  while (g_ascii_isspace (*head))
    head++;
  for (gsize i = 0; i < G_N_ELEMENTS (web_page_starts); i++)
    if (starts_with (head, web_page_starts[i]))
      {
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     _("“%s” is a web page with the name of a workbook. Open it in Excel and save "
                       "it as an Excel workbook (.xlsx)."),
                     name);
        return TRUE;
      }
  if (starts_with (head, "<?xml") || starts_with (head, "<workbook"))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is an XML file. Open it in Excel and save it as an Excel workbook "
                     "(.xlsx)."),
                   name);
      return TRUE;
    }
  if (starts_with (head, "%PDF") || starts_with (head, "{\\rtf"))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is a printed document, not a workbook. Ask for the Excel file that it "
                     "was made from."),
                   name);
      return TRUE;
    }
  return FALSE;
}

/* A worksheet of Excel 2 to 4, which is not in a container. */
static gboolean
is_old_sheet (const guint8 *head,
              gsize         size)
{
  return size >= 4 && head[0] == 0x09 && (head[1] == 0 || head[1] == 2 || head[1] == 4) &&
         (head[2] == 4 || head[2] == 6 || head[2] == 8) && head[3] == 0;
}

static TdSheetReader *
open_xls (GInputStream  *stream,
          const char    *name,
          GError       **error)
{
  g_autoptr (GBytes) bytes = read_all (stream, name, error);

  return bytes != NULL ? td_xls_reader_new (bytes, name, error) : NULL;
}

/* @stream is seekable and at its beginning. */
static TdSheetReader *
open_stream (GInputStream  *stream,
             const char    *name,
             GError       **error)
{
  guint8 head[HEAD_SIZE + 1] = { 0 };
  gsize size;
  g_autoptr (GError) read_error = NULL;

  if (!g_input_stream_read_all (stream, head, HEAD_SIZE, &size, NULL, &read_error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, &read_error))
    {
      set_open_error (name, read_error, error);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is empty. Ask for it again."), name);
      return NULL;
    }
  if (size >= 4 && (memcmp (head, "PK\x03\x04", 4) == 0 || memcmp (head, "PK\x05\x06", 4) == 0))
    return td_xlsx_reader_new (stream, name, error);
  if (td_xls_ole_is (head, size))
    return open_xls (stream, name, error);
  if (is_old_sheet (head, size))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” was written by Excel 4 or older. Open it in Excel and save it as an "
                     "Excel workbook (.xlsx)."),
                   name);
      return NULL;
    }
  if (refuse_text ((const char *) head, name, error))
    return NULL;
  return td_csv_reader_new (stream, name, 0, error);
}

TdSheetReader *
td_sheet_reader_open_bytes (GBytes      *bytes,
                            const char  *name,
                            GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return open_stream (stream, name, error);
}

TdSheetReader *
td_sheet_reader_open (GFile   *file,
                      GError **error)
{
  g_autofree char *name = get_display_name (file);
  g_autoptr (GError) open_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &open_error);
  g_autoptr (GBytes) bytes = NULL;

  if (stream == NULL)
    {
      set_open_error (name, open_error, error);
      return NULL;
    }
  if (g_seekable_can_seek (G_SEEKABLE (stream)))
    return open_stream (G_INPUT_STREAM (stream), name, error);
  bytes = read_all (G_INPUT_STREAM (stream), name, error);
  return bytes != NULL ? td_sheet_reader_open_bytes (bytes, name, error) : NULL;
}

TdSheetReader *
td_sheet_reader_new_for_text (const char  *text,
                              GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (g_strdup (text), -1,
                                                                         g_free);

  return td_csv_reader_new (stream, _("Clipboard"), '\t', error);
}
