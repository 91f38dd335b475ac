/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include <glib/gi18n-lib.h>

#define TICK_WIDTH 30

TdTableColumn *
td_data_table_get_declaration (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "td-column");
}

GtkColumnViewColumn *
td_data_table_get_view_column (TdTableColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "td-view-column");
}

/* --- cells --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdTableColumn *column)
{
  gtk_list_item_set_child (item, td_table_column_make_cell (column));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdTableColumn *column)
{
  td_slot_add_cell (gtk_list_item_get_item (item), column, gtk_list_item_get_child (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdTableColumn *column)
{
  td_slot_remove_cell (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

static GtkListItemFactory *
make_factory (TdTableColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), column, 0);
  return factory;
}

/* The tick shows the row's state; clicks on its cell are the table's. */
static void
setup_tick_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Ticked"), -1);
  g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, check);
}

static GtkColumnViewColumn *
make_tick_column (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_tick_cb), NULL);
  column = gtk_column_view_column_new ("", factory);
  gtk_column_view_column_set_fixed_width (column, TICK_WIDTH);
  return column;
}

/* GTK 4.8 gives invisible columns room too: it is in the view, or it is not. */
void
td_data_table_show_ticks (TdDataTable *self)
{
  if (self->ticks)
    gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), 0, self->tick_column);
  else
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), self->tick_column);
}

/* --- titles --- */

/* GTK has no alignment for titles: the box in the title's button is aligned as
 * the cells below it are.  Where a newer GTK builds titles otherwise, they stay
 * at the left. */
void
td_data_table_align_titles (TdDataTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *title = header ? gtk_widget_get_first_child (header) : NULL;
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      TdTableColumn *declaration = td_data_table_get_declaration (column);
      GtkWidget *box = gtk_widget_get_first_child (title);
      float xalign = declaration ? td_table_column_get_xalign (declaration) : 0;

      if (GTK_IS_BOX (box) && xalign > 0)
        gtk_widget_set_halign (box, xalign == 1 ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
      if (declaration != NULL)
        gtk_widget_set_tooltip_text (title, td_table_column_get_label (declaration));
      title = gtk_widget_get_next_sibling (title);
    }
}

/* --- building --- */

void
td_data_table_init_columns (TdDataTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  td_data_table_init_choices (self);
  self->tick_column = make_tick_column ();
  td_data_table_show_ticks (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (td_data_table_sorter_changed), self, G_CONNECT_SWAPPED);
}

void
td_data_table_dispose_columns (TdDataTable *self)
{
  g_clear_handle_id (&self->arrange_idle, g_source_remove);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->tick_column);
  g_clear_object (&self->actions);
  g_clear_object (&self->columns_menu);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->list, g_free);
  g_clear_pointer (&self->sort, g_free);
}

static void
build_column (TdDataTable *self, TdTableColumn *column)
{
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (td_table_column_get_title (column),
                                                                 make_factory (column));

  g_object_set_data (G_OBJECT (view_column), "td-column", column);
  g_object_set_data_full (G_OBJECT (column), "td-view-column", view_column, g_object_unref);
  g_object_set_data (G_OBJECT (column), "td-table", self);
  gtk_column_view_column_set_fixed_width (view_column, td_table_column_get_width (column));
  gtk_column_view_column_set_expand (view_column, td_table_column_get_expand (column));
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_header_menu (view_column, G_MENU_MODEL (self->columns_menu));
  if (td_table_column_get_sortable (column))
    td_data_table_make_sortable (view_column, column);
  td_data_table_add_choice (self, column);
}

void
td_data_table_append_column (TdDataTable *self, TdTableColumn *column)
{
  g_ptr_array_add (self->columns, column);
}

/* Columns may be changed until they are needed. */
void
td_data_table_build_columns (TdDataTable *self)
{
  while (self->n_built < self->columns->len)
    build_column (self, self->columns->pdata[self->n_built++]);
}

TdTableColumn *
td_data_table_get_column (TdDataTable *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (td_table_column_get_key (self->columns->pdata[i]), key))
        return self->columns->pdata[i];
    }
  return NULL;
}
