/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-saved.h"

#include "td-xlsx-xml.h"

#include <string.h>

/* Where Excel, LibreOffice and the others write when a workbook was saved. */
#define PROPERTIES "docProps/core.xml"
#define MAX_SIZE (64 * 1024)

/* Longer than "2026-11-22T08:15:30.123+07:00" it is no time. */
#define MAX_TIME 40

typedef struct
{
  TdXlsxXml *xml;
  GString   *text;
  gboolean   inside;
} Parse;

static void
start_cb (gpointer user_data, const char *name, const char **attributes)
{
  Parse *parse = user_data;

  parse->inside = parse->text->len == 0 && g_str_equal (name, "modified");
  td_xlsx_xml_want_text (parse->xml, parse->inside);
}

static void
end_cb (gpointer user_data, const char *name)
{
  Parse *parse = user_data;

  parse->inside = FALSE;
  td_xlsx_xml_want_text (parse->xml, FALSE);
}

static void
text_cb (gpointer user_data, const char *text, int length)
{
  Parse *parse = user_data;

  if (parse->inside && parse->text->len + (gsize) length <= MAX_TIME)
    g_string_append_len (parse->text, text, length);
}

static gint64
read_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

gint64
td_xlsx_saved_read (TdZip *zip)
{
  TdZipPart *part = td_zip_has (zip, PROPERTIES)
    ? td_zip_open_part (zip, PROPERTIES, MAX_SIZE, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Parse parse = { .text = text };
  gboolean is_read;

  if (part == NULL)
    return 0;
  parse.xml = td_xlsx_xml_new (part, start_cb, end_cb, text_cb, &parse);
  is_read = td_xlsx_xml_run (parse.xml, NULL) == TD_XLSX_XML_FINISHED;
  td_xlsx_xml_free (parse.xml);
  return is_read ? read_time (text->str) : 0;
}
