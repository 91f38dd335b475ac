/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-page-private.h"

#include "td-count.h"
#include "td-shell.h"
#include "td-unit-columns.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static TdDataTable *
get_table (TdUnitPage *self)
{
  return td_list_page_get_table (TD_LIST_PAGE (self));
}

static gboolean
is_narrowed (TdUnitPage *self)
{
  return td_filter_bar_is_active (td_list_page_get_filters (TD_LIST_PAGE (self))) ||
         *td_page_get_search_text (TD_PAGE (self)) != '\0';
}

/* --- what is shown --- */

gboolean
td_unit_page_is_in_use (TdUnitPage *self)
{
  return self->model != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static gboolean
has_focus (TdUnitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_table (self)));
}

/* The rows were made anew: the focus goes where the current row went. */
static void
refresh_table (TdUnitPage *self, gboolean had_focus)
{
  td_data_table_refresh (get_table (self));
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (get_table (self)));
  td_unit_page_update_actions (self);
}

TdQuery *
td_unit_page_dup_query (TdUnitPage *self)
{
  TdQuery *query = td_query_new (&td_entity_unit);
  const char *search = td_page_get_search_text (TD_PAGE (self));

  if (*search != '\0')
    td_query_set_search (query, search);
  td_filter_bar_apply (td_list_page_get_filters (TD_LIST_PAGE (self)), query);
  return query;
}

static GArray *
find_units (TdUnitPage *self)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (self)));
  g_autoptr (TdQuery) query = td_unit_page_dup_query (self);
  GArray *found;

  found = td_reader_query (reader, query, NULL, NULL);
  return found ? found : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
show_units (TdUnitPage *self, TdUnitTree *tree)
{
  g_autoptr (GArray) found = is_narrowed (self) ? find_units (self) : NULL;
  gboolean had_focus = has_focus (self);
  guint n_living;

  td_unit_model_show (self->model, tree, found);
  n_living = td_unit_model_get_n_living (self->model);
  td_list_page_set_counts (TD_LIST_PAGE (self), td_unit_model_get_n_found (self->model), n_living);
  refresh_table (self, had_focus);
}

static void
reload (TdUnitPage *self)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (self)));
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnitTree) tree = td_unit_tree_new (reader, &error);

  if (tree != NULL)
    {
      td_unit_columns_leave_out_empty (get_table (self), reader);
      show_units (self, tree);
    }
  else
    td_shell_report_error (GTK_WIDGET (self), error);
}

void
td_unit_page_requery (TdUnitPage *self)
{
  if (self->model == NULL)
    return;
  td_id_selection_settle (td_data_table_get_selection (get_table (self)));
  td_data_table_forget_place (get_table (self));
  if (td_unit_model_get_tree (self->model) != NULL)
    show_units (self, td_unit_model_get_tree (self->model));
}

/* --- counting, in threads --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitPage) self = user_data;
  g_autoptr (TdUnitCounts) counts = td_unit_counts_finish (TD_STORE (source), result, NULL);

  if (counts == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  g_clear_object (&self->counting);
  if (!td_unit_page_is_in_use (self))
    return;
  td_unit_model_take_counts (self->model, g_steal_pointer (&counts));
  td_list_page_set_counts (TD_LIST_PAGE (self), td_unit_model_get_n_found (self->model),
                           td_unit_model_get_n_living (self->model));
  refresh_table (self, FALSE);
}

static void
count_people (TdUnitPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  td_unit_counts_async (td_page_get_store (TD_PAGE (self)), self->counting, counted_cb,
                        g_object_ref (self));
}

static void
chips_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitPage) self = user_data;
  g_autoptr (GArray) counts = td_count_finish (TD_STORE (source), result, NULL);

  if (counts == NULL || g_task_get_cancellable (G_TASK (result)) != self->chip_counting)
    return;
  g_clear_object (&self->chip_counting);
  td_filter_bar_show_counts (td_list_page_get_filters (TD_LIST_PAGE (self)),
                             (const gint64 *) (gpointer) counts->data, counts->len);
}

static void
count_chips (TdUnitPage *self)
{
  TdFilterBar *bar = td_list_page_get_filters (TD_LIST_PAGE (self));
  g_autoptr (TdQuery) base = td_query_new (&td_entity_unit);

  g_cancellable_cancel (self->chip_counting);
  g_clear_object (&self->chip_counting);
  self->chip_counting = g_cancellable_new ();
  td_count_async (td_page_get_store (TD_PAGE (self)), td_filter_bar_dup_queries (bar, base),
                  self->chip_counting, chips_counted_cb, g_object_ref (self));
}

static void
store_changed_cb (TdUnitPage *self, TdChanges *changes)
{
  gboolean units = td_changes_touch (changes, &td_entity_unit);
  gboolean people = td_changes_touch (changes, &td_entity_staff);

  if (!td_unit_page_is_in_use (self))
    return;
  if (units)
    {
      reload (self);
      count_chips (self);
    }
  else if (people)
    {
      /* A head may have got another name. */
      td_unit_model_forget_rows (self->model);
      refresh_table (self, has_focus (self));
    }
  if (people)
    count_people (self);
}

/* --- opening and closing --- */

/* While units are searched all stay open. */
static gboolean
can_close (TdUnitPage *self, TdUnitRow *row)
{
  const TdUnitPlace *place = td_unit_row_get_place (row);

  return place->has_children && place->is_expanded && !is_narrowed (self);
}

static void
close_or_go_up (TdUnitPage *self, TdUnitRow *row)
{
  const TdUnitTree *tree = td_unit_model_get_tree (self->model);
  const TdUnitNode *node = td_unit_tree_get (tree, td_unit_row_get_id (row));

  if (can_close (self, row))
    td_unit_model_set_expanded (self->model, node->id, FALSE);
  else if (node->parent != 0)
    td_data_table_set_current (get_table (self), node->parent);
}

static void
open_or_go_down (TdUnitPage *self, TdUnitRow *row)
{
  const TdUnitPlace *place = td_unit_row_get_place (row);

  if (place->has_children && place->is_expanded)
    td_data_table_move_current (get_table (self), 1);
  else if (place->has_children)
    td_unit_model_set_expanded (self->model, td_unit_row_get_id (row), TRUE);
}

/* GTK's list would take ← and → itself, for columns it does not have. */
static gboolean
key_pressed_cb (TdUnitPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean is_right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  g_autoptr (TdUnitRow) row = NULL;

  if ((!is_left && !is_right) ||
      (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) || !has_focus (self))
    return FALSE;
  row = td_unit_model_dup_row (self->model, td_data_table_get_current (get_table (self)));
  if (row == NULL)
    return FALSE;
  if (is_left)
    close_or_go_up (self, row);
  else
    open_or_go_down (self, row);
  gtk_widget_grab_focus (GTK_WIDGET (get_table (self)));
  return TRUE;
}

void
td_unit_page_expand_all (TdUnitPage *self, gboolean expanded)
{
  const TdUnitTree *tree = td_unit_model_get_tree (self->model);
  const TdUnitNode *node = td_unit_tree_get (tree, td_data_table_get_current (get_table (self)));
  gboolean had_focus = has_focus (self);

  /* The current unit is not to vanish in a closed one. */
  while (!expanded && node != NULL && node->parent != 0)
    node = td_unit_tree_get (tree, node->parent);
  if (!expanded && node != NULL)
    td_data_table_set_current (get_table (self), node->id);
  td_unit_model_expand_all (self->model, expanded);
  refresh_table (self, had_focus);
}

/* --- one unit --- */

static gboolean
try_show (TdUnitPage *self, gint64 unit)
{
  return td_unit_model_reveal (self->model, unit) &&
         td_data_table_set_current (get_table (self), unit);
}

/* What hides the unit is taken away; an archived one is shown among its like. */
gboolean
td_unit_page_show_unit (TdUnitPage *self, gint64 unit)
{
  TdFilterBar *bar = td_list_page_get_filters (TD_LIST_PAGE (self));

  if (!try_show (self, unit))
    {
      td_page_set_search_text (TD_PAGE (self), "");
      td_filter_bar_clear (bar);
      if (!try_show (self, unit))
        {
          GtkWidget *chip = td_filter_bar_get_chip (bar, "archived");

          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
          if (!try_show (self, unit))
            return FALSE;
        }
    }
  td_list_page_set_details (TD_LIST_PAGE (self), TRUE);
  return TRUE;
}

/* --- building --- */

static void
filter_archived (TdQuery *query, gpointer user_data)
{
  td_query_set_archived (query, TRUE);
  td_query_filter_int (query, "archived", TD_FILTER_IS, 1);
}

static void
add_chips (TdUnitPage *self)
{
  TdFilterBar *bar = td_list_page_get_filters (TD_LIST_PAGE (self));
  const TdField *kind = td_entity_field (&td_entity_unit, "kind");
  GtkWidget *chip;

  for (guint i = 0; kind->choices[i].code != NULL; i++)
    {
      chip = td_filter_bar_add_text (bar, gettext (kind->choices[i].label), "kind", TD_FILTER_IS,
                                     kind->choices[i].code);
      td_filter_bar_set_hides_empty (bar, chip);
    }
  chip = td_filter_bar_add_text (bar, _("Without a kind"), "kind", TD_FILTER_LACKS, NULL);
  td_filter_bar_set_hides_empty (bar, chip);
  td_filter_bar_add_separator (bar);
  chip = td_filter_bar_add_int (bar, _("Own bodies"), "own_body", TD_FILTER_IS, 1);
  gtk_widget_set_tooltip_text (chip, _("Units that rate their own people: bodies of their own for "
                                       "quotas"));
  chip = td_filter_bar_add (bar, "archived", _("Archived"), filter_archived, NULL, NULL);
  gtk_widget_set_tooltip_text (chip, _("Units that were archived, and only those"));
  g_signal_connect_object (bar, "changed", G_CALLBACK (td_unit_page_requery), self,
                           G_CONNECT_SWAPPED);
}

/* Archived units, and those that are there only for what was found below them. */
static void
row_changed_cb (TdUnitPage *self, GtkWidget *widget, GObject *item)
{
  TdUnitRow *row = TD_UNIT_ROW (item);

  td_widget_set_css_class (widget, "td-archived", td_unit_row_is_archived (row) ||
                                                  td_unit_row_get_place (row)->is_context);
}

static void
connect_table (TdUnitPage *self)
{
  TdDataTable *table = get_table (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (table), keys);
  g_object_set (table, "row-menu", self->row_menu, NULL);
  g_signal_connect_object (table, "row-changed", G_CALLBACK (row_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "notify::current", G_CALLBACK (td_unit_page_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_data_table_get_selection (table), "notify::n-selected",
                           G_CALLBACK (td_unit_page_update_actions), self, G_CONNECT_SWAPPED);
}

void
td_unit_page_make_list (TdUnitPage *self)
{
  TdPage *page = TD_PAGE (self);
  TdDataTable *table = get_table (self);

  self->model = td_unit_model_new (td_page_get_store (page));
  td_data_table_set_label (table, td_page_get_title (page));
  td_unit_columns_add (table, self->model);
  td_data_table_set_preferences (table, td_page_get_preferences (page),
                                 td_page_get_page_name (page));
  add_chips (self);
  td_list_page_set_empty (TD_LIST_PAGE (self), self->empty_page);
  gtk_box_append (td_list_page_get_batch (TD_LIST_PAGE (self)), self->batch_box);
  reload (self);
  td_data_table_set_model (table, G_LIST_MODEL (self->model), &td_unit_model_id_funcs);
  connect_table (self);
  g_signal_connect_object (td_page_get_store (page), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  count_people (self);
  count_chips (self);
}
