/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

/* Reading a round on a thread of its own. */

/* What a load on another thread needs.  A task may go last on its thread, where
 * neither book nor store may end: take_book() lets both go on the book's own. */
typedef struct
{
  TdScoreBook *book;
  TdStore     *store;
  gint64       round;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->book);
  g_clear_object (&load->store);
  g_free (load);
}

TdBookState *
td_score_book_load_state (TdReader      *reader,
                          gint64         round,
                          GCancellable  *cancellable,
                          GError       **error)
{
  TdBookState *state;

  if (!td_reader_begin (reader, error))
    return NULL;
  state = td_book_state_new (reader, round, cancellable, error);
  td_reader_end (reader);
  return state;
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
  TdBookState *state = NULL;

  if (reader != NULL)
    state = td_score_book_load_state (reader, load->round, cancellable, &error);
  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) td_book_state_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Ends a load; on the book's thread, before the task goes. */
static TdScoreBook *
take_book (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  g_clear_object (&load->store);
  return g_steal_pointer (&load->book);
}

static void start_load (TdScoreBook *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TdScoreBook) self = take_book (G_TASK (result));
  g_autoptr (GError) error = NULL;
  TdBookState *state = g_task_propagate_pointer (G_TASK (result), &error);

  td_score_book_set_loading (self, FALSE);
  if (state != NULL)
    td_score_book_set_state_now (self, state);
  else
    td_score_book_set_error (self, g_steal_pointer (&error));
  if (self->is_stale)
    start_load (self);
}

static GTask *
make_load_task (TdScoreBook         *self,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->book = g_object_ref (self);
  load->store = g_object_ref (self->store);
  load->round = self->round;
  g_task_set_task_data (task, load, free_load);
  return task;
}

static void
start_load (TdScoreBook *self)
{
  g_autoptr (GTask) task = make_load_task (self, NULL, loaded_cb, NULL);

  g_task_set_source_tag (task, start_load);
  self->is_stale = FALSE;
  td_score_book_set_loading (self, TRUE);
  g_task_run_in_thread (task, run_load);
}

static gboolean
idle_cb (gpointer user_data)
{
  TdScoreBook *self = user_data;

  self->idle = 0;
  if (self->is_stale && !self->is_loading)
    start_load (self);
  return G_SOURCE_REMOVE;
}

void
td_score_book_queue_reload (TdScoreBook *self)
{
  self->is_stale = TRUE;
  if (!self->is_loading && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

void
td_score_book_new_async (TdStore             *store,
                         gint64               round,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (TdScoreBook) self = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TD_IS_STORE (store));

  self = td_score_book_make (store, td_store_get_reader (store), round);
  /* Follows the store from now on, so that nothing is missed meanwhile. */
  self->is_loading = TRUE;
  task = make_load_task (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_score_book_new_async);
  g_task_run_in_thread (task, run_load);
}

TdScoreBook *
td_score_book_new_finish (GAsyncResult  *result,
                          GError       **error)
{
  GTask *task = G_TASK (result);
  g_autoptr (TdScoreBook) self = NULL;
  TdBookState *state;

  g_return_val_if_fail (g_task_get_source_tag (task) == td_score_book_new_async, NULL);

  self = take_book (task);
  state = g_task_propagate_pointer (task, error);
  self->is_loading = FALSE;
  if (state == NULL)
    return NULL;
  td_score_book_set_state_now (self, state);
  if (self->is_stale)
    td_score_book_queue_reload (self);
  return g_steal_pointer (&self);
}
