/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

#include <glib/gi18n-lib.h>

static gboolean
differs (TdRecord *a,
         TdRecord *b)
{
  g_autoptr (GPtrArray) keys = td_record_diff (a, b);

  return keys->len > 0;
}

static gboolean
save_set (TdWriter      *writer,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const TdCriteriaEdit *self = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) record = td_criteria_edit_apply (self, reader, error);

  if (record == NULL || !td_criteria_check_master (record, error) ||
      !td_criteria_check_name (reader, record, error))
    return FALSE;
  if (self->before == NULL)
    td_record_set_int (record, "version", TD_CRITERIA_FIRST_VERSION);
  else if (differs (self->before, self->after))
    td_criteria_begin_version (record);
  return td_writer_save (writer, record, NULL, error);
}

TdAction *
td_criteria_save_set (TdRecord *before,
                      TdRecord *after)
{
  return td_action_new (g_strdup_printf (before == NULL ? _("Add the criteria set “%s”")
                                                        : _("Edit the criteria set “%s”"),
                                         td_record_get_title (after)),
                        save_set, td_criteria_edit_new (before, after), td_criteria_edit_free);
}

static gboolean
archive_set (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const TdCriteriaEdit *self = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) record =
    td_reader_get (reader, &td_entity_criteria_set, td_record_get_id (self->after), error);

  if (record == NULL || !td_criteria_check_master (record, error) ||
      (!self->archive && !td_criteria_check_name (reader, record, error)))
    return FALSE;
  if (self->archive)
    td_record_set_int (record, "archived", 1);
  else
    td_record_clear (record, "archived");
  return td_writer_save (writer, record, NULL, error);
}

TdAction *
td_criteria_archive (TdRecord *set,
                     gboolean  archive)
{
  TdCriteriaEdit *self = td_criteria_edit_new (NULL, set);

  self->archive = archive;
  return td_action_new (g_strdup_printf (archive ? _("Archive the criteria set “%s”")
                                                 : _("Bring the criteria set “%s” back"),
                                         td_record_get_title (set)),
                        archive_set, self, td_criteria_edit_free);
}

