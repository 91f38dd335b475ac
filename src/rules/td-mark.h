/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"

G_BEGIN_DECLS

/*
 * One cell of a score sheet: what somebody entered for one criterion in one layer,
 * and the points that the criterion's rule makes of it.
 */

/**
 * TdScoreState: missing is not zero.
 * @TD_SCORE_OPEN: chưa chấm
 * @TD_SCORE_NOT_APPLICABLE: không áp dụng: leaves the denominator
 * @TD_SCORE_GIVEN: a figure was entered
 */
typedef enum
{
  TD_SCORE_OPEN,
  TD_SCORE_NOT_APPLICABLE,
  TD_SCORE_GIVEN,
} TdScoreState;

/**
 * TdScore: what was entered.
 * @state: see there
 * @figure: by the criterion's rule: thousandths of a point (points), of a percent
 *   (ratio), of a number (count; graded with edges); the grade's index (graded
 *   without); 1 or 0 (yes or no); 0 for tally and worst
 * @detail: (nullable): for a ratio that was given as a fraction: "45/47", which is then
 *   what counts, and @figure its percentage, rounded; for tally: how often each grade
 *   came up, "5;4;0;2;2"; for worst: a grade's index for each person, "ID=2;ID=0", or
 *   "0=2", one for all.
 *   Borrowed or owned, as the one who holds it says.
 */
typedef struct
{
  TdScoreState  state;
  gint64        figure;
  char         *detail;
} TdScore;

void     td_score_clear (TdScore *self); /* frees the detail and leaves it open */
/* Figures and details are looked at where given only. */
gboolean td_score_equal (const TdScore *a, const TdScore *b);

/**
 * TdMark: what a score is worth.
 * @points: thousandths, only where given
 * @is_capped: the rule gave more than the maximum, which is what counts
 */
typedef struct
{
  TdScoreState state;
  gint64       points;
  gboolean     is_capped;
} TdMark;

/**
 * td_criterion_mark:
 * @why: (nullable): gets the arithmetic as children: "3 lần × 0,5 = 1,5", the table of
 *   a tally, who is the worst; nothing for points that are given outright
 *
 * All arithmetic is exact, in thousandths, and rounded once, half away from zero.  A
 * grade or count that gives more than the maximum gives the maximum; without one
 * (a criterion that is not out of anything) it gives what it gives.  Grades of
 * %TD_RULE_WORST are listed from the best to the worst, whatever points they have, so
 * that it serves points and risk alike: the last one that somebody has counts.
 *
 * Returns: %FALSE with %TD_ERROR_INVALID where the criterion cannot have that figure:
 *   below 0, over the maximum for points, over 100 % for a ratio, no such grade, below
 *   the lowest edge, a tally of nothing; for groups; and where the set lacks what the
 *   rule needs
 */
gboolean td_criterion_mark (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                            TdExplain *why, GError **error);

/**
 * td_criterion_read:
 * @text: (nullable): as typed or pasted: "" and "chưa chấm" are open; "không áp
 *   dụng", "kad", "k/a" and "–" leave it out; "8,5"; "đạt", "có", "x", "không đạt";
 *   "45/47" and "95,7 %" for a ratio; for grades the label, or points that only one
 *   grade has, or "#3", its place; with lower edges the figure; "5; 4; 0; 2; 2" for a
 *   tally; for worst one grade that stands for all, or the detail
 * @score: (out): the detail is owned by the caller
 *
 * Returns: %FALSE with %TD_ERROR_INVALID, which says what the criterion takes; for a
 *   ratio a bare number above 0 and up to 1 is refused, since it may be a percentage; and
 *   so is a number with more than three decimals, which are not there for nothing (within
 *   1e-9 of three it is what a binary number leaves of them)
 */
gboolean td_criterion_read  (const TdCriterion *criterion, const char *text, TdScore *score,
                             GError **error);
/* The same for the result of a formula: nobody typed its decimals, so that it is rounded to
 * three, as its cell shows it, but for where that would reach an edge: of a grade, the
 * maximum, or 0. */
gboolean td_criterion_read_computed (const TdCriterion *criterion, const char *text,
                                     TdScore *score, GError **error);
/* Whether @text (nullable) is a dash alone, which td_criterion_read() takes for not
 * applicable: fit for the one who sees it as that, not for what others send. */
gboolean td_score_text_is_dash (const char *text);
/* What td_criterion_read() reads again: for editing, copying and forms.  (transfer full) */
char    *td_criterion_write (const TdCriterion *criterion, const TdScore *score);
/* What can be entered, one line, translated: "0 đến 10", "Đạt hoặc không đạt".  (transfer full) */
char    *td_criterion_hint  (const TdCriterion *criterion);

/* --- what scores are made of --- */

/* @value × @numerator / @denominator, exact and rounded once, half away from zero.
 * @numerator is not below 0, @denominator above it; the outcome must fit. */
gint64   td_points_scale        (gint64 value, gint64 numerator, gint64 denominator);

/* Whether the grades are found by their lower edges: all have one. */
gboolean td_criterion_has_edges (const TdCriterion *criterion);

/* How often a grade of %TD_RULE_TALLY can come up. */
#define TD_MAX_TIMES 1000000
/* "5;4;0;2;2": (array length=n_grades) into @counts; %FALSE where it is not so many
 * whole numbers that are at most %TD_MAX_TIMES each. */
gboolean td_tally_read          (const char *detail, guint n_grades, gint64 *counts);

/* One person's grade of %TD_RULE_WORST; 0 for @person: one grade for all. */
typedef struct
{
  gint64 person;
  guint  grade;
} TdWorstEntry;

/* "12=2;15=0" as an array of #TdWorstEntry; %NULL where it is not that, empty
 * included, or a grade is not there.  (transfer full) */
GArray  *td_worst_read          (const char *detail, guint n_grades);

/**
 * TdRaterRule: how several raters of one layer become one mark.
 * @TD_RATERS_LAST: there is one value; who scores replaces it
 * @TD_RATERS_MEAN: the mean of their points
 * @TD_RATERS_MEDIAN: the middle one; of two middle ones their mean
 * @TD_RATERS_LOWEST, @TD_RATERS_HIGHEST: one of them
 */
typedef enum
{
  TD_RATERS_LAST,
  TD_RATERS_MEAN,
  TD_RATERS_MEDIAN,
  TD_RATERS_LOWEST,
  TD_RATERS_HIGHEST,
} TdRaterRule;
#define TD_N_RATER_RULES 5

/* Who left it open does not count; not applicable only if all who spoke say so.  The
 * order of raters makes no difference but for %TD_RATERS_LAST, which takes the last
 * who did not leave it open.  Capped if any of them was. */
TdMark      td_marks_combine      (const TdMark *marks, guint n, TdRaterRule rule);
const char *td_rater_rule_code    (TdRaterRule rule);
const char *td_rater_rule_term    (TdRaterRule rule);
gboolean    td_rater_rule_read    (const char *text, TdRaterRule *rule);

G_END_DECLS
