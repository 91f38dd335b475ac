/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-list.h"

#include "td-cccd.h"

/* Reading the list: from records to batches of cells. */

static gboolean
keep_title (TdRecord *record,
            gpointer  user_data,
            GError  **error)
{
  gint64 id = td_record_get_id (record);

  g_hash_table_insert (user_data, g_memdup2 (&id, sizeof id),
                       g_strdup (td_record_get_title (record)));
  return TRUE;
}

/* Titles are looked up here, which takes less than having SQL join them to every row; there are
 * far fewer of them than rows. */
gboolean
td_list_load_titles (TdListWriter *self,
             GError    **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdListColumn *column = &g_array_index (self->columns, TdListColumn, i);
      const TdEntity *entity;
      g_autoptr (TdQuery) query = NULL;

      if (column->field->type != TD_TYPE_REFERENCE)
        continue;
      entity = td_entity_find (column->field->reference);
      query = td_query_new (entity);
      td_query_set_archived (query, TRUE);
      column->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      if (!td_reader_foreach_fields (self->export->reader, query,
                                     (const char *const[]) { entity->title, NULL }, keep_title,
                                     column->titles, self->export->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

void
td_list_column_clear (gpointer data)
{
  g_clear_pointer (&((TdListColumn *) data)->titles, g_hash_table_unref);
}

GStrv
td_list_dup_keys (TdListWriter *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (keys, g_strdup (g_array_index (self->columns, TdListColumn, i).field->key));
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

static void
add_masked (TdListBatch      *batch,
            TdRecord         *record,
            const TdListColumn *column)
{
  g_autofree char *masked = td_cccd_mask (td_record_get_text (record, column->field->key));

  td_list_batch_add_text (batch, masked);
}

static void
add_display (TdListBatch      *batch,
             TdRecord         *record,
             const TdListColumn *column)
{
  g_autofree char *text = td_record_dup_document (record, column->field->key);

  td_list_batch_add_text (batch, text);
}

static const char *
get_title (TdRecord         *record,
           const TdListColumn *column)
{
  gint64 id = td_record_get_int_or (record, column->field->key, 0);

  return column->titles != NULL ? g_hash_table_lookup (column->titles, &id) : NULL;
}

static void
add_value (TdListBatch      *batch,
           TdRecord         *record,
           const TdListColumn *column)
{
  const TdField *field = column->field;
  const TdChoice *choice;
  gint64 number;

  switch (field->type)
    {
    case TD_TYPE_TEXT:
      if (column->masked)
        add_masked (batch, record, column);
      else
        td_list_batch_add_text (batch, td_record_get_text (record, field->key));
      break;
    case TD_TYPE_DATE:
      td_list_batch_add_date (batch, td_record_get_date (record, field->key));
      break;
    case TD_TYPE_CHOICE:
      /* A code of a newer program is written as it is. */
      choice = td_field_find_choice (field, td_record_get_text (record, field->key));
      td_list_batch_add_text (batch, choice != NULL ? choice->term
                                                    : td_record_get_text (record, field->key));
      break;
    case TD_TYPE_REFERENCE:
      td_list_batch_add_text (batch, get_title (record, column));
      break;
    case TD_TYPE_INTEGER:
    case TD_TYPE_DECIMAL:
      if (td_record_get_int (record, field->key, &number))
        td_list_batch_add_number (batch, field->type == TD_TYPE_DECIMAL ? TD_LIST_DECIMAL
                                                                        : TD_LIST_INTEGER,
                                  number);
      else
        td_list_batch_add_blank (batch);
      break;
    case TD_TYPE_FLAG:
    case TD_TYPE_TIME:
    default:
      add_display (batch, record, column);
      break;
    }
}

gboolean
td_list_read_record (TdRecord *record,
             gpointer  user_data,
             GError  **error)
{
  TdListWriter *self = user_data;

  if (self->batch == NULL)
    self->batch = td_export_pipe_take (self->pipe);
  for (guint i = 0; i < self->columns->len; i++)
    add_value (self->batch, record, &g_array_index (self->columns, TdListColumn, i));
  if (++self->n_read % TD_EXPORT_STEP != 0)
    return TRUE;
  /* What went wrong there is told when the workbook is finished. */
  return td_export_pipe_send (self->pipe, g_steal_pointer (&self->batch))
         && td_export_report (self->export, self->n_read, self->n_rows, error);
}
