/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-query-private.h"

#include <string.h>

/* What of a query's answer a change can move. */

static void
add_key (GPtrArray      *keys,
         const TdEntity *entity,
         const char     *key)
{
  if (td_entity_field (entity, key) != NULL)
    g_ptr_array_add (keys, (gpointer) key);
}

/* The fields that decide which records of the query's entity are in the list,
 * and where: see td_sql_from_query(). */
gboolean
td_query_keeps_order (const TdQuery   *self,
                      const TdChanges *changes)
{
  const TdEntity *entity = self->entity;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  add_key (keys, entity, entity->title);
  add_key (keys, entity, "sort_key");
  add_key (keys, entity, td_query_get_sort (self, NULL));
  if (!self->archived)
    add_key (keys, entity, "archived");
  if (self->search != NULL)
    {
      add_key (keys, entity, "search");
      for (guint i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & (TD_FIELD_SEARCHED | TD_FIELD_NUMBER)) != 0)
          add_key (keys, entity, entity->fields[i].key);
    }
  for (guint i = 0; i < self->filters->len; i++)
    {
      const TdFilter *filter = &g_array_index (self->filters, TdFilter, i);

      add_key (keys, entity, entity->fields[filter->field].key);
    }
  g_ptr_array_add (keys, NULL);
  return td_changes_leave_keys (changes, entity, (const char *const *) keys->pdata);
}

/* Whether a reference that decides the order or the search shows something else. */
gboolean
td_query_target_keeps_order (const TdQuery   *self,
                             const TdField   *field,
                             const TdEntity  *target,
                             const TdChanges *changes)
{
  const char *sort = td_query_get_sort (self, NULL);
  gboolean is_title = strcmp (field->key, self->entity->title) == 0;
  gboolean is_sorted = is_title || strcmp (field->key, sort) == 0;
  gboolean is_searched = self->search != NULL &&
                         (is_title || (field->flags & TD_FIELD_SEARCHED) != 0);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (!is_sorted && !is_searched)
    return TRUE;
  add_key (keys, target, target->title);
  add_key (keys, target, "sort_key");
  if (is_searched)
    add_key (keys, target, "search");
  g_ptr_array_add (keys, NULL);
  return td_changes_leave_keys (changes, target, (const char *const *) keys->pdata);
}
