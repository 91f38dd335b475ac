/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"

#include "td-backup-name.h"
#include "td-compare.h"
#include "td-content.h"
#include "td-open-backup.h"
#include "td-store-private.h"

#include <glib/gi18n-lib.h>

/* Records of the backup in memory at once. */
#define ROWS_AT_ONCE 500

/* What is to be done with one entity's records: ids only, so that a hundred
 * thousand of them are small. */
typedef struct
{
  GArray *gone;    /* of gint64: removed */
  GArray *wanted;  /* of gint64: taken from the backup */
} TdPlan;

static void
clear_plan (TdPlan *plan)
{
  g_clear_pointer (&plan->gone, g_array_unref);
  g_clear_pointer (&plan->wanted, g_array_unref);
}

static void
plan_difference (TdCompareKind kind,
                 TdRecord     *record,
                 gpointer      user_data)
{
  TdPlan *plan = user_data;
  gint64 id = td_record_get_id (record);

  g_array_append_val (kind == TD_COMPARE_ONLY_NOW ? plan->gone : plan->wanted, id);
}

/* How far it is. */
typedef struct
{
  TdJob  *job; /* (nullable) */
  guint64 done;
  guint64 total;
} TdProgress;

static void
report (TdProgress *self,
        guint       n_more)
{
  self->done += n_more;
  if (self->job != NULL)
    td_job_report (self->job, self->done, self->total);
}

static gboolean
remove_records (TdWriter       *writer,
                const TdEntity *entity,
                const GArray   *ids,
                GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", entity->key);
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, writer->engine->db, sql, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      td_statement_bind_int (&statement, 1, g_array_index (ids, gint64, i));
      if (!td_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_records (TdWriter       *writer,
             TdReader       *then,
             const TdEntity *entity,
             const GArray   *ids,
             TdProgress     *progress,
             GError        **error)
{
  for (guint first = 0; first < ids->len; first += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) records =
        td_reader_load (then, entity, &g_array_index (ids, gint64, first),
                        MIN (ROWS_AT_ONCE, ids->len - first), error);

      for (guint i = 0; records != NULL && i < records->len; i++)
        {
          /* Keys for sorting and searching as this version makes them. */
          if (entity->derive != NULL)
            entity->derive (records->pdata[i]);
          if (!td_writer_put (writer, records->pdata[i], NULL, error))
            return FALSE;
        }
      if (records == NULL)
        return FALSE;
      report (progress, records->len);
    }
  return TRUE;
}

static gboolean
carry_out (TdWriter     *writer,
           TdReader     *then,
           TdPlan       *plans,
           TdJob        *job,
           GCancellable *cancellable,
           GError      **error)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  TdProgress progress = { job, 0, 0 };

  for (guint i = 0; i < n_entities; i++)
    progress.total += plans[i].gone->len + plans[i].wanted->len;
  /* Units name people, and people units: what counts is how it all ends. */
  if (!td_db_exec (writer->engine->db, "PRAGMA defer_foreign_keys=ON", error))
    return FALSE;
  for (guint i = n_entities; i > 0; i--)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !remove_records (writer, entities[i - 1], plans[i - 1].gone, error))
        return FALSE;
      report (&progress, plans[i - 1].gone->len);
    }
  for (guint i = 0; i < n_entities; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !put_records (writer, then, entities[i], plans[i].wanted, &progress, error))
      return FALSE;
  return TRUE;
}

static gboolean
restore_from (TdWriter     *writer,
              TdReader     *then,
              TdJob        *job,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree TdPlan *plans = NULL;
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  gboolean done = TRUE;

  plans = g_new0 (TdPlan, n_entities);
  for (guint i = 0; i < n_entities; i++)
    {
      plans[i].gone = g_array_new (FALSE, FALSE, sizeof (gint64));
      plans[i].wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
      done = done && td_compare_entity (td_writer_get_reader (writer), then, entities[i],
                                        plan_difference, &plans[i], error);
    }
  done = done && carry_out (writer, then, plans, job, cancellable, error) &&
         td_contents_bring (writer->engine->db, td_reader_get_db (then), cancellable, error);
  for (guint i = 0; i < n_entities; i++)
    clear_plan (&plans[i]);
  return done;
}

/* What is restored, and who wants to hear how far it is. */
typedef struct
{
  GFile *backup;
  TdJob *job; /* (nullable) */
} TdRestore;

static void
free_restore (gpointer data)
{
  TdRestore *self = data;

  g_object_unref (self->backup);
  g_clear_object (&self->job);
  g_free (self);
}

/* The backup is opened once more, as every connection is of the thread that uses
 * it; it was checked already. */
static gboolean
restore_records (TdWriter     *writer,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  TdRestore *self = data;
  g_auto (TdOpenBackup) then = { 0 };
  TdReader *reader;
  gboolean done;

  if (!td_open_backup_init (&then, self->backup, FALSE, cancellable, error))
    return FALSE;
  reader = td_store_get_reader (then.store);
  td_db_swap_cancellable (td_reader_get_db (reader), cancellable);
  done = restore_from (writer, reader, self->job, cancellable, error);
  td_db_swap_cancellable (td_reader_get_db (reader), NULL);
  return done;
}

/* Any thread: is the backup one, and can the register be had back afterwards? */
static gboolean
prepare (TdStore      *store,
         GFile        *backup,
         GCancellable *cancellable,
         GError      **error)
{
  g_auto (TdOpenBackup) then = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) before = NULL;

  if (!td_backup_is_another (td_store_get_file (store), backup, error) ||
      !td_open_backup_init (&then, backup, TRUE, cancellable, error))
    return FALSE;
  folder = td_backup_get_folder (store);
  before = td_backup_make (store, folder, cancellable, error);
  return before != NULL;
}

/* When the backup was made, as its name or else the file itself says. */
static char *
format_backup_time (GFile *backup)
{
  g_autofree char *name = g_file_get_basename (backup);
  g_autoptr (GFileInfo) info = NULL;
  guint number;
  gint64 at;

  if (td_backup_name_read (name, NULL, &at, &number))
    return td_backup_format_time (at);
  info = g_file_query_info (backup, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                            NULL, NULL);
  if (info == NULL)
    return g_steal_pointer (&name);
  at = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  return td_backup_format_time (at);
}

static char *
make_label (GFile *backup)
{
  g_autofree char *time = format_backup_time (backup);

  /* Translators: an entry of the history; %s is a date and time. */
  return g_strdup_printf (_("Restore the backup of %s"), time);
}

gint64
td_restore (TdStore      *store,
            GFile        *backup,
            GCancellable *cancellable,
            GError      **error)
{
  TdRestore restore = { backup, NULL };
  g_autofree char *label = NULL;

  g_return_val_if_fail (TD_IS_STORE (store), -1);
  g_return_val_if_fail (G_IS_FILE (backup), -1);

  if (!td_store_check_writable (store, error) || !prepare (store, backup, cancellable, error))
    return -1;
  label = make_label (backup);
  return td_store_write (store, label, restore_records, &restore, cancellable, error);
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      store,
                   gpointer      data,
                   GCancellable *cancellable)
{
  TdRestore *self = data;
  GError *error = NULL;

  if (prepare (store, self->backup, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *store,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const gint64 change = td_store_write_finish (TD_STORE (store), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, change);
}

static void
prepared_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  TdRestore *self = g_task_get_task_data (task);
  g_autofree char *label = make_label (self->backup);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    td_store_write_async (TD_STORE (store), label, restore_records, self, NULL,
                          g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

/* First what only reads, in a thread of its own, so that lists go on being
 * answered meanwhile; then the change. */
void
td_restore_async (TdStore            *store,
                  GFile              *backup,
                  TdJob              *job,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) preparation = NULL;
  GCancellable *cancellable = job != NULL ? td_job_get_cancellable (job) : NULL;
  TdRestore *self;
  GError *error = NULL;

  g_return_if_fail (TD_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (backup));
  g_return_if_fail (job == NULL || TD_IS_JOB (job));

  self = g_new0 (TdRestore, 1);
  self->backup = g_object_ref (backup);
  g_set_object (&self->job, job);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_restore_async);
  g_task_set_task_data (task, self, free_restore);
  /* What was committed was committed, whoever cancels meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (!td_store_check_writable (store, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  preparation = g_task_new (store, cancellable, prepared_cb, g_object_ref (task));
  g_task_set_source_tag (preparation, td_restore_async);
  g_task_set_task_data (preparation, self, NULL);
  g_task_run_in_thread (preparation, prepare_in_thread);
}

gint64
td_restore_finish (TdStore      *store,
                   GAsyncResult *result,
                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_restore_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
