/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rows.h"

#include "td-record-private.h"
#include "td-sql.h"

void
td_rows_bind (TdStatement *statement,
              TdRecord    *record,
              guint64      fields)
{
  const TdEntity *entity = td_record_get_entity (record);

  td_statement_bind_int (statement, 1, td_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const int parameter = (int) i + 2;

      if ((fields >> i & 1) == 0)
        continue;
      if (!td_record_has_at (record, i))
        td_statement_bind_null (statement, parameter);
      else if (td_field_is_text_like (&entity->fields[i]))
        td_statement_bind_text (statement, parameter, td_record_get_text_at (record, i));
      else
        td_statement_bind_int (statement, parameter, td_record_get_int_at (record, i));
    }
}

gboolean
td_rows_insert (TdDb     *db,
                TdRecord *record,
                GError  **error)
{
  const TdEntity *entity = td_record_get_entity (record);
  g_autofree char *sql = td_sql_insert (entity);
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, db, sql, error))
    return FALSE;
  td_rows_bind (&statement, record, td_rows_all (entity));
  return td_statement_run (&statement, error);
}

guint64
td_rows_diff (TdRecord *a,
              TdRecord *b)
{
  const TdEntity *entity = td_record_get_entity (a);
  guint64 fields = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean same = td_field_is_text_like (&entity->fields[i])
        ? g_strcmp0 (td_record_get_text_at (a, i), td_record_get_text_at (b, i)) == 0
        : td_record_get_int_at (a, i) == td_record_get_int_at (b, i);

      if (!same)
        fields |= G_GUINT64_CONSTANT (1) << i;
    }
  return fields;
}

guint64
td_rows_all (const TdEntity *entity)
{
  g_assert (entity->n_fields < TD_MAX_FIELDS);

  return (G_GUINT64_CONSTANT (1) << entity->n_fields) - 1;
}
