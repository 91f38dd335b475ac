/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-loader.h"

/* What a load on another thread needs.  A task may go last on its thread, where neither
 * object nor store may end: take_object() lets both go on the object's own. */
typedef struct
{
  const TdLoaderFuncs *funcs;
  TdLoader            *loader; /* a part of @object */
  GObject             *object;
  TdStore             *store;
  gpointer             params;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  load->funcs->free_params (load->params);
  g_clear_object (&load->object);
  g_clear_object (&load->store);
  g_free (load);
}

static void
run_load (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  const Load *load = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (load->store, &error);
  gpointer state = NULL;

  if (reader != NULL)
    state = load->funcs->read (reader, load->params, cancellable, &error);
  if (state != NULL)
    g_task_return_pointer (task, state, load->funcs->free_state);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Ends a load; on the object's thread, before the task goes. */
static GObject *
take_object (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  g_clear_object (&load->store);
  return g_steal_pointer (&load->object);
}

static void
set_loading (TdLoader *self,
             gboolean  is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  self->funcs->notify_loading (self->object);
}

static void start_load (TdLoader *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TdLoader *self = user_data;
  g_autoptr (GObject) object = take_object (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer state = g_task_propagate_pointer (G_TASK (result), &error);

  set_loading (self, FALSE);
  if (state != NULL)
    self->funcs->take_state (object, state);
  else
    self->funcs->take_error (object, g_steal_pointer (&error));
  if (self->is_stale)
    start_load (self);
}

static void
run_task (TdLoader            *self,
          gpointer             source_tag,
          gboolean             is_first,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->funcs = self->funcs;
  load->loader = self;
  load->object = g_object_ref (self->object);
  load->store = g_object_ref (self->store);
  load->params = self->funcs->dup_params (self->object, is_first);
  g_task_set_task_data (task, load, free_load);
  g_task_set_source_tag (task, source_tag);
  g_task_run_in_thread (task, run_load);
}

static void
start_load (TdLoader *self)
{
  self->is_stale = FALSE;
  set_loading (self, TRUE);
  run_task (self, start_load, FALSE, NULL, loaded_cb, self);
}

static gboolean
idle_cb (gpointer user_data)
{
  TdLoader *self = user_data;

  self->idle = 0;
  if (self->is_stale && !self->is_loading)
    start_load (self);
  return G_SOURCE_REMOVE;
}

void
td_loader_init (TdLoader            *self,
                const TdLoaderFuncs *funcs,
                gpointer             object,
                TdStore             *store)
{
  *self = (TdLoader) { .funcs = funcs, .object = object, .store = store };
}

void
td_loader_clear (TdLoader *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->store = NULL;
}

void
td_loader_queue (TdLoader *self)
{
  g_return_if_fail (self->store != NULL);

  self->is_stale = TRUE;
  if (!self->is_loading && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

void
td_loader_outdate (TdLoader *self)
{
  self->is_stale = self->is_loading;
}

void
td_loader_start (TdLoader            *self,
                 gpointer             source_tag,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  /* The object follows the store from now on, so that nothing is missed meanwhile. */
  self->is_loading = TRUE;
  run_task (self, source_tag, TRUE, cancellable, callback, user_data);
}

gpointer
td_loader_finish (GAsyncResult  *result,
                  gpointer       source_tag,
                  GError       **error)
{
  GTask *task = G_TASK (result);
  g_autoptr (GObject) object = NULL;
  TdLoader *self;
  gpointer state;

  g_return_val_if_fail (g_task_get_source_tag (task) == source_tag, NULL);

  self = ((Load *) g_task_get_task_data (task))->loader;
  object = take_object (task);
  state = g_task_propagate_pointer (task, error);
  self->is_loading = FALSE;
  if (state == NULL)
    return NULL;
  self->funcs->take_state (object, state);
  if (self->is_stale)
    td_loader_queue (self);
  return g_steal_pointer (&object);
}
