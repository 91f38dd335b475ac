/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* One request to the database thread. */
typedef struct _TdRequest TdRequest;
struct _TdRequest
{
  TdEngine      *engine;
  void         (*run) (TdRequest *self);
  char          *author;
  char          *label;
  TdWriteFunc    func;
  gpointer       data;
  GDestroyNotify destroy;
  TdQuery       *query;
  GCancellable  *cancellable;

  gint64         result;
  GArray        *ids;
  GError        *error;

  GTask         *task; /* (nullable): whom the answer goes to, unless somebody waits */
};

static void
free_request (TdRequest *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->author);
  g_free (self->label);
  g_clear_pointer (&self->query, td_query_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_free (self);
}

static void
run_write (TdRequest *self)
{
  self->result = td_engine_write (self->engine, self->author, self->label, self->func, self->data,
                                  self->cancellable, &self->error);
}

static void
run_undo (TdRequest *self)
{
  self->result = td_engine_undo (self->engine, self->author, &self->error);
}

static void
run_redo (TdRequest *self)
{
  self->result = td_engine_redo (self->engine, self->author, &self->error);
}

static void
run_query (TdRequest *self)
{
  self->ids = td_reader_query (self->engine->reader, self->query, self->cancellable, &self->error);
}

static void
run_request (gpointer data)
{
  TdRequest *self = data;

  self->run (self);
}

/* On the store's thread: first everybody learns what changed, then the caller. */
static void
finish_request (gpointer data)
{
  TdRequest *self = data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  td_store_emit_changed (g_task_get_source_object (task));
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (self->ids != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->ids), (GDestroyNotify) g_array_unref);
  else
    g_task_return_int (task, self->result);
  free_request (self);
}

static TdRequest *
new_request (TdStore    *self,
             void      (*run) (TdRequest *request),
             const char *label)
{
  TdRequest *request = g_new0 (TdRequest, 1);

  request->engine = &self->engine;
  request->run = run;
  request->author = g_strdup (self->author);
  request->label = g_strdup (label);
  return request;
}

/* Takes @request over. */
static void
push_request (TdStore            *self,
              TdRequest          *request,
              gpointer            source_tag,
              gboolean            writes,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (GError) error = NULL;

  request->task = g_task_new (self, request->cancellable, callback, user_data);
  g_task_set_source_tag (request->task, source_tag);
  /* What was committed was committed, whoever cancels meanwhile. */
  g_task_set_check_cancellable (request->task, FALSE);

  if (writes ? !td_store_check_writable (self, &error) : !td_store_check_open (self, &error))
    {
      g_task_return_error (request->task, g_steal_pointer (&error));
      free_request (request);
      return;
    }
  td_worker_push (self->worker, run_request, finish_request, request);
}

/* Takes @request over. */
static gint64
call_request (TdStore   *self,
              TdRequest *request,
              GError   **error)
{
  gint64 result = -1;

  if (td_store_check_writable (self, error))
    {
      td_worker_call (self->worker, run_request, request);
      td_store_emit_changed (self);
      result = request->result;
      if (request->error != NULL)
        g_propagate_error (error, g_steal_pointer (&request->error));
    }
  free_request (request);
  return result;
}

void
td_store_query_async (TdStore            *self,
                      const TdQuery      *query,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  TdRequest *request;

  g_return_if_fail (TD_IS_STORE (self));
  g_return_if_fail (query != NULL);

  request = new_request (self, run_query, NULL);
  request->query = td_query_copy (query);
  g_set_object (&request->cancellable, cancellable);
  push_request (self, request, td_store_query_async, FALSE, callback, user_data);
}

GArray *
td_store_query_finish (TdStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_store_query_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
td_store_write_async (TdStore            *self,
                      const char         *label,
                      TdWriteFunc         func,
                      gpointer            data,
                      GDestroyNotify      destroy,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  TdRequest *request;

  g_return_if_fail (TD_IS_STORE (self));
  g_return_if_fail (label != NULL && func != NULL);

  request = new_request (self, run_write, label);
  request->func = func;
  request->data = data;
  request->destroy = destroy;
  g_set_object (&request->cancellable, cancellable);
  push_request (self, request, td_store_write_async, TRUE, callback, user_data);
}

gint64
td_store_write_finish (TdStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_store_write_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

gint64
td_store_write (TdStore      *self,
                const char   *label,
                TdWriteFunc   func,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  TdRequest *request;

  g_return_val_if_fail (TD_IS_STORE (self), -1);
  g_return_val_if_fail (label != NULL && func != NULL, -1);

  request = new_request (self, run_write, label);
  request->func = func;
  request->data = data;
  g_set_object (&request->cancellable, cancellable);
  return call_request (self, request, error);
}

static gboolean
save_records (TdWriter     *writer,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!td_writer_save (writer, records->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}

void
td_store_save_async (TdStore            *self,
                     const char         *label,
                     GPtrArray          *records,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GPtrArray *copies;

  g_return_if_fail (TD_IS_STORE (self));
  g_return_if_fail (label != NULL && records != NULL);

  copies = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copies, td_record_copy (records->pdata[i]));
  td_store_write_async (self, label, save_records, copies, (GDestroyNotify) g_ptr_array_unref, NULL,
                        callback, user_data);
}

gboolean
td_store_save (TdStore    *self,
               const char *label,
               TdRecord   *record,
               GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gint64 id;

  g_return_val_if_fail (TD_IS_STORE (self), FALSE);
  g_return_val_if_fail (TD_IS_RECORD (record), FALSE);

  id = td_record_get_id (record);
  g_ptr_array_add (records, record);
  if (td_store_write (self, label, save_records, records, NULL, error) >= 0)
    return TRUE;
  /* It may have got one before the commit failed. */
  td_record_set_id (record, id);
  return FALSE;
}

void
td_store_undo_async (TdStore            *self,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (TD_IS_STORE (self));

  push_request (self, new_request (self, run_undo, NULL), td_store_write_async, TRUE, callback,
                user_data);
}

void
td_store_redo_async (TdStore            *self,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (TD_IS_STORE (self));

  push_request (self, new_request (self, run_redo, NULL), td_store_write_async, TRUE, callback,
                user_data);
}

gint64
td_store_undo (TdStore *self,
               GError **error)
{
  g_return_val_if_fail (TD_IS_STORE (self), -1);

  return call_request (self, new_request (self, run_undo, NULL), error);
}

gint64
td_store_redo (TdStore *self,
               GError **error)
{
  g_return_val_if_fail (TD_IS_STORE (self), -1);

  return call_request (self, new_request (self, run_redo, NULL), error);
}
