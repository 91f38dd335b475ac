/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"
#include "td-id-list.h"

G_BEGIN_DECLS

/**
 * TdCriteriaRow:
 *
 * One group or criterion of a set as a line of a table: the set does not change any
 * more, another set brings other rows.
 */
#define TD_TYPE_CRITERIA_ROW (td_criteria_row_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaRow, td_criteria_row, TD, CRITERIA_ROW, GObject)

const TdCriterion *td_criteria_row_get       (TdCriteriaRow *self);
TdCriteriaSet     *td_criteria_row_get_set   (TdCriteriaRow *self);
guint              td_criteria_row_get_index (TdCriteriaRow *self);
/* What wants looking at, one sentence after the other; %NULL when nothing does. */
const char        *td_criteria_row_get_issue (TdCriteriaRow *self);

/**
 * TdCriteriaModel:
 *
 * The groups and criteria of a set in its order, as #TdCriteriaRow; the ids are those
 * of the records.
 */
#define TD_TYPE_CRITERIA_MODEL (td_criteria_model_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaModel, td_criteria_model, TD, CRITERIA_MODEL, GObject)

extern const TdIdFuncs td_criteria_model_id_funcs;

TdCriteriaModel *td_criteria_model_new        (void);
/**
 * td_criteria_model_show:
 * @set: (nullable): another one, or the same as it is now
 * @search: words that the code or the text of a criterion has, in any order and
 *   without marks; the groups above it are shown with it; "": all
 */
void             td_criteria_model_show       (TdCriteriaModel *self, TdCriteriaSet *set,
                                               const char *search);
TdCriteriaSet   *td_criteria_model_get_set    (TdCriteriaModel *self); /* nullable */
/* (element-type TdCriteriaIssue): of the set that is shown; never %NULL */
GPtrArray       *td_criteria_model_get_issues (TdCriteriaModel *self);

G_END_DECLS
