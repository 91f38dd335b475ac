/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdButtonContent:
 *
 * The child of a button in the header bar: an icon and a word, the word left out
 * while "narrow" is set.  The button itself carries tooltip and accessible label.
 *
 * Properties: "icon-name", "label", "arrow" (a small arrow of a menu), "narrow".
 */
#define TD_TYPE_BUTTON_CONTENT (td_button_content_get_type ())
G_DECLARE_FINAL_TYPE (TdButtonContent, td_button_content, TD, BUTTON_CONTENT, GtkWidget)

GtkWidget *td_button_content_new (const char *icon_name, const char *label);

G_END_DECLS
