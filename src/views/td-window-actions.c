/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-backup-dialog.h"
#include "td-import-actions.h"
#include "td-shell.h"
#include "td-shortcuts.h"

#include <glib/gi18n-lib.h>

static void
show_history_button (GtkWidget *button, const char *label, const char *nothing, const char *format)
{
  g_autofree char *tooltip = label ? g_strdup_printf (format, label) : g_strdup (nothing);

  gtk_widget_set_tooltip_text (button, tooltip);
}

void
td_window_update_actions (TdWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TdPage *page = td_window_get_visible_page (self);
  gboolean writable = self->store != NULL && !td_store_is_read_only (self->store);
  g_autofree char *undo = writable ? td_store_dup_undo_label (self->store) : NULL;
  g_autofree char *redo = writable ? td_store_dup_redo_label (self->store) : NULL;

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.add", writable && page && td_page_can_add (page));
  gtk_widget_action_set_enabled (widget, "win.export", page != NULL && td_page_can_export (page));
  gtk_widget_action_set_enabled (widget, "win.search",
                                 page && td_page_get_search_placeholder (page) != NULL);
  gtk_widget_action_set_enabled (widget, "win.backup-now", self->store != NULL);
  gtk_widget_action_set_enabled (widget, "win.backups", self->store != NULL);
  show_history_button (self->undo_button, undo, _("Nothing to undo (Ctrl+Z)"),
                       /* Translators: %s: what was done, as "Edit staff: Nguyễn Văn A". */
                       _("Undo: %s (Ctrl+Z)"));
  show_history_button (self->redo_button, redo, _("Nothing to redo (Ctrl+Shift+Z)"),
                       _("Redo: %s (Ctrl+Shift+Z)"));
}

static void
finish_undo (TdWindow *self, GAsyncResult *result, const char *format, const char *button,
             const char *action, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->store == NULL)
    return;
  if (td_store_write_finish (self->store, result, &error) < 0)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (format, label ? label : "");
  td_shell_toast_action (GTK_WIDGET (self), text, button, action, NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdWindow) self = user_data;
  g_autofree char *label = self->store ? td_store_dup_redo_label (self->store) : NULL;

  finish_undo (self, result, _("Undone: %s"), _("Redo"), "win.redo", label);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdWindow) self = user_data;
  g_autofree char *label = self->store ? td_store_dup_undo_label (self->store) : NULL;

  finish_undo (self, result, _("Done again: %s"), _("Undo"), "win.undo", label);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);

  if (self->store != NULL)
    td_store_undo_async (self->store, undone_cb, g_object_ref (self));
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);

  if (self->store != NULL)
    td_store_redo_async (self->store, redone_cb, g_object_ref (self));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_window_focus_search (TD_WINDOW (widget));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_visible_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_add (page);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_visible_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_export_view (page);
}

static void
show_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_window_show_page (TD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Alt+1 to Alt+9. */
static void
show_nth_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (int i = g_variant_get_int32 (parameter); child != NULL && i > 1; i--)
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    return;
  gtk_stack_set_visible_child (self->pages, child);
  td_page_focus_main (td_window_get_visible_page (self));
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSplitView *split = TD_WINDOW (widget)->split;

  td_split_view_set_reveal (split, !td_split_view_get_reveal (split));
}

static void
backup_now_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_window_back_up_now (TD_WINDOW (widget));
}

static void
backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);
  GtkWidget *dialog = td_backup_dialog_new (GTK_WINDOW (self), self->store);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_shortcuts_show (GTK_WINDOW (widget));
}

static void
close_register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_window_set_store (TD_WINDOW (widget), NULL);
}

static void
reopen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);
  g_autoptr (GFile) file = self->file ? g_object_ref (self->file) : NULL;

  if (file != NULL)
    td_window_open (self, file);
}

/* What toasts open: a workbook that was written. */
static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (g_variant_get_string (parameter, NULL), NULL, &error))
    td_shell_report_error (widget, error);
}

static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  GdkModifierType control = GDK_CONTROL_MASK;

  /* In the window's own class, so that what has the focus gets its keys first:
   * Ctrl+Z in an entry takes back what was typed, Ctrl+O in the import assistant
   * chooses the list. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, control, "app.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, control, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, control, "win.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, control, "win.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, control, "win.toggle-sidebar",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.shortcuts", NULL);
}

void
td_window_add_page_keys (TdWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before the focus: Windows' input method takes a digit with Alt for text. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (int i = 1; i <= 9; i++)
    {
      GtkShortcutTrigger *trigger = gtk_keyval_trigger_new ((guint) (GDK_KEY_0 + i), GDK_ALT_MASK);
      GtkShortcutAction *action = gtk_named_action_new ("win.show-nth-page");

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new_with_arguments (trigger, action, "i", i));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
td_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-nth-page", "i", show_nth_page_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.backup-now", NULL, backup_now_cb);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_cb);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.close-register", NULL, close_register_cb);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_cb);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_cb);
  td_import_actions_install (widget_class);
  add_shortcuts (widget_class);
}
