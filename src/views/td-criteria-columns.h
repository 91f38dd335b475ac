/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-model.h"
#include "td-data-table.h"

G_BEGIN_DECLS

/* Code, text (indented), how it is scored, kind of points, maximum, mandatory: of
 * the rows of a #TdCriteriaModel.  Where there is little room the middle ones go. */
void        td_criteria_columns_add       (TdDataTable *table);

/* "Bậc điểm", "Điểm chuẩn" in the window's language. */
const char *td_criteria_columns_get_rule  (TdCriterionRule rule);
const char *td_criteria_columns_get_role  (TdCriterionRole role);
/* "20", "+5" of a bonus, "−2" of a deduction; "" where it is missing.  @max: the
 * criterion's own or, of a group, what lies in it.  (transfer full) */
char       *td_criteria_columns_dup_max   (const TdCriterion *criterion, gint64 max);

G_END_DECLS
