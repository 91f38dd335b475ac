/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-mark.h"

G_BEGIN_DECLS

/* What the files of marks and scores share. */

/* Figures beyond a billion are slips of the hand. */
#define TD_MAX_FIGURE (G_GINT64_CONSTANT (1000000000) * TD_DECIMAL_ONE)

/* %FALSE with %TD_ERROR_INVALID for a set that is not finished. */
gboolean    td_criterion_has_maximum (const TdCriterion *criterion, GError **error);
/* What counts of @points: no more than the maximum, where there is one. */
void        td_mark_take_points (const TdCriterion *criterion, gint64 points, TdMark *mark,
                                 TdExplain *why);

/* td_criterion_mark() of the rules that have grades. */
gboolean    td_mark_graded (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                            TdExplain *why, GError **error);
gboolean    td_mark_tally  (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                            TdExplain *why, GError **error);
gboolean    td_mark_worst  (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                            TdExplain *why, GError **error);

/* The words that stand for no figure: %FALSE for all others.  @clean is as td_text_clean()
 * leaves it. */
gboolean    td_score_read_state (const char *clean, TdScoreState *state);
/* The grade that @clean means, from 0; -1 where none or several are meant. */
int         td_criterion_find_grade (const TdCriterion *criterion, const char *clean);

/* "45/47" in thousandths; %FALSE where it is no part of a whole. */
gboolean    td_ratio_read (const char *text, gint64 *part, gint64 *whole);

/* %TD_ERROR_INVALID: the criterion does not take @entered, and what it does take. */
void        td_criterion_refuse (const TdCriterion *criterion, const char *entered,
                                 GError **error);

G_END_DECLS
