/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds-private.h"

#include "td-history.h"

/* Which scores of a year's classification the rounds put there.  A feed leaves its mark in a
 * setting, within the same change, so that the history tells its changes from all others: the
 * mark is new each time, while undoing and restoring bring back one that was there before. */

#define FEED_SETTING "round_feed:%" G_GINT64_FORMAT ":%s:%" G_GINT64_FORMAT

/* Of the rounds that count together: of one year, kind of period and master. */
static char *
dup_setting_name (TdReader *reader,
                  TdRecord *round)
{
  return g_strdup_printf (FEED_SETTING, td_record_get_int_or (round, "year", 0),
                          td_record_get_text (round, "period"),
                          td_round_get_master (reader, round));
}

gboolean
td_round_mark_feed (TdWriter  *writer,
                    TdRecord  *round,
                    GError   **error)
{
  g_autofree char *name = dup_setting_name (td_writer_get_reader (writer), round);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%FT%TZ");
  /* The time is for people; two feeds may have the same. */
  g_autofree char *mark = g_strdup_printf ("%s %08x", time, g_random_int ());

  return td_writer_set_setting (writer, name, mark, error);
}

static TdRecord *
find_setting (TdReader  *reader,
              TdRecord  *round,
              GError   **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_setting);
  g_autofree char *name = dup_setting_name (reader, round);

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  return td_reader_first (reader, query, error);
}

/* What @change set the field to; %NULL where it left it alone or emptied it, @is_there tells
 * which.  An entry that cannot be read tells nothing. */
static char *
dup_new_value (TdReader   *reader,
               gint64      change,
               TdRecord   *record,
               const char *key,
               gboolean   *is_there)
{
  g_autoptr (GPtrArray) details = td_history_details_of_record (
    reader, change, td_record_get_entity (record), td_record_get_id (record), NULL);

  *is_there = FALSE;
  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const TdChangeDetail *detail = details->pdata[i];

      if (g_strcmp0 (detail->field->key, key) != 0)
        continue;
      *is_there = TRUE;
      return g_strdup (detail->new_value);
    }
  return NULL;
}

GHashTable *
td_round_list_feeds (TdReader  *reader,
                     TdRecord  *round,
                     GError   **error)
{
  g_autoptr (GHashTable) feeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (TdRecord) setting = find_setting (reader, round, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (setting == NULL)
    return g_steal_pointer (&feeds);
  entries = td_history_of_record (reader, &td_entity_setting, td_record_get_id (setting),
                                  G_MAXINT, error);
  if (entries == NULL)
    return NULL;
  for (guint i = entries->len; i-- > 0;)
    {
      const TdChangeEntry *entry = entries->pdata[i];
      gboolean is_there;
      g_autofree char *mark = dup_new_value (reader, entry->id, setting, "value", &is_there);

      if (mark != NULL && entry->undoes == 0 && !g_hash_table_contains (marks, mark))
        g_hash_table_add (feeds, g_memdup2 (&entry->id, sizeof entry->id));
      if (mark != NULL)
        g_hash_table_add (marks, g_steal_pointer (&mark));
    }
  return g_steal_pointer (&feeds);
}

gboolean
td_round_is_fed (TdReader   *reader,
                 GHashTable *feeds,
                 TdRecord   *fact,
                 const char *key)
{
  g_autoptr (GPtrArray) entries = NULL;
  gboolean any = FALSE;

  if (g_hash_table_size (feeds) == 0)
    return FALSE;
  entries = td_history_of_record (reader, td_record_get_entity (fact), td_record_get_id (fact),
                                  G_MAXINT, NULL);
  for (guint i = 0; entries != NULL && i < entries->len && !any; i++)
    any = g_hash_table_contains (feeds, &((TdChangeEntry *) entries->pdata[i])->id);
  for (guint i = 0; any && i < entries->len; i++)
    {
      const TdChangeEntry *entry = entries->pdata[i];
      gboolean is_there;
      g_autofree char *value = dup_new_value (reader, entry->id, fact, key, &is_there);

      if (is_there)
        return g_hash_table_contains (feeds, &entry->id);
    }
  return FALSE;
}
