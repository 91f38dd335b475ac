/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sql-private.h"

#include "td-text.h"

#include <string.h>

typedef struct
{
  char  *text;   /* (nullable): else the number is bound */
  gint64 number;
} TdArgument;

static void
clear_argument (gpointer data)
{
  TdArgument *argument = data;

  g_free (argument->text);
}

static TdSql *
create_sql (void)
{
  TdSql *self = g_new0 (TdSql, 1);

  self->text = g_string_new (NULL);
  self->arguments = g_array_new (FALSE, FALSE, sizeof (TdArgument));
  g_array_set_clear_func (self->arguments, clear_argument);
  return self;
}

void
td_sql_append_argument (TdSql *self,
                        char  *text,
                        gint64 number)
{
  TdArgument argument = { text, number };

  g_array_append_val (self->arguments, argument);
  g_string_append_printf (self->text, "?%u", self->arguments->len);
}

/* A filter for a text that was cleaned to nothing asks for missing values. */
static gboolean
lacks_value (const TdQuery  *query,
             const TdFilter *filter)
{
  return filter->text == NULL && td_field_is_text_like (&query->entity->fields[filter->field]);
}

static void
append_filter_value (TdSql          *self,
                     const TdQuery  *query,
                     const TdFilter *filter)
{
  if (lacks_value (query, filter))
    g_string_append (self->text, "NULL");
  else
    td_sql_append_argument (self, g_strdup (filter->text), filter->number);
}

/* All that the field may be, as one condition: (t.k IN (?1, ?2) OR t.k IS NULL). */
static void
append_any_of (TdSql         *self,
               const TdQuery *query,
               guint          first)
{
  const char *key =
    query->entity->fields[g_array_index (query->filters, TdFilter, first).field].key;
  const char *separator = "";
  gboolean or_missing = FALSE;

  g_string_append_printf (self->text, " AND (t.\"%s\" IN (", key);
  for (guint i = first; i < query->filters->len; i++)
    {
      const TdFilter *filter = &g_array_index (query->filters, TdFilter, i);

      if (filter->op != TD_FILTER_IS ||
          filter->field != g_array_index (query->filters, TdFilter, first).field)
        continue;
      if (lacks_value (query, filter))
        {
          or_missing = TRUE;
          continue;
        }
      g_string_append (self->text, separator);
      append_filter_value (self, query, filter);
      separator = ", ";
    }
  g_string_append (self->text, ")");
  if (or_missing)
    g_string_append_printf (self->text, " OR t.\"%s\" IS NULL", key);
  g_string_append_c (self->text, ')');
}

static gboolean
is_first_of_its_field (const TdQuery *query,
                       guint          index)
{
  const TdFilter *filter = &g_array_index (query->filters, TdFilter, index);

  for (guint i = 0; i < index; i++)
    {
      const TdFilter *other = &g_array_index (query->filters, TdFilter, i);

      if (other->field == filter->field && other->op == TD_FILTER_IS)
        return FALSE;
    }
  return TRUE;
}

static void
append_filter (TdSql         *self,
               const TdQuery *query,
               guint          index)
{
  const TdFilter *filter = &g_array_index (query->filters, TdFilter, index);
  const char *key = query->entity->fields[filter->field].key;

  switch (filter->op)
    {
    case TD_FILTER_IS:
      if (is_first_of_its_field (query, index))
        append_any_of (self, query, index);
      break;
    case TD_FILTER_IS_NOT:
      g_string_append_printf (self->text, " AND t.\"%s\" IS NOT ", key);
      append_filter_value (self, query, filter);
      break;
    case TD_FILTER_HAS:
      g_string_append_printf (self->text, " AND t.\"%s\" IS NOT NULL", key);
      break;
    case TD_FILTER_LACKS:
      g_string_append_printf (self->text, " AND t.\"%s\" IS NULL", key);
      break;
    case TD_FILTER_FROM:
    case TD_FILTER_TO:
      g_string_append_printf (self->text, " AND t.\"%s\" %s ", key,
                              filter->op == TD_FILTER_FROM ? ">=" : "<=");
      append_filter_value (self, query, filter);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
append_from_where (TdSql         *self,
                   const TdQuery *query)
{
  g_string_append_printf (self->text, " FROM \"%s\" t WHERE 1", query->entity->key);
  if (td_entity_field (query->entity, "archived") != NULL && !query->archived &&
      !td_query_has_filter (query, "archived"))
    g_string_append (self->text, " AND t.archived IS NOT 1");
  for (guint i = 0; i < query->filters->len; i++)
    append_filter (self, query, i);
  td_sql_append_search (self, query);
}

/* Choices sort as they are declared: by rank, not by code. */
static void
append_choice_order (GString       *sql,
                     const TdField *field)
{
  guint rank = 0;

  g_string_append_printf (sql, "CASE t.\"%s\"", field->key);
  for (const TdChoice *choice = field->choices; choice->code != NULL; choice++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", choice->code, rank++);
  g_string_append (sql, " END");
}

/* What a field sorts by.  A reference sorts by what it shows. */
static void
append_field_order (GString        *sql,
                    const TdEntity *entity,
                    const TdField  *field)
{
  if (strcmp (field->key, entity->title) == 0)
    td_sql_append_order (sql, entity, "t");
  else if (field->type == TD_TYPE_REFERENCE)
    {
      const TdEntity *target = td_entity_find (field->reference);

      g_string_append (sql, "(SELECT ");
      td_sql_append_order (sql, target, "o");
      g_string_append_printf (sql, " FROM \"%s\" o WHERE o.id = t.\"%s\")", target->key,
                              field->key);
    }
  else if (field->type == TD_TYPE_CHOICE)
    append_choice_order (sql, field);
  else if (field->type == TD_TYPE_TEXT)
    g_string_append_printf (sql, "td_sort_key (t.\"%s\")", field->key);
  else
    g_string_append_printf (sql, "t.\"%s\"", field->key);
}

/* Missing values come last both ways, as in a spreadsheet.  A sort key is never
 * missing; saying so lets SQLite read it from the index in order. */
static void
append_order_by (TdSql         *self,
                 const TdQuery *query,
                 TdSqlWhat      what)
{
  const TdEntity *entity = query->entity;
  gboolean descending;
  const TdField *field = td_entity_field (entity, td_query_get_sort (query, &descending));
  const char *direction = descending ? " DESC" : "";

  g_string_append (self->text, " ORDER BY ");
  if (query->by_entry)
    {
      g_string_append (self->text, "t.id");
      return;
    }
  if (what == TD_SQL_ROWS && td_text_has_marks (query->search))
    {
      td_sql_append_exact (self, query);
      g_string_append (self->text, " DESC, ");
    }
  /* Filters look into the table, which is read faster as it lies than in the order
   * of an index: the plus keeps SQLite from the latter. */
  if (what == TD_SQL_IDS && query->filters->len > 0)
    g_string_append_c (self->text, '+');
  append_field_order (self->text, entity, field);
  if (strcmp (field->key, entity->title) == 0 && td_entity_field (entity, "sort_key") != NULL)
    {
      g_string_append_printf (self->text, "%s, t.id%s", direction, direction);
      return;
    }
  g_string_append_printf (self->text, "%s NULLS LAST, ", direction);
  if (strcmp (field->key, entity->title) != 0)
    {
      td_sql_append_order (self->text, entity, "t");
      g_string_append (self->text, ", ");
    }
  g_string_append (self->text, "t.id");
}

static void
append_columns (TdSql         *self,
                const TdQuery *query,
                TdSqlWhat      what)
{
  switch (what)
    {
    case TD_SQL_IDS:
      g_string_append (self->text, "t.id");
      self->tells_exact = td_text_has_marks (query->search);
      if (self->tells_exact)
        {
          g_string_append (self->text, ", ");
          td_sql_append_exact (self, query);
        }
      break;
    case TD_SQL_ROWS:
      td_sql_append_columns (self->text, query->entity);
      break;
    case TD_SQL_COUNT:
      g_string_append (self->text, "count(*)");
      break;
    default:
      g_return_if_reached ();
    }
}

TdSql *
td_sql_from_query (const TdQuery *query,
                   TdSqlWhat      what)
{
  TdSql *self = create_sql ();

  g_string_append (self->text, "SELECT ");
  append_columns (self, query, what);
  append_from_where (self, query);
  if (what != TD_SQL_COUNT)
    append_order_by (self, query, what);
  return self;
}

TdSql *
td_sql_from_query_fields (const TdQuery *query,
                          guint64        fields)
{
  TdSql *self = create_sql ();

  g_string_append (self->text, "SELECT ");
  td_sql_append_fields (self->text, query->entity, fields);
  append_from_where (self, query);
  append_order_by (self, query, TD_SQL_ROWS);
  return self;
}

TdSql *
td_sql_count_by (const TdQuery *query,
                 const char    *key)
{
  TdSql *self = create_sql ();

  g_string_append_printf (self->text, "SELECT t.\"%s\", count(*)", key);
  append_from_where (self, query);
  g_string_append (self->text, " GROUP BY 1");
  return self;
}

void
td_sql_free (TdSql *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->arguments);
  g_free (self);
}

const char *
td_sql_get_text (TdSql *self)
{
  return self->text->str;
}

gboolean
td_sql_tells_exact (TdSql *self)
{
  return self->tells_exact;
}

gboolean
td_sql_prepare (TdSql       *self,
                TdDb        *db,
                TdStatement *statement,
                GError     **error)
{
  if (!td_statement_prepare (statement, db, self->text->str, error))
    return FALSE;

  for (guint i = 0; i < self->arguments->len; i++)
    {
      const TdArgument *argument = &g_array_index (self->arguments, TdArgument, i);

      if (argument->text != NULL)
        td_statement_bind_text (statement, (int) i + 1, argument->text);
      else
        td_statement_bind_int (statement, (int) i + 1, argument->number);
    }
  return TRUE;
}
