/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-page-private.h"

#include "td-entity-columns.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_TYPE_WITH_PRIVATE (TdListPage, td_list_page, TD_TYPE_PAGE)

TdListPagePrivate *
td_list_page_get_private (TdListPage *self)
{
  return td_list_page_get_instance_private (self);
}

static void
n_items_changed_cb (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  td_list_page_show_counts (self, g_list_model_get_n_items (G_LIST_MODEL (priv->model)));
}

static void
show_selection_cb (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  guint n = td_id_selection_get_n (td_data_table_get_selection (priv->table));
  g_autofree char *text = TD_LIST_PAGE_GET_CLASS (self)->dup_selection (self, n);

  if (n > 0)
    gtk_label_set_text (priv->selection_label, text);
  gtk_revealer_set_reveal_child (priv->batch_revealer, n > 0);
}

static void
store_changed_cb (TdListPage *self, TdChanges *changes)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  if (priv->model != NULL && td_changes_touch (changes, priv->entity))
    td_list_page_count_soon (self);
}

/* --- the query --- */

TdQuery *
td_list_page_dup_query (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  TdQuery *query = td_query_new (priv->entity);
  const char *search = td_page_get_search_text (TD_PAGE (self));
  gboolean descending;
  const char *sort = td_data_table_get_sort (priv->table, &descending);

  if (*search != '\0')
    td_query_set_search (query, search);
  td_query_set_sort (query, sort, sort != NULL && descending);
  td_filter_bar_apply (priv->filters, query);
  return query;
}

void
td_list_page_requery (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  g_autoptr (TdQuery) query = NULL;

  if (priv->model == NULL)
    return;
  query = td_list_page_dup_query (self);
  td_id_selection_settle (td_data_table_get_selection (priv->table));
  td_data_table_forget_place (priv->table);
  td_list_model_set_query (priv->model, query);
  n_items_changed_cb (self);
}

static void
filters_changed_cb (TdListPage *self)
{
  td_list_page_requery (self);
}

static void
sort_changed_cb (TdListPage *self)
{
  td_list_page_requery (self);
}

static void
td_list_page_search (TdPage *page, const char *text)
{
  td_list_page_requery (TD_LIST_PAGE (page));
}

/* --- details --- */

static void
show_pane (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
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
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

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
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
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
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return td_split_view_get_reveal (priv->split);
}

void
td_list_page_set_details (TdListPage *self, gboolean shown)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  priv->wants_pane = shown;
  td_split_view_set_reveal (priv->split, shown && td_data_table_get_current (priv->table) != 0);
  show_pane (self);
}

/* --- actions --- */

static void
clear_filters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (widget));

  td_page_set_search_text (TD_PAGE (widget), "");
  td_filter_bar_clear (priv->filters);
  gtk_widget_grab_focus (GTK_WIDGET (priv->table));
}

static void
toggle_details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPage *self = TD_LIST_PAGE (widget);
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  if (td_data_table_get_current (priv->table) == 0)
    td_data_table_move_current (priv->table, 0);
  td_list_page_set_details (self, !td_list_page_shows_details (self));
}

static void
unselect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (widget));

  td_id_selection_clear (td_data_table_get_selection (priv->table));
}

/* --- class --- */

static void
td_list_page_focus_main (TdPage *page)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (page));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), "table") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (priv->table));
  else
    gtk_widget_child_focus (GTK_WIDGET (priv->stack), GTK_DIR_TAB_FORWARD);
}

/* A record that a filter hides is shown all the same: the filters go. */
static gboolean
td_list_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  TdListPage *self = TD_LIST_PAGE (page);
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  if (priv->model == NULL || entity != priv->entity)
    return FALSE;
  priv->wants_pane = TRUE;
  if (td_data_table_set_current (priv->table, id))
    td_list_page_set_details (self, TRUE);
  else
    {
      priv->pending = id;
      td_page_set_search_text (page, "");
      td_filter_bar_clear (priv->filters);
      td_list_page_requery (self);
    }
  return TRUE;
}

/* The list that was asked for is there. */
static void
loading_cb (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  gboolean loading;
  gint64 pending = priv->pending;

  g_object_get (priv->model, "loading", &loading, NULL);
  if (loading)
    return;
  priv->pending = 0;
  n_items_changed_cb (self);
  if (pending != 0 && td_data_table_set_current (priv->table, pending))
    td_list_page_set_details (self, TRUE);
}

static void
td_list_page_dispose (GObject *object)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (object));

  td_list_page_stop_counting (TD_LIST_PAGE (object));
  /* gtk_widget_dispose_template() of GTK 4.8 knows no classes derived from the one
   * that has the template. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&priv->model);
  G_OBJECT_CLASS (td_list_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, split);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, pane);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, chips);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, filters);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, clear_button);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, columns_button);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, table);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, empty);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, batch_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, selection_label);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, batch);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_pane_cb);
}

static void
td_list_page_class_init (TdListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_list_page_dispose;
  page_class->search = td_list_page_search;
  page_class->focus_main = td_list_page_focus_main;
  page_class->show_record = td_list_page_show_record;
  klass->dup_count = td_list_page_dup_count;
  klass->dup_selection = td_list_page_dup_selection;

  g_type_ensure (TD_TYPE_DETAILS_PANE);
  g_type_ensure (TD_TYPE_FILTER_BAR);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  g_type_ensure (TD_TYPE_DATA_TABLE);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "list.toggle-details", NULL, toggle_details_cb);
  gtk_widget_class_install_action (widget_class, "list.unselect", NULL, unselect_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.clear-filters", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "list.toggle-details", NULL);
}

static void
td_list_page_init (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->wants_pane = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.clear-filters", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  td_data_table_get_actions (priv->table));
  gtk_menu_button_set_menu_model (priv->columns_button,
                                  td_data_table_get_columns_menu (priv->table));
  g_signal_connect_object (td_data_table_get_selection (priv->table), "notify::n-selected",
                           G_CALLBACK (show_selection_cb), self, G_CONNECT_SWAPPED);
}

TdDataTable *
td_list_page_get_table (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->table;
}

TdFilterBar *
td_list_page_get_filters (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->filters;
}

TdDetailsPane *
td_list_page_get_pane (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->pane;
}

GtkBox *
td_list_page_get_batch (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->batch;
}

void
td_list_page_set_empty (TdListPage *self, GtkWidget *widget)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  adw_bin_set_child (priv->empty, widget);
}

void
td_list_page_set_entity (TdListPage *self, const TdEntity *entity)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  priv->entity = entity;
  td_data_table_set_label (priv->table, td_page_get_title (TD_PAGE (self)));
  td_entity_columns_add (priv->table, entity, td_page_get_preferences (TD_PAGE (self)));
}

void
td_list_page_start (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  TdStore *store = td_page_get_store (TD_PAGE (self));
  g_autoptr (TdQuery) query = NULL;

  td_data_table_set_preferences (priv->table, td_page_get_preferences (TD_PAGE (self)),
                            td_page_get_page_name (TD_PAGE (self)));
  td_data_table_set_sort (priv->table, priv->entity->sort, FALSE);
  query = td_list_page_dup_query (self);
  priv->model = td_list_model_new (store, query);
  td_data_table_set_model (priv->table, G_LIST_MODEL (priv->model), &td_id_funcs_of_list_model);
  g_signal_connect_object (priv->model, "notify::n-items", G_CALLBACK (n_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  n_items_changed_cb (self);
  td_list_page_count_soon (self);
}

TdListModel *
td_list_page_get_model (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->model;
}

GArray *
td_list_page_dup_targets (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  GArray *ids = td_id_selection_dup_ids (td_data_table_get_selection (priv->table));
  gint64 current = td_data_table_get_current (priv->table);

  if (ids->len == 0 && current != 0)
    g_array_append_val (ids, current);
  return ids;
}
