/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include "td-change-log.h"
#include "td-changes-private.h"
#include "td-ids.h"
#include "td-lock.h"
#include "td-reader-private.h"
#include "td-recorder.h"
#include "td-worker-private.h"

G_BEGIN_DECLS

/**
 * TdEngine: the database thread's half of a store.  Made, used and freed on that
 * thread only, but for what stands above the line, which never changes.
 */
typedef struct
{
  char        *path;
  TdDbMode     mode;
  gboolean     is_network;
  gboolean     is_wal;    /* as the file was found */
  gboolean     is_odd;    /* see TdProbe */
  TdLock      *lock;      /* (nullable): owned by the store */
  GAsyncQueue *committed; /* of TdChanges: for ::changed, in order */

  TdDb        *db;
  TdReader    *reader;
  TdColumns   *columns;
  TdRecorder  *recorder;
  GHashTable  *tables;    /* TdEntity to TdTable */
  char        *copies;    /* (nullable): the folder of td_attachment_copy_async() */
  TdIds        ids;
} TdEngine;

gboolean td_engine_open  (TdEngine *self, GError **error);
void     td_engine_close (TdEngine *self);
/* One action in one transaction, with its entry in the log; -1 on error. */
gint64   td_engine_write (TdEngine *self, const char *author, const char *label, TdWriteFunc func,
                          gpointer data, GCancellable *cancellable, GError **error);
/**
 * TdCapture: what becomes of a changeset on its way to the log, piece by piece.
 */
typedef struct
{
  TdSpool           *spool;
  TdChangesetParser *parser;
} TdCapture;

void     td_capture_init  (TdCapture *self, TdColumns *columns);
void     td_capture_clear (TdCapture *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCapture, td_capture_clear)
/* Takes pieces from SQLite's streaming functions; @data is a #TdCapture. */
int      td_capture_push  (void *data, const void *bytes, int size);
/* Writes the entry: its id, or -1; @changes tells what it touches. */
gint64   td_capture_log   (TdCapture *self, TdEngine *engine, const char *author, const char *label,
                           gint64 undoes, TdChanges **changes, GError **error);
/**
 * TdUndoGuard: what an undo would do to frozen years and closed rounds, in
 * td-engine-guard.c.
 *
 * Undo writes without the writer.  A change that freezes or reopens a year, closes or
 * reopens a round itself, as a restore may, is turned round as a whole; but freezing and
 * closing are taken back by reopening only, which asks for a reason.
 */
typedef struct _TdUndoGuard TdUndoGuard;
/* Before @changeset is applied. */
TdUndoGuard *td_undo_guard_new   (TdEngine *engine, const void *changeset, gsize size,
                                  GError **error);
/* After it was applied: %FALSE with %TD_ERROR_CONFLICT. */
gboolean     td_undo_guard_check (TdUndoGuard *self, GError **error);
void         td_undo_guard_free  (TdUndoGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUndoGuard, td_undo_guard_free)

gint64   td_engine_undo  (TdEngine *self, const char *author, GError **error);
gint64   td_engine_redo  (TdEngine *self, const char *author, GError **error);

struct _TdStore
{
  GObject    parent_instance;

  GFile     *file;
  gboolean   is_read_only;
  char      *reason;    /* (nullable): why it is read-only */
  char      *author;
  TdLock    *lock;      /* (nullable) */
  TdWorker  *worker;    /* (nullable): once closed */
  TdEngine   engine;
  TdReader  *reader;
};

/* Emits ::changed for all that was committed since the last time, in order. */
void     td_store_emit_changed (TdStore *self);
/* What a store reports where something is asked for that cannot be. */
gboolean td_store_check_open     (TdStore *self, GError **error);
gboolean td_store_check_writable (TdStore *self, GError **error);

struct _TdWriter
{
  TdEngine   *engine;
  const char *author;
  char       *label;  /* (nullable): set by the function */
  GPtrArray  *seals;  /* (nullable): see td_year_guard_list(), once asked for */
  GPtrArray  *closed; /* (nullable): see td_closed_rounds_list(), once asked for */
};

/* Refuses to change what the record says of a frozen year, and what is of a closed
 * round; see td_year_guard_find() for @before and @after. */
gboolean  td_writer_guard (TdWriter *self, TdRecord *before, TdRecord *after, GError **error);
/* Puts a record under its own id, whether there is one or not, deriving and
 * checking nothing: what a restore takes from a backup, seals included. */
gboolean  td_writer_put  (TdWriter *self, TdRecord *record, gboolean *changed, GError **error);

G_END_DECLS
