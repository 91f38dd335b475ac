/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-round-seal.h"

/* What a book takes from the seal in force. */

static const char *const result_keys[] = {
  "sheet", "self_total", "appraised_total", "council_total", "total", "max", "percent", "scored",
  "applicable", "band", "rank", NULL,
};

gboolean
td_book_state_read_seal (TdBookState *self,
                         TdReader    *reader,
                         GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdRecord) record = td_round_seal_find (reader, self->round, &failure);
  TdBookSeal *seal;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  seal = g_new0 (TdBookSeal, 1);
  seal->id = td_record_get_id (record);
  seal->version = (guint) td_record_get_int_or (record, "version", 0);
  seal->sealed_at = td_record_get_int_or (record, "sealed_at", 0);
  seal->sealed_by = g_strdup (td_record_get_text (record, "sealed_by"));
  seal->hash = g_strdup (td_record_get_text (record, "hash"));
  seal->settings = g_strdup (td_record_get_text (record, "settings"));
  self->seal = seal;
  return TRUE;
}

static void
take_total (TdTotal    *total,
            TdRecord   *record,
            const char *key)
{
  total->any = td_record_has (record, key);
  total->total = td_record_get_int_or (record, key, 0);
}

static gboolean
apply_result (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  TdBookState *self = user_data;
  const char *band = td_record_get_text (record, "band");
  TdSheetResult *result;
  TdSheetRank *rank;
  guint index;

  if (!td_book_state_find (self, td_record_get_int_or (record, "sheet", 0), &index))
    return TRUE;
  result = &self->results[index];
  rank = &self->ranks[TD_RANKING_ALL][index];
  take_total (&result->layers[TD_LAYER_SELF], record, "self_total");
  take_total (&result->layers[TD_LAYER_APPRAISED], record, "appraised_total");
  take_total (&result->layers[TD_LAYER_COUNCIL], record, "council_total");
  take_total (&result->decided, record, "total");
  result->decided.max = td_record_get_int_or (record, "max", TD_POINTS_MISSING);
  result->decided.percent = td_record_get_int_or (record, "percent", TD_POINTS_MISSING);
  result->decided.scored = (guint) td_record_get_int_or (record, "scored", 0);
  result->decided.applicable = (guint) td_record_get_int_or (record, "applicable", 0);
  result->is_complete = result->decided.applicable > 0 &&
                        result->decided.scored == result->decided.applicable;
  result->band = band != NULL ? td_criteria_set_find_band (self->set, band) : -1;
  rank->rank = (guint) td_record_get_int_or (record, "rank", 0);
  return TRUE;
}

gboolean
td_book_state_apply_seal (TdBookState *self,
                          TdReader    *reader,
                          GError     **error)
{
  g_autoptr (TdQuery) query = NULL;

  if (self->seal == NULL)
    return TRUE;
  query = td_query_new (&td_entity_round_result);
  td_query_filter_int (query, "seal", TD_FILTER_IS, self->seal->id);
  td_query_set_sort_by_entry (query);
  return td_reader_foreach_fields (reader, query, result_keys, apply_result, self, NULL, error);
}
