/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-write.h"

#include "td-error.h"
#include "td-round-seal.h"
#include "td-score-run.h"

#include <glib/gi18n-lib.h>

/* Writing cells.  What was checked against the book is checked again against the
 * register, which may have changed. */

void
td_score_change_free (TdScoreChange *self)
{
  if (self == NULL)
    return;
  td_score_clear (&self->score);
  g_free (self->reason);
  g_free (self);
}

TdScoreChange *
td_score_change_copy (const TdScoreChange *self)
{
  TdScoreChange *copy = g_new (TdScoreChange, 1);

  *copy = *self;
  copy->score.detail = g_strdup (self->score.detail);
  copy->reason = g_strdup (self->reason);
  return copy;
}

TdScore
td_score_of_record (TdRecord *record)
{
  TdScore score = { .state = TD_SCORE_GIVEN };

  if (td_record_get_int_or (record, "not_applicable", 0) != 0)
    score.state = TD_SCORE_NOT_APPLICABLE;
  score.figure = td_record_get_int_or (record, "figure", 0);
  score.detail = (char *) td_record_get_text (record, "detail");
  return score;
}

void
td_score_to_record (const TdScore *score,
                    TdRecord      *record)
{
  td_record_clear (record, "not_applicable");
  td_record_clear (record, "figure");
  td_record_clear (record, "detail");
  if (score->state == TD_SCORE_NOT_APPLICABLE)
    {
      td_record_set_int (record, "not_applicable", 1);
      return;
    }
  /* Beside a detail too: a ratio that was given as a fraction has both. */
  td_record_set_int (record, "figure", score->figure);
  if (score->detail != NULL)
    td_record_set_exact_text (record, "detail", score->detail);
}

void
td_score_write_free (gpointer data)
{
  TdScoreWrite *self = data;

  g_ptr_array_unref (self->changes);
  td_criteria_set_unref (self->set);
  g_free (self->author);
  g_free (self);
}

gboolean
td_round_works_with (TdReader            *reader,
                     TdRecord            *round,
                     const TdCriteriaSet *set)
{
  g_autoptr (TdRecord) copy =
    td_reader_get (reader, &td_entity_criteria_set,
                   td_record_get_int_or (round, "criteria", 0), NULL);

  return copy != NULL && td_record_get_id (copy) == set->id &&
         td_record_get_int_or (copy, "version", 0) == set->version;
}

/* The round is not closed, and works with the set that was scored with. */
static gboolean
check_round (const TdScoreRun  *run,
             GError           **error)
{
  g_autoptr (TdRecord) round = NULL;

  if (!td_round_guard (run->reader, run->write->round, error))
    return FALSE;
  round = td_reader_get (run->reader, &td_entity_round, run->write->round, error);
  if (round == NULL)
    return FALSE;
  if (td_round_works_with (run->reader, round, run->write->set))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: a scoring round */
               _("“%s” took a changed criteria set meanwhile. Look at it again, then score."),
               td_record_get_title (round));
  return FALSE;
}

static gboolean
check_change (const TdScoreChange  *change,
              const TdCriterion    *criterion,
              const TdScoreTarget  *target,
              GError              **error)
{
  gboolean questioned = g_hash_table_contains (target->questioned, &change->criterion);

  return td_score_change_check (change, criterion, td_record_get_title (target->record),
                                target->before, questioned, error);
}

/* What writing into a layer says of where the sheet is. */
static void
promote (TdScoreTarget *target,
         TdLayer        layer)
{
  if (layer == TD_LAYER_SELF && target->state == TD_SHEET_NOT_SENT)
    target->state = TD_SHEET_SELF;
  else if (layer == TD_LAYER_APPRAISED && target->state == TD_SHEET_SUBMITTED)
    target->state = TD_SHEET_APPRAISED;
  else if (layer == TD_LAYER_COUNCIL && target->state == TD_SHEET_APPRAISED)
    target->state = TD_SHEET_COUNCIL;
}

static TdRecord *
make_score (const TdScoreRun    *run,
            const TdScoreChange *change,
            const TdScoreStored *stored)
{
  TdRecord *record = td_record_new (&td_entity_score);
  /* Only a reason is new: the score stays with who gave it. */
  gboolean is_kept = stored != NULL && td_score_equal (&stored->score, &change->score);

  if (stored != NULL)
    td_record_set_id (record, stored->id);
  td_record_set_int (record, "round", run->write->round);
  td_record_set_int (record, "sheet", change->sheet);
  td_record_set_int (record, "criterion", change->criterion);
  td_record_set_text (record, "layer", td_layer_code (change->layer));
  td_record_set_text (record, "rater", is_kept ? stored->rater : run->write->author);
  td_score_to_record (&change->score, record);
  if (change->reason != NULL)
    td_record_set_text (record, "reason", change->reason);
  else if (stored != NULL)
    td_record_set_text (record, "reason", stored->reason);
  td_record_set_int (record, "scored_at", is_kept ? stored->scored_at : run->now);
  return record;
}

/* The score that the author's replaces: their own, or the last of all. */
static const TdScoreStored *
find_stored (const TdScoreRun    *run,
             const TdScoreChange *change,
             guint               *first)
{
  gboolean is_own = td_rule_keeps_raters (&run->write->rule, change->layer);
  TdScoreCell cell = { change->sheet, change->criterion, change->layer };
  const TdScoreStored *found = NULL;

  *first = GPOINTER_TO_UINT (g_hash_table_lookup (run->cells, &cell));
  for (guint i = *first; i != 0; i = g_array_index (run->stored, TdScoreStored, i - 1).next)
    {
      const TdScoreStored *stored = &g_array_index (run->stored, TdScoreStored, i - 1);

      if (is_own && g_strcmp0 (stored->rater, run->write->author) != 0)
        continue;
      if (found == NULL || stored->scored_at > found->scored_at)
        found = stored;
    }
  return found;
}

/* Takes back the author's score, or all there are where only one counts. */
static gboolean
remove_scores (const TdScoreRun     *run,
               const TdScoreChange  *change,
               const TdScoreStored  *own,
               guint                 first,
               GError              **error)
{
  if (td_rule_keeps_raters (&run->write->rule, change->layer))
    return own == NULL || td_writer_delete (run->writer, &td_entity_score, own->id, error);
  for (guint i = first; i != 0; i = g_array_index (run->stored, TdScoreStored, i - 1).next)
    if (!td_writer_delete (run->writer, &td_entity_score,
                           g_array_index (run->stored, TdScoreStored, i - 1).id, error))
      return FALSE;
  return TRUE;
}

/* The same score again is no change: it stays with who gave it first, and when. */
static gboolean
is_same (const TdScoreRun    *run,
         const TdScoreChange *change,
         const TdScoreStored *stored)
{
  return stored != NULL && td_score_equal (&stored->score, &change->score) &&
         (change->reason == NULL || g_strcmp0 (stored->reason, change->reason) == 0);
}

static gboolean
save_change (const TdScoreRun     *run,
             const TdScoreChange  *change,
             GError              **error)
{
  int index = td_criteria_set_find_id (run->write->set, change->criterion);
  TdScoreTarget *target = g_hash_table_lookup (run->targets, &change->sheet);
  g_autoptr (TdRecord) record = NULL;
  const TdScoreStored *stored;
  guint first;

  if (index < 0 || target == NULL)
    return td_score_set_gone_error (error);
  if (!check_change (change, td_criteria_set_get (run->write->set, (guint) index), target, error))
    return FALSE;
  stored = find_stored (run, change, &first);
  if (change->score.state == TD_SCORE_OPEN)
    return remove_scores (run, change, stored, first, error);
  if (is_same (run, change, stored))
    return TRUE;
  record = make_score (run, change, stored);
  if (!td_writer_save (run->writer, record, NULL, error))
    return FALSE;
  promote (target, change->layer);
  return TRUE;
}

static gboolean
save_states (const TdScoreRun  *run,
             GError           **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, run->targets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TdScoreTarget *target = value;

      if (target->state == target->before)
        continue;
      td_sheet_record_set_state (target->record, target->state, run->now, run->write->author);
      if (!td_writer_save (run->writer, target->record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_score_write_run (TdWriter      *writer,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const TdScoreWrite *write = data;
  g_auto (TdScoreRun) run = { 0 };

  td_score_run_init (&run, write, writer);
  if (!check_round (&run, error) || !td_score_run_read (&run, error))
    return FALSE;
  for (guint i = 0; i < write->changes->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !save_change (&run, write->changes->pdata[i], error))
      return FALSE;
  return save_states (&run, error);
}
