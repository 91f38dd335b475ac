/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-board-notes.h"
#include "td-board-run.h"
#include "td-export-run.h"
#include "td-shell.h"
#include "td-year-facts-dialog.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

static TdStore *
get_store (TdBoardPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

GtkWindow *
td_board_page_get_window (TdBoardPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- the line --- */

static void
line_done_cb (GtkWidget *widget, gboolean good)
{
  TdBoardPage *self = TD_BOARD_PAGE (widget);
  guint group = self->next_group;

  self->is_moving = FALSE;
  self->next_group = TD_BOARD_NO_GROUP;
  if (!good)
    td_board_list_end_preview (td_board_view_get_list (self->view));
  else if (group != TD_BOARD_NO_GROUP && self->board != NULL &&
           group < td_board_get_n_groups (self->board) &&
           td_board_get_group (self->board, group)->line != self->next_above)
    td_board_page_move_line (self, group, self->next_above);
}

/* Keys may come faster than the register writes: then only the last place counts. */
void
td_board_page_move_line (TdBoardPage *self, guint group, guint above)
{
  TdBoardList *list = td_board_view_get_list (self->view);
  const TdBoardGroup *moved;
  GError *error = NULL;
  TdAction *action;

  if (self->board == NULL || group >= td_board_get_n_groups (self->board))
    return;
  td_board_list_preview_line (list, group, above);
  if (self->is_moving)
    {
      self->next_group = group;
      self->next_above = above;
      return;
    }
  moved = td_board_get_group (self->board, group);
  if (moved->line == above)
    {
      td_board_list_end_preview (list);
      return;
    }
  action = td_board_move_line (self->board, moved->group->key, above, &error);
  self->is_moving = TRUE;
  td_board_run_then (GTK_WIDGET (self), get_store (self), action, error, TRUE, line_done_cb);
}

static void
move_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;
  guint group;
  int by;

  g_variant_get (parameter, "(ui)", &group, &by);
  td_board_view_move_line (self->view, group, by);
}

static void
reset_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;
  GError *error = NULL;
  TdAction *reset;

  if (self->board == NULL)
    return;
  reset = td_board_reset_line (self->board, g_variant_get_string (parameter, NULL), &error);
  td_board_run (GTK_WIDGET (self), get_store (self), reset, error);
}

/* --- people --- */

void
td_board_page_edit_facts (TdBoardPage *self, gint64 staff)
{
  g_autoptr (GError) error = NULL;
  const TdBoardPerson *person = NULL;
  const char *field = NULL;
  GtkWidget *dialog;
  guint index;

  if (self->board == NULL)
    return;
  if (td_board_find_person (self->board, staff, &index))
    {
      TdBoardLack lack;

      person = td_board_get_person (self->board, index);
      lack = td_board_get_lack (self->board, person);
      field = lack == TD_LACK_KIND ? "kind" : td_board_lack_field (lack);
    }
  dialog = td_year_facts_dialog_new (td_board_page_get_window (self), get_store (self), staff,
                                     td_board_get_year (self->board),
                                     person != NULL ? person->rating->missing : NULL, field,
                                     &error);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    td_shell_report_error (GTK_WIDGET (self), error);
}

static void
edit_facts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_edit_facts (user_data, g_variant_get_int64 (parameter));
}

static void
choose_workers_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_choose_workers (user_data);
}

static void
set_workers_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;
  g_autoptr (GError) error = NULL;
  TdClassifySettings settings;

  if (self->board == NULL ||
      !td_year_settings_load (td_store_get_reader (get_store (self)),
                              td_board_get_year (self->board), &settings, &error))
    {
      if (error != NULL)
        td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (td_year_workers_read (g_variant_get_string (parameter, NULL), &settings.workers))
    td_board_run (GTK_WIDGET (self), get_store (self), td_year_settings_save (&settings), NULL);
}

static void
explain_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_explain_counter (user_data, g_variant_get_string (parameter, NULL));
}

static void
enter_by_hand_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;

  self->by_hand = TRUE;
  td_board_page_update (self);
  td_page_focus_main (TD_PAGE (self));
}

/* --- variants --- */

static void
created_cb (GtkWidget *widget, gboolean good)
{
  TdBoardPage *self = TD_BOARD_PAGE (widget);
  g_autofree char *name = g_steal_pointer (&self->created);

  if (good && name != NULL)
    td_board_page_show_board (self, self->year, name);
}

void
td_board_page_create_variant (TdBoardPage *self, const char *name)
{
  GError *error = NULL;
  TdAction *action;

  if (self->board == NULL)
    return;
  action = td_board_copy_variant (self->board, name, &error);
  g_free (self->created);
  self->created = g_strstrip (g_strdup (name));
  td_board_run_then (GTK_WIDGET (self), get_store (self), action, error, TRUE, created_cb);
}

static void
new_variant_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (TD_BOARD_PAGE (user_data)->variant_button);
}

static void
delete_variant_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;
  GError *error = NULL;
  TdAction *removal;

  gtk_popover_popdown (self->variant_popover);
  if (self->board == NULL)
    return;
  removal = td_board_delete_variant (self->board, &error);
  td_board_run (GTK_WIDGET (self), get_store (self), removal, error);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;

  gtk_toggle_button_set_active (self->compare_button, !self->compares);
}

/* --- freezing --- */

static void
freeze_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_freeze (user_data);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_reopen (user_data);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_verify (user_data);
}

/* --- the rest --- */

void
td_board_page_export (TdBoardPage *self, const char *name)
{
  TdExportParams params = { 0 };

  if (self->board == NULL)
    return;
  params.year = td_board_get_year (self->board);
  params.variant = td_board_get_variant_name (self->board);
  params.date = td_date_today ();
  td_export_run (GTK_WIDGET (self), get_store (self), name, &params);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_export (user_data, g_variant_get_string (parameter, NULL));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_step (user_data, g_variant_get_int32 (parameter));
}

static void
why_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_explain_current (user_data);
}

static void
shift_class_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_shift_class (user_data, g_variant_get_int32 (parameter));
}

static void
focus_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_page_focus_main (TD_PAGE (user_data));
}

static void
toggle_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_toggle_pane (user_data);
}

static void
close_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_board_page_close_pane (user_data);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdBoardPage *self = user_data;

  if (self->board != NULL)
    td_board_queue_reload (self->board);
  else
    td_board_page_show_board (self, self->year, self->variant);
}

static const GActionEntry entries[] = {
  { "move-line", move_line_cb, "(ui)" },
  { "reset-line", reset_line_cb, "s" },
  { "explain", explain_cb, "s" },
  { "edit-facts", edit_facts_cb, "x" },
  { "choose-workers", choose_workers_cb },
  { "set-workers", set_workers_cb, "s" },
  { "enter-by-hand", enter_by_hand_cb },
  { "new-variant", new_variant_cb },
  { "delete-variant", delete_variant_cb },
  { "compare", compare_cb },
  { "freeze", freeze_cb },
  { "reopen", reopen_cb },
  { "verify", verify_cb },
  { "export", export_cb, "s" },
  { "step", step_cb, "i" },
  { "why", why_cb },
  { "focus", focus_cb },
  { "shift-class", shift_class_cb, "i" },
  { "toggle-pane", toggle_pane_cb },
  { "close-pane", close_pane_cb },
  { "reload", reload_cb },
};

void
td_board_page_init_actions (TdBoardPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (self->actions));
}

void
td_board_page_update_actions (TdBoardPage *self)
{
  static const char *const edits[] = { "move-line", "reset-line", "edit-facts", "choose-workers",
                                       "set-workers", "new-variant", "freeze" };
  gboolean editable = td_board_page_is_editable (self);
  gboolean frozen = self->board != NULL && td_board_is_frozen (self->board);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                   G_ACTION_MAP (self->actions), edits[i])),
                                 editable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), "delete-variant")),
                               editable && td_board_get_variant (self->board) != 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), "export")),
                               self->board != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), "verify")),
                               frozen);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), "reopen")),
                               frozen && !td_store_is_read_only (get_store (self)));
}
