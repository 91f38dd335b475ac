/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

#include "td-error.h"
#include "td-year-seal.h"
#include "td-year-settings.h"

void
td_board_state_free (TdBoardState *self)
{
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  g_clear_pointer (&self->exempt, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->bodies, g_array_unref);
  g_clear_pointer (&self->body_of, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->outcome, td_outcome_free);
  g_clear_pointer (&self->facts, td_year_facts_unref);
  g_clear_pointer (&self->seal, td_year_seal_free);
  g_strfreev (self->variants);
  g_free (self->variant_name);
  g_free (self->final);
  g_free (self);
}

static TdRating *
get_rating (const TdBoardState *self,
            guint               index)
{
  return g_ptr_array_index (self->outcome->ratings, index);
}

TdBoardCounter
td_board_state_count (const TdBoardState *self,
                      const GArray       *members,
                      const TdClass      *final)
{
  TdBoardCounter counter = { 0 };

  for (guint i = 0; i < members->len; i++)
    counter.n_class[final[g_array_index (members, guint, i)]]++;
  counter.used = counter.n_class[TD_CLASS_EXCELLENT];
  counter.good_or_better = counter.used + counter.n_class[TD_CLASS_GOOD];
  counter.rated = members->len - counter.n_class[TD_CLASS_NONE];
  counter.cap = td_quota_cap (&self->quota, counter.rated, counter.good_or_better);
  counter.left = (int) counter.cap - (int) counter.used;
  return counter;
}

static void
apply_choice (const TdBoardState *self,
              guint               index,
              TdClass            *final)
{
  const TdBoardChoice *choice = g_hash_table_lookup (self->choices, &self->facts->facts[index].id);

  if (choice != NULL && get_rating (self, index)->group >= 0)
    final[index] = choice->klass;
}

void
td_board_state_draw_line (const TdBoardState *self,
                          const TdGroup      *group,
                          guint               above,
                          TdClass            *final)
{
  guint n_eligible = 0;

  for (guint i = 0; i < group->members->len; i++)
    {
      guint index = g_array_index (group->members, guint, i);

      final[index] = get_rating (self, index)->by_score;
      if (final[index] == TD_CLASS_EXCELLENT && ++n_eligible > above)
        final[index] = TD_CLASS_GOOD;
      apply_choice (self, index, final);
    }
}

/* Counts who is eligible in a group, in rank order, and finds its line. */
static void
measure_group (TdBoardState *self,
               TdBoardGroup *shown)
{
  const GArray *members = shown->group->members;
  const TdBoardLine *line = g_hash_table_lookup (self->lines, shown->group->key);
  const TdRating *last_above = NULL, *first_below = NULL;

  shown->n_eligible = 0;
  shown->line_rules = 0;
  for (guint i = 0; i < members->len; i++)
    {
      guint index = g_array_index (members, guint, i);

      if (get_rating (self, index)->by_score != TD_CLASS_EXCELLENT)
        continue;
      g_array_index (self->people, TdBoardPerson, index).eligible = ++shown->n_eligible;
      shown->line_rules += get_rating (self, index)->proposed == TD_CLASS_EXCELLENT;
      if (line != NULL && shown->n_eligible == line->above)
        last_above = get_rating (self, index);
      if (line != NULL && shown->n_eligible == line->above + 1)
        first_below = get_rating (self, index);
    }
  shown->line_is_set = line != NULL;
  shown->line = line != NULL ? MIN (line->above, shown->n_eligible) : shown->line_rules;
  shown->line_parts_tie = last_above != NULL && first_below != NULL &&
                          last_above->rank == first_below->rank;
}

/* The class of everybody as things stand. */
static void
decide_classes (TdBoardState *self)
{
  for (guint i = 0; i < self->facts->n_people; i++)
    {
      self->final[i] = get_rating (self, i)->proposed;
      apply_choice (self, i, self->final);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      TdBoardGroup *group = &g_array_index (self->groups, TdBoardGroup, i);

      measure_group (self, group);
      if (group->line_is_set)
        td_board_state_draw_line (self, group->group, group->line, self->final);
    }
  for (guint i = 0; self->results != NULL && i < self->facts->n_people; i++)
    {
      const TdBoardResult *result = g_hash_table_lookup (self->results, &self->facts->facts[i].id);

      self->final[i] = result != NULL ? result->klass : TD_CLASS_NONE;
    }
}

static void
show_person (TdBoardState *self,
             guint         index)
{
  TdBoardPerson *person = &g_array_index (self->people, TdBoardPerson, index);
  const TdBoardChoice *choice = g_hash_table_lookup (self->choices, &person->facts->id);

  person->final = self->final[index];
  person->is_overridden = choice != NULL && person->rating->group >= 0;
  person->reason = person->is_overridden ? choice->reason : NULL;
  if (self->results != NULL)
    {
      const TdBoardResult *result = g_hash_table_lookup (self->results, &person->facts->id);

      person->reason = result != NULL ? result->reason : NULL;
    }
}

static void
count_groups (TdBoardState *self,
              GArray       *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      TdBoardGroup *group = &g_array_index (groups, TdBoardGroup, i);

      group->counter = td_board_state_count (self, group->group->members, self->final);
    }
}

static void
decide (TdBoardState *self)
{
  for (guint i = 0; i < self->people->len; i++)
    g_array_index (self->people, TdBoardPerson, i).eligible = 0;
  decide_classes (self);
  for (guint i = 0; i < self->people->len; i++)
    show_person (self, i);
  count_groups (self, self->groups);
  count_groups (self, self->bodies);
  self->whole.counter = td_board_state_count (self, self->outcome->whole->members, self->final);
  /* Those who are in no group have no class, and only the whole knows them. */
  self->whole.counter.n_class[TD_CLASS_NONE] += self->missing->len + self->exempt->len;

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = td_board_state_list_issues (self);
}

static GArray *
show_groups (GPtrArray *groups)
{
  GArray *shown = g_array_new (FALSE, TRUE, sizeof (TdBoardGroup));

  g_array_set_size (shown, groups->len);
  for (guint i = 0; i < groups->len; i++)
    g_array_index (shown, TdBoardGroup, i).group = g_ptr_array_index (groups, i);
  return shown;
}

static int
compare_packs (gconstpointer a,
               gconstpointer b)
{
  const TdPack *x = *(const TdPack *const *) a;
  const TdPack *y = *(const TdPack *const *) b;

  return td_date_compare (td_pack_get_from (x), td_pack_get_from (y));
}

/* What the outcome alone decides, once. */
static void
show_outcome (TdBoardState *self)
{
  gsize n = self->facts->n_people;

  self->final = g_new0 (TdClass, n + 1);
  self->people = g_array_new (FALSE, TRUE, sizeof (TdBoardPerson));
  g_array_set_size (self->people, (guint) n);
  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  self->exempt = g_array_new (FALSE, FALSE, sizeof (guint));
  self->packs = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      TdBoardPerson *person = &g_array_index (self->people, TdBoardPerson, i);
      TdRating *rating = get_rating (self, i);

      person->facts = &self->facts->facts[i];
      person->person = &self->facts->people[i];
      person->rating = rating;
      if (rating->is_exempt)
        g_array_append_val (self->exempt, i);
      else if (rating->group < 0)
        g_array_append_val (self->missing, i);
      if (rating->pack != NULL && !g_ptr_array_find (self->packs, rating->pack, NULL))
        g_ptr_array_add (self->packs, rating->pack);
    }
  g_ptr_array_sort (self->packs, compare_packs);

  self->groups = show_groups (self->outcome->groups);
  self->bodies = show_groups (self->outcome->bodies);
  self->whole.group = self->outcome->whole;
  self->body_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->bodies->len; i++)
    g_hash_table_insert (self->body_of,
                         (gpointer) &g_array_index (self->bodies, TdBoardGroup, i).group->body,
                         GUINT_TO_POINTER (i + 1));
}

static gboolean
classify (TdBoardState  *self,
          GError       **error)
{
  self->outcome = td_classify (self->facts->facts, self->facts->n_people, &self->settings, error);
  if (self->outcome == NULL)
    return FALSE;
  if (!td_year_facts_mark_failed (self->facts, self->outcome))
    return TRUE;
  g_clear_pointer (&self->outcome, td_outcome_free);
  self->outcome = td_classify (self->facts->facts, self->facts->n_people, &self->settings, error);
  return self->outcome != NULL;
}

TdBoardState *
td_board_state_new (TdReader      *reader,
                    guint          year,
                    const char    *variant,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(TdBoardState) self = g_new0 (TdBoardState, 1);
  g_autoptr(GError) failure = NULL;

  self->year = year;
  self->seal = td_year_seal_get_current (reader, year, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!td_year_settings_load (reader, year, &self->settings, error))
    return NULL;
  self->base_grouping = self->settings.grouping;
  if (!td_board_state_read_variants (self, reader, variant, &self->settings.grouping, error))
    return NULL;
  /* Defaults may have changed since: a frozen year keeps what it was frozen under. */
  if (self->seal != NULL && self->seal->variant == self->variant && self->seal->settings != NULL)
    td_year_settings_read (self->seal->settings, &self->settings);
  self->quota = td_year_settings_get_quota (&self->settings);

  self->facts = td_year_facts_load (reader, year, cancellable, error);
  if (self->facts == NULL || !td_board_state_read_decisions (self, reader, error))
    return NULL;
  if (self->results != NULL)
    td_board_state_restore (self);
  else if (!classify (self, error))
    return NULL;
  show_outcome (self);
  decide (self);
  return g_steal_pointer (&self);
}

gboolean
td_board_state_decide (TdBoardState  *self,
                       TdReader      *reader,
                       gboolean      *is_stale,
                       GError       **error)
{
  g_autofree char *name = g_strdup (self->variant_name);
  g_autoptr(GError) failure = NULL;
  guint grouping = 0;

  *is_stale = !td_board_state_read_variants (self, reader, name, &grouping, &failure) ||
              grouping != self->settings.grouping;
  if (*is_stale)
    {
      if (failure == NULL || g_error_matches (failure, TD_ERROR, TD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!td_board_state_read_decisions (self, reader, error))
    return FALSE;
  decide (self);
  return TRUE;
}

const TdBoardGroup *
td_board_state_find_body (const TdBoardState *self,
                          guint               index)
{
  gint64 body = self->facts->facts[index].body;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->body_of, &body));

  if (get_rating (self, index)->group < 0 || place == 0)
    return NULL;
  return &g_array_index (self->bodies, TdBoardGroup, place - 1);
}

static const TdBoardGroup *
find_key (GArray     *groups,
          const char *key)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const TdBoardGroup *group = &g_array_index (groups, TdBoardGroup, i);

      if (g_str_equal (group->group->key, key))
        return group;
    }
  return NULL;
}

const TdBoardGroup *
td_board_state_find_line (const TdBoardState *self,
                          const char         *key)
{
  return find_key (self->groups, key);
}

const TdBoardGroup *
td_board_state_find_group (const TdBoardState *self,
                           const char         *key)
{
  const TdBoardGroup *group = find_key (self->groups, key);

  if (group == NULL)
    group = find_key (self->bodies, key);
  if (group == NULL && g_str_equal (self->whole.group->key, key))
    group = &self->whole;
  return group;
}
