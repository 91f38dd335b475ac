/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-search-cache-private.h"

#include "td-change-log.h"
#include "td-changes-private.h"

/* Records that were changed and are read one by one; of more, all are read anew. */
#define MAX_FOLLOWED 500

/* How the texts come into memory, and stay what they are in the register. */

static void
clear (TdSearchCache *self)
{
  self->is_filled = FALSE;
  g_array_set_size (self->ids, 0);
  g_array_set_size (self->archived, 0);
  g_array_set_size (self->targets, 0);
  g_array_set_size (self->texts, 0);
  g_string_truncate (self->heap, 0);
  g_array_set_size (self->titles, 0);
  g_string_assign (self->title_heap, "-");
}

/* As bytes, which SQLite hands out as they lie in the page; as text it would copy
 * them first to end them. */
gsize
td_search_append_text (GString     *heap,
                       TdStatement *statement,
                       int          column)
{
  const gsize offset = heap->len;
  const char *text = sqlite3_column_blob (statement->handle, column);

  if (text != NULL)
    g_string_append_len (heap, text, sqlite3_column_bytes (statement->handle, column));
  g_string_append_c (heap, '\0');
  return offset;
}

/* Sets the entry to what the statement's row says; see make_select(). */
static void
fill_entry (TdSearchCache *self,
            guint          entry,
            TdStatement   *statement)
{
  const guint n_links = self->links->len;

  g_array_index (self->ids, gint64, entry) = td_statement_get_int (statement, 0);
  g_array_index (self->archived, gboolean, entry) = td_statement_get_int (statement, 1) == 1;
  g_array_index (self->texts, gsize, entry) = td_search_append_text (self->heap, statement, 2);
  g_array_index (self->titles, gsize, entry) = 0;
  for (guint i = 0; i < n_links; i++)
    g_array_index (self->targets, gint64, entry * n_links + i) =
      td_statement_get_int (statement, (int) i + 3);
}

static char *
make_select (TdSearchCache *self,
             const char    *rest)
{
  GString *sql = g_string_new ("SELECT t.id, t.archived, t.search");

  for (guint i = 0; i < self->links->len; i++)
    g_string_append_printf (sql, ", t.\"%s\"",
                            self->entity->fields[g_array_index (self->links, guint, i)].key);
  g_string_append_printf (sql, " FROM \"%s\" t%s", self->entity->key, rest);
  return g_string_free (sql, FALSE);
}

/* All of it can be read from an index in order, see staff_order in the schema. */
static gboolean
read_entries (TdSearchCache *self,
              GError       **error)
{
  g_autofree char *sql = make_select (self, " ORDER BY t.sort_key, t.id");
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, self->db, sql, error))
    return FALSE;
  while (td_statement_step (&statement, &row, error))
    {
      const guint n = self->ids->len;

      if (!row)
        {
          self->filled_size = self->heap->len;
          return TRUE;
        }
      g_array_set_size (self->ids, n + 1);
      g_array_set_size (self->archived, n + 1);
      g_array_set_size (self->texts, n + 1);
      g_array_set_size (self->titles, n + 1);
      g_array_set_size (self->targets, (n + 1) * self->links->len);
      fill_entry (self, n, &statement);
    }
  return FALSE;
}

/* The change that is newest, 0 where there is none. */
static gboolean
read_last_entry (TdSearchCache *self,
                 gint64        *last,
                 GError       **error)
{
  return td_db_get_int (self->db, "SELECT max (id) FROM " TD_CHANGE_LOG, 0, last, error);
}

/* What was changed since, as the change log has it; %NULL with an error, or where
 * it is so much that all is better read anew. */
static TdChanges *
read_changes (TdSearchCache *self,
              GError       **error)
{
  g_autoptr (TdChangesetParser) parser = NULL;
  g_auto (TdStatement) statement = { 0 };
  gint64 n_records = 0;
  gboolean row;

  if (self->columns == NULL)
    self->columns = td_columns_load (self->db, error);
  if (self->columns == NULL ||
      !td_statement_prepare (&statement, self->db,
                             "SELECT n_records, changeset FROM " TD_CHANGE_LOG " WHERE id > ?1",
                             error))
    return NULL;

  td_statement_bind_int (&statement, 1, self->last_entry);
  parser = td_changeset_parser_new (self->columns);
  while (td_statement_step (&statement, &row, error))
    {
      if (!row)
        return td_changeset_parser_end (parser, error);
      n_records += td_statement_get_int (&statement, 0);
      if (n_records > MAX_FOLLOWED)
        return NULL;
      td_changeset_parser_push (parser, sqlite3_column_blob (statement.handle, 1),
                                (gsize) sqlite3_column_bytes (statement.handle, 1));
    }
  return NULL;
}

/* Reads the record once more, where it stands already. */
static gboolean
reread (TdSearchCache *self,
        TdStatement   *select,
        gint64         id,
        GError       **error)
{
  guint entry = 0;
  gboolean row;

  while (entry < self->ids->len && g_array_index (self->ids, gint64, entry) != id)
    entry++;
  td_statement_reset (select);
  td_statement_bind_int (select, 1, id);
  if (!td_statement_step (select, &row, error))
    return FALSE;
  if (row && entry < self->ids->len)
    fill_entry (self, entry, select);
  return TRUE;
}

/* Edits that leave the order alone, which most do. */
static gboolean
follow (TdSearchCache *self,
        TdChanges     *changes,
        GError       **error)
{
  g_autofree char *sql = make_select (self, " WHERE t.id = ?1");
  g_auto (TdStatement) select = { 0 };

  if (!td_statement_prepare (&select, self->db, sql, error))
    return FALSE;
  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdTouched *touched = td_changes_get (changes, i);

      if (touched->entity == self->entity && !reread (self, &select, touched->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_up_to_date (TdSearchCache *self,
                  GError       **error)
{
  static const char *const order[] = { "sort_key", NULL };
  g_autoptr (TdChanges) changes = NULL;
  g_autoptr (GError) failed = NULL;

  if (self->is_filled && self->heap->len < 2 * self->filled_size)
    changes = read_changes (self, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (changes != NULL && td_changes_leave_keys (changes, self->entity, order))
    return follow (self, changes, error);

  clear (self);
  return read_entries (self, error);
}

/* What tells the state is read before the rows: what is written between the two is
 * then taken for newer than it is, and read once more. */
gboolean
td_search_cache_refresh (TdSearchCache *self,
                         GError       **error)
{
  const gint64 n_changes = sqlite3_total_changes64 (td_db_get_handle (self->db));
  gint64 data_version, last_entry;

  if (!td_db_get_int (self->db, "PRAGMA data_version", 0, &data_version, error))
    return FALSE;
  if (self->is_filled && self->data_version == data_version && self->n_changes == n_changes)
    return TRUE;

  if (!read_last_entry (self, &last_entry, error) || !bring_up_to_date (self, error))
    {
      clear (self);
      return FALSE;
    }
  self->data_version = data_version;
  self->n_changes = n_changes;
  self->last_entry = last_entry;
  self->is_filled = TRUE;
  return TRUE;
}
