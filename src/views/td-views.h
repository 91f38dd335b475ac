/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where templates, icons and styles lie in the program's own resources. */
#define TD_RESOURCES "/io/github/thidua/ThiDua/"

/* Makes the resources of this storey known; any number of times.  The styles and
 * icons among them are found by an application of our id. */
void     td_views_init (void);

/* Whether there is anything to read. */
gboolean td_has_text (const char *text);

/* Unparents every child: for the dispose of a widget that is no container. */
void     td_widget_dispose_children (GtkWidget *widget);
/* Puts a style class on or takes it off. */
void     td_widget_set_css_class    (GtkWidget *widget, const char *name, gboolean on);
/* What a screen reader says of an icon or an entry. */
void     td_widget_set_label        (GtkWidget *widget, const char *label);
/* How much larger than 11 pt its text is; 1 where it is not.  What is compared with a
 * width in px for the sake of text goes by this. */
double   td_widget_get_text_scale   (GtkWidget *widget);
/* Asks for that many px, more where text is larger; -1: for none. */
void     td_widget_set_text_width   (GtkWidget *widget, int width);

G_END_DECLS
