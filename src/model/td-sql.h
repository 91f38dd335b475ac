/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-query.h"

#include "td-db-private.h"

G_BEGIN_DECLS

/*
 * The text of SQL, made from entities and queries: keys of fields are names of
 * columns.  Values are always bound, never written into the text.
 */

/* Every field of an entity has one bit in a guint64. */
#define TD_MAX_FIELDS 64

/* The columns that td_reader_fill() reads: the id, then every field in order,
 * and behind each reference the title of what it names.  The table is "t". */
void  td_sql_append_columns (GString *sql, const TdEntity *entity);
/* Only the fields in the mask, and no titles: what td_reader_fill_fields() reads. */
void  td_sql_append_fields (GString *sql, const TdEntity *entity, guint64 fields);
/* One record by its id, parameter 1. */
char *td_sql_select (const TdEntity *entity);
/* Parameter 1 is the id, 2 the first field, and so on. */
char *td_sql_insert (const TdEntity *entity);
/* The same parameters, of the fields in the mask only. */
char *td_sql_update (const TdEntity *entity, guint64 fields);

/* "t"."name", or a look-up through a reference, up to the text that names a
 * record, and the text by which records are put in order. */
void  td_sql_append_title (GString *sql, const TdEntity *entity, const char *alias);
void  td_sql_append_order (GString *sql, const TdEntity *entity, const char *alias);

/* Whether what the field names is searched by its own search text, too. */
gboolean td_sql_searches_target (const TdEntity *entity, const TdField *field);
/* The condition that the field begins with the digits which @parameter is. */
void  td_sql_append_begins (GString *sql, const TdField *field, guint parameter);

/* @TD_SQL_IDS: a second column tells exact hits, if td_sql_tells_exact(): to put
 * them in front is left to the reader, as it would cost SQLite the order that
 * an index gives for nothing. */
typedef enum
{
  TD_SQL_IDS,
  TD_SQL_ROWS,
  TD_SQL_COUNT,
} TdSqlWhat;

/* A statement and the values to bind to it. */
typedef struct _TdSql TdSql;

TdSql      *td_sql_from_query (const TdQuery *query, TdSqlWhat what);
/* Rows with the fields in the mask only. */
TdSql      *td_sql_from_query_fields (const TdQuery *query, guint64 fields);
/* "SELECT key, count(*) … GROUP BY". */
TdSql      *td_sql_count_by   (const TdQuery *query, const char *key);
void        td_sql_free       (TdSql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSql, td_sql_free)
const char *td_sql_get_text   (TdSql *self);
gboolean    td_sql_tells_exact (TdSql *self);
/* Prepares @statement and binds; @self must outlive it. */
gboolean    td_sql_prepare    (TdSql *self, TdDb *db, TdStatement *statement, GError **error);

G_END_DECLS
