/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-db-private.h"

#include <string.h>

/* Instructions of SQLite's machine between two looks at the cancellable. */
#define CANCEL_EVERY 4000

struct _TdDb
{
  sqlite3      *handle;
  GThread      *thread;
  char         *path;
  TdCache      *statements; /* those that nobody has borrowed */
  GCancellable *cancellable;
};

gboolean
td_db_is_own_thread (TdDb *self)
{
  return self->thread == g_thread_self ();
}

static void
check_thread (TdDb *self)
{
  g_assert (td_db_is_own_thread (self));
}

/* "file:///…?PARAMETERS", opened for reading only. */
static int
open_uri (const char *path,
          const char *parameters,
          sqlite3   **handle)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = NULL;

  if (uri == NULL)
    return SQLITE_CANTOPEN;
  name = g_strconcat (uri, "?", parameters, NULL);
  return sqlite3_open_v2 (name, handle,
                          SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_READONLY |
                          SQLITE_OPEN_URI,
                          NULL);
}

static int
open_handle (const char *path,
             TdDbMode    mode,
             sqlite3   **handle)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  switch (mode)
    {
    case TD_DB_CREATE:
      return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL);
    case TD_DB_WRITE:
    case TD_DB_READ:
      return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READWRITE, NULL);
    case TD_DB_READ_FILE:
      return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READONLY, NULL);
    case TD_DB_READ_HELD:
      return open_uri (path, "readonly_shm=1", handle);
    case TD_DB_IMMUTABLE:
      return open_uri (path, "immutable=1", handle);
    default:
      g_return_val_if_reached (SQLITE_MISUSE);
    }
}

static gboolean
prepare_connection (TdDb     *self,
                    TdDbMode  mode,
                    GError  **error)
{
  const gboolean reads_only = mode != TD_DB_CREATE && mode != TD_DB_WRITE;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  /* None of these reads the file, so that a file which is not a database is
   * found out by the first real statement. */
  if (sqlite3_exec (self->handle,
                    "PRAGMA foreign_keys=ON;"
                    "PRAGMA trusted_schema=OFF;"
                    "PRAGMA cell_size_check=ON;"
                    "PRAGMA recursive_triggers=ON;"
                    "PRAGMA synchronous=FULL;",
                    NULL, NULL, NULL) != SQLITE_OK ||
      (reads_only &&
       sqlite3_exec (self->handle, "PRAGMA query_only=ON", NULL, NULL, NULL) != SQLITE_OK) ||
      td_db_add_functions (self->handle) != SQLITE_OK)
    {
      td_db_set_error (self, error);
      return FALSE;
    }
  return TRUE;
}

/* SQLite counts the bytes that it holds, under a lock of the whole process, for
 * nobody: without that an import is a tenth faster.  Must come before anything
 * else asks SQLite for something; where it comes too late it does nothing. */
static void
configure_sqlite (void)
{
  static gsize is_configured = 0;

  if (g_once_init_enter (&is_configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_configured, 1);
    }
}

TdDb *
td_db_open (const char *path,
            TdDbMode    mode,
            GError    **error)
{
  g_autoptr (TdDb) self = g_new0 (TdDb, 1);
  int code;

  configure_sqlite ();
  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->statements = td_cache_new ();

  code = open_handle (path, mode, &self->handle);
  if (code != SQLITE_OK)
    {
      td_db_set_error_code (path,
                            self->handle != NULL ? sqlite3_extended_errcode (self->handle) : code,
                            self->handle != NULL ? sqlite3_system_errno (self->handle) : 0, error);
      return NULL;
    }
  if (!prepare_connection (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_db_close (TdDb *self)
{
  if (self == NULL)
    return;

  check_thread (self);
  td_cache_free (self->statements);
  /* A statement still borrowed here is a bug, and would leave the file open. */
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement outlived the connection to %s", self->path);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
td_db_get_handle (TdDb *self)
{
  check_thread (self);

  return self->handle;
}

TdCache *
td_db_get_statements (TdDb *self)
{
  check_thread (self);

  return self->statements;
}

const char *
td_db_get_path (TdDb *self)
{
  return self->path;
}

void
td_db_set_cache (TdDb *self,
                 guint kibibytes)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size=-%u", kibibytes);

  check_thread (self);
  sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
}

static int
read_errno (sqlite3_file *file)
{
  int system_errno = 0;

  if (file != NULL && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system_errno);
  return system_errno;
}

/* What the system said last about the file, or about the log beside it, to which
 * most writing goes; sqlite3_system_errno() knows of the former only. */
static int
find_errno (TdDb *self)
{
  static const int files[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };
  int system_errno = sqlite3_system_errno (self->handle);

  for (guint i = 0; system_errno == 0 && i < G_N_ELEMENTS (files); i++)
    {
      sqlite3_file *file = NULL;

      if (sqlite3_file_control (self->handle, "main", files[i], &file) == SQLITE_OK)
        system_errno = read_errno (file);
    }
  return system_errno;
}

void
td_db_set_error_for (TdDb    *self,
                     int      code,
                     GError **error)
{
  check_thread (self);

  td_db_set_error_code (self->path, code, (code & 0xff) == SQLITE_IOERR ? find_errno (self) : 0,
                        error);
}

void
td_db_set_error (TdDb    *self,
                 GError **error)
{
  td_db_set_error_for (self, sqlite3_extended_errcode (self->handle), error);
}

gboolean
td_db_exec (TdDb       *self,
            const char *sql,
            GError    **error)
{
  check_thread (self);

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  td_db_set_error (self, error);
  return FALSE;
}

gboolean
td_db_get_int (TdDb       *self,
               const char *sql,
               gint64      missing,
               gint64     *value,
               GError    **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  *value = missing;
  if (!td_statement_prepare (&statement, self, sql, error) ||
      !td_statement_step (&statement, &row, error))
    return FALSE;

  if (row && !td_statement_is_null (&statement, 0))
    *value = td_statement_get_int (&statement, 0);
  return TRUE;
}

gboolean
td_db_begin (TdDb    *self,
             GError **error)
{
  return td_db_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
td_db_commit (TdDb    *self,
              GError **error)
{
  if (td_db_exec (self, "COMMIT", error))
    return TRUE;

  td_db_rollback (self);
  return FALSE;
}

void
td_db_rollback (TdDb *self)
{
  check_thread (self);

  /* A full disk or a cancelled statement has rolled back already. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

static int
check_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

GCancellable *
td_db_swap_cancellable (TdDb         *self,
                        GCancellable *cancellable)
{
  GCancellable *old = self->cancellable;

  check_thread (self);

  self->cancellable = cancellable;
  sqlite3_progress_handler (self->handle, CANCEL_EVERY,
                            cancellable != NULL ? check_cancelled : NULL, cancellable);
  return old;
}
