/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-probe.h"

#include "td-error.h"
#include "td-schema.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* The header of an SQLite file, https://sqlite.org/fileformat.html 1.3. */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define PAGE_SIZE_AT 16
#define WRITE_VERSION_AT 18
#define CHANGE_COUNTER_AT 24
#define PAGE_COUNT_AT 28
#define USER_VERSION_AT 60
#define APPLICATION_ID_AT 68
#define VALID_FOR_AT 92

static guint32
read_number (const guchar *header,
             guint         at)
{
  guint32 number;

  memcpy (&number, header + at, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gsize
read_page_size (const guchar *header)
{
  gsize size = (gsize) header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];

  return size == 1 ? 65536 : size;
}

static gboolean
has_content (const char *path,
             const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (other, &info) == 0 && info.st_size > 0;
}

static void
set_open_error (const char *name,
                GError     *reason,
                GError    **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("There is no file “%s” any more. It may have been moved or renamed; choose it "
                   "again."),
                 name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                 _("You may not read “%s”. Ask its owner for the right to do so."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT, _("“%s” is a folder, not a register."), name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                 /* Translators: %1$s is a file, %2$s the system's reason. */
                 _("“%1$s” cannot be read: %2$s"), name, reason->message);
}

static gboolean
read_header (const char *path,
             const char *name,
             guchar     *header,
             gsize      *n_read,
             gint64     *size,
             GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) reason = NULL;

  stream = g_file_read (file, NULL, &reason);
  if (stream != NULL)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, &reason);
  if (info != NULL)
    *size = g_file_info_get_size (info);
  if (info == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, HEADER_SIZE,
                                                n_read, NULL, &reason))
    {
      set_open_error (name, reason, error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_kind (const guchar *header,
            gsize         n_read,
            const char   *path,
            GError      **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (n_read < HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0 ||
      read_number (header, APPLICATION_ID_AT) != TD_APPLICATION_FORMAT)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _("“%s” is not a register of this program, or is badly damaged. If it was one, "
                     "restore its newest backup."), name);
      return FALSE;
    }
  if (read_number (header, USER_VERSION_AT) > TD_SCHEMA_VERSION)
    {
      td_schema_set_too_new (path, error);
      return FALSE;
    }
  return TRUE;
}

/* A file shorter than its header says lost its end, unless a log beside it
 * still holds what a checkpoint was about to write. */
static gboolean
check_length (const guchar *header,
              TdProbe      *probe,
              const char   *name,
              GError      **error)
{
  gint64 wanted = (gint64) read_page_size (header) * read_number (header, PAGE_COUNT_AT);
  gboolean is_exact =
    read_number (header, CHANGE_COUNTER_AT) == read_number (header, VALID_FOR_AT) && wanted > 0;

  probe->looks_odd = !is_exact || probe->size != wanted;
  if (!is_exact || probe->has_log || probe->size >= wanted)
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%s” is damaged: its end is missing. It may have been copied only in part; copy "
                 "it again, or restore the newest backup."), name);
  return FALSE;
}

gboolean
td_probe_file (const char *path,
               TdProbe    *probe,
               GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guchar header[HEADER_SIZE] = { 0 };
  gsize n_read = 0;

  *probe = (TdProbe) { 0 };
  if (!read_header (path, name, header, &n_read, &probe->size, error) ||
      !check_kind (header, n_read, path, error))
    return FALSE;

  probe->is_wal = header[WRITE_VERSION_AT] == 2;
  probe->has_log = has_content (path, "-wal") || has_content (path, "-journal");
  return check_length (header, probe, name, error);
}
