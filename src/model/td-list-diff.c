/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-diff.h"

#include <string.h>

/* More steps than this cost a view more than one big one. */
#define MAX_STEPS 64
/* GTK asks for every row that a step adds while it looks for those that the
 * step removed (CODE_MODELS.md 3), so that steps which do both stay small. */
#define MAX_REPLACED 2000

typedef struct
{
  const gint64 *ids;
  guint         n_ids;
} TdIdRange;

static GHashTable *
make_set (const TdIdRange *range)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < range->n_ids; i++)
    g_hash_table_add (set, (gpointer) &range->ids[i]);
  return set;
}

/* Whether an id is in both lists, and in the same order among those that stay. */
static gboolean
stays (gint64      id,
       GHashTable *others,
       GHashTable *moved)
{
  return g_hash_table_contains (others, &id) &&
         (moved == NULL || !g_hash_table_contains (moved, &id));
}

static gboolean
keep_order (const TdIdRange *old_range,
            GHashTable      *old_set,
            const TdIdRange *new_range,
            GHashTable      *new_set,
            GHashTable      *moved)
{
  guint i = 0, j = 0;

  while (TRUE)
    {
      while (i < old_range->n_ids && !stays (old_range->ids[i], new_set, moved))
        i++;
      while (j < new_range->n_ids && !stays (new_range->ids[j], old_set, moved))
        j++;
      if (i == old_range->n_ids || j == new_range->n_ids)
        return i == old_range->n_ids && j == new_range->n_ids;
      if (old_range->ids[i++] != new_range->ids[j++])
        return FALSE;
    }
}

/* Removals from the end to the start, so that positions before them hold. */
static void
add_removals (GArray          *steps,
              const TdIdRange *range,
              GHashTable      *new_set,
              GHashTable      *moved,
              guint            offset)
{
  for (guint end = range->n_ids; end > 0 && steps->len <= MAX_STEPS;)
    {
      guint start = end;
      TdListEdit step = { 0 };

      while (start > 0 && !stays (range->ids[start - 1], new_set, moved))
        start--;
      if (start == end)
        {
          end--;
          continue;
        }
      step.position = offset + start;
      step.removed = end - start;
      g_array_append_val (steps, step);
      end = start;
    }
}

/* Insertions from the start to the end: each stands where it will stay. */
static void
add_insertions (GArray          *steps,
                const TdIdRange *range,
                GHashTable      *old_set,
                GHashTable      *moved,
                guint            offset)
{
  for (guint start = 0; start < range->n_ids && steps->len <= MAX_STEPS;)
    {
      guint end = start;
      TdListEdit step = { 0 };

      while (end < range->n_ids && !stays (range->ids[end], old_set, moved))
        end++;
      if (end == start)
        {
          start++;
          continue;
        }
      step.position = step.source = offset + start;
      step.added = end - start;
      g_array_append_val (steps, step);
      start = end;
    }
}

/* %NULL where ids that are said to stay do not, or the steps would be too many. */
static GArray *
find_steps (const TdIdRange *old_range,
            GHashTable      *old_set,
            const TdIdRange *new_range,
            GHashTable      *new_set,
            GHashTable      *moved,
            guint            offset)
{
  g_autoptr (GArray) steps = NULL;

  if (!keep_order (old_range, old_set, new_range, new_set, moved))
    return NULL;

  steps = g_array_new (FALSE, FALSE, sizeof (TdListEdit));
  add_removals (steps, old_range, new_set, moved, offset);
  add_insertions (steps, new_range, old_set, moved, offset);
  return steps->len <= MAX_STEPS ? g_steal_pointer (&steps) : NULL;
}

GArray *
td_list_diff (const gint64 *old_ids,
              guint         n_old,
              const gint64 *new_ids,
              guint         n_new,
              GHashTable   *moved)
{
  g_autoptr (GHashTable) old_set = NULL;
  g_autoptr (GHashTable) new_set = NULL;
  TdIdRange old_range, new_range;
  TdListEdit whole = { 0 };
  GArray *steps;
  guint start = 0, end = 0;

  while (start < n_old && start < n_new && old_ids[start] == new_ids[start])
    start++;
  while (end < n_old - start && end < n_new - start &&
         old_ids[n_old - 1 - end] == new_ids[n_new - 1 - end])
    end++;
  old_range = (TdIdRange) { old_ids + start, n_old - start - end };
  new_range = (TdIdRange) { new_ids + start, n_new - start - end };
  whole = (TdListEdit) { start, old_range.n_ids, new_range.n_ids, start };

  if (whole.removed > 0 && whole.added > 0)
    {
      old_set = make_set (&old_range);
      new_set = make_set (&new_range);
      steps = find_steps (&old_range, old_set, &new_range, new_set, NULL, start);
      if (steps == NULL && moved != NULL)
        steps = find_steps (&old_range, old_set, &new_range, new_set, moved, start);
      if (steps != NULL)
        return steps;
      if (MAX (whole.removed, whole.added) > MAX_REPLACED)
        return NULL;
    }

  steps = g_array_new (FALSE, FALSE, sizeof (TdListEdit));
  if (whole.removed > 0 || whole.added > 0)
    g_array_append_val (steps, whole);
  return steps;
}
