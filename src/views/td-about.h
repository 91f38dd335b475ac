/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one file that knows AdwAboutWindow, which newer libadwaita replaces. */
void td_about_show (GtkWindow *parent);

G_END_DECLS
