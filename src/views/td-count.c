/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-count.h"

static void
count_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *queries = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (source, &error);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; reader != NULL && error == NULL && i < queries->len; i++)
    {
      gint64 count = td_reader_count (reader, queries->pdata[i], &error);

      g_array_append_val (counts, count);
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&counts), (GDestroyNotify) g_array_unref);
}

void
td_count_async (TdStore *store, GPtrArray *queries, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_count_async);
  g_task_set_task_data (task, queries, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, count_thread);
}

GArray *
td_count_finish (TdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_count_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
