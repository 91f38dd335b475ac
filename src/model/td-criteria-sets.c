/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* Criteria as they are put in order: groups before what lies in them. */
typedef struct
{
  TdCriteriaSet *set;
  GPtrArray     *records;   /* by position */
  GHashTable    *by_parent; /* id of a group, 0: top, to its records (GPtrArray) */
} Loading;

static gboolean
get_flag (TdRecord   *record,
          const char *key)
{
  return td_record_get_int_or (record, key, 0) != 0;
}

static char *
dup_text (TdRecord   *record,
          const char *key)
{
  return g_strdup (td_record_get_text (record, key));
}

static gint64
get_points (TdRecord   *record,
            const char *key)
{
  return td_record_get_int_or (record, key, TD_POINTS_MISSING);
}

static void
read_head (TdRecord      *record,
           TdCriteriaSet *set)
{
  set->id = td_record_get_id (record);
  set->name = dup_text (record, "name");
  set->for_people = g_strcmp0 (td_record_get_text (record, "subject"), "person") == 0;
  set->lower_is_better = g_strcmp0 (td_record_get_text (record, "polarity"), "lower") == 0;
  set->max = get_points (record, "max");
  set->edges_are_points = g_strcmp0 (td_record_get_text (record, "edges"), "points") == 0;
  set->bonus_cap = get_points (record, "bonus_cap");
  set->deduction_cap = get_points (record, "deduction_cap");
  set->source = dup_text (record, "source");
  set->unverified = dup_text (record, "unverified");
  set->shipped = dup_text (record, "shipped");
  set->version = (guint) td_record_get_int_or (record, "version", 0);
}

static gboolean
read_criterion (TdRecord     *record,
                TdCriterion  *criterion,
                GError      **error)
{
  g_autoptr (GPtrArray) grades = td_grades_read (td_record_get_text (record, "grades"), error);

  if (grades == NULL)
    return FALSE;
  criterion->id = td_record_get_id (record);
  criterion->max = get_points (record, "max");
  criterion->unit_points = get_points (record, "unit_points");
  g_ptr_array_unref (criterion->grades);
  criterion->grades = g_steal_pointer (&grades);
  criterion->link = dup_text (record, "link");
  criterion->mandatory = get_flag (record, "mandatory");
  criterion->pass = get_points (record, "pass");
  criterion->bound = dup_text (record, "bound");
  criterion->needs_evidence = get_flag (record, "needs_evidence");
  criterion->basis = dup_text (record, "basis");
  criterion->guidance = dup_text (record, "guidance");
  return TRUE;
}

/* What lies in one group, and below that. */
static gboolean
add_children (Loading  *self,
              gint64    group,
              int       parent,
              GError  **error)
{
  g_autoptr (GPtrArray) children = NULL;
  g_autofree gint64 *key = NULL;

  /* Taken out, so that groups that name each other end here. */
  if (!g_hash_table_steal_extended (self->by_parent, &group, (gpointer *) &key,
                                    (gpointer *) &children))
    return TRUE;
  for (guint i = 0; i < children->len; i++)
    {
      TdRecord *record = children->pdata[i];
      TdCriterionRule rule = TD_RULE_GROUP;
      TdCriterionRole role = TD_ROLE_BASE;
      TdCriterion *criterion;
      const int index = (int) self->set->criteria->len;

      if (!td_criterion_rule_read (td_record_get_text (record, "rule"), &rule) ||
          !td_criterion_role_read (td_record_get_text (record, "role"), &role))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                       /* Translators: a criterion. */
                       _("The criterion “%s” is scored in a way that this program does not know."),
                       td_record_get_title (record));
          return FALSE;
        }
      criterion = td_criteria_set_add (self->set, parent, td_record_get_text (record, "code"),
                                       td_record_get_text (record, "text"), rule);
      criterion->role = role;
      if (!read_criterion (record, criterion, error) ||
          !add_children (self, td_record_get_id (record), index, error))
        return FALSE;
    }
  return TRUE;
}

/* A criterion whose group is not of this set stands at the top, where it is seen. */
static void
sort_by_parent (Loading *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      const gint64 id = td_record_get_id (self->records->pdata[i]);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 parent = td_record_get_int_or (self->records->pdata[i], "parent", 0);
      GPtrArray *children;

      if (!g_hash_table_contains (ids, &parent))
        parent = 0;
      children = g_hash_table_lookup (self->by_parent, &parent);
      if (children == NULL)
        {
          children = g_ptr_array_new ();
          g_hash_table_insert (self->by_parent, g_memdup2 (&parent, sizeof parent), children);
        }
      g_ptr_array_add (children, self->records->pdata[i]);
    }
}

static GPtrArray *
list_parts (TdReader        *reader,
            const TdEntity  *entity,
            gint64           set,
            const char      *sort,
            gboolean         descending,
            GError         **error)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, "criteria", TD_FILTER_IS, set);
  td_query_set_sort (query, sort, descending);
  return td_reader_list (reader, query, error);
}

static gboolean
load_criteria (TdReader       *reader,
               TdCriteriaSet  *set,
               GError        **error)
{
  g_autoptr (GPtrArray) records =
    list_parts (reader, &td_entity_criterion, set->id, "position", FALSE, error);
  g_autoptr (GHashTable) by_parent =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Loading self = { set, records, by_parent };

  if (records == NULL)
    return FALSE;
  sort_by_parent (&self);
  if (!add_children (&self, 0, -1, error))
    return FALSE;
  if (g_hash_table_size (by_parent) == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: a criteria set. */
               _("Groups of the criteria set “%s” lie in each other, so that it cannot be read. "
                 "Restore a backup."),
               set->name);
  return FALSE;
}

static gboolean
load_bands (TdReader       *reader,
            TdCriteriaSet  *set,
            GError        **error)
{
  g_autoptr (GPtrArray) records =
    list_parts (reader, &td_entity_criteria_band, set->id, "edge", TRUE, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = records->pdata[i];
      g_autoptr (GPtrArray) conditions =
        td_band_conditions_read (td_record_get_text (record, "conditions"), error);
      TdBand *band;

      if (conditions == NULL)
        return FALSE;
      band = td_criteria_set_add_band (set, td_record_get_text (record, "code"),
                                       td_record_get_text (record, "name"),
                                       td_record_get_int_or (record, "edge", 0));
      band->id = td_record_get_id (record);
      g_ptr_array_unref (band->conditions);
      band->conditions = g_steal_pointer (&conditions);
    }
  return TRUE;
}

TdCriteriaSet *
td_criteria_set_load (TdReader  *reader,
                      gint64     set,
                      GError   **error)
{
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (TdCriteriaSet) self = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  record = td_reader_get (reader, &td_entity_criteria_set, set, error);
  if (record == NULL)
    return NULL;
  self = td_criteria_set_new ();
  read_head (record, self);
  if (!load_criteria (reader, self, error) || !load_bands (reader, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

TdQuery *
td_criteria_set_query (void)
{
  TdQuery *query = td_query_new (&td_entity_criteria_set);

  td_query_filter_int (query, "master", TD_FILTER_LACKS, 0);
  return query;
}

gint64
td_criteria_set_lookup (TdReader    *reader,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (GPtrArray) sets = NULL;
  g_autofree char *folded = td_text_fold (name);
  gint64 shipped = 0;

  g_return_val_if_fail (reader != NULL && name != NULL, 0);

  sets = td_reader_list (reader, query, error);
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      TdRecord *set = sets->pdata[i];
      g_autofree char *other = td_text_fold (td_record_get_text (set, "name"));
      g_autofree char *key = td_text_fold (td_record_get_text (set, "shipped"));

      if (g_strcmp0 (other, folded) == 0)
        return td_record_get_id (set);
      if (shipped == 0 && key != NULL && *key != '\0' && g_strcmp0 (key, folded) == 0)
        shipped = td_record_get_id (set);
    }
  return shipped;
}

typedef struct
{
  TdReader *reader;
  gint64    n;
} Counting;

static gboolean
count_rounds_of_copy (TdRecord  *copy,
                      gpointer   user_data,
                      GError   **error)
{
  Counting *self = user_data;
  g_autoptr (TdQuery) rounds = td_query_new (&td_entity_round);
  gint64 n;

  td_query_filter_int (rounds, "criteria", TD_FILTER_IS, td_record_get_id (copy));
  td_query_set_archived (rounds, TRUE);
  n = td_reader_count (self->reader, rounds, error);
  self->n += MAX (n, 0);
  return n >= 0;
}

gint64
td_criteria_count_rounds (TdReader  *reader,
                          gint64     set,
                          GError   **error)
{
  g_autoptr (TdQuery) copies = td_query_new (&td_entity_criteria_set);
  Counting self = { reader, 0 };

  g_return_val_if_fail (reader != NULL, -1);

  td_query_filter_int (copies, "master", TD_FILTER_IS, set);
  td_query_set_archived (copies, TRUE);
  if (!td_reader_foreach (reader, copies, count_rounds_of_copy, &self, NULL, error))
    return -1;
  return self.n;
}
