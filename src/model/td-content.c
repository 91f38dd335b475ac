/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-content.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* Read at once when only the hash is wanted. */
#define PIECE (256 * 1024)

gboolean
td_content_write (TdDb       *db,
                  const char *sha256,
                  GBytes     *content,
                  GError    **error)
{
  g_auto (TdStatement) statement = { 0 };
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  if (!td_statement_prepare (&statement, db,
                             "INSERT INTO content (sha256, size, data) VALUES (?1, ?2, ?3) "
                             "ON CONFLICT (sha256) DO NOTHING",
                             error))
    return FALSE;
  td_statement_bind_text (&statement, 1, sha256);
  td_statement_bind_int (&statement, 2, (gint64) size);
  td_statement_bind_bytes (&statement, 3, data, size);
  return td_statement_run (&statement, error);
}

static void
set_missing (TdDb    *db,
             GError **error)
{
  g_autofree char *name = g_filename_display_basename (td_db_get_path (db));

  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: %s is a register. */
               _("The content of this file is missing from “%s”, or damaged. Restore a backup, or "
                 "attach the file again."),
               name);
}

static gboolean
is_content_of (const char *sha256,
               GBytes     *content)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return g_strcmp0 (hash, sha256) == 0;
}

GBytes *
td_content_read (TdDb       *db,
                 const char *sha256,
                 GError    **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GBytes) content = NULL;
  gboolean row;

  if (!td_statement_prepare (&statement, db, "SELECT data FROM content WHERE sha256 = ?1", error))
    return NULL;
  td_statement_bind_text (&statement, 1, sha256);
  if (!td_statement_step (&statement, &row, error))
    return NULL;
  if (row)
    content = td_statement_dup_bytes (&statement, 0);
  if (content != NULL && is_content_of (sha256, content))
    return g_steal_pointer (&content);
  set_missing (db, error);
  return NULL;
}

/* The row that holds it; 0 when there is none. */
static gboolean
find_row (TdDb       *db,
          const char *sha256,
          gint64     *id,
          GError    **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, db, "SELECT rowid FROM content WHERE sha256 = ?1", error))
    return FALSE;
  td_statement_bind_text (&statement, 1, sha256);
  if (!td_statement_step (&statement, &row, error))
    return FALSE;
  *id = row ? td_statement_get_int (&statement, 0) : 0;
  return TRUE;
}

static gboolean
hash_blob (TdDb         *db,
           sqlite3_blob *blob,
           char        **hash,
           GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *piece = g_malloc (PIECE);
  const int size = sqlite3_blob_bytes (blob);

  for (int at = 0; at < size; at += PIECE)
    {
      const int length = MIN (PIECE, size - at);
      const int code = sqlite3_blob_read (blob, piece, length, at);

      if (code != SQLITE_OK)
        {
          td_db_set_error_for (db, code, error);
          return FALSE;
        }
      g_checksum_update (checksum, piece, length);
    }
  *hash = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

gboolean
td_content_verify (TdDb       *db,
                   const char *sha256,
                   gint64      size,
                   gboolean   *is_whole,
                   GError    **error)
{
  g_autofree char *hash = NULL;
  sqlite3_blob *blob = NULL;
  gint64 row;
  gboolean done;
  int code;

  *is_whole = FALSE;
  if (!find_row (db, sha256, &row, error))
    return FALSE;
  if (row == 0)
    return TRUE;
  code = sqlite3_blob_open (td_db_get_handle (db), "main", "content", "data", row, 0, &blob);
  if (code != SQLITE_OK)
    {
      td_db_set_error_for (db, code, error);
      return FALSE;
    }
  done = hash_blob (db, blob, &hash, error);
  *is_whole = done && sqlite3_blob_bytes (blob) == size && g_strcmp0 (hash, sha256) == 0;
  sqlite3_blob_close (blob);
  return done;
}

/* What is damaged there stays missing here: the rest is wanted nevertheless. */
static gboolean
bring (TdDb       *to,
       TdDb       *from,
       const char *sha256,
       GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) content = td_content_read (from, sha256, &failed);

  if (content != NULL)
    return td_content_write (to, sha256, content, error);
  if (g_error_matches (failed, TD_ERROR, TD_ERROR_CORRUPT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
td_contents_bring (TdDb         *to,
                   TdDb         *from,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row = TRUE;

  if (!td_statement_prepare (&statement, from, "SELECT DISTINCT sha256 FROM attachment", error))
    return FALSE;
  while (row)
    {
      const char *sha256;
      gint64 there;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !td_statement_step (&statement, &row, error))
        return FALSE;
      if (!row)
        break;
      sha256 = td_statement_get_text (&statement, 0);
      if (!find_row (to, sha256, &there, error))
        return FALSE;
      if (there != 0)
        continue;
      if (!bring (to, from, sha256, error))
        return FALSE;
    }
  return TRUE;
}
