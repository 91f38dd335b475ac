/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-page-private.h"

#include "td-bulk-dialog.h"
#include "td-record-dialog.h"
#include "td-shell.h"
#include "td-unit-actions.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *action;
  TdUnitStep  step;
} steps[] = {
  { "move-up", TD_UNIT_STEP_UP },
  { "move-down", TD_UNIT_STEP_DOWN },
  { "move-in", TD_UNIT_STEP_IN },
  { "move-out", TD_UNIT_STEP_OUT },
};

static TdStore *
get_store (TdUnitPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

static TdDataTable *
get_table (TdUnitPage *self)
{
  return td_list_page_get_table (TD_LIST_PAGE (self));
}

static const TdUnitNode *
get_node (TdUnitPage *self, gint64 unit)
{
  const TdUnitTree *tree = self->model ? td_unit_model_get_tree (self->model) : NULL;

  return tree ? td_unit_tree_get (tree, unit) : NULL;
}

/* --- which can be used --- */

static void
enable (TdUnitPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
shows_all (TdUnitPage *self)
{
  return !td_filter_bar_is_active (td_list_page_get_filters (TD_LIST_PAGE (self))) &&
         *td_page_get_search_text (TD_PAGE (self)) == '\0';
}

/* With units left out nobody would see where the unit goes. */
static gboolean
can_move (TdUnitPage *self)
{
  return !td_store_is_read_only (get_store (self)) && shows_all (self);
}

static void
enable_steps (TdUnitPage *self)
{
  const TdUnitNode *node = get_node (self, td_data_table_get_current (get_table (self)));
  gboolean movable = node != NULL && can_move (self);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 parent;
      gint64 before;

      enable (self, steps[i].action,
              movable && td_unit_step_find (td_unit_model_get_tree (self->model), node->id,
                                            steps[i].step, &parent, &before));
    }
}

static gboolean
all_are (TdUnitPage *self, GArray *units, gboolean archived)
{
  for (guint i = 0; i < units->len; i++)
    {
      const TdUnitNode *node = get_node (self, g_array_index (units, gint64, i));

      if (node == NULL || node->archived != archived)
        return FALSE;
    }
  return TRUE;
}

void
td_unit_page_update_actions (TdUnitPage *self)
{
  gboolean writable = !td_store_is_read_only (get_store (self));
  g_autoptr (GArray) targets = td_list_page_dup_targets (TD_LIST_PAGE (self));
  guint n_living = self->model ? td_unit_model_get_n_living (self->model) : 0;

  enable_steps (self);
  enable (self, "add", writable);
  enable (self, "import", writable);
  enable (self, "export", n_living > 0);
  enable (self, "sort-by-name", writable && n_living > 1);
  enable (self, "open-all", shows_all (self) && n_living > 0);
  enable (self, "close-all", shows_all (self) && n_living > 0);
  enable (self, "bulk-edit", writable && targets->len > 0);
  enable (self, "archive", writable && targets->len > 0 && all_are (self, targets, FALSE));
  enable (self, "restore", writable && targets->len > 0 && all_are (self, targets, TRUE));
}

/* --- steps --- */

static void take_step (TdUnitPage *self, TdUnitStep step);

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean failed = td_store_write_finish (TD_STORE (source), result, &error) < 0;
  gboolean has_next;

  if (failed)
    td_shell_report_error (GTK_WIDGET (self), error);
  has_next = self->has_next && !failed && td_unit_page_is_in_use (self);
  self->is_moving = FALSE;
  self->has_next = FALSE;
  if (has_next)
    take_step (self, self->next);
}

/* A key held down repeats faster than the register writes: what was asked for
 * meanwhile is counted from where the unit is then. */
static void
take_step (TdUnitPage *self, TdUnitStep step)
{
  gint64 unit = td_data_table_get_current (get_table (self));
  g_autoptr (GError) error = NULL;
  TdAction *action;
  gint64 parent;
  gint64 before;

  if (self->is_moving)
    {
      self->has_next = TRUE;
      self->next = step;
      return;
    }
  if (!can_move (self) ||
      !td_unit_step_find (td_unit_model_get_tree (self->model), unit, step, &parent, &before))
    return;
  action = td_unit_move (unit, parent, before, &error);
  if (action == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Before it goes there, so that the row is never out of the list. */
  if (parent != 0)
    td_unit_model_set_expanded (self->model, parent, TRUE);
  self->is_moving = TRUE;
  td_action_run_async (action, get_store (self), NULL, stepped_cb,
                       g_object_ref (self));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].action, name))
        take_step (user_data, steps[i].step);
    }
}

/* --- actions that are done with one click --- */

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (change < 0)
    td_shell_report_error (page, error);
  else if (change > 0)
    td_shell_toast_change (page, _("The units were sorted by name"));
  else
    td_shell_toast (page, _("The units stand in this order already"));
}

static void
sort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdUnitPage *self = user_data;

  td_action_run_async (td_unit_sort_by_name (), get_store (self), NULL, sorted_cb,
                       g_object_ref (self));
}

static void
open_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_unit_page_expand_all (user_data, TRUE);
}

static void
close_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_unit_page_expand_all (user_data, FALSE);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_list_page_copy (user_data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_page_export_view (user_data);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.import", "s", "staff");
}

/* --- several, and a new one --- */

static TdAction *
make_bulk_action (TdRecord *value, const char *key, const gint64 *ids, gsize n_ids, GError **error)
{
  return td_unit_set_field (ids, n_ids, value, key, error);
}

static void
bulk_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GArray) ids = td_list_page_dup_targets (user_data);
  GtkWidget *dialog = td_bulk_dialog_new (user_data, get_store (user_data), &td_entity_unit,
                                          (const gint64 *) (gpointer) ids->data, ids->len,
                                          make_bulk_action);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
added_cb (TdRecordDialog *dialog, gint64 id, TdUnitPage *self)
{
  td_unit_page_show_unit (self, id);
  td_shell_toast_change (GTK_WIDGET (self), _("A unit was added"));
}

/* Where it goes is proposed, and said. */
static void
propose_parent (TdUnitPage *self, TdRecord *draft, char **note)
{
  const TdUnitNode *above = get_node (self, td_data_table_get_current (get_table (self)));

  if (above == NULL || above->archived)
    return;
  td_record_set_int (draft, "parent", above->id);
  td_record_set_reference_title (draft, "parent", above->name);
  *note = g_strdup_printf (_("The new unit will belong to “%s”. To put it directly under the "
                             "department, choose “None” there."), above->name);
}

void
td_unit_page_begin_add (TdUnitPage *self)
{
  static const char *const keys[] = { "name", "short_name", "kind", "parent", "own_body", "started",
                                      NULL };
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_unit);
  g_autofree char *note = NULL;
  GtkWidget *dialog;

  propose_parent (self, draft, &note);
  td_record_set_int (draft, "position",
                     td_unit_get_last_position (td_store_get_reader (get_store (self))));
  dialog = td_record_dialog_new (GTK_WIDGET (self), get_store (self), draft, keys,
                                 _("Add a Unit"));
  td_record_dialog_set_note (TD_RECORD_DIALOG (dialog), note);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (added_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  td_record_form_focus (td_record_dialog_get_form (TD_RECORD_DIALOG (dialog)), "name");
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_unit_page_archive (user_data, TRUE);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_unit_page_archive (user_data, FALSE);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_page_add (user_data);
}

static const GActionEntry entries[] = {
  { "add", add_cb },
  { "import", import_cb },
  { "move-up", step_cb },
  { "move-down", step_cb },
  { "move-in", step_cb },
  { "move-out", step_cb },
  { "sort-by-name", sort_cb },
  { "open-all", open_all_cb },
  { "close-all", close_all_cb },
  { "bulk-edit", bulk_edit_cb },
  { "copy", copy_cb },
  { "export", export_cb },
  { "archive", archive_cb },
  { "restore", restore_cb },
};

/* One group for the page and for its part of the header bar, which lies outside
 * of it. */
void
td_unit_page_add_actions (TdUnitPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "unit", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_box, "unit", G_ACTION_GROUP (self->actions));
}
