/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-changes.h"
#include "td-reader.h"

G_BEGIN_DECLS

/**
 * TdStore:
 *
 * One register (.thidua file), open.  The façade that views, cli and excel see:
 * it speaks in records, queries and changes, never in SQLite's types.
 *
 * Lives on the thread that opened it (the window's main thread, or the command
 * line's only one).  All writes go through one writer thread in FIFO order,
 * each as one named changeset with an entry in the hash-chained change log.
 */
#define TD_TYPE_STORE (td_store_get_type ())
G_DECLARE_FINAL_TYPE (TdStore, td_store, TD, STORE, GObject)

/**
 * TdOpenFlags:
 * @TD_OPEN_READ_ONLY: do not write even where it would be possible
 * @TD_OPEN_NETWORK: treat the place as a network share whatever it seems to be
 */
typedef enum
{
  TD_OPEN_DEFAULT   = 0,
  TD_OPEN_READ_ONLY = 1 << 0,
  TD_OPEN_NETWORK   = 1 << 1,
} TdOpenFlags;

/* Makes a new register with the organisation's record; never over an existing file. */
TdStore    *td_store_create (GFile *file, TdRecord *organisation, GError **error);
/**
 * td_store_open:
 *
 * Opens, checks and if need be migrates (after a backup) a register.
 *
 * Errors: NOT_FOUND; CORRUPT (damaged, truncated, not a register); TOO_NEW;
 * BUSY naming the holder where a second opener cannot even read; NO_SPACE;
 * READ_ONLY.  A register that somebody else holds, or that cannot be written,
 * opens read-only: see td_store_get_read_only_reason().
 */
TdStore    *td_store_open   (GFile *file, TdOpenFlags flags, GError **error);
/* Waits for pending writes, closes the files, lets the lock go. */
gboolean    td_store_close  (TdStore *self, GError **error);

GFile      *td_store_get_file (TdStore *self);
gboolean    td_store_is_read_only (TdStore *self);
/* Translated: "Nguyễn Thị Hạnh has it open on VP-03 since 08:12"; %NULL when writable. */
const char *td_store_get_read_only_reason (TdStore *self);
/* Who is written into the change log; the user's real name unless set. */
const char *td_store_get_author (TdStore *self);
void        td_store_set_author (TdStore *self, const char *author);

/* The main thread's reader, owned by the store. */
TdReader   *td_store_get_reader  (TdStore *self);
/* A reader of its own for the calling thread; close it on that thread. */
TdReader   *td_store_open_reader (TdStore *self, GError **error);
/* Runs the query on the database thread; for lists.  (element-type gint64) */
void        td_store_query_async  (TdStore *self, const TdQuery *query, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GArray     *td_store_query_finish (TdStore *self, GAsyncResult *result, GError **error);

/**
 * TdWriter:
 *
 * What a write function may do; valid only during the call, on the writer thread.
 */
typedef struct _TdWriter TdWriter;

TdReader   *td_writer_get_reader (TdWriter *self);
/* Whose change it is, see td_store_get_author(). */
const char *td_writer_get_author (TdWriter *self);
/* Prepares (derives, checks) and inserts when the id is 0, else updates what
 * differs.  The record gets its id.  Nothing is written when nothing differs:
 * @changed tells. */
gboolean    td_writer_save       (TdWriter *self, TdRecord *record, gboolean *changed,
                                  GError **error);
gboolean    td_writer_delete     (TdWriter *self, const TdEntity *entity, gint64 id,
                                  GError **error);
gboolean    td_writer_set_setting (TdWriter *self, const char *name, const char *value,
                                   GError **error);
/* Replaces the change's label, for counts known only at the end. */
void        td_writer_set_label  (TdWriter *self, const char *label);

/**
 * TdWriteFunc:
 *
 * One action of the user, run on the writer thread within one transaction.
 * %FALSE with @error rolls everything back.
 */
typedef gboolean (*TdWriteFunc) (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                 GError **error);

/**
 * td_store_write_async:
 * @label: what is done, in words for the history: "Sửa cán bộ Nguyễn Văn A"
 * @func: run on the writer thread
 * @data: for @func, freed by @destroy on the calling thread
 *
 * Completes after the commit, and after #TdStore::changed was emitted.
 */
void        td_store_write_async  (TdStore *self, const char *label, TdWriteFunc func,
                                   gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* The id of the change, 0 when nothing changed; -1 on error. */
gint64      td_store_write_finish (TdStore *self, GAsyncResult *result, GError **error);
/* The same, waiting: for the command line and tests.  ::changed is emitted before it returns. */
gint64      td_store_write        (TdStore *self, const char *label, TdWriteFunc func,
                                   gpointer data, GCancellable *cancellable, GError **error);

/* Saves copies of the records (element-type TdRecord) as one change. */
void        td_store_save_async   (TdStore *self, const char *label, GPtrArray *records,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* Same _finish: td_store_write_finish(). */
gboolean    td_store_save         (TdStore *self, const char *label, TdRecord *record,
                                   GError **error);

/* Undo and redo, across restarts.  The label of what would be undone or redone;
 * %NULL when there is nothing. (transfer full) */
char       *td_store_dup_undo_label (TdStore *self);
char       *td_store_dup_redo_label (TdStore *self);
void        td_store_undo_async   (TdStore *self, GAsyncReadyCallback callback, gpointer user_data);
void        td_store_redo_async   (TdStore *self, GAsyncReadyCallback callback, gpointer user_data);
/* td_store_write_finish() ends both; %TD_ERROR_CONFLICT: changed later, or a freezing, closing. */
gint64      td_store_undo         (TdStore *self, GError **error);
gint64      td_store_redo         (TdStore *self, GError **error);

/**
 * TdStore::changed:
 * @changes: #TdChanges, what was touched
 *
 * Once after every commit, on the store's thread, while the register is open.
 * This is the only way a view learns that something changed.
 */

G_END_DECLS
