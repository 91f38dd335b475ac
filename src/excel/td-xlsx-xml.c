/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-xml.h"

#include "td-error.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Of parts that are read whole. */
#define MAX_PART_SIZE (G_GUINT64_CONSTANT (64) * 1024 * 1024)
#define CHUNK_SIZE (64 * 1024)
#define MAX_DEPTH 100
/* A tag is held in memory until its end is found. */
#define MAX_TAG_SIZE (1024 * 1024)

struct _TdXlsxXml
{
  TdZipPart       *part;
  XML_Parser       parser;
  TdXlsxXmlStart   start;
  TdXlsxXmlEnd     end;
  TdXlsxXmlText    text;
  gpointer         user_data;
  GError          *error;
  guint64          n_fed;
  guint            depth;
  gboolean         is_paused;
  gboolean         is_last;
};

static const char *
skip_prefix (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
start_element_cb (void        *user_data,
                  const char  *name,
                  const char **attributes)
{
  TdXlsxXml *self = user_data;

  if (++self->depth > MAX_DEPTH)
    {
      td_xlsx_xml_fail (self, g_error_new (TD_ERROR, TD_ERROR_CORRUPT,
                                           /* Translators: a file and a part in it. */
                                           _("“%s” is not read: its part “%s” is nested too "
                                             "deeply to come from a workbook."),
                                           td_xlsx_xml_get_file_name (self),
                                           td_xlsx_xml_get_path (self)));
      return;
    }
  self->start (self->user_data, skip_prefix (name), attributes);
}

static void
end_element_cb (void       *user_data,
                const char *name)
{
  TdXlsxXml *self = user_data;

  self->depth--;
  if (self->end != NULL)
    self->end (self->user_data, skip_prefix (name));
}

static void
text_cb (void       *user_data,
         const char *text,
         int         length)
{
  TdXlsxXml *self = user_data;

  self->text (self->user_data, text, length);
}

static void
start_doctype_cb (void       *user_data,
                  const char *name,
                  const char *system_id,
                  const char *public_id,
                  int         has_internal_subset)
{
  TdXlsxXml *self = user_data;

  td_xlsx_xml_fail (self, g_error_new (TD_ERROR, TD_ERROR_CORRUPT,
                                       _("“%s” is not read: its part “%s” declares a document "
                                         "type, which no workbook does and harmful files do."),
                                       td_xlsx_xml_get_file_name (self),
                                       td_xlsx_xml_get_path (self)));
}

TdXlsxXml *
td_xlsx_xml_new (TdZipPart      *part,
                 TdXlsxXmlStart  start,
                 TdXlsxXmlEnd    end,
                 TdXlsxXmlText   text,
                 gpointer        user_data)
{
  TdXlsxXml *self = g_new0 (TdXlsxXml, 1);

  self->part = part;
  self->start = start;
  self->end = end;
  self->text = text;
  self->user_data = user_data;
  self->parser = XML_ParserCreate (NULL);
  if (self->parser == NULL)
    g_error ("XML_ParserCreate: out of memory");
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_element_cb, end_element_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, start_doctype_cb);
  return self;
}

void
td_xlsx_xml_free (TdXlsxXml *self)
{
  XML_ParserFree (self->parser);
  td_zip_part_free (self->part);
  g_clear_error (&self->error);
  g_free (self);
}

static void
set_syntax_error (TdXlsxXml  *self,
                  GError    **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: a file, a part in it, a line and a column there. */
               _("“%s” is damaged: its part “%s” cannot be understood at line %lu, column %lu. "
                 "Open it in Excel and save it again, or ask for it again."),
               td_xlsx_xml_get_file_name (self), td_xlsx_xml_get_path (self),
               (gulong) XML_GetCurrentLineNumber (self->parser),
               (gulong) XML_GetCurrentColumnNumber (self->parser));
}

static gboolean
is_tag_endless (TdXlsxXml *self)
{
  XML_Index position = MAX (XML_GetCurrentByteIndex (self->parser), 0);

  return !self->is_last && self->n_fed > (guint64) position + MAX_TAG_SIZE;
}

static gboolean
parse_chunk (TdXlsxXml        *self,
             enum XML_Status  *status,
             GError          **error)
{
  void *buffer = XML_GetBuffer (self->parser, CHUNK_SIZE);
  gssize n_read;

  if (buffer == NULL)
    {
      set_syntax_error (self, error);
      return FALSE;
    }
  n_read = td_zip_part_read (self->part, buffer, CHUNK_SIZE, error);
  if (n_read < 0)
    return FALSE;
  self->is_last = n_read == 0;
  self->n_fed += (guint64) n_read;
  *status = XML_ParseBuffer (self->parser, (int) n_read, self->is_last);
  return TRUE;
}

/* Of several reasons to stop the one known first is told. */
static gboolean
check_status (TdXlsxXml        *self,
              enum XML_Status   status,
              GError          **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (status == XML_STATUS_ERROR || is_tag_endless (self))
    set_syntax_error (self, error);
  else
    return TRUE;
  return FALSE;
}

TdXlsxXmlState
td_xlsx_xml_run (TdXlsxXml  *self,
                 GError    **error)
{
  while (!self->is_last || self->is_paused)
    {
      enum XML_Status status;
      gboolean was_paused = self->is_paused;

      self->is_paused = FALSE;
      if (was_paused)
        status = XML_ResumeParser (self->parser);
      else if (!parse_chunk (self, &status, error))
        return TD_XLSX_XML_FAILED;
      if (status == XML_STATUS_SUSPENDED)
        return TD_XLSX_XML_PAUSED;
      if (!check_status (self, status, error))
        return TD_XLSX_XML_FAILED;
    }
  return TD_XLSX_XML_FINISHED;
}

gboolean
td_xlsx_xml_feed (TdXlsxXml   *self,
                  const char  *bytes,
                  gsize        size,
                  gboolean     is_last,
                  GError     **error)
{
  self->n_fed += size;
  self->is_last = is_last;
  return check_status (self, XML_Parse (self->parser, bytes, (int) size, is_last), error);
}

gboolean
td_xlsx_xml_parse_part (TdZip           *zip,
                        const char      *path,
                        TdXlsxXmlStart   start,
                        TdXlsxXmlEnd     end,
                        gpointer         user_data,
                        GError         **error)
{
  g_autoptr (TdXlsxXml) xml = NULL;
  TdZipPart *part = td_zip_open_part (zip, path, MAX_PART_SIZE, error);

  if (part == NULL)
    return FALSE;
  xml = td_xlsx_xml_new (part, start, end, NULL, user_data);
  return td_xlsx_xml_run (xml, error) == TD_XLSX_XML_FINISHED;
}

TdZipPart *
td_xlsx_xml_get_part (TdXlsxXml *self)
{
  return self->part;
}

void
td_xlsx_xml_pause (TdXlsxXml *self)
{
  if (XML_StopParser (self->parser, XML_TRUE) == XML_STATUS_OK)
    self->is_paused = TRUE;
}

void
td_xlsx_xml_fail (TdXlsxXml *self,
                  GError    *error)
{
  if (self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  XML_StopParser (self->parser, XML_FALSE);
}

void
td_xlsx_xml_want_text (TdXlsxXml *self,
                       gboolean   want)
{
  XML_SetCharacterDataHandler (self->parser, want ? text_cb : NULL);
}

double
td_xlsx_xml_get_progress (TdXlsxXml *self)
{
  guint64 size = td_zip_part_get_size (self->part);

  return size > 0 ? (double) td_zip_part_get_position (self->part) / (double) size : 1;
}

const char *
td_xlsx_xml_get_file_name (TdXlsxXml *self)
{
  return td_zip_part_get_file_name (self->part);
}

const char *
td_xlsx_xml_get_path (TdXlsxXml *self)
{
  return td_zip_part_get_path (self->part);
}

const char *
td_xlsx_xml_get (const char **attributes,
                 const char  *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (skip_prefix (*attributes), name) == 0)
      return attributes[1];
  return NULL;
}

gint64
td_xlsx_xml_get_integer (const char **attributes,
                         const char  *name,
                         gint64       fallback)
{
  const char *value = td_xlsx_xml_get (attributes, name);
  gint64 number;

  if (value == NULL ||
      !g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return fallback;
  return number;
}

gboolean
td_xlsx_xml_get_boolean (const char **attributes,
                         const char  *name)
{
  const char *value = td_xlsx_xml_get (attributes, name);

  return value != NULL &&
         (strcmp (value, "1") == 0 || strcmp (value, "true") == 0 || strcmp (value, "on") == 0);
}

/* The code unit of an escape at @text, -1 where there is none. */
static int
read_escape (const char *text)
{
  int unit = 0;

  if (text[0] != '_' || text[1] != 'x')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return text[6] == '_' ? unit : -1;
}

void
td_xlsx_xml_unescape (GString *text)
{
  const char *from = strstr (text->str, "_x");
  char *to;

  if (from == NULL)
    return;
  to = text->str + (from - text->str);
  while (*from != '\0')
    {
      int unit = read_escape (from);
      gunichar character;

      if (unit < 0)
        {
          *to++ = *from++;
          continue;
        }
      from += 7;
      character = (gunichar) unit;
      if (unit >= 0xD800 && unit < 0xDC00)
        {
          int low = read_escape (from);

          if (low < 0xDC00 || low > 0xDFFF)
            continue;
          from += 7;
          character = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
        }
      /* A NUL would end the text, and half a pair is no character. */
      if (character != 0 && !(character >= 0xDC00 && character <= 0xDFFF))
        to += g_unichar_to_utf8 (character, to);
    }
  g_string_truncate (text, (gsize) (to - text->str));
}
