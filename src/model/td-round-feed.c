/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-error.h"
#include "td-rounds-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What of a year's rounds the year's classification gets. */

/* The year's scores are out of so many, whatever a bonus made of them. */
#define YEAR_MAX (100 * TD_DECIMAL_ONE)

typedef struct
{
  gint64        round;
  TdFeedCounts *counts;    /* nullable */
} Feed;

/**
 * Year: what the rounds give to the year that the classification has.
 * @by_staff: (element-type gint64 TdYearScore): into @scores
 * @feeds: see td_round_list_feeds()
 */
typedef struct
{
  TdReader   *reader;
  TdRecord   *round;
  TdLayer     decides;
  GPtrArray  *scores;
  GHashTable *by_staff;
  GHashTable *feeds;
} Year;

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

static void
clear_year (Year *self)
{
  g_clear_object (&self->round);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->by_staff, g_hash_table_unref);
  g_clear_pointer (&self->feeds, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Year, clear_year)

/* Takes @round over. */
static gboolean
init_year (Year      *self,
           TdReader  *reader,
           TdRecord  *round,
           GError   **error)
{
  TdRoundRule rule;

  *self = (Year) { .reader = reader, .round = round };
  td_round_get_rule (round, &rule);
  self->decides = rule.deciding == TD_DECIDING_WEIGHTED ? TD_LAYER_COUNCIL
                                                        : (TdLayer) rule.deciding;
  self->scores = td_rounds_roll_up (reader, td_record_get_id (round), error);
  if (self->scores == NULL)
    return FALSE;
  self->by_staff = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->scores->len; i++)
    {
      TdYearScore *score = self->scores->pdata[i];

      if (score->staff != 0)
        g_hash_table_insert (self->by_staff, &score->staff, score);
    }
  self->feeds = td_round_list_feeds (reader, round, error);
  return self->feeds != NULL;
}

/* Each layer gets what the rounds' layer came to, and the one that decides, the
 * council's where weights do, what was decided. */
static gint64
get_value (const Year        *self,
           const TdYearScore *score,
           guint              layer)
{
  if (score == NULL || score->figure == TD_POINTS_MISSING)
    return TD_POINTS_MISSING;
  return layer == self->decides ? score->figure : score->layers[layer];
}

static gboolean
save_fact (TdWriter          *writer,
           const Year        *year,
           const TdYearScore *score,
           gboolean          *changed,
           GError           **error)
{
  g_autoptr (TdRecord) fact = get_fact (year->reader, score->staff,
                                        td_record_get_int_or (year->round, "year", 0), error);

  if (fact == NULL)
    return FALSE;
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      gint64 value = get_value (year, score, layer);

      if (value != TD_POINTS_MISSING)
        td_record_set_int (fact, total_keys[layer], MIN (value, YEAR_MAX));
    }
  return td_writer_save (writer, fact, changed, error);
}

/* Empties what an earlier feed gave and the rounds no longer do. */
static gboolean
clear_stale (const Year *self,
             TdRecord   *fact)
{
  const gint64 staff = td_record_get_int_or (fact, "staff", 0);
  const TdYearScore *score = g_hash_table_lookup (self->by_staff, &staff);
  gboolean any = FALSE;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      if (get_value (self, score, layer) != TD_POINTS_MISSING ||
          !td_record_has (fact, total_keys[layer]) ||
          !td_round_is_fed (self->reader, self->feeds, fact, total_keys[layer]))
        continue;
      td_record_clear (fact, total_keys[layer]);
      any = TRUE;
    }
  return any;
}

/* By name.  (element-type TdRecord) */
static GPtrArray *
list_facts (const Year  *self,
            GError     **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);

  td_query_filter_int (query, "year", TD_FILTER_IS, td_record_get_int_or (self->round, "year", 0));
  td_query_set_sort (query, "staff", FALSE);
  return td_reader_list (self->reader, query, error);
}

/* Whether it says nothing of its person and year: a feed had made it. */
static gboolean
is_bare (TdRecord *fact)
{
  const TdEntity *entity = td_record_get_entity (fact);

  for (guint i = 0; i < entity->n_fields; i++)
    if (td_record_has (fact, entity->fields[i].key) &&
        strcmp (entity->fields[i].key, "staff") != 0 &&
        strcmp (entity->fields[i].key, "year") != 0)
      return FALSE;
  return TRUE;
}

static gboolean
save_stale (TdWriter    *writer,
            const Year  *year,
            guint       *n_cleared,
            GError     **error)
{
  g_autoptr (GPtrArray) facts = list_facts (year, error);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      TdRecord *fact = facts->pdata[i];

      if (!clear_stale (year, fact))
        continue;
      if (!(is_bare (fact) ? td_writer_delete (writer, &td_entity_year_fact,
                                               td_record_get_id (fact), error)
                           : td_writer_save (writer, fact, NULL, error)))
        return FALSE;
      (*n_cleared)++;
    }
  return facts != NULL;
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
save_scores (TdWriter      *writer,
             const Year    *year,
             guint         *n_written,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < year->scores->len; i++)
    {
      const TdYearScore *score = year->scores->pdata[i];
      gboolean changed;

      if (score->figure == TD_POINTS_MISSING)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !save_fact (writer, year, score, &changed, error))
        return FALSE;
      *n_written += changed;
    }
  return TRUE;
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
  g_auto (Year) year = { 0 };
  TdFeedCounts counts = { 0 };

  if (round == NULL || !check_feeds (reader, round, error) ||
      !init_year (&year, reader, g_steal_pointer (&round), error) ||
      !save_scores (writer, &year, &counts.n_written, cancellable, error) ||
      !save_stale (writer, &year, &counts.n_cleared, error) ||
      (counts.n_written + counts.n_cleared > 0 &&
       !td_round_mark_feed (writer, year.round, error)))
    return FALSE;
  if (feed->counts != NULL)
    *feed->counts = counts;
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

/* Into two lists, or into one, with nobody in it twice. */
static gboolean
add_stale (TdReader   *reader,
           gint64      round,
           GPtrArray  *cleared,
           GPtrArray  *kept,
           GError    **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, error);
  g_autoptr (GPtrArray) facts = NULL;
  g_auto (Year) year = { 0 };

  if (record == NULL || !init_year (&year, reader, g_steal_pointer (&record), error) ||
      (facts = list_facts (&year, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    {
      TdRecord *fact = facts->pdata[i];
      const gint64 staff = td_record_get_int_or (fact, "staff", 0);
      const TdYearScore *score = g_hash_table_lookup (year.by_staff, &staff);
      const char *name = td_record_get_reference_title (fact, "staff");
      gboolean is_cleared = clear_stale (&year, fact);

      if (is_cleared)
        g_ptr_array_add (cleared, g_strdup (name));
      if (score != NULL && score->figure == TD_POINTS_MISSING && has_scores (fact))
        g_ptr_array_add (kept, g_strdup (name));
    }
  return TRUE;
}

gboolean
td_rounds_list_stale (TdReader   *reader,
                      gint64      round,
                      GPtrArray **cleared,
                      GPtrArray **kept,
                      GError    **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  if (!add_stale (reader, round, gone, others, error))
    return FALSE;
  *cleared = g_steal_pointer (&gone);
  *kept = g_steal_pointer (&others);
  return TRUE;
}

TdAction *
td_rounds_feed_year (gint64        round,
                     TdFeedCounts *counts)
{
  Feed *feed = g_new0 (Feed, 1);

  if (counts != NULL)
    *counts = (TdFeedCounts) { 0 };
  feed->round = round;
  feed->counts = counts;
  return td_action_new (g_strdup (_("Take the year’s scores from the scoring rounds")), save_feed,
                        feed, g_free);
}
