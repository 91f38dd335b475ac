/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-session.h"

#include "td-import-log.h"

#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* Texts in an old font that are shown before and after. */
#define N_SAMPLES 4

/**
 * TdImportSession:
 * @opening: (nullable): being opened; becomes @import when it is
 * @file, @text: where @opening or @import comes from
 * @reloading: @opening replaces @import with all that was done to it
 * @cancellable: of what goes on and has no job
 * @samples: (element-type TdImportSample): of texts in an old font
 * @quiet: what the engine says is not passed on
 * @label: of the change that was written, as the history has it
 */
struct _TdImportSession
{
  GObject           parent_instance;

  TdStore          *store;
  TdImportProfile   profile;
  GFile            *file;
  char             *text;
  TdImport         *import;
  TdImport         *opening;
  gboolean          reloading;
  TdImportLog      *log;
  GListModel       *labels;
  GPtrArray        *samples;

  TdImportActivity  activity;
  TdJob            *job;
  GCancellable     *cancellable;
  GError           *error;
  gboolean          quiet;
  gboolean          checked;
  gint64            change;
  char             *label;
};

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

/* @error: (transfer full) (nullable); being stopped is no error. */
static void
take_error (TdImportSession *self, GError *error)
{
  gboolean had_error = self->error != NULL;

  g_clear_error (&self->error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  self->error = error;
  if (error != NULL || had_error)
    g_signal_emit (self, signals[ERROR], 0);
}

static void
set_activity (TdImportSession *self, TdImportActivity activity)
{
  self->activity = activity;
  if (activity == TD_IMPORT_RESTING)
    {
      g_clear_object (&self->job);
      g_clear_object (&self->cancellable);
    }
  g_signal_emit (self, signals[ACTIVITY], 0);
}

static void
emit_checked (TdImportSession *self, gboolean whole)
{
  g_signal_emit (self, signals[CHECKED], 0, whole);
}

static void
import_checked_cb (TdImportSession *self)
{
  if (!self->quiet)
    emit_checked (self, FALSE);
}

/* Something about how the list is read is another: its rows are no longer known. */
static void
forget_check (TdImportSession *self, guint signal)
{
  gboolean was_checked = self->checked;

  self->checked = FALSE;
  if (was_checked)
    emit_checked (self, TRUE);
  g_signal_emit (self, signals[signal], 0);
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

static void
free_sample (gpointer data)
{
  TdImportSample *sample = data;

  g_free (sample->before);
  g_free (sample->after);
  g_free (sample);
}

/* The texts of the head that conversion changes; the later ones are of rows. */
static void
pair_texts (GPtrArray *samples, GPtrArray *before, GPtrArray *after)
{
  for (guint i = MIN (before->len, after->len); i > 0 && samples->len < N_SAMPLES; i--)
    {
      const TdSheetRow *raw = before->pdata[i - 1];
      const TdSheetRow *converted = after->pdata[i - 1];

      for (guint j = 0; j < MIN (raw->n_cells, converted->n_cells); j++)
        {
          TdImportSample *sample;

          if (g_str_equal (raw->cells[j].text, converted->cells[j].text))
            continue;
          sample = g_new (TdImportSample, 1);
          sample->before = g_strdup (raw->cells[j].text);
          sample->after = g_strdup (converted->cells[j].text);
          g_ptr_array_add (samples, sample);
          break;
        }
    }
}

/* Nothing was chosen for the sheet yet, so that nothing is lost when it is looked
 * at both ways. */
static void
take_samples (TdImportSession *self, TdImport *import)
{
  g_autoptr (GPtrArray) before = NULL;

  g_ptr_array_set_size (self->samples, 0);
  if (td_import_get_legacy (import) == TD_LEGACY_NONE)
    return;
  td_import_set_convert (import, FALSE);
  before = g_ptr_array_ref (td_import_get_head (import));
  td_import_set_convert (import, TRUE);
  pair_texts (self->samples, before, td_import_get_head (import));
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
  take_samples (self, import);
  if (self->reloading && self->import != NULL)
    copy_choices (self->import, import);
  else
    td_import_log_clear (self->log);
  g_set_object (&self->import, import);
  g_signal_connect_object (import, "checked", G_CALLBACK (import_checked_cb), self,
                           G_CONNECT_SWAPPED);
  self->change = 0;
  make_labels (self);
  forget_check (self, OPENED);
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
  set_activity (self, TD_IMPORT_RESTING);
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
  take_error (self, error);
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
  take_error (self, NULL);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_activity (self, TD_IMPORT_OPENING);
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
  self->samples = g_ptr_array_new_with_free_func (free_sample);
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
  take_error (self, NULL);
}

/* --- what is read --- */

static gboolean
can_change (TdImportSession *self)
{
  return self->import != NULL && self->activity == TD_IMPORT_RESTING;
}

void
td_import_session_select_sheet (TdImportSession *self, guint sheet)
{
  GError *error = NULL;

  if (!can_change (self) || sheet == td_import_get_sheet (self->import))
    return;
  td_import_select_sheet (self->import, sheet, &error);
  td_import_log_clear (self->log);
  take_samples (self, self->import);
  take_error (self, error);
  forget_check (self, OPENED);
}

void
td_import_session_set_convert (TdImportSession *self, gboolean convert)
{
  if (!can_change (self) || !!convert == !!td_import_get_convert (self->import))
    return;
  td_import_set_convert (self->import, convert);
  forget_check (self, OPENED);
}

void
td_import_session_set_header_rows (TdImportSession *self, guint first, guint last)
{
  GError *error = NULL;

  if (!can_change (self))
    return;
  td_import_set_header_rows (self->import, first, last, &error);
  take_error (self, error);
  forget_check (self, OPENED);
}

static const char *
get_key (TdImportSession *self, guint column)
{
  GPtrArray *columns = td_import_get_columns (self->import);

  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *candidate = columns->pdata[i];

      if (candidate->column == column)
        return candidate->key;
    }
  return NULL;
}

void
td_import_session_set_column (TdImportSession *self, guint column, const char *key)
{
  const char *before;
  GError *error = NULL;

  if (!can_change (self))
    return;
  before = get_key (self, column);
  if (g_strcmp0 (before, key) == 0)
    return;
  td_import_log_forget_key (self->log, before);
  td_import_log_forget_key (self->log, key);
  td_import_set_column (self->import, column, key, &error);
  take_error (self, error);
  forget_check (self, MAPPED);
}

void
td_import_session_set_year (TdImportSession *self, guint year)
{
  if (!can_change (self) || year == td_import_get_year (self->import))
    return;
  td_import_set_year (self->import, year);
  take_error (self, NULL);
  forget_check (self, MAPPED);
}

static gboolean
explain (char **why_not, const char *text)
{
  if (why_not != NULL)
    *why_not = g_strdup (text);
  return FALSE;
}

gboolean
td_import_session_is_year_frozen (TdImportSession *self)
{
  guint year = self->import != NULL ? td_import_get_year (self->import) : 0;

  return self->profile == TD_IMPORT_SELF_ASSESSMENT && year > 0 &&
         td_year_is_frozen (td_store_get_reader (self->store), year);
}

gboolean
td_import_session_is_ready (TdImportSession *self, char **why_not)
{
  g_autoptr (GError) error = NULL;
  guint year = self->import != NULL ? td_import_get_year (self->import) : 0;

  if (self->import == NULL)
    return explain (why_not, _("Choose a file first."));
  if (self->profile == TD_IMPORT_SELF_ASSESSMENT && year == 0)
    return explain (why_not, _("Say for which year the assessments are."));
  if (td_import_session_is_year_frozen (self))
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (_("%u is frozen: nothing of it can be changed. Reopen the year with a reason first."),
                              year);
      return explain (why_not, text);
    }
  if (!td_import_has_header (self->import))
    return explain (why_not, _("Point at the rows with the names of the columns."));
  if (!td_import_is_mapped (self->import, &error))
    return explain (why_not, error->message);
  return TRUE;
}

GPtrArray *
td_import_session_get_samples (TdImportSession *self)
{
  return self->samples;
}

GListModel *
td_import_session_get_labels (TdImportSession *self)
{
  return self->labels;
}

const char *
td_import_session_get_label_key (TdImportSession *self, guint index)
{
  GPtrArray *fields = td_import_get_fields (self->import);

  return index > 0 && index <= fields->len ? ((TdImportField *) fields->pdata[index - 1])->key
                                           : NULL;
}

guint
td_import_session_find_label (TdImportSession *self, const char *key)
{
  GPtrArray *fields = td_import_get_fields (self->import);

  for (guint i = 0; key != NULL && i < fields->len; i++)
    {
      if (g_str_equal (((TdImportField *) fields->pdata[i])->key, key))
        return i + 1;
    }
  return 0;
}

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
  take_error (self, NULL);
  set_activity (self, activity);
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
  set_activity (self, TD_IMPORT_RESTING);
  take_error (self, error);
  emit_checked (self, TRUE);
}

void
td_import_session_check (TdImportSession *self)
{
  if (!can_change (self))
    return;
  self->checked = FALSE;
  /* Translators: %s is the file. */
  td_import_check_async (self->import,
                         begin_job (self, TD_IMPORT_CHECKING, _("Checking “%s”")), checked_cb,
                         g_object_ref (self));
  /* The rows of the last check are gone. */
  emit_checked (self, TRUE);
}

static gboolean
can_correct (TdImportSession *self)
{
  return can_change (self) && self->checked;
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
  gboolean done;

  if (!can_correct (self))
    return FALSE;
  before = dup_cell (self, row, key);
  self->quiet = TRUE;
  done = td_import_correct (self->import, row, key, text, &error);
  self->quiet = FALSE;
  if (done)
    td_import_log_correct (self->log, td_import_row_get_number (row), key, before, text);
  emit_checked (self, FALSE);
  take_error (self, error);
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
  emit_checked (self, FALSE);
  take_error (self, error);
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
  emit_checked (self, FALSE);
  take_error (self, error);
  return done;
}

void
td_import_session_accept_rows (TdImportSession *self, GPtrArray *rows, const char *key,
                               gboolean accepted)
{
  if (!can_correct (self) || rows->len == 0)
    return;
  self->quiet = TRUE;
  for (guint i = 0; i < rows->len; i++)
    td_import_set_accepted (self->import, rows->pdata[i], key, accepted);
  self->quiet = FALSE;
  td_import_log_accept (self->log, rows, key, accepted);
  emit_checked (self, FALSE);
}

void
td_import_session_accept (TdImportSession *self, TdImportRow *row, const char *key,
                          gboolean accepted)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  td_import_session_accept_rows (self, rows, key, accepted);
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
      open_source (self, TRUE);
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
  set_activity (self, TD_IMPORT_RESTING);
  take_error (self, error);
  if (change >= 0)
    g_signal_emit (self, signals[WRITTEN], 0);
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

  set_activity (self, TD_IMPORT_RESTING);
  take_error (self, error);
  if (change < 0)
    return;
  self->change = 0;
  g_signal_emit (self, signals[REVERTED], 0);
}

void
td_import_session_revert (TdImportSession *self)
{
  g_autofree char *label = td_store_dup_undo_label (self->store);

  if (!can_change (self) || self->change == 0)
    return;
  if (g_strcmp0 (label, self->label) != 0)
    {
      take_error (self, g_error_new (TD_ERROR, TD_ERROR_CONFLICT,
                                     _("Something else was changed since: “%s”. Undo that first."),
                                     label != NULL ? label : ""));
      return;
    }
  take_error (self, NULL);
  set_activity (self, TD_IMPORT_REVERTING);
  td_store_undo_async (self->store, reverted_cb, g_object_ref (self));
}
