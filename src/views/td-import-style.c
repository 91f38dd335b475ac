/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-style.h"

#include "td-views.h"

void
td_import_style_ensure (void)
{
  static gboolean done;
  g_autoptr (GtkCssProvider) provider = NULL;
  GdkDisplay *display = gdk_display_get_default ();

  if (done || display == NULL)
    return;
  done = TRUE;
  td_views_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, TD_RESOURCES "import.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
