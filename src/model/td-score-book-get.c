/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

#include "td-round-seal.h"

#include <glib/gi18n-lib.h>

gint64
td_score_book_get_round (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), 0);

  return self->round;
}

TdRecord *
td_score_book_get_record (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  return self->state->record;
}

const TdCriteriaSet *
td_score_book_get_set (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  return self->state->set;
}

const TdRoundRule *
td_score_book_get_rule (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  return &self->state->rule;
}

gboolean
td_score_book_is_closed (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), FALSE);

  return self->state->seal != NULL;
}

const TdBookSeal *
td_score_book_get_seal (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  return self->state->seal;
}

const GError *
td_score_book_get_error (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  return self->error;
}

gboolean
td_score_book_is_loading (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), FALSE);

  return self->loader.is_loading;
}

guint
td_score_book_get_n_sheets (TdScoreBook *self)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), 0);

  return self->state->n_sheets;
}

const TdBookSheet *
td_score_book_get_sheet (TdScoreBook *self,
                         guint        index)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && index < self->state->n_sheets, NULL);

  return &self->state->sheets[index];
}

gboolean
td_score_book_find_sheet (TdScoreBook *self,
                          gint64       id,
                          guint       *index)
{
  guint found = 0;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), FALSE);

  if (!td_book_state_find (self->state, id, &found))
    return FALSE;
  if (index != NULL)
    *index = found;
  return TRUE;
}

const TdSheetResult *
td_score_book_get_result (TdScoreBook *self,
                          guint        index)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && index < self->state->n_sheets, NULL);

  return &self->state->results[index];
}

static const TdSheetRank *
get_rank (TdScoreBook *self,
          guint        index,
          TdRanking    ranking)
{
  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && index < self->state->n_sheets, NULL);

  return &self->state->ranks[ranking][index];
}

const TdSheetRank *
td_score_book_get_rank (TdScoreBook *self,
                        guint        index)
{
  return get_rank (self, index, TD_RANKING_ALL);
}

const TdSheetRank *
td_score_book_get_cluster_rank (TdScoreBook *self,
                                guint        index)
{
  return get_rank (self, index, TD_RANKING_CLUSTER);
}

const TdSheetRank *
td_score_book_get_unit_rank (TdScoreBook *self,
                             guint        index)
{
  return get_rank (self, index, TD_RANKING_UNIT);
}

const TdSheetRank *
td_score_book_get_kind_rank (TdScoreBook *self,
                             guint        index)
{
  return get_rank (self, index, TD_RANKING_KIND);
}

static gboolean
is_cell (TdScoreBook *self,
         guint        sheet,
         guint        criterion)
{
  return TD_IS_SCORE_BOOK (self) && sheet < self->state->n_sheets &&
         criterion < self->state->n_criteria;
}

TdMark
td_score_book_get_mark (TdScoreBook *self,
                        guint        sheet,
                        guint        criterion,
                        TdLayer      layer)
{
  const TdMark *marks;

  g_return_val_if_fail (is_cell (self, sheet, criterion), (TdMark) { 0 });

  marks = td_book_state_get_marks (self->state, sheet);
  if (td_criteria_set_get (self->state->set, criterion)->rule == TD_RULE_GROUP)
    return td_group_mark (self->state->set, (int) criterion, marks + layer, TD_N_LAYERS);
  return marks[criterion * TD_N_LAYERS + layer];
}

TdMark
td_score_book_get_decided (TdScoreBook *self,
                           guint        sheet,
                           guint        criterion)
{
  g_return_val_if_fail (is_cell (self, sheet, criterion), (TdMark) { 0 });

  return self->state->decided[(gsize) sheet * self->state->n_criteria + criterion];
}

const TdBookScore *
td_score_book_get_scores (TdScoreBook *self,
                          guint        sheet,
                          guint        criterion,
                          TdLayer      layer,
                          guint       *n)
{
  g_return_val_if_fail (is_cell (self, sheet, criterion) && n != NULL, NULL);

  return td_book_state_get_scores (self->state, sheet, criterion, layer, NULL, n);
}

/* What the author edits; (nullable). */
static const TdBookScore *
find_entry (TdScoreBook *self,
            guint        sheet,
            guint        criterion,
            TdLayer      layer)
{
  int index = td_book_state_find_entry (self->state, sheet, criterion, layer,
                                        td_score_book_get_author (self));

  return index >= 0 ? &self->state->entries[sheet].scores[index] : NULL;
}

TdScore
td_score_book_get_entry (TdScoreBook *self,
                         guint        sheet,
                         guint        criterion,
                         TdLayer      layer)
{
  const TdBookScore *entry;

  g_return_val_if_fail (is_cell (self, sheet, criterion), (TdScore) { 0 });

  entry = find_entry (self, sheet, criterion, layer);
  return entry != NULL ? entry->score : (TdScore) { 0 };
}

/* The author's own reason first, then that of any other rater. */
const char *
td_score_book_get_reason (TdScoreBook *self,
                          guint        sheet,
                          guint        criterion,
                          TdLayer      layer)
{
  const TdBookScore *entry;
  const TdBookScore *scores;
  guint n;

  g_return_val_if_fail (is_cell (self, sheet, criterion), NULL);

  entry = find_entry (self, sheet, criterion, layer);
  if (entry != NULL && entry->reason != NULL)
    return entry->reason;
  scores = td_book_state_get_scores (self->state, sheet, criterion, layer, NULL, &n);
  for (guint i = 0; i < n; i++)
    if (scores[i].reason != NULL)
      return scores[i].reason;
  return NULL;
}

guint
td_score_book_count_evidence (TdScoreBook *self,
                              guint        sheet,
                              guint        criterion)
{
  g_return_val_if_fail (is_cell (self, sheet, criterion), 0);

  return self->state->n_evidence[(gsize) sheet * self->state->n_criteria + criterion];
}

gboolean
td_score_book_lacks_evidence (TdScoreBook *self,
                              guint        sheet,
                              guint        criterion)
{
  TdMark mark;

  g_return_val_if_fail (is_cell (self, sheet, criterion), FALSE);

  if (!td_criteria_set_get (self->state->set, criterion)->needs_evidence ||
      td_score_book_count_evidence (self, sheet, criterion) > 0)
    return FALSE;
  /* A score that only the unit gave itself wants its file too, whichever layer decides. */
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      mark = td_score_book_get_mark (self, sheet, criterion, layer);
      if (mark.state == TD_SCORE_GIVEN && mark.points > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
td_score_book_is_questioned (TdScoreBook *self,
                             guint        sheet,
                             guint        criterion)
{
  g_return_val_if_fail (is_cell (self, sheet, criterion), FALSE);

  return self->state->n_questions[(gsize) sheet * self->state->n_criteria + criterion] > 0;
}

char *
td_score_book_dup_refusal (TdScoreBook *self,
                           guint        sheet,
                           guint        criterion,
                           TdLayer      layer)
{
  const TdCriterion *what;

  g_return_val_if_fail (is_cell (self, sheet, criterion), NULL);

  if (self->state->seal != NULL)
    return td_round_dup_closed_text (td_record_get_title (self->state->record),
                                     self->state->seal->sealed_at, self->state->seal->sealed_by);
  what = td_criteria_set_get (self->state->set, criterion);
  if (what->rule == TD_RULE_GROUP)
    /* Translators: the code of a group of criteria, such as "III" */
    return g_strdup_printf (_("%s is a group: its criteria are scored, and add up to it."),
                            what->code);
  return td_sheet_state_dup_refusal (self->state->sheets[sheet].state, layer,
                                     td_score_book_is_questioned (self, sheet, criterion));
}

/* A tree that cannot be read whole says so, rather than being shorter. */
static TdExplain *
take_tree (TdExplain *why,
           GError    *error)
{
  return why != NULL ? why : td_explain_new (error->message, NULL, NULL);
}

TdExplain *
td_score_book_explain (TdScoreBook *self,
                       guint        sheet)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && sheet < self->state->n_sheets, NULL);

  return take_tree (td_book_state_explain (self->state, self->reader, sheet, &error), error);
}

TdExplain *
td_score_book_explain_criterion (TdScoreBook *self,
                                 guint        sheet,
                                 guint        criterion)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (is_cell (self, sheet, criterion), NULL);

  return take_tree (td_book_state_explain_criterion (self->state, self->reader, sheet, criterion,
                                                     &error),
                    error);
}
