/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A check under way: nothing of it is seen before it is complete. */
typedef struct
{
  TdImportPlan    *plan;
  TdImportChecker *checker;
  GPtrArray       *rows;
  TdJob           *job;
} Check;

static void
free_check (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->plan, td_import_plan_unref);
  g_clear_pointer (&check->checker, td_import_checker_free);
  g_clear_pointer (&check->rows, g_ptr_array_unref);
  g_clear_object (&check->job);
  g_free (check);
}

static Check *
make_check (TdImport *self, TdJob *job)
{
  Check *check = g_new0 (Check, 1);

  td_import_forget_check (self);
  check->plan = td_import_make_plan (self);
  check->rows = g_ptr_array_new_with_free_func (g_object_unref);
  check->job = job != NULL ? g_object_ref (job) : NULL;
  return check;
}

static gboolean
keep_row_cb (TdImport *self, const TdSheetRow *row, const char *section, gpointer data,
             GError **error)
{
  Check *check = data;
  TdImportRow *kept = td_import_row_new (check->plan, td_sheet_row_copy (row), section);
  g_auto (TdImportDraft) draft = { NULL };

  g_ptr_array_add (check->rows, kept);
  if (!td_import_checker_check_own (check->checker, kept, &draft, error))
    return FALSE;
  td_import_checker_check_across (check->checker, kept);
  return TRUE;
}

static gboolean
run_check (TdImport *self, Check *check, TdReader *reader, GError **error)
{
  if (!td_import_is_ready (self, error))
    return FALSE;
  check->checker = td_import_checker_new (self, reader, td_import_get_cancellable (check->job),
                                          error);
  return check->checker != NULL &&
         td_import_foreach_row (self, keep_row_cb, check, check->job, error);
}

/* What stands at the end of a check: doubts, people missing, counts. */
static void
conclude (TdImport *self)
{
  g_ptr_array_set_size (self->list_problems, 0);
  td_import_begin_list (self);
  if (self->profile == TD_IMPORT_SELF_ASSESSMENT)
    td_import_checker_report_missing (self->checker, self->list_problems);
  self->counts = (TdImportCounts) { .skipped = self->skipped->len,
                                    .units = self->checker->n_units };
  for (guint i = 0; i < self->rows->len; i++)
    td_import_count (&self->counts, self->rows->pdata[i]);
  td_import_count_problems (self);
}

/* Main thread: the check becomes what is seen. */
static void
install (TdImport *self, Check *check)
{
  self->checker = g_steal_pointer (&check->checker);
  self->checker->reader = td_store_get_reader (self->store);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&check->rows);
  for (guint i = 0; i < self->rows->len; i++)
    td_import_checker_settle (self->checker, self->rows->pdata[i]);
  conclude (self);
  g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       self->rows->pdata, self->rows->len);
  td_import_emit_checked (self);
}

gboolean
td_import_check (TdImport *self, TdJob *job, GError **error)
{
  Check *check;
  gboolean done;

  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);

  check = make_check (self, job);
  done = run_check (self, check, td_store_get_reader (self->store), error);
  if (done)
    install (self, check);
  else
    td_import_forget_check (self);
  free_check (check);
  return done;
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TdImport *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (self->store, &error);

  if (reader != NULL && run_check (self, data, reader, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
td_import_check_async (TdImport *self, TdJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, td_import_get_cancellable (job), callback, user_data);

  g_return_if_fail (TD_IS_IMPORT (self));
  g_task_set_source_tag (task, td_import_check_async);
  g_task_set_task_data (task, make_check (self, job), free_check);
  g_task_run_in_thread (task, check_in_thread);
}

gboolean
td_import_check_finish (TdImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      td_import_forget_check (self);
      return FALSE;
    }
  install (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

static guint
count_problems (TdImportRow *row)
{
  return row->problems != NULL ? row->problems->len : 0;
}

/* Reads the dirty rows again and compares all anew. */
static gboolean
check_again (TdImport *self, GError **error)
{
  g_autofree TdImportOutcome *before = g_new (TdImportOutcome, MAX (self->rows->len, 1));
  g_autofree guint *n_before = g_new (guint, MAX (self->rows->len, 1));

  td_import_checker_begin (self->checker);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdImportRow *row = self->rows->pdata[i];
      g_auto (TdImportDraft) draft = { NULL };

      before[i] = row->outcome;
      n_before[i] = count_problems (row);
      if (row->is_dirty && !td_import_checker_check_own (self->checker, row, &draft, error))
        return FALSE;
      td_import_checker_check_across (self->checker, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    td_import_checker_settle (self->checker, self->rows->pdata[i]);
  conclude (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdImportRow *row = self->rows->pdata[i];

      if (row->is_dirty || row->outcome != before[i] || count_problems (row) != n_before[i])
        td_import_row_notify (row, before[i]);
      row->is_dirty = FALSE;
    }
  td_import_emit_checked (self);
  return TRUE;
}

static gboolean
is_key (TdImport *self, const char *key, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (((TdImportField *) self->fields->pdata[i])->key, key) == 0)
      return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("There is no field “%s” in this kind of list."),
               key);
  return FALSE;
}

gboolean
td_import_correct (TdImport *self, TdImportRow *row, const char *key, const char *text,
                   GError **error)
{
  g_return_val_if_fail (TD_IS_IMPORT (self) && self->checker != NULL, FALSE);
  g_return_val_if_fail (TD_IS_IMPORT_ROW (row) && text != NULL, FALSE);

  if (!is_key (self, key, error))
    return FALSE;
  td_import_row_correct (row, key, text);
  row->is_dirty = TRUE;
  return check_again (self, error);
}

/* What the row says for @key now. */
static char *
dup_text (TdImportRow *row, const char *key)
{
  const TdImportSource *source = td_import_plan_find (row->plan, key);
  const char *correction = td_import_row_get_correction (row, key);

  if (source != NULL)
    return td_import_row_dup_cell (row, source->column);
  return g_strdup (correction != NULL ? correction : "");
}

int
td_import_correct_all (TdImport *self, const char *key, const char *old_text, const char *new_text,
                       GError **error)
{
  g_autofree char *clean = td_text_clean (old_text);
  int n_corrected = 0;

  g_return_val_if_fail (TD_IS_IMPORT (self) && self->checker != NULL && new_text != NULL, -1);

  if (!is_key (self, key, error))
    return -1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdImportRow *row = self->rows->pdata[i];
      g_autofree char *text = dup_text (row, key);

      if (strcmp (text, clean != NULL ? clean : "") != 0)
        continue;
      td_import_row_correct (row, key, new_text);
      row->is_dirty = TRUE;
      n_corrected++;
    }
  if (n_corrected > 0 && !check_again (self, error))
    return -1;
  return n_corrected;
}

/* Rows that named a unit which was not there. */
static gboolean
lacks_unit (TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);

  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((TdImportProblem *) problems->pdata[i])->code, "unit-unknown") == 0)
      return TRUE;
  return FALSE;
}

gboolean
td_import_create_unit (TdImport *self, const char *name, GError **error)
{
  g_autofree char *clean = td_text_clean (name);

  g_return_val_if_fail (TD_IS_IMPORT (self) && self->checker != NULL, FALSE);

  if (clean == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("A unit needs a name. Fill it in."));
      return FALSE;
    }
  td_import_units_add (self->checker->units, clean);
  g_ptr_array_add (self->asked_units, g_steal_pointer (&clean));
  for (guint i = 0; i < self->rows->len; i++)
    ((TdImportRow *) self->rows->pdata[i])->is_dirty = lacks_unit (self->rows->pdata[i]);
  return check_again (self, error);
}

GStrv
td_import_dup_unit_names (TdImport *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);

  n = self->checker != NULL ? td_import_units_get_n (self->checker->units) : 0;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (td_import_units_get (self->checker->units, (int) i)->name));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

void
td_import_set_accepted (TdImport *self, TdImportRow *row, const char *key, gboolean accepted)
{
  GPtrArray *changes;

  g_return_if_fail (TD_IS_IMPORT (self) && self->checker != NULL && TD_IS_IMPORT_ROW (row));

  changes = td_import_row_get_changes (row);
  for (guint i = 0; i < changes->len; i++)
    {
      TdImportChange *change = changes->pdata[i];

      if (key != NULL && strcmp (change->key, key) != 0)
        continue;
      change->is_accepted = !!accepted;
      td_import_row_set_tick (row, change->key, accepted);
    }
  /* No row is read again: nothing can fail. */
  check_again (self, NULL);
}
