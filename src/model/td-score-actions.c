/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-write.h"

#include "td-error.h"
#include "td-round-seal.h"
#include "td-score-run.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* Scoring and taking scores over, as named actions. */

gboolean
td_score_set_gone_error (GError **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _("The sheet or the criterion is no longer in the round. Look at the round "
                         "again."));
  return FALSE;
}

gboolean
td_score_book_check_open (TdScoreBook  *self,
                          GError      **error)
{
  const TdBookSeal *seal = self->state->seal;
  g_autofree char *text = NULL;

  if (seal == NULL)
    return TRUE;
  text = td_round_dup_closed_text (td_record_get_title (self->state->record), seal->sealed_at,
                                   seal->sealed_by);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, text);
  return FALSE;
}

gboolean
td_score_change_check (const TdScoreChange  *self,
                       const TdCriterion    *criterion,
                       const char           *name,
                       TdSheetState          state,
                       gboolean              questioned,
                       GError              **error)
{
  g_autofree char *refusal = td_sheet_state_dup_refusal (state, self->layer, questioned);
  g_autoptr (GError) failure = NULL;
  TdMark mark;

  if (refusal != NULL)
    /* Translators: %1$s is whose sheet, %2$s the code of a criterion, %3$s a sentence that says
     * why it cannot be written. */
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _("%1$s, criterion %2$s: %3$s"), name,
                 criterion->code, refusal);
  else if (!td_criterion_mark (criterion, &self->score, &mark, NULL, &failure))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: %1$s is whose sheet, %2$s a sentence about a criterion of it. */
                 _("%1$s: %2$s"), name, failure->message);
  else if (criterion->rule == TD_RULE_GROUP)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("%s is a group: its criteria are scored, and add up to it."), criterion->code);
  else
    return TRUE;
  return FALSE;
}

/* --- cells --- */

/* "" takes a reason away, where %NULL leaves it. */
static void
clean_reason (TdScoreChange *change)
{
  g_autofree char *reason = g_steal_pointer (&change->reason);

  change->reason = td_text_clean (reason);
  if (reason != NULL && change->reason == NULL)
    change->reason = g_strdup ("");
}

/* Copies; what comes twice for one cell comes once, as it was said last. */
static GPtrArray *
copy_changes (GPtrArray *changes)
{
  g_autoptr (GHashTable) seen = td_score_cells_new ();
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);

  for (guint i = changes->len; i-- > 0;)
    if (g_hash_table_add (seen, td_score_cell_of (changes->pdata[i])))
      {
        TdScoreChange *copy = td_score_change_copy (changes->pdata[i]);

        clean_reason (copy);
        g_ptr_array_add (copies, copy);
      }
  for (guint i = 0; i < copies->len / 2; i++)
    {
      gpointer other = copies->pdata[i];

      copies->pdata[i] = copies->pdata[copies->len - 1 - i];
      copies->pdata[copies->len - 1 - i] = other;
    }
  return copies;
}

static gboolean
check_changes (TdScoreBook  *self,
               GPtrArray    *changes,
               GError      **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const TdScoreChange *change = changes->pdata[i];
      guint sheet, criterion;

      if (!td_book_state_find (self->state, change->sheet, &sheet) ||
          !td_book_state_find_criterion (self->state, change->criterion, &criterion))
        return td_score_set_gone_error (error);
      if (!td_score_change_check (change, td_criteria_set_get (self->state->set, criterion),
                                  self->state->sheets[sheet].name,
                                  self->state->sheets[sheet].state,
                                  td_score_book_is_questioned (self, sheet, criterion), error))
        return FALSE;
    }
  return TRUE;
}

/* "Score III.9 of Phòng A: 6,5" */
static char *
make_label (TdScoreBook *self,
            GPtrArray   *changes)
{
  const TdScoreChange *change;
  const TdCriterion *criterion;
  g_autofree char *entered = NULL;
  guint sheet, index;

  if (changes->len != 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Score %u cell", "Score %u cells",
                                         changes->len),
                            changes->len);
  change = changes->pdata[0];
  if (!td_book_state_find (self->state, change->sheet, &sheet) ||
      !td_book_state_find_criterion (self->state, change->criterion, &index))
    return g_strdup ("");
  criterion = td_criteria_set_get (self->state->set, index);
  if (change->score.state == TD_SCORE_OPEN)
    /* Translators: %1$s is the code of a criterion, %2$s whose sheet. */
    return g_strdup_printf (_("Take back the score %1$s of %2$s"), criterion->code,
                            self->state->sheets[sheet].name);
  entered = td_criterion_write (criterion, &change->score);
  /* Translators: %1$s is the code of a criterion, %2$s whose sheet, %3$s what was entered. */
  return g_strdup_printf (_("Score %1$s of %2$s: %3$s"), criterion->code,
                          self->state->sheets[sheet].name, entered);
}

TdAction *
td_score_book_set_scores (TdScoreBook  *self,
                          GPtrArray    *changes,
                          const char   *label,
                          GError      **error)
{
  TdScoreWrite *write;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && changes != NULL, NULL);

  if (!td_score_book_check_open (self, error) || !check_changes (self, changes, error))
    return NULL;
  write = g_new0 (TdScoreWrite, 1);
  write->round = self->round;
  write->set = td_criteria_set_ref (self->state->set);
  write->rule = self->state->rule;
  write->rule.tie_group = NULL;
  write->changes = copy_changes (changes);
  write->author = g_strdup (td_score_book_get_author (self));
  return td_action_new (label != NULL ? g_strdup (label) : make_label (self, write->changes),
                        td_score_write_run, write, td_score_write_free);
}

TdAction *
td_score_book_set_reason (TdScoreBook  *self,
                          gint64        sheet,
                          gint64        criterion,
                          TdLayer       layer,
                          const char   *reason,
                          GError      **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;
  TdScoreChange *change;
  guint index, place;
  int entry;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  if (!td_book_state_find (self->state, sheet, &index) ||
      !td_book_state_find_criterion (self->state, criterion, &place))
    {
      td_score_set_gone_error (error);
      return NULL;
    }
  entry = td_book_state_find_entry (self->state, index, place, layer,
                                    td_score_book_get_author (self));
  if (entry < 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("There is no score that the reason could stand beside. Enter the "
                             "score first."));
      return NULL;
    }
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  change = g_new0 (TdScoreChange, 1);
  change->sheet = sheet;
  change->criterion = criterion;
  change->layer = layer;
  change->score = self->state->entries[index].scores[entry].score;
  change->score.detail = g_strdup (change->score.detail);
  change->reason = g_strdup (reason != NULL ? reason : "");
  g_ptr_array_add (changes, change);
  /* Translators: %1$s is the code of a criterion, %2$s whose sheet. */
  label = g_strdup_printf (_("Give the reason for %1$s of %2$s"),
                           td_criteria_set_get (self->state->set, place)->code,
                           self->state->sheets[index].name);
  return td_score_book_set_scores (self, changes, label, error);
}

/* --- taking over --- */

/* What a layer says of a cell as something that can be entered: its one entry, or that
 * of several raters which is worth what counts, or plain points. */
static gboolean
find_figure (const TdBookState *self,
             guint              sheet,
             guint              criterion,
             TdLayer            layer,
             TdScore           *score)
{
  TdMark mark = td_book_state_get_marks (self, sheet)[criterion * TD_N_LAYERS + layer];
  guint n;
  const TdBookScore *scores = td_book_state_get_scores (self, sheet, criterion, layer, NULL, &n);

  if (mark.state == TD_SCORE_OPEN)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (scores[i].mark.state == mark.state && scores[i].mark.points == mark.points)
      {
        *score = scores[i].score;
        return TRUE;
      }
  if (td_criteria_set_get (self->set, criterion)->rule != TD_RULE_POINTS)
    return FALSE;
  *score = (TdScore) { mark.state, mark.points, NULL };
  return TRUE;
}

static void
add_taken (const TdBookState *self,
           guint              sheet,
           TdLayer            layer,
           GPtrArray         *changes)
{
  for (guint i = 0; i < self->n_criteria; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);
      const TdMark *marks = td_book_state_get_marks (self, sheet) + i * TD_N_LAYERS;
      TdScoreChange *change;
      TdScore score;

      if (criterion->rule == TD_RULE_GROUP || marks[layer].state != TD_SCORE_OPEN ||
          !find_figure (self, sheet, i, layer - 1, &score))
        continue;
      change = g_new0 (TdScoreChange, 1);
      change->sheet = self->sheets[sheet].id;
      change->criterion = criterion->id;
      change->layer = layer;
      change->score = score;
      change->score.detail = g_strdup (score.detail);
      g_ptr_array_add (changes, change);
    }
}

TdAction *
td_score_book_take_over (TdScoreBook  *self,
                         GArray       *sheets,
                         TdLayer       layer,
                         GError      **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  g_autofree char *label = NULL;
  guint index;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && sheets != NULL, NULL);

  if (layer == TD_LAYER_SELF)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("The units’ own scores have no layer before them to be taken from."));
      return NULL;
    }
  for (guint i = 0; i < sheets->len; i++)
    if (td_book_state_find (self->state, g_array_index (sheets, gint64, i), &index))
      add_taken (self->state, index, layer, changes);
  if (changes->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("There is nothing to take over: no criterion is open here that the "
                             "layer before has scored."));
      return NULL;
    }
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take over %u score",
                                        "Take over %u scores", changes->len),
                           changes->len);
  return td_score_book_set_scores (self, changes, label, error);
}
