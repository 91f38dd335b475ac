/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-dialog-private.h"

#include "td-number.h"
#include "td-rounds.h"
#include "td-score.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static AdwPreferencesGroup *
add_group (TdRoundDialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->box, GTK_WIDGET (group));
  return group;
}

static AdwComboRow *
add_combo (TdRoundDialog *self, AdwPreferencesGroup *group, const char *title,
           const char *const *words, void (*chosen) (TdRoundDialog *self))
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
  return row;
}

static AdwEntryRow *
add_entry (TdRoundDialog *self, AdwPreferencesGroup *group, const char *title,
           void (*typed) (TdRoundDialog *self))
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (typed), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_action (AdwPreferencesGroup *group, const char *title, const char *help, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (group, row);
  return row;
}

/* --- set and period --- */

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Libadwaita's own list cuts names to twenty letters, and many begin alike. */
static void
show_whole_names (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_use_subtitle (row, TRUE);
}

static void
make_set (TdRoundDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _("What Is Scored"));

  adw_preferences_group_set_description (group,
                                         _("The round works with a copy of it as it is now."));
  self->set_row = add_combo (self, group, _("Criteria set"), NULL, td_round_dialog_set_chosen);
  show_whole_names (self->set_row);
  self->set_note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->set_note, TRUE);
  gtk_label_set_xalign (self->set_note, 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->set_note), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->set_note), "td-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->set_note), "td-warn");
  adw_preferences_group_add (group, GTK_WIDGET (self->set_note));
}

static void
make_period (TdRoundDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _("When It Is"));
  const TdChoice *choices = td_entity_field (&td_entity_round, "period")->choices;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; choices[i].code != NULL; i++)
    g_ptr_array_add (words, (gpointer) _(choices[i].label));
  g_ptr_array_add (words, NULL);
  self->period_row = add_combo (self, group, _("Kind of period"),
                                (const char *const *) words->pdata, td_round_dialog_period_chosen);
  self->year_spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (2000, 2099, 1));
  td_widget_set_label (GTK_WIDGET (self->year_spin), _("Year"));
  g_signal_connect_object (self->year_spin, "value-changed",
                           G_CALLBACK (td_round_dialog_period_chosen), self, G_CONNECT_SWAPPED);
  self->year_row = add_action (group, _("Year"), NULL, GTK_WIDGET (self->year_spin));
  self->number_row = add_combo (self, group, _("Which one"), NULL, td_round_dialog_number_chosen);
  self->from_row = add_entry (self, group, _("From (dd/mm/yyyy)"), td_round_dialog_check);
  self->to_row = add_entry (self, group, _("To (dd/mm/yyyy)"), td_round_dialog_check);
  self->name_row = add_entry (self, group, _("Name of the round"), td_round_dialog_name_typed);
  self->deadline_row = add_entry (self, group, _("Forms due (dd/mm/yyyy, may stay empty)"),
                                  td_round_dialog_check);
}

/* --- whose sheets --- */

static void
add_unit (TdRoundDialog *self, TdRecord *unit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  gint64 *id = g_new (gint64, 1);

  *id = td_record_get_id (unit);
  g_object_set_data_full (G_OBJECT (check), "td-unit", id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), td_record_get_title (unit));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (td_round_dialog_check), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->units_row, row);
  g_ptr_array_add (self->units, check);
}

static void
make_subjects (TdRoundDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Whose Sheets"));
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr (GPtrArray) units = td_reader_list (td_store_get_reader (self->store), query, NULL);

  self->units_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->units_row), _("Only certain units"));
  adw_expander_row_set_subtitle (self->units_row,
                                 _("Off: the whole department, as it is on the period's last "
                                   "day."));
  adw_expander_row_set_show_enable_switch (self->units_row, TRUE);
  adw_expander_row_set_enable_expansion (self->units_row, FALSE);
  g_signal_connect_object (self->units_row, "notify::enable-expansion",
                           G_CALLBACK (td_round_dialog_check), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->units_row));
  for (guint i = 0; units != NULL && i < units->len; i++)
    add_unit (self, units->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (group), self->round == NULL);
}

/* --- how it is reckoned --- */

static void
make_weights (TdRoundDialog *self, AdwPreferencesGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *const labels[] = { _("Weight of the self-score (%)"),
                                 _("Weight of the appraised score (%)"),
                                 _("Weight of the council's score (%)") };

  for (guint i = 0; i < TD_N_LAYERS; i++)
    {
      self->weights[i] = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 100, 5));
      gtk_editable_set_width_chars (GTK_EDITABLE (self->weights[i]), 3);
      td_widget_set_label (GTK_WIDGET (self->weights[i]), labels[i]);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->weights[i]), labels[i]);
      g_signal_connect_object (self->weights[i], "value-changed",
                               G_CALLBACK (td_round_dialog_rule_chosen), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->weights[i]));
    }
  self->sum_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->sum_label), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum_label));
  self->weights_row = add_action (group, _("Weights"),
                                  _("Self-scored, appraised, council, in per cent: 100 together."),
                                  box);
}

static void
make_rule (TdRoundDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _("What Counts"));

  self->deciding_row = add_combo (self, group, _("Deciding layer"), td_round_words_deciding (),
                                  td_round_dialog_rule_chosen);
  self->inherits_switch = GTK_SWITCH (gtk_switch_new ());
  self->inherits_row = ADW_ACTION_ROW (
    add_action (group, _("What it left open comes from the layer before"),
                _("Off: a criterion that the deciding layer left open is open."),
                GTK_WIDGET (self->inherits_switch)));
  adw_action_row_set_activatable_widget (self->inherits_row, GTK_WIDGET (self->inherits_switch));
  make_weights (self, group);
  self->raters_row = add_combo (self, group, _("Several raters"), td_round_words_raters (),
                                td_round_dialog_rule_chosen);
  self->tie_row = add_combo (self, group, _("Equal scores"), td_round_words_ties (),
                             td_round_dialog_rule_chosen);
  self->group_row = add_combo (self, group, _("Group that parts equal scores"), NULL,
                               td_round_dialog_rule_chosen);
  self->rollup_row = add_combo (self, group, _("How the year comes of it"),
                                td_round_words_rollups (), td_round_dialog_rule_chosen);
}

void
td_round_dialog_make_rows (TdRoundDialog *self)
{
  make_set (self);
  make_period (self);
  make_subjects (self);
  make_rule (self);
}
