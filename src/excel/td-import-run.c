/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Run: rows being written, or only looked at.
 * @writer: (nullable): %NULL for a dry run
 * @row: the one row that borrows its cells from the list, or from a row that is kept
 * @doubts: (element-type TdImportDoubt)
 * @counts: so far
 */
typedef struct
{
  TdImport        *import;
  TdJob           *job;
  TdWriter        *writer;
  TdImportChecker *checker;
  TdImportRow     *row;
  GArray          *doubts;
  TdImportCounts   counts;
} Run;

static void
begin_run (Run *run)
{
  g_autoptr (TdImportPlan) plan = td_import_make_plan (run->import);

  run->row = td_import_row_new (plan, NULL, NULL);
  run->doubts = g_array_new (FALSE, FALSE, sizeof (TdImportDoubt));
}

static void
end_run (Run *run)
{
  g_clear_object (&run->row);
  g_clear_pointer (&run->doubts, g_array_unref);
  g_clear_pointer (&run->checker, td_import_checker_free);
}

static gboolean
load_checker (Run *run, TdReader *reader, GError **error)
{
  run->checker = td_import_checker_new (run->import, reader, td_import_get_cancellable (run->job),
                                        error);
  return run->checker != NULL;
}

static gboolean
check_and_save (Run *run, GError **error)
{
  g_auto (TdImportDraft) draft = { NULL };
  TdImportRow *row = run->row;

  if (!td_import_checker_check_own (run->checker, row, &draft, error))
    return FALSE;
  td_import_checker_check_across (run->checker, row);
  td_import_count (&run->counts, row);
  if (run->writer == NULL || (row->outcome != TD_IMPORT_ADDED && row->outcome != TD_IMPORT_CHANGED))
    return TRUE;
  return td_import_checker_save (run->checker, row, &draft, run->writer, error);
}

static void
keep_refused (TdImport *self, TdImportRow *row)
{
  TdImportRow *kept = td_import_row_new (row->plan, td_sheet_row_copy (row->raw), NULL);

  kept->outcome = TD_IMPORT_REFUSED;
  for (guint i = 0; i < row->problems->len; i++)
    g_ptr_array_add (td_import_row_get_problems (kept),
                     td_import_problem_copy (row->problems->pdata[i]));
  g_ptr_array_add (self->refused, kept);
}

static void
keep_section (TdImportRow *row, const char *section)
{
  if (g_strcmp0 (row->section, section) == 0)
    return;
  g_clear_pointer (&row->section, g_ref_string_release);
  row->section = section != NULL ? g_ref_string_new (section) : NULL;
}

static gboolean
run_row_cb (TdImport *self, const TdSheetRow *sheet_row, const char *section, gpointer data,
            GError **error)
{
  Run *run = data;
  TdImportRow *row = run->row;
  gboolean done;

  /* Borrowed for this call. */
  row->raw = (TdSheetRow *) sheet_row;
  keep_section (row, section);
  done = check_and_save (run, error);
  if (done && row->outcome == TD_IMPORT_REFUSED)
    keep_refused (self, row);
  if (done && row->problems != NULL)
    g_ptr_array_extend_and_steal (self->run_problems, g_steal_pointer (&row->problems));
  if (done && row->doubts != NULL && row->doubts->len > 0)
    g_array_append_vals (run->doubts, row->doubts->data, row->doubts->len);
  row->raw = NULL;
  return done;
}

static void
conclude_run (Run *run)
{
  TdImport *self = run->import;

  for (guint i = 0; run->checker->has_month_first && i < run->doubts->len; i++)
    g_ptr_array_add (self->run_problems,
                     td_import_doubt_to_problem (&g_array_index (run->doubts, TdImportDoubt, i)));
  td_import_begin_list (self);
  if (self->profile == TD_IMPORT_SELF_ASSESSMENT)
    td_import_checker_report_missing (run->checker, self->list_problems);
  self->counts = run->counts;
  self->counts.skipped = self->skipped->len;
  self->counts.units = run->checker->n_units;
  td_import_count_problems (self);
}

static gboolean
finish_change (Run *run, GError **error)
{
  g_autofree char *label = td_import_dup_label (run->import, &run->counts);

  if (!td_import_remember (run->import, run->writer, error))
    return FALSE;
  td_writer_set_label (run->writer, label);
  return TRUE;
}

static gboolean
run_rows (Run *run, TdReader *reader, GError **error)
{
  if (!load_checker (run, reader, error) ||
      !td_import_foreach_row (run->import, run_row_cb, run, run->job, error))
    return FALSE;
  if (run->writer != NULL && !finish_change (run, error))
    return FALSE;
  conclude_run (run);
  return TRUE;
}

static gboolean
run_cb (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  run->writer = writer;
  return run_rows (run, td_writer_get_reader (writer), error);
}

gint64
td_import_run (TdImport *self, gboolean dry_run, TdJob *job, GError **error)
{
  Run run = { .import = self, .job = job };
  gint64 change;

  g_return_val_if_fail (TD_IS_IMPORT (self), -1);

  td_import_forget_check (self);
  if (!td_import_is_ready (self, error))
    return -1;
  begin_run (&run);
  if (dry_run)
    change = run_rows (&run, td_store_get_reader (self->store), error) ? 0 : -1;
  else
    change = td_store_write (self->store, self->name, run_cb, &run,
                             td_import_get_cancellable (job), error);
  end_run (&run);
  if (change < 0)
    td_import_forget_check (self);
  return change;
}

static gboolean
changes_are_equal (TdImportRow *a, TdImportRow *b)
{
  GPtrArray *ours = td_import_row_get_changes (a);
  GPtrArray *theirs = td_import_row_get_changes (b);

  if (ours->len != theirs->len)
    return FALSE;
  for (guint i = 0; i < ours->len; i++)
    {
      const TdImportChange *one = ours->pdata[i];
      const TdImportChange *other = theirs->pdata[i];

      if (one->key != other->key || one->is_accepted != other->is_accepted ||
          strcmp (one->new_text, other->new_text) != 0 ||
          g_strcmp0 (one->old_text, other->old_text) != 0)
        return FALSE;
    }
  return TRUE;
}

/* What was shown must be what is written. */
static gboolean
is_as_checked (TdImportRow *now, TdImportRow *shown, GError **error)
{
  if (now->outcome == shown->outcome && now->person == shown->person &&
      now->existing == shown->existing && changes_are_equal (now, shown))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _("The register was changed since the list was checked, and row %u would now come "
                 "out differently. Nothing was written. Check the list again."),
               shown->raw->number);
  return FALSE;
}

static gboolean
apply_row (Run *run, TdImportRow *shown, GError **error)
{
  g_auto (TdImportDraft) draft = { NULL };
  TdImportRow *row = run->row;
  gboolean done;

  /* Borrowed: the row that is shown belongs to the main thread and is only read. */
  row->raw = shown->raw;
  row->corrections = shown->corrections;
  row->ticks = shown->ticks;
  keep_section (row, shown->section);
  done = td_import_checker_check_own (run->checker, row, &draft, error);
  if (done)
    td_import_checker_check_across (run->checker, row);
  done = done && is_as_checked (row, shown, error);
  if (done && (row->outcome == TD_IMPORT_ADDED || row->outcome == TD_IMPORT_CHANGED))
    done = td_import_checker_save (run->checker, row, &draft, run->writer, error);
  td_import_count (&run->counts, row);
  row->raw = NULL;
  row->corrections = NULL;
  row->ticks = NULL;
  return done;
}

static gboolean
apply_cb (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  GPtrArray *rows = run->import->rows;

  run->writer = writer;
  if (!load_checker (run, td_writer_get_reader (writer), error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      if (run->job != NULL)
        td_job_report (run->job, i, rows->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !apply_row (run, rows->pdata[i], error))
        return FALSE;
    }
  return finish_change (run, error);
}

static void
free_run (gpointer data)
{
  Run *run = data;

  end_run (run);
  g_clear_object (&run->import);
  g_clear_object (&run->job);
  g_free (run);
}

gint64
td_import_apply (TdImport *self, TdJob *job, GError **error)
{
  Run run = { .import = self, .job = job };
  gint64 change;

  g_return_val_if_fail (TD_IS_IMPORT (self) && self->checker != NULL, -1);

  begin_run (&run);
  change = td_store_write (self->store, self->name, apply_cb, &run,
                           td_import_get_cancellable (job), error);
  end_run (&run);
  return change;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (change >= 0)
    g_task_return_int (task, (gssize) change);
  else
    g_task_return_error (task, error);
}

void
td_import_apply_async (TdImport *self, TdJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  GCancellable *cancellable = td_import_get_cancellable (job);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run;

  g_return_if_fail (TD_IS_IMPORT (self) && self->checker != NULL);

  g_task_set_source_tag (task, td_import_apply_async);
  /* Committed is committed, even when cancel was pressed a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  run = g_new0 (Run, 1);
  run->import = g_object_ref (self);
  run->job = job != NULL ? g_object_ref (job) : NULL;
  begin_run (run);
  td_store_write_async (self->store, self->name, apply_cb, run, free_run, cancellable, applied_cb,
                        g_steal_pointer (&task));
}

gint64
td_import_apply_finish (TdImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return g_task_propagate_int (G_TASK (result), error);
}
