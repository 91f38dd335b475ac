/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
 * "III.9", "IV" after "III", "I.22" where criteria are numbered right through to "V.21";
 * %NULL where the codes follow no rule.  (transfer full) */
char     *td_criteria_dup_next_code (const TdCriteriaSet *set, int group);

G_END_DECLS
