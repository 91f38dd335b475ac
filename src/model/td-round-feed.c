/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-error.h"
#include "td-rounds-private.h"

#include <glib/gi18n-lib.h>

/* What of a year's rounds the year's classification gets. */

/* The year's scores are out of so many, whatever a bonus made of them. */
#define YEAR_MAX (100 * TD_DECIMAL_ONE)

typedef struct
{
  gint64  round;
  guint  *n_written;
} Feed;

static const char *const total_keys[TD_N_LAYERS] = {
  "self_total", "appraised_total", "council_total",
};

/* The facts of that person and year, or new ones; %NULL with an error. */
static TdRecord *
get_fact (TdReader  *reader,
          gint64     staff,
          gint64     year,
          GError   **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (GError) failure = NULL;
  TdRecord *fact;

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_filter_int (query, "year", TD_FILTER_IS, year);
  fact = td_reader_first (reader, query, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (fact != NULL)
    return fact;
  fact = td_record_new (&td_entity_year_fact);
  td_record_set_int (fact, "staff", staff);
  td_record_set_int (fact, "year", year);
  return fact;
}

/* Each layer gets what the rounds' layer came to, and the one that decides, the
 * council's where weights do, what was decided. */
static gboolean
save_fact (TdWriter          *writer,
           const TdYearScore *score,
           TdDeciding         deciding,
           gint64             year,
           gboolean          *changed,
           GError           **error)
{
  g_autoptr (TdRecord) fact = get_fact (td_writer_get_reader (writer), score->staff, year, error);
  TdLayer decides = deciding == TD_DECIDING_WEIGHTED ? TD_LAYER_COUNCIL : (TdLayer) deciding;

  if (fact == NULL)
    return FALSE;
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      gint64 value = layer == decides ? score->figure : score->layers[layer];

      if (value != TD_POINTS_MISSING)
        td_record_set_int (fact, total_keys[layer], MIN (value, YEAR_MAX));
    }
  return td_writer_save (writer, fact, changed, error);
}

static gboolean
check_feeds (TdReader  *reader,
             TdRecord  *round,
             GError   **error)
{
  g_autoptr (TdRecord) set =
    td_reader_get (reader, &td_entity_criteria_set, td_record_get_int_or (round, "criteria", 0),
                   error);

  if (set == NULL)
    return FALSE;
  if (g_strcmp0 (td_record_get_text (round, "subject"), "person") != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: a scoring round */
                 _("“%s” is a round of units: only people are classified."),
                 td_record_get_title (round));
  else if (g_strcmp0 (td_record_get_text (set, "polarity"), "lower") == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("The points of “%s” are risk, of which less is better: they are no score to "
                   "classify people by."),
                 td_record_get_title (round));
  else if (td_round_get_rollup (round) == TD_ROLLUP_NONE)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” does not say how the year comes of its rounds. Choose that in its "
                   "settings first."),
                 td_record_get_title (round));
  else
    return TRUE;
  return FALSE;
}

static gboolean
save_feed (TdWriter      *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Feed *feed = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) round = td_reader_get (reader, &td_entity_round, feed->round, error);
  g_autoptr (GPtrArray) scores = NULL;
  TdRoundRule rule;
  guint n_written = 0;

  if (round == NULL || !check_feeds (reader, round, error) ||
      (scores = td_rounds_roll_up (reader, feed->round, error)) == NULL)
    return FALSE;
  td_round_get_rule (round, &rule);
  for (guint i = 0; i < scores->len; i++)
    {
      const TdYearScore *score = scores->pdata[i];
      gboolean changed;

      if (score->figure == TD_POINTS_MISSING)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !save_fact (writer, score, rule.deciding, td_record_get_int_or (round, "year", 0),
                      &changed, error))
        return FALSE;
      n_written += changed;
    }
  if (feed->n_written != NULL)
    *feed->n_written = n_written;
  return TRUE;
}

static gboolean
has_scores (TdRecord *fact)
{
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    if (td_record_has (fact, total_keys[layer]))
      return TRUE;
  return FALSE;
}

GPtrArray *
td_rounds_list_unfed (TdReader *reader,
                      gint64    round,
                      GError  **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, error);
  g_autoptr (GPtrArray) scores =
    record != NULL ? td_rounds_roll_up (reader, round, error) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (scores == NULL)
    return NULL;
  for (guint i = 0; i < scores->len; i++)
    {
      const TdYearScore *score = scores->pdata[i];
      g_autoptr (TdRecord) fact = NULL;

      if (score->staff == 0 || score->figure != TD_POINTS_MISSING)
        continue;
      fact = get_fact (reader, score->staff, td_record_get_int_or (record, "year", 0), error);
      if (fact == NULL)
        return NULL;
      if (has_scores (fact))
        g_ptr_array_add (names, g_strdup (score->name));
    }
  return g_steal_pointer (&names);
}

TdAction *
td_rounds_feed_year (gint64  round,
                     guint  *n_written)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->round = round;
  feed->n_written = n_written;
  if (n_written != NULL)
    *n_written = 0;
  return td_action_new (g_strdup (_("Take the year’s scores from the scoring rounds")), save_feed,
                        feed, g_free);
}
