/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-copy.h"

#include "td-integrity.h"
#include "td-probe.h"
#include "td-reader-private.h"

#include <glib/gstdio.h>

/* Pages between two looks at the cancellable: 4 MB. */
#define PAGES_AT_ONCE 1024

static gboolean
copy_pages (TdDb         *source,
            TdDb         *target,
            GCancellable *cancellable,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (td_db_get_handle (target), "main",
                                                td_db_get_handle (source), "main");
  gboolean is_cancelled = FALSE;
  int code = SQLITE_OK;

  while (backup != NULL && code == SQLITE_OK && !is_cancelled)
    {
      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      is_cancelled = g_cancellable_is_cancelled (cancellable);
    }
  /* Leaves the outcome with the target's connection. */
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (code == SQLITE_DONE)
    return TRUE;

  td_db_set_error (target, error);
  return FALSE;
}

/* The copy says of itself that it has a write-ahead log, as the register does.
 * Taking the file for oneself lets it be converted on a network share too. */
static gboolean
drop_log (TdDb    *target,
          GError **error)
{
  return td_db_exec (target,
                     "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;"
                     "PRAGMA locking_mode=NORMAL; SELECT count(*) FROM sqlite_schema",
                     error);
}

static gboolean
write_copy (TdReader     *source,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (TdDb) target = td_db_open (path, TD_DB_CREATE, error);
  gboolean done;

  /* One snapshot from the first page to the last: a write meanwhile would make
   * SQLite begin again. */
  if (target == NULL || !td_reader_begin (source, error))
    return FALSE;
  done = copy_pages (td_reader_get_db (source), target, cancellable, error);
  td_reader_end (source);
  return done && drop_log (target, error);
}

static gboolean
check_copy (const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (TdReader) reader = NULL;
  TdProbe probe;
  TdDb *db;

  if (!td_probe_file (path, &probe, error))
    return FALSE;
  db = td_db_open (path, TD_DB_READ_FILE, error);
  if (db == NULL)
    return FALSE;
  reader = td_reader_new (db);
  return td_integrity_check (reader, NULL, cancellable, error);
}

gboolean
td_copy_register (TdReader     *source,
                  GFile        *file,
                  GCancellable *cancellable,
                  GError      **error)
{
  static const char *const leftovers[] = { "", "-journal", "-wal", "-shm" };
  g_autofree char *path = g_file_get_path (file);

  if (write_copy (source, path, cancellable, error) && check_copy (path, cancellable, error))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (leftovers); i++)
    {
      g_autofree char *leftover = g_strconcat (path, leftovers[i], NULL);

      g_remove (leftover);
    }
  return FALSE;
}
