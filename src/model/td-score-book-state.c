/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_book_seal_free (TdBookSeal *self)
{
  g_free (self->sealed_by);
  g_free (self->hash);
  g_free (self->settings);
  g_free (self);
}

static void
free_links (TdBookState *self)
{
  for (guint i = 0; self->links != NULL && i < self->n_criteria; i++)
    g_clear_pointer (&self->links[i], td_linked_figures_free);
  g_free (self->links);
}

void
td_book_state_free (TdBookState *self)
{
  for (guint i = 0; self->entries != NULL && i < self->n_sheets; i++)
    {
      g_free (self->entries[i].keys);
      g_free (self->entries[i].scores);
    }
  free_links (self);
  for (guint i = 0; i < TD_N_RANKINGS; i++)
    g_free (self->ranks[i]);
  g_free (self->entries);
  g_free (self->sheets);
  g_free (self->marks);
  g_free (self->decided);
  g_free (self->results);
  g_free (self->n_evidence);
  g_free (self->n_questions);
  g_clear_pointer (&self->evidence, g_array_unref);
  g_clear_pointer (&self->questions, g_array_unref);
  g_clear_pointer (&self->sheet_of, g_hash_table_unref);
  g_clear_pointer (&self->criterion_of, g_hash_table_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->seal, td_book_seal_free);
  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_clear_object (&self->record);
  g_free (self);
}

gboolean
td_rule_keeps_raters (const TdRoundRule *rule,
                      TdLayer            layer)
{
  return rule->raters != TD_RATERS_LAST && layer != TD_LAYER_SELF;
}

static gboolean
find_index (GHashTable *table,
            gint64      id,
            guint      *index)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (table, &id));

  if (place == 0)
    return FALSE;
  *index = (guint) place - 1;
  return TRUE;
}

gboolean
td_book_state_find (const TdBookState *self,
                    gint64             sheet,
                    guint             *index)
{
  return find_index (self->sheet_of, sheet, index);
}

gboolean
td_book_state_find_criterion (const TdBookState *self,
                              gint64             criterion,
                              guint             *index)
{
  return find_index (self->criterion_of, criterion, index);
}

/* Where the cell's scores begin: the first that is not before it. */
static guint
find_cell (const TdBookEntries *entries,
           guint                cell)
{
  guint low = 0;
  guint high = entries->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entries->keys[middle].cell < cell)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const TdBookScore *
td_book_state_get_scores (const TdBookState *self,
                          guint              sheet,
                          guint              criterion,
                          TdLayer            layer,
                          guint             *first,
                          guint             *n)
{
  const TdBookEntries *entries = &self->entries[sheet];
  guint cell = criterion * TD_N_LAYERS + layer;
  guint begin = find_cell (entries, cell);
  guint end = begin;

  while (end < entries->n && entries->keys[end].cell == cell)
    end++;
  if (first != NULL)
    *first = begin;
  *n = end - begin;
  return entries->scores + begin;
}

int
td_book_state_find_entry (const TdBookState *self,
                          guint              sheet,
                          guint              criterion,
                          TdLayer            layer,
                          const char        *author)
{
  gboolean is_own = author != NULL && td_rule_keeps_raters (&self->rule, layer);
  guint first, n;
  const TdBookScore *scores =
    td_book_state_get_scores (self, sheet, criterion, layer, &first, &n);
  int found = -1;

  for (guint i = 0; i < n; i++)
    {
      if (scores[i].is_linked || (is_own && g_strcmp0 (scores[i].rater, author) != 0))
        continue;
      if (found < 0 || scores[i].scored_at >= scores[found - (int) first].scored_at)
        found = (int) (first + i);
    }
  return found;
}

const TdMark *
td_book_state_get_marks (const TdBookState *self,
                         guint              sheet)
{
  return self->marks + (gsize) sheet * self->n_cells;
}

TdScore *
td_book_state_dup_scores (const TdBookState *self,
                          guint              sheet)
{
  const TdBookEntries *entries = &self->entries[sheet];
  TdScore *scores = g_new0 (TdScore, MAX (self->n_cells, 1));
  guint n;

  for (guint i = 0; i < entries->n; i += n)
    {
      guint cell = entries->keys[i].cell;

      for (n = 1; i + n < entries->n && entries->keys[i + n].cell == cell; n++)
        continue;
      /* Of several raters no one figure stands for the cell. */
      if (n == 1)
        scores[cell] = entries->scores[i].score;
    }
  return scores;
}

/* What equal ones share: a number for each distinct text, 0 for none. */
static guint *
number_texts (const TdBookState *self,
              gsize              offset)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint *groups = g_new0 (guint, MAX (self->n_sheets, 1));

  for (guint i = 0; i < self->n_sheets; i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, &self->sheets[i], offset);
      guint number;

      if (text == NULL)
        continue;
      number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text));
      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, (gpointer) text, GUINT_TO_POINTER (number));
        }
      groups[i] = number;
    }
  return groups;
}

static guint *
number_units (const TdBookState *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *groups = g_new0 (guint, MAX (self->n_sheets, 1));

  for (guint i = 0; i < self->n_sheets; i++)
    {
      gint64 *unit = &self->sheets[i].unit;
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, unit));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, unit, GUINT_TO_POINTER (number));
        }
      groups[i] = number;
    }
  return groups;
}

static gint64 *
list_tie_keys (const TdBookState *self)
{
  int group = self->rule.tie_break == TD_TIE_GROUP && self->rule.tie_group != NULL
                ? td_criteria_set_find (self->set, self->rule.tie_group) : -1;
  gint64 *keys;

  if (group < 0)
    return NULL;
  keys = g_new0 (gint64, MAX (self->n_sheets, 1));
  for (guint i = 0; i < self->n_sheets; i++)
    {
      const TdMark *mark = &self->decided[(gsize) i * self->n_criteria + (guint) group];

      keys[i] = mark->state == TD_SCORE_GIVEN ? mark->points : 0;
    }
  return keys;
}

void
td_book_state_rank (TdBookState *self)
{
  g_autofree gint64 *keys = list_tie_keys (self);
  g_autofree guint *clusters = number_texts (self, G_STRUCT_OFFSET (TdBookSheet, cluster));
  g_autofree guint *kinds = number_texts (self, G_STRUCT_OFFSET (TdBookSheet, kind));
  g_autofree guint *units = self->set->for_people ? number_units (self) : NULL;
  const guint *groups[TD_N_RANKINGS] = { NULL, clusters, units, kinds };

  for (guint i = 0; i < TD_N_RANKINGS; i++)
    {
      memset (self->ranks[i], 0, sizeof (TdSheetRank) * self->n_sheets);
      /* A unit is not ranked within itself. */
      if (i != TD_RANKING_UNIT || units != NULL)
        td_sheets_rank (self->set, &self->rule, self->results, keys, groups[i], self->n_sheets,
                        self->ranks[i]);
    }
}

char *
td_book_state_digest (const TdBookState *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->n_sheets; i++)
    {
      const TdSheetResult *result = &self->results[i];
      const gint64 figures[] = {
        self->sheets[i].id, self->sheets[i].state, result->layers[0].total,
        result->layers[1].total, result->layers[2].total, result->decided.total,
        result->decided.percent, result->decided.scored, result->decided.applicable,
        result->band, self->ranks[TD_RANKING_ALL][i].rank,
      };

      g_checksum_update (checksum, (const guchar *) figures, sizeof figures);
    }
  return g_strdup (g_checksum_get_string (checksum));
}
