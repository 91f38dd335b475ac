/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history.h"

#include "td-change-log.h"
#include "td-error.h"
#include "td-number.h"
#include "td-reader-private.h"
#include "td-record-private.h"
#include "td-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Walks the changeset of one entry, which may be that of an import of a hundred
 * thousand people: it is read piece by piece, and only as far as is needed. */
typedef struct
{
  TdReader               *reader;
  TdColumns              *columns;
  sqlite3_blob           *blob;
  int                     offset;
  sqlite3_changeset_iter *iter;

  /* The row that the walk stands at. */
  const TdTableColumns   *table;
  int                     operation;
  int                     n_columns;
  gint64                  id;
} TdWalk;

void
td_change_detail_free (TdChangeDetail *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self);
}

static int
read_piece (void *data,
            void *buffer,
            int  *size)
{
  TdWalk *self = data;
  int code;

  *size = MIN (*size, sqlite3_blob_bytes (self->blob) - self->offset);
  code = sqlite3_blob_read (self->blob, buffer, *size, self->offset);
  self->offset += *size;
  return code;
}

static void
end_walk (TdWalk *self)
{
  if (self->iter != NULL)
    sqlite3changeset_finalize (self->iter);
  sqlite3_blob_close (self->blob);
  *self = (TdWalk) { 0 };
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdWalk, end_walk)

static gboolean
start_walk (TdWalk   *self,
            TdReader *reader,
            gint64    change,
            GError  **error)
{
  TdDb *db = td_reader_get_db (reader);

  self->reader = reader;
  self->columns = td_reader_get_columns (reader, error);
  if (self->columns == NULL)
    return FALSE;

  if (sqlite3_blob_open (td_db_get_handle (db), "main", TD_CHANGE_LOG, "changeset", change, 0,
                         &self->blob) != SQLITE_OK)
    {
      g_autofree char *number = td_integer_to_text (change);

      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _("The history has no entry %s."), number);
      return FALSE;
    }
  if (sqlite3changeset_start_strm (&self->iter, read_piece, self) == SQLITE_OK)
    return TRUE;
  td_db_set_error (db, error);
  return FALSE;
}

static sqlite3_value *
get_value (TdWalk  *self,
           int      column,
           gboolean is_new)
{
  sqlite3_value *value = NULL;

  if (is_new && self->operation != SQLITE_DELETE)
    sqlite3changeset_new (self->iter, column, &value);
  else if (!is_new && self->operation != SQLITE_INSERT)
    sqlite3changeset_old (self->iter, column, &value);
  return value;
}

/* The next record of ours; @row tells whether there is one. */
static gboolean
step_walk (TdWalk   *self,
           gboolean *row,
           GError  **error)
{
  const char *name;
  int code;

  while ((code = sqlite3changeset_next (self->iter)) == SQLITE_ROW)
    {
      sqlite3changeset_op (self->iter, &name, &self->n_columns, &self->operation, NULL);
      self->table = td_columns_find (self->columns, name);
      if (self->table == NULL)
        continue;
      self->n_columns = MIN (self->n_columns, (int) self->table->n_columns);
      /* The id is every table's first column. */
      self->id = sqlite3_value_int64 (get_value (self, 0, self->operation == SQLITE_INSERT));
      *row = TRUE;
      return TRUE;
    }

  *row = FALSE;
  if (code == SQLITE_DONE)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                       _("An entry of the change log is damaged and cannot be read."));
  return FALSE;
}

static char *find_title (TdReader *reader, const TdEntity *entity, gint64 id);

static void
put_value (TdReader      *reader,
           TdRecord      *record,
           guint          field,
           sqlite3_value *value)
{
  const TdField *declared = &td_record_get_entity (record)->fields[field];

  if (td_field_is_text_like (declared))
    td_record_take_text_at (record, field, g_strdup ((const char *) sqlite3_value_text (value)));
  else if (sqlite3_value_type (value) != SQLITE_NULL)
    td_record_set_int_at (record, field, sqlite3_value_int64 (value));
  if (declared->type == TD_TYPE_REFERENCE && td_record_has_at (record, field))
    td_record_take_reference_title_at (record, field,
                                       find_title (reader, td_entity_find (declared->reference),
                                                   td_record_get_int_at (record, field)));
}

/* The record's values before or after, as far as the entry tells them. */
static TdRecord *
read_side (TdWalk  *self,
           gboolean is_new)
{
  TdRecord *record = td_record_new (self->table->entity);

  for (int i = 0; i < self->n_columns; i++)
    {
      sqlite3_value *value = self->table->fields[i] >= 0 ? get_value (self, i, is_new) : NULL;

      if (value != NULL)
        put_value (self->reader, record, (guint) self->table->fields[i], value);
    }
  td_record_set_id (record, self->id);
  return record;
}

/* What a record that is gone was called when it was removed. */
static char *
find_last_title (TdReader       *reader,
                 const TdEntity *entity,
                 gint64          id)
{
  g_auto (TdStatement) statement = { 0 };
  g_auto (TdWalk) walk = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, td_reader_get_db (reader),
                             "SELECT max (change) FROM change_touch WHERE record = ?1", NULL))
    return NULL;
  td_statement_bind_int (&statement, 1, id);
  if (!td_statement_step (&statement, &row, NULL) || td_statement_is_null (&statement, 0) ||
      !start_walk (&walk, reader, td_statement_get_int (&statement, 0), NULL))
    return NULL;

  while (step_walk (&walk, &row, NULL) && row)
    if (walk.table->entity == entity && walk.id == id)
      {
        g_autoptr (TdRecord) record = read_side (&walk, FALSE);

        return g_strdup (td_record_get_title (record));
      }
  return NULL;
}

static char *
find_title (TdReader       *reader,
            const TdEntity *entity,
            gint64          id)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, entity, id, NULL);
  char *title;

  if (record != NULL)
    return g_strdup (td_record_get_title (record));
  title = find_last_title (reader, entity, id);
  return title != NULL ? title : g_strdup (_("(removed)"));
}

static char *
make_title (TdWalk   *self,
            TdRecord *before,
            TdRecord *after)
{
  if (self->operation != SQLITE_UPDATE)
    return g_strdup (td_record_get_title (self->operation == SQLITE_INSERT ? after : before));
  return find_title (self->reader, self->table->entity, self->id);
}

/* Of an edit, a field is in the changeset when it changed; of the others, when
 * it has a value.  What is derived from it is not worth a line. */
static gboolean
is_worth_a_line (TdWalk   *self,
                 int       column,
                 TdRecord *before,
                 TdRecord *after)
{
  int field = self->table->fields[column];

  if (field < 0 || (self->table->entity->fields[field].flags & TD_FIELD_DERIVED) != 0)
    return FALSE;
  if (self->operation == SQLITE_UPDATE)
    return get_value (self, column, TRUE) != NULL;
  return td_record_has_at (self->operation == SQLITE_INSERT ? after : before, (guint) field);
}

static void
append_details (TdWalk    *self,
                GPtrArray *details,
                guint      limit)
{
  g_autoptr (TdRecord) before = read_side (self, FALSE);
  g_autoptr (TdRecord) after = read_side (self, TRUE);
  g_autofree char *title = make_title (self, before, after);

  for (int i = 0; i < self->n_columns && details->len < limit; i++)
    {
      TdChangeDetail *detail;

      if (!is_worth_a_line (self, i, before, after))
        continue;
      detail = g_new0 (TdChangeDetail, 1);
      detail->entity = self->table->entity;
      detail->record = self->id;
      detail->title = g_strdup (title);
      detail->kind = self->operation == SQLITE_INSERT ? TD_CHANGE_ADDED
                   : self->operation == SQLITE_DELETE ? TD_CHANGE_REMOVED : TD_CHANGE_EDITED;
      detail->field = &detail->entity->fields[self->table->fields[i]];
      if (self->operation != SQLITE_INSERT)
        detail->old_value = td_record_dup_display (before, detail->field->key);
      if (self->operation != SQLITE_DELETE)
        detail->new_value = td_record_dup_display (after, detail->field->key);
      g_ptr_array_add (details, detail);
    }
}

/* @entity: (nullable): of every record, or of the one of that entity and id */
static GPtrArray *
read_details (TdReader       *reader,
              gint64          change,
              const TdEntity *entity,
              gint64          id,
              guint           limit,
              GError        **error)
{
  g_autoptr (GPtrArray) details =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_change_detail_free);
  g_auto (TdWalk) walk = { 0 };
  gboolean row = TRUE;

  if (!start_walk (&walk, reader, change, error))
    return NULL;

  while (details->len < limit)
    {
      if (!step_walk (&walk, &row, error))
        return NULL;
      if (!row)
        break;
      if (entity == NULL || (walk.table->entity == entity && walk.id == id))
        append_details (&walk, details, limit);
      if (entity != NULL && details->len > 0)
        break;
    }
  return g_steal_pointer (&details);
}

GPtrArray *
td_history_details (TdReader *reader,
                    gint64    change,
                    guint     limit,
                    GError  **error)
{
  g_return_val_if_fail (reader != NULL, NULL);

  return read_details (reader, change, NULL, 0, limit, error);
}

GPtrArray *
td_history_details_of_record (TdReader       *reader,
                              gint64          change,
                              const TdEntity *entity,
                              gint64          id,
                              GError        **error)
{
  g_return_val_if_fail (reader != NULL && entity != NULL, NULL);

  return read_details (reader, change, entity, id, TD_MAX_FIELDS, error);
}
