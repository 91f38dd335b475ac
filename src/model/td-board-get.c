/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

/* What a board shows, all of it taken from its state. */

guint
td_board_get_year (TdBoard *self)
{
  return td_board_get_state (self)->year;
}

const char *
td_board_get_variant_name (TdBoard *self)
{
  return td_board_get_state (self)->variant_name;
}

gint64
td_board_get_variant (TdBoard *self)
{
  return td_board_get_state (self)->variant;
}

const char *const *
td_board_get_variants (TdBoard *self)
{
  return (const char *const *) td_board_get_state (self)->variants;
}

const TdClassifySettings *
td_board_get_settings (TdBoard *self)
{
  return &td_board_get_state (self)->settings;
}

TdYearFacts *
td_board_get_facts (TdBoard *self)
{
  return td_board_get_state (self)->facts;
}

const TdOutcome *
td_board_get_outcome (TdBoard *self)
{
  return td_board_get_state (self)->outcome;
}

GPtrArray *
td_board_get_packs (TdBoard *self)
{
  return td_board_get_state (self)->packs;
}

gboolean
td_board_is_frozen (TdBoard *self)
{
  return td_board_get_state (self)->seal != NULL;
}

const TdYearSeal *
td_board_get_seal (TdBoard *self)
{
  return td_board_get_state (self)->seal;
}

guint
td_board_get_n_people (TdBoard *self)
{
  return td_board_get_state (self)->people->len;
}

const TdBoardPerson *
td_board_get_person (TdBoard *self,
                     guint    index)
{
  GArray *people = td_board_get_state (self)->people;

  g_return_val_if_fail (index < people->len, NULL);

  return &g_array_index (people, TdBoardPerson, index);
}

gboolean
td_board_find_person (TdBoard *self,
                      gint64   staff,
                      guint   *index)
{
  return td_year_facts_find (td_board_get_state (self)->facts, staff, index);
}

const guint *
td_board_get_missing (TdBoard *self,
                      guint   *n)
{
  GArray *missing = td_board_get_state (self)->missing;

  *n = missing->len;
  return (const guint *) (gconstpointer) missing->data;
}

const guint *
td_board_get_exempt (TdBoard *self,
                     guint   *n)
{
  GArray *exempt = td_board_get_state (self)->exempt;

  *n = exempt->len;
  return (const guint *) (gconstpointer) exempt->data;
}

guint
td_board_get_n_groups (TdBoard *self)
{
  return td_board_get_state (self)->groups->len;
}

const TdBoardGroup *
td_board_get_group (TdBoard *self,
                    guint    index)
{
  GArray *groups = td_board_get_state (self)->groups;

  g_return_val_if_fail (index < groups->len, NULL);

  return &g_array_index (groups, TdBoardGroup, index);
}

guint
td_board_get_n_bodies (TdBoard *self)
{
  return td_board_get_state (self)->bodies->len;
}

const TdBoardGroup *
td_board_get_body (TdBoard *self,
                   guint    index)
{
  GArray *bodies = td_board_get_state (self)->bodies;

  g_return_val_if_fail (index < bodies->len, NULL);

  return &g_array_index (bodies, TdBoardGroup, index);
}

const TdBoardGroup *
td_board_get_whole (TdBoard *self)
{
  return &td_board_get_state (self)->whole;
}

const TdBoardGroup *
td_board_find_group (TdBoard    *self,
                     const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return td_board_state_find_group (td_board_get_state (self), key);
}

GPtrArray *
td_board_get_issues (TdBoard *self)
{
  return td_board_get_state (self)->issues;
}

TdExplain *
td_board_explain (TdBoard *self,
                  gint64   staff)
{
  guint index;

  if (!td_board_find_person (self, staff, &index))
    return NULL;
  return td_board_state_explain (td_board_get_state (self), index, td_board_get_reader (self));
}

TdExplain *
td_board_explain_group (TdBoard    *self,
                        const char *key)
{
  const TdBoardGroup *group = td_board_find_group (self, key);

  if (group == NULL)
    return NULL;
  return td_board_state_explain_group (td_board_get_state (self), group,
                                       td_board_get_reader (self));
}

GPtrArray *
td_board_compare (TdBoard *a,
                  TdBoard *b)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < td_board_get_n_people (a); i++)
    {
      const TdBoardPerson *in_a = td_board_get_person (a, i);
      guint other;

      if (td_board_find_person (b, in_a->facts->id, &other) &&
          td_board_get_person (b, other)->final != in_a->final)
        {
          TdBoardDifference *difference = g_new0 (TdBoardDifference, 1);

          difference->staff = in_a->facts->id;
          difference->name = in_a->facts->name;
          difference->index_a = i;
          difference->index_b = other;
          difference->a = in_a->final;
          difference->b = td_board_get_person (b, other)->final;
          g_ptr_array_add (differences, difference);
        }
    }
  return differences;
}
