/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-page-private.h"

static void
show_pane (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  gboolean folded = td_page_is_narrow (TD_PAGE (self));
  gint64 current = td_data_table_get_current (priv->table);

  if (current == 0)
    td_split_view_set_reveal (priv->split, FALSE);
  else if (!folded)
    td_split_view_set_reveal (priv->split, priv->wants_pane);
  if (td_split_view_get_reveal (priv->split) && TD_LIST_PAGE_GET_CLASS (self)->show_details)
    TD_LIST_PAGE_GET_CLASS (self)->show_details (self, current);
}

static void
current_changed_cb (TdListPage *self)
{
  show_pane (self);
}

static void
activated_cb (TdListPage *self)
{
  td_list_page_set_details (self, TRUE);
}

static void
step_cb (TdListPage *self, int by)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  td_data_table_move_current (priv->table, by);
}

static void
close_pane_cb (TdListPage *self)
{
  td_list_page_set_details (self, FALSE);
}

/* A folded pane is closed by a click beside it. */
static void
pane_revealed_cb (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  GtkWidget *focus = NULL;

  if (td_split_view_get_reveal (priv->split))
    return;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->pane)))
    gtk_widget_grab_focus (GTK_WIDGET (priv->table));
}

gboolean
td_list_page_shows_details (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  return td_split_view_get_reveal (priv->split);
}

void
td_list_page_set_details (TdListPage *self, gboolean shown)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  priv->wants_pane = shown;
  td_split_view_set_reveal (priv->split, shown && td_data_table_get_current (priv->table) != 0);
  show_pane (self);
}

static void
toggle_details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPage *self = TD_LIST_PAGE (widget);
  TdListPagePrivate *priv = td_list_page_get_private (self);

  if (td_data_table_get_current (priv->table) == 0)
    td_data_table_move_current (priv->table, 0);
  td_list_page_set_details (self, !td_list_page_shows_details (self));
}

void
td_list_page_class_add_details (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, current_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_pane_cb);
  gtk_widget_class_install_action (widget_class, "list.toggle-details", NULL, toggle_details_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "list.toggle-details", NULL);
}
