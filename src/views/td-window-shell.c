/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

/* What pages and dialogs may ask of the window, see td-shell.h. */

static void
shell_toast (TdShell *shell, const char *text, const char *button, const char *action,
             GVariant *target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  adw_toast_overlay_add_toast (TD_WINDOW (shell)->toasts, toast);
}

static void
shell_add_job (TdShell *shell, TdJob *job)
{
  td_jobs_button_add (TD_WINDOW (shell)->jobs, job);
}

static void
shell_show_view (TdShell *shell, GtkWidget *view)
{
  TdWindow *self = TD_WINDOW (shell);

  gtk_stack_add_child (self->views, view);
  gtk_stack_set_visible_child (self->views, view);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
shell_close_view (TdShell *shell, GtkWidget *view)
{
  TdWindow *self = TD_WINDOW (shell);

  gtk_stack_set_visible_child_name (self->views, self->store ? "register" : "welcome");
  gtk_stack_remove (self->views, view);
  if (self->store != NULL)
    td_page_focus_main (td_window_get_visible_page (self));
}

static gboolean
shell_show_record (TdShell *shell, const TdEntity *entity, gint64 id)
{
  return td_window_show_record (TD_WINDOW (shell), entity, id);
}

void
td_window_init_shell (TdShellInterface *iface)
{
  iface->toast = shell_toast;
  iface->add_job = shell_add_job;
  iface->show_view = shell_show_view;
  iface->close_view = shell_close_view;
  iface->show_record = shell_show_record;
}
