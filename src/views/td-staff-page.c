/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-page-private.h"

#include "td-export-run.h"
#include "td-number.h"
#include "td-staff-columns.h"
#include "td-staff-dialogs.h"
#include "td-staff-pane.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdStaffPage, td_staff_page, TD_TYPE_LIST_PAGE)

/* Archived people are there, but no longer belong to the office. */
static void
row_changed_cb (TdStaffPage *self, GtkWidget *row, GObject *item)
{
  td_widget_set_css_class (row, "td-archived",
                           td_record_get_int_or (TD_RECORD (item), "archived", 0) != 0);
}

/* Rows of a list in the clipboard are an import. */
static void
pasted_cb (TdStaffPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import-text", "(ss)", "staff", text);
}

static void
reveal_changed_cb (TdStaffPage *self)
{
  td_data_table_refresh (td_list_page_get_table (TD_LIST_PAGE (self)));
}

static void
store_changed_cb (TdStaffPage *self, TdChanges *changes)
{
  static const char *const keys[] = { "name", "match_key", "birth", "cccd", "archived", NULL };

  if (!td_changes_leave_keys (changes, &td_entity_staff, keys))
    td_staff_page_find_duplicates_soon (self);
}

static void
td_staff_page_load (TdPage *page)
{
  TdStaffPage *self = TD_STAFF_PAGE (page);
  TdListPage *list = TD_LIST_PAGE (page);
  TdDataTable *table = td_list_page_get_table (list);
  g_autoptr (GMenuModel) menu = td_staff_page_make_row_menu ();

  g_object_set (table, "row-menu", menu, NULL);
  td_list_page_set_entity (list, &td_entity_staff);
  td_staff_columns_adjust (table);
  td_staff_page_add_chips (self);
  td_staff_page_add_reveal (self);
  td_staff_page_add_batch (self);
  td_list_page_set_empty (list, td_staff_page_make_empty (self));
  g_signal_connect_object (table, "row-changed", G_CALLBACK (row_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "pasted", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "notify::current", G_CALLBACK (td_staff_page_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_data_table_get_selection (table), "notify::n-selected",
                           G_CALLBACK (td_staff_page_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_page_get_preferences (page), "notify::reveal-personal",
                           G_CALLBACK (reveal_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (td_page_get_store (page), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  td_list_page_start (list);
  td_staff_page_update_actions (self);
  td_staff_page_find_duplicates_soon (self);
}

static void
td_staff_page_add (TdPage *page)
{
  td_staff_dialog_add (GTK_WIDGET (page), td_page_get_store (page), 0);
}

static void
td_staff_page_export_view (TdPage *page)
{
  TdListPage *list = TD_LIST_PAGE (page);
  TdPreferences *preferences = td_page_get_preferences (page);
  g_autoptr (GPtrArray) columns = td_data_table_dup_columns (td_list_page_get_table (list));
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (TdQuery) query = NULL;
  TdExportParams params = { 0 };

  td_page_ensure_loaded (page);
  query = td_list_page_dup_query (list);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (keys, (gpointer) td_table_column_get_key (columns->pdata[i]));
  g_ptr_array_add (keys, NULL);
  params.query = query;
  params.columns = (const char *const *) keys->pdata;
  params.reveal_personal = td_preferences_get_reveal_personal (preferences);
  params.date = td_date_today ();
  td_export_run (GTK_WIDGET (page), td_page_get_store (page), "danh-sach-dang-xem", &params);
}

static char *
td_staff_page_dup_count (TdListPage *page, guint shown, guint total)
{
  g_autofree char *shown_text = td_integer_to_text (shown);
  g_autofree char *total_text = td_integer_to_text (total);

  if (shown == total)
    return g_strdup_printf (ngettext ("%s person", "%s people", total), total_text);
  /* Translators: "157 of 184 people". */
  return g_strdup_printf (ngettext ("%1$s of %2$s person", "%1$s of %2$s people", total),
                          shown_text, total_text);
}

static char *
td_staff_page_dup_selection (TdListPage *page, guint n)
{
  g_autofree char *text = td_integer_to_text (n);

  return g_strdup_printf (ngettext ("%s person ticked", "%s people ticked", n), text);
}

static void
td_staff_page_show_details (TdListPage *page, gint64 id)
{
  TdStaffPage *self = TD_STAFF_PAGE (page);
  TdDetailsPane *pane = td_list_page_get_pane (page);

  if (self->pane == NULL)
    {
      self->pane = td_staff_pane_new (td_page_get_store (TD_PAGE (page)));
      td_details_pane_set_child (pane, self->pane);
    }
  td_staff_pane_set_staff (TD_STAFF_PANE (self->pane), id);
}

static void
td_staff_page_dispose (GObject *object)
{
  TdStaffPage *self = TD_STAFF_PAGE (object);

  td_staff_page_stop_finding (self);
  G_OBJECT_CLASS (td_staff_page_parent_class)->dispose (object);
}

static void
td_staff_page_finalize (GObject *object)
{
  g_clear_pointer (&TD_STAFF_PAGE (object)->duplicate_names, g_ptr_array_unref);
  G_OBJECT_CLASS (td_staff_page_parent_class)->finalize (object);
}

static void
td_staff_page_class_init (TdStaffPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);
  TdListPageClass *list_class = TD_LIST_PAGE_CLASS (klass);

  object_class->dispose = td_staff_page_dispose;
  object_class->finalize = td_staff_page_finalize;
  page_class->load = td_staff_page_load;
  page_class->add = td_staff_page_add;
  page_class->export_view = td_staff_page_export_view;
  list_class->show_details = td_staff_page_show_details;
  list_class->dup_count = td_staff_page_dup_count;
  list_class->dup_selection = td_staff_page_dup_selection;
  td_staff_page_class_add_actions (GTK_WIDGET_CLASS (klass));
}

static void
td_staff_page_init (TdStaffPage *self)
{
  g_object_set (self,
                "title", _("Staff"),
                "icon-name", "td-staff-symbolic",
                "page-name", "staff",
                "search-placeholder", _("Find name, unit, identity number… (Ctrl+F)"),
                "header-end", td_staff_page_make_header (self),
                NULL);
}
