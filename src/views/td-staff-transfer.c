/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-dialogs.h"

#include "td-error.h"
#include "td-shell.h"
#include "td-staff-actions.h"

#include <glib/gi18n-lib.h>

/**
 * Transfer: people on their way to another unit, one after the other, since each
 * transfer is a change of its own.
 * @at: whose turn it is
 */
typedef struct
{
  GtkWidget           *parent;
  GArray              *ids;
  guint                at;
  TdRecord            *draft;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Transfer;

static void
free_transfer (Transfer *transfer)
{
  g_object_unref (transfer->parent);
  g_array_unref (transfer->ids);
  g_object_unref (transfer->draft);
  g_free (transfer);
}

static TdAction *
make_action (Transfer *transfer, GError **error)
{
  return td_staff_transfer (g_array_index (transfer->ids, gint64, transfer->at),
                            td_record_get_int_or (transfer->draft, "unit", 0),
                            td_record_get_date (transfer->draft, "started"),
                            td_record_get_text (transfer->draft, "post"),
                            td_record_get_text (transfer->draft, "decision"), error);
}

static void
tell (Transfer *transfer)
{
  const char *format = ngettext ("%u person was transferred", "%u people were transferred",
                                 transfer->at);
  g_autofree char *text = g_strdup_printf (format, transfer->at);

  td_shell_toast_change (transfer->parent, text);
}

/* A callback that looks at the outcome only; the result is finished by whoever
 * asked for the transfer, and by nobody before. */
static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *transfer = user_data;
  TdAction *action = NULL;

  if (!g_task_had_error (G_TASK (result)))
    {
      transfer->at++;
      if (transfer->at < transfer->ids->len)
        action = make_action (transfer, NULL);
    }
  if (action != NULL)
    {
      td_action_run_async (action, TD_STORE (source), NULL, moved_cb, transfer);
      return;
    }
  if (transfer->at > 0)
    tell (transfer);
  transfer->callback (source, result, transfer->user_data);
  free_transfer (transfer);
}

/* @save_data: the ids, and whose page it is. */
typedef struct
{
  GtkWidget *parent;
  GArray    *ids;
} People;

static void
free_people (gpointer data)
{
  People *people = data;

  g_object_unref (people->parent);
  g_array_unref (people->ids);
  g_free (people);
}

static gboolean
save_transfer (TdStore *store, TdRecord *draft, gpointer save_data, GAsyncReadyCallback callback,
               gpointer user_data, GError **error)
{
  People *people = save_data;
  Transfer *transfer;
  TdAction *action;

  if (!td_record_has (draft, "unit") || !td_date_is_full (td_record_get_date (draft, "started")))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Choose the new unit, and enter the first day there."));
      return FALSE;
    }
  transfer = g_new0 (Transfer, 1);
  transfer->parent = g_object_ref (people->parent);
  transfer->ids = g_array_ref (people->ids);
  transfer->draft = td_record_copy (draft);
  transfer->callback = callback;
  transfer->user_data = user_data;
  action = make_action (transfer, error);
  if (action == NULL)
    {
      free_transfer (transfer);
      return FALSE;
    }
  td_action_run_async (action, store, NULL, moved_cb, transfer);
  return TRUE;
}

static char *
dup_note (TdStore *store, const gint64 *ids, gsize n_ids)
{
  g_autoptr (TdRecord) person = NULL;

  if (n_ids > 1)
    return g_strdup_printf (ngettext ("%u person moves to another unit. The present period is "
                                      "closed on the day before.",
                                      "%u people move to another unit. Their present periods are "
                                      "closed on the day before.", n_ids),
                            (guint) n_ids);
  person = td_reader_get (td_store_get_reader (store), &td_entity_staff, ids[0], NULL);
  return g_strdup_printf (_("%s moves to another unit. The present period is closed on the day "
                            "before."),
                          person ? td_record_get_title (person) : "");
}

TdRecordDialog *
td_staff_dialog_transfer (GtkWidget *parent, TdStore *store, const gint64 *ids, gsize n_ids)
{
  static const char *const keys[] = { "unit", "started", "post", "decision", NULL };
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_membership);
  g_autofree char *note = dup_note (store, ids, n_ids);
  GtkWidget *dialog = td_record_dialog_new (parent, store, draft, keys, _("Transfer"));
  People *people = g_new0 (People, 1);

  people->parent = g_object_ref (parent);
  people->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (people->ids, ids, (guint) n_ids);
  td_record_dialog_set_note (TD_RECORD_DIALOG (dialog), note);
  td_record_dialog_set_action (TD_RECORD_DIALOG (dialog), _("_Transfer"));
  td_record_dialog_set_save (TD_RECORD_DIALOG (dialog), save_transfer, people, free_people);
  gtk_window_present (GTK_WINDOW (dialog));
  return TD_RECORD_DIALOG (dialog);
}
