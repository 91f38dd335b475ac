/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-strings.h"

#include "td-error.h"
#include "td-sheet-row.h"
#include "td-xlsx-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PART_SIZE (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
/* A list of 1,048,576 rows with five texts of its own in each. */
#define MAX_STRINGS 5242880
#define MAX_TEXT_SIZE (512 * 1024 * 1024)

struct _TdXlsxStrings
{
  TdStringPool *pool;
  GPtrArray    *texts;
};

typedef struct
{
  TdXlsxStrings *strings;
  TdXlsxXml     *xml;
  GString       *text;
  guint          phonetic_depth;
} Parse;

static void
start_cb (gpointer     user_data,
          const char  *name,
          const char **attributes)
{
  Parse *parse = user_data;

  /* Runs of one text (r) are put together, its reading aid (rPh) is not text. */
  if (strcmp (name, "si") == 0)
    g_string_truncate (parse->text, 0);
  else if (strcmp (name, "rPh") == 0)
    parse->phonetic_depth++;
  else if (strcmp (name, "t") == 0 && parse->phonetic_depth == 0)
    td_xlsx_xml_want_text (parse->xml, TRUE);
}

static void
add_string (Parse *parse)
{
  TdXlsxStrings *self = parse->strings;
  const char *text = "";

  td_xlsx_xml_unescape (parse->text);
  if (parse->text->len > 0)
    text = td_string_pool_add (self->pool, parse->text->str, parse->text->len);
  g_ptr_array_add (self->texts, (gpointer) text);
  if (self->texts->len > MAX_STRINGS || td_string_pool_get_size (self->pool) > MAX_TEXT_SIZE)
    td_xlsx_xml_fail (parse->xml,
                      g_error_new (TD_ERROR, TD_ERROR_INVALID,
                                   _("“%s” is not read: it holds more text than a list of people "
                                     "can. Split it into several files."),
                                   td_xlsx_xml_get_file_name (parse->xml)));
}

static void
end_cb (gpointer    user_data,
        const char *name)
{
  Parse *parse = user_data;

  if (strcmp (name, "t") == 0)
    td_xlsx_xml_want_text (parse->xml, FALSE);
  else if (strcmp (name, "rPh") == 0 && parse->phonetic_depth > 0)
    parse->phonetic_depth--;
  else if (strcmp (name, "si") == 0)
    add_string (parse);
}

static void
text_cb (gpointer    user_data,
         const char *text,
         int         length)
{
  Parse *parse = user_data;

  if (parse->text->len + (gsize) length > TD_SHEET_MAX_CELL_TEXT)
    {
      td_xlsx_xml_fail (parse->xml,
                        g_error_new (TD_ERROR, TD_ERROR_INVALID,
                                     _("“%s” is not read: a cell of it holds more text than Excel "
                                       "allows."),
                                     td_xlsx_xml_get_file_name (parse->xml)));
      return;
    }
  g_string_append_len (parse->text, text, length);
}

TdXlsxStrings *
td_xlsx_strings_read (TdZip       *zip,
                      const char  *path,
                      GError     **error)
{
  g_autoptr (TdXlsxStrings) self = g_new0 (TdXlsxStrings, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TdXlsxXml) xml = NULL;
  Parse parse = { .strings = self, .text = text };
  TdZipPart *part;

  self->pool = td_string_pool_new ();
  self->texts = g_ptr_array_new ();
  if (path == NULL)
    return g_steal_pointer (&self);
  part = td_zip_open_part (zip, path, MAX_PART_SIZE, error);
  if (part == NULL)
    return NULL;
  xml = td_xlsx_xml_new (part, start_cb, end_cb, text_cb, &parse);
  parse.xml = xml;
  if (td_xlsx_xml_run (xml, error) != TD_XLSX_XML_FINISHED)
    return NULL;
  return g_steal_pointer (&self);
}

void
td_xlsx_strings_free (TdXlsxStrings *self)
{
  g_ptr_array_unref (self->texts);
  td_string_pool_free (self->pool);
  g_free (self);
}

const char *
td_xlsx_strings_get (TdXlsxStrings *self,
                     guint64        index)
{
  return index < self->texts->len ? g_ptr_array_index (self->texts, index) : NULL;
}
