/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-private.h"

#include "td-content.h"
#include "td-error.h"
#include "td-number.h"
#include "td-reader-private.h"
#include "td-store-private.h"

#include <glib/gi18n-lib.h>

#define MICROSECONDS G_GINT64_CONSTANT (1000000)
#define MEGABYTE (1024 * 1024)

GBytes *
td_attachment_read (TdReader  *reader,
                    TdRecord  *attachment,
                    GError   **error)
{
  g_return_val_if_fail (reader != NULL && TD_IS_RECORD (attachment), NULL);

  return td_content_read (td_reader_get_db (reader), td_record_get_text (attachment, "sha256"),
                          error);
}

/* The attachment of that content and name; 0 when there is none. */
static gboolean
find_same (TdReader    *reader,
           const char  *name,
           const char  *sha256,
           gint64      *id,
           GError     **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);
  g_autoptr (GPtrArray) found = NULL;

  td_query_filter_text (query, "sha256", TD_FILTER_IS, sha256);
  found = td_reader_list (reader, query, error);
  *id = 0;
  for (guint i = 0; found != NULL && *id == 0 && i < found->len; i++)
    if (g_strcmp0 (td_record_get_text (found->pdata[i], "name"), name) == 0)
      *id = td_record_get_id (found->pdata[i]);
  return found != NULL;
}

gint64
td_attachment_write (TdWriter    *writer,
                     const char  *name,
                     GBytes      *content,
                     GError     **error)
{
  g_autoptr (TdRecord) attachment = td_record_new (&td_entity_attachment);
  g_autofree char *sha256 = NULL;
  gint64 id;

  g_return_val_if_fail (writer != NULL && name != NULL && content != NULL, 0);

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  td_record_set_text (attachment, "name", name);
  td_record_set_int (attachment, "size", (gint64) g_bytes_get_size (content));
  td_record_set_exact_text (attachment, "sha256", sha256);
  td_record_set_int (attachment, "added_at", g_get_real_time () / MICROSECONDS);
  td_record_set_text (attachment, "added_by", td_writer_get_author (writer));
  if (!td_content_write (writer->engine->db, sha256, content, error) ||
      !find_same (td_writer_get_reader (writer), td_record_get_text (attachment, "name"), sha256,
                  &id, error))
    return 0;
  if (id != 0)
    return id;
  return td_writer_save (writer, attachment, NULL, error) ? td_record_get_id (attachment) : 0;
}

char *
td_attachment_dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* "32,1": rounded up, so that what is too large looks so. */
static char *
format_megabytes (guint64 size)
{
  const guint64 tenths = (size * 10 + MEGABYTE - 1) / MEGABYTE;

  return td_decimal_to_text ((gint64) tenths * TD_DECIMAL_ONE / 10);
}

static gboolean
check_size (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *name = td_attachment_dup_name (file);
  g_autofree char *size = NULL;
  g_autofree char *most = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is a folder. Attach the files in it."), name);
      return FALSE;
    }
  if (g_file_info_get_size (info) == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is empty and no evidence of anything. Look whether it was copied "
                     "whole."),
                   name);
      return FALSE;
    }
  if (g_file_info_get_size (info) <= TD_EVIDENCE_MAX_SIZE)
    return TRUE;
  size = format_megabytes ((guint64) g_file_info_get_size (info));
  most = format_megabytes (TD_EVIDENCE_MAX_SIZE);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a file, its size, and the greatest size there may be. */
               _("“%1$s” has %2$s MB, but at most %3$s MB can be attached. Scan it at a lower "
                 "resolution, or divide it."),
               name, size, most);
  return FALSE;
}

/* The system's own words name no file. */
GBytes *
td_attachment_load (GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *name = NULL;
  GBytes *content = NULL;

  if (check_size (file, cancellable, &failed))
    content = g_file_load_bytes (file, cancellable, NULL, &failed);
  if (content != NULL)
    return content;
  if (failed->domain == TD_ERROR || g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  name = td_attachment_dup_name (file);
  g_set_error (error, TD_ERROR,
               g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? TD_ERROR_NOT_FOUND
                                                                          : TD_ERROR_FAILED,
               /* Translators: %1$s is a file, %2$s the system's reason. */
               _("“%1$s” could not be read: %2$s"), name, failed->message);
  return NULL;
}
