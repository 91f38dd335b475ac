/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-round-dialog.h"
#include "td-rounds.h"

G_BEGIN_DECLS

/**
 * TdRoundDialog:
 * @round: (nullable): the round whose settings are changed
 * @set: the set that is chosen, whole; %NULL: it could not be read
 * @sets: (element-type TdRecord)
 * @groups: (element-type utf8): codes of its groups
 * @units: (element-type GtkCheckButton): with the unit's id as "td-unit"
 * @numbered: kind of period that the numbers are of, -1: none yet
 * @filling: the controls are being set, not used
 * @has_name: the person wrote a name; else it follows the period
 * @created: id of the new round
 */
struct _TdRoundDialog
{
  AdwWindow            parent_instance;

  TdStore             *store;
  TdRecord            *round;
  TdCriteriaSet       *set;
  GPtrArray           *sets;
  GPtrArray           *groups;
  GPtrArray           *units;
  int                  numbered;
  gboolean             filling;
  gboolean             has_name;
  gint64               created;

  GtkWidget           *save_button;
  GtkBox              *box;
  GtkLabel            *problem_label;
  GtkWidget           *problem_box;

  AdwComboRow         *set_row;
  GtkLabel            *set_note;
  AdwComboRow         *period_row;
  GtkSpinButton       *year_spin;
  GtkWidget           *year_row;
  AdwComboRow         *number_row;
  AdwEntryRow         *from_row;
  AdwEntryRow         *to_row;
  AdwEntryRow         *name_row;
  AdwEntryRow         *deadline_row;
  AdwExpanderRow      *units_row;

  AdwComboRow         *deciding_row;
  AdwActionRow        *inherits_row;
  GtkSwitch           *inherits_switch;
  GtkWidget           *weights_row;
  GtkSpinButton       *weights[3];
  GtkLabel            *sum_label;
  AdwComboRow         *raters_row;
  AdwComboRow         *tie_row;
  AdwComboRow         *group_row;
  AdwComboRow         *rollup_row;
};

/* td-round-dialog-rows.c: makes the rows */
void       td_round_dialog_make_rows    (TdRoundDialog *self);
/* td-round-dialog-words.c: what the choices are called, and what they do; translated */
const char *const *
           td_round_words_deciding      (void);
const char *td_round_words_deciding_help (guint deciding);
const char *const *
           td_round_words_raters        (void);
const char *td_round_words_raters_help  (guint raters);
const char *const *
           td_round_words_ties          (void);
const char *td_round_words_ties_help    (guint tie_break);
const char *const *
           td_round_words_rollups       (void);
const char *td_round_words_rollups_help (guint rollup);

/* td-round-dialog.c */
TdRoundPeriod
           td_round_dialog_get_period    (TdRoundDialog *self);
guint      td_round_dialog_get_year      (TdRoundDialog *self);
/* Whether it can be saved, and else why not. */
void       td_round_dialog_check         (TdRoundDialog *self);

/* td-round-dialog-fill.c: what the rows show, and what is chosen in them changed */
void       td_round_dialog_fill_new      (TdRoundDialog *self);
void       td_round_dialog_fill_settings (TdRoundDialog *self);
void       td_round_dialog_set_chosen    (TdRoundDialog *self);
void       td_round_dialog_period_chosen (TdRoundDialog *self);
void       td_round_dialog_number_chosen (TdRoundDialog *self);
void       td_round_dialog_rule_chosen   (TdRoundDialog *self);
void       td_round_dialog_name_typed    (TdRoundDialog *self);

G_END_DECLS
