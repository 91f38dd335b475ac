/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-io.h"

#include "td-form-paper.h"


/**
 * Writing: what a thread needs to write a folder of forms.
 * @written: (element-type GFile)
 */
typedef struct
{
  TdScoreBook  *book;
  TdFormPaper  *paper;
  GPtrArray    *forms;
  GFile        *folder;
  TdDate        deadline;
  TdJob        *job;
  GCancellable *cancellable;
  GPtrArray    *written;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->book);
  td_form_paper_free (self->paper);
  g_ptr_array_unref (self->forms);
  g_object_unref (self->folder);
  g_clear_object (&self->job);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->written);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, free_writing)

static Writing *
new_writing (TdStore     *store,
             TdScoreBook *book,
             GPtrArray   *forms,
             GFile       *folder,
             TdDate       deadline,
             TdJob       *job,
             GError     **error)
{
  g_autoptr (TdRecord) organisation = NULL;
  Writing *self;

  organisation = td_reader_get_organisation (td_store_get_reader (store), error);
  if (organisation == NULL)
    return NULL;
  self = g_new0 (Writing, 1);
  self->book = g_object_ref (book);
  self->paper = td_form_paper_new (book, organisation, td_store_get_author (store), deadline);
  self->forms = g_ptr_array_ref (forms);
  self->folder = g_object_ref (folder);
  self->deadline = deadline;
  g_set_object (&self->job, job);
  if (job != NULL)
    g_set_object (&self->cancellable, td_job_get_cancellable (job));
  self->written = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/* A name that neither a file there nor another form has. */
static GFile *
choose_file (Writing *self, const TdForm *form, GHashTable *used, GError **error)
{
  g_autofree char *stem = td_form_dup_file_stem (self->paper, form);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (stem, ".xlsx", NULL)
                                     : g_strdup_printf ("%s (%u).xlsx", stem, i);
      g_autofree char *folded = g_utf8_casefold (name, -1);
      g_autoptr (GFile) file = g_file_get_child_for_display_name (self->folder, name, error);

      if (file == NULL)
        return NULL;
      if (g_hash_table_contains (used, folded) || g_file_query_exists (file, NULL))
        continue;
      g_hash_table_add (used, g_steal_pointer (&folded));
      return g_steal_pointer (&file);
    }
}

static void
remove_written (Writing *self)
{
  for (guint i = 0; i < self->written->len; i++)
    g_file_delete (g_ptr_array_index (self->written, i), NULL, NULL);
}

static gboolean
write_files (Writing *self, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->forms->len; i++)
    {
      const TdForm *form = g_ptr_array_index (self->forms, i);
      g_autoptr (GFile) file = NULL;

      if (self->job != NULL)
        td_job_report (self->job, i, self->forms->len);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      file = choose_file (self, form, used, error);
      if (file == NULL || !td_form_write (self->paper, form, file, self->cancellable, error))
        return FALSE;
      g_ptr_array_add (self->written, g_steal_pointer (&file));
    }
  if (self->job != NULL)
    td_job_report (self->job, self->forms->len, self->forms->len);
  return TRUE;
}

/* Checked before anything is written. */
static gboolean
check_issue (TdScoreBook *book, GPtrArray *forms, TdDate deadline, GError **error)
{
  g_autoptr (TdAction) action = td_forms_issue (book, forms, deadline, error);

  return action != NULL;
}

GPtrArray *
td_forms_write (TdStore     *store,
                TdScoreBook *book,
                GPtrArray   *forms,
                GFile       *folder,
                TdDate       deadline,
                TdJob       *job,
                GError     **error)
{
  g_autoptr (Writing) self = NULL;
  TdAction *action;

  g_return_val_if_fail (TD_IS_STORE (store) && TD_IS_SCORE_BOOK (book), NULL);

  if (!check_issue (book, forms, deadline, error))
    return NULL;
  self = new_writing (store, book, forms, folder, deadline, job, error);
  if (self == NULL)
    return NULL;
  action = write_files (self, error) ? td_forms_issue (book, forms, deadline, error) : NULL;
  if (action == NULL || td_action_run (action, store, self->cancellable, error) < 0)
    {
      remove_written (self);
      return NULL;
    }
  return g_ptr_array_ref (self->written);
}

/* --- in a thread --- */

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    {
      remove_written (self);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->written),
                           (GDestroyNotify) g_ptr_array_unref);
}

/* Back on the store's thread. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *self = g_task_get_task_data (task);
  TdAction *action = NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    action = td_forms_issue (self->book, self->forms, self->deadline, &error);
  if (action == NULL)
    {
      remove_written (self);
      g_task_return_error (task, error);
      return;
    }
  td_action_run_async (action, TD_STORE (source), self->cancellable, issued_cb,
                       g_steal_pointer (&task));
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_files (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
td_forms_write_async (TdStore            *store,
                      TdScoreBook        *book,
                      GPtrArray          *forms,
                      GFile              *folder,
                      TdDate              deadline,
                      TdJob              *job,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  g_autoptr (GTask) work = NULL;
  Writing *self = NULL;
  GError *error = NULL;

  g_return_if_fail (TD_IS_STORE (store) && TD_IS_SCORE_BOOK (book));

  g_task_set_source_tag (task, td_forms_write_async);
  if (check_issue (book, forms, deadline, &error))
    self = new_writing (store, book, forms, folder, deadline, job, &error);
  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The outer task owns it, and lives until the inner one has come back. */
  g_task_set_task_data (task, self, free_writing);
  work = g_task_new (store, NULL, written_cb, g_steal_pointer (&task));
  g_task_set_source_tag (work, write_in_thread);
  g_task_set_task_data (work, self, NULL);
  g_task_run_in_thread (work, write_in_thread);
}

GPtrArray *
td_forms_write_finish (TdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_forms_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
