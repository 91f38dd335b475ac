/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-csv-source.h"

#include "td-codepage.h"
#include "td-error.h"
#include "td-legacy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)
/* Bytes of a character that may be left over from one piece to the next. */
#define MAX_REST 4

typedef enum
{
  ENCODING_UTF8,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE,
  ENCODING_WESTERN,
  ENCODING_VIETNAMESE,
} Encoding;

struct _TdCsvSource
{
  GInputStream *stream;
  char         *name;
  Encoding      encoding;
  /* Bytes of a byte order mark. */
  gsize         mark_size;
  guint8        chunk[CHUNK_SIZE + MAX_REST];
  gsize         n_rest;
  guint64       position;
  guint64       size;
};

static gssize
read_chunk (TdCsvSource  *self,
            GError      **error)
{
  gsize n_read;
  g_autoptr (GError) read_error = NULL;

  if (!g_input_stream_read_all (self->stream, self->chunk + self->n_rest, CHUNK_SIZE, &n_read,
                                NULL, &read_error))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED, _("“%s” could not be read: %s"),
                   self->name, read_error->message);
      return -1;
    }
  self->position += n_read;
  return (gssize) n_read;
}

gboolean
td_csv_source_rewind (TdCsvSource  *self,
                      GError      **error)
{
  g_autoptr (GError) seek_error = NULL;

  self->n_rest = 0;
  self->position = self->mark_size;
  if (g_seekable_seek (G_SEEKABLE (self->stream), (goffset) self->mark_size, G_SEEK_SET, NULL,
                       &seek_error))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_FAILED, _("“%s” could not be read: %s"),
               self->name, seek_error->message);
  return FALSE;
}

static void
set_not_text (TdCsvSource  *self,
              GError      **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” is neither an Excel workbook nor a text file. Choose an .xlsx, .xls or "
                 ".csv file."),
               self->name);
}

/* Keeps the bytes from @from on for the next piece. */
static void
keep_rest (TdCsvSource *self,
           gsize        from,
           gsize        size)
{
  self->n_rest = size - from;
  memmove (self->chunk, self->chunk + from, self->n_rest);
}

/* How many bytes at the front of @bytes are valid UTF-8; a character cut off at the end is
 * left out, and is no fault where more bytes follow. */
static gboolean
validate_utf8 (const guint8 *bytes,
               gsize         size,
               gboolean      is_last,
               gsize        *n_valid)
{
  const char *end;

  if (g_utf8_validate_len ((const char *) bytes, size, &end))
    {
      *n_valid = size;
      return TRUE;
    }
  *n_valid = (gsize) (end - (const char *) bytes);
  return !is_last && size - *n_valid < MAX_REST &&
         g_utf8_get_char_validated (end, (gssize) (size - *n_valid)) == (gunichar) -2;
}

static gboolean
scan_utf8 (TdCsvSource  *self,
           gboolean     *is_utf8,
           GError      **error)
{
  gssize n_read;

  *is_utf8 = FALSE;
  if (!td_csv_source_rewind (self, error))
    return FALSE;
  do
    {
      gsize size;
      gsize n_valid;

      n_read = read_chunk (self, error);
      if (n_read < 0)
        return FALSE;
      size = self->n_rest + (gsize) n_read;
      if (!validate_utf8 (self->chunk, size, n_read == 0, &n_valid))
        return TRUE;
      keep_rest (self, n_valid, size);
    }
  while (n_read > 0);
  *is_utf8 = TRUE;
  return TRUE;
}

/* Without a mark, UTF-16 shows by the zeros in every other byte. */
static gboolean
guess_utf16 (const guint8 *bytes,
             gsize         size,
             Encoding     *encoding)
{
  gsize n_zeros[2] = { 0, 0 };
  gsize n_pairs = size / 2;

  for (gsize i = 0; i < n_pairs * 2; i++)
    if (bytes[i] == 0)
      n_zeros[i % 2]++;
  *encoding = n_zeros[1] > n_zeros[0] ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
  return MAX (n_zeros[0], n_zeros[1]) * 3 > n_pairs &&
         MIN (n_zeros[0], n_zeros[1]) * 20 <= n_pairs;
}

/* Text typed in an 8-bit font is saved in code page 1252, for td_legacy_text_convert() to read;
 * a file of the Vietnamese code page looks like neither. */
static Encoding
guess_codepage (const guint8 *bytes,
                gsize         size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *sample;

  td_codepage_append (text, TD_CODEPAGE_WESTERN, bytes, size);
  sample = text->str;
  return td_legacy_text_detect (&sample, 1) != TD_LEGACY_NONE ? ENCODING_WESTERN
                                                              : ENCODING_VIETNAMESE;
}

static gboolean
detect_encoding (TdCsvSource  *self,
                 GError      **error)
{
  gboolean is_utf8;
  gssize n_read = read_chunk (self, error);

  if (n_read < 0)
    return FALSE;
  if (n_read >= 2 && self->chunk[0] == 0xFF && self->chunk[1] == 0xFE)
    {
      self->encoding = ENCODING_UTF16_LE;
      self->mark_size = 2;
      return TRUE;
    }
  if (n_read >= 2 && self->chunk[0] == 0xFE && self->chunk[1] == 0xFF)
    {
      self->encoding = ENCODING_UTF16_BE;
      self->mark_size = 2;
      return TRUE;
    }
  if (n_read >= 3 && memcmp (self->chunk, "\xEF\xBB\xBF", 3) == 0)
    self->mark_size = 3;
  else if (guess_utf16 (self->chunk, (gsize) n_read, &self->encoding))
    return TRUE;
  else if (memchr (self->chunk, 0, (gsize) n_read) == NULL)
    self->encoding = guess_codepage (self->chunk, (gsize) n_read);
  else
    {
      set_not_text (self, error);
      return FALSE;
    }
  if (!scan_utf8 (self, &is_utf8, error))
    return FALSE;
  if (is_utf8)
    self->encoding = ENCODING_UTF8;
  else if (self->mark_size == 3)
    {
      set_not_text (self, error);
      return FALSE;
    }
  return TRUE;
}

TdCsvSource *
td_csv_source_new (GInputStream  *stream,
                   const char    *name,
                   GError       **error)
{
  g_autoptr (TdCsvSource) self = g_new0 (TdCsvSource, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  if (!td_csv_source_rewind (self, error) || !detect_encoding (self, error))
    return NULL;
  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL))
    self->size = (guint64) g_seekable_tell (G_SEEKABLE (stream));
  return td_csv_source_rewind (self, error) ? g_steal_pointer (&self) : NULL;
}

void
td_csv_source_free (TdCsvSource *self)
{
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

gboolean
td_csv_source_is_decomposed (TdCsvSource *self)
{
  return self->encoding == ENCODING_VIETNAMESE;
}

/* Returns how many bytes were used: all but a character that is cut off. */
static gsize
append_utf16 (GString      *to,
              const guint8 *bytes,
              gsize         size,
              gboolean      is_big,
              gboolean      is_last)
{
  gsize i = 0;

  while (i + 1 < size)
    {
      gunichar unit = is_big ? (gunichar) bytes[i] << 8 | bytes[i + 1]
                             : (gunichar) bytes[i + 1] << 8 | bytes[i];

      if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < size)
        {
          gunichar low = is_big ? (gunichar) bytes[i + 2] << 8 | bytes[i + 3]
                                : (gunichar) bytes[i + 3] << 8 | bytes[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      else if (unit >= 0xD800 && unit < 0xDC00 && !is_last)
        {
          break;
        }
      i += 2;
      /* Half a pair is shown as a character that could not be read. */
      if (unit >= 0xD800 && unit < 0xE000)
        unit = 0xFFFD;
      if (unit != 0)
        g_string_append_unichar (to, unit);
    }
  return i;
}

gboolean
td_csv_source_read (TdCsvSource  *self,
                    GString      *to,
                    GError      **error)
{
  gssize n_read = read_chunk (self, error);
  gsize size;
  gsize n_used;

  if (n_read < 0)
    return FALSE;
  size = self->n_rest + (gsize) n_read;
  switch (self->encoding)
    {
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE:
      n_used = append_utf16 (to, self->chunk, size, self->encoding == ENCODING_UTF16_BE,
                             n_read == 0);
      break;
    case ENCODING_WESTERN:
    case ENCODING_VIETNAMESE:
      td_codepage_append (to,
                          self->encoding == ENCODING_WESTERN ? TD_CODEPAGE_WESTERN
                                                             : TD_CODEPAGE_VIETNAMESE,
                          self->chunk, size);
      n_used = size;
      break;
    case ENCODING_UTF8:
    default:
      if (!validate_utf8 (self->chunk, size, n_read == 0, &n_used))
        {
          /* It was valid a moment ago. */
          g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _("“%s” was changed while it was read. Try again."), self->name);
          return FALSE;
        }
      g_string_append_len (to, (const char *) self->chunk, (gssize) n_used);
    }
  keep_rest (self, n_used, size);
  return n_read > 0;
}

double
td_csv_source_get_progress (TdCsvSource *self)
{
  return self->size > 0 ? (double) self->position / (double) self->size : 1;
}
