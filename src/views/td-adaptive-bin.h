/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdAdaptiveBin:
 *
 * A container that may always be made as narrow as 360 px, whatever its child
 * asks for, and says so in "narrow" when it gets less than "threshold" px (more
 * where text is larger), so that the child can arrange itself for it.  What
 * AdwBreakpointBin is from libadwaita 1.4 on.
 *
 * Properties: "child", "threshold" (px), "narrow" (read-only, notifies outside
 * of layout).
 */
#define TD_TYPE_ADAPTIVE_BIN (td_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (TdAdaptiveBin, td_adaptive_bin, TD, ADAPTIVE_BIN, GtkWidget)

GtkWidget *td_adaptive_bin_new       (int threshold);
void       td_adaptive_bin_set_child (TdAdaptiveBin *self, GtkWidget *child);
gboolean   td_adaptive_bin_is_narrow (TdAdaptiveBin *self);

G_END_DECLS
