/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/*
 * Loading what an object shows of the register on a thread of its own, at first and whenever
 * it changed: for #TdBoard and #TdScoreBook, which hold one each.
 */

typedef void (*TdLoaderTakeFunc)   (gpointer object, gpointer taken);
typedef void (*TdLoaderNotifyFunc) (gpointer object);

/**
 * TdLoaderFuncs: how an object is loaded.
 * @read: one state of the register, on any thread; @params is from @dup_params
 * @dup_params: what @read goes by; @is_first: nobody has a state yet
 * @take_state: shows a state, which it takes over, and tells
 * @take_error: likewise; what is shown stays as it is
 * @notify_loading: is_loading has changed
 */
typedef struct
{
  gpointer           (*read)       (TdReader *reader, gconstpointer params,
                                    GCancellable *cancellable, GError **error);
  gpointer           (*dup_params) (gpointer object, gboolean is_first);
  GDestroyNotify       free_params;
  GDestroyNotify       free_state;
  TdLoaderTakeFunc     take_state;
  TdLoaderTakeFunc     take_error;
  TdLoaderNotifyFunc   notify_loading;
} TdLoaderFuncs;

/**
 * TdLoader: a part of its object, on whose thread all of it is used.
 * @object: not owned
 * @store: (nullable): not owned; the object's own, which outlives it
 */
typedef struct
{
  const TdLoaderFuncs *funcs;
  gpointer             object;
  TdStore             *store;
  guint                idle;
  gboolean             is_loading;
  gboolean             is_stale; /* something changed since the load began */
} TdLoader;

void     td_loader_init   (TdLoader *self, const TdLoaderFuncs *funcs, gpointer object,
                           TdStore *store);
/* When the object is disposed of. */
void     td_loader_clear  (TdLoader *self);
/* On a thread of its own, later.  Several calls become one. */
void     td_loader_queue  (TdLoader *self);
/* The object got a newer state than what is being read: that is read once more. */
void     td_loader_outdate (TdLoader *self);
/* The first load, which gives the state that was asked for, or says that there is none. */
void     td_loader_start  (TdLoader *self, gpointer source_tag, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
/* The object with its state, or %NULL.  (transfer full) */
gpointer td_loader_finish (GAsyncResult *result, gpointer source_tag, GError **error);

G_END_DECLS
