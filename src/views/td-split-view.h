/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdSplitView:
 *
 * A content with a pane beside it, or, "folded", over it.  The one file that
 * knows AdwFlap, which newer libadwaita replaces.
 *
 * Properties: "content", "pane", "position" (GtkPackType), "folded", "reveal".
 */
#define TD_TYPE_SPLIT_VIEW (td_split_view_get_type ())
G_DECLARE_FINAL_TYPE (TdSplitView, td_split_view, TD, SPLIT_VIEW, GtkWidget)

GtkWidget *td_split_view_new         (void);
void       td_split_view_set_content (TdSplitView *self, GtkWidget *content);
void       td_split_view_set_pane    (TdSplitView *self, GtkWidget *pane);
gboolean   td_split_view_get_folded  (TdSplitView *self);
void       td_split_view_set_folded  (TdSplitView *self, gboolean folded);
gboolean   td_split_view_get_reveal  (TdSplitView *self);
void       td_split_view_set_reveal  (TdSplitView *self, gboolean reveal);

G_END_DECLS
