/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-recorder.h"

#include "td-changeset-writer.h"

#include <string.h>

/* A row that was touched.  What it is at the end is read at the end. */
typedef struct
{
  gint64      id;
  GByteArray *before; /* its values, (nullable): it was not there */
} TdRow;

typedef struct
{
  const TdTableColumns *columns;
  TdStatement           select;
  GPtrArray            *rows;  /* in the order in which they were touched first */
  GHashTable           *by_id; /* TdRow, by its id */
} TdRecorded;

struct _TdRecorder
{
  TdDb       *db;
  TdColumns  *columns;
  GHashTable *tables;  /* name to TdRecorded, kept for the next transaction */
  GPtrArray  *touched; /* of TdRecorded */
  TdRecorded *last;    /* (nullable): rows of one table mostly come together */
};

static void
free_row (gpointer data)
{
  TdRow *row = data;

  g_clear_pointer (&row->before, g_byte_array_unref);
  g_free (row);
}

static void
free_recorded (gpointer data)
{
  TdRecorded *self = data;

  td_statement_clear (&self->select);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

TdRecorder *
td_recorder_new (TdDb      *db,
                 TdColumns *columns)
{
  TdRecorder *self = g_new0 (TdRecorder, 1);

  self->db = db;
  self->columns = columns;
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_recorded);
  self->touched = g_ptr_array_new ();
  return self;
}

void
td_recorder_free (TdRecorder *self)
{
  if (self == NULL)
    return;

  td_recorder_stop (self);
  g_ptr_array_unref (self->touched);
  g_hash_table_unref (self->tables);
  g_free (self);
}

static GByteArray *
read_before (sqlite3          *handle,
             const TdRecorded *table)
{
  GByteArray *before = g_byte_array_new ();

  for (guint i = 0; i < table->columns->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3_preupdate_old (handle, (int) i, &value) != SQLITE_OK)
        g_error ("The old value of column %u of %s cannot be had", i, table->columns->entity->key);
      td_changeset_append_value (before, value);
    }
  return before;
}

/* @was_there: before this very change */
static void
touch_row (TdRecorder *self,
           sqlite3    *handle,
           TdRecorded *table,
           gint64      id,
           gboolean    was_there)
{
  TdRow *row;

  if (g_hash_table_contains (table->by_id, &id))
    return;

  if (table->rows->len == 0)
    g_ptr_array_add (self->touched, table);
  row = g_new (TdRow, 1);
  row->id = id;
  row->before = was_there ? read_before (handle, table) : NULL;
  g_ptr_array_add (table->rows, row);
  g_hash_table_add (table->by_id, row);
}

static TdRecorded *
find_table (TdRecorder *self,
            const char *name)
{
  const TdTableColumns *columns;

  if (self->last != NULL && strcmp (self->last->columns->entity->key, name) == 0)
    return self->last;

  self->last = g_hash_table_lookup (self->tables, name);
  if (self->last != NULL)
    return self->last;

  columns = td_columns_find (self->columns, name);
  if (columns == NULL)
    return NULL;
  self->last = g_new0 (TdRecorded, 1);
  self->last->columns = columns;
  self->last->rows = g_ptr_array_new_with_free_func (free_row);
  self->last->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_insert (self->tables, (gpointer) columns->entity->key, self->last);
  return self->last;
}

static void
record_change_cb (void         *data,
                  sqlite3      *handle,
                  int           operation,
                  const char   *database,
                  const char   *name,
                  sqlite3_int64 old_id,
                  sqlite3_int64 new_id)
{
  TdRecorder *self = data;
  TdRecorded *table = strcmp (database, "main") == 0 ? find_table (self, name) : NULL;

  if (table == NULL)
    return;
  if (operation != SQLITE_INSERT)
    touch_row (self, handle, table, old_id, TRUE);
  if (operation == SQLITE_INSERT || new_id != old_id)
    touch_row (self, handle, table, new_id, FALSE);
}

static void
forget (TdRecorder *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      TdRecorded *table = self->touched->pdata[i];

      g_hash_table_remove_all (table->by_id);
      g_ptr_array_set_size (table->rows, 0);
    }
  g_ptr_array_set_size (self->touched, 0);
}

void
td_recorder_start (TdRecorder *self)
{
  forget (self);
  sqlite3_preupdate_hook (td_db_get_handle (self->db), record_change_cb, self);
}

void
td_recorder_stop (TdRecorder *self)
{
  sqlite3_preupdate_hook (td_db_get_handle (self->db), NULL, NULL);
  forget (self);
}

/* @is_there tells whether there is such a row now; its values go into @after. */
static gboolean
read_after (TdRecorded *table,
            gint64      id,
            GByteArray *after,
            gboolean   *is_there,
            GError    **error)
{
  gboolean done;

  g_byte_array_set_size (after, 0);
  td_statement_bind_int (&table->select, 1, id);
  done = td_statement_step (&table->select, is_there, error);
  for (guint i = 0; done && *is_there && i < table->columns->n_columns; i++)
    td_changeset_append_value (after, sqlite3_column_value (table->select.handle, (int) i));
  td_statement_reset (&table->select);
  return done;
}

static gboolean
prepare_select (TdRecorder *self,
                TdRecorded *table,
                GError    **error)
{
  g_autofree char *sql = NULL;

  if (table->select.handle != NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = ?1", table->columns->entity->key);
  return td_statement_prepare (&table->select, self->db, sql, error);
}

/* The header of a table goes out with its first row that differs. */
static gboolean
write_table (TdRecorder *self,
             TdRecorded *table,
             int       (*output) (void *data, const void *bytes, int size),
             void       *data,
             GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) after = g_byte_array_new ();
  guint header;

  if (!prepare_select (self, table, error))
    return FALSE;

  td_changeset_append_header (bytes, table->columns);
  header = bytes->len;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const TdRow *row = table->rows->pdata[i];
      gboolean is_there;
      int code;

      if (!read_after (table, row->id, after, &is_there, error))
        return FALSE;
      td_changeset_append_row (bytes, table->columns, row->before, is_there ? after : NULL);
      if (bytes->len == header)
        continue;
      code = output (data, bytes->data, (int) bytes->len);
      if (code != SQLITE_OK)
        {
          td_db_set_error_for (self->db, code, error);
          return FALSE;
        }
      g_byte_array_set_size (bytes, 0);
      header = 0;
    }
  return TRUE;
}

gboolean
td_recorder_write (TdRecorder *self,
                   int       (*output) (void *data, const void *bytes, int size),
                   void       *data,
                   GError    **error)
{
  for (guint i = 0; i < self->touched->len; i++)
    if (!write_table (self, self->touched->pdata[i], output, data, error))
      return FALSE;
  return TRUE;
}
