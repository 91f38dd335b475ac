/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-db-private.h"

gboolean
td_statement_prepare (TdStatement *self,
                      TdDb        *db,
                      const char  *sql,
                      GError     **error)
{
  g_assert (self->handle == NULL);

  self->db = db;
  self->handle = td_cache_take (td_db_get_statements (db), sql);
  if (self->handle != NULL)
    return TRUE;

  if (sqlite3_prepare_v3 (td_db_get_handle (db), sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle,
                          NULL) == SQLITE_OK)
    return TRUE;

  td_db_set_error (db, error);
  return FALSE;
}

void
td_statement_clear (TdStatement *self)
{
  if (self->handle == NULL)
    return;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  td_cache_put (td_db_get_statements (self->db), g_steal_pointer (&self->handle));
}

void
td_statement_bind_int (TdStatement *self,
                       int          parameter,
                       gint64       value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

void
td_statement_bind_text (TdStatement *self,
                        int          parameter,
                        const char  *text)
{
  sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC);
}

void
td_statement_bind_bytes (TdStatement *self,
                         int          parameter,
                         const void  *data,
                         gsize        size)
{
  /* Nothing at all is a value too, but not for SQLite where there is no address. */
  if (size == 0)
    sqlite3_bind_zeroblob (self->handle, parameter, 0);
  else
    sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_STATIC);
}

void
td_statement_bind_null (TdStatement *self,
                        int          parameter)
{
  sqlite3_bind_null (self->handle, parameter);
}

gboolean
td_statement_step (TdStatement *self,
                   gboolean    *row,
                   GError     **error)
{
  int code;

  g_assert (td_db_is_own_thread (self->db));

  code = sqlite3_step (self->handle);
  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  td_db_set_error (self->db, error);
  return FALSE;
}

gboolean
td_statement_run (TdStatement *self,
                  GError     **error)
{
  gboolean row;
  gboolean done = td_statement_step (self, &row, error);

  sqlite3_reset (self->handle);
  return done;
}

void
td_statement_reset (TdStatement *self)
{
  sqlite3_reset (self->handle);
}

void
td_statement_unbind (TdStatement *self)
{
  sqlite3_clear_bindings (self->handle);
}

gboolean
td_statement_is_null (TdStatement *self,
                      int          column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
td_statement_get_int (TdStatement *self,
                      int          column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
td_statement_get_text (TdStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

GBytes *
td_statement_dup_bytes (TdStatement *self,
                        int          column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  if (td_statement_is_null (self, column))
    return NULL;
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
