/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-criteria-columns.h"
#include "td-criteria-rounds.h"
#include "td-criteria-sets.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static TdStore *
get_store (TdCriteriaPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

/* What was begun in the background may end when the window has let the page go. */
gboolean
td_criteria_page_is_in_use (TdCriteriaPage *self)
{
  return self->list != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/* --- the set --- */

static char *
dup_size (const TdCriteriaSet *set)
{
  guint n = 0;
  g_autofree char *criteria = NULL;
  g_autofree char *bands = NULL;

  for (guint i = 0; i < set->criteria->len; i++)
    n += td_criteria_set_get (set, i)->rule != TD_RULE_GROUP;
  criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n), n);
  bands = g_strdup_printf (ngettext ("%u class", "%u classes", set->bands->len), set->bands->len);
  return g_strjoin (" · ", set->for_people ? _("People") : _("Units"), criteria, bands, NULL);
}

static void
show_head (TdCriteriaPage *self, const TdCriteriaSet *set)
{
  g_autofree char *size = set ? dup_size (set) : g_strdup ("");
  guint n = td_criteria_list_get_n (TD_CRITERIA_LIST (self->list));
  g_autofree char *count = g_strdup_printf (ngettext ("%u set", "%u sets", n), n);

  gtk_label_set_text (self->name_label, set ? set->name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), set ? set->name : NULL);
  gtk_label_set_text (self->size_label, size);
  td_page_set_subtitle (TD_PAGE (self), count);
}

static void
show_stack (TdCriteriaPage *self, const TdCriteriaSet *set)
{
  guint total = td_criteria_list_get_total (TD_CRITERIA_LIST (self->list));
  const char *name = "table";

  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "sets" : "empty");
  if (set == NULL || set->criteria->len == 0)
    name = "bare";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    name = "nothing";
  gtk_stack_set_visible_child_name (self->table_stack, name);
}

static gboolean
has_focus (TdCriteriaPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
}

static void
read_record (TdCriteriaPage *self, gint64 set)
{
  TdReader *reader = td_store_get_reader (get_store (self));
  g_autoptr (TdRecord) record = NULL;

  g_clear_pointer (&self->older, g_ptr_array_unref);
  if (set != 0)
    {
      record = td_reader_get (reader, &td_entity_criteria_set, set, NULL);
      self->older = td_criteria_list_older_rounds (reader, set, NULL);
    }
  if (self->older == NULL)
    self->older = g_ptr_array_new ();
  g_set_object (&self->record, record);
}

/* A row that is current goes on being so.  Where it went the one that took its place
 * is; in another set the first one. */
static void
choose_row (TdCriteriaPage *self, guint before)
{
  GListModel *model = G_LIST_MODEL (self->model);
  guint n = g_list_model_get_n_items (model);
  guint position;

  if (self->pending != 0 && td_data_table_set_current (self->table, self->pending))
    self->pending = 0;
  if (n > 0 && !td_data_table_get_current_position (self->table, &position))
    td_data_table_set_current (self->table,
                               td_criteria_model_id_funcs.get_id (model, MIN (before, n - 1)));
}

/* Where the current row stands in that set; 0 in another one. */
static guint
get_place (TdCriteriaPage *self, gint64 set)
{
  guint position;

  return self->record != NULL && td_record_get_id (self->record) == set &&
         td_data_table_get_current_position (self->table, &position) ? position : 0;
}

void
td_criteria_page_show_set (TdCriteriaPage *self)
{
  TdReader *reader = td_store_get_reader (get_store (self));
  gint64 id = td_criteria_list_get_selected (TD_CRITERIA_LIST (self->list));
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCriteriaSet) set = id != 0 ? td_criteria_set_load (reader, id, &error) : NULL;
  gboolean had_focus = has_focus (self);
  guint place = get_place (self, id);

  if (error != NULL)
    td_shell_report_error (GTK_WIDGET (self), error);
  read_record (self, set ? id : 0);
  td_criteria_model_show (self->model, set, td_page_get_search_text (TD_PAGE (self)));
  choose_row (self, place);
  td_data_table_refresh (self->table);
  show_head (self, set);
  show_stack (self, set);
  td_criteria_page_show_notes (self);
  td_criteria_page_show_issues (self);
  td_criteria_page_show_details (self);
  td_criteria_page_update_actions (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

void
td_criteria_page_show_details (TdCriteriaPage *self)
{
  gint64 current = td_data_table_get_current (self->table);
  guint position;

  if (!td_data_table_get_current_position (self->table, &position))
    current = 0;
  td_criteria_pane_show (TD_CRITERIA_PANE (self->details),
                         td_criteria_model_get_set (self->model), current);
}

void
td_criteria_page_reload (TdCriteriaPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!td_criteria_list_reload (TD_CRITERIA_LIST (self->list), &error))
    td_shell_report_error (GTK_WIDGET (self), error);
  td_criteria_page_show_set (self);
}

static void
store_changed_cb (TdCriteriaPage *self, TdChanges *changes)
{
  if (!td_criteria_page_is_in_use (self))
    return;
  if (td_changes_touch (changes, &td_entity_criteria_set) ||
      td_changes_touch (changes, &td_entity_criterion) ||
      td_changes_touch (changes, &td_entity_criteria_band) ||
      td_changes_touch (changes, &td_entity_round) ||
      td_changes_touch (changes, &td_entity_round_seal))
    td_criteria_page_reload (self);
}

/* --- first shown --- */

static void
selected_cb (TdCriteriaPage *self)
{
  if (td_criteria_page_is_in_use (self))
    td_criteria_page_show_set (self);
}

/* Chosen in a list that lies over the table: it is not wanted any more. */
static void
set_activated_cb (TdCriteriaPage *self)
{
  if (td_page_is_narrow (TD_PAGE (self)))
    td_split_view_set_reveal (self->sets_split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
row_changed_cb (TdCriteriaPage *self, GtkWidget *widget, GObject *item)
{
  TdCriteriaRow *row = TD_CRITERIA_ROW (item);

  td_widget_set_css_class (widget, "td-group-row",
                           td_criteria_row_get (row)->rule == TD_RULE_GROUP);
}

static void
current_changed_cb (TdCriteriaPage *self)
{
  td_criteria_page_show_details (self);
  td_criteria_page_update_actions (self);
}

/* Enter, a double click: to where it is edited. */
static void
activated_cb (TdCriteriaPage *self)
{
  self->wants_pane = TRUE;
  td_split_view_set_reveal (self->details_split, TRUE);
  td_criteria_pane_focus_field (TD_CRITERIA_PANE (self->details), "code");
}

static void
connect_table (TdCriteriaPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *remove = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                          gtk_named_action_new ("criteria.remove"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), remove);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  g_object_set (self->table, "row-menu", self->row_menu, NULL);
  g_signal_connect_object (self->table, "row-changed", G_CALLBACK (row_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::current", G_CALLBACK (current_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
td_criteria_page_load_sets (TdCriteriaPage *self)
{
  TdStore *store = get_store (self);

  self->list = td_criteria_list_new (store);
  adw_bin_set_child (self->sets_place, self->list);
  self->details = td_criteria_pane_new (store);
  td_details_pane_set_child (self->pane, self->details);
  g_object_bind_property (self->details, "title", self->pane, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->details, "subtitle", self->pane, "subtitle",
                          G_BINDING_SYNC_CREATE);
  self->model = td_criteria_model_new ();
  td_data_table_set_label (self->table, td_page_get_title (TD_PAGE (self)));
  td_criteria_columns_add (self->table);
  td_data_table_set_preferences (self->table, td_page_get_preferences (TD_PAGE (self)),
                                 td_page_get_page_name (TD_PAGE (self)));
  td_data_table_set_model (self->table, G_LIST_MODEL (self->model), &td_criteria_model_id_funcs);
  connect_table (self);
  td_criteria_page_reload (self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (set_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (!td_store_is_read_only (store))
    td_criteria_page_accept_drops (self);
}
