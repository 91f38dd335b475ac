/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_side_scroller_new:
 * @policy: when there is a bar
 *
 * A scroller that only goes sideways, as high as its child.  GTK's own keeps the wheel to
 * itself even so; this one leaves up and down to the scroller around it.
 */
GtkWidget *td_side_scroller_new (GtkWidget *child, GtkPolicyType policy);

G_END_DECLS
