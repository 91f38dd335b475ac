/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reader-private.h"

#include "td-error.h"
#include "td-record-private.h"
#include "td-search-cache.h"
#include "td-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdReader
{
  TdDb       *db;
  gboolean    owns_db;
  gboolean    in_snapshot;
  GHashTable *selects;     /* TdEntity to the text of its td_sql_select() */
  GHashTable *searches;    /* TdEntity to its TdSearchCache, once searched */
  TdColumns  *columns;     /* (nullable): once asked for */
};

TdReader *
td_reader_new_over (TdDb *db)
{
  TdReader *self = g_new0 (TdReader, 1);

  self->db = db;
  self->selects = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->searches =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) td_search_cache_free);
  return self;
}

TdReader *
td_reader_new (TdDb *db)
{
  TdReader *self = td_reader_new_over (db);

  self->owns_db = TRUE;
  return self;
}

void
td_reader_close (TdReader *self)
{
  if (self == NULL)
    return;

  td_reader_end (self);
  g_hash_table_unref (self->selects);
  g_hash_table_unref (self->searches);
  g_clear_pointer (&self->columns, td_columns_free);
  if (self->owns_db)
    td_db_close (self->db);
  g_free (self);
}

TdDb *
td_reader_get_db (TdReader *self)
{
  return self->db;
}

TdColumns *
td_reader_get_columns (TdReader *self,
                       GError  **error)
{
  if (self->columns == NULL)
    self->columns = td_columns_load (self->db, error);
  return self->columns;
}

gboolean
td_reader_begin (TdReader *self,
                 GError  **error)
{
  gint64 version;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!self->in_snapshot, FALSE);

  if (!td_db_exec (self->db, "BEGIN", error))
    return FALSE;
  self->in_snapshot = TRUE;

  /* The snapshot is taken by the first read, not by BEGIN. */
  if (td_db_get_int (self->db, "PRAGMA schema_version", 0, &version, error))
    return TRUE;
  td_reader_end (self);
  return FALSE;
}

void
td_reader_end (TdReader *self)
{
  g_return_if_fail (self != NULL);

  if (self->in_snapshot)
    td_db_rollback (self->db);
  self->in_snapshot = FALSE;
}

static const char *
get_select (TdReader       *self,
            const TdEntity *entity)
{
  const char *sql = g_hash_table_lookup (self->selects, entity);

  if (sql == NULL)
    {
      sql = td_sql_select (entity);
      g_hash_table_insert (self->selects, (gpointer) entity, (gpointer) sql);
    }
  return sql;
}

/* Known length: no second walk over the text. */
static char *
dup_text (TdStatement *statement,
          int          column)
{
  const char *text = td_statement_get_text (statement, column);

  return text != NULL ? g_strndup (text, (gsize) sqlite3_column_bytes (statement->handle, column))
                      : NULL;
}

static void
fill_field (TdStatement *statement,
            int          column,
            TdRecord    *record,
            guint        field)
{
  if (td_field_is_text_like (&td_record_get_entity (record)->fields[field]))
    td_record_take_text_at (record, field, dup_text (statement, column));
  else
    td_record_set_int_at (record, field, td_statement_is_null (statement, column)
                                           ? G_MININT64 : td_statement_get_int (statement, column));
}

void
td_reader_fill (TdStatement *statement,
                TdRecord    *record)
{
  const TdEntity *entity = td_record_get_entity (record);
  int column = 0;

  td_record_set_id (record, td_statement_get_int (statement, column++));
  for (guint i = 0; i < entity->n_fields; i++, column++)
    {
      fill_field (statement, column, record, i);
      if (entity->fields[i].type == TD_TYPE_REFERENCE)
        td_record_take_reference_title_at (record, i, dup_text (statement, ++column));
    }
}

void
td_reader_fill_fields (TdStatement *statement,
                       TdRecord    *record,
                       guint64      fields)
{
  const guint n_fields = td_record_get_entity (record)->n_fields;
  int column = 0;

  td_record_set_id (record, td_statement_get_int (statement, column++));
  for (guint i = 0; i < n_fields; i++)
    if ((fields >> i & 1) != 0)
      fill_field (statement, column++, record, i);
}

TdRecord *
td_reader_get (TdReader       *self,
               const TdEntity *entity,
               gint64          id,
               GError        **error)
{
  g_autoptr (GPtrArray) records = td_reader_load (self, entity, &id, 1, error);

  if (records == NULL)
    return NULL;
  if (records->len == 1)
    return g_object_ref (records->pdata[0]);

  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: %s is a kind of record, such as "person" or "unit". */
               _("This %s is no longer in the register; it may have been removed meanwhile."),
               _(entity->label));
  return NULL;
}

/* One look-up an id keeps the order and needs no list in the SQL; it costs what
 * IN (…) costs, which looks ids up one by one as well. */
GPtrArray *
td_reader_load (TdReader       *self,
                const TdEntity *entity,
                const gint64   *ids,
                gsize           n_ids,
                GError        **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (self != NULL && entity != NULL, NULL);

  if (!td_statement_prepare (&statement, self->db, get_select (self, entity), error))
    return NULL;

  records = g_ptr_array_new_full ((guint) n_ids, g_object_unref);
  for (gsize i = 0; i < n_ids; i++)
    {
      gboolean row;

      td_statement_reset (&statement);
      td_statement_bind_int (&statement, 1, ids[i]);
      if (!td_statement_step (&statement, &row, error))
        return NULL;
      if (row)
        {
          TdRecord *record = td_record_new (entity);

          td_reader_fill (&statement, record);
          g_ptr_array_add (records, record);
        }
    }
  return g_steal_pointer (&records);
}

/* @others: (nullable): where hits go that are not exact */
static gboolean
append_ids (TdStatement *statement,
            GArray      *ids,
            GArray      *others,
            GError     **error)
{
  gboolean row;

  while (td_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = td_statement_get_int (statement, 0);
      if (others == NULL || td_statement_get_int (statement, 1) != 0)
        g_array_append_val (ids, id);
      else
        g_array_append_val (others, id);
    }
  return FALSE;
}

static TdSearchCache *
get_search (TdReader       *self,
            const TdEntity *entity)
{
  TdSearchCache *search = g_hash_table_lookup (self->searches, entity);

  if (search == NULL)
    {
      search = td_search_cache_new (self->db, entity);
      g_hash_table_insert (self->searches, (gpointer) entity, search);
    }
  return search;
}

static GArray *
run_query (TdReader      *self,
           const TdQuery *query,
           GError       **error)
{
  g_autoptr (TdSql) sql = td_sql_from_query (query, TD_SQL_IDS);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = td_sql_tells_exact (sql) ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                                       : NULL;
  g_auto (TdStatement) statement = { 0 };

  if (!td_sql_prepare (sql, self->db, &statement, error) ||
      !append_ids (&statement, ids, others, error))
    return NULL;
  if (others != NULL)
    g_array_append_vals (ids, others->data, others->len);
  return g_steal_pointer (&ids);
}

GArray *
td_reader_query (TdReader      *self,
                 const TdQuery *query,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GCancellable *outer;
  GArray *ids;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  outer = td_db_swap_cancellable (self->db, cancellable);
  ids = td_search_cache_serves (self->db, query)
    ? td_search_cache_query (get_search (self, td_query_get_entity (query)), query, error)
    : run_query (self, query, error);
  td_db_swap_cancellable (self->db, outer);
  return ids;
}

gint64
td_reader_count (TdReader      *self,
                 const TdQuery *query,
                 GError       **error)
{
  g_autoptr (TdSql) sql = NULL;
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  g_return_val_if_fail (self != NULL && query != NULL, -1);

  sql = td_sql_from_query (query, TD_SQL_COUNT);
  if (!td_sql_prepare (sql, self->db, &statement, error) ||
      !td_statement_step (&statement, &row, error))
    return -1;
  return td_statement_get_int (&statement, 0);
}

GHashTable *
td_reader_count_by (TdReader      *self,
                    const TdQuery *query,
                    const char    *key,
                    GError       **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TdSql) sql = NULL;
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);
  g_return_val_if_fail (td_entity_field (td_query_get_entity (query), key) != NULL, NULL);

  sql = td_sql_count_by (query, key);
  if (!td_sql_prepare (sql, self->db, &statement, error))
    return NULL;

  while (td_statement_step (&statement, &row, error))
    {
      const char *value;
      gint64 *count;

      if (!row)
        return g_steal_pointer (&counts);
      value = td_statement_get_text (&statement, 0);
      count = g_new (gint64, 1);
      *count = td_statement_get_int (&statement, 1);
      g_hash_table_insert (counts, g_strdup (value != NULL ? value : ""), count);
    }
  return NULL;
}

char *
td_reader_get_setting (TdReader   *self,
                       const char *name)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (!td_statement_prepare (&statement, self->db, "SELECT value FROM setting WHERE name = ?1",
                             NULL))
    return NULL;
  td_statement_bind_text (&statement, 1, name);
  return td_statement_step (&statement, &row, NULL) && row
    ? g_strdup (td_statement_get_text (&statement, 0)) : NULL;
}

TdRecord *
td_reader_get_organisation (TdReader *self,
                            GError  **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_organisation);
  g_autoptr (GError) failed = NULL;
  TdRecord *organisation = td_reader_first (self, query, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (organisation == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _("The register does not say whose it is. Fill in the organisation's "
                           "page."));
  return organisation;
}
