/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-score-private.h"

#include <stdlib.h>

/* What a sheet is ordered by: the least comes first in all parts. */
typedef struct
{
  guint  group;
  guint  index;
  gint64 value;
  gint64 tie;
} Place;

static gint64
get_tie_key (const TdCriteriaSet *set, const TdRoundRule *rule, const TdSheetResult *result,
             gint64 group_points)
{
  switch (rule->tie_break)
    {
    case TD_TIE_DEDUCTION:
      return result->decided.deduction;
    case TD_TIE_BONUS_LESS:
      return set->lower_is_better ? result->decided.base : -result->decided.base;
    case TD_TIE_GROUP:
      return set->lower_is_better ? group_points : -group_points;
    case TD_TIE_SHARED:
    default:
      return 0;
    }
}

static int
compare_values (const Place *a, const Place *b)
{
  if (a->group != b->group)
    return a->group < b->group ? -1 : 1;
  return (a->value > b->value) - (a->value < b->value);
}

static int
compare_places (const void *first, const void *second)
{
  const Place *a = first, *b = second;
  int order = compare_values (a, b);

  return order != 0 ? order : (a->tie > b->tie) - (a->tie < b->tie);
}

static gboolean
is_at (const Place *places, guint n, guint i, guint other,
       int (*compare) (const void *, const void *))
{
  return other < n && compare (&places[i], &places[other]) == 0;
}

static int
compare_values_cb (const void *a, const void *b)
{
  return compare_values (a, b);
}

static void
give_ranks (const Place *places, guint n, TdSheetRank *ranks)
{
  guint first = 0, start = 0;

  for (guint i = 0; i < n; i++)
    {
      TdSheetRank *rank = &ranks[places[i].index];
      guint before = i - 1, after = i + 1;

      if (i > 0 && places[i].group != places[before].group)
        start = i;
      if (!is_at (places, n, i, before, compare_places))
        first = i;
      rank->rank = first - start + 1;
      rank->is_tied = is_at (places, n, i, before, compare_places) ||
                      is_at (places, n, i, after, compare_places);
    }
}

/* Sheets of one value whose tie keys are not all the same. */
static void
mark_tie_breaks (const Place *places, guint n, TdSheetRank *ranks)
{
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; is_at (places, n, i, end, compare_values_cb); end++)
        ;
      if (places[i].tie == places[end - 1].tie)
        continue;
      for (guint j = i; j < end; j++)
        ranks[places[j].index].by_tie_break = TRUE;
    }
}

void
td_sheets_rank (const TdCriteriaSet *set, const TdRoundRule *rule, const TdSheetResult *results,
                const gint64 *tie_keys, const guint *groups, guint n, TdSheetRank *ranks)
{
  g_autofree Place *places = g_new (Place, n);
  guint n_ranked = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 value = td_total_get_value (set, &results[i].decided);

      ranks[i] = (TdSheetRank) { 0 };
      if (!results[i].is_complete || value == TD_POINTS_MISSING)
        continue;
      places[n_ranked++] = (Place) {
        .group = groups != NULL ? groups[i] : 0,
        .index = i,
        .value = set->lower_is_better ? value : -value,
        .tie = get_tie_key (set, rule, &results[i], tie_keys != NULL ? tie_keys[i] : 0),
      };
    }
  if (n_ranked == 0)
    return;
  qsort (places, n_ranked, sizeof *places, compare_places);
  give_ranks (places, n_ranked, ranks);
  mark_tie_breaks (places, n_ranked, ranks);
}
