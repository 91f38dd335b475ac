/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-confirm.h"
#include "td-shell.h"
#include "td-year-freeze-dialog.h"
#include "td-year-reopen-dialog.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

void
td_board_page_freeze (TdBoardPage *self)
{
  GtkWidget *dialog;

  if (self->board == NULL)
    return;
  dialog = td_year_freeze_dialog_new (td_board_page_get_window (self),
                                      td_page_get_store (TD_PAGE (self)), self->board);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
td_board_page_reopen (TdBoardPage *self)
{
  GtkWidget *dialog = td_year_reopen_dialog_new (td_board_page_get_window (self),
                                                 td_page_get_store (TD_PAGE (self)), self->year);

  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  TdStore *store;
  gint64   seal;
} Verification;

static void
free_verification (gpointer data)
{
  Verification *verification = data;

  g_object_unref (verification->store);
  g_free (verification);
}

static void
run_verification (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Verification *verification = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (verification->store, &error);

  if (reader != NULL && td_year_seal_verify (reader, verification->seal, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    td_shell_toast (GTK_WIDGET (source), _("The seal is right: nothing was changed since."));
  else
    td_confirm_tell (GTK_WIDGET (source), _("The Seal Does Not Fit"), error->message);
}

void
td_board_page_verify (TdBoardPage *self)
{
  const TdYearSeal *seal = self->board != NULL ? td_board_get_seal (self->board) : NULL;
  g_autoptr (GTask) task = NULL;
  Verification *verification;

  if (seal == NULL)
    return;
  verification = g_new0 (Verification, 1);
  verification->store = g_object_ref (td_page_get_store (TD_PAGE (self)));
  verification->seal = seal->id;
  task = g_task_new (self, NULL, verified_cb, NULL);
  g_task_set_source_tag (task, td_board_page_verify);
  g_task_set_task_data (task, verification, free_verification);
  g_task_run_in_thread (task, run_verification);
}
