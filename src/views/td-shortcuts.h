/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A plain window with the keys of the program: GtkShortcutsWindow is deprecated
 * in newer GTK, and its successor is not there yet. */
void td_shortcuts_show (GtkWindow *parent);

G_END_DECLS
