/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-run.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* From so many sheets on the whole round is read at once. */
#define MANY_SHEETS 32

static guint
hash_cell (gconstpointer data)
{
  const TdScoreCell *cell = data;
  guint64 mixed = (guint64) cell->sheet * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) +
                  (guint64) cell->criterion * 31 + cell->layer;

  return (guint) (mixed ^ (mixed >> 32));
}

static gboolean
equal_cells (gconstpointer a,
             gconstpointer b)
{
  const TdScoreCell *x = a;
  const TdScoreCell *y = b;

  return x->sheet == y->sheet && x->criterion == y->criterion && x->layer == y->layer;
}

static void
clear_stored (gpointer data)
{
  TdScoreStored *stored = data;

  td_score_clear (&stored->score);
  g_free (stored->rater);
  g_free (stored->reason);
}

static void
free_target (gpointer data)
{
  TdScoreTarget *target = data;

  g_object_unref (target->record);
  g_hash_table_unref (target->questioned);
  g_free (target);
}

void
td_score_run_clear (TdScoreRun *run)
{
  g_clear_pointer (&run->targets, g_hash_table_unref);
  g_clear_pointer (&run->cells, g_hash_table_unref);
  g_clear_pointer (&run->stored, g_array_unref);
}

GHashTable *
td_score_cells_new (void)
{
  return g_hash_table_new_full (hash_cell, equal_cells, g_free, NULL);
}

TdScoreCell *
td_score_cell_of (const TdScoreChange *change)
{
  const TdScoreCell cell = { change->sheet, change->criterion, change->layer };

  return g_memdup2 (&cell, sizeof cell);
}

void
td_score_run_init (TdScoreRun         *run,
                   const TdScoreWrite *write,
                   TdWriter           *writer)
{
  run->write = write;
  run->writer = writer;
  run->reader = td_writer_get_reader (writer);
  run->targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_target);
  run->cells = td_score_cells_new ();
  run->stored = g_array_new (FALSE, FALSE, sizeof (TdScoreStored));
  g_array_set_clear_func (run->stored, clear_stored);
  run->now = g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
read_targets (TdScoreRun  *run,
              GArray      *ids,
              GError     **error)
{
  g_autoptr (GPtrArray) records = td_reader_load (run->reader, &td_entity_sheet,
                                                  (const gint64 *) (gpointer) ids->data, ids->len,
                                                  error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = records->pdata[i];
      TdScoreTarget *target;
      gint64 id = td_record_get_id (record);

      if (td_record_get_int_or (record, "round", 0) != run->write->round)
        continue;
      target = g_new0 (TdScoreTarget, 1);
      target->record = g_object_ref (record);
      if (!td_sheet_state_read (td_record_get_text (record, "state"), &target->state))
        target->state = TD_SHEET_NOT_SENT;
      target->before = target->state;
      target->questioned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (run->targets, g_memdup2 (&id, sizeof id), target);
    }
  if (g_hash_table_size (run->targets) == ids->len)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       _("A sheet that was to be scored is no longer in the round. Look at the "
                         "round again."));
  return FALSE;
}

static gboolean
add_question (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  TdScoreRun *run = user_data;
  gint64 sheet = td_record_get_int_or (record, "sheet", 0);
  gint64 criterion = td_record_get_int_or (record, "criterion", 0);
  TdScoreTarget *target = g_hash_table_lookup (run->targets, &sheet);

  if (target != NULL && !td_record_has (record, "answered_at"))
    g_hash_table_add (target->questioned, g_memdup2 (&criterion, sizeof criterion));
  return TRUE;
}

/* Of cells that nothing is written to nothing is kept. */
static gboolean
add_stored (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  TdScoreRun *run = user_data;
  TdScoreCell cell = { td_record_get_int_or (record, "sheet", 0),
                       td_record_get_int_or (record, "criterion", 0), 0 };
  TdScoreStored stored = { .id = td_record_get_id (record) };
  gpointer key, place;
  TdLayer layer;

  if (!td_layer_read (td_record_get_text (record, "layer"), &layer))
    return TRUE;
  cell.layer = layer;
  if (!g_hash_table_lookup_extended (run->cells, &cell, &key, &place))
    return TRUE;
  stored.scored_at = td_record_get_int_or (record, "scored_at", 0);
  stored.score = td_score_of_record (record);
  stored.score.detail = g_strdup (stored.score.detail);
  stored.rater = g_strdup (td_record_get_text (record, "rater"));
  stored.reason = g_strdup (td_record_get_text (record, "reason"));
  stored.next = GPOINTER_TO_UINT (place);
  g_array_append_val (run->stored, stored);
  g_hash_table_insert (run->cells, g_memdup2 (&cell, sizeof cell),
                       GUINT_TO_POINTER (run->stored->len));
  return TRUE;
}

static gboolean
read_rows (TdScoreRun        *run,
           GArray            *ids,
           const TdEntity    *entity,
           const char *const *keys,
           TdRecordFunc       func,
           GError           **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TdQuery) query = td_query_new (entity);

      if (ids->len > MANY_SHEETS)
        td_query_filter_int (query, "round", TD_FILTER_IS, run->write->round);
      else
        td_query_filter_int (query, "sheet", TD_FILTER_IS, g_array_index (ids, gint64, i));
      td_query_set_sort_by_entry (query);
      if (!td_reader_foreach_fields (run->reader, query, keys, func, run, NULL, error))
        return FALSE;
      if (ids->len > MANY_SHEETS)
        return TRUE;
    }
  return TRUE;
}

gboolean
td_score_run_read (TdScoreRun  *run,
                   GError     **error)
{
  static const char *const question_keys[] = { "sheet", "criterion", "answered_at", NULL };
  static const char *const score_keys[] = { "sheet", "criterion", "layer", "rater", "reason",
                                            "scored_at", "not_applicable", "figure", "detail",
                                            NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < run->write->changes->len; i++)
    {
      TdScoreChange *change = run->write->changes->pdata[i];

      g_hash_table_insert (run->cells, td_score_cell_of (change), NULL);
      if (g_hash_table_add (seen, &change->sheet))
        g_array_append_val (ids, change->sheet);
    }
  return read_targets (run, ids, error) &&
         read_rows (run, ids, &td_entity_question, question_keys, add_question, error) &&
         read_rows (run, ids, &td_entity_score, score_keys, add_stored, error);
}
