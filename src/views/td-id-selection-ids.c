/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-id-selection-private.h"

/* What is ticked as against what the list shows at present. */

/* The ticked ids among the list's rows, of which there may be as many as rows. */
static GHashTable *
dup_shown (TdIdSelection *self)
{
  GHashTable *shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = td_id_selection_count_items (self);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = td_id_selection_get_id (self, i);

      if (g_hash_table_contains (self->ids, &id))
        g_hash_table_add (shown, g_memdup2 (&id, sizeof id));
    }
  return shown;
}

guint
td_id_selection_get_n_hidden (TdIdSelection *self)
{
  g_autoptr (GHashTable) shown = NULL;

  if (self->all || g_hash_table_size (self->ids) == 0)
    return 0;
  if (self->n_hidden < 0)
    {
      shown = dup_shown (self);
      self->n_hidden = (int) (g_hash_table_size (self->ids) - g_hash_table_size (shown));
    }
  return (guint) self->n_hidden;
}

void
td_id_selection_keep_shown (TdIdSelection *self)
{
  GHashTable *ids;

  if (td_id_selection_get_n_hidden (self) == 0)
    return;
  ids = self->ids;
  self->ids = dup_shown (self);
  self->n_hidden = 0;
  g_hash_table_unref (ids);
  td_id_selection_tell_changed (self, 0, 0);
}

void
td_id_selection_settle (TdIdSelection *self)
{
  GHashTable *except;
  guint n = td_id_selection_count_items (self);

  if (!self->all)
    return;
  self->n_hidden = -1;
  except = g_steal_pointer (&self->ids);
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->all = FALSE;
  for (guint i = 0; i < n; i++)
    {
      gint64 id = td_id_selection_get_id (self, i);

      if (!g_hash_table_contains (except, &id))
        td_id_selection_put (self, id, TRUE);
    }
  g_hash_table_unref (except);
}

/* Appends the ticked ids that are not in the list: a filter hides them. */
static void
append_hidden (TdIdSelection *self, GArray *ids)
{
  g_autoptr (GHashTable) shown = dup_shown (self);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (shown, key))
        g_array_append_vals (ids, key, 1);
    }
}

GArray *
td_id_selection_dup_ids (TdIdSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = td_id_selection_count_items (self);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = td_id_selection_get_id (self, i);

      if (td_id_selection_has (self, id))
        g_array_append_val (ids, id);
    }
  if (!self->all && ids->len < g_hash_table_size (self->ids))
    append_hidden (self, ids);
  return ids;
}
