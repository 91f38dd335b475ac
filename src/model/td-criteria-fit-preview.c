/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fit-private.h"

#include "td-score.h"

/* A change with what it is sorted by. */
typedef struct
{
  TdFitChange *change;
  gint64       sheet;
  gint64       position;
  guint        index;
} Line;

static void
free_change (gpointer data)
{
  TdFitChange *change = data;

  g_free (change->sheet_name);
  g_free (change->criterion);
  g_free (change);
}

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->change, free_change);
}

static void
add_line (TdFitting     *self,
          TdRecord      *record,
          guint          index,
          const TdScore *score,
          const TdScore *fitted,
          TdFitOutcome   outcome,
          gpointer       user_data)
{
  GArray *lines = user_data;
  const TdCriterion *criterion = td_criteria_set_get (self->copy, index);
  const gint64 before = td_score_points (criterion, score);
  const gint64 after = outcome != TD_FIT_GONE
    ? td_score_points (td_fitting_get_goal (self, index), fitted)
    : TD_POINTS_MISSING;
  Line line = { NULL, td_record_get_int_or (record, "sheet", 0), 0, index };
  TdLayer layer = TD_LAYER_SELF;

  if (outcome != TD_FIT_GONE && before == after)
    return;
  td_layer_read (td_record_get_text (record, "layer"), &layer);
  line.change = g_new0 (TdFitChange, 1);
  line.change->sheet_name = g_strdup (td_record_get_reference_title (record, "sheet"));
  line.change->criterion = g_strdup (criterion->code);
  line.change->layer = layer;
  line.change->before = before;
  line.change->after = after;
  g_array_append_val (lines, line);
}

static gboolean
note_position (TdRecord  *sheet,
               gpointer   user_data,
               GError   **error)
{
  const gint64 pair[] = { td_record_get_id (sheet), td_record_get_int_or (sheet, "position", 0) };
  gint64 *kept = g_memdup2 (pair, sizeof pair);

  g_hash_table_insert (user_data, kept, kept + 1);
  return TRUE;
}

static gboolean
find_positions (TdFitting  *self,
                GArray     *lines,
                GError    **error)
{
  static const char *const keys[] = { "position", NULL };
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            NULL);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);

  td_query_filter_int (query, "round", TD_FILTER_IS, td_record_get_id (self->round));
  td_query_set_sort_by_entry (query);
  if (!td_reader_foreach_fields (self->reader, query, keys, note_position, positions, NULL, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      const gint64 *position = g_hash_table_lookup (positions, &line->sheet);

      line->position = position != NULL ? *position : 0;
    }
  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = a;
  const Line *second = b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  if (first->sheet != second->sheet)
    return first->sheet < second->sheet ? -1 : 1;
  if (first->index != second->index)
    return first->index < second->index ? -1 : 1;
  return (int) first->change->layer - (int) second->change->layer;
}

GPtrArray *
td_round_preview_set (TdReader   *reader,
                      gint64      round,
                      TdFitMode   mode,
                      GError    **error)
{
  g_auto (TdFitting) self = { 0 };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GPtrArray *changes;

  g_return_val_if_fail (reader != NULL, NULL);

  g_array_set_clear_func (lines, clear_line);
  if (!td_fitting_init (&self, reader, round, mode, error) ||
      !td_fitting_foreach_score (&self, add_line, lines, error) ||
      !find_positions (&self, lines, error))
    return NULL;
  g_array_sort (lines, compare_lines);
  changes = g_ptr_array_new_full (lines->len, free_change);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (changes, g_steal_pointer (&g_array_index (lines, Line, i).change));
  return changes;
}
