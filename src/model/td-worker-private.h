/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdWorker:
 *
 * One thread that does one piece of work after the other, in the order in which
 * they were given: a plain #GAsyncQueue, since writes must never overtake each
 * other.  Given work by the thread that made it.
 */
typedef struct _TdWorker TdWorker;
typedef void (*TdWorkFunc) (gpointer data);

/* @name: of the thread */
TdWorker *td_worker_new  (const char *name);
/* Waits for all work, and ends the thread. */
void      td_worker_free (TdWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWorker, td_worker_free)

/* Calls @run on the worker's thread, then @done from the main context that was
 * the maker's own when the worker was made.  @data is let go of by then. */
void      td_worker_push (TdWorker *self, TdWorkFunc run, TdWorkFunc done, gpointer data);
/* Calls @run on the worker's thread after all that was given before, and waits. */
void      td_worker_call (TdWorker *self, TdWorkFunc run, gpointer data);

G_END_DECLS
