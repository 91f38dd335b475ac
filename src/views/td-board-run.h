/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_board_run:
 * @widget: where it was asked for: its window says how it went
 * @action: (transfer full) (nullable): what is to be done
 * @error: (transfer full) (nullable): why there is no action
 *
 * Runs one change and says what was done, with "Hoàn tác", or why not.
 */
void td_board_run       (GtkWidget *widget, TdStore *store, TdAction *action, GError *error);
/* The same, but says @text instead of the action's label where it is not %NULL. */
void td_board_run_telling (GtkWidget *widget, TdStore *store, TdAction *action, GError *error,
                           const char *text);
/**
 * td_board_run_then:
 * @is_undoable: whether "Hoàn tác" is offered; freezing is taken back by reopening,
 *   which asks for a reason
 * @done: (nullable): called in the end, whichever way it went, while @widget lives
 */
void td_board_run_then  (GtkWidget *widget, TdStore *store, TdAction *action, GError *error,
                         gboolean is_undoable, void (*done) (GtkWidget *widget, gboolean good));

G_END_DECLS
