/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-error.h"
#include "td-rounds-private.h"
#include "td-score-book.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rounds: finding them, and their settings. */

/* So many are named to whoever asks for one that is not there. */
#define MAX_NAMED 8

/* A year, a number or an id has no more digits. */
#define MAX_DIGITS 18

TdQuery *
td_round_query (void)
{
  TdQuery *query = td_query_new (&td_entity_round);

  td_query_set_sort (query, "ended", TRUE);
  return query;
}

/* "12", but no more than an id. */
static gint64
read_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_DIGITS || strspn (text, "0123456789") != length)
    return 0;
  return g_ascii_strtoll (text, NULL, 10);
}

static gint64
set_unknown_error (GPtrArray  *rounds,
                   const char *name,
                   GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rounds->len && i < MAX_NAMED; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            td_record_get_title (rounds->pdata[i]));
  if (rounds->len > MAX_NAMED)
    g_string_append (names, "; …");
  if (rounds->len == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("There is no scoring round “%s”: the register has none yet."), name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 /* Translators: %1$s is what was asked for, %2$s names of rounds. */
                 _("There is no scoring round “%1$s”. There are: %2$s"), name, names->str);
  return 0;
}

gint64
td_round_lookup (TdReader    *reader,
                 const char  *name_or_id,
                 GError     **error)
{
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) rounds = NULL;
  g_autofree char *folded = td_text_fold (name_or_id);
  const char *asked = name_or_id != NULL ? name_or_id : "";
  gint64 id = read_id (asked);

  td_query_set_archived (query, TRUE);
  rounds = td_reader_list (reader, query, error);
  if (rounds == NULL)
    return 0;
  for (guint i = 0; id != 0 && i < rounds->len; i++)
    if (td_record_get_id (rounds->pdata[i]) == id)
      return id;
  for (guint i = 0; i < rounds->len; i++)
    {
      g_autofree char *name = td_text_fold (td_record_get_title (rounds->pdata[i]));

      if (strcmp (name, folded) == 0)
        return td_record_get_id (rounds->pdata[i]);
    }
  return set_unknown_error (rounds, asked, error);
}

static guint
get_weight (TdRecord   *round,
            const char *key)
{
  return (guint) CLAMP (td_record_get_int_or (round, key, 0), 0, 100);
}

void
td_round_get_rule (TdRecord    *round,
                   TdRoundRule *rule)
{
  g_return_if_fail (TD_IS_RECORD (round) && rule != NULL);

  td_round_rule_init (rule);
  td_deciding_read (td_record_get_text (round, "deciding"), &rule->deciding);
  rule->inherits = td_record_get_int_or (round, "inherits", rule->inherits) != 0;
  rule->weights[TD_LAYER_SELF] = get_weight (round, "weight_self");
  rule->weights[TD_LAYER_APPRAISED] = get_weight (round, "weight_appraised");
  rule->weights[TD_LAYER_COUNCIL] = get_weight (round, "weight_council");
  td_rater_rule_read (td_record_get_text (round, "raters"), &rule->raters);
  td_tie_break_read (td_record_get_text (round, "tie_break"), &rule->tie_break);
  rule->tie_group = td_record_get_text (round, "tie_group");
}

static gboolean
refuse_code (TdRecord   *round,
             const char *key,
             GError    **error)
{
  const char *code = td_record_get_text (round, key);

  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: %1$s is a round, %2$s a field such as "Equal scores", %3$s what it
                * contains. */
               _("%1$s: “%2$s” cannot be “%3$s”. Choose one of the list."),
               td_record_get_title (round), _(td_entity_field (&td_entity_round, key)->label),
               code != NULL ? code : "");
  return FALSE;
}

gboolean
td_round_check_settings (TdRecord            *round,
                         const TdCriteriaSet *set,
                         GError             **error)
{
  TdRoundRule rule;
  TdRollupRule rollup;

  td_round_get_rule (round, &rule);
  if (!td_deciding_read (td_record_get_text (round, "deciding"), &rule.deciding))
    return refuse_code (round, "deciding", error);
  if (!td_rater_rule_read (td_record_get_text (round, "raters"), &rule.raters))
    return refuse_code (round, "raters", error);
  if (!td_tie_break_read (td_record_get_text (round, "tie_break"), &rule.tie_break))
    return refuse_code (round, "tie_break", error);
  if (!td_rollup_rule_read (td_record_get_text (round, "rollup"), &rollup))
    return refuse_code (round, "rollup", error);
  return td_round_rule_check (&rule, set, error);
}

/* --- settings, removal, clusters --- */

typedef struct
{
  TdRecord *before;
  TdRecord *after;
} Save;

static void
free_save (gpointer data)
{
  Save *save = data;

  g_object_unref (save->before);
  g_object_unref (save->after);
  g_free (save);
}

/* What a round is about stays: sheets and scores are of that. */
static gboolean
check_kept (TdRecord *before,
            TdRecord *after,
            GError  **error)
{
  static const char *const keys[] = { "criteria", "subject" };
  g_autoptr (GPtrArray) changed = td_record_diff (before, after);

  for (guint i = 0; i < changed->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      if (strcmp (changed->pdata[i], keys[k]) == 0)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       /* Translators: %1$s is a round, %2$s a field. */
                       _("%1$s: “%2$s” cannot be changed any more, since the sheets were made for "
                         "it. Make another round."),
                       td_record_get_title (before),
                       _(td_entity_field (&td_entity_round, keys[k])->label));
          return FALSE;
        }
  return TRUE;
}

/* Copies into @now what was edited, so that other settings keep what somebody else did
 * to them meanwhile. */
static void
apply_edit (const Save *save,
            TdRecord   *now)
{
  g_autoptr (GPtrArray) keys = td_record_diff (save->before, save->after);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];
      const TdField *field = td_entity_field (&td_entity_round, key);

      if (!td_record_has (save->after, key))
        td_record_clear (now, key);
      else if (td_field_is_text_like (field))
        td_record_set_text (now, key, td_record_get_text (save->after, key));
      else
        td_record_set_int (now, key, td_record_get_int_or (save->after, key, 0));
    }
}

static gboolean
save_round (TdWriter      *writer,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Save *save = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) round =
    td_reader_get (reader, &td_entity_round, td_record_get_id (save->before), error);
  g_autoptr (TdCriteriaSet) set = NULL;

  if (round == NULL || !check_kept (save->before, save->after, error))
    return FALSE;
  apply_edit (save, round);
  set = td_criteria_set_load (reader, td_record_get_int_or (round, "criteria", 0), error);
  return set != NULL && td_round_check_settings (round, set, error) &&
         td_writer_save (writer, round, NULL, error);
}

TdAction *
td_round_save (TdRecord *before,
               TdRecord *after)
{
  Save *save;

  g_return_val_if_fail (TD_IS_RECORD (before) && TD_IS_RECORD (after), NULL);

  save = g_new0 (Save, 1);
  save->before = td_record_copy (before);
  save->after = td_record_copy (after);
  /* Translators: a scoring round */
  return td_action_new (g_strdup_printf (_("Change the round “%s”"), td_record_get_title (after)),
                        save_round, save, free_save);
}

typedef struct
{
  GArray *sheets; /* gint64 */
  char   *cluster;
} Clustering;

static void
free_clustering (gpointer data)
{
  Clustering *clustering = data;

  g_array_unref (clustering->sheets);
  g_free (clustering->cluster);
  g_free (clustering);
}

static gboolean
save_clusters (TdWriter      *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Clustering *clustering = data;
  g_autoptr (GPtrArray) sheets =
    td_reader_load (td_writer_get_reader (writer), &td_entity_sheet,
                    (const gint64 *) (gpointer) clustering->sheets->data, clustering->sheets->len,
                    error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      td_record_set_text (sheets->pdata[i], "cluster", clustering->cluster);
      if (!td_writer_save (writer, sheets->pdata[i], NULL, error))
        return FALSE;
    }
  return sheets != NULL;
}

TdAction *
td_round_set_cluster (GArray     *sheets,
                      const char *cluster)
{
  Clustering *clustering;
  char *label;

  g_return_val_if_fail (sheets != NULL, NULL);

  clustering = g_new0 (Clustering, 1);
  clustering->sheets = g_array_copy (sheets);
  clustering->cluster = td_text_clean (cluster);
  if (clustering->cluster != NULL)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          /* Translators: %1$u sheets, %2$s an emulation cluster */
                                          "Put %1$u sheet into the cluster “%2$s”",
                                          "Put %1$u sheets into the cluster “%2$s”", sheets->len),
                             sheets->len, clustering->cluster);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take %u sheet out of its cluster",
                                          "Take %u sheets out of their clusters", sheets->len),
                             sheets->len);
  return td_action_new (label, save_clusters, clustering, free_clustering);
}

gint64
td_round_get_master (TdReader *reader,
                     TdRecord *round)
{
  g_autoptr (TdRecord) set =
    td_reader_get (reader, &td_entity_criteria_set,
                   td_record_get_int_or (round, "criteria", 0), NULL);

  return set != NULL ? td_record_get_int_or (set, "master", td_record_get_id (set)) : 0;
}

/* Those of the same kind of subject and period, by their end, the newest first. */
static GPtrArray *
list_alike (TdReader *reader,
            TdRecord *round,
            GError  **error)
{
  g_autoptr (TdQuery) query = td_round_query ();

  td_query_set_archived (query, TRUE);
  td_query_filter_text (query, "subject", TD_FILTER_IS, td_record_get_text (round, "subject"));
  td_query_filter_text (query, "period", TD_FILTER_IS, td_record_get_text (round, "period"));
  return td_reader_list (reader, query, error);
}

GPtrArray *
td_round_list_siblings (TdReader *reader,
                        TdRecord *round,
                        GError  **error)
{
  g_autoptr (GPtrArray) rounds = list_alike (reader, round, error);
  gint64 master = td_round_get_master (reader, round);

  for (guint i = rounds != NULL ? rounds->len : 0; i-- > 0;)
    if (td_round_get_master (reader, rounds->pdata[i]) != master)
      g_ptr_array_remove_index (rounds, i);
  return g_steal_pointer (&rounds);
}

gint64
td_round_find_previous (TdReader *reader,
                        gint64    round)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, NULL);
  g_autoptr (GPtrArray) rounds = NULL;
  TdDate ended;

  if (record == NULL || (rounds = td_round_list_siblings (reader, record, NULL)) == NULL)
    return 0;
  ended = td_record_get_date (record, "ended");
  for (guint i = 0; i < rounds->len; i++)
    if (td_record_get_id (rounds->pdata[i]) != round &&
        td_date_compare (td_record_get_date (rounds->pdata[i], "ended"), ended) < 0)
      return td_record_get_id (rounds->pdata[i]);
  return 0;
}
