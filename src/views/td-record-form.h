/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-field-row.h"

G_BEGIN_DECLS

/**
 * TdRecordForm:
 *
 * Fields of one record as a list of #TdFieldRow, made from the entity's
 * declaration.
 *
 * Signal "committed" (TdRecord edited, const char *key): a field was edited; the
 * copy differs from the shown record by that field only.  Whoever listens saves
 * it (td-edit.h) or keeps it as a draft (td_record_form_set_record()).
 */
#define TD_TYPE_RECORD_FORM (td_record_form_get_type ())
G_DECLARE_FINAL_TYPE (TdRecordForm, td_record_form, TD, RECORD_FORM, GtkWidget)

/**
 * td_record_form_new:
 * @keys: (nullable) (array zero-terminated=1): which fields, in this order; %NULL:
 *   all that are edited
 * @label_width: of the column of labels, in px
 */
GtkWidget  *td_record_form_new          (TdStore *store, const TdEntity *entity,
                                         const char *const *keys, int label_width);
void        td_record_form_set_record   (TdRecordForm *self, TdRecord *record);
TdRecord   *td_record_form_get_record   (TdRecordForm *self); /* nullable */
void        td_record_form_set_editable (TdRecordForm *self, gboolean editable);
TdFieldRow *td_record_form_get_row      (TdRecordForm *self, const char *key); /* nullable */
/* Commits what is being typed; %FALSE when something cannot be taken. */
gboolean    td_record_form_commit       (TdRecordForm *self);
/* Marks the field that @error is about, when its message names it; else the first
 * row carries it. */
void        td_record_form_show_error   (TdRecordForm *self, const char *key, const char *message);
void        td_record_form_clear_errors (TdRecordForm *self);
/* @key %NULL: the first field. */
void        td_record_form_focus        (TdRecordForm *self, const char *key);
/* The first field with something wrong. */
void        td_record_form_focus_error  (TdRecordForm *self);

/* Whether the form of @entity has @field when no keys are given. */
gboolean    td_record_form_has_field    (const TdField *field);

G_END_DECLS
