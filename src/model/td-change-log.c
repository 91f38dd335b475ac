/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-change-log.h"

#include "td-schema.h"

#include <string.h>

static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  /* With its length in front, so that no text can pass for two others. */
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));

  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

char *
td_log_entry_hash (const TdLogEntry *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = NULL;

  hash_text (checksum, self->previous_hash);
  numbers = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                             " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ",
                             self->id, self->at, self->schema, self->undoes, self->n_records);
  g_checksum_update (checksum, (const guchar *) numbers, -1);
  hash_text (checksum, self->who);
  hash_text (checksum, self->label);
  hash_text (checksum, self->digest);
  return g_strdup (g_checksum_get_string (checksum));
}

/* After what the table remembers as the last number, which is more than the last
 * entry's where somebody cut the log: the gap then stays to be seen. */
static gboolean
read_last (TdDb       *db,
           TdLogEntry *entry,
           char      **previous_hash,
           GError    **error)
{
  g_auto (TdStatement) statement = { 0 };
  gint64 last;
  gboolean row;

  if (!td_db_get_int (db, "SELECT seq FROM sqlite_sequence WHERE name = '" TD_CHANGE_LOG "'", 0,
                      &last, error) ||
      !td_statement_prepare (&statement, db,
                             "SELECT hash FROM " TD_CHANGE_LOG " ORDER BY id DESC LIMIT 1",
                             error) ||
      !td_statement_step (&statement, &row, error))
    return FALSE;

  entry->id = last + 1;
  *previous_hash = g_strdup (row ? td_statement_get_text (&statement, 0) : "");
  return TRUE;
}

static gboolean
insert_entry (TdDb             *db,
              const TdLogEntry *entry,
              const char       *hash,
              TdSpool          *changeset,
              GError          **error)
{
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, db,
                             "INSERT INTO " TD_CHANGE_LOG
                             " (id, at, who, label, schema, undoes, n_records,"
                             " previous_hash, hash, changeset)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                             error))
    return FALSE;

  td_statement_bind_int (&statement, 1, entry->id);
  td_statement_bind_int (&statement, 2, entry->at);
  td_statement_bind_text (&statement, 3, entry->who);
  td_statement_bind_text (&statement, 4, entry->label);
  td_statement_bind_int (&statement, 5, entry->schema);
  if (entry->undoes != 0)
    td_statement_bind_int (&statement, 6, entry->undoes);
  td_statement_bind_int (&statement, 7, entry->n_records);
  td_statement_bind_text (&statement, 8, entry->previous_hash);
  td_statement_bind_text (&statement, 9, hash);
  if (td_spool_peek (changeset) != NULL)
    sqlite3_bind_blob64 (statement.handle, 10, td_spool_peek (changeset),
                         (guint64) td_spool_get_size (changeset), SQLITE_STATIC);
  else
    sqlite3_bind_zeroblob64 (statement.handle, 10, (guint64) td_spool_get_size (changeset));
  return td_statement_run (&statement, error);
}

static gboolean
copy_changeset (TdDb    *db,
                gint64   id,
                TdSpool *changeset,
                GError **error)
{
  sqlite3_blob *blob = NULL;
  int code =
    sqlite3_blob_open (td_db_get_handle (db), "main", TD_CHANGE_LOG, "changeset", id, 1, &blob);

  if (code == SQLITE_OK)
    code = td_spool_copy (changeset, blob);
  sqlite3_blob_close (blob);
  if (code == SQLITE_OK)
    return TRUE;
  td_db_set_error_for (db, code, error);
  return FALSE;
}

static gboolean
insert_touches (TdDb            *db,
                gint64           change,
                const TdChanges *changes,
                GError         **error)
{
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, db,
                             "INSERT INTO change_touch (record, change) VALUES (?1, ?2)", error))
    return FALSE;

  td_statement_bind_int (&statement, 2, change);
  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      td_statement_bind_int (&statement, 1, td_changes_get (changes, i)->id);
      if (!td_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

gint64
td_change_log_append (TdDb            *db,
                      const char      *who,
                      const char      *label,
                      gint64           undoes,
                      TdSpool         *changeset,
                      const TdChanges *changes,
                      GError         **error)
{
  TdLogEntry entry = { .who = who, .label = label, .undoes = undoes };
  g_autofree char *previous_hash = NULL;
  g_autofree char *hash = NULL;

  if (!read_last (db, &entry, &previous_hash, error))
    return -1;

  entry.at = g_get_real_time () / G_USEC_PER_SEC;
  entry.schema = TD_SCHEMA_VERSION;
  entry.n_records = (gint64) td_changes_get_n (changes);
  entry.previous_hash = previous_hash;
  entry.digest = td_spool_get_digest (changeset);
  hash = td_log_entry_hash (&entry);
  if (!insert_entry (db, &entry, hash, changeset, error) ||
      (td_spool_peek (changeset) == NULL && !copy_changeset (db, entry.id, changeset, error)) ||
      !insert_touches (db, entry.id, changes, error))
    return -1;
  return entry.id;
}

/* How often an entry's change was turned round: 0 is what a person did, odd
 * numbers are undos, even ones redos.  Also finds what the person did. */
static gboolean
follow_to_root (TdDb    *db,
                gint64   id,
                guint   *depth,
                gint64  *root,
                GError **error)
{
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, db, "SELECT undoes FROM " TD_CHANGE_LOG " WHERE id = ?1",
                             error))
    return FALSE;

  *depth = 0;
  *root = id;
  while (TRUE)
    {
      gboolean row;

      td_statement_reset (&statement);
      td_statement_bind_int (&statement, 1, *root);
      if (!td_statement_step (&statement, &row, error))
        return FALSE;
      if (!row || td_statement_is_null (&statement, 0))
        return TRUE;
      *root = td_statement_get_int (&statement, 0);
      (*depth)++;
    }
}

static char *
dup_label (TdDb  *db,
           gint64 id)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, db, "SELECT label FROM " TD_CHANGE_LOG " WHERE id = ?1",
                             NULL))
    return NULL;
  td_statement_bind_int (&statement, 1, id);
  return td_statement_step (&statement, &row, NULL) && row
    ? g_strdup (td_statement_get_text (&statement, 0)) : NULL;
}

/* The newest entry that stands, is an undo or not, is newer than @after, and was
 * made since the tables were last rebuilt. */
static gint64
find_standing (TdDb     *db,
               gboolean  is_undo,
               gint64    after,
               char    **label,
               GError  **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;

  if (!td_statement_prepare (&statement, db,
                             "SELECT l.id, l.schema FROM " TD_CHANGE_LOG
                             " l WHERE l.id > ?1 AND NOT EXISTS"
                             " (SELECT 1 FROM " TD_CHANGE_LOG
                             " u WHERE u.undoes = l.id) ORDER BY l.id DESC",
                             error))
    return 0;

  td_statement_bind_int (&statement, 1, after);
  while (td_statement_step (&statement, &row, error) && row)
    {
      gint64 id = td_statement_get_int (&statement, 0);
      gint64 root;
      guint depth;

      if (td_statement_get_int (&statement, 1) < TD_SCHEMA_LAST_REBUILD ||
          !follow_to_root (db, id, &depth, &root, error))
        return 0;
      if ((depth % 2 == 1) != is_undo)
        continue;
      if (label != NULL)
        *label = dup_label (db, root);
      return id;
    }
  return 0;
}

gint64
td_change_log_find_undo (TdDb    *db,
                         char   **label,
                         GError **error)
{
  return find_standing (db, FALSE, 0, label, error);
}

/* A new edit ends redoing: only undos that came after the last one count. */
gint64
td_change_log_find_redo (TdDb    *db,
                         char   **label,
                         GError **error)
{
  gint64 newest_edit;

  if (!td_db_get_int (db, "SELECT max (id) FROM " TD_CHANGE_LOG " WHERE undoes IS NULL", 0,
                      &newest_edit, error))
    return 0;
  return find_standing (db, TRUE, newest_edit, label, error);
}
