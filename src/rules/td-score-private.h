/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score.h"

G_BEGIN_DECLS

/*
 * The steps of td_sheet_evaluate().  Those that take @why explain what they decide
 * there, and are silent with %NULL.
 */

/**
 * td_mark_decide:
 * @role: of the criterion, since bonus and deduction are left empty where there are none
 * @layers: (array length=TD_N_LAYERS): one criterion's marks
 * @from: (out) (optional): the layer that it was taken from, -1: weighted or none
 *
 * Returns: what counts
 */
TdMark   td_mark_decide      (const TdRoundRule *rule, TdCriterionRole role,
                              const TdMark *layers, int *from, TdExplain *why);

/* One layer's marks into @sums (array length=n criteria), groups added up.  Each lies
 * @stride marks behind the one before. */
void     td_marks_gather     (const TdCriteriaSet *set, const TdMark *marks, guint stride,
                              TdMark *sums);
/* The groups of @sums made anew from what lies in them. */
void     td_marks_add_groups (const TdCriteriaSet *set, TdMark *sums);
/* Whether the points of @index go straight into the total of its role, and not
 * through a group's. */
gboolean td_criterion_is_top (const TdCriteriaSet *set, guint index);
/* @full: td_criteria_set_get_max() */
void     td_total_reckon     (const TdCriteriaSet *set, gint64 full, const TdMark *sums,
                              TdTotal *total);
/* Points of a role, before the set's cap. */
gint64   td_role_add_up      (const TdCriteriaSet *set, const TdMark *sums, TdCriterionRole role);
/* Maxima of the criteria below a group (or of one criterion) that have not been left out. */
gint64   td_group_applied    (const TdCriteriaSet *set, guint index, const TdMark *sums);

/* Band, band by score and failed of @result, of which totals and completeness are there. */
void     td_band_choose      (const TdCriteriaSet *set, const TdMark *sums, TdSheetResult *result,
                              TdExplain *why);
/* What bands and ranks look at: percent, or points; missing where there is none. */
gint64   td_total_get_value  (const TdCriteriaSet *set, const TdTotal *total);

/* "8,5", "không áp dụng", "chưa chấm".  (transfer full) */
char    *td_mark_to_text     (const TdMark *mark);
/* "III.9. Chế độ báo cáo định kỳ".  (transfer full) */
char    *td_criterion_to_text (const TdCriterion *criterion);

G_END_DECLS
