/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_import_actions_install:
 * @window_class: of #TdWindow
 *
 * Actions that begin an import: win.import-staff, win.import-self-assessment;
 * win.import (profile: "staff", "self-assessment"), win.import-text (profile,
 * cells with tabs), win.import-file (profile, URI).
 */
void td_import_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
