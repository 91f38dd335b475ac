/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-round.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

/* `thidua round FILE year` and `feed`: what the rounds of a year come to. */

/* So many names are told; JSON has all of them. */
#define MAX_NAMED 8

/**
 * Year:
 * @round: any of its rounds
 * @rounds: (element-type TdRecord): those that count, by number
 * @scores: (element-type TdYearScore): the table
 * @cleared, @kept: see td_rounds_list_stale(), before anything was fed
 */
typedef struct
{
  TdRecord    *round;
  TdRollupRule rule;
  GPtrArray   *rounds;
  GPtrArray   *scores;
  GPtrArray   *cleared;
  GPtrArray   *kept;
} Year;

static void
clear_year (Year *self)
{
  g_clear_object (&self->round);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->cleared, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Year, clear_year)

/* --- which rounds --- */

static gint64
get_master (TdReader *reader, TdRecord *round)
{
  g_autoptr (TdRecord) set = td_reader_get (reader, &td_entity_criteria_set,
                                            td_record_get_int_or (round, "criteria", 0), NULL);

  return set != NULL ? td_record_get_int_or (set, "master", 0) : 0;
}

static gboolean
is_same (TdRecord *a, TdRecord *b, const char *key)
{
  return g_strcmp0 (td_record_get_text (a, key), td_record_get_text (b, key)) == 0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = td_record_get_int_or (*(TdRecord *const *) a, "number", 0);
  gint64 y = td_record_get_int_or (*(TdRecord *const *) b, "number", 0);

  return x < y ? -1 : x > y;
}

static gboolean
list_rounds (Year *self, TdReader *reader, GError **error)
{
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) all = NULL;
  gint64 master = get_master (reader, self->round);

  td_query_filter_int (query, "year", TD_FILTER_IS,
                       td_record_get_int_or (self->round, "year", 0));
  all = td_reader_list (reader, query, error);
  if (all == NULL)
    return FALSE;
  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (is_same (all->pdata[i], self->round, "period") &&
        is_same (all->pdata[i], self->round, "subject") &&
        get_master (reader, all->pdata[i]) == master)
      g_ptr_array_add (self->rounds, g_object_ref (all->pdata[i]));
  g_ptr_array_sort (self->rounds, compare_numbers);
  return TRUE;
}

static gboolean
load_year (Year *self, TdCli *cli, TdStore *store, const char *name, GError **error)
{
  TdReader *reader = td_store_get_reader (store);
  gint64 round = td_cli_find_round (cli, store, name, error);

  if (round == 0)
    return FALSE;
  self->round = td_reader_get (reader, &td_entity_round, round, error);
  if (self->round == NULL || !list_rounds (self, reader, error))
    return FALSE;
  self->scores = td_rounds_roll_up (reader, round, error);
  if (!td_rollup_rule_read (td_record_get_text (self->round, "rollup"), &self->rule))
    self->rule = TD_ROLLUP_NONE;
  return self->scores != NULL &&
         td_rounds_list_stale (reader, round, &self->cleared, &self->kept, error);
}

/* --- what is said of it --- */

static gboolean
is_closed (TdStore *store, TdRecord *round)
{
  g_autoptr (GError) closed = NULL;

  return !td_round_guard (td_store_get_reader (store), td_record_get_id (round), &closed);
}

static char *
make_points (gint64 points)
{
  return points == TD_POINTS_MISSING ? g_strdup ("–") : td_decimal_to_text (points);
}

static void
add_rounds (TdCli *cli, TdStore *store, const Year *self)
{
  td_json_begin_array (cli->json, "rounds");
  for (guint i = 0; i < self->rounds->len; i++)
    {
      TdRecord *round = self->rounds->pdata[i];

      td_json_begin_object (cli->json, NULL);
      td_json_add_string (cli->json, "name", td_record_get_title (round));
      td_json_add_int (cli->json, "number", td_record_get_int_or (round, "number", 0));
      td_json_add_boolean (cli->json, "closed", is_closed (store, round));
      td_json_end_object (cli->json);
    }
  td_json_end_array (cli->json);
}

static void
add_scores (TdCli *cli, const Year *self)
{
  td_json_begin_array (cli->json, "subjects");
  for (guint i = 0; i < self->scores->len; i++)
    {
      const TdYearScore *score = self->scores->pdata[i];

      td_json_begin_object (cli->json, NULL);
      td_json_add_string (cli->json, "name", score->name);
      td_json_begin_array (cli->json, "values");
      for (guint k = 0; k < score->n; k++)
        td_cli_add_points (cli->json, NULL, score->values[k]);
      td_json_end_array (cli->json);
      td_json_add_int (cli->json, "present", score->n_present);
      td_cli_add_points (cli->json, "figure", score->figure);
      td_json_end_object (cli->json);
    }
  td_json_end_array (cli->json);
}

/* "Tháng 1: 64,841; Tháng 2: – …" by the periods' order: "64,841 | – | … = 64,841 (1/12)" */
static void
print_scores (TdCli *cli, const Year *self)
{
  for (guint i = 0; i < self->scores->len; i++)
    {
      const TdYearScore *score = self->scores->pdata[i];
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *figure = make_points (score->figure);

      for (guint k = 0; k < score->n; k++)
        {
          g_autofree char *value = make_points (score->values[k]);

          g_string_append_printf (line, "%s%s", k > 0 ? " | " : "", value);
        }
      td_cli_print (cli, "  %s: %s = %s (%u/%u)", score->name, line->str, figure,
                    score->n_present, score->n);
    }
}

static void
answer_names (TdCli *cli, const char *key, GPtrArray *names)
{
  if (cli->json == NULL)
    return;
  td_json_begin_array (cli->json, key);
  for (guint i = 0; i < names->len; i++)
    td_json_add_string (cli->json, NULL, names->pdata[i]);
  td_json_end_array (cli->json);
}

/* By which rule, of how many periods, and which of them may still change. */
static void
answer_basis (TdCli *cli, TdStore *store, const Year *self)
{
  const guint n = self->scores->len > 0
    ? ((const TdYearScore *) self->scores->pdata[0])->n : self->rounds->len;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->rounds->len; i++)
    if (!is_closed (store, self->rounds->pdata[i]))
      g_ptr_array_add (open, (gpointer) td_record_get_title (self->rounds->pdata[i]));
  if (cli->json != NULL)
    {
      td_json_add_string (cli->json, "rule", td_rollup_rule_code (self->rule));
      td_json_add_int (cli->json, "periods", n);
      add_rounds (cli, store, self);
    }
  /* Translators: how the year's figure comes of its rounds, how many of its periods have one. */
  td_cli_print (cli, _("%1$s: %2$u of %3$u periods have a round"),
                td_rollup_rule_term (self->rule), self->rounds->len, n);
  names = td_text_name_some (open, MAX_NAMED);
  if (open->len > 0)
    td_cli_print (cli, ngettext ("%u round is not closed: %s", "%u rounds are not closed: %s",
                                 open->len), open->len, names);
}

/* Who gets no figure, and whose score in the classification no round gives. */
static void
answer_missing (TdCli *cli, const Year *self, gboolean was_fed)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *cleared = td_text_name_some (self->cleared, MAX_NAMED);
  g_autofree char *kept = td_text_name_some (self->kept, MAX_NAMED);

  for (guint i = 0; i < self->scores->len; i++)
    {
      const TdYearScore *score = self->scores->pdata[i];

      if (score->figure == TD_POINTS_MISSING)
        g_ptr_array_add (without, score->name);
    }
  answer_names (cli, "without", without);
  answer_names (cli, "cleared", self->cleared);
  answer_names (cli, "kept", self->kept);
  names = td_text_name_some (without, MAX_NAMED);
  if (without->len > 0)
    td_cli_print (cli, ngettext ("%u has no figure of the year yet: %s",
                                 "%u have no figure of the year yet: %s", without->len),
                  without->len, names);
  if (self->cleared->len > 0)
    td_cli_print (cli, was_fed ? _("Taken away, since the rounds no longer give it: %s")
                               : _("Feeding takes away what the rounds no longer give: %s"),
                  cleared);
  if (self->kept->len > 0)
    td_cli_print (cli, ngettext ("%u has a score in the classification that no round gives, and "
                                 "keeps it: %s",
                                 "%u have a score in the classification that no round gives, and "
                                 "keep it: %s", self->kept->len),
                  self->kept->len, kept);
}

static gboolean
feed_year (TdCli *cli, TdStore *store, const Year *self, GError **error)
{
  TdFeedCounts counts;

  if (td_action_run (td_rounds_feed_year (td_record_get_id (self->round), &counts), store, NULL,
                     error) < 0)
    return FALSE;
  if (cli->json != NULL)
    td_json_add_int (cli->json, "written", counts.n_written);
  td_cli_print (cli, ngettext ("%u person has the score of the year now",
                               "%u people have the score of the year now", counts.n_written),
                counts.n_written);
  return TRUE;
}

gboolean
td_cli_round_year (TdCli *cli, TdStore *store, const char *name, gboolean feeds, GError **error)
{
  g_auto (Year) self = { 0 };

  if (!load_year (&self, cli, store, name, error) ||
      (feeds && !feed_year (cli, store, &self, error)))
    return FALSE;
  answer_basis (cli, store, &self);
  if (cli->json != NULL)
    add_scores (cli, &self);
  else if (!feeds)
    print_scores (cli, &self);
  answer_missing (cli, &self, feeds);
  return TRUE;
}
