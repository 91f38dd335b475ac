/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"
#include "td-evidence-private.h"
#include "td-schema.h"
#include "td-tables.h"

#include <glib/gi18n-lib.h>

/* Of the file, kept by the connection that answers all list queries. */
#define CACHE_KIBIBYTES (32 * 1024)
/* What the write-ahead log is cut back to after a large import. */
#define LOG_LIMIT "16777216"

static gboolean
is_writable (TdEngine *self)
{
  return self->mode == TD_DB_WRITE;
}

/* On a share there is no shared memory, which a write-ahead log needs: taking
 * the whole file for oneself first lets a register that was last written on a
 * local disk be converted without any. */
static gboolean
choose_journal (TdEngine *self,
                GError  **error)
{
  if (!is_writable (self))
    return TRUE;
  if (!self->is_network)
    return td_db_exec (self->db, "PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=" LOG_LIMIT,
                       error);
  if (!self->is_wal)
    return td_db_exec (self->db, "PRAGMA journal_mode=DELETE", error);
  return td_db_exec (self->db,
                     "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;"
                     "PRAGMA locking_mode=NORMAL; SELECT count(*) FROM sqlite_schema",
                     error);
}

/* The version once more, as a log beside the file may have raised it. */
static gboolean
check_version (TdEngine *self,
               GError  **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  gint64 version;

  if (!td_schema_get_version (self->db, &version, error))
    return FALSE;
  if (version > TD_SCHEMA_VERSION)
    {
      sqlite3_db_config (td_db_get_handle (self->db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      td_schema_set_too_new (self->path, error);
      return FALSE;
    }
  if (version < TD_SCHEMA_VERSION && !is_writable (self))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                   _("“%s” was written by an older version of the program and has to be brought up "
                     "to date first, but it cannot be written now. Copy it to a folder of your own "
                     "and open the copy."),
                   name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_structure (TdEngine *self,
                 GError  **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autofree char *name = NULL;
  gboolean row;

  if (!td_statement_prepare (&statement, self->db, "PRAGMA quick_check(1)", error) ||
      !td_statement_step (&statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (td_statement_get_text (&statement, 0), "ok") == 0)
    return TRUE;

  name = g_filename_display_basename (self->path);
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%s” is damaged. Restore the newest backup; the damaged file is kept."), name);
  return FALSE;
}

/* A new version is put into the file itself at once: its header then tells older
 * programs to keep away. */
static gboolean
upgrade (TdEngine *self,
         GError  **error)
{
  gint64 version;

  if (!td_schema_get_version (self->db, &version, error))
    return FALSE;
  if (!is_writable (self) || version == TD_SCHEMA_VERSION)
    return TRUE;
  return td_schema_upgrade (self->db, error) &&
         td_db_exec (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

static gboolean
check_can_write (TdEngine *self,
                 GError  **error)
{
  if (!is_writable (self) || sqlite3_db_readonly (td_db_get_handle (self->db), "main") == 0)
    return TRUE;

  td_db_set_error_code (self->path, SQLITE_READONLY, 0, error);
  return FALSE;
}

gboolean
td_engine_open (TdEngine *self,
                GError  **error)
{
  self->db = td_db_open (self->path, self->mode, error);
  if (self->db == NULL)
    return FALSE;

  td_db_set_cache (self->db, CACHE_KIBIBYTES);
  if (!check_can_write (self, error) ||
      !check_version (self, error) ||
      !choose_journal (self, error) ||
      (self->is_odd && !check_structure (self, error)) ||
      !upgrade (self, error))
    return FALSE;

  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) td_table_free);
  self->columns = td_columns_load (self->db, error);
  if (self->columns == NULL)
    return FALSE;
  self->reader = td_reader_new_over (self->db);
  self->recorder = td_recorder_new (self->db, self->columns);
  if (is_writable (self))
    td_attachment_copies_sweep (self->path);
  return TRUE;
}

void
td_engine_close (TdEngine *self)
{
  g_clear_pointer (&self->copies, td_attachment_copies_remove);
  g_clear_pointer (&self->reader, td_reader_close);
  g_clear_pointer (&self->recorder, td_recorder_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->columns, td_columns_free);
  g_clear_pointer (&self->db, td_db_close);
}
