/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-actions.h"

#include <string.h>

/* What of a person tells whether somebody else is the same. */
typedef struct
{
  gint64      id;
  TdDate      birth;
  const char *cccd; /* nullable */
} Candidate;

typedef struct
{
  GStringChunk *strings;
  GHashTable   *by_cccd; /* number to GArray of Candidate */
  GHashTable   *by_name; /* folded name and year of birth to the same */
  GPtrArray    *names;   /* the keys of @by_name in the order of the list */
  GPtrArray    *numbers;
} Search;

void
td_duplicates_free (TdDuplicates *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

/* Puts @candidate with those of the same @key, which is kept in @order when new. */
static void
file_candidate (GHashTable      *table,
                GPtrArray       *order,
                const char      *key,
                const Candidate *candidate)
{
  GArray *same = g_hash_table_lookup (table, key);

  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (Candidate));
      g_hash_table_insert (table, (gpointer) key, same);
      g_ptr_array_add (order, (gpointer) key);
    }
  g_array_append_vals (same, candidate, 1);
}

static gboolean
add_person (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  Search *search = user_data;
  const char *cccd = td_record_get_text (record, "cccd");
  const char *name = td_record_get_text (record, "match_key");
  Candidate candidate = { td_record_get_id (record), td_record_get_date (record, "birth"), NULL };

  if (cccd != NULL)
    {
      candidate.cccd = g_string_chunk_insert_const (search->strings, cccd);
      file_candidate (search->by_cccd, search->numbers, candidate.cccd, &candidate);
    }
  /* Without a date of birth a name alone says nothing: names are often shared. */
  if (name != NULL && td_date_is_set (candidate.birth))
    {
      g_autofree char *key = g_strdup_printf ("%04u %s", candidate.birth.year, name);

      file_candidate (search->by_name, search->names,
                      g_string_chunk_insert_const (search->strings, key), &candidate);
    }
  return TRUE;
}

static void
add_duplicates (GPtrArray       *found,
                TdDuplicateKind  kind,
                GArray          *candidates)
{
  TdDuplicates *duplicates = g_new0 (TdDuplicates, 1);

  duplicates->kind = kind;
  duplicates->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (duplicates->ids, g_array_index (candidates, Candidate, i).id);
  g_ptr_array_add (found, duplicates);
}

/* Whether they share one identity number, and so are listed under it already. */
static gboolean
share_cccd (GArray *candidates)
{
  const char *cccd = g_array_index (candidates, Candidate, 0).cccd;

  for (guint i = 0; i < candidates->len; i++)
    if (cccd == NULL || g_strcmp0 (g_array_index (candidates, Candidate, i).cccd, cccd) != 0)
      return FALSE;
  return TRUE;
}

static int
compare_births (gconstpointer a,
                gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;
  int order = td_date_compare (x->birth, y->birth);

  return order != 0 ? order : x->id < y->id ? -1 : x->id > y->id;
}

/* Of one name and year of birth: for every day of birth those of that day, and
 * those of whom only month or year are known and do not contradict it. */
static void
split_births (GPtrArray *found,
              GArray    *same)
{
  guint n_partial = 0;

  g_array_sort (same, compare_births);
  for (guint i = 0; i < same->len; i++)
    n_partial += !td_date_is_full (g_array_index (same, Candidate, i).birth);

  for (guint i = 0; i < same->len;)
    {
      g_autoptr(GArray) agree = g_array_new (FALSE, FALSE, sizeof (Candidate));
      TdDate birth = g_array_index (same, Candidate, i).birth;

      if (!td_date_is_full (birth) && n_partial < same->len)
        {
          i++;
          continue;
        }
      for (guint j = 0; td_date_is_full (birth) && j < same->len; j++)
        if (!td_date_is_full (g_array_index (same, Candidate, j).birth) &&
            td_date_agrees (g_array_index (same, Candidate, j).birth, birth))
          g_array_append_val (agree, g_array_index (same, Candidate, j));
      while (i < same->len && td_date_agrees (g_array_index (same, Candidate, i).birth, birth))
        {
          g_array_append_val (agree, g_array_index (same, Candidate, i));
          i++;
        }
      if (agree->len > 1 && !share_cccd (agree))
        add_duplicates (found, TD_DUPLICATE_NAME_AND_BIRTH, agree);
    }
}

GPtrArray *
td_staff_find_duplicates (TdReader      *reader,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GHashTable) by_cccd = NULL;
  g_autoptr(GHashTable) by_name = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) numbers = g_ptr_array_new ();
  Search search = { 0 };

  by_cccd = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  search.strings = g_string_chunk_new (64 * 1024);
  search.by_cccd = by_cccd;
  search.by_name = by_name;
  search.names = names;
  search.numbers = numbers;
  if (td_reader_foreach (reader, query, add_person, &search, cancellable, error))
    {
      found = g_ptr_array_new_with_free_func ((GDestroyNotify) td_duplicates_free);
      for (guint i = 0; i < numbers->len; i++)
        {
          GArray *same = g_hash_table_lookup (by_cccd, numbers->pdata[i]);

          if (same->len > 1)
            add_duplicates (found, TD_DUPLICATE_CCCD, same);
        }
      for (guint i = 0; i < names->len; i++)
        {
          GArray *same = g_hash_table_lookup (by_name, names->pdata[i]);

          if (same->len > 1)
            split_births (found, same);
        }
    }
  g_string_chunk_free (search.strings);
  return g_steal_pointer (&found);
}
