/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reader-private.h"

#include "td-record-private.h"
#include "td-sql.h"

GPtrArray *
td_reader_list (TdReader      *self,
                const TdQuery *query,
                GError       **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdSql) sql = NULL;
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  sql = td_sql_from_query (query, TD_SQL_ROWS);
  if (!td_sql_prepare (sql, td_reader_get_db (self), &statement, error))
    return NULL;

  while (td_statement_step (&statement, &row, error))
    {
      TdRecord *record;

      if (!row)
        return g_steal_pointer (&records);
      record = td_record_new (td_query_get_entity (query));
      td_reader_fill (&statement, record);
      g_ptr_array_add (records, record);
    }
  return NULL;
}

static gboolean
keep_first (TdRecord *record,
            gpointer  user_data,
            GError  **error)
{
  TdRecord **first = user_data;

  *first = g_object_ref (record);
  return FALSE;
}

TdRecord *
td_reader_first (TdReader      *self,
                 const TdQuery *query,
                 GError       **error)
{
  g_autoptr (TdRecord) first = NULL;

  if (!td_reader_foreach (self, query, keep_first, &first, NULL, error))
    return NULL;
  return g_steal_pointer (&first);
}

/* @fields: a mask, 0: all of them, with the titles of references */
static gboolean
run_over_rows (TdStatement  *statement,
               TdRecord     *record,
               guint64       fields,
               TdRecordFunc  func,
               gpointer      user_data,
               GError      **error)
{
  gboolean row;

  while (td_statement_step (statement, &row, error))
    {
      g_autoptr (GError) refused = NULL;

      if (!row)
        return TRUE;
      if (fields == 0)
        td_reader_fill (statement, record);
      else
        td_reader_fill_fields (statement, record, fields);
      if (func (record, user_data, &refused))
        continue;
      if (refused == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  return FALSE;
}

static gboolean
stream (TdReader      *self,
        TdSql         *sql,
        TdRecord      *record,
        guint64        fields,
        TdRecordFunc   func,
        gpointer       user_data,
        GCancellable  *cancellable,
        GError       **error)
{
  GCancellable *outer;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  outer = td_db_swap_cancellable (td_reader_get_db (self), cancellable);
  {
    g_auto (TdStatement) statement = { 0 };

    done = td_sql_prepare (sql, td_reader_get_db (self), &statement, error) &&
           run_over_rows (&statement, record, fields, func, user_data, error);
  }
  td_db_swap_cancellable (td_reader_get_db (self), outer);
  return done;
}

gboolean
td_reader_foreach (TdReader      *self,
                   const TdQuery *query,
                   TdRecordFunc   func,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (TdSql) sql = NULL;
  g_autoptr (TdRecord) record = NULL;

  g_return_val_if_fail (self != NULL && query != NULL && func != NULL, FALSE);

  sql = td_sql_from_query (query, TD_SQL_ROWS);
  record = td_record_new (td_query_get_entity (query));
  return stream (self, sql, record, 0, func, user_data, cancellable, error);
}

gboolean
td_reader_foreach_fields (TdReader          *self,
                          const TdQuery     *query,
                          const char *const *keys,
                          TdRecordFunc       func,
                          gpointer           user_data,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (TdSql) sql = NULL;
  g_autoptr (TdRecord) record = NULL;
  guint64 fields = 0;

  g_return_val_if_fail (self != NULL && query != NULL && func != NULL, FALSE);
  g_return_val_if_fail (keys != NULL && keys[0] != NULL, FALSE);

  for (guint i = 0; keys[i] != NULL; i++)
    fields |= G_GUINT64_CONSTANT (1) << td_entity_index (td_query_get_entity (query), keys[i]);
  sql = td_sql_from_query_fields (query, fields);
  record = td_record_new (td_query_get_entity (query));
  td_record_set_partial (record);
  return stream (self, sql, record, fields, func, user_data, cancellable, error);
}
