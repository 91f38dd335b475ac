/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-criteria-apply.h"
#include "td-criteria-import.h"
#include "td-criteria-new.h"
#include "td-criteria-sets.h"
#include "td-export-run.h"
#include "td-file-picker.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

static TdStore *
get_store (TdCriteriaPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

static void
show_new (TdCriteriaPage *self, gint64 set, const char *text)
{
  if (!td_criteria_page_is_in_use (self))
    return;
  td_criteria_page_reload (self);
  td_criteria_list_select (TD_CRITERIA_LIST (self->list), set);
  td_shell_toast_change (GTK_WIDGET (self), text);
}

/* --- a new one --- */

static void
created_cb (TdCriteriaNew *dialog, gint64 id, TdCriteriaPage *self)
{
  show_new (self, id, _("The criteria set was added"));
}

static void
workbook_wanted_cb (TdCriteriaNew *dialog, TdCriteriaPage *self)
{
  td_criteria_page_choose_file (self, FALSE);
}

void
td_criteria_page_new_set (TdCriteriaPage *self)
{
  GtkWidget *dialog;

  if (td_store_is_read_only (get_store (self)))
    return;
  dialog = td_criteria_new_new (GTK_WIDGET (self), get_store (self));
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  g_signal_connect_object (dialog, "workbook-wanted", G_CALLBACK (workbook_wanted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @id: set when the action has run */
typedef struct
{
  TdCriteriaPage *page;
  gint64          id;
} Duplicating;

static void
duplicated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Duplicating *duplicating = user_data;
  g_autoptr (TdCriteriaPage) self = duplicating->page;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    td_shell_report_error (GTK_WIDGET (self), error);
  else
    show_new (self, duplicating->id, _("The set was duplicated"));
  g_free (duplicating);
}

static char *
dup_free_name (TdCriteriaPage *self, const char *name)
{
  TdReader *reader = td_store_get_reader (get_store (self));
  /* Translators: the name of a criteria set that was copied. */
  char *copy = g_strdup_printf (_("%s (copy)"), name);

  for (guint n = 2; td_criteria_set_lookup (reader, copy, NULL) != 0; n++)
    {
      g_free (copy);
      /* Translators: the name of a criteria set that was copied before, and a number. */
      copy = g_strdup_printf (_("%1$s (copy %2$u)"), name, n);
    }
  return copy;
}

void
td_criteria_page_duplicate (TdCriteriaPage *self)
{
  TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  g_autoptr (TdCriteriaSet) copy = NULL;
  g_autoptr (GError) error = NULL;
  Duplicating *duplicating;
  TdAction *action;

  if (set == NULL)
    return;
  copy = td_criteria_set_copy (set);
  g_free (copy->name);
  copy->name = dup_free_name (self, set->name);
  g_clear_pointer (&copy->shipped, g_free);
  duplicating = g_new0 (Duplicating, 1);
  duplicating->page = g_object_ref (self);
  action = td_criteria_set_store (copy, 0, &duplicating->id, &error);
  if (action != NULL)
    {
      td_action_run_async (action, get_store (self), NULL, duplicated_cb, duplicating);
      return;
    }
  td_shell_report_error (GTK_WIDGET (self), error);
  g_object_unref (duplicating->page);
  g_free (duplicating);
}

void
td_criteria_page_archive (TdCriteriaPage *self, gboolean archived)
{
  const char *name;

  if (self->record == NULL)
    return;
  name = td_record_get_title (self->record);
  td_criteria_page_run (self, td_criteria_archive (self->record, archived), NULL,
                        g_strdup_printf (archived ? _("“%s” was archived")
                                                  : _("“%s” was brought back"), name));
}

/* --- workbooks --- */

static void
taken_cb (TdCriteriaImport *dialog, gint64 id, TdCriteriaPage *self)
{
  show_new (self, id, _("The criteria set was taken over from the workbook"));
}

void
td_criteria_page_open_file (TdCriteriaPage *self, GFile *file, gboolean over)
{
  gint64 into = self->record ? td_record_get_id (self->record) : 0;
  GtkWidget *dialog = td_criteria_import_new (GTK_WIDGET (self), get_store (self), file, into,
                                              over);

  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen (TdCriteriaPage *self, GAsyncResult *result, gboolean over)
{
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (self), result);

  if (file != NULL && td_criteria_page_is_in_use (self))
    td_criteria_page_open_file (self, file, over);
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  file_chosen (TD_CRITERIA_PAGE (source), result, FALSE);
}

static void
over_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  file_chosen (TD_CRITERIA_PAGE (source), result, TRUE);
}

void
td_criteria_page_choose_file (TdCriteriaPage *self, gboolean over)
{
  td_file_picker_open_async (GTK_WIDGET (self), _("Workbook with a Criteria Set"), TD_FILE_LIST,
                             NULL, over ? over_chosen_cb : new_chosen_cb, NULL);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdCriteriaPage *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL || td_store_is_read_only (get_store (self)))
    return FALSE;
  td_criteria_page_open_file (self, files->data, FALSE);
  return TRUE;
}

void
td_criteria_page_accept_drops (TdCriteriaPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

void
td_criteria_page_export (TdCriteriaPage *self)
{
  TdExportParams params = { 0 };

  if (self->record == NULL)
    return;
  params.criteria = td_record_get_id (self->record);
  params.date = td_date_today ();
  td_export_run_of (GTK_WIDGET (self), get_store (self), "bo-tieu-chi",
                    td_record_get_title (self->record), &params);
}

/* --- rounds --- */

void
td_criteria_page_apply (TdCriteriaPage *self)
{
  if (self->older == NULL || self->older->len == 0)
    return;
  gtk_window_present (GTK_WINDOW (td_criteria_apply_new (GTK_WIDGET (self), get_store (self),
                                                         self->older)));
}
