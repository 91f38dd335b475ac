/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

#include "td-text.h"

#include <string.h>

/*
 * The outcome of a frozen year, made of its sealed results: people are promoted,
 * moved and archived afterwards, and the groups, ranks and figures of a frozen
 * year stay all the same.  Keys and labels are those of td_classify();
 * test-year-seal compares the two.
 */

#define LABEL_SEPARATOR " · "

static void
free_rating (gpointer data)
{
  TdRating *rating = data;

  g_free (rating->missing);
  g_free (rating->exempt);
  g_free (rating);
}

static void
free_group (gpointer data)
{
  TdGroup *group = data;

  g_free (group->key);
  g_free (group->label);
  g_free (group->body_name);
  g_array_unref (group->members);
  g_free (group);
}

static TdGroup *
new_group (const char *key)
{
  TdGroup *group = g_new0 (TdGroup, 1);

  group->key = g_strdup (key);
  group->is_leader = -1;
  group->members = g_array_new (FALSE, FALSE, sizeof (guint));
  return group;
}

/* The class before the quota is not sealed, only what the rules proposed: whoever
 * reached HTXSNV and was proposed HTTNV was kept out by a cap. */
static TdClass
find_by_score (const TdFacts       *facts,
               const TdBoardResult *result,
               const TdPack        *pack)
{
  const TdClass classes[] = { facts->self_class, facts->appraised_class, facts->council_class };
  TdClass last = TD_CLASS_NONE;
  gint64 edge;

  if (result->proposed != TD_CLASS_GOOD || pack == NULL)
    return result->proposed;
  if (td_pack_is_scored (pack))
    return td_pack_get_edge (pack, TD_CLASS_EXCELLENT, &edge) && result->score >= edge
             ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i] != TD_CLASS_NONE)
      last = classes[i];
  return last == TD_CLASS_EXCELLENT ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD;
}

static int
find_layer (const TdFacts *facts)
{
  if (facts->council_score != TD_SCORE_MISSING)
    return 2;
  if (facts->appraised_score != TD_SCORE_MISSING)
    return 1;
  return facts->self_score != TD_SCORE_MISSING ? 0 : -1;
}

static TdRating *
restore_rating (const TdBoardState  *self,
                guint                index,
                const TdBoardResult *result)
{
  const TdFacts *facts = &self->facts->facts[index];
  TdRating *rating = g_new0 (TdRating, 1);

  rating->facts = index;
  rating->group = -1;
  rating->score = TD_SCORE_MISSING;
  rating->score_layer = -1;
  if (result == NULL)
    return rating;
  rating->score = result->score;
  rating->score_layer = result->score != TD_SCORE_MISSING ? find_layer (facts) : -1;
  rating->pack = result->pack != NULL ? td_packs_find (result->pack) : NULL;
  rating->proposed = result->proposed;
  rating->by_score = find_by_score (facts, result, rating->pack);
  rating->is_exempt = strcmp (result->group_key, TD_GROUP_KEY_EXEMPT) == 0;
  if (rating->is_exempt)
    rating->exempt = g_strdup (result->reason);
  else if (rating->proposed == TD_CLASS_NONE)
    rating->missing = g_strdup (result->reason);
  return rating;
}

/* The unit, the body and the post of the person are those of the freezing. */
static void
restore_facts (TdBoardState        *self,
               guint                index,
               const TdBoardResult *result)
{
  TdFacts *facts = &self->facts->facts[index];

  facts->unit_name = td_year_facts_keep (self->facts, result->unit_name);
  facts->body_name = td_year_facts_keep (self->facts, result->body_name);
  facts->body = result->body;
  facts->is_leader = result->is_leader;
}

static void
add_label (GString    *label,
           const char *part)
{
  g_string_append_printf (label, "%s%s", label->len > 0 ? LABEL_SEPARATOR : "", part);
}

static TdGroup *
restore_group (const TdBoardState *self,
               const TdFacts      *facts,
               const char         *key)
{
  TdGroup *group = new_group (key);
  GString *label = g_string_new (NULL);
  const char *kind = strstr (key, "kind:");

  if (g_str_has_prefix (key, "body:"))
    {
      group->body = facts->body;
      group->body_name = g_strdup (facts->body_name);
      add_label (label, facts->body_name);
    }
  if ((self->settings.grouping & TD_GROUP_BY_UNIT) != 0)
    add_label (label, facts->unit_name != NULL ? facts->unit_name : "Chưa rõ đơn vị");
  if ((self->settings.grouping & TD_GROUP_BY_LEADER) != 0)
    {
      group->is_leader = facts->is_leader ? 1 : 0;
      add_label (label, facts->is_leader ? "Lãnh đạo, quản lý" : "Không giữ chức vụ");
    }
  if ((self->settings.grouping & TD_GROUP_BY_KIND) != 0 && kind != NULL)
    add_label (label, td_kind_term (td_kind_from_code (kind + strlen ("kind:"))));
  if (label->len == 0)
    add_label (label, "Toàn bộ");
  group->label = g_string_free (label, FALSE);
  return group;
}

static TdGroup *
restore_body (const TdFacts *facts,
              const char    *key)
{
  TdGroup *body = new_group (key);

  body->body = facts->body;
  body->body_name = g_strdup (facts->body_name);
  body->label = g_strdup (facts->body_name);
  return body;
}

/* A member in rank order, and who stands level shares a rank. */
static void
add_member (const TdBoardState *self,
            TdGroup            *group,
            guint               index,
            gboolean            is_ranked)
{
  TdRating *rating = g_ptr_array_index (self->outcome->ratings, index);

  g_array_append_val (group->members, index);
  group->rated++;
  group->good_or_better += rating->proposed >= TD_CLASS_GOOD;
  group->by_score += rating->by_score == TD_CLASS_EXCELLENT;
  group->used += rating->proposed == TD_CLASS_EXCELLENT;
  if (!is_ranked)
    return;
  rating->rank = group->rated;
  if (group->rated > 1)
    {
      TdRating *above = g_ptr_array_index (self->outcome->ratings,
                                           g_array_index (group->members, guint,
                                                          group->rated - 2));

      if (above->score == rating->score &&
          (rating->score != TD_SCORE_MISSING || above->by_score == rating->by_score))
        {
          rating->rank = above->rank;
          rating->tied = above->tied = TRUE;
        }
    }
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const GPtrArray *ratings = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const TdRating *x = g_ptr_array_index (ratings, i);
  const TdRating *y = g_ptr_array_index (ratings, j);

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->score == TD_SCORE_MISSING && x->by_score != y->by_score)
    return x->by_score > y->by_score ? -1 : 1;
  /* People come by name. */
  return i < j ? -1 : i > j;
}

/* By body name, leaders first. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const TdGroup *x = *(const TdGroup *const *) a;
  const TdGroup *y = *(const TdGroup *const *) b;
  g_autofree char *body_x = td_text_sort_key (x->body_name);
  g_autofree char *body_y = td_text_sort_key (y->body_name);
  g_autofree char *label_x = td_text_sort_key (x->label);
  g_autofree char *label_y = td_text_sort_key (y->label);
  int order = strcmp (body_x, body_y);

  if (order == 0 && x->body != y->body)
    order = x->body < y->body ? -1 : 1;
  if (order == 0 && (x->is_leader == 1) != (y->is_leader == 1))
    order = x->is_leader == 1 ? -1 : 1;
  if (order == 0)
    order = strcmp (label_x, label_y);
  return order != 0 ? order : strcmp (x->key, y->key);
}

static void
file_group (GHashTable *table,
            GPtrArray  *groups,
            TdGroup    *group)
{
  g_hash_table_insert (table, group->key, group);
  g_ptr_array_add (groups, group);
}

/* Everybody with a class goes into group, body and whole, the highest first. */
static void
restore_groups (TdBoardState *self)
{
  TdOutcome *outcome = self->outcome;
  g_autoptr(GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < outcome->ratings->len; i++)
    if (((TdRating *) g_ptr_array_index (outcome->ratings, i))->proposed != TD_CLASS_NONE)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_ranks, outcome->ratings);

  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);
      const TdFacts *facts = &self->facts->facts[index];
      const TdBoardResult *result = g_hash_table_lookup (self->results, &facts->id);
      g_autofree char *body_key = g_strdup_printf ("body:%" G_GINT64_FORMAT, facts->body);
      TdGroup *body = g_hash_table_lookup (bodies, body_key);
      TdGroup *group = g_hash_table_lookup (groups, result->group_key);

      if (group == NULL)
        {
          group = restore_group (self, facts, result->group_key);
          file_group (groups, outcome->groups, group);
        }
      if (body == NULL)
        {
          body = restore_body (facts, body_key);
          file_group (bodies, outcome->bodies, body);
        }
      add_member (self, group, index, TRUE);
      add_member (self, body, index, FALSE);
      add_member (self, outcome->whole, index, FALSE);
    }
}

static void
number_groups (TdBoardState *self)
{
  TdOutcome *outcome = self->outcome;

  g_ptr_array_sort (outcome->groups, compare_groups);
  g_ptr_array_sort (outcome->bodies, compare_groups);
  for (guint i = 0; i < outcome->groups->len; i++)
    {
      TdGroup *group = g_ptr_array_index (outcome->groups, i);

      group->cap = td_quota_cap (&self->quota, group->rated, group->good_or_better);
      for (guint j = 0; j < group->members->len; j++)
        ((TdRating *) g_ptr_array_index (outcome->ratings,
                                         g_array_index (group->members, guint, j)))->group =
          (int) i;
    }
  for (guint i = 0; i < outcome->bodies->len; i++)
    {
      TdGroup *body = g_ptr_array_index (outcome->bodies, i);

      body->cap = td_quota_cap (&self->quota, body->rated, body->good_or_better);
    }
  outcome->whole->cap = td_quota_cap (&self->quota, outcome->whole->rated,
                                      outcome->whole->good_or_better);
}

void
td_board_state_restore (TdBoardState *self)
{
  self->outcome = g_new0 (TdOutcome, 1);
  self->outcome->ratings = g_ptr_array_new_with_free_func (free_rating);
  self->outcome->groups = g_ptr_array_new_with_free_func (free_group);
  self->outcome->bodies = g_ptr_array_new_with_free_func (free_group);
  self->outcome->whole = new_group ("all");
  self->outcome->whole->label = g_strdup ("Toàn bộ");

  for (guint i = 0; i < self->facts->n_people; i++)
    {
      const TdBoardResult *result = g_hash_table_lookup (self->results, &self->facts->facts[i].id);

      if (result != NULL)
        restore_facts (self, i, result);
      g_ptr_array_add (self->outcome->ratings, restore_rating (self, i, result));
    }
  restore_groups (self);
  number_groups (self);
}
