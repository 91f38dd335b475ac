/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-compare.h"

#include "td-reader-private.h"
#include "td-rows.h"
#include "td-sql.h"

/* One of the two sides, by id. */
typedef struct
{
  TdStatement statement;
  TdRecord   *record;
  gboolean    has_row;
} TdSide;

static void
clear_side (TdSide *self)
{
  td_statement_clear (&self->statement);
  g_clear_object (&self->record);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSide, clear_side)

static gboolean
step (TdSide  *self,
      GError **error)
{
  if (!td_statement_step (&self->statement, &self->has_row, error))
    return FALSE;
  if (self->has_row)
    td_reader_fill (&self->statement, self->record);
  return TRUE;
}

static gboolean
start (TdSide         *self,
       TdReader       *reader,
       const TdEntity *entity,
       GError        **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  td_sql_append_columns (sql, entity);
  g_string_append_printf (sql, " FROM \"%s\" t ORDER BY t.id", entity->key);
  self->record = td_record_new (entity);
  return td_statement_prepare (&self->statement, td_reader_get_db (reader), sql->str, error) &&
         step (self, error);
}

static guint64
find_own_fields (const TdEntity *entity)
{
  guint64 fields = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & TD_FIELD_DERIVED) == 0)
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

gboolean
td_compare_entity (TdReader       *now,
                   TdReader       *then,
                   const TdEntity *entity,
                   TdCompareFunc   func,
                   gpointer        user_data,
                   GError        **error)
{
  const guint64 own_fields = find_own_fields (entity);
  g_auto (TdSide) a = { 0 };
  g_auto (TdSide) b = { 0 };

  if (!start (&a, now, entity, error) || !start (&b, then, entity, error))
    return FALSE;

  while (a.has_row || b.has_row)
    {
      const gint64 a_id = a.has_row ? td_record_get_id (a.record) : G_MAXINT64;
      const gint64 b_id = b.has_row ? td_record_get_id (b.record) : G_MAXINT64;

      if (a_id < b_id)
        func (TD_COMPARE_ONLY_NOW, a.record, user_data);
      else if (b_id < a_id)
        func (TD_COMPARE_ONLY_THEN, b.record, user_data);
      else if ((td_rows_diff (a.record, b.record) & own_fields) != 0)
        func (TD_COMPARE_DIFFERENT, a.record, user_data);

      if ((a_id <= b_id && !step (&a, error)) || (b_id <= a_id && !step (&b, error)))
        return FALSE;
    }
  return TRUE;
}
