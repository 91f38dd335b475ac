/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-issue-private.h"

#include "td-error-label.h"

#include <glib/gi18n-lib.h>

/* What is chosen in the dialog that gives out forms. */

static void
chosen_cb (TdFormIssueDialog *self)
{
  td_form_issue_dialog_chosen (self);
}

static void
choose_folder_cb (TdFormIssueDialog *self)
{
  td_form_issue_dialog_choose_folder (self);
}

static gboolean
is_with_unit (TdFormIssueDialog *self, const TdBookSheet *sheet)
{
  if (self->returns)
    return sheet->state == TD_SHEET_RETURNED;
  return sheet->state == TD_SHEET_NOT_SENT || sheet->state == TD_SHEET_SELF;
}

static void
add_unit (TdFormIssueDialog *self, const TdBookSheet *sheet)
{
  gboolean people = td_score_book_get_set (self->book)->for_people;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *name = people ? sheet->unit_name : sheet->name;
  gint64 *id = g_new (gint64, 1);

  *id = sheet->unit;
  g_object_set_data_full (G_OBJECT (check), "td-unit", id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name
                                                                         : _("In no unit"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->units_group), row);
  g_ptr_array_add (self->units, check);
}

static void
add_units (TdFormIssueDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->units_group = adw_preferences_group_new ();
  for (guint i = 0; i < td_score_book_get_n_sheets (self->book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (self->book, i);

      if (is_with_unit (self, sheet) && g_hash_table_add (seen, (gpointer) &sheet->unit))
        add_unit (self, sheet);
    }
  gtk_box_append (self->box, self->units_group);
}

static void
add_note (TdFormIssueDialog *self)
{
  GtkWidget *label = gtk_label_new (
    self->returns ? _("For each unit whose sheet was returned: the same workbook, with only the "
                      "questioned cells open and the questions beside them.")
                  : _("For each unit a workbook with its people and criteria, locked but for the "
                      "cells to fill in. What comes back is read with “Receive Forms”."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_box_append (self->box, label);
}

/* What is wrong with the deadline stands right below it. */
static GtkWidget *
make_error_row (TdFormIssueDialog *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->deadline_error = td_error_label_new ();
  gtk_widget_set_margin_top (self->deadline_error, 6);
  gtk_widget_set_margin_bottom (self->deadline_error, 6);
  gtk_widget_set_margin_start (self->deadline_error, 12);
  gtk_widget_set_margin_end (self->deadline_error, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->deadline_error);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (self->deadline_error, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  return row;
}

static void
add_rows (TdFormIssueDialog *self)
{
  const char *const words[] = { self->returns ? _("All that were returned")
                                              : _("All that still score themselves"),
                                _("Only those that have none yet"), _("Chosen units"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose…"));

  self->which_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->which_row), _("Units"));
  if (self->returns)
    gtk_string_list_remove (list, UNITS_NOT_SENT);
  adw_combo_row_set_model (self->which_row, G_LIST_MODEL (list));
  self->deadline_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->deadline_row),
                                 _("Due (dd/mm/yyyy, may stay empty)"));
  self->folder_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row), _("Folder"));
  adw_action_row_set_subtitle (self->folder_row, _("Not chosen yet"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->folder_row, button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->which_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->deadline_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_error_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->folder_row));
  gtk_box_append (self->box, group);
  g_signal_connect_object (self->which_row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deadline_row, "changed", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_folder_cb), self,
                           G_CONNECT_SWAPPED);
}

void
td_form_issue_dialog_add_rows (TdFormIssueDialog *self)
{
  add_note (self);
  add_rows (self);
  add_units (self);
}
