/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-rounds-private.h"
#include "td-score-book-state.h"
#include "td-text.h"

/* What the rounds of a year come to. */

/* What of a sheet counts: what is decided, then each layer by itself. */
#define N_FIGURES (TD_N_LAYERS + 1)

/**
 * Score: one subject on the way into the result.
 * @values: by period, then decided and each layer
 */
typedef struct
{
  gint64      staff;
  gint64      unit;
  const char *name;
  gint64     *values;
  char       *sort_key;
} Score;

typedef struct
{
  TdReader     *reader;
  guint         n_periods;
  GArray       *scores;   /* Score */
  GHashTable   *by_subject; /* gint64 * to index plus one */
  GStringChunk *strings;
} RollUp;

static void
free_year_score (gpointer data)
{
  TdYearScore *score = data;

  g_free (score->name);
  g_free (score->values);
  g_free (score);
}

static void
clear_score (gpointer data)
{
  Score *score = data;

  g_free (score->values);
  g_free (score->sort_key);
}

static Score *
get_score (RollUp            *self,
           const TdBookSheet *sheet)
{
  gint64 subject = sheet->staff != 0 ? sheet->staff : sheet->unit;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, &subject));
  Score *score;

  if (place == 0)
    {
      guint n = MAX (self->n_periods, 1) * N_FIGURES;
      Score fresh = { sheet->staff, sheet->unit, NULL, g_new (gint64, n), NULL };

      for (guint i = 0; i < n; i++)
        fresh.values[i] = TD_POINTS_MISSING;
      g_array_append_val (self->scores, fresh);
      place = self->scores->len;
      g_hash_table_insert (self->by_subject, g_memdup2 (&subject, sizeof subject),
                           GUINT_TO_POINTER (place));
    }
  score = &g_array_index (self->scores, Score, place - 1);
  score->name = g_string_chunk_insert_const (self->strings, sheet->name);
  return score;
}

/* A sheet of which something is not scored yet has no percentage that could count. */
static gint64
get_value (const TdTotal *total)
{
  return total->any && total->applicable > 0 && total->scored == total->applicable
           ? total->percent : TD_POINTS_MISSING;
}

static gboolean
add_round (RollUp    *self,
           gint64     round,
           guint      period,
           GError   **error)
{
  g_autoptr (TdBookState) state = td_book_state_new (self->reader, round, NULL, error);

  if (state == NULL)
    return FALSE;
  for (guint i = 0; i < state->n_sheets; i++)
    {
      gint64 *values = get_score (self, &state->sheets[i])->values + period * N_FIGURES;
      gint64 decided = get_value (&state->results[i].decided);

      if (decided != TD_POINTS_MISSING)
        values[0] = decided;
      for (guint layer = 0; layer < TD_N_LAYERS; layer++)
        {
          gint64 value = get_value (&state->results[i].layers[layer]);

          if (value != TD_POINTS_MISSING)
            values[1 + layer] = value;
        }
    }
  return TRUE;
}

/* Those of the same year, the oldest first.  (element-type TdRecord) */
static GPtrArray *
list_rounds (TdReader  *reader,
             TdRecord  *round,
             GError   **error)
{
  g_autoptr (GPtrArray) siblings = td_round_list_siblings (reader, round, error);
  gint64 year = td_record_get_int_or (round, "year", 0);
  GPtrArray *rounds;

  if (siblings == NULL)
    return NULL;
  rounds = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = siblings->len; i-- > 0;)
    if (td_record_get_int_or (siblings->pdata[i], "year", 0) == year)
      g_ptr_array_add (rounds, g_object_ref (siblings->pdata[i]));
  return rounds;
}

/* A week or month has its place whether the others are there or not; spans come as
 * they are. */
static gboolean
add_rounds (RollUp     *self,
            GPtrArray  *rounds,
            gboolean    is_span,
            GError    **error)
{
  for (guint i = 0; i < rounds->len; i++)
    {
      TdRecord *round = rounds->pdata[i];
      gint64 number = is_span ? i + 1 : td_record_get_int_or (round, "number", 0);

      if (number < 1 || number > self->n_periods)
        continue;
      if (!add_round (self, td_record_get_id (round), (guint) number - 1, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
roll_up (const RollUp *self,
         const Score  *score,
         TdRollupRule  rule,
         guint         figure,
         guint        *n_present)
{
  g_autofree gint64 *values = g_new (gint64, MAX (self->n_periods, 1));

  for (guint i = 0; i < self->n_periods; i++)
    values[i] = score->values[i * N_FIGURES + figure];
  return td_rollup (rule, values, self->n_periods, n_present);
}

static TdYearScore *
make_year_score (const RollUp *self,
                 const Score  *score,
                 TdRollupRule  rule)
{
  TdYearScore *year = g_new0 (TdYearScore, 1);

  year->staff = score->staff;
  year->unit = score->unit;
  year->name = g_strdup (score->name);
  year->n = self->n_periods;
  year->values = g_new (gint64, MAX (self->n_periods, 1));
  for (guint i = 0; i < self->n_periods; i++)
    year->values[i] = score->values[i * N_FIGURES];
  year->figure = roll_up (self, score, rule, 0, &year->n_present);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    year->layers[layer] = roll_up (self, score, rule, 1 + layer, NULL);
  return year;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Score *x = a;
  const Score *y = b;

  return g_strcmp0 (x->sort_key, y->sort_key);
}

/* By name: people by their given names, as in all lists. */
static GPtrArray *
finish (RollUp       *self,
        TdRollupRule  rule)
{
  GPtrArray *scores = g_ptr_array_new_with_free_func (free_year_score);

  for (guint i = 0; i < self->scores->len; i++)
    {
      Score *score = &g_array_index (self->scores, Score, i);

      score->sort_key = score->staff != 0 ? td_name_sort_key (score->name)
                                          : td_text_sort_key (score->name);
    }
  g_array_sort (self->scores, compare_keys);
  for (guint i = 0; i < self->scores->len; i++)
    g_ptr_array_add (scores, make_year_score (self, &g_array_index (self->scores, Score, i),
                                              rule));
  return scores;
}

TdRollupRule
td_round_get_rollup (TdRecord *round)
{
  TdRollupRule rule;

  return td_rollup_rule_read (td_record_get_text (round, "rollup"), &rule) ? rule : TD_ROLLUP_NONE;
}

GPtrArray *
td_rounds_roll_up (TdReader *reader,
                   gint64    round,
                   GError  **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, error);
  g_autoptr (GPtrArray) rounds = NULL;
  GPtrArray *scores = NULL;
  RollUp self = { .reader = reader };
  TdRoundPeriod period;
  gboolean is_span;

  if (record == NULL || (rounds = list_rounds (reader, record, error)) == NULL)
    return NULL;
  if (!td_period_read (td_record_get_text (record, "period"), &period))
    period = TD_PERIOD_SPAN;
  is_span = period == TD_PERIOD_SPAN;
  self.n_periods =
    is_span ? rounds->len
            : td_period_get_count (period, (guint) td_record_get_int_or (record, "year", 0));
  self.scores = g_array_new (FALSE, FALSE, sizeof (Score));
  g_array_set_clear_func (self.scores, clear_score);
  self.by_subject = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.strings = g_string_chunk_new (1024);
  if (add_rounds (&self, rounds, is_span, error))
    scores = finish (&self, td_round_get_rollup (record));
  g_array_unref (self.scores);
  g_hash_table_unref (self.by_subject);
  g_string_chunk_free (self.strings);
  return scores;
}
