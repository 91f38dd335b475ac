/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdSidebar:
 *
 * The pages of a #GtkStack to choose from, with the register's name and the time
 * of its last backup below.  The list of pages is the stack's own: nobody keeps
 * a second one.
 *
 * Properties: "stack", "register-name", "register-path" (its tooltip),
 * "backup-text".
 * Signal "chosen": the person chose a page, also the one that is shown already.
 */
#define TD_TYPE_SIDEBAR (td_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TdSidebar, td_sidebar, TD, SIDEBAR, GtkWidget)

GtkWidget *td_sidebar_new (void);
/* "Mở gần đây" in the main menu, to be filled.  (transfer none) */
GMenu     *td_sidebar_get_recent_menu (TdSidebar *self);

G_END_DECLS
