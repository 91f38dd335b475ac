/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"
#include "td-record-private.h"
#include "td-round-seal.h"
#include "td-rows.h"
#include "td-tables.h"
#include "td-year-guard.h"

#include <glib/gi18n-lib.h>

TdReader *
td_writer_get_reader (TdWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->engine->reader;
}

const char *
td_writer_get_author (TdWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

void
td_writer_set_label (TdWriter   *self,
                     const char *label)
{
  g_return_if_fail (self != NULL && label != NULL);

  g_free (self->label);
  self->label = g_strdup (label);
}

static TdTable *
get_table (TdWriter       *self,
           const TdEntity *entity,
           GError        **error)
{
  TdTable *table = g_hash_table_lookup (self->engine->tables, entity);

  if (table != NULL)
    return table;

  table = td_table_new (self->engine->db, entity, error);
  if (table != NULL)
    g_hash_table_insert (self->engine->tables, (gpointer) entity, table);
  return table;
}

/* SQLite only says that some reference does not fit: which one it was. */
static void
explain_reference (TdWriter *self,
                   TdRecord *record,
                   GError  **error)
{
  const TdEntity *entity = td_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];
      const TdEntity *target;
      g_autoptr (TdRecord) named = NULL;

      if (field->type != TD_TYPE_REFERENCE || !td_record_has_at (record, i))
        continue;
      target = td_entity_find (field->reference);
      named = td_reader_get (self->engine->reader, target, td_record_get_int_at (record, i), NULL);
      if (named != NULL)
        continue;

      g_clear_error (error);
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: %1$s names a record, %2$s is a field such as "Unit". */
                   _("“%1$s” was not saved: what its field “%2$s” names is no longer in the "
                     "register. Choose another."),
                   td_record_get_title (record), _(field->label));
      return;
    }
}

/* Inserts, or updates the @fields that differ. */
static gboolean
write_row (TdWriter *self,
           TdTable  *table,
           TdRecord *record,
           guint64   fields,
           gboolean  is_new,
           GError  **error)
{
  g_autoptr (GError) failed = NULL;

  if (is_new ? td_table_insert (table, record, &failed)
             : td_table_update (table, record, fields, &failed))
    return TRUE;

  if (sqlite3_extended_errcode (td_db_get_handle (self->engine->db)) ==
      SQLITE_CONSTRAINT_FOREIGNKEY)
    explain_reference (self, record, &failed);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
guard_round (TdWriter *self,
             TdRecord *before,
             TdRecord *after,
             GError  **error)
{
  if (self->closed == NULL)
    self->closed = td_closed_rounds_list (self->engine->reader, error);
  return self->closed != NULL && td_closed_rounds_check (self->closed, before, after, error);
}

gboolean
td_writer_guard (TdWriter *self,
                 TdRecord *before,
                 TdRecord *after,
                 GError  **error)
{
  const TdEntity *entity = td_record_get_entity (before != NULL ? before : after);

  if (entity == &td_entity_year_seal)
    g_clear_pointer (&self->seals, g_ptr_array_unref);
  if (entity == &td_entity_round_seal)
    g_clear_pointer (&self->closed, g_ptr_array_unref);
  if (td_closed_rounds_watch (entity))
    return guard_round (self, before, after, error);
  if (entity->year_part == NULL)
    return TRUE;
  if (self->seals == NULL)
    self->seals = td_year_guard_list (self->engine->reader, error);
  return self->seals != NULL && td_year_guard_check (self->seals, before, after, error);
}

static gboolean
save_new (TdWriter *self,
          TdTable  *table,
          TdRecord *record,
          GError  **error)
{
  if (!td_writer_guard (self, NULL, record, error) ||
      !td_unique_check (table->unique, record, NULL, error))
    return FALSE;

  td_record_set_id (record, td_ids_next (&self->engine->ids));
  if (write_row (self, table, record, 0, TRUE, error))
    return TRUE;
  td_record_set_id (record, 0);
  return FALSE;
}

gboolean
td_writer_save (TdWriter *self,
                TdRecord *record,
                gboolean *changed,
                GError  **error)
{
  TdTable *table;
  gboolean found;
  guint64 fields;

  g_return_val_if_fail (self != NULL && TD_IS_RECORD (record), FALSE);
  /* What was not read would be cleared. */
  g_return_val_if_fail (!td_record_is_partial (record), FALSE);

  if (changed != NULL)
    *changed = FALSE;
  table = get_table (self, td_record_get_entity (record), error);
  if (table == NULL || !td_record_prepare (record, error))
    return FALSE;

  if (td_record_get_id (record) == 0)
    {
      if (changed != NULL)
        *changed = TRUE;
      return save_new (self, table, record, error);
    }

  if (!td_table_load (table, td_record_get_id (record), &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("“%s” was not saved: it is no longer in the register."),
                   td_record_get_title (record));
      return FALSE;
    }
  fields = td_rows_diff (record, table->stored);
  if (fields == 0)
    return TRUE;
  if (changed != NULL)
    *changed = TRUE;
  return td_writer_guard (self, table->stored, record, error) &&
         td_unique_check (table->unique, record, table->stored, error) &&
         write_row (self, table, record, fields, FALSE, error);
}

gboolean
td_writer_put (TdWriter *self,
               TdRecord *record,
               gboolean *changed,
               GError  **error)
{
  TdTable *table;
  gboolean found;
  guint64 fields;

  g_return_val_if_fail (self != NULL && TD_IS_RECORD (record) && td_record_get_id (record) != 0,
                        FALSE);

  table = get_table (self, td_record_get_entity (record), error);
  if (table == NULL || !td_table_load (table, td_record_get_id (record), &found, error))
    return FALSE;

  fields = found ? td_rows_diff (record, table->stored) : 0;
  if (changed != NULL)
    *changed = !found || fields != 0;
  if (!found)
    return write_row (self, table, record, 0, TRUE, error);
  return fields == 0 || write_row (self, table, record, fields, FALSE, error);
}

gboolean
td_writer_set_setting (TdWriter   *self,
                       const char *name,
                       const char *value,
                       GError    **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_setting);
  g_autoptr (TdRecord) setting = NULL;
  g_autoptr (GError) failed = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  setting = td_reader_first (self->engine->reader, query, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (setting == NULL)
    {
      if (value == NULL)
        return TRUE;
      setting = td_record_new (&td_entity_setting);
      td_record_set_exact_text (setting, "name", name);
    }
  td_record_set_exact_text (setting, "value", value);
  return td_writer_save (self, setting, NULL, error);
}
