/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-counts.h"

#include "td-class.h"

struct _TdUnitCounts
{
  GHashTable *figures; /* gint64 to TdUnitFigures */
  gint64      people;
  gint64      without;
};

static const TdUnitFigures nobody;

void
td_unit_counts_free (TdUnitCounts *self)
{
  g_hash_table_unref (self->figures);
  g_free (self);
}

static TdUnitFigures *
ensure_figures (TdUnitCounts *self, gint64 unit)
{
  TdUnitFigures *figures = g_hash_table_lookup (self->figures, &unit);

  if (figures == NULL)
    {
      figures = g_new0 (TdUnitFigures, 1);
      g_hash_table_insert (self->figures, g_memdup2 (&unit, sizeof unit), figures);
    }
  return figures;
}

static GHashTable *
count_everybody (TdReader *reader, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

  return td_reader_count_by (reader, query, "unit", error);
}

static GHashTable *
count_declared_leaders (TdReader *reader, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

  td_query_filter_text (query, "leader", TD_FILTER_IS, "co");
  return td_reader_count_by (reader, query, "unit", error);
}

/* Where nobody has said whether somebody holds a leading post the post tells, as
 * in the classification. */
static GHashTable *
count_leaders_by_post (TdReader *reader, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GHashTable) posts = NULL;
  GHashTableIter iter;
  gpointer post;
  gboolean any = FALSE;

  td_query_filter_text (query, "leader", TD_FILTER_LACKS, NULL);
  posts = td_reader_count_by (reader, query, "post", error);
  if (posts == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, posts);
  while (g_hash_table_iter_next (&iter, &post, NULL))
    {
      if (!td_post_is_leader (post))
        continue;
      td_query_filter_text (query, "post", TD_FILTER_IS, post);
      any = TRUE;
    }
  if (!any)
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return td_reader_count_by (reader, query, "unit", error);
}

static void
take_people (TdUnitCounts *self, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 unit = g_ascii_strtoll (key, NULL, 10);
      gint64 n = *(const gint64 *) value;

      self->people += n;
      if (unit == 0)
        self->without += n;
      else
        ensure_figures (self, unit)->people = n;
    }
}

static void
take_leaders (TdUnitCounts *self, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 unit = g_ascii_strtoll (key, NULL, 10);

      if (unit != 0)
        ensure_figures (self, unit)->leaders += *(const gint64 *) value;
    }
}

static gboolean
count_all (TdUnitCounts *self, TdReader *reader, GError **error)
{
  g_autoptr (GHashTable) people = count_everybody (reader, error);
  g_autoptr (GHashTable) declared = people ? count_declared_leaders (reader, error) : NULL;
  g_autoptr (GHashTable) by_post = declared ? count_leaders_by_post (reader, error) : NULL;

  if (by_post == NULL)
    return FALSE;
  take_people (self, people);
  take_leaders (self, declared);
  take_leaders (self, by_post);
  return TRUE;
}

/* All counts of one moment. */
static TdUnitCounts *
count (TdReader *reader, GError **error)
{
  g_autoptr (TdUnitCounts) self = g_new0 (TdUnitCounts, 1);
  gboolean counted;

  self->figures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!td_reader_begin (reader, error))
    return NULL;
  counted = count_all (self, reader, error);
  td_reader_end (reader);
  return counted ? g_steal_pointer (&self) : NULL;
}

static void
count_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (source, &error);
  TdUnitCounts *counts = reader ? count (reader, &error) : NULL;

  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) td_unit_counts_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
td_unit_counts_async (TdStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_unit_counts_async);
  g_task_run_in_thread (task, count_thread);
}

TdUnitCounts *
td_unit_counts_finish (TdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_unit_counts_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
td_unit_counts_add_up (TdUnitCounts *self, const TdUnitTree *tree)
{
  guint n = td_unit_tree_get_n (tree);

  for (guint i = 0; i < n; i++)
    {
      TdUnitFigures *figures = ensure_figures (self, td_unit_tree_get_nth (tree, i)->id);

      figures->people_within = figures->people;
      figures->leaders_within = figures->leaders;
    }
  /* Parents come before children: backwards every unit is complete when it is added. */
  for (guint i = n; i-- > 0;)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);
      const TdUnitFigures *figures = ensure_figures (self, node->id);
      TdUnitFigures *above = node->parent != 0 ? ensure_figures (self, node->parent) : NULL;

      if (above == NULL)
        continue;
      above->people_within += figures->people_within;
      above->leaders_within += figures->leaders_within;
    }
}

const TdUnitFigures *
td_unit_counts_get (const TdUnitCounts *self, gint64 unit)
{
  const TdUnitFigures *figures = g_hash_table_lookup (self->figures, &unit);

  return figures ? figures : &nobody;
}

gint64
td_unit_counts_get_people (const TdUnitCounts *self)
{
  return self->people;
}

gint64
td_unit_counts_get_without (const TdUnitCounts *self)
{
  return self->without;
}
