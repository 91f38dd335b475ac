/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-dialogs.h"

#include "td-error.h"
#include "td-shell.h"
#include "td-staff-actions.h"

#include <glib/gi18n-lib.h>

/* Who moves, whose page it is, and who wants to know how it went. */
typedef struct
{
  GtkWidget           *parent;
  GArray              *ids;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} People;

static People *
new_people (GtkWidget *parent, GArray *ids)
{
  People *people = g_new0 (People, 1);

  people->parent = g_object_ref (parent);
  people->ids = g_array_ref (ids);
  return people;
}

static void
free_people (gpointer data)
{
  People *people = data;

  g_object_unref (people->parent);
  g_array_unref (people->ids);
  g_free (people);
}

/* Looks at the outcome only; the result is finished by whoever asked. */
static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  People *people = user_data;

  if (!g_task_had_error (G_TASK (result)))
    {
      guint n = people->ids->len;
      g_autofree char *text = g_strdup_printf (ngettext ("%u person was transferred",
                                                         "%u people were transferred", n), n);

      td_shell_toast_change (people->parent, text);
    }
  people->callback (source, result, people->user_data);
  free_people (people);
}

static gboolean
save_transfer (TdStore *store, TdRecord *draft, gpointer save_data, GAsyncReadyCallback callback,
               gpointer user_data, GError **error)
{
  const People *asked = save_data;
  People *people;
  TdAction *action;

  if (!td_record_has (draft, "unit") || !td_date_is_full (td_record_get_date (draft, "started")))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Choose the new unit, and enter the first day there."));
      return FALSE;
    }
  action = td_staff_transfer_people ((const gint64 *) (gpointer) asked->ids->data,
                                     asked->ids->len, td_record_get_int_or (draft, "unit", 0),
                                     td_record_get_date (draft, "started"),
                                     td_record_get_text (draft, "post"),
                                     td_record_get_text (draft, "decision"), error);
  if (action == NULL)
    return FALSE;
  people = new_people (asked->parent, asked->ids);
  people->callback = callback;
  people->user_data = user_data;
  td_action_run_async (action, store, NULL, moved_cb, people);
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
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (people, ids, (guint) n_ids);
  td_record_dialog_set_note (TD_RECORD_DIALOG (dialog), note);
  td_record_dialog_set_action (TD_RECORD_DIALOG (dialog), _("_Transfer"));
  td_record_dialog_set_save (TD_RECORD_DIALOG (dialog), save_transfer,
                             new_people (parent, people), free_people);
  gtk_window_present (GTK_WINDOW (dialog));
  return TD_RECORD_DIALOG (dialog);
}
