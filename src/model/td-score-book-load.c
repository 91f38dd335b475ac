/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-record-private.h"

#include <string.h>

/* Reading a round: all of it, or one sheet anew. */

static const char *const sheet_keys[] = {
  "staff", "unit", "name", "unit_name", "cluster", "kind", "state", "submitted_at",
  "submitted_by", "appraised_at", "appraised_by", "council_at", NULL,
};
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

static const char *
keep (TdBookState *self,
      const char  *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const char *
keep_field (TdBookState *self,
            TdRecord    *record,
            const char  *key)
{
  return keep (self, td_record_get_text (record, key));
}

static void
fill_sheet (TdBookState *self,
            TdBookSheet *sheet,
            TdRecord    *record)
{
  *sheet = (TdBookSheet) {
    .id = td_record_get_id (record),
    .staff = td_record_get_int_or (record, "staff", 0),
    .unit = td_record_get_int_or (record, "unit", 0),
    .name = keep_field (self, record, "name"),
    .unit_name = keep_field (self, record, "unit_name"),
    .cluster = keep_field (self, record, "cluster"),
    .kind = keep_field (self, record, "kind"),
    .submitted_at = td_record_get_int_or (record, "submitted_at", 0),
    .submitted_by = keep_field (self, record, "submitted_by"),
    .appraised_at = td_record_get_int_or (record, "appraised_at", 0),
    .appraised_by = keep_field (self, record, "appraised_by"),
    .council_at = td_record_get_int_or (record, "council_at", 0),
  };
  if (!td_sheet_state_read (td_record_get_text (record, "state"), &sheet->state))
    sheet->state = TD_SHEET_NOT_SENT;
}

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
    load->last_rater = keep (load->state, rater);
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
  score->detail = (char *) keep (self, td_record_get_text_at (record, fields[SCORE_DETAIL]));
  raw.score.rater = keep_rater (load, td_record_get_text_at (record, fields[SCORE_RATER]));
  raw.score.reason = keep (self, td_record_get_text_at (record, fields[SCORE_REASON]));
  raw.score.scored_at = scored_at != G_MININT64 ? scored_at : 0;
  if (load->raw[sheet] == NULL)
    load->raw[sheet] = g_array_sized_new (FALSE, FALSE, sizeof (TdBookRaw), self->n_cells);
  g_array_append_val (load->raw[sheet], raw);
  return TRUE;
}

static gboolean
add_question (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  Load *load = user_data;
  TdBookState *self = load->state;
  TdBookNote note = { .id = td_record_get_id (record) };

  if (!find_sheet (load, td_record_get_int_or (record, "sheet", 0), &note.sheet) ||
      !td_book_state_find_criterion (self, td_record_get_int_or (record, "criterion", 0),
                                     &note.criterion))
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
  TdBookNote note = { .id = td_record_get_id (record) };

  if (!find_sheet (load, td_record_get_int_or (record, "sheet", 0), &note.sheet) ||
      !td_book_state_find_criterion (self, td_record_get_int_or (record, "criterion", 0),
                                     &note.criterion))
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

/* Scores, questions and files of all sheets, or of the one, and what they come to. */
static gboolean
read_sheets (Load          *load,
             TdReader      *reader,
             GCancellable  *cancellable,
             GError       **error)
{
  TdBookState *self = load->state;
  guint first = load->only == G_MAXUINT ? 0 : load->only;
  guint end = load->only == G_MAXUINT ? self->n_sheets : load->only + 1;
  gboolean is_read;

  for (guint i = 0; i < N_SCORE_FIELDS; i++)
    load->fields[i] = td_entity_index (&td_entity_score, score_keys[i]);
  load->raw = g_new0 (GArray *, MAX (self->n_sheets, 1));
  is_read = read_rows (load, reader, &td_entity_score, score_keys, add_score, cancellable, error) &&
            read_rows (load, reader, &td_entity_question, question_keys, add_question, cancellable,
                       error) &&
            read_rows (load, reader, &td_entity_evidence, evidence_keys, add_evidence, cancellable,
                       error);
  for (guint i = first; i < end; i++)
    {
      g_autoptr (GArray) raw = g_steal_pointer (&load->raw[i]);

      if (raw == NULL)
        raw = g_array_new (FALSE, FALSE, sizeof (TdBookRaw));
      if (is_read)
        td_book_state_settle (self, i, raw);
    }
  g_clear_pointer (&load->raw, g_free);
  return is_read;
}

/* A sheet on its way into the state. */
typedef struct
{
  TdBookState *state;
  GArray      *sheets; /* TdBookSheet */
} Sheets;

static gboolean
add_sheet (TdRecord  *record,
           gpointer   user_data,
           GError   **error)
{
  Sheets *sheets = user_data;
  TdBookSheet sheet;

  fill_sheet (sheets->state, &sheet, record);
  g_array_append_val (sheets->sheets, sheet);
  return TRUE;
}

static gboolean
list_sheets (TdBookState   *self,
             TdReader      *reader,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  Sheets sheets = { self, g_array_new (FALSE, FALSE, sizeof (TdBookSheet)) };
  gboolean is_read;

  td_query_filter_int (query, "round", TD_FILTER_IS, self->round);
  td_query_set_sort (query, "position", FALSE);
  is_read = td_reader_foreach_fields (reader, query, sheet_keys, add_sheet, &sheets, cancellable,
                                      error);
  self->n_sheets = sheets.sheets->len;
  self->sheets = (TdBookSheet *) (gpointer) g_array_free (sheets.sheets, FALSE);
  return is_read;
}

static void
make_arrays (TdBookState *self)
{
  gsize n = MAX (self->n_sheets, 1);

  self->n_criteria = self->set->criteria->len;
  self->n_cells = self->n_criteria * TD_N_LAYERS;
  self->entries = g_new0 (TdBookEntries, n);
  self->marks = g_new0 (TdMark, n * MAX (self->n_cells, 1));
  self->decided = g_new0 (TdMark, n * MAX (self->n_criteria, 1));
  self->results = g_new0 (TdSheetResult, n);
  self->n_evidence = g_new0 (guint, n * MAX (self->n_criteria, 1));
  self->n_questions = g_new0 (guint, n * MAX (self->n_criteria, 1));
  self->links = g_new0 (TdLinkedFigures *, MAX (self->n_criteria, 1));
  for (guint i = 0; i < TD_N_RANKINGS; i++)
    self->ranks[i] = g_new0 (TdSheetRank, n);
  for (guint i = 0; i < self->n_sheets; i++)
    g_hash_table_insert (self->sheet_of, &self->sheets[i].id, GSIZE_TO_POINTER ((gsize) i + 1));
  for (guint i = 0; i < self->n_criteria; i++)
    g_hash_table_insert (self->criterion_of,
                         &((TdCriterion *) g_ptr_array_index (self->set->criteria, i))->id,
                         GSIZE_TO_POINTER ((gsize) i + 1));
}

/* Each linked criterion looks into its register once. */
static gboolean
read_links (TdBookState *self,
            TdReader    *reader,
            GError     **error)
{
  TdDate first = td_record_get_date (self->record, "started");
  TdDate last = td_record_get_date (self->record, "ended");

  for (guint i = 0; i < self->n_criteria; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);

      if (criterion->link == NULL || criterion->rule == TD_RULE_GROUP)
        continue;
      self->links[i] = td_linked_figures_new (reader, criterion->link, first, last, error);
      if (self->links[i] == NULL)
        return FALSE;
      self->is_linked = TRUE;
    }
  return TRUE;
}

static gboolean
read_all (TdBookState   *self,
          TdReader      *reader,
          GCancellable  *cancellable,
          GError       **error)
{
  Load load = { .state = self, .only = G_MAXUINT };

  self->record = td_reader_get (reader, &td_entity_round, self->round, error);
  if (self->record == NULL)
    return FALSE;
  td_round_get_rule (self->record, &self->rule);
  self->set = td_criteria_set_load (reader, td_record_get_int_or (self->record, "criteria", 0),
                                    error);
  if (self->set == NULL || !list_sheets (self, reader, cancellable, error))
    return FALSE;
  make_arrays (self);
  if (!read_links (self, reader, error) || !read_sheets (&load, reader, cancellable, error))
    return FALSE;
  td_book_state_rank (self);
  return td_book_state_read_seal (self, reader, error) &&
         td_book_state_apply_seal (self, reader, error);
}

TdBookState *
td_book_state_new (TdReader      *reader,
                   gint64         round,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (TdBookState) self = g_new0 (TdBookState, 1);

  self->round = round;
  self->evidence = g_array_new (FALSE, FALSE, sizeof (TdBookNote));
  self->questions = g_array_new (FALSE, FALSE, sizeof (TdBookNote));
  self->sheet_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->criterion_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->strings = g_string_chunk_new (4096);
  return read_all (self, reader, cancellable, error) ? g_steal_pointer (&self) : NULL;
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

gboolean
td_book_state_reload (TdBookState *self,
                      TdReader    *reader,
                      guint        sheet,
                      GError     **error)
{
  gint64 id = self->sheets[sheet].id;
  g_autoptr (GPtrArray) records = td_reader_load (reader, &td_entity_sheet, &id, 1, error);
  Load load = { .state = self, .only = sheet };
  gsize first = (gsize) sheet * self->n_criteria;

  if (records == NULL || records->len == 0)
    return FALSE;
  fill_sheet (self, &self->sheets[sheet], g_ptr_array_index (records, 0));
  forget_notes (self->evidence, sheet);
  forget_notes (self->questions, sheet);
  memset (self->n_evidence + first, 0, sizeof (guint) * self->n_criteria);
  memset (self->n_questions + first, 0, sizeof (guint) * self->n_criteria);
  return read_sheets (&load, reader, NULL, error);
}
