/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-criteria.h"

G_BEGIN_DECLS

/* One step of a criterion in its set: among its neighbours, into the group above it,
 * out of its group. */
typedef enum
{
  TD_CRITERIA_STEP_UP,
  TD_CRITERIA_STEP_DOWN,
  TD_CRITERIA_STEP_IN,
  TD_CRITERIA_STEP_OUT,
} TdCriteriaStep;

/* Where the step leads, for td_criteria_move(); %FALSE when it leads nowhere. */
gboolean  td_criteria_step_find    (const TdCriteriaSet *set, gint64 criterion,
                                    TdCriteriaStep step, gint64 *parent, gint64 *before);

/* The code that follows on the last one in that group (-1: at the top): "III.10" after
 * "III.9", "IV" after "III"; %NULL where the codes follow no rule.  (transfer full) */
char     *td_criteria_dup_next_code (const TdCriteriaSet *set, int group);

/**
 * td_criteria_insert:
 * @criterion: a record without an id, its "criteria" and "parent" filled in
 * @after: id of the neighbour that it follows, with all that lies in that one; 0: it
 *   comes last in its group
 *
 * Adds it there as one change, which begins the set's next version where a round uses
 * this one.
 */
TdAction *td_criteria_insert       (TdRecord *criterion, gint64 after);

G_END_DECLS
