/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-rounds.h"

#include "td-criteria-sets.h"

static gboolean
is_closed (TdReader *reader, TdRecord *round)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_round_seal);

  td_query_filter_int (query, "round", TD_FILTER_IS, td_record_get_id (round));
  td_query_filter_int (query, "reopened_at", TD_FILTER_LACKS, 0);
  return td_reader_count (reader, query, NULL) > 0;
}

/* Rounds of any copy of the set; %NULL without an error when there is no copy. */
static TdQuery *
make_query (TdReader *reader, gint64 set, GError **error)
{
  g_autoptr (TdQuery) copies = td_query_new (&td_entity_criteria_set);
  g_autoptr (GArray) ids = NULL;
  TdQuery *rounds;

  td_query_filter_int (copies, "master", TD_FILTER_IS, set);
  td_query_set_archived (copies, TRUE);
  ids = td_reader_query (reader, copies, NULL, error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  rounds = td_query_new (&td_entity_round);
  td_query_set_sort (rounds, "ended", TRUE);
  for (guint i = 0; i < ids->len; i++)
    td_query_filter_int (rounds, "criteria", TD_FILTER_IS, g_array_index (ids, gint64, i));
  return rounds;
}

GPtrArray *
td_criteria_list_older_rounds (TdReader *reader, gint64 set, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdQuery) query = make_query (reader, set, &failure);
  g_autoptr (GPtrArray) rounds = query ? td_reader_list (reader, query, &failure) : NULL;
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func (g_object_unref);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      TdRecord *round = rounds->pdata[i];

      if (td_round_set_is_older (reader, td_record_get_id (round)) && !is_closed (reader, round))
        g_ptr_array_add (older, g_object_ref (round));
    }
  return g_steal_pointer (&older);
}
