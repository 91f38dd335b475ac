/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-rounds-private.h"

/* Reading a round: all of it, or one sheet anew. */

static const char *const sheet_keys[] = {
  "staff", "unit", "name", "unit_name", "cluster", "kind", "state", "submitted_at",
  "submitted_by", "appraised_at", "appraised_by", "council_at", NULL,
};

const char *
td_book_state_keep (TdBookState *self,
                    const char  *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const char *
keep_field (TdBookState *self,
            TdRecord    *record,
            const char  *key)
{
  return td_book_state_keep (self, td_record_get_text (record, key));
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

static gboolean
count_people (TdBookState *self,
              TdReader    *reader,
              GError     **error)
{
  g_autoptr (GHashTable) counts = NULL;

  if (self->set->for_people)
    return TRUE;
  counts = td_subjects_count_by_unit (reader, td_round_get_date (self->record), error);
  for (guint i = 0; counts != NULL && i < self->n_sheets; i++)
    self->sheets[i].n_people =
      GPOINTER_TO_UINT (g_hash_table_lookup (counts, &self->sheets[i].unit));
  return counts != NULL;
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
  self->record = td_reader_get (reader, &td_entity_round, self->round, error);
  if (self->record == NULL)
    return FALSE;
  td_round_get_rule (self->record, &self->rule);
  self->set = td_criteria_set_load (reader, td_record_get_int_or (self->record, "criteria", 0),
                                    error);
  if (self->set == NULL || !list_sheets (self, reader, cancellable, error))
    return FALSE;
  make_arrays (self);
  if (!count_people (self, reader, error) || !read_links (self, reader, error) ||
      !td_book_state_read_rows (self, reader, G_MAXUINT, cancellable, error))
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

gboolean
td_book_state_reload (TdBookState *self,
                      TdReader    *reader,
                      guint        sheet,
                      GError     **error)
{
  gint64 id = self->sheets[sheet].id;
  guint n_people = self->sheets[sheet].n_people;
  g_autoptr (GPtrArray) records = td_reader_load (reader, &td_entity_sheet, &id, 1, error);

  if (records == NULL || records->len == 0)
    return FALSE;
  fill_sheet (self, &self->sheets[sheet], g_ptr_array_index (records, 0));
  self->sheets[sheet].n_people = n_people;
  return td_book_state_read_rows (self, reader, sheet, NULL, error);
}
