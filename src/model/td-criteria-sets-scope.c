/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

TdCriteriaEdit *
td_criteria_edit_new (TdRecord *before,
                      TdRecord *after)
{
  TdCriteriaEdit *self = g_new0 (TdCriteriaEdit, 1);

  self->before = before != NULL ? td_record_copy (before) : NULL;
  self->after = td_record_copy (after);
  return self;
}

void
td_criteria_edit_free (gpointer edit)
{
  TdCriteriaEdit *self = edit;

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static void
copy_field (TdRecord   *from,
            TdRecord   *to,
            const char *key)
{
  if (!td_record_has (from, key))
    td_record_clear (to, key);
  else if (td_field_is_text_like (td_entity_field (td_record_get_entity (from), key)))
    td_record_set_text (to, key, td_record_get_text (from, key));
  else
    td_record_set_int (to, key, td_record_get_int_or (from, key, 0));
}

TdRecord *
td_criteria_edit_apply (const TdCriteriaEdit  *self,
                        TdReader              *reader,
                        GError               **error)
{
  g_autoptr (GPtrArray) keys = NULL;
  TdRecord *record;

  if (self->before == NULL)
    return td_record_copy (self->after);
  record = td_reader_get (reader, td_record_get_entity (self->before),
                          td_record_get_id (self->before), error);
  if (record == NULL)
    return NULL;
  keys = td_record_diff (self->before, self->after);
  for (guint i = 0; i < keys->len; i++)
    copy_field (self->after, record, keys->pdata[i]);
  return record;
}

gboolean
td_criteria_scope_init (TdCriteriaScope  *self,
                        TdWriter         *writer,
                        gint64            set,
                        GError          **error)
{
  self->writer = writer;
  self->reader = td_writer_get_reader (writer);
  self->record = td_reader_get (self->reader, &td_entity_criteria_set, set, error);
  if (self->record == NULL || !td_criteria_check_master (self->record, error))
    return FALSE;
  self->set = td_criteria_set_load (self->reader, set, error);
  return self->set != NULL;
}

/* Positions count through the whole set, and what lies in a group has its role. */
static gboolean
straighten (TdCriteriaScope      *self,
            const TdCriteriaSet  *set,
            GError              **error)
{
  g_autofree TdCriterionRole *roles = g_new0 (TdCriterionRole, set->criteria->len);

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      g_autoptr (TdRecord) record =
        td_reader_get (self->reader, &td_entity_criterion, criterion->id, error);

      if (record == NULL)
        return FALSE;
      roles[i] = criterion->parent >= 0 ? roles[criterion->parent] : criterion->role;
      td_record_set_text (record, "role", td_criterion_role_code (roles[i]));
      td_record_set_int (record, "position", i + 1);
      if (!td_writer_save (self->writer, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_criteria_scope_finish (TdCriteriaScope  *self,
                          GError          **error)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_load (self->reader, self->set->id, error);

  if (set == NULL || !straighten (self, set, error))
    return FALSE;
  if (td_criteria_set_equal (self->set, set))
    return TRUE;
  td_criteria_begin_version (self->record);
  return td_writer_save (self->writer, self->record, NULL, error);
}

void
td_criteria_scope_clear (TdCriteriaScope *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->set, td_criteria_set_unref);
}
