/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-job.h"
#include "td-store.h"

G_BEGIN_DECLS

/* A backup found in a folder. */
typedef struct
{
  GFile  *file;
  gint64  at;      /* seconds since 1970, UTC */
  goffset size;
} TdBackup;
void td_backup_free (TdBackup *self);

/* Where a register's automatic backups lie: beside the user's data, or below the
 * base folder that was set, one folder a register.  (transfer full) */
GFile     *td_backup_get_folder (TdStore *store);
/* The person's choice (td_preferences_get_backup_folder()); %NULL: the usual one. */
void       td_backup_set_base   (TdStore *store, GFile *base);
/**
 * td_backup_make:
 * @folder: where to; made when missing
 *
 * Copies the register as it is by SQLite's backup API, opens the copy, checks
 * it (integrity, foreign keys, hash chain), and only then gives it its dated name.
 *
 * Returns: (transfer full): the file
 */
GFile     *td_backup_make (TdStore *store, GFile *folder, GCancellable *cancellable,
                           GError **error);
/* In its own thread. */
void       td_backup_make_async  (TdStore *store, GFile *folder, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GFile     *td_backup_make_finish (TdStore *store, GAsyncResult *result, GError **error);
/* Whether an automatic backup is to be made: at most one a day, and only after
 * something was changed since the last. */
gboolean   td_backup_is_due (TdStore *store);
/* The dated backups in a folder, of whatever register, newest first; none where
 * there is no folder.  (element-type TdBackup) */
GPtrArray *td_backup_list (GFile *folder, GError **error);
/* Keeps the newest @keep of each register and the last of each month.  Only
 * dated backups are ever removed. */
gboolean   td_backup_prune (GFile *folder, guint keep, GError **error);

/* What a restore would bring back and lose: one line an entity. */
typedef struct
{
  const TdEntity *entity;
  guint only_now;     /* records that the restore would remove */
  guint only_backup;  /* records that it would bring back */
  guint different;
  GPtrArray *titles;  /* (element-type utf8): some of them, with "+", "-", "~" in front */
} TdRestoreLine;
void       td_restore_line_free (TdRestoreLine *self);
/* (element-type TdRestoreLine), only entities that differ */
GPtrArray *td_restore_preview (TdStore *store, GFile *backup, GError **error);
/* In its own thread, with connections of its own; the window stays alive. */
void       td_restore_preview_async  (TdStore *store, GFile *backup, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *td_restore_preview_finish (TdStore *store, GAsyncResult *result, GError **error);
/**
 * td_restore:
 *
 * Makes the register's records what they are in @backup, as one change that can
 * be undone: the history goes on, nothing is overwritten.  A backup is made first.
 */
gint64     td_restore (TdStore *store, GFile *backup, GCancellable *cancellable, GError **error);
/**
 * td_restore_async:
 * @job: (nullable): told how far it is, and its cancel is heeded until the commit;
 *   whoever made it finishes it
 *
 * The same without waiting: checks and backs up in a thread of its own, then
 * writes on the writer thread.  Completes after #TdStore::changed.
 */
void       td_restore_async  (TdStore *store, GFile *backup, TdJob *job,
                              GAsyncReadyCallback callback, gpointer user_data);
/* The id of the change, 0 when the register was just as in the backup; -1 on error. */
gint64     td_restore_finish (TdStore *store, GAsyncResult *result, GError **error);
/**
 * td_restore_file:
 *
 * For a register that no longer opens: checks @backup and puts a copy of it in
 * place of @register; the damaged file is kept beside it with a dated name.
 */
gboolean   td_restore_file (GFile *reg, GFile *backup, GError **error);

/* integrity_check, foreign_key_check, hash chain, contents of attached files, seals of years
 * and rounds.  @report: (out) (optional): translated lines, of what is well too.  %FALSE with
 * %TD_ERROR_CORRUPT when something is not. */
gboolean   td_store_check (TdStore *store, GStrv *report, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
