/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sql.h"

#include <string.h>

/* Appends SELECT … FROM … for what a reference names, with @append giving the
 * column of it; a reference to a reference nests. */
static void
append_through_reference (GString *sql,
                          const TdField *field,
                          const char *alias,
                          void (*append) (GString *sql, const TdEntity *entity, const char *alias))
{
  const TdEntity *target = td_entity_find (field->reference);
  g_autofree char *inner = g_strconcat (alias, "_", field->key, NULL);

  g_string_append (sql, "(SELECT ");
  append (sql, target, inner);
  g_string_append_printf (sql, " FROM \"%s\" %s WHERE %s.id = %s.\"%s\")",
                          target->key, inner, inner, alias, field->key);
}

void
td_sql_append_title (GString        *sql,
                     const TdEntity *entity,
                     const char     *alias)
{
  const TdField *field = td_entity_field (entity, entity->title);

  if (field->type == TD_TYPE_REFERENCE)
    append_through_reference (sql, field, alias, td_sql_append_title);
  else
    g_string_append_printf (sql, "%s.\"%s\"", alias, field->key);
}

void
td_sql_append_order (GString        *sql,
                     const TdEntity *entity,
                     const char     *alias)
{
  const TdField *field = td_entity_field (entity, entity->title);

  if (td_entity_field (entity, "sort_key") != NULL)
    g_string_append_printf (sql, "%s.sort_key", alias);
  else if (field->type == TD_TYPE_REFERENCE)
    append_through_reference (sql, field, alias, td_sql_append_order);
  else
    g_string_append_printf (sql, "td_sort_key (%s.\"%s\")", alias, field->key);
}

void
td_sql_append_columns (GString        *sql,
                       const TdEntity *entity)
{
  g_string_append (sql, "t.id");
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      g_string_append_printf (sql, ", t.\"%s\"", field->key);
      if (field->type == TD_TYPE_REFERENCE)
        {
          g_string_append (sql, ", ");
          append_through_reference (sql, field, "t", td_sql_append_title);
        }
    }
}

void
td_sql_append_fields (GString        *sql,
                      const TdEntity *entity,
                      guint64         fields)
{
  g_string_append (sql, "t.id");
  for (guint i = 0; i < entity->n_fields; i++)
    if ((fields >> i & 1) != 0)
      g_string_append_printf (sql, ", t.\"%s\"", entity->fields[i].key);
}

char *
td_sql_select (const TdEntity *entity)
{
  GString *sql = g_string_new ("SELECT ");

  td_sql_append_columns (sql, entity);
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.id = ?1", entity->key);
  return g_string_free (sql, FALSE);
}

char *
td_sql_insert (const TdEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (id", entity->key);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].key);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

char *
td_sql_update (const TdEntity *entity,
               guint64         fields)
{
  GString *sql = g_string_new (NULL);
  const char *separator = "";

  g_string_printf (sql, "UPDATE \"%s\" SET ", entity->key);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((fields >> i & 1) != 0)
      {
        g_string_append_printf (sql, "%s\"%s\" = ?%u", separator, entity->fields[i].key, i + 2);
        separator = ", ";
      }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}
