/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"
#include "td-round-seal.h"
#include "td-year-guard.h"

#include <glib/gi18n-lib.h>

struct _TdUndoGuard
{
  TdEngine  *engine;
  GPtrArray *seals;   /* of years, in force */
  GPtrArray *closed;  /* rounds */
  gboolean   is_year_seal;  /* it freezes or reopens a year itself */
  gboolean   is_round_seal; /* it closes or reopens a round itself */
  gboolean   is_closing;    /* and that is all it does */
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

/* What is written when a year is frozen or a round closed, and nothing else; restoring a backup
 * may bring a seal too, among others. */
static gboolean
is_closing (const TdChanges *changes)
{
  const TdEntity *const entities[] = {
    &td_entity_year_seal,  &td_entity_year_result,  &td_entity_year_variant,
    &td_entity_round_seal, &td_entity_round_result, &td_entity_sheet,
  };

  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      guint place = 0;

      while (place < G_N_ELEMENTS (entities) &&
             entities[place] != td_changes_get (changes, i)->entity)
        place++;
      if (place == G_N_ELEMENTS (entities))
        return FALSE;
    }
  return TRUE;
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
  self->is_closing = is_closing (changes);
  if (!load_before (self, changes, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Whether a seal that was in force was taken away, rather than let go with a reason. */
static gboolean
is_gone (TdUndoGuard    *self,
         const TdEntity *entity,
         gint64          seal,
         GError        **error)
{
  const TdTouched touched = { entity, seal, TD_CHANGE_REMOVED };
  g_autoptr (GError) failed = NULL;
  g_autoptr (TdRecord) record = load (self, &touched, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return record == NULL;
}

/* A closing that is undone would be gone with nobody having said why.  %FALSE with an error,
 * be it that of a look-up. */
static gboolean
check_closing (TdUndoGuard *self,
               GError     **error)
{
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; i < self->seals->len && failed == NULL; i++)
    {
      const TdYearSeal *seal = self->seals->pdata[i];

      if (is_gone (self, &td_entity_year_seal, seal->id, &failed) && failed == NULL)
        g_set_error (&failed, TD_ERROR, TD_ERROR_CONFLICT,
                     _("%u is frozen, and undoing does not take that back, since it would leave "
                       "no reason. Reopen the year instead; that asks for one."),
                     seal->year);
    }
  for (guint i = 0; i < self->closed->len && failed == NULL; i++)
    {
      const TdClosedRound *closed = self->closed->pdata[i];

      if (is_gone (self, &td_entity_round_seal, closed->seal, &failed) && failed == NULL)
        g_set_error (&failed, TD_ERROR, TD_ERROR_CONFLICT,
                     /* Translators: a scoring round */
                     _("“%s” is closed, and undoing does not take that back, since it would leave "
                       "no reason. Reopen the round instead; that asks for one."),
                     closed->name);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
td_undo_guard_check (TdUndoGuard *self,
                     GError     **error)
{
  if (self->is_closing && !check_closing (self, error))
    return FALSE;
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
