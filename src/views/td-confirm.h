/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Questions and messages that stay until answered.  The one file that knows
 * AdwMessageDialog, which newer libadwaita replaces.  To be used rarely: what
 * can be undone is done, with "Hoàn tác" in a toast.
 */

/* A message with "Đóng". */
void     td_confirm_tell (GtkWidget *parent, const char *heading, const char *body);

/**
 * td_confirm_async:
 * @parent: the widget that asks
 * @action: label of the button that does it, with a mnemonic
 * @destructive: whether it is shown as dangerous
 */
void     td_confirm_async  (GtkWidget *parent, const char *heading, const char *body,
                            const char *action, gboolean destructive,
                            GAsyncReadyCallback callback, gpointer user_data);
/* Whether the person chose @action; no error. */
gboolean td_confirm_finish (GtkWidget *parent, GAsyncResult *result);

G_END_DECLS
