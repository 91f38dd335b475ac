/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include <string.h>

/* From scores as they lie in the register to marks and totals, one sheet at a time. */

static int
compare_raw (gconstpointer a,
             gconstpointer b)
{
  const TdBookRaw *x = a;
  const TdBookRaw *y = b;
  int order;

  if (x->key.cell != y->key.cell)
    return x->key.cell < y->key.cell ? -1 : 1;
  order = g_strcmp0 (x->score.rater, y->score.rater);
  if (order != 0)
    return order;
  return (x->key.id > y->key.id) - (x->key.id < y->key.id);
}

/* Scores mostly come in the order in which they are kept. */
static void
sort_raw (GArray *raw)
{
  for (guint i = 1; i < raw->len; i++)
    if (compare_raw (&g_array_index (raw, TdBookRaw, i - 1),
                     &g_array_index (raw, TdBookRaw, i)) > 0)
      {
        g_array_sort (raw, compare_raw);
        return;
      }
}

/* What a register says stands in the unit's own layer, unless somebody wrote there. */
static void
add_linked (TdBookState *self,
            guint        sheet,
            GArray      *raw)
{
  const TdBookSheet *subject = &self->sheets[sheet];
  guint n_entered = raw->len;

  for (guint i = 0; i < self->n_criteria; i++)
    {
      TdBookRaw linked = { .key = { i * TD_N_LAYERS + TD_LAYER_SELF, 0 } };
      gboolean is_entered = FALSE;

      if (self->links[i] == NULL)
        continue;
      for (guint j = 0; j < n_entered && !is_entered; j++)
        is_entered = g_array_index (raw, TdBookRaw, j).key.cell == linked.key.cell;
      if (is_entered || !td_linked_figures_get (self->links[i], subject->staff, subject->unit,
                                                &linked.score.score, NULL))
        continue;
      linked.score.is_linked = TRUE;
      g_array_append_val (raw, linked);
    }
}

/* What an entry is worth.  Points that a changed set left over their maximum count as
 * that; another figure that the criterion no longer takes counts as not scored. */
static TdMark
mark_score (const TdCriterion *criterion,
            const TdScore     *score)
{
  TdMark mark = { 0 };

  if (td_criterion_mark (criterion, score, &mark, NULL, NULL))
    return mark;
  mark = (TdMark) { 0 };
  if (criterion->rule == TD_RULE_POINTS && score->state == TD_SCORE_GIVEN &&
      criterion->max != TD_POINTS_MISSING && score->figure > criterion->max)
    mark = (TdMark) { TD_SCORE_GIVEN, criterion->max, TRUE };
  return mark;
}

static void
keep_entries (TdBookState *self,
              guint        sheet,
              GArray      *raw)
{
  TdBookEntries *entries = &self->entries[sheet];

  g_free (entries->keys);
  g_free (entries->scores);
  entries->n = raw->len;
  entries->keys = g_new (TdBookKey, raw->len);
  entries->scores = g_new (TdBookScore, raw->len);
  for (guint i = 0; i < raw->len; i++)
    {
      TdBookRaw *one = &g_array_index (raw, TdBookRaw, i);

      one->score.mark = mark_score (td_criteria_set_get (self->set, one->key.cell / TD_N_LAYERS),
                                    &one->score.score);
      entries->keys[i] = one->key;
      entries->scores[i] = one->score;
    }
}

/* Several raters of one cell: @n marks become one. */
static TdMark
combine (const TdBookState *self,
         TdLayer            layer,
         const TdBookScore *scores,
         guint              n)
{
  g_autofree TdMark *marks = NULL;
  guint last = 0;

  if (n == 1)
    return scores[0].mark;
  if (!td_rule_keeps_raters (&self->rule, layer))
    {
      for (guint i = 1; i < n; i++)
        if (scores[i].scored_at >= scores[last].scored_at)
          last = i;
      return scores[last].mark;
    }
  marks = g_new (TdMark, n);
  for (guint i = 0; i < n; i++)
    marks[i] = scores[i].mark;
  return td_marks_combine (marks, n, self->rule.raters);
}

static void
evaluate (TdBookState *self,
          guint        sheet)
{
  const TdBookEntries *entries = &self->entries[sheet];
  TdMark *marks = self->marks + (gsize) sheet * self->n_cells;
  guint n;

  memset (marks, 0, sizeof *marks * self->n_cells);
  for (guint i = 0; i < entries->n; i += n)
    {
      guint cell = entries->keys[i].cell;

      for (n = 1; i + n < entries->n && entries->keys[i + n].cell == cell; n++)
        continue;
      marks[cell] = combine (self, cell % TD_N_LAYERS, entries->scores + i, n);
    }
  td_sheet_evaluate (self->set, &self->rule, marks,
                     self->decided + (gsize) sheet * self->n_criteria, &self->results[sheet]);
}

void
td_book_state_settle (TdBookState *self,
                      guint        sheet,
                      GArray      *raw)
{
  if (self->is_linked)
    add_linked (self, sheet, raw);
  sort_raw (raw);
  keep_entries (self, sheet, raw);
  evaluate (self, sheet);
}
