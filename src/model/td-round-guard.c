/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-seal.h"

#include "td-backup-name.h"
#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A closed round stays as it was closed: the writer asks here before it writes a
 * record, and undo before and after it turns a change round. */

static void
free_closed (gpointer data)
{
  TdClosedRound *closed = data;

  g_free (closed->name);
  g_free (closed->sealed_by);
  g_free (closed);
}

static TdQuery *
query_current (gint64 round)
{
  TdQuery *query = td_query_new (&td_entity_round_seal);

  if (round != 0)
    td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_filter_int (query, "reopened_at", TD_FILTER_LACKS, 0);
  return query;
}

TdRecord *
td_round_seal_find (TdReader *reader,
                    gint64    round,
                    GError  **error)
{
  g_autoptr (TdQuery) query = query_current (round);

  td_query_set_sort (query, "version", TRUE);
  return td_reader_first (reader, query, error);
}

static TdClosedRound *
make_closed (TdReader *reader,
             TdRecord *seal,
             GError  **error)
{
  g_autoptr (TdRecord) round = td_reader_get (reader, &td_entity_round,
                                              td_record_get_int_or (seal, "round", 0), error);
  TdClosedRound *closed;

  if (round == NULL)
    return NULL;
  closed = g_new0 (TdClosedRound, 1);
  closed->round = td_record_get_id (round);
  closed->criteria = td_record_get_int_or (round, "criteria", 0);
  closed->seal = td_record_get_id (seal);
  closed->sealed_at = td_record_get_int_or (seal, "sealed_at", 0);
  closed->name = g_strdup (td_record_get_title (round));
  closed->sealed_by = g_strdup (td_record_get_text (seal, "sealed_by"));
  return closed;
}

static GPtrArray *
list_closed (TdReader *reader,
             gint64    round,
             GError  **error)
{
  g_autoptr (TdQuery) query = query_current (round);
  g_autoptr (GPtrArray) seals = td_reader_list (reader, query, error);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (free_closed);

  if (seals == NULL)
    return NULL;
  for (guint i = 0; i < seals->len; i++)
    {
      TdClosedRound *closed = make_closed (reader, seals->pdata[i], error);

      if (closed == NULL)
        return NULL;
      g_ptr_array_add (rounds, closed);
    }
  return g_steal_pointer (&rounds);
}

GPtrArray *
td_closed_rounds_list (TdReader *reader,
                       GError  **error)
{
  return list_closed (reader, 0, error);
}

gboolean
td_closed_rounds_watch (const TdEntity *entity)
{
  return entity->round_field != NULL || entity == &td_entity_round ||
         entity == &td_entity_criteria_set || entity == &td_entity_criterion ||
         entity == &td_entity_criteria_band;
}

/* Putting a round away, or taking it back, changes nothing of what it is. */
static gboolean
is_only_archived (TdRecord *before,
                  TdRecord *after)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (before == NULL || after == NULL)
    return FALSE;
  keys = td_record_diff (before, after);
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (keys->pdata[i], "archived") != 0)
      return FALSE;
  return TRUE;
}

static gboolean
tells_of (const TdClosedRound *closed,
          TdRecord            *record)
{
  const TdEntity *entity = td_record_get_entity (record);

  if (entity->round_field != NULL)
    return td_record_get_int_or (record, entity->round_field, 0) == closed->round;
  if (entity == &td_entity_round)
    return td_record_get_id (record) == closed->round;
  if (entity == &td_entity_criteria_set)
    return td_record_get_id (record) == closed->criteria;
  return td_record_get_int_or (record, "criteria", 0) == closed->criteria;
}

char *
td_round_dup_closed_text (const char *name,
                          gint64      sealed_at,
                          const char *sealed_by)
{
  g_autofree char *time = td_backup_format_time (sealed_at);

  if (sealed_by != NULL)
    /* Translators: %1$s is a scoring round, %2$s day and time, %3$s who closed it. */
    return g_strdup_printf (_("The round “%1$s” was closed on %2$s by %3$s, so that nothing of it "
                              "can be changed. Reopen it first; that asks for a reason."),
                            name, time, sealed_by);
  /* Translators: %1$s is a scoring round, %2$s day and time. */
  return g_strdup_printf (_("The round “%1$s” was closed on %2$s, so that nothing of it can be "
                            "changed. Reopen it first; that asks for a reason."),
                          name, time);
}

static void
set_closed_error (const TdClosedRound *closed,
                  GError             **error)
{
  g_autofree char *text =
    td_round_dup_closed_text (closed->name, closed->sealed_at, closed->sealed_by);

  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, text);
}

gboolean
td_closed_rounds_check (GPtrArray *rounds,
                        TdRecord  *before,
                        TdRecord  *after,
                        GError   **error)
{
  const TdEntity *entity = td_record_get_entity (before != NULL ? before : after);

  if (rounds->len == 0 || !td_closed_rounds_watch (entity) ||
      (entity == &td_entity_round && is_only_archived (before, after)))
    return TRUE;
  for (guint i = 0; i < rounds->len; i++)
    {
      const TdClosedRound *closed = rounds->pdata[i];

      if ((before == NULL || !tells_of (closed, before)) &&
          (after == NULL || !tells_of (closed, after)))
        continue;
      set_closed_error (closed, error);
      return FALSE;
    }
  return TRUE;
}

gboolean
td_round_guard (TdReader *reader,
                gint64    round,
                GError  **error)
{
  g_autoptr (GPtrArray) rounds = list_closed (reader, round, error);

  if (rounds == NULL)
    return FALSE;
  if (rounds->len == 0)
    return TRUE;
  set_closed_error (rounds->pdata[0], error);
  return FALSE;
}
