/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdAction:
 *
 * One named change that is ready to be made: what td_board_move_line(),
 * td_staff_transfer() and the like return after they have checked what can be
 * checked at once.  The window runs it with td_action_run_async(), the command
 * line with td_action_run(): both do exactly the same, as one undoable change.
 */
typedef struct _TdAction TdAction;

/**
 * td_action_new:
 * @label: (transfer full): what is done, in words for the history, translated;
 *   @func may replace it with td_writer_set_label() once it knows names
 * @func: run on the writer thread; may run only once
 * @data: (transfer full): for @func
 * @destroy: frees @data on the calling thread
 */
TdAction *td_action_new  (char *label, TdWriteFunc func, gpointer data, GDestroyNotify destroy);
void      td_action_free (TdAction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAction, td_action_free)

const char *td_action_get_label (const TdAction *self);

/**
 * td_action_run:
 * @self: (transfer full): what is to be done
 *
 * Waits.  Returns the change's id, 0 when nothing was to be changed, -1 on error.
 */
gint64    td_action_run       (TdAction *self, TdStore *store, GCancellable *cancellable,
                               GError **error);
/* @self: (transfer full).  @callback ends with td_store_write_finish (store, result, …). */
void      td_action_run_async (TdAction *self, TdStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
