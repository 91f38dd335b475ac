/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-round-seal.h"
#include "td-year-guard.h"

struct _TdUndoGuard
{
  TdEngine  *engine;
  GPtrArray *seals;   /* of years, in force */
  GPtrArray *closed;  /* rounds */
  gboolean   is_year_seal;  /* it freezes or reopens a year itself */
  gboolean   is_round_seal; /* it closes or reopens a round itself */
  GArray    *touched; /* of TdTouched: what says something of a year, or is of a round */
  GPtrArray *before;  /* (element-type TdRecord) (nullable elements): as they were */
};

void
td_undo_guard_free (TdUndoGuard *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->seals, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_ptr_array_unref);
  g_array_unref (self->touched);
  g_ptr_array_unref (self->before);
  g_free (self);
}

static void
unref_record (gpointer data)
{
  g_clear_object (&data);
}

/* (nullable): %NULL with or without an error */
static TdRecord *
load (TdUndoGuard     *self,
      const TdTouched *touched,
      GError         **error)
{
  g_autoptr (GPtrArray) records =
    td_reader_load (self->engine->reader, touched->entity, &touched->id, 1, error);

  return records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

static gboolean
is_guarded (const TdUndoGuard *self,
            const TdEntity    *entity)
{
  if (td_closed_rounds_watch (entity))
    return self->closed->len > 0 && !self->is_round_seal;
  return entity->year_part != NULL && self->seals->len > 0 && !self->is_year_seal;
}

static gboolean
load_before (TdUndoGuard *self,
             TdChanges   *changes,
             GError     **error)
{
  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdTouched *touched = td_changes_get (changes, i);
      g_autoptr (GError) failed = NULL;
      TdRecord *record;

      if (!is_guarded (self, touched->entity))
        continue;
      record = load (self, touched, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      g_array_append_val (self->touched, *touched);
      g_ptr_array_add (self->before, record);
    }
  return TRUE;
}

/* Nothing is read where no year is frozen and no round closed. */
TdUndoGuard *
td_undo_guard_new (TdEngine   *engine,
                   const void *changeset,
                   gsize       size,
                   GError    **error)
{
  g_autoptr (TdUndoGuard) self = g_new0 (TdUndoGuard, 1);
  g_autoptr (TdChangesetParser) parser = NULL;
  g_autoptr (TdChanges) changes = NULL;

  self->engine = engine;
  self->touched = g_array_new (FALSE, FALSE, sizeof (TdTouched));
  self->before = g_ptr_array_new_with_free_func (unref_record);
  self->seals = td_year_guard_list (engine->reader, error);
  if (self->seals == NULL)
    return NULL;
  self->closed = td_closed_rounds_list (engine->reader, error);
  if (self->closed == NULL)
    return NULL;
  if (self->seals->len == 0 && self->closed->len == 0)
    return g_steal_pointer (&self);

  parser = td_changeset_parser_new (engine->columns);
  td_changeset_parser_push (parser, changeset, size);
  changes = td_changeset_parser_end (parser, error);
  if (changes == NULL)
    return NULL;
  self->is_year_seal = td_changes_touch (changes, &td_entity_year_seal);
  self->is_round_seal = td_changes_touch (changes, &td_entity_round_seal);
  if (!load_before (self, changes, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
td_undo_guard_check (TdUndoGuard *self,
                     GError     **error)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (TdRecord) after = load (self, &g_array_index (self->touched, TdTouched, i),
                                         &failed);
      TdRecord *before = self->before->pdata[i];

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if ((before != NULL || after != NULL) &&
          (!td_year_guard_check (self->seals, before, after, error) ||
           !td_closed_rounds_check (self->closed, before, after, error)))
        return FALSE;
    }
  return TRUE;
}
