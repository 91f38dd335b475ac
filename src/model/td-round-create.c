/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-error.h"
#include "td-rounds-private.h"
#include "td-score-book.h"
#include "td-sheet-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Making a round. */

/**
 * Create:
 * @units: (nullable) (element-type gint64)
 * @id: (nullable): belongs to the caller
 */
typedef struct
{
  TdRecord *round;
  GArray   *units;
  gint64   *id;
} Create;

static void
free_create (gpointer data)
{
  Create *create = data;

  g_object_unref (create->round);
  g_clear_pointer (&create->units, g_array_unref);
  g_free (create);
}

static gboolean
is_for_people (TdRecord *round)
{
  return g_strcmp0 (td_record_get_text (round, "subject"), "person") == 0;
}

/* Only whether it fits the set: what else is wrong td_criteria_set_freeze() says. */
static gboolean
check_set (TdRecord             *round,
           const TdCriteriaSet  *set,
           GError              **error)
{
  if (set->for_people == is_for_people (round))
    return td_round_check_settings (round, set, error);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               set->for_people
                 /* Translators: a criteria set */
                 ? _("“%s” is a criteria set for people: the round must be one of people.")
                 : _("“%s” is a criteria set for units: the round must be one of units."),
               set->name);
  return FALSE;
}

static gboolean
add_cluster (TdRecord  *record,
             gpointer   user_data,
             GError   **error)
{
  GHashTable *clusters = user_data;
  gint64 staff = td_record_get_int_or (record, "staff", 0);
  gint64 subject = staff != 0 ? staff : td_record_get_int_or (record, "unit", 0);

  if (td_record_has (record, "cluster"))
    g_hash_table_insert (clusters, g_memdup2 (&subject, sizeof subject),
                         g_strdup (td_record_get_text (record, "cluster")));
  return TRUE;
}

GHashTable *
td_round_read_clusters (TdReader  *reader,
                        TdRecord  *round,
                        GError   **error)
{
  static const char *const keys[] = { "staff", "unit", "cluster", NULL };
  g_autoptr (GHashTable) clusters =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TdQuery) rounds = td_round_query ();
  g_autoptr (TdQuery) sheets = td_query_new (&td_entity_sheet);
  g_autoptr (TdRecord) last = NULL;
  g_autoptr (GError) failure = NULL;

  td_query_set_archived (rounds, TRUE);
  td_query_filter_text (rounds, "subject", TD_FILTER_IS, td_record_get_text (round, "subject"));
  if (td_record_get_id (round) != 0)
    td_query_filter_int (sheets, "round", TD_FILTER_IS, td_record_get_id (round));
  else
    {
      last = td_reader_first (reader, rounds, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (last == NULL)
        return g_steal_pointer (&clusters);
      td_query_filter_int (sheets, "round", TD_FILTER_IS, td_record_get_id (last));
    }
  td_query_set_sort_by_entry (sheets);
  if (!td_reader_foreach_fields (reader, sheets, keys, add_cluster, clusters, NULL, error))
    return NULL;
  return g_steal_pointer (&clusters);
}

gboolean
td_round_save_sheet (TdWriter         *writer,
                     gint64            round,
                     const TdSubject  *subject,
                     guint             position,
                     GHashTable       *clusters,
                     GError          **error)
{
  g_autoptr (TdRecord) sheet = td_record_new (&td_entity_sheet);
  gint64 who = subject->staff != 0 ? subject->staff : subject->unit;

  td_record_set_int (sheet, "round", round);
  if (subject->staff != 0)
    td_record_set_int (sheet, "staff", subject->staff);
  if (subject->unit != 0)
    td_record_set_int (sheet, "unit", subject->unit);
  td_record_set_text (sheet, "name", subject->name);
  td_record_set_text (sheet, "unit_name", subject->unit_name);
  td_record_set_text (sheet, "kind", subject->kind);
  td_record_set_text (sheet, "cluster", g_hash_table_lookup (clusters, &who));
  td_record_set_int (sheet, "position", position);
  td_record_set_text (sheet, "state", td_sheet_state_code (TD_SHEET_NOT_SENT));
  return td_writer_save (writer, sheet, NULL, error);
}

static gboolean
save_units (TdWriter  *writer,
            gint64     round,
            GArray    *units,
            GError   **error)
{
  g_autofree char *name = g_strdup_printf (TD_ROUND_UNITS_SETTING, round);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; units != NULL && i < units->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? ";" : "",
                            g_array_index (units, gint64, i));
  return units == NULL || td_writer_set_setting (writer, name, ids->str, error);
}

TdSubjects *
td_round_gather (TdReader  *reader,
                 TdRecord  *round,
                 GArray    *units,
                 GError   **error)
{
  g_autoptr (TdSubjects) subjects =
    td_subjects_new (reader, is_for_people (round), td_round_get_date (round), units, error);
  g_autofree char *day = NULL;

  if (subjects == NULL || subjects->list->len > 0)
    return g_steal_pointer (&subjects);
  day = td_date_to_text (td_round_get_date (round));
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               is_for_people (round)
                 /* Translators: a day */
                 ? _("Nobody worked in these units on %s: there is nobody to score. Choose other "
                     "units, or another period.")
                 : _("None of these units existed on %s: there is nothing to score. Choose other "
                     "units, or another period."),
               day);
  return NULL;
}

/* A copy of the master for the round; settings are checked by what the copy says. */
static gboolean
take_set (TdWriter  *writer,
          TdRecord  *round,
          GError   **error)
{
  gint64 master = td_record_get_int_or (round, "criteria", 0);
  g_autoptr (TdCriteriaSet) set =
    td_criteria_set_load (td_writer_get_reader (writer), master, error);
  gint64 copy;

  if (set == NULL || !check_set (round, set, error))
    return FALSE;
  copy = td_criteria_set_freeze (writer, master, error);
  if (copy == 0)
    return FALSE;
  td_record_set_int (round, "criteria", copy);
  return TRUE;
}

/**
 * Twice:
 * @subjects: (element-type gint64 TdSubject): of the new round
 * @found: (nullable): one of them that the other round scores too
 */
typedef struct
{
  GHashTable      *subjects;
  const TdSubject *found;
} Twice;

static gboolean
find_twice (TdRecord  *sheet,
            gpointer   user_data,
            GError   **error)
{
  Twice *twice = user_data;
  gint64 staff = td_record_get_int_or (sheet, "staff", 0);
  gint64 subject = staff != 0 ? staff : td_record_get_int_or (sheet, "unit", 0);

  if (twice->found == NULL)
    twice->found = g_hash_table_lookup (twice->subjects, &subject);
  return TRUE;
}

static gboolean
check_other (TdReader    *reader,
             TdRecord    *other,
             GHashTable  *subjects,
             GError     **error)
{
  static const char *const keys[] = { "staff", "unit", NULL };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  Twice twice = { subjects, NULL };

  td_query_filter_int (query, "round", TD_FILTER_IS, td_record_get_id (other));
  if (!td_reader_foreach_fields (reader, query, keys, find_twice, &twice, NULL, error))
    return FALSE;
  if (twice.found == NULL)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: %1$s is a unit or a person, %2$s a scoring round */
               _("“%1$s” is scored for the same period by the same criteria set in the round "
                 "“%2$s”. Go on there, or choose other units or another period."),
               twice.found->name, td_record_get_title (other));
  return FALSE;
}

/* In the year one period has one figure: nobody is scored twice for it.  Spans, which
 * have no number, stand side by side. */
static gboolean
check_once (TdReader          *reader,
            TdRecord          *round,
            const TdSubjects  *subjects,
            GError           **error)
{
  g_autoptr (GPtrArray) rounds = td_round_list_siblings (reader, round, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 year = td_record_get_int_or (round, "year", 0);
  gint64 number = td_record_get_int_or (round, "number", 0);

  for (guint i = 0; i < subjects->list->len; i++)
    {
      TdSubject *subject = &g_array_index (subjects->list, TdSubject, i);

      g_hash_table_insert (by_id, subject->staff != 0 ? &subject->staff : &subject->unit, subject);
    }
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (number != 0 && td_record_get_id (rounds->pdata[i]) != td_record_get_id (round) &&
        td_record_get_int_or (rounds->pdata[i], "year", 0) == year &&
        td_record_get_int_or (rounds->pdata[i], "number", 0) == number &&
        !check_other (reader, rounds->pdata[i], by_id, error))
      return FALSE;
  return rounds != NULL;
}

static gboolean
save_create (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Create *create = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) round = td_record_copy (create->round);
  g_autoptr (GHashTable) clusters = NULL;
  g_autoptr (TdSubjects) subjects = NULL;

  if (!take_set (writer, round, error) ||
      (subjects = td_round_gather (reader, round, create->units, error)) == NULL ||
      (clusters = td_round_read_clusters (reader, round, error)) == NULL ||
      !td_writer_save (writer, round, NULL, error) ||
      !check_once (reader, round, subjects, error) || !save_units (writer, td_record_get_id (round), create->units, error))
    return FALSE;
  for (guint i = 0; i < subjects->list->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !td_round_save_sheet (writer, td_record_get_id (round),
                              &g_array_index (subjects->list, TdSubject, i), i + 1, clusters,
                              error))
      return FALSE;
  if (create->id != NULL)
    *create->id = td_record_get_id (round);
  return TRUE;
}

TdAction *
td_round_create (TdStore   *store,
                 TdRecord  *round,
                 GArray    *units,
                 gint64    *id,
                 GError   **error)
{
  g_autoptr (TdCriteriaSet) set = NULL;
  Create *create;

  g_return_val_if_fail (TD_IS_STORE (store) && TD_IS_RECORD (round), NULL);
  g_return_val_if_fail (td_record_get_id (round) == 0, NULL);

  /* What can be said at once is; the rest when it runs. */
  set = td_criteria_set_load (td_store_get_reader (store),
                              td_record_get_int_or (round, "criteria", 0), error);
  if (set == NULL || !check_set (round, set, error))
    return NULL;
  create = g_new0 (Create, 1);
  create->round = td_record_copy (round);
  create->units = units != NULL ? g_array_copy (units) : NULL;
  create->id = id;
  /* Translators: a scoring round */
  return td_action_new (g_strdup_printf (_("Make the round “%s”"), td_record_get_title (round)),
                        save_create, create, free_create);
}
