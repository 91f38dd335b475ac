/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history.h"

#include "td-change-log.h"
#include "td-error.h"
#include "td-number.h"
#include "td-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENTRY_COLUMNS \
  "l.id, l.at, l.who, l.label, l.undoes, l.n_records," \
  " (SELECT min (u.id) FROM " TD_CHANGE_LOG " u WHERE u.undoes = l.id)"

void
td_change_entry_free (TdChangeEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->who);
  g_free (self->label);
  g_free (self);
}

static TdChangeEntry *
read_entry (TdStatement *statement)
{
  TdChangeEntry *entry = g_new0 (TdChangeEntry, 1);

  entry->id = td_statement_get_int (statement, 0);
  entry->at = td_statement_get_int (statement, 1);
  entry->who = g_strdup (td_statement_get_text (statement, 2));
  entry->label = g_strdup (td_statement_get_text (statement, 3));
  entry->undoes = td_statement_get_int (statement, 4);
  entry->n_records = (guint) td_statement_get_int (statement, 5);
  entry->undone_by = td_statement_get_int (statement, 6);
  return entry;
}

static GPtrArray *
read_entries (TdStatement *statement,
              GError     **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_change_entry_free);
  gboolean row;

  while (td_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (statement));
    }
  return NULL;
}

GPtrArray *
td_history_list (TdReader *reader,
                 gint64    before,
                 guint     limit,
                 GError  **error)
{
  g_auto (TdStatement) statement = { 0 };

  g_return_val_if_fail (reader != NULL, NULL);

  if (!td_statement_prepare (&statement, td_reader_get_db (reader),
                             "SELECT " ENTRY_COLUMNS " FROM " TD_CHANGE_LOG " l"
                             " WHERE l.id < ?1 ORDER BY l.id DESC LIMIT ?2", error))
    return NULL;
  td_statement_bind_int (&statement, 1, before > 0 ? before : G_MAXINT64);
  td_statement_bind_int (&statement, 2, limit);
  return read_entries (&statement, error);
}

GPtrArray *
td_history_of_record (TdReader       *reader,
                      const TdEntity *entity,
                      gint64          id,
                      guint           limit,
                      GError        **error)
{
  g_auto (TdStatement) statement = { 0 };

  g_return_val_if_fail (reader != NULL && entity != NULL, NULL);

  if (!td_statement_prepare (&statement, td_reader_get_db (reader),
                             "SELECT " ENTRY_COLUMNS " FROM change_touch c JOIN " TD_CHANGE_LOG
                             " l ON l.id = c.change"
                             " WHERE c.record = ?1 ORDER BY c.change DESC LIMIT ?2",
                             error))
    return NULL;
  td_statement_bind_int (&statement, 1, id);
  td_statement_bind_int (&statement, 2, limit);
  return read_entries (&statement, error);
}

static void
set_broken_error (TdDb   *db,
                  gint64  entry,
                  GError **error)
{
  g_autofree char *name = g_filename_display_basename (td_db_get_path (db));
  g_autofree char *number = td_integer_to_text (entry);

  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: %1$s is a file, %2$s the number of an entry of its history. */
               _("The history of “%1$s” was changed from outside or is damaged: entry %2$s does "
                 "not fit the one before it. Compare the register with a backup from before that "
                 "entry."),
               name, number);
}

static char *
digest_changeset (TdStatement *statement,
                  int          column)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                      sqlite3_column_blob (statement->handle, column),
                                      (gsize) sqlite3_column_bytes (statement->handle, column));
}

/* @hash: of the entry before; becomes this one's. */
static gboolean
fits (TdStatement *statement,
      gint64       id,
      char       **hash)
{
  g_autofree char *digest = digest_changeset (statement, 9);
  g_autofree char *expected = NULL;
  gboolean is_same;
  const TdLogEntry entry = {
    .id = td_statement_get_int (statement, 0),
    .at = td_statement_get_int (statement, 1),
    .who = td_statement_get_text (statement, 2),
    .label = td_statement_get_text (statement, 3),
    .schema = td_statement_get_int (statement, 4),
    .undoes = td_statement_get_int (statement, 5),
    .n_records = td_statement_get_int (statement, 6),
    .previous_hash = *hash,
    .digest = digest,
  };

  expected = td_log_entry_hash (&entry);
  is_same = entry.id == id &&
            g_strcmp0 (td_statement_get_text (statement, 7), *hash) == 0 &&
            g_strcmp0 (td_statement_get_text (statement, 8), expected) == 0;
  g_free (*hash);
  *hash = g_steal_pointer (&expected);
  return is_same;
}

gboolean
td_history_verify (TdReader *reader,
                   gint64   *n_entries,
                   GError  **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autofree char *hash = g_strdup ("");
  gint64 count = 0;
  gint64 last;
  gboolean row;
  TdDb *db;

  g_return_val_if_fail (reader != NULL, FALSE);

  db = td_reader_get_db (reader);
  if (!td_statement_prepare (&statement, db,
                             "SELECT id, at, who, label, schema, undoes, n_records, previous_hash, "
                             "hash, changeset"
                             " FROM " TD_CHANGE_LOG " ORDER BY id",
                             error))
    return FALSE;

  while (TRUE)
    {
      if (!td_statement_step (&statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!fits (&statement, ++count, &hash))
        {
          set_broken_error (db, count, error);
          return FALSE;
        }
    }

  if (n_entries != NULL)
    *n_entries = count;
  /* What the table remembers as its last number tells of an end cut off. */
  if (!td_db_get_int (db, "SELECT seq FROM sqlite_sequence WHERE name = '" TD_CHANGE_LOG "'", 0,
                      &last, error))
    return FALSE;
  if (last != count)
    set_broken_error (db, count + 1, error);
  return last == count;
}
