/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GtkWidget *
make_dialog (GtkWidget *parent, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (window, heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  return dialog;
}

void
td_confirm_tell (GtkWidget *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = make_dialog (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "act"));
  g_object_unref (task);
}

void
td_confirm_async (GtkWidget *parent, const char *heading, const char *body, const char *action,
                  gboolean destructive, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *dialog = make_dialog (parent, heading, body);

  g_task_set_source_tag (task, td_confirm_async);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "act", action, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "act",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           destructive ? "cancel" : "act");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS

gboolean
td_confirm_finish (GtkWidget *parent, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_confirm_async, FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
