/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history-search.h"

#include "td-history.h"
#include "td-text.h"

#include <string.h>

static gboolean
has_words (const TdChangeEntry *entry, GStrv words)
{
  g_autofree char *label = td_text_fold (entry->label);
  g_autofree char *who = td_text_fold (entry->who);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (label, words[i]) == NULL && strstr (who, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GStrv words = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (source, &error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 before = 0;

  while (reader != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr (GPtrArray) entries = td_history_list (reader, before, 1000, &error);

      if (entries == NULL || entries->len == 0)
        break;
      for (guint i = 0; i < entries->len; i++)
        {
          const TdChangeEntry *entry = entries->pdata[i];

          if (has_words (entry, words))
            g_array_append_val (found, entry->id);
          before = entry->id;
        }
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_array_unref);
}

void
td_history_search_async (TdStore *store, const char *text, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_autofree char *folded = td_text_fold (text);

  g_task_set_source_tag (task, td_history_search_async);
  g_task_set_task_data (task, g_strsplit (folded, " ", -1), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, search_thread);
}

GArray *
td_history_search_finish (TdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
