/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds-private.h"

#include "td-error.h"
#include "td-unit-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whom a round is about, as of a date. */

/**
 * Person: somebody on the way into the subjects.
 * @unit_now: of the person's own record
 * @unit_then: of the period that holds the day; @since its beginning
 * @last_ended: the end of the last period before the day
 * @is_there: some period holds the day
 * @has_period: there is any; @has_earlier: one that was over before the day
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *kind;
  TdDate      joined;
  gint64      unit_now;
  gint64      unit_then;
  TdDate      since;
  gboolean    is_gone;
  gboolean    is_there;
  gboolean    has_period;
  gboolean    has_earlier;
} Person;

typedef struct
{
  TdReader   *reader;
  TdDate      date;
  TdUnitTree *tree;
  TdSubjects *subjects;
  GHashTable *chosen; /* (nullable): ids of units that are wanted */
  GArray     *people; /* Person */
  GHashTable *by_id;  /* of people: id to index plus one */
} Gather;

void
td_subjects_free (TdSubjects *self)
{
  g_array_unref (self->list);
  g_string_chunk_free (self->strings);
  g_free (self);
}

TdDate
td_round_get_date (TdRecord *round)
{
  TdDate ended = td_record_get_date (round, "ended");
  TdDate today = td_date_today ();

  return td_date_compare (ended, today) > 0 ? today : ended;
}

static const char *
keep (Gather     *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->subjects->strings, text) : NULL;
}

/* Of a year or month alone any day of it may be meant. */
static gboolean
has_begun (TdDate started,
           TdDate date)
{
  return !td_date_is_set (started) || td_date_compare (started, date) <= 0 ||
         td_date_agrees (started, date);
}

/* @ended is the last day. */
static gboolean
is_over (TdDate ended,
         TdDate date)
{
  return td_date_is_set (ended) && td_date_compare (ended, date) < 0 &&
         !td_date_agrees (ended, date);
}

/* What a document calls a kind, by its code. */
static const char *
find_term (const TdEntity *entity,
           const char     *code)
{
  const TdChoice *choice =
    code != NULL ? td_field_find_choice (td_entity_field (entity, "kind"), code) : NULL;

  return choice != NULL ? choice->term : NULL;
}

/* --- units --- */

static const char *const unit_keys[] = { "name", "kind", "started", "ended", "archived", NULL };

/* One that was put away without a last day is gone since nobody knows when. */
static gboolean
existed (TdRecord *unit,
         TdDate    date)
{
  TdDate ended = td_record_get_date (unit, "ended");

  if (!has_begun (td_record_get_date (unit, "started"), date) || is_over (ended, date))
    return FALSE;
  return td_date_is_set (ended) || td_record_get_int_or (unit, "archived", 0) != 1;
}

static gboolean
add_unit (TdRecord  *record,
          gpointer   user_data,
          GError   **error)
{
  Gather *self = user_data;
  gint64 id = td_record_get_id (record);
  TdSubject subject = { .unit = id };

  if (!existed (record, self->date) ||
      (self->chosen != NULL && !g_hash_table_contains (self->chosen, &id)))
    return TRUE;
  subject.name = keep (self, td_record_get_title (record));
  subject.unit_name = subject.name;
  subject.kind = keep (self, find_term (&td_entity_unit, td_record_get_text (record, "kind")));
  g_array_append_val (self->subjects->list, subject);
  return TRUE;
}

static gboolean
gather_units (Gather  *self,
              GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);

  td_query_set_archived (query, TRUE);
  return td_reader_foreach_fields (self->reader, query, unit_keys, add_unit, self, NULL, error);
}

/* --- people --- */

static const char *const staff_keys[] = {
  "name", "kind", "unit", "joined", "status", "archived", NULL,
};
static const char *const membership_keys[] = { "staff", "unit", "started", "ended", NULL };

static gboolean
is_gone (TdRecord *person)
{
  const char *status = td_record_get_text (person, "status");

  return td_record_get_int_or (person, "archived", 0) == 1 ||
         g_strcmp0 (status, "thoi_viec") == 0 || g_strcmp0 (status, "nghi_huu") == 0 ||
         g_strcmp0 (status, "chuyen_cong_tac") == 0;
}

static gboolean
add_person (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  Gather *self = user_data;
  Person person = { .id = td_record_get_id (record) };

  person.name = keep (self, td_record_get_title (record));
  person.kind = keep (self, find_term (&td_entity_staff, td_record_get_text (record, "kind")));
  person.joined = td_record_get_date (record, "joined");
  person.unit_now = td_record_get_int_or (record, "unit", 0);
  person.is_gone = is_gone (record);
  g_array_append_val (self->people, person);
  return TRUE;
}

/* A period of somebody who left, but that was never ended, says nothing of the day. */
static gboolean
add_period (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  Gather *self = user_data;
  gint64 id = td_record_get_int_or (record, "staff", 0);
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, &id));
  TdDate started = td_record_get_date (record, "started");
  TdDate ended = td_record_get_date (record, "ended");
  Person *person;

  if (place == 0)
    return TRUE;
  person = &g_array_index (self->people, Person, place - 1);
  person->has_period = TRUE;
  if (!td_date_is_set (started))
    started = person->joined;
  if (!has_begun (started, self->date))
    return TRUE;
  if (is_over (ended, self->date))
    {
      person->has_earlier = TRUE;
      return TRUE;
    }
  if ((person->is_gone && !td_date_is_set (ended)) ||
      (person->is_there && td_date_compare (started, person->since) < 0))
    return TRUE;
  person->is_there = TRUE;
  person->since = started;
  person->unit_then = td_record_get_int_or (record, "unit", 0);
  return TRUE;
}

/* By a period that holds the day; who works now, and has no period from later on only,
 * by the person's own record. */
static gboolean
worked_then (const Person *person,
             TdDate        date,
             gint64       *unit)
{
  if (person->is_there)
    {
      *unit = person->unit_then;
      return TRUE;
    }
  *unit = person->unit_now;
  return !person->is_gone && has_begun (person->joined, date) &&
         (!person->has_period || person->has_earlier);
}

/* Whether the unit, or one above it, was chosen. */
static gboolean
is_wanted (const Gather *self,
           gint64        unit)
{
  const TdUnitNode *node = td_unit_tree_get (self->tree, unit);

  if (self->chosen == NULL)
    return TRUE;
  while (node != NULL)
    {
      if (g_hash_table_contains (self->chosen, &node->id))
        return TRUE;
      node = td_unit_tree_get (self->tree, node->parent);
    }
  return FALSE;
}

/* Units by their order, each one's people in the order of the register: by name.
 * Linear: how many each unit has, then each at its place. */
static void
list_people (Gather *self)
{
  guint n_units = td_unit_tree_get_n (self->tree);
  g_autoptr (GPtrArray) by_unit = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i <= n_units; i++)
    g_ptr_array_add (by_unit, g_array_new (FALSE, FALSE, sizeof (TdSubject)));
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = &g_array_index (self->people, Person, i);
      const TdUnitNode *node;
      TdSubject subject = { .staff = person->id, .name = person->name, .kind = person->kind };
      gint64 unit;

      if (!worked_then (person, self->date, &unit) || !is_wanted (self, unit))
        continue;
      node = td_unit_tree_get (self->tree, unit);
      subject.unit = node != NULL ? unit : 0;
      subject.unit_name = node != NULL ? keep (self, node->name) : NULL;
      g_array_append_val (by_unit->pdata[node != NULL ? node->order : n_units], subject);
    }
  for (guint i = 0; i <= n_units; i++)
    {
      GArray *one = by_unit->pdata[i];

      if (one->len > 0)
        g_array_append_vals (self->subjects->list, one->data, one->len);
    }
}

static gboolean
gather_people (Gather  *self,
               GError **error)
{
  g_autoptr (TdQuery) staff = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) periods = td_query_new (&td_entity_membership);

  td_query_set_archived (staff, TRUE);
  td_query_set_sort_by_entry (periods);
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!td_reader_foreach_fields (self->reader, staff, staff_keys, add_person, self, NULL, error))
    return FALSE;
  /* The keys lie in the array, which grows no more. */
  for (guint i = 0; i < self->people->len; i++)
    g_hash_table_insert (self->by_id, &g_array_index (self->people, Person, i).id,
                         GSIZE_TO_POINTER ((gsize) i + 1));
  if (!td_reader_foreach_fields (self->reader, periods, membership_keys, add_period, self, NULL,
                                 error))
    return FALSE;
  list_people (self);
  return TRUE;
}

static int
compare_order (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const TdUnitNode *x = td_unit_tree_get (user_data, ((const TdSubject *) a)->unit);
  const TdUnitNode *y = td_unit_tree_get (user_data, ((const TdSubject *) b)->unit);

  if (x == NULL || y == NULL)
    return (x == NULL) - (y == NULL);
  return x->order < y->order ? -1 : x->order > y->order;
}

TdSubjects *
td_subjects_new (TdReader *reader,
                 gboolean  for_people,
                 TdDate    date,
                 GArray   *units,
                 GError  **error)
{
  g_autoptr (TdSubjects) subjects = g_new0 (TdSubjects, 1);
  g_autoptr (TdUnitTree) tree = NULL;
  g_autoptr (GHashTable) chosen = NULL;
  Gather gather = { .reader = reader, .date = date };
  gboolean is_read;

  subjects->list = g_array_new (FALSE, FALSE, sizeof (TdSubject));
  subjects->strings = g_string_chunk_new (4096);
  tree = td_unit_tree_new (reader, error);
  if (tree == NULL)
    return NULL;
  if (units != NULL)
    {
      chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < units->len; i++)
        g_hash_table_add (chosen, &g_array_index (units, gint64, i));
    }
  gather.tree = tree;
  gather.subjects = subjects;
  gather.chosen = chosen;
  is_read = for_people ? gather_people (&gather, error) : gather_units (&gather, error);
  if (!for_people)
    g_array_sort_with_data (subjects->list, compare_order, tree);
  g_clear_pointer (&gather.people, g_array_unref);
  g_clear_pointer (&gather.by_id, g_hash_table_unref);
  return is_read ? g_steal_pointer (&subjects) : NULL;
}
