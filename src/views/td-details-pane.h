/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdDetailsPane:
 *
 * The pane at the right of a list, 336 px wide: what is shown, with buttons to
 * the previous and next row and to close it, above a child that scrolls.
 *
 * Properties: "title", "subtitle", "child", "can-step" (previous and next).
 * Signals: "step" (int -1 or 1), "close".
 */
#define TD_TYPE_DETAILS_PANE (td_details_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdDetailsPane, td_details_pane, TD, DETAILS_PANE, GtkWidget)

GtkWidget *td_details_pane_new       (void);
void       td_details_pane_set_title (TdDetailsPane *self, const char *title, const char *subtitle);
/* The same, as asked for by what stands in it; nothing where @child stands in none. */
void       td_details_pane_title_child (GtkWidget *child, const char *title,
                                        const char *subtitle);
void       td_details_pane_set_child (TdDetailsPane *self, GtkWidget *child);
GtkWidget *td_details_pane_get_child (TdDetailsPane *self);
void       td_details_pane_scroll_to_top (TdDetailsPane *self);

G_END_DECLS
