/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-page-private.h"

#include "td-bulk-dialog.h"
#include "td-confirm.h"
#include "td-export-run.h"
#include "td-shell.h"
#include "td-staff-actions.h"
#include "td-staff-dialogs.h"

#include <glib/gi18n-lib.h>

static const gint64 *
get_ids (GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

void
td_staff_page_update_actions (TdStaffPage *self)
{
  TdListPage *list = TD_LIST_PAGE (self);
  TdStore *store = td_page_get_store (TD_PAGE (self));
  g_autoptr (GArray) targets = td_list_page_dup_targets (list);
  gboolean writable = !td_store_is_read_only (store);
  gboolean some = writable && targets->len > 0;
  GtkWidget *archived = td_filter_bar_get_chip (td_list_page_get_filters (list), "archived");
  gboolean in_archive = archived != NULL &&
                        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (archived));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "staff.bulk-edit", some);
  gtk_widget_action_set_enabled (widget, "staff.transfer", some && !in_archive);
  gtk_widget_action_set_enabled (widget, "staff.archive", some && !in_archive);
  gtk_widget_action_set_enabled (widget, "staff.restore", some && in_archive);
  gtk_widget_action_set_enabled (widget, "staff.merge", writable && targets->len == 2);
  if (self->archive_button != NULL)
    {
      gtk_widget_set_visible (self->archive_button, !in_archive);
      gtk_widget_set_visible (self->restore_button, in_archive);
    }
  gtk_widget_set_sensitive (self->add_button, writable);
  gtk_widget_set_sensitive (self->import_button, writable);
}

static TdAction *
make_bulk_action (TdRecord *value, const char *key, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autofree char *text = NULL;

  if (td_entity_field (&td_entity_staff, key)->type == TD_TYPE_REFERENCE)
    return td_staff_set_reference (ids, n_ids, key, td_record_get_int_or (value, key, 0), error);
  text = td_record_dup_display (value, key);
  return td_staff_set_field (ids, n_ids, key, text, error);
}

static void
bulk_edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = td_list_page_dup_targets (TD_LIST_PAGE (widget));
  GtkWidget *dialog = td_bulk_dialog_new (widget, td_page_get_store (TD_PAGE (widget)),
                                          &td_entity_staff, get_ids (ids), ids->len,
                                          make_bulk_action);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
transfer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = td_list_page_dup_targets (TD_LIST_PAGE (widget));

  td_staff_dialog_transfer (widget, td_page_get_store (TD_PAGE (widget)), get_ids (ids), ids->len);
}

static void
archive_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = td_list_page_dup_targets (TD_LIST_PAGE (widget));
  TdDataTable *table = td_list_page_get_table (TD_LIST_PAGE (widget));

  td_staff_archive_run (widget, td_page_get_store (TD_PAGE (widget)), get_ids (ids), ids->len,
                        g_str_equal (name, "staff.archive"));
  td_id_selection_clear (td_data_table_get_selection (table));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_list_page_copy (TD_LIST_PAGE (widget));
}

static void
export_form_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = TD_PAGE (widget);
  g_autoptr (TdQuery) query = NULL;
  TdExportParams params = { 0 };

  td_page_ensure_loaded (page);
  query = td_list_page_dup_query (TD_LIST_PAGE (page));
  params.query = query;
  params.reveal_personal = td_preferences_get_reveal_personal (td_page_get_preferences (page));
  params.date = td_date_today ();
  td_export_run (widget, td_page_get_store (page), "danh-sach-can-bo", &params);
}

/* --- joining two records of one person --- */

typedef struct
{
  GtkWidget *page;
  gint64     keep;
  gint64     drop;
} Merge;

static void
free_merge (Merge *merge)
{
  g_object_unref (merge->page);
  g_free (merge);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merge, free_merge)

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Merge) merge = user_data;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0)
    {
      td_shell_report_error (merge->page, error);
      return;
    }
  td_id_selection_clear (td_data_table_get_selection (
    td_list_page_get_table (TD_LIST_PAGE (merge->page))));
  td_shell_toast_change (merge->page, _("Two records were joined into one"));
}

static void
merge_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Merge) merge = user_data;
  g_autoptr (GError) error = NULL;
  TdStore *store = td_page_get_store (TD_PAGE (merge->page));
  TdAction *action;

  if (!td_confirm_finish (GTK_WIDGET (source), result))
    return;
  action = td_staff_merge (merge->keep, merge->drop, &error);
  if (action == NULL)
    {
      td_shell_report_error (merge->page, error);
      return;
    }
  td_action_run_async (action, store, NULL, merged_cb, g_steal_pointer (&merge));
}

static char *
dup_person (TdReader *reader, gint64 id)
{
  g_autoptr (TdRecord) person = td_reader_get (reader, &td_entity_staff, id, NULL);
  g_autofree char *birth = person ? td_record_dup_display (person, "birth") : NULL;
  const char *unit = person ? td_record_get_reference_title (person, "unit") : NULL;

  if (person == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s, %s, %s", td_record_get_title (person),
                          *birth != '\0' ? birth : "—", unit ? unit : "—");
}

/* The one that was ticked first in the list's order stays. */
static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (widget)));
  g_autoptr (GArray) ids = td_list_page_dup_targets (TD_LIST_PAGE (widget));
  Merge *merge;
  g_autofree char *keep = NULL;
  g_autofree char *drop = NULL;
  g_autofree char *text = NULL;

  if (ids->len != 2)
    return;
  merge = g_new0 (Merge, 1);
  merge->page = g_object_ref (widget);
  merge->keep = g_array_index (ids, gint64, 0);
  merge->drop = g_array_index (ids, gint64, 1);
  keep = dup_person (reader, merge->keep);
  drop = dup_person (reader, merge->drop);
  /* Translators: two people, each with birth and unit. */
  text = g_strdup_printf (_("Stays: %1$s.\nIs archived: %2$s.\n\nWhat the first lacks is taken "
                            "from the second, with its years, leave and units. This can be "
                            "undone."),
                          keep, drop);
  td_confirm_async (widget, _("Join These Two Records?"), text, _("_Join"), FALSE,
                    merge_confirmed_cb, merge);
}

void
td_staff_page_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "staff.bulk-edit", NULL, bulk_edit_cb);
  gtk_widget_class_install_action (widget_class, "staff.transfer", NULL, transfer_cb);
  gtk_widget_class_install_action (widget_class, "staff.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "staff.restore", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "staff.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "staff.export-form", NULL, export_form_cb);
  gtk_widget_class_install_action (widget_class, "staff.merge", NULL, merge_cb);
}
