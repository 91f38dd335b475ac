/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-export.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static GMenuModel *
make_export_menu (void)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const TdExportInfo *const *infos = td_exports_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if ((infos[i]->needs & TD_EXPORT_NEEDS_YEAR) == 0)
        continue;
      label = g_strdup_printf ("%s…", gettext (infos[i]->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "board.export", "s", infos[i]->name);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_content (TdBoardPage *self, const char *icon, const char *label, gboolean arrow)
{
  GtkWidget *content = td_button_content_new (icon, label);

  g_object_set (content, "arrow", arrow, NULL);
  g_object_bind_property (self, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  return content;
}

GtkWidget *
td_board_page_make_header (TdBoardPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) menu = make_export_menu ();

  self->export_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->export_button),
                             make_content (self, "td-export-symbolic", _("Export"), TRUE));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->export_button), menu);
  gtk_widget_set_tooltip_text (self->export_button, _("Export to Excel (Ctrl+E: all tables)"));
  td_widget_set_label (self->export_button, _("Export to Excel"));
  gtk_widget_add_css_class (self->export_button, "td-word");

  self->freeze_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->freeze_button),
                        make_content (self, "changes-prevent-symbolic", _("Freeze…"), FALSE));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->freeze_button), "board.freeze");
  gtk_widget_set_tooltip_text (self->freeze_button, _("Seal the results of the year"));
  td_widget_set_label (self->freeze_button, _("Freeze the year"));
  gtk_widget_add_css_class (self->freeze_button, "td-word");
  gtk_widget_add_css_class (self->freeze_button, "suggested-action");

  gtk_box_append (GTK_BOX (box), self->export_button);
  gtk_box_append (GTK_BOX (box), self->freeze_button);
  /* The header bar lies outside of the page. */
  gtk_widget_insert_action_group (box, "board", G_ACTION_GROUP (self->actions));
  return box;
}
