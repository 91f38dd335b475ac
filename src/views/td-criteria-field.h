/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCriteriaField:
 *
 * One field of a criterion or a set that wants another editor than #TdFieldRow has:
 * a text of several lines below its name, one of a few values that depend on the
 * set, or a switch for what is either so or not.
 *
 * The row never writes: it offers an edited copy of the record.
 *
 * Signal "committed" (TdRecord): an edited copy, where only this field differs.
 */
#define TD_TYPE_CRITERIA_FIELD (td_criteria_field_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaField, td_criteria_field, TD, CRITERIA_FIELD, GtkListBoxRow)

GtkWidget     *td_criteria_field_new_text    (const TdField *field);
/* @label_width: of the column of labels, in px. */
GtkWidget     *td_criteria_field_new_choice  (const TdField *field, int label_width);
GtkWidget     *td_criteria_field_new_switch  (const TdField *field);
const TdField *td_criteria_field_get_field   (TdCriteriaField *self);
/* Another name than the field's own. */
void           td_criteria_field_set_label   (TdCriteriaField *self, const char *label);
/* @codes, @labels: (array zero-terminated=1): what can be chosen; @none: what no value
 * is called.  A value that is not among them is offered as it is. */
void           td_criteria_field_set_choices (TdCriteriaField *self, const char *none,
                                              const char *const *codes,
                                              const char *const *labels);
/* Shows the value, unless another one is being typed. */
void           td_criteria_field_set_record  (TdCriteriaField *self, TdRecord *record);
void           td_criteria_field_set_editable (TdCriteriaField *self, gboolean editable);
/* %NULL: all is well. */
void           td_criteria_field_set_error   (TdCriteriaField *self, const char *message);
/* Commits what is typed. */
void           td_criteria_field_commit      (TdCriteriaField *self);
/* As if typed and left, or chosen: a code, "" for none; "1" or "" for a switch. */
void           td_criteria_field_enter       (TdCriteriaField *self, const char *value);

G_END_DECLS
