/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-views.h"

#include "icons/td-icons-resources.h"
#include "td-views-resources.h"

void
td_views_init (void)
{
  /* The resources register themselves; being named here keeps the linker from
   * leaving them out of a program that takes this storey as a static library. */
  g_assert (td_views_get_resource () != NULL);
  g_assert (td_icons_get_resource () != NULL);
}

gboolean
td_has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

void
td_widget_dispose_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
td_widget_set_css_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
td_widget_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}
