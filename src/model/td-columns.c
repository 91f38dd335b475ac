/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-columns.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdColumns
{
  GHashTable *tables; /* name to TdTableColumns */
};

static void
free_table (gpointer data)
{
  TdTableColumns *table = data;

  g_free (table->fields);
  g_free (table);
}

static int
find_field (const TdEntity *entity,
            const char     *column)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].key, column) == 0)
      return (int) i;
  return -1;
}

static TdTableColumns *
load_table (TdDb           *db,
            const TdEntity *entity,
            GError        **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  TdTableColumns *table;
  gboolean row;

  if (!td_statement_prepare (&statement, db, "SELECT name FROM pragma_table_info (?1) ORDER BY cid",
                             error))
    return NULL;
  td_statement_bind_text (&statement, 1, entity->key);

  while (td_statement_step (&statement, &row, error))
    {
      int field;

      if (!row)
        {
          table = g_new (TdTableColumns, 1);
          table->entity = entity;
          table->n_columns = fields->len;
          table->fields = (int *) g_array_free (g_steal_pointer (&fields), FALSE);
          return table;
        }
      field = find_field (entity, td_statement_get_text (&statement, 0));
      g_array_append_val (fields, field);
    }
  return NULL;
}

static gboolean
has_all_fields (const TdTableColumns *table)
{
  guint n_fields = 0;

  for (guint i = 0; i < table->n_columns; i++)
    n_fields += table->fields[i] >= 0;
  return n_fields == table->entity->n_fields;
}

TdColumns *
td_columns_load (TdDb    *db,
                 GError **error)
{
  g_autoptr (TdColumns) self = g_new0 (TdColumns, 1);
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_table);
  for (guint i = 0; i < n_entities; i++)
    {
      TdTableColumns *table = load_table (db, entities[i], error);

      if (table == NULL)
        return NULL;
      g_hash_table_insert (self->tables, (gpointer) entities[i]->key, table);
      if (!has_all_fields (table))
        {
          g_autofree char *name = g_filename_display_basename (td_db_get_path (db));

          g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                       _("“%s” is damaged: columns of its table “%s” are missing. Restore the "
                         "newest backup."),
                       name, entities[i]->key);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

void
td_columns_free (TdColumns *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->tables);
  g_free (self);
}

const TdTableColumns *
td_columns_find (TdColumns  *self,
                 const char *table)
{
  return g_hash_table_lookup (self->tables, table);
}
