/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify-private.h"

#include "td-text.h"

#include <stdlib.h>
#include <string.h>

#define LABEL_SEPARATOR " · "

/* A member on the way to the rank order. */
typedef struct
{
  gint64 score;
  guint index;
  TdClass klass;
} Place;

/* What tells two groups apart. */
typedef struct
{
  gint64 body;
  int is_leader;
  TdStaffKind kind;
  const char *unit_name;
} GroupKey;

/* What the sorting of people looks at besides their places. */
typedef struct
{
  const TdFacts *facts;
  char **name_keys;
} Names;

static guint
hash_group (gconstpointer data)
{
  const GroupKey *key = data;

  return g_int64_hash (&key->body) * 31u + (guint) key->is_leader * 7u + (guint) key->kind +
         g_str_hash (key->unit_name) * 17u;
}

static gboolean
is_same_group (gconstpointer a, gconstpointer b)
{
  const GroupKey *first = a;
  const GroupKey *second = b;

  return first->body == second->body && first->is_leader == second->is_leader &&
         first->kind == second->kind && g_str_equal (first->unit_name, second->unit_name);
}

void
td_group_free (TdGroup *group)
{
  g_free (group->key);
  g_free (group->label);
  g_free (group->body_name);
  g_array_unref (group->members);
  g_free (group);
}

TdGroup *
td_group_new (gint64 body, const char *body_name)
{
  TdGroup *group = g_new0 (TdGroup, 1);

  group->body = body;
  group->body_name = g_strdup (body_name);
  group->is_leader = -1;
  group->members = g_array_new (FALSE, FALSE, sizeof (guint));
  return group;
}

gboolean
td_rating_is_level (const TdRating *a, const TdRating *b)
{
  return a->score == b->score && (a->score != TD_SCORE_MISSING || a->by_score == b->by_score);
}

static const char *
get_name_key (const Names *names, guint index)
{
  if (names->name_keys[index] == NULL)
    names->name_keys[index] = td_name_sort_key (names->facts[index].name);
  return names->name_keys[index];
}

/* Missing scores are the least of all and so come last, among them the better class
 * first: td_rating_is_level() is the same comparison. */
static int
compare_places (gconstpointer data_a, gconstpointer data_b, gpointer user_data)
{
  const Place *a = data_a;
  const Place *b = data_b;
  const Names *names = user_data;
  int order;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->score == TD_SCORE_MISSING && a->klass != b->klass)
    return a->klass > b->klass ? -1 : 1;
  order = strcmp (get_name_key (names, a->index), get_name_key (names, b->index));
  if (order == 0 && names->facts[a->index].id != names->facts[b->index].id)
    order = names->facts[a->index].id < names->facts[b->index].id ? -1 : 1;
  return order;
}

/* Everybody with a class, the highest first. */
static GArray *
rank_members (const TdOutcome *self, const TdFacts *facts)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), self->ratings->len);
  g_autofree char **keys = g_new0 (char *, self->ratings->len + 1);
  Names names = { facts, keys };

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const TdRating *rating = g_ptr_array_index (self->ratings, i);
      Place place = { rating->score, i, rating->by_score };

      if (rating->by_score != TD_CLASS_NONE)
        g_array_append_val (places, place);
    }
  g_array_sort_with_data (places, compare_places, &names);
  for (guint i = 0; i < self->ratings->len; i++)
    g_free (keys[i]);
  return places;
}

static const char *
get_body_name (const TdFacts *facts)
{
  return facts->body_name != NULL ? facts->body_name : "Chưa rõ đơn vị tự đánh giá";
}

static void
add_part (GString *key, GString *label, const char *key_part, const char *label_part)
{
  g_string_append_printf (key, "%s%s", key->len > 0 ? "/" : "", key_part);
  g_string_append_printf (label, "%s%s", label->len > 0 ? LABEL_SEPARATOR : "", label_part);
}

static TdGroup *
new_group_for (const TdFacts *facts, const GroupKey *group_key, guint grouping)
{
  TdGroup *group = td_group_new (0, NULL);
  GString *key = g_string_new (NULL);
  GString *label = g_string_new (NULL);
  g_autofree char *body = g_strdup_printf ("body:%" G_GINT64_FORMAT, facts->body);
  g_autofree char *unit = g_strconcat ("unit:", group_key->unit_name, NULL);

  if (grouping & TD_GROUP_BY_BODY)
    {
      group->body = facts->body;
      group->body_name = g_strdup (get_body_name (facts));
      add_part (key, label, body, group->body_name);
    }
  if (grouping & TD_GROUP_BY_UNIT)
    add_part (key, label, unit,
              *group_key->unit_name != '\0' ? group_key->unit_name : "Chưa rõ đơn vị");
  if (grouping & TD_GROUP_BY_LEADER)
    {
      group->is_leader = facts->is_leader ? 1 : 0;
      add_part (key, label, facts->is_leader ? "leader:1" : "leader:0",
                facts->is_leader ? "Lãnh đạo, quản lý" : "Không giữ chức vụ");
    }
  if (grouping & TD_GROUP_BY_KIND)
    {
      g_autofree char *kind = g_strconcat ("kind:", td_kind_code (facts->kind), NULL);

      add_part (key, label, kind, td_kind_term (facts->kind));
    }
  if (key->len == 0)
    add_part (key, label, "everyone", "Toàn bộ");
  group->key = g_string_free (key, FALSE);
  group->label = g_string_free (label, FALSE);
  return group;
}

static void
add_member (TdGroup *group, const Place *place, TdPack *pack)
{
  if (group->rated == 0)
    group->pack = pack;
  else if (group->pack != pack)
    group->pack = NULL;
  g_array_append_val (group->members, place->index);
  group->rated++;
  group->good_or_better += place->klass >= TD_CLASS_GOOD;
  group->by_score += place->klass == TD_CLASS_EXCELLENT;
}

/* The index of the group that @facts belong to, which is made where there is none yet. */
static guint
find_group (GHashTable *table, GPtrArray *groups, const TdFacts *facts, guint grouping)
{
  GroupKey key = {
    .body = grouping & TD_GROUP_BY_BODY ? facts->body : 0,
    .is_leader = grouping & TD_GROUP_BY_LEADER ? facts->is_leader != FALSE : -1,
    .kind = grouping & TD_GROUP_BY_KIND ? facts->kind : TD_KIND_UNKNOWN,
    .unit_name = grouping & TD_GROUP_BY_UNIT && facts->unit_name != NULL ? facts->unit_name : "",
  };
  gpointer index;

  if (g_hash_table_lookup_extended (table, &key, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (groups->len));
  g_ptr_array_add (groups, new_group_for (facts, &key, grouping));
  return groups->len - 1;
}

static TdGroup *
find_body (GHashTable *table, GPtrArray *bodies, const TdFacts *facts)
{
  TdGroup *body = g_hash_table_lookup (table, &facts->body);

  if (body == NULL)
    {
      body = td_group_new (facts->body, get_body_name (facts));
      body->key = g_strdup_printf ("body:%" G_GINT64_FORMAT, facts->body);
      body->label = g_strdup (body->body_name);
      g_hash_table_insert (table, &body->body, body);
      g_ptr_array_add (bodies, body);
    }
  return body;
}

/* Those who stand level share a rank. */
static void
add_ranked_member (TdOutcome *self, TdGroup *group, const Place *place)
{
  TdRating *rating = g_ptr_array_index (self->ratings, place->index);

  add_member (group, place, rating->pack);
  rating->rank = group->rated;
  if (group->rated > 1)
    {
      guint above = g_array_index (group->members, guint, group->rated - 2);
      TdRating *other = g_ptr_array_index (self->ratings, above);

      if (td_rating_is_level (other, rating))
        {
          rating->rank = other->rank;
          rating->tied = other->tied = TRUE;
        }
    }
}

typedef struct
{
  TdGroup *group;
  guint old_index;
  char *key;
} Shelved;

static int
compare_shelved (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Shelved *) a)->key, ((const Shelved *) b)->key);
}

/* By body name, leaders first; returns for every old index the new one.  A blank
 * is less than anything in a sort key. */
static guint *
sort_groups (GPtrArray *groups)
{
  g_autofree Shelved *shelved = g_new (Shelved, groups->len + 1);
  guint *new_indexes = g_new (guint, groups->len + 1);

  for (guint i = 0; i < groups->len; i++)
    {
      TdGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *body = td_text_sort_key (group->body_name);
      g_autofree char *label = td_text_sort_key (group->label);

      shelved[i].group = group;
      shelved[i].old_index = i;
      shelved[i].key = g_strdup_printf ("%s %020" G_GINT64_FORMAT " %c %s %s", body, group->body,
                                        group->is_leader == 1 ? '0' : '1', label, group->key);
    }
  qsort (shelved, groups->len, sizeof (Shelved), compare_shelved);
  for (guint i = 0; i < groups->len; i++)
    {
      groups->pdata[i] = shelved[i].group;
      new_indexes[shelved[i].old_index] = i;
      g_free (shelved[i].key);
    }
  return new_indexes;
}

void
td_outcome_make_groups (TdOutcome *self, const TdFacts *facts, guint grouping)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (hash_group, is_same_group, g_free, NULL);
  g_autoptr (GHashTable) bodies = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) places = rank_members (self, facts);
  g_autofree guint *new_indexes = NULL;
  g_autofree guint *new_bodies = NULL;

  self->whole->label = g_strdup ("Toàn bộ");
  self->whole->key = g_strdup ("all");
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      TdRating *rating = g_ptr_array_index (self->ratings, place->index);
      const TdFacts *person = &facts[place->index];

      rating->group = (int) find_group (groups, self->groups, person, grouping);
      add_ranked_member (self, g_ptr_array_index (self->groups, (guint) rating->group), place);
      add_member (find_body (bodies, self->bodies, person), place, rating->pack);
      add_member (self->whole, place, rating->pack);
    }

  new_indexes = sort_groups (self->groups);
  new_bodies = sort_groups (self->bodies);
  for (guint i = 0; i < self->ratings->len; i++)
    {
      TdRating *rating = g_ptr_array_index (self->ratings, i);

      if (rating->group >= 0)
        rating->group = (int) new_indexes[rating->group];
    }
}
