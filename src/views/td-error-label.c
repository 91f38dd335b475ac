/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-error-label.h"

#include "td-views.h"

/* So few that it never makes its column wider. */
#define WIDTH_CHARS 20

GtkWidget *
td_error_label_new (void)
{
  GtkWidget *self = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (self), 0);
  gtk_label_set_wrap (GTK_LABEL (self), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self), WIDTH_CHARS);
  gtk_widget_add_css_class (self, "td-err");
  gtk_widget_add_css_class (self, "td-small");
  gtk_widget_set_visible (self, FALSE);
  return self;
}

void
td_error_label_show (GtkWidget *self, GtkWidget *field, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self), message != NULL ? message : "");
  gtk_widget_set_visible (self, message != NULL);
  if (field != NULL)
    td_widget_set_css_class (field, "error", message != NULL);
}
