/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assistant-private.h"

#include "td-confirm.h"
#include "td-file-picker.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- steps --- */

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  if (self->is_written)
    gtk_widget_activate_action (widget, "import.cancel", NULL);
  else if (self->step == TD_IMPORT_AT_SUMMARY)
    td_import_session_apply (self->session);
  else if (self->step == TD_IMPORT_AT_COLUMNS && !td_import_session_is_checked (self->session))
    {
      self->wanted = TD_IMPORT_AT_ROWS;
      td_import_session_check (self->session);
    }
  else
    td_import_assistant_show_step (self, (TdImportStep) (self->step + 1));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  if (self->step > TD_IMPORT_AT_FILE)
    td_import_assistant_show_step (self, (TdImportStep) (self->step - 1));
}

static void
check_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  self->wanted = TD_IMPORT_AT_ROWS;
  td_import_session_check (self->session);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_import_session_cancel (TD_IMPORT_ASSISTANT (widget)->session);
}

static void
clear_error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  td_import_session_clear_error (self->session);
  td_import_assistant_focus_page (self);
}

/* --- leaving --- */

static void
leave (TdImportAssistant *self)
{
  td_import_session_cancel (self->session);
  td_shell_close_view (GTK_WIDGET (self), GTK_WIDGET (self));
}

static void
leave_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (source);

  if (td_confirm_finish (GTK_WIDGET (self), result) && self->session != NULL)
    leave (self);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);
  guint n = td_import_session_get_n_steps (self->session);
  g_autofree char *body = NULL;

  if (n == 0 || self->is_written)
    {
      leave (self);
      return;
    }
  body = g_strdup_printf (ngettext ("%u correction would be lost. The register stays as it is.",
                                    "%u corrections would be lost. The register stays as it is.",
                                    n), n);
  td_confirm_async (widget, _("Leave the import?"), body, _("_Leave"), TRUE, leave_confirmed_cb,
                    NULL);
}

/* @page: name of the page of the window that has what was imported. */
static const char *
get_list_page (TdImportAssistant *self)
{
  return td_import_session_get_profile (self->session) == TD_IMPORT_STAFF ? "staff" : "year";
}

static void
show_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);
  g_autoptr (GtkWidget) root = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  const char *page = get_list_page (self);

  leave (self);
  gtk_widget_activate_action (root, "win.show-page", "s", page);
}

/* --- other actions --- */

static void
refused_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (source);
  g_autoptr (GFile) picked = td_file_picker_finish (GTK_WIDGET (self), result);
  g_autoptr (GFile) file = picked ? td_file_picker_with_suffix (picked, ".xlsx") : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;

  if (file == NULL || self->session == NULL)
    return;
  if (!td_import_write_refused (td_import_session_get_import (self->session), file, &error))
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  uri = g_file_get_uri (file);
  td_shell_toast_action (GTK_WIDGET (self), _("The refused rows were saved"), _("Open"),
                         "win.open-file", g_variant_new_string (uri));
}

static void
save_refused_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);
  TdImport *import = td_import_session_get_import (self->session);
  GFile *source = td_import_session_get_file (self->session);
  g_autoptr (GFile) folder = source != NULL ? g_file_get_parent (source) : NULL;
  g_autofree char *stem = g_strdup (source != NULL ? td_import_get_name (import) : _("List"));
  char *dot = strrchr (stem, '.');
  g_autofree char *proposed = NULL;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  /* Translators: name of a file, %s is the list that rows were refused of. */
  proposed = g_strdup_printf (_("%s - refused.xlsx"), stem);
  td_file_picker_save_async (widget, _("Save the Refused Rows"), TD_FILE_WORKBOOK, folder, proposed,
                             refused_picked_cb, NULL);
}

static void
revert_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_import_session_revert (TD_IMPORT_ASSISTANT (widget)->session);
}

static void
restart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  self->is_written = self->is_reverted = FALSE;
  td_import_assistant_show_step (self, TD_IMPORT_AT_FILE);
  gtk_widget_activate_action (self->step_pages[TD_IMPORT_AT_FILE], "import.choose-file", NULL);
}

/* Ctrl+O wherever somebody is: to the first step, where the list is chosen.  What was
 * reached stays until another one is. */
static void
choose_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  if (td_import_session_is_busy (self->session))
    return;
  if (self->is_written)
    {
      restart_cb (widget, NULL, NULL);
      return;
    }
  if (self->step != TD_IMPORT_AT_FILE)
    td_import_assistant_show_step (self, TD_IMPORT_AT_FILE);
  gtk_widget_activate_action (self->step_pages[TD_IMPORT_AT_FILE], "import.choose-file", NULL);
}

static void
step_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (widget);

  if (td_import_session_get_change (self->session) != 0)
    td_import_session_revert (self->session);
  else if (!self->is_written && self->step >= TD_IMPORT_AT_ROWS &&
           td_import_session_get_n_steps (self->session) > 0)
    td_import_session_step_back (self->session);
  else
    gtk_widget_error_bell (widget);
}

void
td_import_assistant_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "import.step-back", NULL, step_back_cb);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, save_refused_cb);
  gtk_widget_class_install_action (widget_class, "import.revert", NULL, revert_cb);
  gtk_widget_class_install_action (widget_class, "import.check-again", NULL, check_again_cb);
  gtk_widget_class_install_action (widget_class, "import.restart", NULL, restart_cb);
  gtk_widget_class_install_action (widget_class, "import.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "import.choose-list", NULL, choose_list_cb);
  gtk_widget_class_install_action (widget_class, "import.clear-error", NULL, clear_error_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "import.step-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose-list", NULL);
}

static void
add_shortcut (GtkShortcutController *controller, guint keyval, const char *action)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new (action)));
}

/* Before what has the focus: lists, spin buttons and all that scrolls have uses of
 * their own for these keys, none of which anybody would look for here. */
void
td_import_assistant_add_step_keys (TdImportAssistant *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Page_Down, "import.next");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Page_Down, "import.next");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Page_Up, "import.back");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Page_Up, "import.back");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
