/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-page-private.h"

#include "td-button-content.h"
#include "td-reference-filter.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- header --- */

/* The header bar lies outside of the page: its buttons act through it. */
static void
activate (TdStaffPage *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
add_clicked_cb (TdStaffPage *self)
{
  td_page_add (TD_PAGE (self));
}

static void
import_clicked_cb (TdStaffPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "s", "staff");
}

static GtkWidget *
make_button (TdStaffPage *self, const char *icon, const char *label, const char *tooltip,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = td_button_content_new (icon, label);

  g_object_bind_property (self, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "td-word");
  gtk_widget_set_tooltip_text (button, tooltip);
  td_widget_set_label (button, label);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
export_shown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_page_export_view (TD_PAGE (user_data));
}

static void
export_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate (user_data, "staff.export-form");
}

static const GActionEntry export_actions[] = {
  { "shown", export_shown_cb },
  { "form", export_form_cb },
};

static GtkWidget *
make_export_button (TdStaffPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = td_button_content_new ("td-export-symbolic", _("Export"));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), export_actions,
                                   G_N_ELEMENTS (export_actions), self);
  gtk_widget_insert_action_group (button, "export", G_ACTION_GROUP (group));
  g_menu_append (menu, _("The List as It Is Shown…"), "export.shown");
  g_menu_append (menu, _("List of Staff in the House Form…"), "export.form");
  g_object_set (content, "arrow", TRUE, NULL);
  g_object_bind_property (self, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "td-word");
  gtk_widget_set_tooltip_text (button, _("Export to Excel (Ctrl+E: the list as it is shown)"));
  td_widget_set_label (button, _("Export to Excel"));
  return button;
}

GtkWidget *
td_staff_page_make_header (TdStaffPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->add_button = make_button (self, "list-add-symbolic", _("Add"), _("Add a person (Ctrl+N)"),
                                  G_CALLBACK (add_clicked_cb));
  gtk_widget_add_css_class (self->add_button, "flat");
  self->export_button = make_export_button (self);
  self->import_button = make_button (self, "td-sheet-symbolic", _("Import from Excel"),
                                     _("Import a list of people"), G_CALLBACK (import_clicked_cb));
  gtk_widget_add_css_class (self->import_button, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->add_button);
  gtk_box_append (GTK_BOX (box), self->export_button);
  gtk_box_append (GTK_BOX (box), self->import_button);
  return box;
}

/* --- chips --- */

static void
filter_archived (TdQuery *query, gpointer user_data)
{
  td_query_set_archived (query, TRUE);
  td_query_filter_int (query, "archived", TD_FILTER_IS, 1);
}

void
td_staff_page_add_chips (TdStaffPage *self)
{
  TdFilterBar *bar = td_list_page_get_filters (TD_LIST_PAGE (self));
  GtkWidget *chip;

  td_filter_bar_set_hides_empty (bar, td_filter_bar_add_text (bar, _("Officials"), "kind",
                                                              TD_FILTER_IS, "can_bo"));
  td_filter_bar_add_text (bar, _("Civil servants"), "kind", TD_FILTER_IS, "cong_chuc");
  td_filter_bar_add_text (bar, _("Public employees"), "kind", TD_FILTER_IS, "vien_chuc");
  chip = td_filter_bar_add_text (bar, C_("chip", "Contract"), "kind", TD_FILTER_IS,
                                 "nguoi_lao_dong");
  gtk_widget_set_tooltip_text (chip, _("Contract workers"));
  td_filter_bar_set_hides_empty (bar, chip);
  td_filter_bar_add_separator (bar);
  td_filter_bar_add_int (bar, _("Party members"), "party", TD_FILTER_IS, 1);
  td_filter_bar_add_text (bar, _("Women"), "sex", TD_FILTER_IS, "nu");
  chip = td_filter_bar_add_text (bar, _("Without CCCD"), "cccd", TD_FILTER_LACKS, NULL);
  td_filter_bar_set_hides_empty (bar, chip);
  chip = td_filter_bar_add (bar, "duplicates", _("Perhaps double"),
                            td_staff_page_filter_duplicates, self, NULL);
  gtk_widget_add_css_class (chip, "attention");
  gtk_widget_set_tooltip_text (chip, _("People with the same number, or the same name and birth: "
                                       "tick two to join them"));
  td_filter_bar_set_hides_empty (bar, chip);
  td_filter_bar_set_count (bar, "duplicates", 0);
  td_reference_filter_add (bar, td_page_get_store (TD_PAGE (self)), _("Unit"), "unit");
  chip = td_filter_bar_add (bar, "archived", _("Archived"), filter_archived, NULL, NULL);
  gtk_widget_set_tooltip_text (chip, _("People who were archived, and only those"));
}

/* Beside the columns: whether identity numbers are shown in full. */
void
td_staff_page_add_reveal (TdStaffPage *self)
{
  TdDataTable *table = td_list_page_get_table (TD_LIST_PAGE (self));
  TdPreferences *preferences = td_page_get_preferences (TD_PAGE (self));
  g_autoptr (GPropertyAction) action = NULL;

  action = g_property_action_new ("reveal-personal", preferences, "reveal-personal");
  g_action_map_add_action (G_ACTION_MAP (td_data_table_get_actions (table)), G_ACTION (action));
  g_menu_append (G_MENU (td_data_table_get_columns_menu (table)), _("Show Identity Numbers"),
                 "columns.reveal-personal");
}

/* --- the bar for ticked rows --- */

static GtkWidget *
append_action (TdStaffPage *self, const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (td_list_page_get_batch (TD_LIST_PAGE (self)), button);
  return button;
}

void
td_staff_page_add_batch (TdStaffPage *self)
{
  append_action (self, _("Edit _Together…"), "staff.bulk-edit", _("Set one field for all of them"));
  append_action (self, _("T_ransfer…"), "staff.transfer", _("Move them to another unit"));
  append_action (self, _("_Join…"), "staff.merge",
                 _("Two records of one person: what the first lacks is taken from the second"));
  append_action (self, _("_Copy"), "staff.copy", _("Copy for Excel (Ctrl+C)"));
  self->archive_button = append_action (self, _("_Archive"), "staff.archive",
                                        _("Leave them out of lists; nothing is deleted"));
  self->restore_button = append_action (self, _("_Bring Back"), "staff.restore",
                                        _("Take them out of the archive"));
}

/* A right click acts on the ticked rows too, when there are some. */
GMenuModel *
td_staff_page_make_row_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _("T_ransfer…"), "staff.transfer");
  g_menu_append (menu, _("Edit _Together…"), "staff.bulk-edit");
  g_menu_append (menu, _("_Copy"), "staff.copy");
  g_menu_append (last, _("_Archive"), "staff.archive");
  g_menu_append (last, _("_Bring Back"), "staff.restore");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* --- nobody yet --- */

GtkWidget *
td_staff_page_make_empty (TdStaffPage *self)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Import from Excel…"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add a Person…"));

  gtk_widget_add_css_class (import, "suggested-action");
  gtk_widget_add_css_class (import, "pill");
  gtk_widget_add_css_class (add, "pill");
  g_signal_connect_object (import, "clicked", G_CALLBACK (import_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), import);
  gtk_box_append (GTK_BOX (box), add);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "td-staff-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Nobody Is in the Register Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Take the list that the office keeps in Excel as it is: "
                                     "headings, units and dates are recognised, and every row is "
                                     "checked before anything is written. Rows copied in Excel can "
                                     "also be pasted here."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  return status;
}
