/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-private.h"

#include "td-content.h"
#include "td-error.h"
#include "td-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Contents of attachments for the window: read and copied on the database thread. */

/* No file has these in its name on Windows; a register may come from elsewhere. */
#define FORBIDDEN "<>:\"/\\|?*"

/**
 * Fetch: a content on its way out.
 * @name: (nullable): a copy of that name is wanted; %NULL: the content itself
 */
typedef struct
{
  TdEngine *engine;
  char     *sha256;
  char     *name;
  GBytes   *content;
  GFile    *file;
  GError   *error;
  GTask    *task;
} Fetch;

static void
free_fetch (Fetch *self)
{
  g_free (self->sha256);
  g_free (self->name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_error (&self->error);
  g_object_unref (self->task);
  g_free (self);
}

/* --- copies --- */

/* Where the copy lies: each content has a folder, so that it can have its own name. */
static char *
make_place (Fetch   *self,
            GError **error)
{
  g_autofree char *name = g_strdelimit (g_strdup (self->name), FORBIDDEN, '_');
  g_autofree char *folder = NULL;

  if (self->engine->copies == NULL)
    self->engine->copies = td_attachment_copies_make (self->engine->path, error);
  if (self->engine->copies == NULL)
    return NULL;
  folder = g_build_filename (self->engine->copies, self->sha256, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_build_filename (folder, name, NULL);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));
  return NULL;
}

static gboolean
write_copy (const char *path,
            GBytes     *content,
            GError    **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
         g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0400, error);
}

static void
make_copy (Fetch *self)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *path = make_place (self, &failed);

  if (path != NULL && write_copy (path, self->content, &failed))
    self->file = g_file_new_for_path (path);
  else
    g_set_error (&self->error, TD_ERROR, TD_ERROR_FAILED,
                 /* Translators: %1$s is a file, %2$s the system's reason. */
                 _("“%1$s” could not be copied to be opened: %2$s"), self->name, failed->message);
}

/* --- on and off the database thread --- */

static void
run_fetch (gpointer data)
{
  Fetch *self = data;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &self->error))
    return;
  self->content = td_content_read (self->engine->db, self->sha256, &self->error);
  if (self->content != NULL && self->name != NULL)
    make_copy (self);
}

static void
finish_fetch (gpointer data)
{
  Fetch *self = data;

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else if (self->file != NULL)
    g_task_return_pointer (self->task, g_steal_pointer (&self->file), g_object_unref);
  else
    g_task_return_pointer (self->task, g_steal_pointer (&self->content),
                           (GDestroyNotify) g_bytes_unref);
  free_fetch (self);
}

/* @name: (transfer full) (nullable) */
static void
start_fetch (TdStore             *store,
             TdRecord            *attachment,
             char                *name,
             gpointer             source_tag,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Fetch *self = g_new0 (Fetch, 1);

  self->engine = &store->engine;
  self->sha256 = g_strdup (td_record_get_text (attachment, "sha256"));
  self->name = name;
  self->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, source_tag);
  if (td_store_check_open (store, &self->error))
    td_worker_push (store->worker, run_fetch, finish_fetch, self);
  else
    finish_fetch (self);
}

void
td_attachment_read_async (TdStore             *store,
                          TdRecord            *attachment,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (TD_IS_STORE (store) && TD_IS_RECORD (attachment));

  start_fetch (store, attachment, NULL, td_attachment_read_async, cancellable, callback,
               user_data);
}

GBytes *
td_attachment_read_finish (TdStore       *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, td_attachment_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
td_attachment_copy_async (TdStore             *store,
                          TdRecord            *attachment,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (TD_IS_STORE (store) && TD_IS_RECORD (attachment));

  start_fetch (store, attachment, g_strdup (td_record_get_text (attachment, "name")),
               td_attachment_copy_async, cancellable, callback, user_data);
}

GFile *
td_attachment_copy_finish (TdStore       *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, td_attachment_copy_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
