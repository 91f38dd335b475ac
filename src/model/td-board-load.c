/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-private.h"

#include "td-error.h"

/* Reading a board's state, here or on another thread. */

typedef struct
{
  guint     year;
  char     *variant;
  gboolean  may_change;
} Params;

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

static gpointer
read_state (TdReader       *reader,
            gconstpointer   data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Params *params = data;

  return td_board_load_state (reader, params->year, params->variant, params->may_change,
                              cancellable, error);
}

/* The first load gives the variant that was asked for, or says that there is none. */
static gpointer
dup_params (gpointer object,
            gboolean is_first)
{
  TdBoard *self = object;
  Params *params = g_new0 (Params, 1);

  params->year = self->year;
  params->variant = g_strdup (self->variant);
  params->may_change = !is_first;
  return params;
}

static void
free_params (gpointer data)
{
  Params *params = data;

  g_free (params->variant);
  g_free (params);
}

const TdLoaderFuncs *
td_board_get_loader_funcs (void)
{
  static const TdLoaderFuncs funcs = {
    .read = read_state,
    .dup_params = dup_params,
    .free_params = free_params,
    .free_state = (GDestroyNotify) td_board_state_free,
    .take_state = (TdLoaderTakeFunc) td_board_set_state,
    .take_error = (TdLoaderTakeFunc) td_board_set_error,
    .notify_loading = (TdLoaderNotifyFunc) td_board_notify_loading,
  };

  return &funcs;
}

void
td_board_queue_reload (TdBoard *self)
{
  g_return_if_fail (TD_IS_BOARD (self));

  td_loader_queue (&self->loader);
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

  g_return_if_fail (TD_IS_STORE (store));

  self = td_board_make (store, td_store_get_reader (store), year, variant);
  td_loader_start (&self->loader, td_board_new_async, cancellable, callback, user_data);
}

TdBoard *
td_board_new_finish (GAsyncResult  *result,
                     GError       **error)
{
  return td_loader_finish (result, td_board_new_async, error);
}
