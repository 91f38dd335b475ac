/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-page-private.h"

#include "td-number.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* Ticks outlive a search, so that people found one after the other can be ticked
 * together; what is ticked and not in sight is said, and can be dropped. */
static void
show_hidden (TdListPage *self, guint n)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  g_autofree char *figure = td_integer_to_text (n);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (priv->hidden_button, n > 0);
  if (n == 0)
    return;
  /* Translators: a button: unticks those rows that a search or filter hides. */
  text = g_strdup_printf (ngettext ("Untick %s hidden", "Untick %s hidden", n), figure);
  gtk_button_set_label (GTK_BUTTON (priv->hidden_button), text);
}

void
td_list_page_show_selection (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  TdIdSelection *selection = td_data_table_get_selection (priv->table);
  guint n = td_id_selection_get_n (selection);
  g_autofree char *text = TD_LIST_PAGE_GET_CLASS (self)->dup_selection (self, n);

  if (n > 0)
    gtk_label_set_text (priv->selection_label, text);
  show_hidden (self, td_id_selection_get_n_hidden (selection));
  gtk_revealer_set_reveal_child (priv->batch_revealer, n > 0);
}

static gboolean
show_cb (gpointer user_data)
{
  TdListPage *self = user_data;

  td_list_page_get_private (self)->selection_source = 0;
  td_list_page_show_selection (self);
  return G_SOURCE_REMOVE;
}

void
td_list_page_show_selection_soon (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  if (priv->selection_source == 0 &&
      td_id_selection_get_n (td_data_table_get_selection (priv->table)) > 0)
    priv->selection_source = g_idle_add (show_cb, self);
}

static void
unselect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPagePrivate *priv = td_list_page_get_private (TD_LIST_PAGE (widget));

  td_id_selection_clear (td_data_table_get_selection (priv->table));
}

static void
untick_hidden_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPagePrivate *priv = td_list_page_get_private (TD_LIST_PAGE (widget));

  td_id_selection_keep_shown (td_data_table_get_selection (priv->table));
}

void
td_list_page_class_add_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (widget_class, "list.untick-hidden", NULL, untick_hidden_cb);
}

GArray *
td_list_page_dup_targets (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  GArray *ids = td_id_selection_dup_ids (td_data_table_get_selection (priv->table));
  gint64 current = td_data_table_get_current (priv->table);

  if (ids->len == 0 && current != 0)
    g_array_append_val (ids, current);
  return ids;
}

void
td_list_page_copy (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  TdIdSelection *selection = td_data_table_get_selection (priv->table);
  guint n = td_id_selection_get_n (selection) - td_id_selection_get_n_hidden (selection);
  g_autofree char *figure = NULL;
  g_autofree char *text = NULL;

  if (n == 0 && td_data_table_get_current (priv->table) != 0)
    n = 1;
  if (n == 0)
    return;
  td_data_table_copy (priv->table);
  figure = td_integer_to_text (n);
  text = g_strdup_printf (ngettext ("%s row was copied: paste it into Excel",
                                    "%s rows were copied: paste them into Excel", n), figure);
  td_shell_toast (GTK_WIDGET (self), text);
}
