/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets-private.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

gboolean
td_criteria_check_usable (const TdCriteriaSet  *set,
                          GError              **error)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];

      if (issue->is_error)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? "\n" : "", issue->text);
    }
  if (texts->len == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: %1$s is a criteria set, %2$s one or more sentences about what is
                * wrong with it, each on a line. */
               _("No sheet can be scored with the criteria set “%1$s”.\n%2$s"),
               set->name != NULL ? set->name : "", texts->str);
  return FALSE;
}

gboolean
td_criteria_check_master (TdRecord  *set,
                          GError   **error)
{
  if (!td_record_has (set, "master"))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: a criteria set. */
               _("This is the copy of “%s” that a round works with. Edit the criteria set itself, "
                 "then let the round take it."),
               td_record_get_title (set));
  return FALSE;
}

gboolean
td_criteria_check_name (TdReader  *reader,
                        TdRecord  *set,
                        GError   **error)
{
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autofree char *folded = td_text_fold (td_record_get_text (set, "name"));
  g_autoptr (GPtrArray) others = td_reader_list (reader, query, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *name = td_text_fold (td_record_get_text (others->pdata[i], "name"));

      if (td_record_get_id (others->pdata[i]) == td_record_get_id (set) ||
          g_strcmp0 (name, folded) != 0)
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("There already is a criteria set “%s”. Choose another name, or change that "
                     "one."),
                   td_record_get_title (others->pdata[i]));
      return FALSE;
    }
  return TRUE;
}

void
td_criteria_begin_version (TdRecord *set)
{
  const gint64 version = td_record_get_int_or (set, "version", 0);

  if (td_record_get_int_or (set, "used_version", 0) == version)
    td_record_set_int (set, "version", version + 1);
}

static gint64
write_new (TdWriter             *writer,
           const TdCriteriaSet  *set,
           GError              **error)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_criteria_set);
  gboolean changed;

  td_criteria_fill_set (set, record);
  td_record_set_text (record, "shipped", set->shipped);
  td_record_set_int (record, "version", TD_CRITERIA_FIRST_VERSION);
  if (!td_criteria_check_name (td_writer_get_reader (writer), record, error) ||
      !td_writer_save (writer, record, NULL, error) ||
      !td_criteria_merge (writer, set, td_record_get_id (record), NULL, &changed, error))
    return 0;
  return td_record_get_id (record);
}

static gint64
write_over (TdWriter             *writer,
            const TdCriteriaSet  *set,
            gint64                into,
            GError              **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_criteria_set, into, error);
  g_autoptr (TdRecord) before = record != NULL ? td_record_copy (record) : NULL;
  g_autoptr (TdCriteriaSet) old = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  gboolean changed;

  if (record == NULL || !td_criteria_check_master (record, error))
    return 0;
  old = td_criteria_set_load (reader, into, error);
  if (old == NULL || !td_criteria_merge (writer, set, into, old, &changed, error))
    return 0;
  td_criteria_fill_set (set, record);
  /* A set from a workbook does not say where it once came from. */
  if (set->shipped != NULL)
    td_record_set_text (record, "shipped", set->shipped);
  differences = td_record_diff (before, record);
  if (!changed && differences->len == 0)
    return into;
  td_criteria_begin_version (record);
  if (!td_criteria_check_name (reader, record, error) ||
      !td_writer_save (writer, record, NULL, error))
    return 0;
  return into;
}

gint64
td_criteria_set_write (TdWriter             *writer,
                       const TdCriteriaSet  *set,
                       gint64                into,
                       GError              **error)
{
  g_return_val_if_fail (writer != NULL && set != NULL, 0);

  if (!td_criteria_check_usable (set, error))
    return 0;
  return into == 0 ? write_new (writer, set, error) : write_over (writer, set, into, error);
}

gint64
td_criteria_set_freeze (TdWriter  *writer,
                        gint64     master,
                        GError   **error)
{
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (TdRecord) copy = td_record_new (&td_entity_criteria_set);
  g_autoptr (TdCriteriaSet) set = NULL;
  gboolean changed;

  g_return_val_if_fail (writer != NULL, 0);

  record = td_reader_get (td_writer_get_reader (writer), &td_entity_criteria_set, master, error);
  if (record == NULL || !td_criteria_check_master (record, error))
    return 0;
  set = td_criteria_set_load (td_writer_get_reader (writer), master, error);
  if (set == NULL || !td_criteria_check_usable (set, error))
    return 0;

  td_criteria_fill_set (set, copy);
  td_record_set_text (copy, "shipped", set->shipped);
  td_record_set_int (copy, "version", set->version);
  td_record_set_int (copy, "master", master);
  td_record_set_int (record, "used_version", set->version);
  if (!td_writer_save (writer, copy, NULL, error) ||
      !td_criteria_merge (writer, set, td_record_get_id (copy), NULL, &changed, error) ||
      !td_writer_save (writer, record, NULL, error))
    return 0;
  return td_record_get_id (copy);
}

/**
 * Storing: what td_criteria_set_store() is to do.
 * @id: (nullable): belongs to the caller
 */
typedef struct
{
  TdCriteriaSet *set;
  gint64         into;
  gint64        *id;
} Storing;

static void
free_storing (gpointer data)
{
  Storing *self = data;

  td_criteria_set_unref (self->set);
  g_free (self);
}

static gboolean
store_set (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Storing *self = data;
  const gint64 id = td_criteria_set_write (writer, self->set, self->into, error);

  if (id != 0 && self->id != NULL)
    *self->id = id;
  return id != 0;
}

TdAction *
td_criteria_set_store (const TdCriteriaSet  *set,
                       gint64                into,
                       gint64               *id,
                       GError              **error)
{
  Storing *self;

  g_return_val_if_fail (set != NULL, NULL);

  if (!td_criteria_check_usable (set, error))
    return NULL;
  self = g_new0 (Storing, 1);
  self->set = td_criteria_set_copy (set);
  self->into = into;
  self->id = id;
  return td_action_new (g_strdup_printf (into == 0 ? _("Add the criteria set “%s”")
                                                   : _("Replace the criteria set “%s”"),
                                         set->name),
                        store_set, self, free_storing);
}

TdAction *
td_criteria_set_adopt (TdReader    *reader,
                       const char  *shipped,
                       gint64      *id,
                       GError     **error)
{
  GPtrArray *sets = td_criteria_shipped (error);

  g_return_val_if_fail (reader != NULL && shipped != NULL, NULL);

  if (sets == NULL)
    return NULL;
  for (guint i = 0; i < sets->len; i++)
    {
      const TdCriteriaSet *set = sets->pdata[i];
      g_autoptr (TdRecord) record = NULL;

      if (g_strcmp0 (set->shipped, shipped) != 0)
        continue;
      record = td_record_new (&td_entity_criteria_set);
      td_record_set_text (record, "name", set->name);
      return td_criteria_check_name (reader, record, error)
        ? td_criteria_set_store (set, 0, id, error)
        : NULL;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _("No criteria set of the name “%s” came with the program."), shipped);
  return NULL;
}
