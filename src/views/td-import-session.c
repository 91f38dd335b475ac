/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-session-private.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

enum
{
  ACTIVITY,
  ERROR,
  OPENED,
  MAPPED,
  CHECKED,
  WRITTEN,
  REVERTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportSession, td_import_session, G_TYPE_OBJECT)

void
td_import_session_take_error (TdImportSession *self, GError *error)
{
  gboolean had_error = self->error != NULL;

  g_clear_error (&self->error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  self->error = error;
  if (error != NULL || had_error)
    g_signal_emit (self, signals[ERROR], 0);
}

void
td_import_session_set_activity (TdImportSession *self, TdImportActivity activity)
{
  self->activity = activity;
  if (activity == TD_IMPORT_RESTING)
    {
      g_clear_object (&self->job);
      g_clear_object (&self->cancellable);
    }
  g_signal_emit (self, signals[ACTIVITY], 0);
}

void
td_import_session_emit_checked (TdImportSession *self, gboolean whole)
{
  g_signal_emit (self, signals[CHECKED], 0, whole);
}

static void
import_checked_cb (TdImportSession *self)
{
  if (!self->quiet)
    td_import_session_emit_checked (self, FALSE);
}

void
td_import_session_forget_check (TdImportSession *self, gboolean is_other_list)
{
  gboolean was_checked = self->checked;

  self->checked = FALSE;
  if (was_checked)
    td_import_session_emit_checked (self, TRUE);
  g_signal_emit (self, signals[is_other_list ? OPENED : MAPPED], 0);
}

/* --- opening --- */

static void
make_labels (TdImportSession *self)
{
  GPtrArray *fields = td_import_get_fields (self->import);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Not imported"));
  for (guint i = 0; i < fields->len; i++)
    gtk_string_list_append (labels, ((TdImportField *) fields->pdata[i])->label);
  g_clear_object (&self->labels);
  self->labels = G_LIST_MODEL (labels);
}

/* The same sheet, header and columns as before. */
static void
copy_choices (TdImport *from, TdImport *to)
{
  GPtrArray *columns = td_import_get_columns (from);
  guint first, last, first_data;

  if (td_import_get_sheet (from) < td_import_get_n_sheets (to))
    td_import_select_sheet (to, td_import_get_sheet (from), NULL);
  td_import_set_convert (to, td_import_get_convert (from));
  td_import_get_header_rows (from, &first, &last, &first_data);
  if (first > 0)
    td_import_set_header_rows (to, first, last, NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      td_import_set_column (to, column->column, column->key, NULL);
    }
  td_import_set_year (to, td_import_get_year (from));
}

static void
take_import (TdImportSession *self, TdImport *import)
{
  if (self->import != NULL)
    g_signal_handlers_disconnect_by_func (self->import, import_checked_cb, self);
  td_import_session_take_samples (self, import);
  if (self->reloading && self->import != NULL)
    copy_choices (self->import, import);
  else
    td_import_log_clear (self->log);
  g_set_object (&self->import, import);
  g_signal_connect_object (import, "checked", G_CALLBACK (import_checked_cb), self,
                           G_CONNECT_SWAPPED);
  self->change = 0;
  make_labels (self);
  td_import_session_forget_check (self, TRUE);
}

/* Where nothing could be opened, all is as it was before. */
static void
end_opening (TdImportSession *self)
{
  g_clear_object (&self->opening);
  self->reloading = FALSE;
  if (self->import != NULL && td_import_get_profile (self->import) != self->profile)
    {
      self->profile = td_import_get_profile (self->import);
      g_signal_emit (self, signals[OPENED], 0);
    }
  td_import_session_set_activity (self, TD_IMPORT_RESTING);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportSession) self = user_data;
  g_autoptr (TdImport) import = g_object_ref (TD_IMPORT (source));
  gboolean reloading = self->reloading;
  GError *error = NULL;
  gboolean done = td_import_open_finish (import, result, &error);

  /* Another one was chosen meanwhile. */
  if (import != self->opening)
    {
      g_clear_error (&error);
      return;
    }
  if (done)
    take_import (self, import);
  end_opening (self);
  td_import_session_take_error (self, error);
  if (done && reloading)
    td_import_session_check (self);
}

static void
open_source (TdImportSession *self, gboolean reloading)
{
  g_clear_object (&self->opening);
  self->opening = self->file != NULL
                  ? td_import_new_for_file (self->store, self->profile, self->file)
                  : td_import_new_for_text (self->store, self->profile, self->text);
  self->reloading = reloading;
  td_import_session_take_error (self, NULL);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  td_import_session_set_activity (self, TD_IMPORT_OPENING);
  td_import_open_async (self->opening, self->cancellable, opened_cb, g_object_ref (self));
}

void
td_import_session_open_file (TdImportSession *self, GFile *file)
{
  if (self->activity > TD_IMPORT_OPENING)
    return;
  g_clear_pointer (&self->text, g_free);
  g_set_object (&self->file, file);
  open_source (self, FALSE);
}

void
td_import_session_open_text (TdImportSession *self, const char *text)
{
  if (self->activity > TD_IMPORT_OPENING)
    return;
  g_clear_object (&self->file);
  g_free (self->text);
  self->text = g_strdup (text);
  open_source (self, FALSE);
}

void
td_import_session_set_profile (TdImportSession *self, TdImportProfile profile)
{
  if (profile == self->profile || self->activity > TD_IMPORT_OPENING)
    return;
  self->profile = profile;
  if (self->file != NULL || self->text != NULL)
    open_source (self, FALSE);
  else
    g_signal_emit (self, signals[MAPPED], 0);
}

/* --- class --- */

static void
td_import_session_finalize (GObject *object)
{
  TdImportSession *self = TD_IMPORT_SESSION (object);

  g_clear_object (&self->import);
  g_clear_object (&self->opening);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_object (&self->job);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->log, td_import_log_free);
  g_clear_error (&self->error);
  g_free (self->text);
  g_free (self->label);
  G_OBJECT_CLASS (td_import_session_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, TD_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
td_import_session_class_init (TdImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_import_session_finalize;
  signals[ACTIVITY] = add_signal ("activity");
  signals[ERROR] = add_signal ("error");
  signals[OPENED] = add_signal ("opened");
  signals[MAPPED] = add_signal ("mapped");
  signals[CHECKED] = g_signal_new ("checked", TD_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[WRITTEN] = add_signal ("written");
  signals[REVERTED] = add_signal ("reverted");
}

static void
td_import_session_init (TdImportSession *self)
{
  self->log = td_import_log_new ();
  self->samples = td_import_session_samples_new ();
}

TdImportSession *
td_import_session_new (TdStore *store, TdImportProfile profile)
{
  TdImportSession *self = g_object_new (TD_TYPE_IMPORT_SESSION, NULL);

  self->store = g_object_ref (store);
  self->profile = profile;
  return self;
}

TdStore *
td_import_session_get_store (TdImportSession *self)
{
  return self->store;
}

TdImportProfile
td_import_session_get_profile (TdImportSession *self)
{
  return self->profile;
}

TdImport *
td_import_session_get_import (TdImportSession *self)
{
  return self->import;
}

GFile *
td_import_session_get_file (TdImportSession *self)
{
  return self->file;
}

TdImportActivity
td_import_session_get_activity (TdImportSession *self)
{
  return self->activity;
}

gboolean
td_import_session_is_busy (TdImportSession *self)
{
  return self->activity != TD_IMPORT_RESTING;
}

TdJob *
td_import_session_get_job (TdImportSession *self)
{
  return self->job;
}

void
td_import_session_cancel (TdImportSession *self)
{
  if (self->job != NULL)
    td_job_cancel (self->job);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->activity != TD_IMPORT_OPENING)
    return;
  /* Opening is not waited for: its answer is dropped when it comes. */
  end_opening (self);
}

const GError *
td_import_session_get_error (TdImportSession *self)
{
  return self->error;
}

void
td_import_session_clear_error (TdImportSession *self)
{
  td_import_session_take_error (self, NULL);
}

void
td_import_session_reopen (TdImportSession *self)
{
  open_source (self, TRUE);
}

void
td_import_session_emit_written (TdImportSession *self)
{
  g_signal_emit (self, signals[WRITTEN], 0);
}

void
td_import_session_emit_reverted (TdImportSession *self)
{
  g_signal_emit (self, signals[REVERTED], 0);
}
