/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"

#include "td-compare.h"
#include "td-open-backup.h"
#include "td-store-private.h"

/* Titles shown of each entity. */
#define MAX_TITLES 20

void
td_restore_line_free (TdRestoreLine *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->titles);
  g_free (self);
}

static void
add_difference (TdCompareKind kind,
                TdRecord     *record,
                gpointer      user_data)
{
  static const char *const signs[] = { "-", "+", "~" };
  TdRestoreLine *line = user_data;
  guint *const counts[] = { &line->only_now, &line->only_backup, &line->different };

  (*counts[kind])++;
  if (line->titles->len < MAX_TITLES)
    g_ptr_array_add (line->titles,
                     g_strdup_printf ("%s %s", signs[kind], td_record_get_title (record)));
}

/* Of the calling thread, which both readers belong to. */
static GPtrArray *
compare (TdReader     *now,
         TdReader     *then,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_restore_line_free);
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      TdRestoreLine *line = g_new0 (TdRestoreLine, 1);

      line->entity = entities[i];
      line->titles = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (lines, line);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !td_compare_entity (now, then, entities[i], add_difference, line, error))
        return NULL;
      if (line->only_now + line->only_backup + line->different == 0)
        g_ptr_array_remove_index (lines, lines->len - 1);
    }
  return g_steal_pointer (&lines);
}

static GPtrArray *
preview (TdStore      *store,
         GFile        *backup,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (TdReader) now = NULL;
  g_auto (TdOpenBackup) then = { 0 };
  TdReader *then_reader;
  GPtrArray *lines;

  if (!td_backup_is_another (td_store_get_file (store), backup, error) ||
      !td_open_backup_init (&then, backup, TRUE, cancellable, error))
    return NULL;
  now = td_store_open_reader (store, error);
  if (now == NULL || !td_reader_begin (now, error))
    return NULL;

  then_reader = td_store_get_reader (then.store);
  td_db_swap_cancellable (td_reader_get_db (now), cancellable);
  td_db_swap_cancellable (td_reader_get_db (then_reader), cancellable);
  lines = compare (now, then_reader, cancellable, error);
  td_db_swap_cancellable (td_reader_get_db (now), NULL);
  td_db_swap_cancellable (td_reader_get_db (then_reader), NULL);
  return lines;
}

GPtrArray *
td_restore_preview (TdStore *store,
                    GFile   *backup,
                    GError **error)
{
  g_return_val_if_fail (TD_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (backup), NULL);

  return td_store_check_open (store, error) ? preview (store, backup, NULL, error) : NULL;
}

static void
preview_in_thread (GTask        *task,
                   gpointer      store,
                   gpointer      backup,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *lines = preview (store, backup, cancellable, &error);

  if (lines != NULL)
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
td_restore_preview_async (TdStore            *store,
                          GFile              *backup,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (TD_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (backup));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_restore_preview_async);
  g_task_set_task_data (task, g_object_ref (backup), g_object_unref);
  if (td_store_check_open (store, &error))
    g_task_run_in_thread (task, preview_in_thread);
  else
    g_task_return_error (task, error);
}

GPtrArray *
td_restore_preview_finish (TdStore      *store,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_restore_preview_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
