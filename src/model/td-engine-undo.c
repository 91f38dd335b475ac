/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* An undo that meets rows which are not as it left them gives up: replacing them
 * would lose what was done later. */
static int
refuse_conflict (void                   *data,
                 int                     kind,
                 sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* The entry's changeset turned round, @size bytes to be freed by sqlite3_free(). */
static void *
read_inverse (TdEngine *self,
              gint64    entry,
              int      *size,
              GError  **error)
{
  g_auto (TdStatement) statement = { 0 };
  gboolean row;
  void *inverse = NULL;
  int code = SQLITE_CORRUPT;

  if (!td_statement_prepare (&statement, self->db,
                             "SELECT changeset FROM " TD_CHANGE_LOG " WHERE id = ?1", error))
    return NULL;
  td_statement_bind_int (&statement, 1, entry);
  if (!td_statement_step (&statement, &row, error))
    return NULL;

  if (row)
    code = sqlite3changeset_invert (sqlite3_column_bytes (statement.handle, 0),
                                    sqlite3_column_blob (statement.handle, 0), size, &inverse);
  if (code != SQLITE_OK)
    td_db_set_error_for (self->db, code, error);
  return inverse;
}

static void
set_conflict_error (const char *label,
                    gboolean    is_redo,
                    GError    **error)
{
  if (is_redo)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _("“%s” cannot be done again: what it changed was changed by something else. "
                   "Nothing was changed."),
                 label);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _("“%s” cannot be undone: what it changed was changed again later, or is used by "
                   "what was added later. Nothing was changed."),
                 label);
}

static gboolean
apply (TdEngine   *self,
       void       *changeset,
       int         size,
       const char *original,
       gboolean    is_redo,
       GError    **error)
{
  int code = sqlite3changeset_apply (td_db_get_handle (self->db), size, changeset, NULL,
                                     refuse_conflict, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  if (code == SQLITE_ABORT || code == SQLITE_SCHEMA || (code & 0xff) == SQLITE_CONSTRAINT)
    set_conflict_error (original, is_redo, error);
  else
    td_db_set_error_for (self->db, code, error);
  return FALSE;
}

/* Turns the entry round, within a transaction of its own. */
static gint64
turn_round (TdEngine   *self,
            const char *author,
            gint64      entry,
            const char *original,
            gboolean    is_redo,
            GError    **error)
{
  g_autoptr (TdChanges) changes = NULL;
  g_autoptr (TdUndoGuard) guard = NULL;
  g_auto (TdCapture) capture = { 0 };
  g_autofree char *label = g_strdup_printf (is_redo ? _("Do again: %s") : _("Undo: %s"), original);
  gint64 id = -1;
  int size = 0;
  void *inverse;

  if (!td_db_begin (self->db, error))
    return -1;

  inverse = read_inverse (self, entry, &size, error);
  td_capture_init (&capture, self->columns);
  if (inverse != NULL &&
      (guard = td_undo_guard_new (self, inverse, (gsize) size, error)) != NULL &&
      apply (self, inverse, size, original, is_redo, error) &&
      td_undo_guard_check (guard, error))
    {
      td_capture_push (&capture, inverse, size);
      id = td_capture_log (&capture, self, author, label, entry, &changes, error);
    }
  sqlite3_free (inverse);
  if (id == -1)
    {
      td_db_rollback (self->db);
      return -1;
    }
  if (!td_db_commit (self->db, error))
    return -1;
  g_async_queue_push (self->committed, g_steal_pointer (&changes));
  return id;
}

static gint64
undo_or_redo (TdEngine   *self,
              const char *author,
              gboolean    is_redo,
              GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *original = NULL;
  gint64 entry;

  if (self->is_network && self->lock != NULL && !td_lock_check (self->lock, error))
    return -1;

  entry = is_redo ? td_change_log_find_redo (self->db, &original, &failed)
                  : td_change_log_find_undo (self->db, &original, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return -1;
    }
  if (entry == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           is_redo ? _("There is nothing to do again.")
                                   : _("There is nothing to undo."));
      return -1;
    }
  return turn_round (self, author, entry, original != NULL ? original : "", is_redo, error);
}

gint64
td_engine_undo (TdEngine   *self,
                const char *author,
                GError    **error)
{
  return undo_or_redo (self, author, FALSE, error);
}

gint64
td_engine_redo (TdEngine   *self,
                const char *author,
                GError    **error)
{
  return undo_or_redo (self, author, TRUE, error);
}
