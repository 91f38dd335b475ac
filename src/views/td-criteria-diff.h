/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"

G_BEGIN_DECLS

typedef enum
{
  TD_CRITERIA_ADDED,
  TD_CRITERIA_CHANGED,
  TD_CRITERIA_REMOVED,
} TdCriteriaChangeKind;

/**
 * TdCriteriaChange: what putting one set in another's place does to one part of it.
 * @code: (nullable): of the criterion or class; %NULL: the set itself
 * @text: what the part is
 * @details: (nullable): of a change: which fields, "Tối đa: 5 → 8", one a line
 */
typedef struct
{
  TdCriteriaChangeKind  kind;
  gboolean              is_band;
  char                 *code;
  char                 *text;
  char                 *details;
} TdCriteriaChange;

/**
 * td_criteria_diff:
 *
 * What is the same is told by its code, as td_criteria_set_store() does it.
 *
 * Returns: (transfer full) (element-type TdCriteriaChange): the set, then criteria in
 *   the order of @after, those that go, then classes; empty when nothing changes
 */
GPtrArray *td_criteria_diff (const TdCriteriaSet *before, const TdCriteriaSet *after);

G_END_DECLS
