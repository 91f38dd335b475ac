/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include <glib/gi18n-lib.h>

#define TICK_WIDTH 30

static TdTableColumn *
get_declaration (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "td-column");
}

static GtkColumnViewColumn *
get_view_column (TdTableColumn *column)
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

/* --- sorting --- */

/* Never sorts: the view's sorter is asked to compare two things that are not
 * rows, and so tells through this which column it would sort by (GTK before
 * 4.10 has no other way), and by the sign in which direction. */
static int
probe (gconstpointer a, gconstpointer b, gpointer user_data)
{
  TdTableColumn *column = user_data;
  TdDataTable *table = g_object_get_data (G_OBJECT (column), "td-table");

  table->probed = column;
  return -1;
}

static void
sorter_changed_cb (TdDataTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  GtkOrdering order;
  const char *key;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, self, self->slice);
  key = self->probed ? td_table_column_get_key (self->probed) : NULL;
  if (g_strcmp0 (key, self->sort) == 0 && self->descending == (order == GTK_ORDERING_LARGER))
    return;
  g_free (self->sort);
  self->sort = g_strdup (key);
  self->descending = order == GTK_ORDERING_LARGER;
  if (!self->arranging)
    td_data_table_emit_sort (self);
}

const char *
td_data_table_get_sort (TdDataTable *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
td_data_table_set_sort (TdDataTable *self, const char *key, gboolean descending)
{
  TdTableColumn *column = key ? td_data_table_get_column (self, key) : NULL;

  self->arranging = TRUE;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), NULL, GTK_SORT_ASCENDING);
  if (column != NULL)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), get_view_column (column),
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->arranging = FALSE;
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
      TdTableColumn *declaration = get_declaration (column);
      GtkWidget *box = gtk_widget_get_first_child (title);
      float xalign = declaration ? td_table_column_get_xalign (declaration) : 0;

      if (GTK_IS_BOX (box) && xalign > 0)
        gtk_widget_set_halign (box, xalign == 1 ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
      if (declaration != NULL)
        gtk_widget_set_tooltip_text (title, td_table_column_get_label (declaration));
      title = gtk_widget_get_next_sibling (title);
    }
}

/* --- which columns are shown --- */

/* As with the ticks: a column that is not shown is not in the view at all. */
static gboolean
is_shown (TdTableColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "td-shown") != NULL;
}

static void
put_into_view (TdDataTable *self, TdTableColumn *column, gboolean shown)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  guint position = self->ticks ? 1 : 0;

  if (is_shown (column) == !!shown)
    return;
  g_object_set_data (G_OBJECT (column), "td-shown", shown ? self : NULL);
  if (!shown)
    {
      gtk_column_view_remove_column (view, get_view_column (column));
      return;
    }
  for (guint i = 0; i < self->columns->len && self->columns->pdata[i] != column; i++)
    position += is_shown (self->columns->pdata[i]) ? 1 : 0;
  gtk_column_view_insert_column (view, position, get_view_column (column));
}

static void
save_columns (TdDataTable *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (self->preferences == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (is_shown (self->columns->pdata[i]))
        g_ptr_array_add (keys, (gpointer) td_table_column_get_key (self->columns->pdata[i]));
    }
  g_ptr_array_add (keys, NULL);
  td_preferences_set_columns (self->preferences, self->list, (const char *const *) keys->pdata);
}

static void
set_shown (TdDataTable *self, TdTableColumn *column, gboolean shown)
{
  const char *key = td_table_column_get_key (column);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), key);

  put_into_view (self, column, shown);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
}

static void
toggle_column_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  td_data_table_show_column (user_data, g_action_get_name (G_ACTION (action)),
                        g_variant_get_boolean (state));
}

static void
reset_columns_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdDataTable *self = user_data;

  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdTableColumn *column = self->columns->pdata[i];
      const char *key = td_table_column_get_key (column);

      set_shown (self, column, td_table_column_get_listed (column));
      gtk_column_view_column_set_fixed_width (get_view_column (column),
                                              td_table_column_get_width (column));
      if (self->preferences != NULL)
        td_preferences_set_column_width (self->preferences, self->list, key, -1);
    }
  if (self->preferences != NULL)
    td_preferences_set_columns (self->preferences, self->list, NULL);
  self->arranging = FALSE;
  td_data_table_align_titles (self);
}

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, TdDataTable *self)
{
  TdTableColumn *declaration = get_declaration (column);

  if (!self->arranging && self->preferences != NULL)
    td_preferences_set_column_width (self->preferences, self->list,
                                     td_table_column_get_key (declaration),
                                     gtk_column_view_column_get_fixed_width (column));
}

static void
add_to_menu (TdDataTable *self, TdTableColumn *column)
{
  const char *key = td_table_column_get_key (column);
  gboolean listed = td_table_column_get_listed (column);
  g_autofree char *name = g_strconcat ("columns.", key, NULL);
  g_autoptr (GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful (key, NULL, g_variant_new_boolean (listed));
  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_column_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_insert (self->columns_menu, (int) self->n_built - 1,
                 td_table_column_get_label (column), name);
}

void
td_data_table_init_columns (TdDataTable *self)
{
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GSimpleAction) reset = g_simple_action_new ("reset", NULL);

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  self->columns_menu = g_menu_new ();
  g_signal_connect_object (reset, "activate", G_CALLBACK (reset_columns_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (reset));
  g_menu_append (end, _("Usual Columns"), "columns.reset");
  g_menu_append_section (self->columns_menu, NULL, G_MENU_MODEL (end));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));

  self->tick_column = make_tick_column ();
  td_data_table_show_ticks (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
td_data_table_dispose_columns (TdDataTable *self)
{
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
    {
      g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (probe, column, NULL);

      gtk_column_view_column_set_sorter (view_column, GTK_SORTER (sorter));
    }
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                           0);
  add_to_menu (self, column);
  put_into_view (self, column, td_table_column_get_listed (column));
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

void
td_data_table_set_preferences (TdDataTable *self, TdPreferences *preferences, const char *list)
{
  g_auto (GStrv) chosen = td_preferences_get_columns (preferences, list);

  td_data_table_build_columns (self);
  g_set_object (&self->preferences, preferences);
  g_free (self->list);
  self->list = g_strdup (list);
  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdTableColumn *column = self->columns->pdata[i];
      const char *key = td_table_column_get_key (column);
      int width = td_preferences_get_column_width (preferences, list, key);

      if (chosen != NULL)
        set_shown (self, column, g_strv_contains ((const char *const *) chosen, key));
      if (width > 0)
        gtk_column_view_column_set_fixed_width (get_view_column (column), width);
    }
  self->arranging = FALSE;
}

GPtrArray *
td_data_table_dup_columns (TdDataTable *self)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (is_shown (self->columns->pdata[i]))
        g_ptr_array_add (columns, self->columns->pdata[i]);
    }
  return columns;
}

void
td_data_table_show_column (TdDataTable *self, const char *key, gboolean shown)
{
  set_shown (self, td_data_table_get_column (self, key), shown);
  save_columns (self);
  td_data_table_align_titles (self);
}

GActionGroup *
td_data_table_get_actions (TdDataTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
td_data_table_get_columns_menu (TdDataTable *self)
{
  return G_MENU_MODEL (self->columns_menu);
}
