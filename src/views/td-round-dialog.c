/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-dialog-private.h"

#include "td-board-run.h"
#include "td-error.h"
#include "td-rounds.h"
#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdRoundDialog, td_round_dialog, ADW_TYPE_WINDOW)

TdRoundPeriod
td_round_dialog_get_period (TdRoundDialog *self)
{
  return (TdRoundPeriod) MIN (adw_combo_row_get_selected (self->period_row), TD_N_PERIODS - 1);
}

guint
td_round_dialog_get_year (TdRoundDialog *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->year_spin);
}

/* --- the record that it stands for --- */

static gboolean
read_date (TdRecord *record, const char *key, AdwEntryRow *row, GError **error)
{
  return td_record_set_from_text (record, key, gtk_editable_get_text (GTK_EDITABLE (row)), error);
}

static gboolean
read_period (TdRoundDialog *self, TdRecord *record, GError **error)
{
  TdRoundPeriod period = td_round_dialog_get_period (self);

  if (period != TD_PERIOD_SPAN)
    {
      td_round_init (record, period, td_round_dialog_get_year (self),
                     adw_combo_row_get_selected (self->number_row) + 1);
      return TRUE;
    }
  td_round_init (record, period, td_round_dialog_get_year (self), 1);
  if (!read_date (record, "started", self->from_row, error) ||
      !read_date (record, "ended", self->to_row, error))
    return FALSE;
  if (td_record_has (record, "ended"))
    td_record_set_int (record, "year", td_record_get_date (record, "ended").year);
  return TRUE;
}

static void
read_rule (TdRoundDialog *self, TdRecord *record)
{
  static const char *const keys[] = { "weight_self", "weight_appraised", "weight_council" };
  TdDeciding deciding = (TdDeciding) adw_combo_row_get_selected (self->deciding_row);
  TdTieBreak tie_break = (TdTieBreak) adw_combo_row_get_selected (self->tie_row);
  guint group = adw_combo_row_get_selected (self->group_row);

  td_record_set_text (record, "deciding", td_deciding_code (deciding));
  td_record_set_int (record, "inherits", gtk_switch_get_active (self->inherits_switch));
  for (guint i = 0; i < TD_N_LAYERS; i++)
    if (deciding == TD_DECIDING_WEIGHTED)
      td_record_set_int (record, keys[i], gtk_spin_button_get_value_as_int (self->weights[i]));
    else
      td_record_clear (record, keys[i]);
  td_record_set_text (record, "raters", td_rater_rule_code (
                        (TdRaterRule) adw_combo_row_get_selected (self->raters_row)));
  td_record_set_text (record, "tie_break", td_tie_break_code (tie_break));
  td_record_set_text (record, "tie_group", tie_break == TD_TIE_GROUP && group < self->groups->len
                                           ? self->groups->pdata[group] : NULL);
  td_record_set_text (record, "rollup", td_rollup_rule_code (
                        (TdRollupRule) adw_combo_row_get_selected (self->rollup_row)));
}

TdRecord *
td_round_dialog_dup_record (TdRoundDialog *self, GError **error)
{
  g_autoptr (TdRecord) record = self->round != NULL ? td_record_copy (self->round)
                                                    : td_record_new (&td_entity_round);
  guint set = adw_combo_row_get_selected (self->set_row);

  if (self->round == NULL && set < self->sets->len)
    {
      if (!read_period (self, record, error))
        return NULL;
      td_record_set_int (record, "criteria", td_record_get_id (self->sets->pdata[set]));
      td_record_set_text (record, "subject", self->set != NULL && self->set->for_people ? "person"
                                                                                        : "unit");
    }
  td_record_set_text (record, "name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  read_rule (self, record);
  return read_date (record, "deadline", self->deadline_row, error) ? g_steal_pointer (&record)
                                                                   : NULL;
}

/* The chosen units; %NULL: the whole department.  (element-type gint64) */
static GArray *
dup_units (TdRoundDialog *self)
{
  GArray *units;

  if (!adw_expander_row_get_enable_expansion (self->units_row))
    return NULL;
  units = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->units->len; i++)
    if (gtk_check_button_get_active (self->units->pdata[i]))
      g_array_append_vals (units, g_object_get_data (self->units->pdata[i], "td-unit"), 1);
  return units;
}

/* --- what stands in the way --- */

static gboolean
check_set (TdRoundDialog *self, GError **error)
{
  g_autoptr (GPtrArray) issues = self->set != NULL ? td_criteria_set_check (self->set) : NULL;

  if (self->set == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _("Choose a criteria set."));
      return FALSE;
    }
  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];

      if (!issue->is_error)
        continue;
      /* Translators: what is wrong with the criteria set. */
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("The set cannot be scored with yet: %s"),
                   issue->text);
      return FALSE;
    }
  return TRUE;
}

/* A movement's span has no name of its own: that is no fault before anything was typed. */
static gboolean
check_name (TdRoundDialog *self, GError **error)
{
  g_autofree char *name = td_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  gboolean span = self->round == NULL && td_round_dialog_get_period (self) == TD_PERIOD_SPAN;

  if (name != NULL)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       span ? _("Write what the movement is called, and its first and last day.")
                            : _("Write what the round is called."));
  return FALSE;
}

static gboolean
check_all (TdRoundDialog *self, GError **error)
{
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (GArray) units = dup_units (self);
  TdRoundRule rule;

  if (!check_set (self, error) || !check_name (self, error))
    return FALSE;
  record = td_round_dialog_dup_record (self, error);
  if (record == NULL || !td_record_prepare (record, error))
    return FALSE;
  td_round_get_rule (record, &rule);
  if (!td_round_rule_check (&rule, self->set, error))
    return FALSE;
  if (units == NULL || units->len > 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _("Tick the units that are scored."));
  return FALSE;
}

void
td_round_dialog_check (TdRoundDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (self->filling)
    return;
  good = check_all (self, &error);
  gtk_widget_set_sensitive (self->save_button, good);
  gtk_widget_set_visible (self->problem_box, !good);
  gtk_label_set_text (self->problem_label, good ? "" : error->message);
}

gboolean
td_round_dialog_can_save (TdRoundDialog *self)
{
  return gtk_widget_get_sensitive (self->save_button);
}

/* --- saving --- */

static void
done_cb (GtkWidget *widget, gboolean good)
{
  TdRoundDialog *self = TD_ROUND_DIALOG (widget);

  if (!good)
    {
      td_round_dialog_check (self);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0,
                 self->round != NULL ? td_record_get_id (self->round) : self->created);
  gtk_window_close (GTK_WINDOW (self));
}

void
td_round_dialog_save (TdRoundDialog *self)
{
  GError *error = NULL;
  g_autoptr (TdRecord) record = td_round_dialog_dup_record (self, &error);
  g_autoptr (GArray) units = dup_units (self);
  TdAction *action = NULL;

  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (record != NULL && self->round != NULL)
    action = td_round_save (self->round, record);
  else if (record != NULL)
    action = td_round_create (self->store, record, units, &self->created, &error);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, TRUE, done_cb);
}

static void
save_cb (TdRoundDialog *self)
{
  td_round_dialog_save (self);
}

void
td_round_dialog_choose (TdRoundDialog *self, gint64 set, const char *period, guint year,
                        guint number)
{
  TdRoundPeriod kind;

  for (guint i = 0; i < self->sets->len; i++)
    if (td_record_get_id (self->sets->pdata[i]) == set)
      adw_combo_row_set_selected (self->set_row, i);
  if (td_period_read (period, &kind))
    adw_combo_row_set_selected (self->period_row, kind);
  gtk_spin_button_set_value (self->year_spin, year);
  adw_combo_row_set_selected (self->number_row, number - 1);
}

/* --- construction --- */

static void
td_round_dialog_dispose (GObject *object)
{
  TdRoundDialog *self = TD_ROUND_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->round);
  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_ROUND_DIALOG);
  G_OBJECT_CLASS (td_round_dialog_parent_class)->dispose (object);
}

static void
td_round_dialog_class_init (TdRoundDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_round_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-round-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRoundDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdRoundDialog, box);
  gtk_widget_class_bind_template_child (widget_class, TdRoundDialog, problem_box);
  gtk_widget_class_bind_template_child (widget_class, TdRoundDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_round_dialog_init (TdRoundDialog *self)
{
  self->numbered = -1;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->units = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_round_dialog_new (GtkWindow *parent, TdStore *store, TdRecord *round)
{
  TdRoundDialog *self = g_object_new (TD_TYPE_ROUND_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->round = round != NULL ? g_object_ref (round) : NULL;
  gtk_window_set_title (GTK_WINDOW (self), round != NULL ? _("Settings of the Round")
                                                         : _("New Round"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), round != NULL ? _("_Save") : _("_Begin"));
  self->filling = TRUE;
  td_round_dialog_make_rows (self);
  if (round != NULL)
    td_round_dialog_fill_settings (self);
  else
    td_round_dialog_fill_new (self);
  self->filling = FALSE;
  if (round == NULL)
    td_round_dialog_period_chosen (self);
  td_round_dialog_rule_chosen (self);
  gtk_window_set_focus (GTK_WINDOW (self), round != NULL ? GTK_WIDGET (self->name_row)
                                                         : GTK_WIDGET (self->set_row));
  return GTK_WIDGET (self);
}
