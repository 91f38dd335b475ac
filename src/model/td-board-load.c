/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-private.h"

#include "td-error.h"

/* Reading a board's state, here or on another thread. */

/* What a load on another thread needs.  A task may go last on its thread, where
 * neither board nor store may end: take_board() lets both go on the board's own. */
typedef struct
{
  TdBoard  *board;
  TdStore  *store;
  guint     year;
  char     *variant;
  gboolean  may_change;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->board);
  g_clear_object (&load->store);
  g_free (load->variant);
  g_free (load);
}

TdBoardState *
td_board_load_state (TdReader      *reader,
                     guint          year,
                     const char    *variant,
                     gboolean       may_change,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GError) failure = NULL;
  TdBoardState *state;

  if (!td_reader_begin (reader, error))
    return NULL;
  state = td_board_state_new (reader, year, variant, cancellable, &failure);
  if (state == NULL && may_change && g_error_matches (failure, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_clear_error (&failure);
      state = td_board_state_new (reader, year, NULL, cancellable, &failure);
    }
  td_reader_end (reader);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return state;
}

static void
run_load (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  const Load *load = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TdReader) reader = td_store_open_reader (load->store, &error);
  TdBoardState *state = NULL;

  if (reader != NULL)
    state = td_board_load_state (reader, load->year, load->variant, load->may_change, cancellable,
                                 &error);
  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) td_board_state_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Ends a load; on the board's thread, before the task goes. */
static TdBoard *
take_board (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  g_clear_object (&load->store);
  return g_steal_pointer (&load->board);
}

static void start_load (TdBoard *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TdBoard) self = take_board (G_TASK (result));
  g_autoptr(GError) error = NULL;
  TdBoardState *state = g_task_propagate_pointer (G_TASK (result), &error);

  td_board_set_loading (self, FALSE);
  if (state != NULL)
    td_board_set_state (self, state);
  else
    td_board_set_error (self, g_steal_pointer (&error));
  if (self->is_stale)
    start_load (self);
}

/* The first load gives the variant that was asked for, or says that there is none. */
static GTask *
make_load_task (TdBoard             *self,
                gboolean             may_change,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->board = g_object_ref (self);
  load->store = g_object_ref (self->store);
  load->year = self->year;
  load->variant = g_strdup (self->variant);
  load->may_change = may_change;
  g_task_set_task_data (task, load, free_load);
  return task;
}

static void
start_load (TdBoard *self)
{
  g_autoptr(GTask) task = make_load_task (self, TRUE, NULL, loaded_cb, NULL);

  g_task_set_source_tag (task, start_load);
  self->is_stale = FALSE;
  td_board_set_loading (self, TRUE);
  g_task_run_in_thread (task, run_load);
}

static gboolean
idle_cb (gpointer user_data)
{
  TdBoard *self = user_data;

  self->idle = 0;
  if (self->is_stale && !self->is_loading)
    start_load (self);
  return G_SOURCE_REMOVE;
}

void
td_board_queue_reload (TdBoard *self)
{
  g_return_if_fail (TD_IS_BOARD (self));
  g_return_if_fail (self->store != NULL);

  self->is_stale = TRUE;
  if (!self->is_loading && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

void
td_board_new_async (TdStore             *store,
                    guint                year,
                    const char          *variant,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(TdBoard) self = NULL;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TD_IS_STORE (store));

  self = td_board_make (store, td_store_get_reader (store), year, variant);
  /* Follows the store from now on, so that nothing is missed meanwhile. */
  self->is_loading = TRUE;
  task = make_load_task (self, FALSE, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_board_new_async);
  g_task_run_in_thread (task, run_load);
}

TdBoard *
td_board_new_finish (GAsyncResult  *result,
                     GError       **error)
{
  GTask *task = G_TASK (result);
  g_autoptr(TdBoard) self = NULL;
  TdBoardState *state;

  g_return_val_if_fail (g_task_get_source_tag (task) == td_board_new_async, NULL);

  self = take_board (task);
  state = g_task_propagate_pointer (task, error);
  self->is_loading = FALSE;
  if (state == NULL)
    return NULL;
  td_board_set_state (self, state);
  if (self->is_stale)
    td_board_queue_reload (self);
  return g_steal_pointer (&self);
}
