/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-model-private.h"

static void
follow_references (TdListModel     *self,
                   const TdChanges *changes)
{
  const TdEntity *entity = self->query->entity;
  gboolean titles_differ = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];
      const TdEntity *target = td_entity_find (field->reference);
      const char *const title[] = { target != NULL ? target->title : NULL, NULL };

      if (target == NULL || !td_changes_touch (changes, target))
        continue;
      titles_differ = titles_differ || !td_changes_leave_keys (changes, target, title);
      if (!td_query_target_keeps_order (self->query, field, target, changes))
        td_list_model_ask_soon (self);
    }
  if (titles_differ)
    td_row_cache_reload (self->cache, NULL);
}

static void
note_moved (TdListModel     *self,
            const TdChanges *changes)
{
  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdTouched *touched = td_changes_get (changes, i);

      if (touched->entity == self->query->entity && touched->kind == TD_CHANGE_EDITED)
        g_hash_table_add (self->moved, g_memdup2 (&touched->id, sizeof touched->id));
    }
}

void
td_list_model_store_changed_cb (TdStore     *store,
                                TdChanges   *changes,
                                TdListModel *self)
{
  if (td_changes_touch (changes, self->query->entity))
    {
      if (!td_query_keeps_order (self->query, changes))
        {
          note_moved (self, changes);
          td_list_model_ask_soon (self);
        }
      td_row_cache_reload (self->cache, changes);
    }
  follow_references (self, changes);
}
