/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-mark.h"

G_BEGIN_DECLS

/* What the files of marks and scores share. */

/* @value × @numerator / @denominator, exact and rounded once, half away from zero.
 * @numerator is not below 0, @denominator above it; the outcome must fit. */
gint64      td_points_scale (gint64 value, gint64 numerator, gint64 denominator);

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

/* Whether the grades are found by their lower edges: all have one. */
gboolean    td_criterion_has_edges (const TdCriterion *criterion);

/* "5;4;0;2;2": (array length=n_grades) into @counts; %FALSE where it is not so many
 * whole numbers that are at most %TD_MAX_TIMES each. */
#define TD_MAX_TIMES 1000000
gboolean    td_tally_read (const char *detail, guint n_grades, gint64 *counts);

/* One person's grade of %TD_RULE_WORST; 0 for @person: one grade for all. */
typedef struct
{
  gint64 person;
  guint  grade;
} TdWorstEntry;

/* "12=2;15=0" as an array of #TdWorstEntry; %NULL where it is not that, empty
 * included, or a grade is not there.  (transfer full) */
GArray     *td_worst_read (const char *detail, guint n_grades);

/* %TD_ERROR_INVALID: the criterion does not take @entered, and what it does take. */
void        td_criterion_refuse (const TdCriterion *criterion, const char *entered,
                                 GError **error);

/* Finds @text among codes or terms, without regard to case and marks. */
gboolean    td_words_find (const char *const *codes, const char *const *terms, guint n,
                           const char *text, guint *value);

G_END_DECLS
