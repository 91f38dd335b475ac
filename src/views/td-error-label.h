/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with what stands in a field, to be put below it; hidden while nothing
 * is. */
GtkWidget *td_error_label_new  (void);
/**
 * td_error_label_show:
 * @field: (nullable): is marked as well
 * @message: (nullable): %NULL: nothing is wrong
 */
void       td_error_label_show (GtkWidget *self, GtkWidget *field, const char *message);

G_END_DECLS
