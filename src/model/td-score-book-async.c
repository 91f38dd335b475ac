/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

/* Reading a round on a thread of its own. */

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

static gpointer
read_state (TdReader       *reader,
            gconstpointer   params,
            GCancellable   *cancellable,
            GError        **error)
{
  const gint64 *round = params;

  return td_score_book_load_state (reader, *round, cancellable, error);
}

static gpointer
dup_params (gpointer object,
            gboolean is_first)
{
  const TdScoreBook *self = object;

  return g_memdup2 (&self->round, sizeof self->round);
}

const TdLoaderFuncs *
td_score_book_get_loader_funcs (void)
{
  static const TdLoaderFuncs funcs = {
    .read = read_state,
    .dup_params = dup_params,
    .free_params = g_free,
    .free_state = (GDestroyNotify) td_book_state_free,
    .take_state = (TdLoaderTakeFunc) td_score_book_set_state_now,
    .take_error = (TdLoaderTakeFunc) td_score_book_set_error,
    .notify_loading = (TdLoaderNotifyFunc) td_score_book_notify_loading,
  };

  return &funcs;
}

void
td_score_book_queue_reload (TdScoreBook *self)
{
  td_loader_queue (&self->loader);
}

void
td_score_book_new_async (TdStore             *store,
                         gint64               round,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (TdScoreBook) self = NULL;

  g_return_if_fail (TD_IS_STORE (store));

  self = td_score_book_make (store, td_store_get_reader (store), round);
  td_loader_start (&self->loader, td_score_book_new_async, cancellable, callback, user_data);
}

TdScoreBook *
td_score_book_new_finish (GAsyncResult  *result,
                          GError       **error)
{
  return td_loader_finish (result, td_score_book_new_async, error);
}
