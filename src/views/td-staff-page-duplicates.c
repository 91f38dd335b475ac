/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-page-private.h"

#include "td-staff-actions.h"

/* What the thread answers. */
typedef struct
{
  GPtrArray *names; /* (element-type utf8): folded, each once */
  guint      n_people;
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->names);
  g_free (found);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, free_found)

static void
add_name (Found *found, GHashTable *seen, TdReader *reader, gint64 id)
{
  g_autoptr (TdRecord) person = td_reader_get (reader, &td_entity_staff, id, NULL);
  const char *name = person ? td_record_get_text (person, "match_key") : NULL;

  found->n_people++;
  if (name != NULL && g_hash_table_add (seen, g_strdup (name)))
    g_ptr_array_add (found->names, g_strdup (name));
}

static void
find_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (task_data, &error);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->names = g_ptr_array_new_with_free_func (g_free);
  if (reader != NULL)
    groups = td_staff_find_duplicates (reader, cancellable, &error);
  if (groups == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const TdDuplicates *group = groups->pdata[i];

      for (guint j = 0; j < group->ids->len; j++)
        add_name (found, seen, reader, g_array_index (group->ids, gint64, j));
    }
  g_task_return_pointer (task, g_steal_pointer (&found), free_found);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdStaffPage *self = TD_STAFF_PAGE (source);
  g_autoptr (Found) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->finding || found == NULL)
    return;
  g_clear_object (&self->finding);
  g_clear_pointer (&self->duplicate_names, g_ptr_array_unref);
  self->duplicate_names = g_ptr_array_ref (found->names);
  td_filter_bar_set_count (td_list_page_get_filters (TD_LIST_PAGE (self)), "duplicates",
                           found->n_people);
}

static gboolean
find_cb (gpointer user_data)
{
  TdStaffPage *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->find_source = 0;
  self->finding = g_cancellable_new ();
  task = g_task_new (self, self->finding, found_cb, NULL);
  g_task_set_source_tag (task, find_cb);
  g_task_set_task_data (task, g_object_ref (td_page_get_store (TD_PAGE (self))), g_object_unref);
  g_task_run_in_thread (task, find_thread);
  return G_SOURCE_REMOVE;
}

void
td_staff_page_find_duplicates_soon (TdStaffPage *self)
{
  td_staff_page_stop_finding (self);
  self->find_source = g_idle_add_full (G_PRIORITY_LOW, find_cb, self, NULL);
}

void
td_staff_page_stop_finding (TdStaffPage *self)
{
  g_clear_handle_id (&self->find_source, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

/* By their folded names, so that both of a pair stand in the list, side by side in
 * its usual order. */
void
td_staff_page_filter_duplicates (TdQuery *query, gpointer user_data)
{
  TdStaffPage *self = user_data;

  if (self->duplicate_names == NULL || self->duplicate_names->len == 0)
    {
      td_query_filter_text (query, "match_key", TD_FILTER_LACKS, NULL);
      return;
    }
  for (guint i = 0; i < self->duplicate_names->len; i++)
    td_query_filter_text (query, "match_key", TD_FILTER_IS, self->duplicate_names->pdata[i]);
}
