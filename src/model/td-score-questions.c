/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-write.h"

#include "td-error.h"
#include "td-round-seal.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* Returning a sheet with questions, and their answers. */

/**
 * Return: a sheet that goes back to its unit.
 * @questions: (element-type TdScoreQuestion)
 */
typedef struct
{
  gint64     round;
  gint64     sheet;
  GPtrArray *questions;
  char      *author;
} Return;

typedef struct
{
  gint64  round;
  gint64  question;
  char   *answer;
  char   *author;
} Answer;

void
td_score_question_free (TdScoreQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

static void
free_return (gpointer data)
{
  Return *back = data;

  g_ptr_array_unref (back->questions);
  g_free (back->author);
  g_free (back);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->answer);
  g_free (answer->author);
  g_free (answer);
}

static TdSheetState
read_state (TdRecord *sheet)
{
  TdSheetState state;

  return td_sheet_state_read (td_record_get_text (sheet, "state"), &state) ? state
                                                                           : TD_SHEET_NOT_SENT;
}

/* A sheet that is back already can be asked more. */
static gboolean
check_return (const char  *name,
              TdSheetState state,
              GError     **error)
{
  if (state == TD_SHEET_RETURNED || td_sheet_state_can_go (state, TD_SHEET_RETURNED))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: whose sheet */
               _("The sheet of %s cannot be returned: it is with its unit, or closed."), name);
  return FALSE;
}

static gboolean
save_question (TdWriter              *writer,
               const Return          *back,
               const TdScoreQuestion *question,
               gint64                 now,
               GError               **error)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_question);

  td_record_set_int (record, "round", back->round);
  td_record_set_int (record, "sheet", back->sheet);
  td_record_set_int (record, "criterion", question->criterion);
  td_record_set_text (record, "text", question->text);
  td_record_set_int (record, "asked_at", now);
  td_record_set_text (record, "asked_by", back->author);
  return td_writer_save (writer, record, NULL, error);
}

/* The sheet's questions that wait for an answer.  (element-type TdRecord) */
static GPtrArray *
list_open (TdReader  *reader,
           gint64     sheet,
           GError   **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_question);

  td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  td_query_filter_int (query, "answered_at", TD_FILTER_LACKS, 0);
  return td_reader_list (reader, query, error);
}

static gboolean
is_asked (GPtrArray             *open,
          const TdScoreQuestion *question)
{
  for (guint i = 0; i < open->len; i++)
    if (td_record_get_int_or (open->pdata[i], "criterion", 0) == question->criterion &&
        g_strcmp0 (td_record_get_text (open->pdata[i], "text"), question->text) == 0)
      return TRUE;
  return FALSE;
}

/* Asking the same once more waits for the same answer. */
static gboolean
save_questions (TdWriter      *writer,
                const Return  *back,
                gint64         now,
                GError       **error)
{
  g_autoptr (GPtrArray) open = list_open (td_writer_get_reader (writer), back->sheet, error);

  for (guint i = 0; open != NULL && i < back->questions->len; i++)
    if (!is_asked (open, back->questions->pdata[i]) &&
        !save_question (writer, back, back->questions->pdata[i], now, error))
      return FALSE;
  return open != NULL;
}

static gboolean
save_return (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Return *back = data;
  TdReader *reader = td_writer_get_reader (writer);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (TdRecord) sheet = NULL;

  if (!td_round_guard (reader, back->round, error))
    return FALSE;
  sheet = td_reader_get (reader, &td_entity_sheet, back->sheet, error);
  if (sheet == NULL || !check_return (td_record_get_title (sheet), read_state (sheet), error) ||
      !save_questions (writer, back, now, error))
    return FALSE;
  td_sheet_record_set_state (sheet, TD_SHEET_RETURNED, now, back->author);
  return td_writer_save (writer, sheet, NULL, error);
}

static gboolean
is_same_question (gconstpointer a,
                  gconstpointer b)
{
  const TdScoreQuestion *x = a;
  const TdScoreQuestion *y = b;

  return x->criterion == y->criterion && g_strcmp0 (x->text, y->text) == 0;
}

/* (transfer full): %NULL with an error */
static GPtrArray *
copy_questions (TdScoreBook *self,
                GPtrArray   *questions,
                GError     **error)
{
  g_autoptr (GPtrArray) copies =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_question_free);

  for (guint i = 0; i < questions->len; i++)
    {
      const TdScoreQuestion *question = questions->pdata[i];
      TdScoreQuestion *copy = g_new0 (TdScoreQuestion, 1);
      guint index;

      copy->criterion = question->criterion;
      copy->text = td_text_clean (question->text);
      if (g_ptr_array_find_with_equal_func (copies, copy, is_same_question, NULL))
        {
          td_score_question_free (copy);
          continue;
        }
      g_ptr_array_add (copies, copy);
      if (!td_book_state_find_criterion (self->state, copy->criterion, &index) ||
          td_criteria_set_get (self->state->set, index)->rule == TD_RULE_GROUP)
        {
          td_score_set_gone_error (error);
          return NULL;
        }
      if (copy->text != NULL)
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the code of a criterion */
                   _("The question on criterion %s is empty. Say what the unit is to do."),
                   td_criteria_set_get (self->state->set, index)->code);
      return NULL;
    }
  if (copies->len > 0)
    return g_steal_pointer (&copies);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       _("A sheet is returned with at least one question: only the criteria that "
                         "are asked about are open to its unit again."));
  return NULL;
}

TdAction *
td_score_book_return (TdScoreBook *self,
                      gint64       sheet,
                      GPtrArray   *questions,
                      GError     **error)
{
  g_autoptr (GPtrArray) copies = NULL;
  const TdBookSheet *which;
  Return *back;
  guint index;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self) && questions != NULL, NULL);

  if (!td_score_book_check_open (self, error))
    return NULL;
  if (!td_book_state_find (self->state, sheet, &index))
    {
      td_score_set_gone_error (error);
      return NULL;
    }
  which = &self->state->sheets[index];
  if (!check_return (which->name, which->state, error) ||
      (copies = copy_questions (self, questions, error)) == NULL)
    return NULL;
  back = g_new0 (Return, 1);
  back->round = self->round;
  back->sheet = sheet;
  back->questions = g_steal_pointer (&copies);
  back->author = g_strdup (td_score_book_get_author (self));
  /* Translators: whose sheet */
  return td_action_new (g_strdup_printf (_("Return the sheet of %s"), which->name), save_return,
                        back, free_return);
}

/* With the last answer a returned sheet is submitted again. */
static gboolean
submit_answered (TdWriter      *writer,
                 gint64         id,
                 const Answer  *answer,
                 gint64         now,
                 GError       **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (GPtrArray) open = list_open (reader, id, error);
  g_autoptr (TdRecord) sheet = NULL;

  if (open == NULL || open->len > 0)
    return open != NULL;
  sheet = td_reader_get (reader, &td_entity_sheet, id, error);
  if (sheet == NULL)
    return FALSE;
  if (read_state (sheet) != TD_SHEET_RETURNED)
    return TRUE;
  td_sheet_record_set_state (sheet, TD_SHEET_SUBMITTED, now, answer->author);
  return td_writer_save (writer, sheet, NULL, error);
}

static gboolean
save_answer (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Answer *answer = data;
  TdReader *reader = td_writer_get_reader (writer);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (TdRecord) question = NULL;

  if (!td_round_guard (reader, answer->round, error))
    return FALSE;
  question = td_reader_get (reader, &td_entity_question, answer->question, error);
  if (question == NULL)
    return FALSE;
  td_record_set_text (question, "answer", answer->answer);
  td_record_set_int (question, "answered_at", now);
  return td_writer_save (writer, question, NULL, error) &&
         submit_answered (writer, td_record_get_int_or (question, "sheet", 0), answer, now, error);
}

static const TdBookNote *
find_question (const TdBookState *self,
               gint64             id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_array_index (self->questions, TdBookNote, i).id == id)
      return &g_array_index (self->questions, TdBookNote, i);
  return NULL;
}

TdAction *
td_score_book_answer (TdScoreBook *self,
                      gint64       question,
                      const char  *answer,
                      GError     **error)
{
  const TdBookNote *note;
  Answer *data;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  if (!td_score_book_check_open (self, error))
    return NULL;
  note = find_question (self->state, question);
  if (note == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _("The question is no longer there. Look at the sheet again."));
      return NULL;
    }
  data = g_new0 (Answer, 1);
  data->round = self->round;
  data->question = question;
  data->answer = td_text_clean (answer);
  data->author = g_strdup (td_score_book_get_author (self));
  /* Translators: %1$s is the code of a criterion, %2$s whose sheet. */
  return td_action_new (g_strdup_printf (_("Answer the question on %1$s of %2$s"),
                                         td_criteria_set_get (self->state->set,
                                                              note->criterion)->code,
                                         self->state->sheets[note->sheet].name),
                        save_answer, data, free_answer);
}

GPtrArray *
td_score_book_list_questions (TdScoreBook *self,
                              gint64       sheet,
                              GError     **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_question);

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  td_query_set_sort (query, "asked_at", TRUE);
  return td_reader_list (self->reader, query, error);
}
