/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds-private.h"

#include "td-unit-tree.h"

/* Who worked in the units of a round on its day. */

/* One more in the unit and in all that lie above it. */
static void
count_person (GHashTable *counts,
              TdUnitTree *tree,
              gint64      unit)
{
  const TdUnitNode *node = td_unit_tree_get (tree, unit);

  while (node != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &node->id));

      g_hash_table_replace (counts, g_memdup2 (&node->id, sizeof node->id),
                            GUINT_TO_POINTER (n + 1));
      node = td_unit_tree_get (tree, node->parent);
    }
}

GHashTable *
td_subjects_count_by_unit (TdReader *reader,
                           TdDate    date,
                           GError  **error)
{
  g_autoptr (GHashTable) counts =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (TdSubjects) people = td_subjects_new (reader, TRUE, date, NULL, error);
  g_autoptr (TdUnitTree) tree = people != NULL ? td_unit_tree_new (reader, error) : NULL;

  if (tree == NULL)
    return NULL;
  for (guint i = 0; i < people->list->len; i++)
    count_person (counts, tree, g_array_index (people->list, TdSubject, i).unit);
  return g_steal_pointer (&counts);
}

void
td_round_person_free (TdRoundPerson *self)
{
  g_free (self->name);
  g_free (self->unit_name);
  g_free (self);
}

GPtrArray *
td_round_list_people (TdReader *reader,
                      TdRecord *round,
                      gint64    unit,
                      GError  **error)
{
  g_autoptr (GPtrArray) people =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_round_person_free);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdSubjects) subjects = NULL;

  g_return_val_if_fail (TD_IS_RECORD (round), NULL);

  g_array_append_val (units, unit);
  subjects = td_subjects_new (reader, TRUE, td_round_get_date (round), units, error);
  if (subjects == NULL)
    return NULL;
  for (guint i = 0; i < subjects->list->len; i++)
    {
      const TdSubject *subject = &g_array_index (subjects->list, TdSubject, i);
      TdRoundPerson *person = g_new0 (TdRoundPerson, 1);

      person->id = subject->staff;
      person->name = g_strdup (subject->name);
      person->unit = subject->unit;
      person->unit_name = g_strdup (subject->unit_name);
      g_ptr_array_add (people, person);
    }
  return g_steal_pointer (&people);
}
