/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cache.h"

/* Enough for every statement that the program uses over and over; searches with
 * ever new filters push each other out. */
#define MAX_STATEMENTS 64

struct _TdCache
{
  GQueue      statements; /* the last used first */
  GHashTable *links;      /* a statement's own text to its link in the queue */
};

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

TdCache *
td_cache_new (void)
{
  TdCache *self = g_new0 (TdCache, 1);

  g_queue_init (&self->statements);
  self->links = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
td_cache_free (TdCache *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->links);
  g_queue_clear_full (&self->statements, finalize_statement);
  g_free (self);
}

sqlite3_stmt *
td_cache_take (TdCache    *self,
               const char *sql)
{
  GList *link = g_hash_table_lookup (self->links, sql);
  sqlite3_stmt *statement;

  if (link == NULL)
    return NULL;

  statement = link->data;
  g_hash_table_remove (self->links, sql);
  g_queue_delete_link (&self->statements, link);
  return statement;
}

void
td_cache_put (TdCache      *self,
              sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  /* The same text was borrowed twice at once: one copy is enough. */
  if (g_hash_table_contains (self->links, sql))
    {
      sqlite3_finalize (statement);
      return;
    }
  g_queue_push_head (&self->statements, statement);
  g_hash_table_insert (self->links, (gpointer) sql, self->statements.head);
  if (self->statements.length > MAX_STATEMENTS)
    {
      sqlite3_stmt *oldest = g_queue_pop_tail (&self->statements);

      g_hash_table_remove (self->links, sqlite3_sql (oldest));
      sqlite3_finalize (oldest);
    }
}
