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

/* --- actions --- */

static void
clear_filters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (widget));

  td_page_set_search_text (TD_PAGE (widget), "");
  td_filter_bar_clear (priv->filters);
  gtk_widget_grab_focus (GTK_WIDGET (priv->table));
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

  g_clear_handle_id (&priv->start_source, g_source_remove);
  td_list_page_stop_counting (TD_LIST_PAGE (object));
  g_clear_handle_id (&priv->selection_source, g_source_remove);
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
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, hidden_button);
  gtk_widget_class_bind_template_child_private (widget_class, TdListPage, batch);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  td_list_page_class_add_details (widget_class);
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
  td_list_page_class_add_selection (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.clear-filters", NULL);
}

/* A menu is made of many widgets: only once somebody wants to see it. */
static void
create_columns_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (TD_LIST_PAGE (user_data));

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, td_data_table_get_columns_menu (priv->table));
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
  gtk_menu_button_set_create_popup_func (priv->columns_button, create_columns_menu_cb, self, NULL);
  g_signal_connect_object (td_data_table_get_selection (priv->table), "notify::n-selected",
                           G_CALLBACK (td_list_page_show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_data_table_get_selection (priv->table), "items-changed",
                           G_CALLBACK (td_list_page_show_selection_soon), self,
                           G_CONNECT_SWAPPED);
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
td_list_page_set_notice (TdListPage *self, GtkWidget *widget)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (priv->chips)), widget, priv->chips);
}

void
td_list_page_set_entity (TdListPage *self, const TdEntity *entity)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  priv->entity = entity;
  td_data_table_set_label (priv->table, td_page_get_title (TD_PAGE (self)));
  td_entity_columns_add (priv->table, entity, td_page_get_preferences (TD_PAGE (self)));
}

/* --- the first rows --- */

/* The list, and rows for what is in view. */
static void
fill (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  TdStore *store = td_page_get_store (TD_PAGE (self));
  g_autoptr (TdQuery) query = td_list_page_dup_query (self);

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

/* Rows take the focus only once they are on the screen; whoever has gone elsewhere
 * meanwhile stays there. */
static gboolean
focus_rows_cb (gpointer user_data)
{
  TdListPage *self = user_data;
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  priv->start_source = 0;
  if (root != NULL && gtk_root_get_focus (root) == NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    td_page_focus_main (TD_PAGE (self));
  return G_SOURCE_REMOVE;
}

static gboolean
fill_cb (gpointer user_data)
{
  TdListPage *self = user_data;
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  fill (self);
  priv->start_source = g_idle_add_full (G_PRIORITY_LOW, focus_rows_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* By an idle source, so that the frame is on its way to the screen. */
static void
painted_cb (TdListPage *self, GdkFrameClock *clock)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (priv->model == NULL && priv->start_source == 0)
    priv->start_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

/* In a window that has not been drawn yet the rows come right after its first frame,
 * which shows everything but them: a person sees that the program is there. */
void
td_list_page_start (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  td_data_table_set_preferences (priv->table, td_page_get_preferences (TD_PAGE (self)),
                                 td_page_get_page_name (TD_PAGE (self)));
  td_data_table_set_sort (priv->table, priv->entity->sort, FALSE);
  if (clock != NULL && gdk_frame_clock_get_frame_counter (clock) < 0)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self,
                             G_CONNECT_SWAPPED);
  else
    fill (self);
}

TdListModel *
td_list_page_get_model (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_instance_private (self);

  return priv->model;
}
