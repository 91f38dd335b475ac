/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-error.h"
#include "td-rounds-private.h"
#include "td-score-book.h"

#include <glib/gi18n-lib.h>

/* Keeping the subjects of a round up to date, and removing it. */

/* (transfer full) (nullable): the whole department */
static GArray *
read_units (TdReader *reader,
            gint64    round)
{
  g_autofree char *name = g_strdup_printf (TD_ROUND_UNITS_SETTING, round);
  g_autofree char *text = td_reader_get_setting (reader, name);
  g_auto (GStrv) parts = NULL;
  GArray *units;

  if (text == NULL)
    return NULL;
  units = g_array_new (FALSE, FALSE, sizeof (gint64));
  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 unit = g_ascii_strtoll (parts[i], NULL, 10);

      if (unit != 0)
        g_array_append_val (units, unit);
    }
  return units;
}

static void
free_record (gpointer data)
{
  g_object_unref (data);
}

static gint64
get_subject (TdRecord *sheet)
{
  return td_record_get_int_or (sheet, "staff", td_record_get_int_or (sheet, "unit", 0));
}

static gint64
count_of (TdReader        *reader,
          const TdEntity  *entity,
          const char      *key,
          gint64           id,
          GError         **error)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, key, TD_FILTER_IS, id);
  return td_reader_count (reader, query, error);
}

gboolean
td_sheet_is_bare (TdReader  *reader,
                  gint64     sheet,
                  gboolean  *bare,
                  GError   **error)
{
  const TdEntity *const entities[] = {
    &td_entity_score, &td_entity_question, &td_entity_evidence, &td_entity_round_result,
  };

  *bare = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (entities) && *bare; i++)
    {
      gint64 n = count_of (reader, entities[i], "sheet", sheet, error);

      if (n < 0)
        return FALSE;
      *bare = n == 0;
    }
  return TRUE;
}

/* (transfer full): the round's sheets; @by_subject gets them by subject (borrowed keys) */
static GPtrArray *
list_sheets (TdReader    *reader,
             gint64       round,
             GHashTable  *by_subject,
             GError     **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  GPtrArray *sheets;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_set_sort (query, "position", FALSE);
  sheets = td_reader_list (reader, query, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      gint64 subject = get_subject (sheets->pdata[i]);

      g_hash_table_insert (by_subject, g_memdup2 (&subject, sizeof subject),
                           g_object_ref (sheets->pdata[i]));
    }
  return sheets;
}

/* Makes what is missing, and numbers all of them in their order. */
static gboolean
save_present (TdWriter          *writer,
              gint64             round,
              const TdSubjects  *subjects,
              GHashTable        *sheets,
              GHashTable        *clusters,
              GError           **error)
{
  for (guint i = 0; i < subjects->list->len; i++)
    {
      const TdSubject *subject = &g_array_index (subjects->list, TdSubject, i);
      gint64 who = subject->staff != 0 ? subject->staff : subject->unit;
      TdRecord *sheet = g_hash_table_lookup (sheets, &who);

      if (sheet == NULL)
        {
          if (!td_round_save_sheet (writer, round, subject, i + 1, clusters, error))
            return FALSE;
          continue;
        }
      td_record_set_int (sheet, "position", i + 1);
      if (!td_writer_save (writer, sheet, NULL, error))
        return FALSE;
      g_hash_table_remove (sheets, &who);
    }
  return TRUE;
}

/* Those who are no subjects go where nothing is scored, and stand last where it is. */
static gboolean
save_absent (TdWriter    *writer,
             GPtrArray   *sheets,
             GHashTable  *absent,
             guint        position,
             GError     **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      TdRecord *sheet = sheets->pdata[i];
      gint64 subject = get_subject (sheet);
      gboolean bare;

      if (!g_hash_table_contains (absent, &subject))
        continue;
      if (!td_sheet_is_bare (td_writer_get_reader (writer), td_record_get_id (sheet), &bare, error))
        return FALSE;
      if (bare)
        {
          if (!td_writer_delete (writer, &td_entity_sheet, td_record_get_id (sheet), error))
            return FALSE;
          continue;
        }
      td_record_set_int (sheet, "position", ++position);
      if (!td_writer_save (writer, sheet, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_refresh (TdWriter      *writer,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  TdRecord *given = data;
  TdReader *reader = td_writer_get_reader (writer);
  gint64 id = td_record_get_id (given);
  g_autoptr (TdRecord) round = td_reader_get (reader, &td_entity_round, id, error);
  g_autoptr (GArray) units = NULL;
  g_autoptr (TdSubjects) subjects = NULL;
  g_autoptr (GHashTable) sheets =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_record);
  g_autoptr (GHashTable) clusters = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (round == NULL || !td_round_guard (reader, id, error))
    return FALSE;
  units = read_units (reader, id);
  subjects = td_round_gather (reader, round, units, error);
  if (subjects == NULL || (clusters = td_round_read_clusters (reader, round, error)) == NULL ||
      (all = list_sheets (reader, id, sheets, error)) == NULL)
    return FALSE;
  return save_present (writer, id, subjects, sheets, clusters, error) &&
         save_absent (writer, all, sheets, subjects->list->len, error);
}

TdAction *
td_round_refresh_subjects (TdRecord *round)
{
  g_return_val_if_fail (TD_IS_RECORD (round), NULL);

  return td_action_new (g_strdup_printf (_("Bring the sheets of “%s” up to date"),
                                         td_record_get_title (round)),
                        save_refresh, td_record_copy (round), g_object_unref);
}

/* --- removal --- */

static gboolean
delete_all (TdWriter        *writer,
            const TdEntity  *entity,
            const char      *key,
            gint64           id,
            const char      *sort,
            GError         **error)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  g_autoptr (GArray) ids = NULL;

  td_query_filter_int (query, key, TD_FILTER_IS, id);
  if (sort != NULL)
    td_query_set_sort (query, sort, TRUE);
  else
    td_query_set_sort_by_entry (query);
  ids = td_reader_query (td_writer_get_reader (writer), query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!td_writer_delete (writer, entity, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
check_removable (TdReader  *reader,
                 TdRecord  *round,
                 GError   **error)
{
  const TdEntity *const entities[] = {
    &td_entity_score, &td_entity_question, &td_entity_evidence, &td_entity_form,
    &td_entity_round_seal,
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gint64 n = count_of (reader, entities[i], "round", td_record_get_id (round), error);

      if (n == 0)
        continue;
      if (n > 0)
        g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                     /* Translators: a scoring round */
                     _("“%s” cannot be removed, since it was worked with: there are scores, forms "
                       "or files. If it was made by mistake, undo what was done with it first; "
                       "if not, close it: it is kept as it is."),
                     td_record_get_title (round));
      return FALSE;
    }
  return TRUE;
}

/* Criteria from the last to the first, as groups come before what lies in them. */
static gboolean
save_remove (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  TdRecord *given = data;
  TdReader *reader = td_writer_get_reader (writer);
  gint64 id = td_record_get_id (given);
  g_autoptr (TdRecord) round = td_reader_get (reader, &td_entity_round, id, error);
  g_autofree char *setting = g_strdup_printf (TD_ROUND_UNITS_SETTING, id);
  gint64 criteria;

  if (round == NULL || !check_removable (reader, round, error))
    return FALSE;
  criteria = td_record_get_int_or (round, "criteria", 0);
  return delete_all (writer, &td_entity_sheet, "round", id, NULL, error) &&
         td_writer_delete (writer, &td_entity_round, id, error) &&
         delete_all (writer, &td_entity_criteria_band, "criteria", criteria, NULL, error) &&
         delete_all (writer, &td_entity_criterion, "criteria", criteria, "position", error) &&
         td_writer_delete (writer, &td_entity_criteria_set, criteria, error) &&
         td_writer_set_setting (writer, setting, NULL, error);
}

TdAction *
td_round_remove (TdRecord *round)
{
  g_return_val_if_fail (TD_IS_RECORD (round), NULL);

  return td_action_new (g_strdup_printf (_("Remove the round “%s”"), td_record_get_title (round)),
                        save_remove, td_record_copy (round), g_object_unref);
}
