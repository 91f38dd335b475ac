/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-criteria-step.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char     *action;
  TdCriteriaStep  step;
} steps[] = {
  { "move-up", TD_CRITERIA_STEP_UP },
  { "move-down", TD_CRITERIA_STEP_DOWN },
  { "move-in", TD_CRITERIA_STEP_IN },
  { "move-out", TD_CRITERIA_STEP_OUT },
};

/* --- running --- */

typedef struct
{
  GtkWidget *page;
  char      *done;
} Run;

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (change < 0)
    td_shell_report_error (run->page, error);
  else if (change > 0 && run->done != NULL)
    td_shell_toast_change (run->page, run->done);
  g_object_unref (run->page);
  g_free (run->done);
  g_free (run);
}

void
td_criteria_page_run (TdCriteriaPage *self, TdAction *action, GError *error, char *done)
{
  Run *run;

  if (action == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      g_free (done);
      return;
    }
  run = g_new0 (Run, 1);
  run->page = g_object_ref (GTK_WIDGET (self));
  run->done = done;
  td_action_run_async (action, td_page_get_store (TD_PAGE (self)), NULL, run_cb, run);
}

/* --- which can be used --- */

static void
enable (TdCriteriaPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
td_criteria_page_update_actions (TdCriteriaPage *self)
{
  gboolean writable = !td_store_is_read_only (td_page_get_store (TD_PAGE (self)));
  gboolean has_set = self->record != NULL;
  gboolean has_current = has_set && td_data_table_get_current (self->table) != 0;
  gboolean archived = has_set && td_record_get_int_or (self->record, "archived", 0) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    enable (self, steps[i].action, td_criteria_page_can_move (self, steps[i].step));
  gtk_widget_set_sensitive (self->add_button, writable && has_set);
  enable (self, "new-set", writable);
  enable (self, "add", writable && has_set);
  enable (self, "add-group", writable && has_set);
  enable (self, "remove", writable && has_current);
  enable (self, "duplicate", writable && has_set);
  enable (self, "archive", writable && has_set && !archived);
  enable (self, "restore", writable && archived);
  enable (self, "import", writable && has_set);
  enable (self, "export", has_set);
  enable (self, "apply", writable && self->older != NULL && self->older->len > 0);
}

/* --- actions --- */

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].action, name))
        td_criteria_page_take_step (user_data, steps[i].step);
    }
}

static void
new_set_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_new_set (user_data);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_begin_add (user_data, FALSE);
}

static void
add_group_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_begin_add (user_data, TRUE);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_remove (user_data);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_duplicate (user_data);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_archive (user_data, TRUE);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_archive (user_data, FALSE);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_choose_file (user_data, TRUE);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_export (user_data);
}

static void
apply_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_criteria_page_apply (user_data);
}

static void
toggle_details_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdCriteriaPage *self = user_data;

  self->wants_pane = !td_split_view_get_reveal (self->details_split);
  td_split_view_set_reveal (self->details_split, self->wants_pane);
}

static const GActionEntry entries[] = {
  { "new-set", new_set_cb },
  { "add", add_cb },
  { "add-group", add_group_cb },
  { "remove", remove_cb },
  { "move-up", step_cb },
  { "move-down", step_cb },
  { "move-in", step_cb },
  { "move-out", step_cb },
  { "duplicate", duplicate_cb },
  { "archive", archive_cb },
  { "restore", restore_cb },
  { "import", import_cb },
  { "export", export_cb },
  { "apply", apply_cb },
  { "toggle-details", toggle_details_cb },
};

/* One group for the page and for its part of the header bar, which lies outside
 * of it. */
void
td_criteria_page_add_actions (TdCriteriaPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "criteria", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_box, "criteria", G_ACTION_GROUP (self->actions));
}
