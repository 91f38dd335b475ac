/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

static gboolean
run_function (TdEngine     *self,
              TdWriter     *writer,
              TdWriteFunc   func,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GError) refused = NULL;
  gboolean done;

  td_db_swap_cancellable (self->db, cancellable);
  done = func (writer, data, cancellable, &refused);
  td_db_swap_cancellable (self->db, NULL);

  if (!done && refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* A full disk rolls back by itself: a function that overlooked it must not
   * have the rest of what it did committed row by row. */
  if (!done || sqlite3_get_autocommit (td_db_get_handle (self->db)))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_FAILED,
                           _("The change could not be made. Nothing was changed; try again."));
      return FALSE;
    }
  return TRUE;
}

void
td_capture_init (TdCapture *self,
                 TdColumns *columns)
{
  self->spool = td_spool_new ();
  self->parser = td_changeset_parser_new (columns);
}

void
td_capture_clear (TdCapture *self)
{
  g_clear_pointer (&self->spool, td_spool_free);
  g_clear_pointer (&self->parser, td_changeset_parser_free);
}

int
td_capture_push (void       *data,
                 const void *bytes,
                 int         size)
{
  TdCapture *self = data;

  if (!td_changeset_parser_push (self->parser, bytes, (gsize) size))
    return SQLITE_CORRUPT;
  return td_spool_write (self->spool, bytes, size);
}

gint64
td_capture_log (TdCapture  *self,
                TdEngine   *engine,
                const char *author,
                const char *label,
                gint64      undoes,
                TdChanges **changes,
                GError    **error)
{
  *changes = td_changeset_parser_end (self->parser, error);
  if (*changes == NULL)
    return -1;
  return td_change_log_append (engine->db, author, label, undoes, self->spool, *changes, error);
}

/* Logs what was recorded; 0 when that is nothing. */
static gint64
log_changes (TdEngine   *self,
             const char *author,
             const char *label,
             TdChanges **changes,
             GError    **error)
{
  g_auto (TdCapture) capture = { 0 };

  td_capture_init (&capture, self->columns);
  if (!td_recorder_write (self->recorder, td_capture_push, &capture, error))
    return -1;
  if (td_spool_get_size (capture.spool) == 0)
    return 0;
  return td_capture_log (&capture, self, author, label, 0, changes, error);
}

static gint64
write_in_transaction (TdEngine     *self,
                      const char   *author,
                      const char   *label,
                      TdWriteFunc   func,
                      gpointer      data,
                      GCancellable *cancellable,
                      TdChanges   **changes,
                      GError      **error)
{
  TdWriter writer = { .engine = self, .author = author };
  gint64 id = -1;

  td_recorder_start (self->recorder);
  if (run_function (self, &writer, func, data, cancellable, error))
    id = log_changes (self, author, writer.label != NULL ? writer.label : label, changes, error);
  td_recorder_stop (self->recorder);
  g_free (writer.label);
  g_clear_pointer (&writer.seals, g_ptr_array_unref);
  g_clear_pointer (&writer.closed, g_ptr_array_unref);
  return id;
}

gint64
td_engine_write (TdEngine     *self,
                 const char   *author,
                 const char   *label,
                 TdWriteFunc   func,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (TdChanges) changes = NULL;
  gint64 id;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (self->is_network && self->lock != NULL && !td_lock_check (self->lock, error)) ||
      !td_db_begin (self->db, error))
    return -1;

  id = write_in_transaction (self, author, label, func, data, cancellable, &changes, error);
  if (id <= 0)
    {
      td_db_rollback (self->db);
      return id;
    }
  if (!td_db_commit (self->db, error))
    return -1;
  g_async_queue_push (self->committed, g_steal_pointer (&changes));
  return id;
}
