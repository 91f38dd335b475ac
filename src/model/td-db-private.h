/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-cache.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * TdDb:
 *
 * One SQLite connection.  It belongs to the thread that opened it, and every
 * function asserts that: connections are opened without SQLite's own mutexes.
 * Private to the model, as is everything that names SQLite.
 */
typedef struct _TdDb TdDb;

/**
 * TdDbMode:
 * @TD_DB_CREATE: a new file, read and write
 * @TD_DB_WRITE: read and write
 * @TD_DB_READ: reads a register that somebody in this process may write;
 *   opened read-write, since a reader of a write-ahead log keeps its index
 * @TD_DB_READ_FILE: reads a register that is not to be, or cannot be, written
 * @TD_DB_READ_HELD: reads a register with a write-ahead log that another process
 *   holds: its log and index are looked at, and neither made, truncated nor removed
 * @TD_DB_IMMUTABLE: reads a file in a place where SQLite cannot put a
 *   write-ahead index, promising that nobody changes the file meanwhile
 */
typedef enum
{
  TD_DB_CREATE,
  TD_DB_WRITE,
  TD_DB_READ,
  TD_DB_READ_FILE,
  TD_DB_READ_HELD,
  TD_DB_IMMUTABLE,
} TdDbMode;

TdDb         *td_db_open       (const char *path, TdDbMode mode, GError **error);
void          td_db_close      (TdDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDb, td_db_close)
sqlite3      *td_db_get_handle (TdDb *self);
gboolean      td_db_is_own_thread (TdDb *self);
TdCache      *td_db_get_statements (TdDb *self);
const char   *td_db_get_path   (TdDb *self);
/* At most this much of the file is kept in memory. */
void          td_db_set_cache  (TdDb *self, guint kibibytes);

/* Sets @error from the connection's last failure; the only place that reads
 * SQLite's codes.  Cancelled queries give %G_IO_ERROR_CANCELLED. */
void          td_db_set_error  (TdDb *self, GError **error);
/* The same for a code that a function of SQLite returned. */
void          td_db_set_error_for (TdDb *self, int code, GError **error);
/* The same without a connection. */
void          td_db_set_error_code (const char *path, int code, int system_errno, GError **error);

gboolean      td_db_exec       (TdDb *self, const char *sql, GError **error);
/* The first column of the first row, @missing when there is no row or it is NULL. */
gboolean      td_db_get_int    (TdDb *self, const char *sql, gint64 missing, gint64 *value,
                                GError **error);
gboolean      td_db_begin      (TdDb *self, GError **error); /* BEGIN IMMEDIATE */
gboolean      td_db_commit     (TdDb *self, GError **error); /* rolls back when it fails */
void          td_db_rollback   (TdDb *self);                 /* does nothing without one */

/* What stops statements from now on, %NULL: nothing.  Returns what did before. */
GCancellable *td_db_swap_cancellable (TdDb *self, GCancellable *cancellable);

/**
 * TdStatement:
 *
 * A prepared statement, borrowed from the connection's cache for as long as the
 * struct lives: g_auto (TdStatement) statement = { 0 };
 * Parameters count from 1, columns from 0, as in SQLite.
 */
typedef struct
{
  TdDb         *db;
  sqlite3_stmt *handle;
} TdStatement;

gboolean    td_statement_prepare  (TdStatement *self, TdDb *db, const char *sql, GError **error);
void        td_statement_clear    (TdStatement *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdStatement, td_statement_clear)
void        td_statement_bind_int  (TdStatement *self, int parameter, gint64 value);
/* @text must live until the statement is reset; %NULL binds NULL. */
void        td_statement_bind_text (TdStatement *self, int parameter, const char *text);
/* @data must live until the statement is reset. */
void        td_statement_bind_bytes (TdStatement *self, int parameter, const void *data,
                                     gsize size);
void        td_statement_bind_null (TdStatement *self, int parameter);
/* @row tells whether there is a row to read. */
gboolean    td_statement_step     (TdStatement *self, gboolean *row, GError **error);
/* Runs a statement without rows, and resets it. */
gboolean    td_statement_run      (TdStatement *self, GError **error);
void        td_statement_reset    (TdStatement *self);
/* Forgets what was bound. */
void        td_statement_unbind   (TdStatement *self);
gboolean    td_statement_is_null  (TdStatement *self, int column);
gint64      td_statement_get_int  (TdStatement *self, int column);
const char *td_statement_get_text (TdStatement *self, int column);
/* %NULL for NULL.  (transfer full) */
GBytes     *td_statement_dup_bytes (TdStatement *self, int column);

/* The functions that our SQL calls, see td-db-functions.c. */
int         td_db_add_functions   (sqlite3 *handle);

G_END_DECLS
