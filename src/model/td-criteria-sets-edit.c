/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* Behind all others, until the set is straightened. */
#define LAST_POSITION G_MAXINT32

/* What is done to a criterion, in words: for a group, and for any other. */
typedef struct
{
  const char *group;
  const char *criterion;
} Words;

/* Translators: in all of these, %1$s is the code of a group or criterion, %2$s a criteria set. */
static const Words added = { N_("Add group %1$s to “%2$s”"), N_("Add criterion %1$s to “%2$s”") };
static const Words edited = {
  N_("Edit group %1$s of “%2$s”"),
  N_("Edit criterion %1$s of “%2$s”"),
};
static const Words moved = { N_("Move group %1$s of “%2$s”"), N_("Move criterion %1$s of “%2$s”") };

static void
set_label (TdCriteriaScope *self,
           const Words     *words,
           TdRecord        *criterion)
{
  const gboolean is_group = g_strcmp0 (td_record_get_text (criterion, "rule"),
                                       td_criterion_rule_code (TD_RULE_GROUP)) == 0;
  g_autofree char *label = g_strdup_printf (_(is_group ? words->group : words->criterion),
                                            td_record_get_text (criterion, "code"),
                                            td_record_get_title (self->record));

  td_writer_set_label (self->writer, label);
}

static gboolean
check_code (TdCriteriaScope  *self,
            TdRecord         *record,
            GError          **error)
{
  const char *code = td_record_get_text (record, "code");
  const int found = code != NULL ? td_criteria_set_find (self->set, code) : -1;

  if (found < 0 || td_criteria_set_get (self->set, (guint) found)->id == td_record_get_id (record))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the code of a criterion, and the text of another one. */
               _("The code %1$s already is that of “%2$s”. Choose another code."), code,
               td_criteria_set_get (self->set, (guint) found)->text);
  return FALSE;
}

static gboolean
check_group (TdCriteriaScope  *self,
             TdRecord         *record,
             gint64            group,
             GError          **error)
{
  const int index = td_criteria_set_find_id (self->set, group);
  const int own = td_criteria_set_find_id (self->set, td_record_get_id (record));

  if (group == 0)
    return TRUE;
  if (index < 0)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _("The group that it is to lie in is gone. Choose another group."));
  else if (own >= 0 && td_criteria_set_is_within (self->set, (guint) index, own))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: codes of two groups; the second lies in the first. */
                 _("Group %1$s cannot lie in %2$s, which is a part of it. Choose another group."),
                 td_record_get_text (record, "code"),
                 td_criteria_set_get (self->set, (guint) index)->code);
  else if (td_criteria_set_get (self->set, (guint) index)->rule != TD_RULE_GROUP)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: the code of a criterion. */
                 _("%s is scored itself and cannot be a group. Choose another group."),
                 td_criteria_set_get (self->set, (guint) index)->code);
  else
    return TRUE;
  return FALSE;
}

/* A group that has criteria stays one. */
static gboolean
check_rule (TdCriteriaScope  *self,
            TdRecord         *record,
            GError          **error)
{
  const int own = td_criteria_set_find_id (self->set, td_record_get_id (record));

  if (own < 0 || g_strcmp0 (td_record_get_text (record, "rule"),
                            td_criterion_rule_code (TD_RULE_GROUP)) == 0)
    return TRUE;
  for (guint i = (guint) own + 1; i < self->set->criteria->len; i++)
    if (td_criteria_set_get (self->set, i)->parent == own)
      {
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     /* Translators: the code of a group. */
                     _("%s has criteria in it and stays a group. Move them elsewhere first."),
                     td_record_get_text (record, "code"));
        return FALSE;
      }
  return TRUE;
}

/* Conditions of classes name a criterion by its code: they follow. */
static gboolean
rename_in_conditions (GPtrArray           *conditions,
                      const TdCriteriaSet *set,
                      int                  index,
                      const char          *code)
{
  gboolean is_named = FALSE;

  for (guint i = 0; i < conditions->len; i++)
    {
      TdBandCondition *condition = g_ptr_array_index (conditions, i);

      if (condition->code == NULL || td_criteria_set_find (set, condition->code) != index)
        continue;
      g_free (condition->code);
      condition->code = g_strdup (code);
      is_named = TRUE;
    }
  return is_named;
}

static gboolean
follow_code (TdCriteriaScope  *self,
             TdRecord         *criterion,
             GError          **error)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_copy (self->set);
  const char *code = td_record_get_text (criterion, "code");
  const int index = td_criteria_set_find_id (set, td_record_get_id (criterion));

  if (index < 0 || g_strcmp0 (td_criteria_set_get (set, (guint) index)->code, code) == 0)
    return TRUE;
  for (guint i = 0; i < set->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (set->bands, i);
      g_autoptr (TdRecord) record = NULL;

      if (!rename_in_conditions (band->conditions, self->set, index, code))
        continue;
      record = td_reader_get (self->reader, &td_entity_criteria_band, band->id, error);
      if (record == NULL)
        return FALSE;
      td_criteria_fill_band (band, record);
      if (!td_writer_save (self->writer, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* --- places --- */

/* The other criteria of the group with this one among them. */
static GArray *
order_siblings (TdCriteriaScope *self,
                gint64           id,
                gint64           parent,
                gint64           next)
{
  const int group = td_criteria_set_find_id (self->set, parent);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_placed = FALSE;

  for (guint i = 0; i < self->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);

      if (criterion->parent != group)
        continue;
      if (criterion->id == next)
        {
          g_array_append_val (ids, id);
          is_placed = TRUE;
        }
      if (criterion->id != id)
        g_array_append_val (ids, criterion->id);
    }
  if (!is_placed)
    g_array_append_val (ids, id);
  return ids;
}

/* @index: from 0 among its siblings. */
static gboolean
place (TdCriteriaScope  *self,
       gint64            id,
       gint64            parent,
       guint             index,
       GError          **error)
{
  g_autoptr (TdRecord) record = td_reader_get (self->reader, &td_entity_criterion, id, error);

  if (record == NULL)
    return FALSE;
  td_record_set_int (record, "position", index + 1);
  if (parent != 0)
    td_record_set_int (record, "parent", parent);
  else
    td_record_clear (record, "parent");
  return td_writer_save (self->writer, record, NULL, error);
}

static gboolean
place_among (TdCriteriaScope  *self,
             gint64            id,
             gint64            parent,
             gint64            next,
             GError          **error)
{
  g_autoptr (GArray) ids = order_siblings (self, id, parent, next);

  for (guint i = 0; i < ids->len; i++)
    if (!place (self, g_array_index (ids, gint64, i), parent, i, error))
      return FALSE;
  return TRUE;
}

/* The one that follows in the same group, 0: none, or it is gone. */
static gint64
find_next (const TdCriteriaSet *set,
           gint64               id)
{
  const int index = td_criteria_set_find_id (set, id);

  for (guint i = (guint) index + 1; index >= 0 && i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->parent == td_criteria_set_get (set, (guint) index)->parent)
      return td_criteria_set_get (set, i)->id;
  return 0;
}

/* --- adding, editing, moving --- */

/* @record was just added, as the last of its group. */
static gboolean
place_behind (TdCriteriaScope  *self,
              TdRecord         *record,
              gint64            neighbour,
              GError          **error)
{
  const gint64 next = find_next (self->set, neighbour);

  return next == 0 || place_among (self, td_record_get_id (record),
                                   td_record_get_int_or (record, "parent", 0), next, error);
}

static gboolean
save_criterion (TdWriter      *writer,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const TdCriteriaEdit *self = data;
  g_auto (TdCriteriaScope) scope = { 0 };
  g_autoptr (TdRecord) record = NULL;

  if (!td_criteria_scope_init (&scope, writer, td_record_get_int_or (self->after, "criteria", 0),
                               error))
    return FALSE;
  record = td_criteria_edit_apply (self, scope.reader, error);
  if (record == NULL || !check_code (&scope, record, error) ||
      !check_group (&scope, record, td_record_get_int_or (record, "parent", 0), error) ||
      !check_rule (&scope, record, error))
    return FALSE;
  if (self->before == NULL)
    td_record_set_int (record, "position", LAST_POSITION);
  set_label (&scope, self->before == NULL ? &added : &edited, record);
  return td_writer_save (writer, record, NULL, error) &&
         place_behind (&scope, record, self->previous, error) &&
         follow_code (&scope, record, error) && td_criteria_scope_finish (&scope, error);
}

TdAction *
td_criteria_save_criterion (TdRecord *before,
                            TdRecord *after)
{
  return td_action_new (g_strdup (before == NULL ? _("Add a criterion") : _("Edit a criterion")),
                        save_criterion, td_criteria_edit_new (before, after),
                        td_criteria_edit_free);
}

TdAction *
td_criteria_insert_criterion (TdRecord *criterion,
                              gint64    after)
{
  TdCriteriaEdit *self;

  g_return_val_if_fail (TD_IS_RECORD (criterion), NULL);

  self = td_criteria_edit_new (NULL, criterion);
  self->previous = after;
  return td_action_new (g_strdup (_("Add a criterion")), save_criterion, self,
                        td_criteria_edit_free);
}

static gboolean
move_criterion (TdWriter      *writer,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const TdCriteriaEdit *self = data;
  const gint64 id = td_record_get_id (self->after);
  g_auto (TdCriteriaScope) scope = { 0 };
  g_autoptr (TdRecord) record = td_reader_get (td_writer_get_reader (writer),
                                               &td_entity_criterion, id, error);

  if (record == NULL ||
      !td_criteria_scope_init (&scope, writer, td_record_get_int_or (record, "criteria", 0),
                               error) ||
      !check_group (&scope, record, self->parent, error))
    return FALSE;
  set_label (&scope, &moved, record);
  return place_among (&scope, id, self->parent, self->next, error) &&
         td_criteria_scope_finish (&scope, error);
}

TdAction *
td_criteria_move (TdRecord *criterion,
                  gint64    parent,
                  gint64    before)
{
  TdCriteriaEdit *self = td_criteria_edit_new (NULL, criterion);

  self->parent = parent;
  self->next = before;
  return td_action_new (g_strdup (_("Move a criterion")), move_criterion, self,
                        td_criteria_edit_free);
}

