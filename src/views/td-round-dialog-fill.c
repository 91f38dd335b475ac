/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-dialog-private.h"

#include "td-criteria-sets.h"
#include "td-rounds.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_words (AdwComboRow *row, const char *const *words, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

/* --- what the choices say --- */

static void
show_set_note (TdRoundDialog *self)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GPtrArray) issues = self->set != NULL ? td_criteria_set_check (self->set) : NULL;

  if (self->set != NULL && self->set->unverified != NULL)
    /* Translators: what of a criteria set nobody could verify. */
    g_string_append_printf (note, _("Not verified: %s"), self->set->unverified);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];
      gboolean is_said = self->set->unverified != NULL &&
                         strstr (issue->text, self->set->unverified) != NULL;

      if (!issue->is_error && !is_said)
        g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", issue->text);
    }
  gtk_label_set_text (self->set_note, note->str);
  gtk_widget_set_visible (GTK_WIDGET (self->set_note), note->len > 0);
}

static void
fill_groups (TdRoundDialog *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; self->set != NULL && i < self->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);

      if (criterion->rule != TD_RULE_GROUP)
        continue;
      g_ptr_array_add (self->groups, g_strdup (criterion->code));
      g_ptr_array_add (words, g_strdup_printf ("%s. %s", criterion->code, criterion->text));
    }
  g_ptr_array_add (words, NULL);
  set_words (self->group_row, (const char *const *) words->pdata, 0);
}

static void
load_set (TdRoundDialog *self, gint64 id)
{
  g_clear_pointer (&self->set, td_criteria_set_unref);
  self->set = td_criteria_set_load (td_store_get_reader (self->store), id, NULL);
  fill_groups (self);
  show_set_note (self);
}

void
td_round_dialog_set_chosen (TdRoundDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->set_row);

  if (self->filling || selected >= self->sets->len)
    return;
  load_set (self, td_record_get_id (self->sets->pdata[selected]));
  td_round_dialog_check (self);
}

static void
fill_numbers (TdRoundDialog *self, guint selected)
{
  TdRoundPeriod period = td_round_dialog_get_period (self);
  guint n = td_period_get_count (period, td_round_dialog_get_year (self));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, td_period_dup_name (period, td_round_dialog_get_year (self), i + 1));
  g_ptr_array_add (words, NULL);
  set_words (self->number_row, (const char *const *) words->pdata, MIN (selected, MAX (n, 1) - 1));
}

/* The one that is running today. */
static guint
find_number (TdRoundPeriod period, guint year)
{
  TdDate today = td_date_today ();
  TdDate first;
  TdDate last;

  for (guint i = 1; i <= td_period_get_count (period, year); i++)
    if (td_period_get_days (period, year, i, &first, &last) &&
        td_date_compare (today, last) <= 0)
      return i - 1;
  return 0;
}

static void
show_name (TdRoundDialog *self)
{
  TdRoundPeriod period = td_round_dialog_get_period (self);
  g_autofree char *name = NULL;

  if (self->has_name || self->round != NULL)
    return;
  name = period == TD_PERIOD_SPAN ? g_strdup ("")
         : td_period_dup_name (period, td_round_dialog_get_year (self),
                               adw_combo_row_get_selected (self->number_row) + 1);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name ? name : "");
}

/* Nobody knows the days of week 47. */
static void
show_days (TdRoundDialog *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;
  TdDate first;
  TdDate last;

  if (td_period_get_days (td_round_dialog_get_period (self), td_round_dialog_get_year (self),
                          adw_combo_row_get_selected (self->number_row) + 1, &first, &last))
    {
      from = td_date_to_text (first);
      to = td_date_to_text (last);
      /* Translators: the first and the last day of a period. */
      text = g_strdup_printf (_("%s to %s"), from, to);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->number_row), text ? text : "");
}

void
td_round_dialog_number_chosen (TdRoundDialog *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  show_name (self);
  show_days (self);
  self->filling = FALSE;
  td_round_dialog_check (self);
}

/* Another year keeps the number, another kind of period begins with the present one. */
void
td_round_dialog_period_chosen (TdRoundDialog *self)
{
  TdRoundPeriod period = td_round_dialog_get_period (self);
  guint selected;

  if (self->filling)
    return;
  self->filling = TRUE;
  selected = self->numbered == (int) period ? adw_combo_row_get_selected (self->number_row)
                                            : find_number (period, td_round_dialog_get_year (self));
  self->numbered = (int) period;
  fill_numbers (self, selected);
  gtk_widget_set_visible (self->year_row, period != TD_PERIOD_SPAN);
  gtk_widget_set_visible (GTK_WIDGET (self->number_row),
                          td_period_get_count (period, td_round_dialog_get_year (self)) > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->from_row), period == TD_PERIOD_SPAN);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), period == TD_PERIOD_SPAN);
  self->filling = FALSE;
  td_round_dialog_number_chosen (self);
}

/* An empty name follows the period again. */
void
td_round_dialog_name_typed (TdRoundDialog *self)
{
  if (!self->filling)
    self->has_name = *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0';
  td_round_dialog_check (self);
}

static void
show_sum (TdRoundDialog *self)
{
  g_autofree char *text = NULL;
  int sum = 0;

  for (guint i = 0; i < TD_N_LAYERS; i++)
    sum += gtk_spin_button_get_value_as_int (self->weights[i]);
  text = g_strdup_printf ("= %d %%", sum);
  gtk_label_set_text (self->sum_label, text);
  td_widget_set_css_class (GTK_WIDGET (self->sum_label), "td-warn", sum != 100);
}

void
td_round_dialog_rule_chosen (TdRoundDialog *self)
{
  guint deciding = adw_combo_row_get_selected (self->deciding_row);
  guint tie_break = adw_combo_row_get_selected (self->tie_row);
  gboolean weighted = deciding == TD_DECIDING_WEIGHTED;

  if (self->filling)
    return;
  gtk_widget_set_visible (self->weights_row, weighted);
  gtk_widget_set_visible (GTK_WIDGET (self->inherits_row),
                          !weighted && deciding != TD_DECIDING_SELF);
  gtk_widget_set_visible (GTK_WIDGET (self->group_row), tie_break == TD_TIE_GROUP);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->deciding_row),
                               td_round_words_deciding_help (deciding));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->raters_row), td_round_words_raters_help (
                                 adw_combo_row_get_selected (self->raters_row)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->tie_row),
                               td_round_words_ties_help (tie_break));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rollup_row), td_round_words_rollups_help (
                                 adw_combo_row_get_selected (self->rollup_row)));
  show_sum (self);
  td_round_dialog_check (self);
}

/* --- filling in --- */

static void
fill_sets (TdRoundDialog *self)
{
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  self->sets = td_reader_list (td_store_get_reader (self->store), query, NULL);
  if (self->sets == NULL)
    self->sets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->sets->len; i++)
    {
      const char *name = td_record_get_title (self->sets->pdata[i]);
      const char *subject = td_record_get_text (self->sets->pdata[i], "subject");

      /* Translators: the name of a criteria set. */
      g_ptr_array_add (words, g_strdup_printf (g_strcmp0 (subject, "person") == 0
                                               ? _("%s (for people)") : _("%s (for units)"), name));
    }
  g_ptr_array_add (words, NULL);
  set_words (self->set_row, (const char *const *) words->pdata, 0);
}

static void
fill_rule (TdRoundDialog *self, TdRecord *round)
{
  TdRollupRule rollup = TD_ROLLUP_NONE;
  TdRoundRule rule;

  td_round_get_rule (round, &rule);
  td_rollup_rule_read (td_record_get_text (round, "rollup"), &rollup);
  adw_combo_row_set_selected (self->deciding_row, rule.deciding);
  gtk_switch_set_active (self->inherits_switch, rule.inherits);
  for (guint i = 0; i < TD_N_LAYERS; i++)
    gtk_spin_button_set_value (self->weights[i], rule.weights[i]);
  adw_combo_row_set_selected (self->raters_row, rule.raters);
  adw_combo_row_set_selected (self->tie_row, rule.tie_break);
  adw_combo_row_set_selected (self->rollup_row, rollup);
  for (guint i = 0; i < self->groups->len; i++)
    if (g_strcmp0 (self->groups->pdata[i], rule.tie_group) == 0)
      adw_combo_row_set_selected (self->group_row, i);
}

void
td_round_dialog_fill_settings (TdRoundDialog *self)
{
  g_autofree char *deadline = td_record_dup_display (self->round, "deadline");
  GtkWidget *const fixed[] = {
    gtk_widget_get_ancestor (GTK_WIDGET (self->set_row), ADW_TYPE_PREFERENCES_GROUP),
    GTK_WIDGET (self->period_row), self->year_row, GTK_WIDGET (self->number_row),
    GTK_WIDGET (self->from_row), GTK_WIDGET (self->to_row),
  };

  /* What the round is of stays. */
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    gtk_widget_set_visible (fixed[i], FALSE);
  load_set (self, td_record_get_int_or (self->round, "criteria", 0));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), td_record_get_title (self->round));
  gtk_editable_set_text (GTK_EDITABLE (self->deadline_row), deadline);
  fill_rule (self, self->round);
}

void
td_round_dialog_fill_new (TdRoundDialog *self)
{
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_round);

  fill_sets (self);
  td_round_init (draft, TD_PERIOD_QUARTER, td_date_today ().year, 1);
  adw_combo_row_set_selected (self->period_row, TD_PERIOD_QUARTER);
  gtk_spin_button_set_value (self->year_spin, td_date_today ().year);
  if (self->sets->len > 0)
    load_set (self, td_record_get_id (self->sets->pdata[0]));
  fill_rule (self, draft);
}
