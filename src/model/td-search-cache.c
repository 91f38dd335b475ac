/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-search-cache-private.h"

#include "td-query-private.h"
#include "td-sql.h"
#include "td-text.h"

#include <string.h>

/* A word that is looked for, with what the register says of it. */
typedef struct
{
  const char  *text;
  GHashTable **targets;  /* for each link the set of gint64 ids whose text holds the word */
  GHashTable  *by_digits; /* (nullable): ids whose number begins with the word */
  guint        n_targets; /* in all of @targets */
} TdSearchWord;

TdSearchCache *
td_search_cache_new (TdDb           *db,
                     const TdEntity *entity)
{
  TdSearchCache *self = g_new0 (TdSearchCache, 1);

  self->db = db;
  self->entity = entity;
  self->links = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < entity->n_fields; i++)
    if (td_sql_searches_target (entity, &entity->fields[i]))
      g_array_append_val (self->links, i);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->archived = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->heap = g_string_new (NULL);
  self->titles = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->title_heap = g_string_new (NULL);
  return self;
}

void
td_search_cache_free (TdSearchCache *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->columns, td_columns_free);
  g_array_unref (self->links);
  g_array_unref (self->ids);
  g_array_unref (self->archived);
  g_array_unref (self->targets);
  g_array_unref (self->texts);
  g_string_free (self->heap, TRUE);
  g_array_unref (self->titles);
  g_string_free (self->title_heap, TRUE);
  g_free (self);
}

gboolean
td_search_cache_serves (TdDb          *db,
                        const TdQuery *query)
{
  const TdEntity *entity = query->entity;

  return query->search != NULL && query->filters->len == 0 && !query->by_entry &&
         strcmp (td_query_get_sort (query, NULL), entity->title) == 0 &&
         td_entity_field (entity, "search") != NULL &&
         td_entity_field (entity, "sort_key") != NULL &&
         td_entity_field (entity, "archived") != NULL &&
         sqlite3_get_autocommit (td_db_get_handle (db)) != 0;
}

/* Looked up by ids of which few are asked for, and kept for the next letter; an
 * empty title where the record has none. */
static const char *
get_title (TdSearchCache *self,
           TdStatement   *select,
           guint          entry,
           GError       **error)
{
  gsize *offset = &g_array_index (self->titles, gsize, entry);
  gboolean row;

  if (*offset == 0)
    {
      td_statement_reset (select);
      td_statement_bind_int (select, 1, g_array_index (self->ids, gint64, entry));
      if (!td_statement_step (select, &row, error))
        return NULL;
      *offset = td_search_append_text (self->title_heap, select, 0);
    }
  return self->title_heap->str + *offset;
}

/* Adds the ids that the statement finds for @word to the set. */
static gboolean
find_ids (TdSearchCache *self,
          const char    *sql,
          const char    *word,
          GHashTable    *ids,
          GError       **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, self->db, sql, error))
    return FALSE;
  td_statement_bind_text (&statement, 1, word);
  while (td_statement_step (&statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = td_statement_get_int (&statement, 0);
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return FALSE;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
clear_word (gpointer data)
{
  TdSearchWord *word = data;

  for (guint i = 0; word->targets != NULL && word->targets[i] != NULL; i++)
    g_hash_table_unref (word->targets[i]);
  g_free (word->targets);
  g_clear_pointer (&word->by_digits, g_hash_table_unref);
}

static gboolean
look_up_word (TdSearchCache *self,
              TdSearchWord  *word,
              GError       **error)
{
  word->targets = g_new0 (GHashTable *, self->links->len + 1);
  for (guint i = 0; i < self->links->len; i++)
    {
      const TdField *field = &self->entity->fields[g_array_index (self->links, guint, i)];
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE td_has (search, ?1)",
                                              field->reference);

      word->targets[i] = new_set ();
      if (!find_ids (self, sql, word->text, word->targets[i], error))
        return FALSE;
      word->n_targets += g_hash_table_size (word->targets[i]);
    }

  if (!td_query_word_is_number (word->text))
    return TRUE;
  word->by_digits = new_set ();
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const TdField *field = &self->entity->fields[i];
      g_autoptr (GString) sql = g_string_new (NULL);

      if ((field->flags & TD_FIELD_NUMBER) == 0)
        continue;
      g_string_printf (sql, "SELECT id FROM \"%s\" WHERE ", self->entity->key);
      td_sql_append_begins (sql, field, 1);
      if (!find_ids (self, sql->str, word->text, word->by_digits, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
entry_holds (TdSearchCache      *self,
             guint               entry,
             const TdSearchWord *word)
{
  const guint n_links = self->links->len;

  if (strstr (self->heap->str + g_array_index (self->texts, gsize, entry), word->text) != NULL)
    return TRUE;
  for (guint i = 0; i < n_links; i++)
    if (word->n_targets > 0 &&
        g_hash_table_contains (word->targets[i],
                               &g_array_index (self->targets, gint64, entry * n_links + i)))
      return TRUE;
  return word->by_digits != NULL &&
         g_hash_table_contains (word->by_digits, &g_array_index (self->ids, gint64, entry));
}

static gboolean
entry_matches (TdSearchCache *self,
               guint          entry,
               GArray        *words,
               gboolean       archived)
{
  if (!archived && g_array_index (self->archived, gboolean, entry))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (!entry_holds (self, entry, &g_array_index (words, TdSearchWord, i)))
      return FALSE;
  return TRUE;
}

/* The rarest word first, as one that is missed spares the others: one that many
 * targets hold is in the many records that name them; else the longest. */
static int
compare_words (const void *a,
               const void *b)
{
  const TdSearchWord *one = a;
  const TdSearchWord *other = b;
  const gsize length = strlen (one->text);
  const gsize other_length = strlen (other->text);

  if (one->n_targets != other->n_targets)
    return (one->n_targets > other->n_targets) - (one->n_targets < other->n_targets);
  return (length < other_length) - (length > other_length);
}

/* @exact: (nullable): what was typed with marks; records whose title holds it so
 * come first */
static GArray *
collect (TdSearchCache *self,
         const TdQuery *query,
         GArray        *words,
         const char    *exact,
         GError       **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1",
                                          self->entity->title, self->entity->key);
  g_auto (TdStatement) select = { 0 };
  const guint n = self->ids->len;
  gboolean descending;

  if (!td_statement_prepare (&select, self->db, sql, error))
    return NULL;
  td_query_get_sort (query, &descending);
  for (guint i = 0; i < n; i++)
    {
      const guint entry = descending ? n - 1 - i : i;
      const char *title = "";

      if (!entry_matches (self, entry, words, query->archived))
        continue;
      if (exact != NULL && (title = get_title (self, &select, entry, error)) == NULL)
        return NULL;
      g_array_append_val (exact == NULL || td_text_holds (title, exact) ? found : others,
                          g_array_index (self->ids, gint64, entry));
    }
  g_array_append_vals (found, others->data, others->len);
  return g_steal_pointer (&found);
}

GArray *
td_search_cache_query (TdSearchCache *self,
                       const TdQuery *query,
                       GError       **error)
{
  g_auto (GStrv) texts = td_query_dup_words (query);
  g_autoptr (GArray) words = g_array_new (FALSE, TRUE, sizeof (TdSearchWord));
  g_autofree char *exact = td_text_has_marks (query->search) ? td_text_lower (query->search) : NULL;

  g_array_set_clear_func (words, clear_word);
  if (!td_search_cache_refresh (self, error))
    return NULL;

  g_array_set_size (words, g_strv_length (texts));
  for (guint i = 0; i < words->len; i++)
    {
      TdSearchWord *word = &g_array_index (words, TdSearchWord, i);

      word->text = texts[i];
      if (!look_up_word (self, word, error))
        return NULL;
    }
  /* Nothing but punctuation was typed: no record holds that. */
  if (words->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  qsort (words->data, words->len, sizeof (TdSearchWord), compare_words);
  return collect (self, query, words, exact, error);
}
