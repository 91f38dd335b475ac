/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include <glib/gi18n-lib.h>

/* Which columns are shown: those that the person chose, or else the usual ones, as
 * far as they say anything and there is room for them. */

static gboolean
get_flag (TdTableColumn *column, const char *name)
{
  return g_object_get_data (G_OBJECT (column), name) != NULL;
}

static void
set_flag (TdTableColumn *column, const char *name, gboolean on)
{
  g_object_set_data (G_OBJECT (column), name, on ? column : NULL);
}

/* Wanted in the list; whether there is room for it just now is another matter. */
static gboolean
is_shown (TdTableColumn *column)
{
  return get_flag (column, "td-shown");
}

/* As with the ticks: a column that is not shown is not in the view at all. */
static gboolean
put_into_view (TdDataTable *self, TdTableColumn *column, gboolean shown)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  GtkColumnViewColumn *view_column = td_data_table_get_view_column (column);
  guint position = self->ticks ? 1 : 0;

  if (get_flag (column, "td-in-view") == !!shown)
    return FALSE;
  set_flag (column, "td-in-view", shown);
  if (!shown)
    {
      gtk_column_view_remove_column (view, view_column);
      return TRUE;
    }
  for (guint i = 0; i < self->columns->len && self->columns->pdata[i] != column; i++)
    position += get_flag (self->columns->pdata[i], "td-in-view") ? 1 : 0;
  gtk_column_view_insert_column (view, position, view_column);
  return TRUE;
}

/* --- room --- */

static int
get_width (TdTableColumn *column)
{
  return gtk_column_view_column_get_fixed_width (td_data_table_get_view_column (column));
}

/* The column that is missed least among those still in @kept; the one that the list
 * is sorted by stays. */
static TdTableColumn *
find_least (TdDataTable *self, GHashTable *kept)
{
  TdTableColumn *least = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TdTableColumn *column = self->columns->pdata[i];
      guint rank = td_table_column_get_rank (column);

      if (rank > 0 && g_hash_table_contains (kept, column) &&
          g_strcmp0 (td_table_column_get_key (column), self->sort) != 0 &&
          (least == NULL || rank > td_table_column_get_rank (least)))
        least = column;
    }
  return least;
}

static GtkAdjustment *
get_across (TdDataTable *self)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* The columns that fit into the table's width.  Who chose columns gets all of them,
 * and scrolls.  (element-type TdTableColumn) */
static GHashTable *
find_fitting (TdDataTable *self)
{
  int room = (int) gtk_adjustment_get_page_size (get_across (self));
  int needed = self->ticks ? gtk_column_view_column_get_fixed_width (self->tick_column) : 0;
  GHashTable *kept = g_hash_table_new (NULL, NULL);
  TdTableColumn *least;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (!is_shown (self->columns->pdata[i]))
        continue;
      g_hash_table_add (kept, self->columns->pdata[i]);
      needed += get_width (self->columns->pdata[i]);
    }
  while (room > 0 && !self->chosen && needed > room && (least = find_least (self, kept)) != NULL)
    {
      g_hash_table_remove (kept, least);
      needed -= get_width (least);
    }
  return kept;
}

static void
arrange (TdDataTable *self)
{
  g_autoptr (GHashTable) fitting = find_fitting (self);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->n_built; i++)
    changed |= put_into_view (self, self->columns->pdata[i],
                              g_hash_table_contains (fitting, self->columns->pdata[i]));
  if (changed)
    td_data_table_align_titles (self);
}

static gboolean
arrange_cb (gpointer user_data)
{
  TdDataTable *self = user_data;

  self->arrange_idle = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* After the layout that found the table to be of another width. */
static void
width_noticed_cb (TdDataTable *self)
{
  if (self->arrange_idle == 0)
    self->arrange_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

/* --- choosing --- */

static void
mark_shown (TdDataTable *self, TdTableColumn *column, gboolean shown)
{
  const char *key = td_table_column_get_key (column);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), key);

  set_flag (column, "td-shown", shown);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
}

static gboolean
is_usual (TdTableColumn *column)
{
  return td_table_column_get_listed (column) && !get_flag (column, "td-empty");
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
  self->chosen = FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdTableColumn *column = self->columns->pdata[i];

      mark_shown (self, column, is_usual (column));
      gtk_column_view_column_set_fixed_width (td_data_table_get_view_column (column),
                                              td_table_column_get_width (column));
      if (self->preferences != NULL)
        td_preferences_set_column_width (self->preferences, self->list,
                                         td_table_column_get_key (column), -1);
    }
  if (self->preferences != NULL)
    td_preferences_set_columns (self->preferences, self->list, NULL);
  self->arranging = FALSE;
  arrange (self);
}

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, TdDataTable *self)
{
  TdTableColumn *declaration = td_data_table_get_declaration (column);

  if (!self->arranging && self->preferences != NULL)
    td_preferences_set_column_width (self->preferences, self->list,
                                     td_table_column_get_key (declaration),
                                     gtk_column_view_column_get_fixed_width (column));
}

/* --- for the other parts of the table --- */

void
td_data_table_init_choices (TdDataTable *self)
{
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GSimpleAction) reset = g_simple_action_new ("reset", NULL);

  self->actions = g_simple_action_group_new ();
  self->columns_menu = g_menu_new ();
  g_signal_connect_object (reset, "activate", G_CALLBACK (reset_columns_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (reset));
  g_menu_append (end, _("Usual Columns"), "columns.reset");
  g_menu_append_section (self->columns_menu, NULL, G_MENU_MODEL (end));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (get_across (self), "notify::page-size", G_CALLBACK (width_noticed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
td_data_table_add_choice (TdDataTable *self, TdTableColumn *column)
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
  g_signal_connect_object (td_data_table_get_view_column (column), "notify::fixed-width",
                           G_CALLBACK (width_changed_cb), self, 0);
  set_flag (column, "td-shown", listed);
  put_into_view (self, column, listed);
}

/* --- public --- */

void
td_data_table_set_preferences (TdDataTable *self, TdPreferences *preferences, const char *list)
{
  g_auto (GStrv) chosen = td_preferences_get_columns (preferences, list);

  td_data_table_build_columns (self);
  g_set_object (&self->preferences, preferences);
  g_free (self->list);
  self->list = g_strdup (list);
  self->chosen = chosen != NULL;
  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdTableColumn *column = self->columns->pdata[i];
      const char *key = td_table_column_get_key (column);
      int width = td_preferences_get_column_width (preferences, list, key);

      if (chosen != NULL)
        mark_shown (self, column, g_strv_contains ((const char *const *) chosen, key));
      if (width > 0)
        gtk_column_view_column_set_fixed_width (td_data_table_get_view_column (column), width);
    }
  self->arranging = FALSE;
  arrange (self);
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
  mark_shown (self, td_data_table_get_column (self, key), shown);
  self->chosen = TRUE;
  save_columns (self);
  arrange (self);
}

void
td_data_table_set_column_empty (TdDataTable *self, const char *key, gboolean empty)
{
  TdTableColumn *column = td_data_table_get_column (self, key);

  td_data_table_build_columns (self);
  if (get_flag (column, "td-empty") == !!empty)
    return;
  set_flag (column, "td-empty", empty);
  if (self->chosen)
    return;
  mark_shown (self, column, is_usual (column));
  arrange (self);
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
