/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-field.h"
#include "td-field-row.h"

G_BEGIN_DECLS

/**
 * TdCriteriaPart: how a field is edited.
 * @TD_PART_PLAIN: as in every form, by a #TdFieldRow
 * @TD_PART_TEXT: several lines
 * @TD_PART_CHOICE: see td_criteria_form_set_choices()
 * @TD_PART_SWITCH: so or not so
 */
typedef enum
{
  TD_PART_PLAIN,
  TD_PART_TEXT,
  TD_PART_CHOICE,
  TD_PART_SWITCH,
} TdCriteriaPartKind;

typedef struct
{
  const char         *key;
  TdCriteriaPartKind  kind;
} TdCriteriaPart;

/**
 * TdCriteriaForm:
 *
 * Fields of a criterion or a set as a list of rows.
 *
 * Signal "committed" (TdRecord before, TdRecord edited, const char *key): a field was
 * edited; @before is the record as it was shown.
 */
#define TD_TYPE_CRITERIA_FORM (td_criteria_form_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaForm, td_criteria_form, TD, CRITERIA_FORM, GtkWidget)

GtkWidget *td_criteria_form_new          (TdStore *store, const TdEntity *entity,
                                          const TdCriteriaPart *parts, guint n);
void       td_criteria_form_set_record   (TdCriteriaForm *self, TdRecord *record);
void       td_criteria_form_set_editable (TdCriteriaForm *self, gboolean editable);
void       td_criteria_form_set_choices  (TdCriteriaForm *self, const char *key, const char *none,
                                          const char *const *codes, const char *const *labels);
/* Another name than the field's own; not of plain parts. */
void       td_criteria_form_set_label    (TdCriteriaForm *self, const char *key,
                                          const char *label);
void       td_criteria_form_show_row     (TdCriteriaForm *self, const char *key, gboolean shown);
gboolean   td_criteria_form_shows_row    (TdCriteriaForm *self, const char *key);
/* @message %NULL: all is well. */
void       td_criteria_form_set_error    (TdCriteriaForm *self, const char *key,
                                          const char *message);
void       td_criteria_form_focus        (TdCriteriaForm *self, const char *key);
/* As if typed and left, or chosen by its code; for tests. */
void       td_criteria_form_enter        (TdCriteriaForm *self, const char *key,
                                          const char *value);

G_END_DECLS
