/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-facts.h"

#include "td-board-state.h"
#include "td-year-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The public part first: a TdYearFacts is one of these. */
typedef struct
{
  TdYearFacts      public;
  gatomicrefcount  ref_count;
  GStringChunk    *strings;
  GHashTable      *by_id; /* place in the arrays plus one, by id */
} Facts;

static void
free_warning (gpointer data)
{
  TdYearWarning *warning = data;

  g_free (warning->text);
  g_free (warning);
}

/* The staff that head a unit which still exists. */
static GHashTable *
list_heads (const TdUnitTree *tree)
{
  GHashTable *heads = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < td_unit_tree_get_n (tree); i++)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);

      if (node->head != 0 && !node->archived)
        g_hash_table_add (heads, (gpointer) &node->head);
    }
  return heads;
}

/* Closed periods tell of the past; an open one that is the last stands for the
 * present, for which the person's own record is the authority. */
static void
settle_unit (TdSources        *sources,
             TdSource         *source,
             const TdUnitTree *tree)
{
  gboolean is_past = source->has_period &&
                     (source->has_later_period || source->unit_now == 0 ||
                      source->ended_then.year > sources->year);
  const TdUnitNode *node;

  source->person.unit = is_past ? source->unit_then : source->unit_now;
  if (is_past && source->post_then != NULL)
    {
      source->person.post = source->post_then;
      source->facts.is_leader = td_sources_is_leader (sources, source->post_then);
    }

  node = td_unit_tree_get (tree, source->person.unit);
  source->facts.body = td_unit_tree_get_body (tree, source->person.unit);
  source->facts.body_name = td_unit_tree_get_body_name (tree, source->facts.body);
  source->facts.unit_name = node != NULL ? node->name : NULL;
}

static gboolean
is_included (TdSources *sources,
             TdSource  *source)
{
  /* Gone since the ids were read. */
  if (source->facts.name == NULL)
    return FALSE;
  if (sources->is_frozen)
    return source->is_sealed;
  if ((!source->is_gone && !source->is_later) || source->has_evidence)
    return TRUE;
  if (!source->is_archived && source->is_gone && !source->is_later &&
      !(source->has_period && td_date_is_set (source->ended_then)))
    td_sources_warn (sources, source->facts.id,
                     /* Translators: a person, a year */
                     _("%s left, but when is not known: not counted in %u. Enter the last day "
                       "in the unit, or facts of the year."),
                     source->facts.name, sources->year);
  return FALSE;
}

/* Settles what several sources say, and moves those who are in into the arrays. */
static void
take_sources (Facts     *self,
              TdSources *sources)
{
  TdYearFacts *facts = &self->public;
  g_autoptr(GHashTable) heads = list_heads (facts->tree);

  facts->facts = g_new (TdFacts, MAX (sources->sources->len, 1));
  facts->people = g_new (TdYearPerson, MAX (sources->sources->len, 1));
  for (guint i = 0; i < sources->sources->len; i++)
    {
      TdSource *source = &g_array_index (sources->sources, TdSource, i);

      if (!is_included (sources, source))
        continue;
      settle_unit (sources, source, facts->tree);
      td_source_settle_discipline (source);
      td_source_settle_service (sources, source);
      source->facts.is_head = g_hash_table_contains (heads, &source->facts.id);
      source->person.has_left = source->is_gone;
      if (source->person.unit == 0)
        td_sources_warn (sources, source->facts.id,
                         /* Translators: a person, the name of a body */
                         _("%s has no unit, and so counts in “%s”. Choose the unit."),
                         source->facts.name, source->facts.body_name);

      facts->facts[facts->n_people] = source->facts;
      facts->people[facts->n_people] = source->person;
      g_hash_table_insert (self->by_id, &facts->facts[facts->n_people].id,
                           GSIZE_TO_POINTER (facts->n_people + 1));
      facts->n_people++;
    }
}

static gboolean
read_sources (TdSources  *sources,
              GError    **error)
{
  return td_sources_read_staff (sources, error) &&
         td_sources_read_memberships (sources, error) &&
         td_sources_read_year_facts (sources, error) &&
         td_sources_read_leave (sources, error) &&
         td_sources_read_discipline (sources, error) &&
         td_sources_read_seal (sources, error);
}

TdYearFacts *
td_year_facts_load (TdReader      *reader,
                    guint          year,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Facts *self = g_new0 (Facts, 1);
  g_autoptr(TdYearFacts) facts = &self->public;
  g_autoptr(GArray) array = g_array_new (FALSE, TRUE, sizeof (TdSource));
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) leading = g_hash_table_new (NULL, NULL);
  TdSources sources = { 0 };

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (64 * 1024);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  facts->year = year;
  facts->warnings = g_ptr_array_new_with_free_func (free_warning);
  facts->tree = td_unit_tree_new (reader, error);
  if (facts->tree == NULL)
    return NULL;

  sources.year = year;
  sources.reader = reader;
  sources.cancellable = cancellable;
  sources.sources = array;
  sources.by_id = by_id;
  sources.strings = self->strings;
  sources.leading = leading;
  sources.warnings = facts->warnings;
  if (!read_sources (&sources, error))
    return NULL;
  take_sources (self, &sources);
  return g_steal_pointer (&facts);
}

void
td_year_facts_unref (TdYearFacts *self)
{
  Facts *facts = (Facts *) self;

  if (!g_atomic_ref_count_dec (&facts->ref_count))
    return;

  g_clear_pointer (&self->tree, td_unit_tree_unref);
  g_ptr_array_unref (self->warnings);
  g_free (self->facts);
  g_free (self->people);
  g_hash_table_unref (facts->by_id);
  g_string_chunk_free (facts->strings);
  g_free (facts);
}

const char *
td_year_facts_keep (TdYearFacts *self,
                    const char  *text)
{
  return text != NULL ? g_string_chunk_insert_const (((Facts *) self)->strings, text) : NULL;
}

gboolean
td_year_facts_find (const TdYearFacts *self,
                    gint64             staff,
                    guint             *index)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (((const Facts *) self)->by_id, &staff));

  if (place > 0 && index != NULL)
    *index = (guint) (place - 1);
  return place > 0;
}

gboolean
td_year_facts_mark_failed (TdYearFacts     *self,
                           const TdOutcome *outcome)
{
  gboolean marked = FALSE;
  guint head;

  for (gsize i = 0; i < self->n_people; i++)
    {
      const TdRating *rating = g_ptr_array_index (outcome->ratings, i);

      if (rating->by_score != TD_CLASS_FAILED)
        continue;
      for (const TdUnitNode *node = td_unit_tree_get (self->tree, self->people[i].unit);
           node != NULL; node = td_unit_tree_get (self->tree, node->parent))
        if (node->head != self->facts[i].id && td_year_facts_find (self, node->head, &head) &&
            !self->facts[head].has_failed_subordinate)
          {
            self->facts[head].has_failed_subordinate = TRUE;
            marked = TRUE;
          }
    }
  return marked;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x > y ? -1 : x < y;
}

GArray *
td_year_facts_list_years (TdReader  *reader,
                          GError   **error)
{
  const TdEntity *const entities[] = {
    &td_entity_year_fact, &td_entity_year_variant, &td_entity_year_seal,
  };
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *years;
  GHashTableIter iter;
  gpointer key;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autoptr(TdQuery) query = td_query_new (entities[i]);
      g_autoptr(GHashTable) counts = td_reader_count_by (reader, query, "year", error);

      if (counts == NULL)
        return NULL;
      g_hash_table_iter_init (&iter, counts);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_add (seen, GUINT_TO_POINTER ((guint) g_ascii_strtoull (key, NULL, 10)));
    }

  years = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint year = GPOINTER_TO_UINT (key);

      g_array_append_val (years, year);
    }
  g_array_sort (years, compare_newest_first);
  return years;
}
