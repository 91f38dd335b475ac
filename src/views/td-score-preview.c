/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-preview.h"

#include "td-score-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * TdScorePreview:
 * @cells: (element-type TdScoreProposal): each is its own key
 * @totals: (element-type TdTotal) by sheet id: reckoned once asked for
 */
struct _TdScorePreview
{
  TdScoreBook *book;
  TdLayer      layer;
  GHashTable  *cells;
  GHashTable  *totals;
};

static guint
hash_proposal (gconstpointer data)
{
  const TdScoreProposal *cell = data;

  return g_int64_hash (&cell->sheet) * 31 + cell->criterion;
}

static gboolean
same_place (gconstpointer a, gconstpointer b)
{
  const TdScoreProposal *one = a;
  const TdScoreProposal *other = b;

  return one->sheet == other->sheet && one->criterion == other->criterion;
}

static void
free_proposal (gpointer data)
{
  TdScoreProposal *cell = data;

  td_score_clear (&cell->score);
  g_free (cell->text);
  g_free (cell->reason);
  g_free (cell);
}

TdScorePreview *
td_score_preview_new (TdScoreBook *book, TdLayer layer)
{
  TdScorePreview *self = g_new0 (TdScorePreview, 1);

  self->book = g_object_ref (book);
  self->layer = layer;
  self->cells = g_hash_table_new_full (hash_proposal, same_place, free_proposal, NULL);
  self->totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
td_score_preview_free (TdScorePreview *self)
{
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->totals);
  g_object_unref (self->book);
  g_free (self);
}

/* --- one cell --- */

static void
refuse (TdScoreProposal *cell, char *reason)
{
  cell->outcome = TD_PROPOSAL_REFUSED;
  cell->reason = reason;
}

static void
judge (TdScorePreview *self, guint sheet, TdScoreProposal *cell)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (self->book),
                                                      cell->criterion);
  TdScore entry = td_score_book_get_entry (self->book, sheet, cell->criterion, self->layer);
  g_autofree char *refusal = NULL;
  g_autoptr (GError) error = NULL;

  td_score_clear (&cell->score);
  memset (&cell->score, 0, sizeof cell->score);
  memset (&cell->after, 0, sizeof cell->after);
  g_clear_pointer (&cell->reason, g_free);
  cell->before = td_score_book_get_mark (self->book, sheet, cell->criterion, self->layer);
  if (!td_criterion_read (criterion, cell->text, &cell->score, &error) ||
      !td_criterion_mark (criterion, &cell->score, &cell->after, NULL, &error))
    {
      refuse (cell, g_strdup (error->message));
      return;
    }
  if (td_score_equal (&entry, &cell->score))
    {
      cell->outcome = TD_PROPOSAL_SAME;
      return;
    }
  refusal = td_score_book_dup_refusal (self->book, sheet, cell->criterion, self->layer);
  if (refusal != NULL)
    refuse (cell, g_steal_pointer (&refusal));
  else
    cell->outcome = entry.state == TD_SCORE_OPEN ? TD_PROPOSAL_ADDED : TD_PROPOSAL_CHANGED;
}

void
td_score_preview_put (TdScorePreview *self, guint sheet, guint criterion, const char *text)
{
  TdScoreProposal *cell = g_new0 (TdScoreProposal, 1);

  cell->sheet = td_score_book_get_sheet (self->book, sheet)->id;
  cell->criterion = criterion;
  cell->text = g_strdup (text);
  judge (self, sheet, cell);
  g_hash_table_replace (self->cells, cell, cell);
  g_hash_table_remove (self->totals, &cell->sheet);
}

gboolean
td_score_preview_drop (TdScorePreview *self, gint64 sheet, guint criterion)
{
  TdScoreProposal place = { .sheet = sheet, .criterion = criterion };

  g_hash_table_remove (self->totals, &sheet);
  return g_hash_table_remove (self->cells, &place);
}

const TdScoreProposal *
td_score_preview_get (TdScorePreview *self, gint64 sheet, guint criterion)
{
  TdScoreProposal place = { .sheet = sheet, .criterion = criterion };

  return g_hash_table_lookup (self->cells, &place);
}

void
td_score_preview_refresh (TdScorePreview *self)
{
  GHashTableIter iter;
  gpointer key;
  guint sheet;

  g_hash_table_remove_all (self->totals);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      TdScoreProposal *cell = key;

      if (td_score_book_find_sheet (self->book, cell->sheet, &sheet))
        judge (self, sheet, cell);
      else
        g_hash_table_iter_remove (&iter);
    }
}

/* --- all of them --- */

static int
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdScoreProposal *one = *(TdScoreProposal *const *) a;
  const TdScoreProposal *other = *(TdScoreProposal *const *) b;
  TdScorePreview *self = user_data;
  guint first = 0;
  guint second = 0;

  td_score_book_find_sheet (self->book, one->sheet, &first);
  td_score_book_find_sheet (self->book, other->sheet, &second);
  if (first != second)
    return first < second ? -1 : 1;
  return one->criterion < other->criterion ? -1 : one->criterion > other->criterion;
}

/* In the order of sheets and criteria.  (transfer container) */
static GPtrArray *
list (TdScorePreview *self)
{
  GPtrArray *cells = g_ptr_array_sized_new (g_hash_table_size (self->cells));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (cells, key);
  g_ptr_array_sort_with_data (cells, compare_places, self);
  return cells;
}

guint
td_score_preview_count (TdScorePreview *self, TdProposalOutcome outcome)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += ((const TdScoreProposal *) key)->outcome == outcome;
  return n;
}

guint
td_score_preview_count_taken (TdScorePreview *self)
{
  return td_score_preview_count (self, TD_PROPOSAL_ADDED) +
         td_score_preview_count (self, TD_PROPOSAL_CHANGED);
}

const char *
td_score_preview_get_reason (TdScorePreview *self)
{
  g_autoptr (GPtrArray) cells = list (self);

  for (guint i = 0; i < cells->len; i++)
    if (((const TdScoreProposal *) cells->pdata[i])->outcome == TD_PROPOSAL_REFUSED)
      return ((const TdScoreProposal *) cells->pdata[i])->reason;
  return NULL;
}

static gboolean
is_taken (const TdScoreProposal *cell)
{
  return cell->outcome == TD_PROPOSAL_ADDED || cell->outcome == TD_PROPOSAL_CHANGED;
}

GPtrArray *
td_score_preview_dup_changes (TdScorePreview *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  g_autoptr (GPtrArray) cells = list (self);

  for (guint i = 0; i < cells->len; i++)
    {
      const TdScoreProposal *cell = cells->pdata[i];
      TdScoreChange *change;

      if (!is_taken (cell))
        continue;
      change = g_new0 (TdScoreChange, 1);
      change->sheet = cell->sheet;
      change->criterion = td_criteria_set_get (set, cell->criterion)->id;
      change->layer = self->layer;
      change->score = cell->score;
      change->score.detail = g_strdup (cell->score.detail);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* --- what a row would come to --- */

static gboolean
reckon (TdScorePreview *self, guint sheet, gint64 id, TdTotal *total)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  g_autofree TdMark *marks = g_new0 (TdMark, (gsize) set->criteria->len * TD_N_LAYERS);
  TdSheetResult result;
  gboolean any = FALSE;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdScoreProposal *cell = td_score_preview_get (self, id, i);

      if (td_criteria_set_get (set, i)->rule == TD_RULE_GROUP)
        continue;
      for (int layer = 0; layer < TD_N_LAYERS; layer++)
        marks[i * TD_N_LAYERS + (guint) layer] = td_score_book_get_mark (self->book, sheet, i,
                                                                         (TdLayer) layer);
      if (cell == NULL || !is_taken (cell))
        continue;
      marks[i * TD_N_LAYERS + self->layer] = cell->after;
      any = TRUE;
    }
  if (!any)
    return FALSE;
  td_sheet_evaluate (set, td_score_book_get_rule (self->book), marks, NULL, &result);
  *total = *td_score_get_total (td_score_book_get_rule (self->book), &result, self->layer);
  return TRUE;
}

gboolean
td_score_preview_get_total (TdScorePreview *self, gint64 sheet, TdTotal *total)
{
  const TdTotal *known = g_hash_table_lookup (self->totals, &sheet);
  gint64 *key;
  guint index;

  if (known != NULL)
    {
      *total = *known;
      return TRUE;
    }
  if (!td_score_book_find_sheet (self->book, sheet, &index) ||
      !reckon (self, index, sheet, total))
    return FALSE;
  key = g_new (gint64, 1);
  *key = sheet;
  g_hash_table_insert (self->totals, key, g_memdup2 (total, sizeof *total));
  return TRUE;
}
