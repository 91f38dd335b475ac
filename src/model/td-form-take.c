/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-take.h"

#include "td-error.h"
#include "td-forms-private.h"
#include "td-score-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_form_taking_clear (TdFormTaking *self)
{
  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_clear_pointer (&self->author, g_free);
}

/* --- planning --- */

static void
free_cell (gpointer data)
{
  TdFormTakeCell *self = data;

  g_free (self->ours);
  g_free (self->theirs);
  g_free (self->reason);
  g_free (self);
}

static void
free_take (gpointer data)
{
  TdFormTake *self = data;

  g_free (self->name);
  g_free (self->unit_name);
  g_free (self->note);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static TdFormTake *
new_take (TdScoreBook *book, guint sheet, const TdFormReceipt *receipt)
{
  TdFormTake *self = g_new0 (TdFormTake, 1);

  self->sheet = td_score_book_get_sheet (book, sheet)->id;
  self->name = g_strdup (td_score_book_get_sheet (book, sheet)->name);
  self->unit_name = g_strdup (receipt->form->unit_name);
  self->is_answer = receipt->form->is_return;
  self->is_complete = !receipt->is_older;
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  return self;
}

/* Whether a cell stands in the way of its sheet being submitted. */
static gboolean
is_unfinished (const TdFormComparison *cell)
{
  switch (cell->status)
    {
    case TD_FORM_EMPTY:
    case TD_FORM_REFUSED:
      return TRUE;
    case TD_FORM_FILLED:
      return !cell->take;
    case TD_FORM_CONFLICT:
      return !cell->is_settled;
    case TD_FORM_SAME:
    case TD_FORM_CHANGED:
    default:
      return FALSE;
    }
}

/* Taking back what is needed leaves a hole, whoever did it. */
static gboolean
leaves_hole (const TdFormComparison *cell, const TdCriterion *criterion)
{
  const char *value = cell->take ? cell->theirs : cell->ours;

  return value == NULL && criterion->role == TD_ROLE_BASE && criterion->link == NULL;
}

static void
plan_cell (TdFormTake *self, TdScoreBook *book, const TdFormComparison *cell)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (book),
                                                      cell->criterion);
  TdFormTakeCell *taken;

  if (is_unfinished (cell) || leaves_hole (cell, criterion))
    self->is_complete = FALSE;
  if (!cell->take || cell->status == TD_FORM_REFUSED)
    return;
  taken = g_new0 (TdFormTakeCell, 1);
  taken->criterion = criterion;
  taken->ours = g_strdup (cell->ours);
  taken->theirs = g_strdup (cell->theirs);
  taken->reason = g_strdup (cell->reason);
  g_ptr_array_add (self->cells, taken);
}

GPtrArray *
td_form_plan_takes (TdScoreBook *book, const TdFormReceipt *receipt)
{
  GPtrArray *takes = g_ptr_array_new_with_free_func (free_take);
  g_autoptr (GHashTable) by_sheet = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < receipt->cells->len; i++)
    {
      const TdFormComparison *cell = g_ptr_array_index (receipt->cells, i);
      TdFormTake *take = g_hash_table_lookup (by_sheet, GUINT_TO_POINTER (cell->sheet));

      if (take == NULL)
        {
          take = new_take (book, cell->sheet, receipt);
          g_ptr_array_add (takes, take);
          g_hash_table_insert (by_sheet, GUINT_TO_POINTER (cell->sheet), take);
        }
      plan_cell (take, book, cell);
    }
  for (guint i = 0; i < receipt->notes->len && !receipt->is_older; i++)
    {
      const TdFormNote *note = g_ptr_array_index (receipt->notes, i);
      TdFormTake *take = g_hash_table_lookup (by_sheet, GUINT_TO_POINTER (note->sheet));

      if (take != NULL)
        take->note = g_strdup (note->text);
    }
  return takes;
}

/* --- writing --- */

/* Scores of the unit's own layer, by criterion: gint64 * to TdRecord *. */
static GHashTable *
list_scores (TdReader *reader, gint64 sheet, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_score);
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *scores;

  td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  td_query_filter_text (query, "layer", TD_FILTER_IS, td_layer_code (TD_LAYER_SELF));
  td_query_set_sort_by_entry (query);
  records = td_reader_list (reader, query, error);
  if (records == NULL)
    return NULL;
  scores = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);
      gint64 criterion = td_record_get_int_or (record, "criterion", 0);

      g_hash_table_insert (scores, g_memdup2 (&criterion, sizeof criterion),
                           g_object_ref (record));
    }
  return scores;
}

/* What a record says, as td_criterion_write() has it; %NULL for none. */
static char *
dup_recorded (const TdCriterion *criterion, TdRecord *record)
{
  TdScore score;

  if (record == NULL)
    return NULL;
  score = td_score_of_record (record);
  return td_form_dup_written (criterion, &score);
}

static gboolean
check_unchanged (const TdFormTake *self, const TdFormTakeCell *cell, TdRecord *record,
                 GError **error)
{
  g_autofree char *present = dup_recorded (cell->criterion, record);

  if (g_strcmp0 (present, cell->ours) == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: %1$s is a person or a unit, %2$s a criterion such as "III.9" */
               _("%1$s, criterion %2$s: the score was changed while the form was looked at. "
                 "Nothing was received: look at the form again."),
               self->name, cell->criterion->code);
  return FALSE;
}

static TdRecord *
new_score (const TdFormTaking *taking, const TdFormTake *self, const TdFormTakeCell *cell)
{
  TdRecord *record = td_record_new (&td_entity_score);

  td_record_set_int (record, "round", taking->round);
  td_record_set_int (record, "sheet", self->sheet);
  td_record_set_int (record, "criterion", cell->criterion->id);
  td_record_set_text (record, "layer", td_layer_code (TD_LAYER_SELF));
  return record;
}

/* @present: (nullable): the record that there is */
static gboolean
write_score (TdWriter *writer, const TdFormTaking *taking, const TdFormTake *self,
             const TdFormTakeCell *cell, TdRecord *present, GError **error)
{
  g_autoptr (TdRecord) record = NULL;
  TdScore score;

  if (cell->theirs == NULL)
    return present == NULL ||
           td_writer_delete (writer, &td_entity_score, td_record_get_id (present), error);
  if (!td_criterion_read (cell->criterion, cell->theirs, &score, error))
    return FALSE;
  record = present != NULL ? g_object_ref (present) : new_score (taking, self, cell);
  if (g_strcmp0 (cell->theirs, cell->ours) != 0)
    {
      td_score_to_record (&score, record);
      td_record_set_text (record, "rater", self->unit_name);
      td_record_set_int (record, "scored_at", taking->at);
    }
  if (cell->reason != NULL && !self->is_answer)
    td_record_set_text (record, "reason", cell->reason);
  td_score_clear (&score);
  return td_writer_save (writer, record, NULL, error);
}

static gboolean
write_scores (TdWriter *writer, const TdFormTaking *taking, const TdFormTake *self,
              GError **error)
{
  g_autoptr (GHashTable) scores = NULL;

  if (self->cells->len == 0)
    return TRUE;
  scores = list_scores (td_writer_get_reader (writer), self->sheet, error);
  if (scores == NULL)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const TdFormTakeCell *cell = g_ptr_array_index (self->cells, i);
      TdRecord *present = g_hash_table_lookup (scores, &cell->criterion->id);

      if (!check_unchanged (self, cell, present, error) ||
          !write_score (writer, taking, self, cell, present, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_open_questions (TdReader *reader, gint64 sheet, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_question);

  td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  td_query_filter_int (query, "answered_at", TD_FILTER_LACKS, 0);
  return td_reader_list (reader, query, error);
}

static const TdFormTakeCell *
find_cell (const TdFormTake *self, gint64 criterion)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const TdFormTakeCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->criterion->id == criterion)
        return cell;
    }
  return NULL;
}

/* @n_left: (out): questions that stay open */
static gboolean
answer_questions (TdWriter *writer, const TdFormTaking *taking, const TdFormTake *self,
                  GPtrArray *questions, guint *n_left, GError **error)
{
  *n_left = 0;
  for (guint i = 0; i < questions->len; i++)
    {
      TdRecord *question = g_ptr_array_index (questions, i);
      const TdFormTakeCell *cell = find_cell (self, td_record_get_int_or (question, "criterion",
                                                                          0));

      if (cell == NULL || !self->is_answer)
        {
          (*n_left)++;
          continue;
        }
      td_record_set_text (question, "answer", cell->reason);
      td_record_set_int (question, "answered_at", taking->at);
      if (!td_writer_save (writer, question, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What the office noted stays; what is there already is not written twice. */
static void
add_note (TdRecord *sheet, const char *note)
{
  const char *old = td_record_get_text (sheet, "note");
  g_autofree char *both = NULL;

  if (note == NULL || (old != NULL && strstr (old, note) != NULL))
    return;
  both = old != NULL ? g_strconcat (old, "; ", note, NULL) : g_strdup (note);
  td_record_set_text (sheet, "note", both);
}

static gboolean
check_state (const TdFormTake *self, TdSheetState state, GPtrArray *questions, GError **error)
{
  for (guint i = 0; i < self->cells->len && !td_sheet_state_can_resubmit (state); i++)
    {
      const TdFormTakeCell *cell = g_ptr_array_index (self->cells, i);
      g_autofree char *refusal = NULL;
      gboolean is_questioned = FALSE;

      for (guint j = 0; j < questions->len && !is_questioned; j++)
        is_questioned = td_record_get_int_or (questions->pdata[j], "criterion", 0) ==
                        cell->criterion->id;
      refusal = td_sheet_state_dup_refusal (state, TD_LAYER_SELF, is_questioned);
      if (refusal == NULL)
        continue;
      /* Translators: %1$s is a person or a unit, %2$s a criterion, %3$s a sentence */
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _("%1$s, criterion %2$s: %3$s"), self->name,
                   cell->criterion->code, refusal);
      return FALSE;
    }
  return TRUE;
}

gboolean
td_form_take_write (TdWriter           *writer,
                    const TdFormTaking *taking,
                    const TdFormTake   *self,
                    GError            **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) sheet = td_reader_get (reader, &td_entity_sheet, self->sheet, error);
  g_autoptr (GPtrArray) questions = NULL;
  TdSheetState state;
  guint n_left;

  if (sheet == NULL)
    return FALSE;
  /* The field is a choice of these codes. */
  if (!td_sheet_state_read (td_record_get_text (sheet, "state"), &state))
    g_return_val_if_reached (FALSE);
  questions = list_open_questions (reader, self->sheet, error);
  if (questions == NULL || !check_state (self, state, questions, error) ||
      !write_scores (writer, taking, self, error) ||
      !answer_questions (writer, taking, self, questions, &n_left, error))
    return FALSE;
  add_note (sheet, self->note);
  if (state == TD_SHEET_RETURNED ? n_left == 0 : self->is_complete &&
      td_sheet_state_can_go (state, TD_SHEET_SUBMITTED))
    td_sheet_record_set_state (sheet, TD_SHEET_SUBMITTED, taking->at, self->unit_name);
  return td_writer_save (writer, sheet, NULL, error);
}
