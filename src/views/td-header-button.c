/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-button.h"

#include "td-button-content.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_content (TdPage *page, const char *icon, const char *label, gboolean arrow)
{
  GtkWidget *content = td_button_content_new (icon, label);

  g_object_set (content, "arrow", arrow, NULL);
  g_object_bind_property (page, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  return content;
}

GtkWidget *
td_header_button_new (TdPage *page, const char *icon, const char *label, const char *name,
                      const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_content (page, icon, label, FALSE));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  td_widget_set_label (button, name);
  gtk_widget_add_css_class (button, "td-word");
  return button;
}

static GMenuModel *
make_export_menu (TdExportNeeds needs, const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const TdExportInfo *const *infos = td_exports_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if ((infos[i]->needs & needs) == 0)
        continue;
      label = g_strdup_printf ("%s…", gettext (infos[i]->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, action, "s", infos[i]->name);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

GtkWidget *
td_header_export_button_new (TdPage *page, TdExportNeeds needs, const char *action)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_export_menu (needs, action);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             make_content (page, "td-export-symbolic", _("Export"), TRUE));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("Export to Excel (Ctrl+E: all tables)"));
  td_widget_set_label (button, _("Export to Excel"));
  gtk_widget_add_css_class (button, "td-word");
  return button;
}
