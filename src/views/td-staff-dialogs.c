/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-dialogs.h"

#include "td-shell.h"
#include "td-staff-actions.h"

#include <glib/gi18n-lib.h>

/* --- a new person --- */

static const char *const person_keys[] = {
  "name", "birth", "sex", "kind", "unit", "post", "leader", "rank", "party", "cccd", NULL,
};

static void
person_added_cb (TdRecordDialog *dialog, gint64 id, GtkWidget *parent)
{
  td_shell_show_record (parent, &td_entity_staff, id);
  td_shell_toast_change (parent, _("A person was added"));
}

TdRecordDialog *
td_staff_dialog_add (GtkWidget *parent, TdStore *store, gint64 unit)
{
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_staff);
  GtkWidget *dialog;

  if (unit != 0)
    {
      g_autoptr (TdRecord) record = td_reader_get (td_store_get_reader (store), &td_entity_unit,
                                                   unit, NULL);

      if (record != NULL)
        {
          td_record_set_int (draft, "unit", unit);
          td_record_set_reference_title (draft, "unit", td_record_get_title (record));
        }
    }
  dialog = td_record_dialog_new (parent, store, draft, person_keys, _("Add a Person"));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (person_added_cb), parent, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TD_RECORD_DIALOG (dialog);
}

/* --- leave and discipline --- */

/* New ones go through the actions, which know about frozen years. */
static gboolean
save_leave (TdStore *store, TdRecord *draft, gpointer save_data, GAsyncReadyCallback callback,
            gpointer user_data, GError **error)
{
  TdAction *action;

  if (!td_record_prepare (draft, error))
    return FALSE;
  action = td_staff_add_leave (td_record_get_int_or (draft, "staff", 0),
                               td_record_get_text (draft, "kind"),
                               td_record_get_date (draft, "started"),
                               td_record_get_date (draft, "ended"),
                               td_record_get_text (draft, "note"), error);
  if (action == NULL)
    return FALSE;
  td_action_run_async (action, store, NULL, callback, user_data);
  return TRUE;
}

static TdAnswer
get_answer (TdRecord *record, const char *key)
{
  gint64 value;

  if (!td_record_get_int (record, key, &value))
    return TD_ANSWER_UNKNOWN;
  return value ? TD_ANSWER_YES : TD_ANSWER_NO;
}

static gboolean
save_discipline (TdStore *store, TdRecord *draft, gpointer save_data, GAsyncReadyCallback callback,
                 gpointer user_data, GError **error)
{
  TdAction *action;

  if (!td_record_prepare (draft, error))
    return FALSE;
  action = td_staff_add_discipline (td_record_get_int_or (draft, "staff", 0),
                                    td_record_get_text (draft, "form"),
                                    td_record_get_date (draft, "decided"),
                                    get_answer (draft, "for_duty"),
                                    td_record_get_text (draft, "decision"),
                                    td_record_get_text (draft, "note"), error);
  if (action == NULL)
    return FALSE;
  td_action_run_async (action, store, NULL, callback, user_data);
  return TRUE;
}

static TdRecordDialog *
show_dialog (GtkWidget *parent, TdStore *store, const TdEntity *entity, gint64 staff,
             TdRecord *record, const char *const *keys, const char *title, TdRecordSaveFunc save)
{
  g_autoptr (TdRecord) draft = record ? td_record_copy (record) : td_record_new (entity);
  GtkWidget *dialog;

  if (record == NULL)
    td_record_set_int (draft, "staff", staff);
  dialog = td_record_dialog_new (parent, store, draft, keys, title);
  if (record == NULL && save != NULL)
    td_record_dialog_set_save (TD_RECORD_DIALOG (dialog), save, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return TD_RECORD_DIALOG (dialog);
}

TdRecordDialog *
td_staff_dialog_leave (GtkWidget *parent, TdStore *store, gint64 staff, TdRecord *record)
{
  static const char *const keys[] = { "kind", "started", "ended", "note", NULL };

  return show_dialog (parent, store, &td_entity_leave, staff, record, keys,
                      record ? _("Leave") : _("Add a Leave"), save_leave);
}

TdRecordDialog *
td_staff_dialog_discipline (GtkWidget *parent, TdStore *store, gint64 staff, TdRecord *record)
{
  static const char *const keys[] = { "form", "decided", "for_duty", "decision", "note", NULL };

  return show_dialog (parent, store, &td_entity_discipline, staff, record, keys,
                      record ? _("Disciplinary Action") : _("Add a Disciplinary Action"),
                      save_discipline);
}

TdRecordDialog *
td_staff_dialog_membership (GtkWidget *parent, TdStore *store, TdRecord *record)
{
  static const char *const keys[] = {
    "unit", "post", "started", "ended", "decision", "note", NULL,
  };

  return show_dialog (parent, store, &td_entity_membership, 0, record, keys,
                      _("Period in a Unit"), NULL);
}

/* --- archiving --- */

typedef struct
{
  GtkWidget *parent;
  char      *text;
} Outcome;

static void
archived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    td_shell_report_error (outcome->parent, error);
  else
    td_shell_toast_change (outcome->parent, outcome->text);
  g_object_unref (outcome->parent);
  g_free (outcome->text);
  g_free (outcome);
}

void
td_staff_archive_run (GtkWidget *parent, TdStore *store, const gint64 *ids, gsize n_ids,
                      gboolean archived)
{
  Outcome *outcome = g_new0 (Outcome, 1);
  const char *format = archived
                       ? ngettext ("%u person was archived", "%u people were archived", n_ids)
                       : ngettext ("%u person was brought back", "%u people were brought back",
                                   n_ids);

  outcome->parent = g_object_ref (parent);
  outcome->text = g_strdup_printf (format, (guint) n_ids);
  td_action_run_async (td_staff_archive (ids, n_ids, archived), store, NULL, archived_cb, outcome);
}
