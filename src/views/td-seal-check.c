/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-seal-check.h"

#include "td-confirm.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdStore          *store;
  gint64            seal;
  TdSealVerifyFunc  verify;
} Check;

static void
free_check (gpointer data)
{
  Check *check = data;

  g_object_unref (check->store);
  g_free (check);
}

static void
run_check (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Check *check = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (check->store, &error);

  if (reader != NULL && check->verify (reader, check->seal, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    td_shell_toast (GTK_WIDGET (source), _("The seal is right: nothing was changed since."));
  else
    td_confirm_tell (GTK_WIDGET (source), _("The Seal Does Not Fit"), error->message);
}

void
td_seal_check (GtkWidget *widget, TdStore *store, gint64 seal, TdSealVerifyFunc verify)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, checked_cb, NULL);
  Check *check = g_new0 (Check, 1);

  check->store = g_object_ref (store);
  check->seal = seal;
  check->verify = verify;
  g_task_set_source_tag (task, td_seal_check);
  g_task_set_task_data (task, check, free_check);
  g_task_run_in_thread (task, run_check);
}
