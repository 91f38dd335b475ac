/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-record-private.h"

#include <string.h>

/* Reading what sheets contain: their scores, questions and files. */

/* Hundreds of thousands of scores are read by the index of their fields. */
enum
{
  SCORE_SHEET,
  SCORE_CRITERION,
  SCORE_LAYER,
  SCORE_RATER,
  SCORE_NOT_APPLICABLE,
  SCORE_FIGURE,
  SCORE_DETAIL,
  SCORE_REASON,
  SCORE_SCORED_AT,
  N_SCORE_FIELDS
};
static const char *const score_keys[N_SCORE_FIELDS + 1] = {
  "sheet", "criterion", "layer", "rater", "not_applicable", "figure", "detail", "reason",
  "scored_at", NULL,
};
static const char *const question_keys[] = { "sheet", "criterion", "answered_at", NULL };
static const char *const evidence_keys[] = { "sheet", "criterion", NULL };

/**
 * Load:
 * @raw: by sheet: its scores so far (nullable elements, element-type TdBookRaw)
 * @only: the one sheet that is read, %G_MAXUINT: all
 * @fields: indexes of @score_keys
 * @last_id, @last_sheet, @last_rater: rows of one sheet mostly come together, and of one
 *   rater
 */
typedef struct
{
  TdBookState *state;
  GArray     **raw;
  guint        only;
  guint        fields[N_SCORE_FIELDS];
  gint64       last_id;
  guint        last_sheet;
  const char  *last_rater;
} Load;

static gboolean
find_sheet (Load   *load,
            gint64  id,
            guint  *sheet)
{
  if (id != load->last_id)
    {
      if (!td_book_state_find (load->state, id, &load->last_sheet))
        return FALSE;
      load->last_id = id;
    }
  *sheet = load->last_sheet;
  return TRUE;
}

/* As it is stored: td_layer_read() also reads what a person types, which takes longer. */
static gboolean
read_layer (const char *code,
            TdLayer    *layer)
{
  for (guint i = 0; i < TD_N_LAYERS; i++)
    if (g_strcmp0 (code, td_layer_code (i)) == 0)
      {
        *layer = i;
        return TRUE;
      }
  return FALSE;
}

static const char *
keep_rater (Load       *load,
            const char *rater)
{
  if (g_strcmp0 (rater, load->last_rater) != 0)
    load->last_rater = td_book_state_keep (load->state, rater);
  return load->last_rater;
}

static gboolean
add_score (TdRecord  *record,
           gpointer   user_data,
           GError   **error)
{
  Load *load = user_data;
  TdBookState *self = load->state;
  const guint *fields = load->fields;
  gint64 scored_at = td_record_get_int_at (record, fields[SCORE_SCORED_AT]);
  guint sheet, criterion;
  TdLayer layer;
  TdBookRaw raw = { 0 };
  TdScore *score = &raw.score.score;

  /* A criterion that the round's set no longer has: what it got stays, unseen. */
  if (!find_sheet (load, td_record_get_int_at (record, fields[SCORE_SHEET]), &sheet) ||
      !td_book_state_find_criterion (self,
                                     td_record_get_int_at (record, fields[SCORE_CRITERION]),
                                     &criterion) ||
      !read_layer (td_record_get_text_at (record, fields[SCORE_LAYER]), &layer))
    return TRUE;
  raw.key.cell = criterion * TD_N_LAYERS + layer;
  raw.key.id = td_record_get_id (record);
  score->state = td_record_get_int_at (record, fields[SCORE_NOT_APPLICABLE]) == 1
                   ? TD_SCORE_NOT_APPLICABLE : TD_SCORE_GIVEN;
  if (td_record_has_at (record, fields[SCORE_FIGURE]))
    score->figure = td_record_get_int_at (record, fields[SCORE_FIGURE]);
  score->detail =
    (char *) td_book_state_keep (self, td_record_get_text_at (record, fields[SCORE_DETAIL]));
  raw.score.rater = keep_rater (load, td_record_get_text_at (record, fields[SCORE_RATER]));
  raw.score.reason =
    td_book_state_keep (self, td_record_get_text_at (record, fields[SCORE_REASON]));
  raw.score.scored_at = scored_at != G_MININT64 ? scored_at : 0;
  if (load->raw[sheet] == NULL)
    load->raw[sheet] = g_array_sized_new (FALSE, FALSE, sizeof (TdBookRaw), self->n_cells);
  g_array_append_val (load->raw[sheet], raw);
  return TRUE;
}

/* Where a record about a sheet's criterion belongs; %FALSE where its criterion is no longer in
 * the round's set. */
static gboolean
place_note (Load       *load,
            TdRecord   *record,
            TdBookNote *note)
{
  *note = (TdBookNote) { .id = td_record_get_id (record) };
  return find_sheet (load, td_record_get_int_or (record, "sheet", 0), &note->sheet) &&
         td_book_state_find_criterion (load->state, td_record_get_int_or (record, "criterion", 0),
                                       &note->criterion);
}

static gboolean
add_question (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  Load *load = user_data;
  TdBookState *self = load->state;
  TdBookNote note;

  if (!place_note (load, record, &note))
    return TRUE;
  note.is_open = !td_record_has (record, "answered_at");
  g_array_append_val (self->questions, note);
  if (note.is_open)
    {
      self->n_questions[(gsize) note.sheet * self->n_criteria + note.criterion]++;
      self->sheets[note.sheet].n_questions++;
    }
  return TRUE;
}

static gboolean
add_evidence (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  Load *load = user_data;
  TdBookState *self = load->state;
  TdBookNote note;

  if (!place_note (load, record, &note))
    return TRUE;
  g_array_append_val (self->evidence, note);
  self->n_evidence[(gsize) note.sheet * self->n_criteria + note.criterion]++;
  return TRUE;
}

static gboolean
read_rows (Load           *load,
           TdReader       *reader,
           const TdEntity *entity,
           const char *const *keys,
           TdRecordFunc    func,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  if (load->only == G_MAXUINT)
    td_query_filter_int (query, "round", TD_FILTER_IS, load->state->round);
  else
    td_query_filter_int (query, "sheet", TD_FILTER_IS, load->state->sheets[load->only].id);
  td_query_set_sort_by_entry (query);
  return td_reader_foreach_fields (reader, query, keys, func, load, cancellable, error);
}

/* What is known of one sheet's questions or files goes. */
static void
forget_notes (GArray *notes,
              guint   sheet)
{
  guint kept = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const TdBookNote *note = &g_array_index (notes, TdBookNote, i);

      if (note->sheet != sheet)
        g_array_index (notes, TdBookNote, kept++) = *note;
    }
  g_array_set_size (notes, kept);
}

static void
forget_sheet (TdBookState *self,
              guint        sheet)
{
  gsize first = (gsize) sheet * self->n_criteria;

  forget_notes (self->evidence, sheet);
  forget_notes (self->questions, sheet);
  memset (self->n_evidence + first, 0, sizeof (guint) * self->n_criteria);
  memset (self->n_questions + first, 0, sizeof (guint) * self->n_criteria);
}

gboolean
td_book_state_read_rows (TdBookState   *self,
                         TdReader      *reader,
                         guint          only,
                         GCancellable  *cancellable,
                         GError       **error)
{
  Load load = { .state = self, .only = only };
  guint first = only == G_MAXUINT ? 0 : only;
  guint end = only == G_MAXUINT ? self->n_sheets : only + 1;
  gboolean is_read;

  if (only != G_MAXUINT)
    forget_sheet (self, only);
  for (guint i = 0; i < N_SCORE_FIELDS; i++)
    load.fields[i] = td_entity_index (&td_entity_score, score_keys[i]);
  load.raw = g_new0 (GArray *, MAX (self->n_sheets, 1));
  is_read = read_rows (&load, reader, &td_entity_score, score_keys, add_score, cancellable,
                       error) &&
            read_rows (&load, reader, &td_entity_question, question_keys, add_question, cancellable,
                       error) &&
            read_rows (&load, reader, &td_entity_evidence, evidence_keys, add_evidence, cancellable,
                       error);
  for (guint i = first; i < end; i++)
    {
      g_autoptr (GArray) raw = g_steal_pointer (&load.raw[i]);

      if (raw == NULL)
        raw = g_array_new (FALSE, FALSE, sizeof (TdBookRaw));
      if (is_read)
        td_book_state_settle (self, i, raw);
    }
  g_clear_pointer (&load.raw, g_free);
  return is_read;
}
