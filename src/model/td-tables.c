/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-tables.h"

#include "td-reader-private.h"
#include "td-rows.h"
#include "td-sql.h"

void
td_table_free (TdTable *self)
{
  if (self == NULL)
    return;

  td_statement_clear (&self->insert);
  td_statement_clear (&self->select);
  td_statement_clear (&self->update);
  g_clear_object (&self->stored);
  td_unique_free (self->unique);
  g_free (self);
}

TdTable *
td_table_new (TdDb           *db,
              const TdEntity *entity,
              GError        **error)
{
  TdTable *self = g_new0 (TdTable, 1);
  g_autofree char *insert = td_sql_insert (entity);
  g_autofree char *select = td_sql_select (entity);

  self->entity = entity;
  self->db = db;
  self->stored = td_record_new (entity);
  if (td_statement_prepare (&self->insert, db, insert, error) &&
      td_statement_prepare (&self->select, db, select, error) &&
      (self->unique = td_unique_new (db, entity, error)) != NULL)
    return self;

  td_table_free (self);
  return NULL;
}

gboolean
td_table_load (TdTable  *self,
               gint64    id,
               gboolean *found,
               GError  **error)
{
  gboolean done;

  td_statement_bind_int (&self->select, 1, id);
  done = td_statement_step (&self->select, found, error);
  if (done && *found)
    td_reader_fill (&self->select, self->stored);
  td_statement_reset (&self->select);
  return done;
}

/* The record's texts are bound, not copied: they are let go of here. */
static gboolean
run_with (TdStatement *statement,
          TdRecord    *record,
          guint64      fields,
          GError     **error)
{
  gboolean done;

  td_rows_bind (statement, record, fields);
  done = td_statement_run (statement, error);
  td_statement_unbind (statement);
  return done;
}

gboolean
td_table_insert (TdTable  *self,
                 TdRecord *record,
                 GError  **error)
{
  return run_with (&self->insert, record, td_rows_all (self->entity), error);
}

gboolean
td_table_update (TdTable  *self,
                 TdRecord *record,
                 guint64   fields,
                 GError  **error)
{
  if (fields != self->update_fields)
    {
      g_autofree char *sql = td_sql_update (self->entity, fields);

      td_statement_clear (&self->update);
      self->update_fields = 0;
      if (!td_statement_prepare (&self->update, self->db, sql, error))
        return FALSE;
      self->update_fields = fields;
    }
  return run_with (&self->update, record, fields, error);
}
