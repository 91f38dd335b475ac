/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-shell.h"

#include "td-confirm.h"

#include <glib/gi18n-lib.h>

/* A message longer than this many characters does not fit a toast at 1366 px. */
#define LONGEST_TOAST 90

G_DEFINE_INTERFACE (TdShell, td_shell, GTK_TYPE_WIDGET)

static void
td_shell_default_init (TdShellInterface *iface)
{
}

TdShell *
td_shell_find (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (root == NULL)
    {
      GtkWidget *shell = gtk_widget_get_ancestor (widget, TD_TYPE_SHELL);

      return shell ? TD_SHELL (shell) : NULL;
    }
  while (root != NULL && !TD_IS_SHELL (root))
    root = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)))
                                : NULL;
  return root ? TD_SHELL (root) : NULL;
}

void
td_shell_toast_action (GtkWidget *widget, const char *text, const char *button,
                       const char *action, GVariant *target)
{
  TdShell *self = td_shell_find (widget);
  g_autoptr (GVariant) owned = target ? g_variant_ref_sink (target) : NULL;

  if (self != NULL)
    TD_SHELL_GET_IFACE (self)->toast (self, text, button, action, owned);
}

void
td_shell_toast (GtkWidget *widget, const char *text)
{
  td_shell_toast_action (widget, text, NULL, NULL, NULL);
}

void
td_shell_toast_change (GtkWidget *widget, const char *text)
{
  td_shell_toast_action (widget, text, _("Undo"), "win.undo", NULL);
}

void
td_shell_report_error (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_utf8_strlen (error->message, -1) <= LONGEST_TOAST)
    td_shell_toast (widget, error->message);
  else
    td_confirm_tell (widget, _("That did not work"), error->message);
}

void
td_shell_add_job (GtkWidget *widget, TdJob *job)
{
  TdShell *self = td_shell_find (widget);

  if (self != NULL)
    TD_SHELL_GET_IFACE (self)->add_job (self, job);
}

void
td_shell_show_view (GtkWidget *widget, GtkWidget *view)
{
  TdShell *self = td_shell_find (widget);

  if (self != NULL)
    TD_SHELL_GET_IFACE (self)->show_view (self, view);
  else
    g_object_unref (g_object_ref_sink (view));
}

void
td_shell_close_view (GtkWidget *widget, GtkWidget *view)
{
  TdShell *self = td_shell_find (widget);

  if (self != NULL)
    TD_SHELL_GET_IFACE (self)->close_view (self, view);
}

gboolean
td_shell_show_record (GtkWidget *widget, const TdEntity *entity, gint64 id)
{
  TdShell *self = td_shell_find (widget);

  return self != NULL && TD_SHELL_GET_IFACE (self)->show_record (self, entity, id);
}
