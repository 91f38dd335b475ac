/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"

G_BEGIN_DECLS

/* What the files of criteria sets share. */

#define TD_CRITERIA_FIRST_VERSION 1

/* What a set, a criterion (its group's record @parent, 0: top) and a band say, into
 * their records: all but ids, version and where the set came from. */
void      td_criteria_fill_set       (const TdCriteriaSet *set, TdRecord *record);
void      td_criteria_fill_criterion (const TdCriterion *criterion, TdRecord *record);
void      td_criteria_fill_band      (const TdBand *band, TdRecord *record);

/**
 * td_criteria_merge:
 * @set: as it is to be
 * @record: the set's record, stored
 * @old: (nullable): what there is of @record; %NULL: nothing yet
 * @changed: (out): whether anything was written
 *
 * Makes the criteria and bands of @record those of @set.  Nothing may name a
 * criterion any more that @set does not have.
 */
gboolean  td_criteria_merge          (TdWriter *writer, const TdCriteriaSet *set, gint64 record,
                                      const TdCriteriaSet *old, gboolean *changed, GError **error);
/* %TD_ERROR_INVALID with the texts of all errors of td_criteria_set_check(). */
gboolean  td_criteria_check_usable   (const TdCriteriaSet *set, GError **error);
/* %TD_ERROR_CONFLICT where the record is the copy of a round. */
gboolean  td_criteria_check_master   (TdRecord *set, GError **error);
/* %TD_ERROR_INVALID where another living master has that name. */
gboolean  td_criteria_check_name     (TdReader *reader, TdRecord *set, GError **error);
/* The next version, where a round took a copy of this one. */
void      td_criteria_begin_version  (TdRecord *set);

/**
 * TdCriteriaEdit: a record of a set as it was and as it is to be.
 * @before: (nullable): it is added
 * @previous: for adding: behind which other of its group, 0: last
 * @parent, @next: for moving: into which group, before which other
 */
typedef struct
{
  TdRecord *before;
  TdRecord *after;
  gint64    previous;
  gint64    parent;
  gint64    next;
  gboolean  archive;
} TdCriteriaEdit;

/* Copies both; freed by td_criteria_edit_free(). */
TdCriteriaEdit *td_criteria_edit_new   (TdRecord *before, TdRecord *after);
void            td_criteria_edit_free  (gpointer edit);
/* What is to be saved: what there is now with what was edited, so that other fields
 * keep what somebody else did to them meanwhile.  (transfer full) */
TdRecord       *td_criteria_edit_apply (const TdCriteriaEdit *self, TdReader *reader,
                                        GError **error);

/**
 * TdCriteriaScope: the set that an edit is about, as it was before: not a copy.
 */
typedef struct
{
  TdWriter      *writer;
  TdReader      *reader;
  TdRecord      *record;
  TdCriteriaSet *set;
} TdCriteriaScope;

gboolean  td_criteria_scope_init   (TdCriteriaScope *self, TdWriter *writer, gint64 set,
                                    GError **error);
/* Puts the set in order, and begins the next version where that is due. */
gboolean  td_criteria_scope_finish (TdCriteriaScope *self, GError **error);
void      td_criteria_scope_clear  (TdCriteriaScope *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCriteriaScope, td_criteria_scope_clear)

G_END_DECLS
