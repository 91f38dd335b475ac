/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-session-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* --- rows --- */

gboolean
td_import_session_is_checked (TdImportSession *self)
{
  return self->checked;
}

static TdJob *
begin_job (TdImportSession *self, TdImportActivity activity, const char *format)
{
  g_autofree char *title = g_strdup_printf (format, td_import_get_name (self->import));

  g_clear_object (&self->job);
  self->job = td_job_new (title);
  td_import_session_take_error (self, NULL);
  td_import_session_set_activity (self, activity);
  return self->job;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportSession) self = user_data;
  GError *error = NULL;

  self->quiet = TRUE;
  self->checked = td_import_check_finish (TD_IMPORT (source), result, &error);
  if (self->checked)
    td_import_log_replay (self->log, self->import);
  self->quiet = FALSE;
  td_job_finish (self->job);
  td_import_session_set_activity (self, TD_IMPORT_RESTING);
  td_import_session_take_error (self, error);
  td_import_session_emit_checked (self, TRUE);
}

void
td_import_session_check (TdImportSession *self)
{
  if (!td_import_session_can_change (self))
    return;
  self->checked = FALSE;
  /* Translators: %s is the file. */
  td_import_check_async (self->import,
                         begin_job (self, TD_IMPORT_CHECKING, _("Checking “%s”")), checked_cb,
                         g_object_ref (self));
  /* The rows of the last check are gone. */
  td_import_session_emit_checked (self, TRUE);
}

static gboolean
can_correct (TdImportSession *self)
{
  return td_import_session_can_change (self) && self->checked;
}

/* %NULL where the list has no column for the key. */
static char *
dup_cell (TdImportSession *self, TdImportRow *row, const char *key)
{
  GPtrArray *columns = td_import_get_columns (self->import);

  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      if (g_strcmp0 (column->key, key) == 0)
        return td_import_row_dup_cell (row, column->column);
    }
  return NULL;
}

gboolean
td_import_session_correct (TdImportSession *self, TdImportRow *row, const char *key,
                           const char *text)
{
  GError *error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *copy = NULL;
  gboolean done;

  if (!can_correct (self))
    return FALSE;
  before = dup_cell (self, row, key);
  /* What is written may be the proposal of a problem, which is gone afterwards. */
  copy = g_strdup (text);
  self->quiet = TRUE;
  done = td_import_correct (self->import, row, key, copy, &error);
  self->quiet = FALSE;
  if (done)
    td_import_log_correct (self->log, td_import_row_get_number (row), key, before, copy);
  td_import_session_emit_checked (self, FALSE);
  td_import_session_take_error (self, error);
  return done;
}

int
td_import_session_correct_all (TdImportSession *self, const char *key, const char *old_text,
                               const char *new_text)
{
  GError *error = NULL;
  int n;

  if (!can_correct (self))
    return -1;
  self->quiet = TRUE;
  n = td_import_correct_all (self->import, key, old_text, new_text, &error);
  self->quiet = FALSE;
  if (n > 0)
    td_import_log_correct_all (self->log, key, old_text, new_text);
  td_import_session_emit_checked (self, FALSE);
  td_import_session_take_error (self, error);
  return n;
}

gboolean
td_import_session_create_unit (TdImportSession *self, const char *name)
{
  GError *error = NULL;
  gboolean done;

  if (!can_correct (self))
    return FALSE;
  self->quiet = TRUE;
  done = td_import_create_unit (self->import, name, &error);
  self->quiet = FALSE;
  if (done)
    td_import_log_create_unit (self->log, name);
  td_import_session_emit_checked (self, FALSE);
  td_import_session_take_error (self, error);
  return done;
}

void
td_import_session_accept_many (TdImportSession *self, GPtrArray *rows, GPtrArray *keys,
                               gboolean accepted)
{
  if (!can_correct (self) || rows->len == 0)
    return;
  self->quiet = TRUE;
  td_import_tick (self->import, rows, keys, accepted);
  self->quiet = FALSE;
  td_import_log_accept (self->log, rows, keys, accepted);
  td_import_session_emit_checked (self, FALSE);
}

void
td_import_session_accept (TdImportSession *self, TdImportRow *row, const char *key,
                          gboolean accepted)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  g_ptr_array_add (keys, (gpointer) g_intern_string (key));
  td_import_session_accept_many (self, rows, keys, accepted);
}

TdImportRow *
td_import_session_find_row (TdImportSession *self, guint number)
{
  return self->import != NULL ? td_import_log_find_row (td_import_get_rows (self->import), number)
                              : NULL;
}

guint
td_import_session_get_n_steps (TdImportSession *self)
{
  return td_import_log_get_n (self->log);
}

void
td_import_session_step_back (TdImportSession *self)
{
  if (!can_correct (self) || td_import_log_get_n (self->log) == 0)
    return;
  switch (td_import_log_take_back (self->log, self->import))
    {
    case TD_IMPORT_TAKEN_BY_CHECK:
      td_import_session_check (self);
      break;
    case TD_IMPORT_TAKEN_BY_REOPENING:
      td_import_session_reopen (self);
      break;
    case TD_IMPORT_TAKEN_BACK:
    default:
      break;
    }
}

/* --- writing --- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportSession) self = user_data;
  GError *error = NULL;
  gint64 change = td_import_apply_finish (TD_IMPORT (source), result, &error);

  td_job_finish (self->job);
  if (change > 0)
    {
      self->change = change;
      g_free (self->label);
      self->label = td_store_dup_undo_label (self->store);
    }
  td_import_session_set_activity (self, TD_IMPORT_RESTING);
  td_import_session_take_error (self, error);
  if (change >= 0)
    td_import_session_emit_written (self);
}

void
td_import_session_apply (TdImportSession *self)
{
  if (!can_correct (self))
    return;
  /* Translators: %s is the file. */
  td_import_apply_async (self->import, begin_job (self, TD_IMPORT_WRITING, _("Importing “%s”")),
                         applied_cb, g_object_ref (self));
}

gint64
td_import_session_get_change (TdImportSession *self)
{
  return self->change;
}

static void
reverted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportSession) self = user_data;
  GError *error = NULL;
  gint64 change = td_store_write_finish (self->store, result, &error);

  td_import_session_set_activity (self, TD_IMPORT_RESTING);
  td_import_session_take_error (self, error);
  if (change < 0)
    return;
  self->change = 0;
  td_import_session_emit_reverted (self);
}

void
td_import_session_revert (TdImportSession *self)
{
  g_autofree char *label = td_store_dup_undo_label (self->store);

  if (!td_import_session_can_change (self) || self->change == 0)
    return;
  if (g_strcmp0 (label, self->label) != 0)
    {
      td_import_session_take_error (self, g_error_new (TD_ERROR, TD_ERROR_CONFLICT,
                                     _("Something else was changed since: “%s”. Undo that first."),
                                     label != NULL ? label : ""));
      return;
    }
  td_import_session_take_error (self, NULL);
  td_import_session_set_activity (self, TD_IMPORT_REVERTING);
  td_store_undo_async (self->store, reverted_cb, g_object_ref (self));
}
