/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* Mandatory criteria name the best class that is left by its code: they follow. */
static gboolean
follow_code (TdCriteriaScope  *self,
             TdRecord         *band,
             GError          **error)
{
  for (guint i = 0; i < self->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);
      const int bound = td_criteria_set_find_band (self->set, criterion->bound);
      const TdBand *named = bound >= 0 ? g_ptr_array_index (self->set->bands, (guint) bound) : NULL;
      g_autoptr (TdRecord) record = NULL;

      if (named == NULL || named->id != td_record_get_id (band))
        continue;
      record = td_reader_get (self->reader, &td_entity_criterion, criterion->id, error);
      if (record == NULL)
        return FALSE;
      td_record_set_text (record, "bound", td_record_get_text (band, "code"));
      if (!td_writer_save (self->writer, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_code (TdCriteriaScope  *self,
            TdRecord         *record,
            GError          **error)
{
  const char *code = td_record_get_text (record, "code");
  const int found = code != NULL ? td_criteria_set_find_band (self->set, code) : -1;
  const TdBand *band = found >= 0 ? g_ptr_array_index (self->set->bands, (guint) found) : NULL;

  if (band == NULL || band->id == td_record_get_id (record))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the code of a class, and the name of another one. */
               _("The code %1$s already is that of the class “%2$s”. Choose another code."), code,
               band->name);
  return FALSE;
}

static gboolean
save_band (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const TdCriteriaEdit *self = data;
  g_auto (TdCriteriaScope) scope = { 0 };
  g_autoptr (TdRecord) record = NULL;
  g_autofree char *label = NULL;

  if (!td_criteria_scope_init (&scope, writer, td_record_get_int_or (self->after, "criteria", 0),
                               error))
    return FALSE;
  record = td_criteria_edit_apply (self, scope.reader, error);
  if (record == NULL || !check_code (&scope, record, error))
    return FALSE;
  label = g_strdup_printf (self->before == NULL
                             /* Translators: %1$s is a class of the criteria set %2$s. */
                             ? _("Add the class “%1$s” to “%2$s”")
                             /* Translators: %1$s is a class of the criteria set %2$s. */
                             : _("Edit the class “%1$s” of “%2$s”"),
                           td_record_get_title (record), td_record_get_title (scope.record));
  td_writer_set_label (writer, label);
  return td_writer_save (writer, record, NULL, error) && follow_code (&scope, record, error) &&
         td_criteria_scope_finish (&scope, error);
}

TdAction *
td_criteria_save_band (TdRecord *before,
                       TdRecord *after)
{
  return td_action_new (g_strdup (before == NULL ? _("Add a class") : _("Edit a class")),
                        save_band, td_criteria_edit_new (before, after), td_criteria_edit_free);
}

/* With what lies in it, from the end, so that a group goes last. */
static gboolean
remove_criterion (TdCriteriaScope  *self,
                  TdRecord         *record,
                  GError          **error)
{
  const int index = td_criteria_set_find_id (self->set, td_record_get_id (record));

  for (guint i = self->set->criteria->len; index >= 0 && i > 0; i--)
    if (td_criteria_set_is_within (self->set, i - 1, index) &&
        !td_writer_delete (self->writer, &td_entity_criterion,
                           td_criteria_set_get (self->set, i - 1)->id, error))
      return FALSE;
  return TRUE;
}

static void
set_label (TdCriteriaScope *self,
           TdRecord        *record)
{
  const char *format;
  g_autofree char *label = NULL;

  if (td_record_get_entity (record) == &td_entity_criteria_band)
    /* Translators: %1$s is a class of the criteria set %2$s. */
    format = _("Remove the class “%1$s” from “%2$s”");
  else if (g_strcmp0 (td_record_get_text (record, "rule"),
                      td_criterion_rule_code (TD_RULE_GROUP)) == 0)
    /* Translators: %1$s is the code of a group of the criteria set %2$s. */
    format = _("Remove group %1$s from “%2$s”");
  else
    /* Translators: %1$s is the code of a criterion of the criteria set %2$s. */
    format = _("Remove criterion %1$s from “%2$s”");
  label = g_strdup_printf (format,
                           td_record_get_entity (record) == &td_entity_criteria_band
                             ? td_record_get_title (record)
                             : td_record_get_text (record, "code"),
                           td_record_get_title (self->record));
  td_writer_set_label (self->writer, label);
}

static gboolean
remove_part (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const TdCriteriaEdit *self = data;
  const TdEntity *entity = td_record_get_entity (self->after);
  g_auto (TdCriteriaScope) scope = { 0 };
  g_autoptr (TdRecord) record = td_reader_get (td_writer_get_reader (writer), entity,
                                               td_record_get_id (self->after), error);

  if (record == NULL ||
      !td_criteria_scope_init (&scope, writer, td_record_get_int_or (record, "criteria", 0), error))
    return FALSE;
  set_label (&scope, record);
  if (!(entity == &td_entity_criterion
          ? remove_criterion (&scope, record, error)
          : td_writer_delete (writer, entity, td_record_get_id (record), error)))
    return FALSE;
  return td_criteria_scope_finish (&scope, error);
}

TdAction *
td_criteria_remove (TdRecord *criterion_or_band)
{
  const TdEntity *entity = td_record_get_entity (criterion_or_band);

  g_return_val_if_fail (entity == &td_entity_criterion || entity == &td_entity_criteria_band, NULL);

  return td_action_new (g_strdup (entity == &td_entity_criterion ? _("Remove a criterion")
                                                                 : _("Remove a class")),
                        remove_part, td_criteria_edit_new (NULL, criterion_or_band),
                        td_criteria_edit_free);
}
