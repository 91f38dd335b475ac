/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-lines.h"

/* By the unit's place in the whole tree. */
typedef struct
{
  gboolean is_found;
  gboolean is_kept;      /* found, or something below it was */
  gboolean has_children; /* that are kept */
} Mark;

static void
mark_found (TdUnitTree *tree, GArray *found, Mark *marks, TdUnitSums *sums)
{
  guint n = td_unit_tree_get_n (tree);

  sums->n_living = 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean living = !td_unit_tree_get_nth (tree, i)->archived;

      sums->n_living += living;
      marks[i].is_found = found == NULL && living;
    }
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const TdUnitNode *node = td_unit_tree_get (tree,
                                                 g_array_index (found, gint64, i));

      if (node != NULL)
        marks[node->order].is_found = TRUE;
    }
}

static void
mark_kept (TdUnitTree *tree, Mark *marks, TdUnitSums *sums)
{
  sums->n_found = 0;
  sums->is_nested = FALSE;
  /* Children come after their parents. */
  for (guint i = td_unit_tree_get_n (tree); i-- > 0;)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);
      const TdUnitNode *above = td_unit_tree_get (tree, node->parent);

      sums->n_found += marks[i].is_found;
      marks[i].is_kept |= marks[i].is_found;
      if (marks[i].is_kept && above != NULL)
        {
          marks[above->order].is_kept = TRUE;
          marks[above->order].has_children = TRUE;
          sums->is_nested = TRUE;
        }
    }
}

GArray *
td_unit_lines_make (TdUnitTree *tree, GArray *found, GHashTable *closed, TdUnitSums *sums)
{
  guint n = td_unit_tree_get_n (tree);
  g_autofree Mark *marks = g_new0 (Mark, MAX (n, 1));
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TdUnitLine));
  guint skip_below = G_MAXUINT;

  mark_found (tree, found, marks, sums);
  mark_kept (tree, marks, sums);
  for (guint i = 0; i < n; i++)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);
      TdUnitPlace place = { node->depth, marks[i].has_children, TRUE, !marks[i].is_found };
      TdUnitLine line = { node->id, place };

      if (!marks[i].is_kept || node->depth > skip_below)
        continue;
      skip_below = G_MAXUINT;
      if (found == NULL && g_hash_table_contains (closed, &node->id))
        {
          line.place.is_expanded = FALSE;
          skip_below = node->depth;
        }
      g_array_append_val (lines, line);
    }
  return lines;
}

static guint
count_common (GArray *a, GArray *b, gboolean from_end, guint limit)
{
  guint n = 0;

  for (; n < limit; n++)
    {
      guint i = from_end ? a->len - 1 - n : n;
      guint j = from_end ? b->len - 1 - n : n;

      if (g_array_index (a, TdUnitLine, i).id != g_array_index (b, TdUnitLine, j).id)
        break;
    }
  return n;
}

void
td_unit_lines_compare (GArray *before, GArray *after, guint *start, guint *end)
{
  guint limit = MIN (before->len, after->len);

  *start = count_common (before, after, FALSE, limit);
  *end = count_common (before, after, TRUE, limit - *start);
}
