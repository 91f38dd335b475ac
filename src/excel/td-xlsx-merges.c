/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xlsx-merges.h"

#include "td-xlsx-reader.h"
#include "td-xlsx-xml.h"

#include <string.h>

#define CHUNK_SIZE (64 * 1024)
#define MAX_PART_SIZE TD_XLSX_MAX_SHEET_SIZE
/* The longest closing tag that is looked for: a prefix, sheetData and brackets. */
#define MAX_TAG 64

/* What has been read and not yet been parsed or passed over. */
typedef struct
{
  TdXlsxXml *xml;
  GString   *window;
  enum { PLACE_BEFORE, PLACE_ROWS, PLACE_AFTER } place;
} Skipper;

const char *
td_xlsx_read_reference (const char *text,
                        guint      *column,
                        guint      *row)
{
  guint letters = 0;
  guint number = 0;

  for (; g_ascii_isalpha (*text); text++)
    {
      letters = letters * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
      if (letters > TD_SHEET_MAX_COLUMNS)
        return NULL;
    }
  for (; g_ascii_isdigit (*text); text++)
    {
      number = number * 10 + (guint) (*text - '0');
      if (number > TD_SHEET_MAX_ROWS)
        return NULL;
    }
  if (letters == 0)
    return NULL;
  *column = letters - 1;
  *row = number;
  return text;
}

static void
add_merge (GArray     *merges,
           const char *reference)
{
  TdSheetMerge merge;
  const char *end = td_xlsx_read_reference (reference, &merge.first_column, &merge.first_row);

  /* A block that makes no sense only changes how the header looks. */
  if (end == NULL || *end != ':' ||
      td_xlsx_read_reference (end + 1, &merge.last_column, &merge.last_row) == NULL ||
      merge.first_row == 0 || merge.last_row < merge.first_row ||
      merge.last_column < merge.first_column || merges->len >= TD_SHEET_MAX_MERGES)
    return;
  g_array_append_val (merges, merge);
}

static void
start_cb (gpointer     user_data,
          const char  *name,
          const char **attributes)
{
  GArray *merges = user_data;
  const char *reference;

  if (strcmp (name, "mergeCell") != 0)
    return;
  reference = td_xlsx_xml_get (attributes, "ref");
  if (reference != NULL)
    add_merge (merges, reference);
}

static void
end_cb (gpointer    user_data,
        const char *name)
{
}

/* The next "sheetData" from @from on; its D is rare among cells, and memchr() is fast. */
static const char *
find_data_tag (GString *window,
               gsize    from)
{
  const char *end = window->str + window->len;
  const char *letter = window->str + from;

  while (letter < end)
    {
      letter = memchr (letter, 'D', (gsize) (end - letter));
      if (letter == NULL)
        return NULL;
      if (letter - window->str >= 5 && end - letter >= 4 &&
          memcmp (letter - 5, "sheetData", 9) == 0)
        return letter - 5;
      letter++;
    }
  return NULL;
}

/* The "<" of a tag whose name begins at @name, when it closes an element. */
static const char *
find_closing (GString    *window,
              const char *name)
{
  const char *c = name;

  while (c > window->str && name - c < MAX_TAG && c[-1] != '<')
    c--;
  return c > window->str && c[-1] == '<' && *c == '/' ? c - 1 : NULL;
}

static gboolean
feed_window (Skipper  *self,
             gsize     size,
             GError  **error)
{
  gboolean is_fed = td_xlsx_xml_feed (self->xml, self->window->str, size, FALSE, error);

  g_string_erase (self->window, 0, (gssize) size);
  return is_fed;
}

/* Parses all before the rows; what holds no such tag at all is parsed whole. */
static gboolean
pass_before (Skipper  *self,
             GError  **error)
{
  const char *tag = find_data_tag (self->window, 0);
  const char *end;

  if (tag == NULL)
    return self->window->len <= MAX_TAG || feed_window (self, self->window->len - MAX_TAG, error);
  end = memchr (tag, '>', self->window->len - (gsize) (tag - self->window->str));
  if (end == NULL)
    return self->window->len <= 2 * CHUNK_SIZE || feed_window (self, self->window->len, error);
  self->place = end[-1] == '/' ? PLACE_AFTER : PLACE_ROWS;
  return feed_window (self, (gsize) (end + 1 - self->window->str), error);
}

static void
pass_rows (Skipper *self)
{
  const char *tag = find_data_tag (self->window, 0);
  const char *closing = NULL;

  while (tag != NULL && (closing = find_closing (self->window, tag)) == NULL)
    tag = find_data_tag (self->window, (gsize) (tag - self->window->str) + 9);
  if (closing != NULL)
    {
      self->place = PLACE_AFTER;
      g_string_erase (self->window, 0, closing - self->window->str);
    }
  else if (self->window->len > MAX_TAG)
    {
      g_string_erase (self->window, 0, (gssize) (self->window->len - MAX_TAG));
    }
}

static gboolean
skip_rows (Skipper  *self,
           GError  **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  TdZipPart *part = td_xlsx_xml_get_part (self->xml);
  gssize n_read;

  while ((n_read = td_zip_part_read (part, chunk, CHUNK_SIZE, error)) > 0)
    {
      g_string_append_len (self->window, chunk, n_read);
      if (self->place == PLACE_BEFORE && !pass_before (self, error))
        return FALSE;
      if (self->place == PLACE_ROWS)
        pass_rows (self);
      if (self->place == PLACE_AFTER && !feed_window (self, self->window->len, error))
        return FALSE;
    }
  return n_read == 0 &&
         td_xlsx_xml_feed (self->xml, self->window->str, self->window->len, TRUE, error);
}

static GArray *
read_merges (TdZip       *zip,
             const char  *path,
             gboolean     skip,
             GError     **error)
{
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (TdSheetMerge));
  g_autoptr (GString) window = g_string_new (NULL);
  g_autoptr (TdXlsxXml) xml = NULL;
  Skipper skipper = { .window = window };
  TdZipPart *part = td_zip_open_part (zip, path, MAX_PART_SIZE, error);
  gboolean is_read;

  if (part == NULL)
    return NULL;
  xml = td_xlsx_xml_new (part, start_cb, end_cb, NULL, merges);
  skipper.xml = xml;
  if (skip)
    is_read = skip_rows (&skipper, error);
  else
    is_read = td_xlsx_xml_run (xml, error) == TD_XLSX_XML_FINISHED;
  return is_read ? g_steal_pointer (&merges) : NULL;
}

GArray *
td_xlsx_merges_read (TdZip       *zip,
                     const char  *path,
                     GError     **error)
{
  g_autoptr (GError) skip_error = NULL;
  GArray *merges = read_merges (zip, path, TRUE, &skip_error);

  /* A comment or a text can look like the end of the rows: then all is parsed. */
  if (merges == NULL)
    merges = read_merges (zip, path, FALSE, error);
  return merges;
}
