/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

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

      if ((infos[i]->needs & TD_EXPORT_NEEDS_ROUND) == 0)
        continue;
      label = g_strdup_printf ("%s…", gettext (infos[i]->label));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "scores.export", "s", infos[i]->name);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_content (TdScoresPage *self, const char *icon, const char *label, gboolean arrow)
{
  GtkWidget *content = td_button_content_new (icon, label);

  g_object_set (content, "arrow", arrow, NULL);
  g_object_bind_property (self, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  return content;
}

static GtkWidget *
make_button (TdScoresPage *self, const char *icon, const char *label, const char *action,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_content (self, icon, label, FALSE));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  td_widget_set_label (button, label);
  gtk_widget_add_css_class (button, "td-word");
  return button;
}

static GtkWidget *
make_round_end (TdScoresPage *self)
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

  self->close_button = make_button (self, "changes-prevent-symbolic", _("Close Round…"),
                                    "scores.close", _("Seal what every sheet came to"));
  gtk_widget_add_css_class (self->close_button, "suggested-action");
  self->reopen_button = make_button (self, "changes-allow-symbolic", _("Reopen…"),
                                     "scores.reopen",
                                     _("Open the closed round again, with a reason"));
  gtk_box_append (GTK_BOX (box), self->export_button);
  gtk_box_append (GTK_BOX (box), self->reopen_button);
  gtk_box_append (GTK_BOX (box), self->close_button);
  return box;
}

static GtkStack *
make_stack (TdScoresPage *self, GtkWidget *child)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_stack_add_named (stack, child, "round");
  /* The header bar lies outside of the page. */
  gtk_widget_insert_action_group (GTK_WIDGET (stack), "scores", G_ACTION_GROUP (self->actions));
  return stack;
}

void
td_scores_page_make_header (TdScoresPage *self)
{
  self->header_start = make_stack (self, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->header_end = make_stack (self, make_round_end (self));
}

void
td_scores_page_update_header (TdScoresPage *self)
{
  gboolean closed = self->book != NULL && td_score_book_is_closed (self->book);

  gtk_widget_set_visible (self->export_button, self->book != NULL);
  gtk_widget_set_visible (self->close_button, self->book != NULL && !closed);
  gtk_widget_set_visible (self->reopen_button, closed);
}
