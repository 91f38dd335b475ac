/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

/**
 * Merge: a set on its way into its record.
 * @ids: (element-type gint64): of the records of the set's criteria so far
 */
typedef struct
{
  TdWriter            *writer;
  const TdCriteriaSet *set;
  const TdCriteriaSet *old;
  gint64               record;
  GArray              *ids;
  gboolean             changed;
} Merge;

/* The record that stays, @id 0: a new one of the set. */
static TdRecord *
get_part (Merge           *self,
          const TdEntity  *entity,
          gint64           id,
          GError         **error)
{
  TdRecord *record;

  if (id != 0)
    return td_reader_get (td_writer_get_reader (self->writer), entity, id, error);
  record = td_record_new (entity);
  td_record_set_int (record, "criteria", self->record);
  return record;
}

static gboolean
save_part (Merge     *self,
           TdRecord  *record,
           GError   **error)
{
  gboolean changed;

  if (!td_writer_save (self->writer, record, &changed, error))
    return FALSE;
  self->changed = self->changed || changed;
  return TRUE;
}

static gboolean
save_criterion (Merge   *self,
                guint    index,
                GError **error)
{
  const TdCriterion *criterion = td_criteria_set_get (self->set, index);
  const int found = self->old != NULL ? td_criteria_set_find (self->old, criterion->code) : -1;
  g_autoptr (TdRecord) record =
    get_part (self, &td_entity_criterion,
              found >= 0 ? td_criteria_set_get (self->old, (guint) found)->id : 0, error);
  gint64 id;

  if (record == NULL)
    return FALSE;
  td_criteria_fill_criterion (criterion, record);
  td_record_set_int (record, "position", index + 1);
  if (criterion->parent >= 0)
    td_record_set_int (record, "parent",
                       g_array_index (self->ids, gint64, (guint) criterion->parent));
  else
    td_record_clear (record, "parent");
  if (!save_part (self, record, error))
    return FALSE;
  id = td_record_get_id (record);
  g_array_append_val (self->ids, id);
  return TRUE;
}

static gboolean
save_band (Merge         *self,
           const TdBand  *band,
           GError       **error)
{
  const int found = self->old != NULL ? td_criteria_set_find_band (self->old, band->code) : -1;
  const TdBand *old = found >= 0 ? g_ptr_array_index (self->old->bands, (guint) found) : NULL;
  g_autoptr (TdRecord) record =
    get_part (self, &td_entity_criteria_band, old != NULL ? old->id : 0, error);

  if (record == NULL)
    return FALSE;
  td_criteria_fill_band (band, record);
  return save_part (self, record, error);
}

/* What lies in a group goes before the group. */
static gboolean
remove_rest (Merge   *self,
             GError **error)
{
  for (guint i = self->old->criteria->len; i > 0; i--)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->old, i - 1);

      if (td_criteria_set_find (self->set, criterion->code) >= 0)
        continue;
      self->changed = TRUE;
      if (!td_writer_delete (self->writer, &td_entity_criterion, criterion->id, error))
        return FALSE;
    }
  for (guint i = 0; i < self->old->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (self->old->bands, i);

      if (td_criteria_set_find_band (self->set, band->code) >= 0)
        continue;
      self->changed = TRUE;
      if (!td_writer_delete (self->writer, &td_entity_criteria_band, band->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_criteria_merge (TdWriter             *writer,
                   const TdCriteriaSet  *set,
                   gint64                record,
                   const TdCriteriaSet  *old,
                   gboolean             *changed,
                   GError              **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Merge self = { writer, set, old, record, ids, FALSE };

  for (guint i = 0; i < set->criteria->len; i++)
    if (!save_criterion (&self, i, error))
      return FALSE;
  for (guint i = 0; i < set->bands->len; i++)
    if (!save_band (&self, g_ptr_array_index (set->bands, i), error))
      return FALSE;
  if (old != NULL && !remove_rest (&self, error))
    return FALSE;
  *changed = self.changed;
  return TRUE;
}
