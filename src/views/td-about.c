/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

void
td_about_show (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window,
                "application-name", "Thi Đua",
                "application-icon", TD_APPLICATION_ID,
                "version", TD_VERSION,
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("The register of a department's office: its units and people, "
                              "what they were scored on, and how the year was classified."),
                "modal", TRUE,
                "transient-for", parent,
                NULL);
  gtk_window_present (GTK_WINDOW (window));
}

G_GNUC_END_IGNORE_DEPRECATIONS
