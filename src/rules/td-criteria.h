/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-explain.h"
#include "td-number.h"

G_BEGIN_DECLS

/*
 * Criteria sets (bộ tiêu chí) as plain data: what a set says, what of it does not
 * add up, and its texts as an office worker writes them.  How points come of it is
 * in td-mark.h, totals and bands in td-score.h.  DOMAIN.md C.
 */

/* What stands for a number that nobody gave: a maximum, a cap, points. */
#define TD_POINTS_MISSING G_MININT64
/* The most that a maximum, and the points of one, can be: sums then fit with room to
 * spare, and more is a slip of the hand. */
#define TD_MAX_POINTS (G_GINT64_CONSTANT (1000000) * TD_DECIMAL_ONE)

/**
 * TdCriterionRule: how a figure becomes points (cách chấm).
 * @TD_RULE_GROUP: a group: nothing is scored here, its criteria lie below
 * @TD_RULE_POINTS: points are given outright, 0 to the maximum
 * @TD_RULE_GRADED: one of the grades (bậc), chosen, or found by the lower edges
 *   where all grades have one
 * @TD_RULE_YES_NO: đạt gives the maximum, không đạt nothing
 * @TD_RULE_RATIO: a percentage, times the maximum
 * @TD_RULE_COUNT: a number of times, times the points of one, up to the maximum
 * @TD_RULE_TALLY: how often each grade came up; the mean of their points, as a share
 *   of the best grade's, times the maximum (report punctuality)
 * @TD_RULE_WORST: a grade for each person, of which the worst alone counts; grades are
 *   listed from the best to the worst
 */
typedef enum
{
  TD_RULE_GROUP,
  TD_RULE_POINTS,
  TD_RULE_GRADED,
  TD_RULE_YES_NO,
  TD_RULE_RATIO,
  TD_RULE_COUNT,
  TD_RULE_TALLY,
  TD_RULE_WORST,
} TdCriterionRule;
#define TD_N_CRITERION_RULES 8

/**
 * TdCriterionRole: what the points do in the total.
 * @TD_ROLE_BASE: add up to the score, and their maxima to what it is out of
 * @TD_ROLE_BONUS: điểm thưởng: added on top, up to the set's cap
 * @TD_ROLE_DEDUCTION: điểm trừ: taken off, up to the set's cap; its points are
 *   positive numbers
 */
typedef enum
{
  TD_ROLE_BASE,
  TD_ROLE_BONUS,
  TD_ROLE_DEDUCTION,
} TdCriterionRole;
#define TD_N_CRITERION_ROLES 3

/**
 * TdGrade: one grade (bậc) of a criterion.
 * @label: "Chậm 01–02 ngày"
 * @points: in thousandths
 * @from: lower edge of the figures that it covers, in thousandths; %TD_POINTS_MISSING
 *   where the grade is chosen by hand
 */
typedef struct
{
  char   *label;
  gint64  points;
  gint64  from;
} TdGrade;

/**
 * TdCriterion: a group or a criterion.  Numbers are thousandths or %TD_POINTS_MISSING.
 * @id: of its record, 0: none yet
 * @parent: index of its group in the set, -1: at the top
 * @code: "III.9": unique within the set
 * @text: what is asked
 * @rule: see #TdCriterionRule
 * @role: see #TdCriterionRole; the same as that of the group it lies in
 * @max: the most that it gives (điểm chuẩn); of a group: what it is declared to give
 * @unit_points: points of one, for %TD_RULE_COUNT
 * @grades: (element-type TdGrade): never %NULL
 * @link: (nullable): code of the register that its figure comes from, "violations"
 * @mandatory: điểm liệt: failing it bounds the class
 * @pass: the points from which it is passed, or up to which where points count against
 *   one (deductions, and sets of which lower is better); missing: đạt for
 *   %TD_RULE_YES_NO, more than 0 for the others, nothing where they count against one
 * @bound: (nullable): code of the best band left to who fails it; %NULL: the lowest
 * @needs_evidence: points without a file are listed under "thiếu minh chứng"
 * @basis: (nullable): căn cứ
 * @guidance: (nullable): hướng dẫn chấm
 */
typedef struct
{
  gint64           id;
  int              parent;
  char            *code;
  char            *text;
  TdCriterionRule  rule;
  TdCriterionRole  role;
  gint64           max;
  gint64           unit_points;
  GPtrArray       *grades;
  char            *link;
  gboolean         mandatory;
  gint64           pass;
  char            *bound;
  gboolean         needs_evidence;
  char            *basis;
  char            *guidance;
} TdCriterion;

/**
 * TdBandConditionKind:
 * @TD_CONDITION_MANDATORY: every mandatory criterion is passed
 * @TD_CONDITION_AT_LEAST: a criterion or group has at least so many points
 * @TD_CONDITION_AT_MOST: it has at most so many
 */
typedef enum
{
  TD_CONDITION_MANDATORY,
  TD_CONDITION_AT_LEAST,
  TD_CONDITION_AT_MOST,
} TdBandConditionKind;

/**
 * TdBandCondition:
 * @code: (nullable): of the group or criterion
 * @value: thousandths of a point, or of a percent of its maximum
 * @is_percent: which of the two
 */
typedef struct
{
  TdBandConditionKind  kind;
  char                *code;
  gint64               value;
  gboolean             is_percent;
} TdBandCondition;

/**
 * TdBand: one class of the set (mức xếp loại).
 * @id: of its record, 0: none yet
 * @code: "AT1", short, unique within the set
 * @name: "An toàn mức 1"
 * @edge: its lower edge in thousandths, reached by who is at it or above: there are
 *   no gaps, whatever a decree prints
 * @conditions: (element-type TdBandCondition): never %NULL; who does not meet them
 *   gets the next worse band whose conditions are met
 */
typedef struct
{
  gint64     id;
  char      *code;
  char      *name;
  gint64     edge;
  GPtrArray *conditions;
} TdBand;

/**
 * TdCriteriaSet: a set, whole.
 * @id: of its record, 0: none yet
 * @for_people: its sheets are of people, else of units
 * @lower_is_better: points are risk: less is better, and so is a lower band
 * @max: what the base criteria are declared to add up to; missing: what they add up to
 * @edges_are_points: bands look at the total in points, else at its percentage of the
 *   maximum that applied
 * @bonus_cap, @deduction_cap: missing: no cap
 * @source: (nullable): where it is from: "QĐ 2194/QĐ-BCĐQG ngày 27/5/2020"
 * @unverified: (nullable): what of it nobody could verify
 * @shipped: (nullable): id of the set that came with the program
 * @version: 1, 2 …; 0: not stored
 * @criteria: (element-type TdCriterion): groups before what lies in them, in order
 * @bands: (element-type TdBand): by edge, highest first
 *
 * Reference counted.  Whoever made it may fill it in; once shared it is not
 * changed any more, and then any thread may read it.
 */
typedef struct
{
  gint64     id;
  char      *name;
  gboolean   for_people;
  gboolean   lower_is_better;
  gint64     max;
  gboolean   edges_are_points;
  gint64     bonus_cap;
  gint64     deduction_cap;
  char      *source;
  char      *unverified;
  char      *shipped;
  guint      version;
  GPtrArray *criteria;
  GPtrArray *bands;
} TdCriteriaSet;

TdCriteriaSet *td_criteria_set_new   (void);
TdCriteriaSet *td_criteria_set_copy  (const TdCriteriaSet *self);
TdCriteriaSet *td_criteria_set_ref   (TdCriteriaSet *self);
void           td_criteria_set_unref (TdCriteriaSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCriteriaSet, td_criteria_set_unref)

/* Appended, owned by the set, to be filled in. */
TdCriterion   *td_criteria_set_add      (TdCriteriaSet *self, int parent, const char *code,
                                         const char *text, TdCriterionRule rule);
TdBand        *td_criteria_set_add_band (TdCriteriaSet *self, const char *code, const char *name,
                                         gint64 edge);
/* Highest edge first, as @bands are kept: for whoever added or changed some. */
void           td_criteria_set_sort_bands (TdCriteriaSet *self);
/* -1 when there is none; codes are compared without regard to case. */
int            td_criteria_set_find      (const TdCriteriaSet *self, const char *code);
int            td_criteria_set_find_id   (const TdCriteriaSet *self, gint64 id);
int            td_criteria_set_find_band (const TdCriteriaSet *self, const char *code);
const TdCriterion *
               td_criteria_set_get       (const TdCriteriaSet *self, guint index);
/* 0 at the top. */
guint          td_criteria_set_get_depth (const TdCriteriaSet *self, guint index);
/* Whether @index is @group or lies somewhere below it; everything lies below -1. */
gboolean       td_criteria_set_is_within (const TdCriteriaSet *self, guint index, int group);
/* How many base criteria are scored: what completeness is counted out of. */
guint          td_criteria_set_count     (const TdCriteriaSet *self);
/* The maxima below a group added up (-1: of all base criteria); missing when one is, or
 * cannot be one. */
gint64         td_criteria_set_add_up    (const TdCriteriaSet *self, int group);
/* What the base criteria are out of: the declared maximum, else what they add up to. */
gint64         td_criteria_set_get_max   (const TdCriteriaSet *self);
/* Word for word the same, ids (@shipped too) and version left out. */
gboolean       td_criteria_set_equal     (const TdCriteriaSet *a, const TdCriteriaSet *b);

/**
 * TdCriteriaIssue: what of a set wants looking at.
 * @index: of the criterion, -1: of the set or of @band
 * @band: index of the band, -1
 * @is_error: no sheet can be scored with it; else it is only shown
 * @text: translated, complete: "Nhóm III: khai 45 điểm, các tiêu chí cộng lại 40."
 */
typedef struct
{
  int       index;
  int       band;
  gboolean  is_error;
  char     *text;
} TdCriteriaIssue;

/**
 * td_criteria_set_check:
 *
 * Errors: no base criterion at all; a code missing, twice, or with a character that
 * conditions are written with; a criterion that does not lie in a group before it, or in
 * one of another role; a rule without what it needs (maximum, grades, points of one); a
 * grade above the maximum, below 0, named or beginning like another; edges for only some
 * grades; no grade worth anything; grades of %TD_RULE_WORST that are not listed from the
 * best to the worst; a maximum, or points of one, above %TD_MAX_POINTS; a pass that
 * cannot be; a bound or condition that names nothing; two bands of one code or edge, a
 * band without; a link to no register known to the program.  Only shown: maxima that do
 * not add up to what the group or the set declares, groups without
 * criteria, no grade that reaches the maximum, a register whose figures do not fit the
 * rule, a lowest band that does not begin at 0, a condition that nobody can meet or that
 * asks for mandatory criteria where there are none, a mandatory criterion in a bonus,
 * what is not verified.
 *
 * Returns: (transfer full) (element-type TdCriteriaIssue): in the set's order
 */
GPtrArray     *td_criteria_set_check (const TdCriteriaSet *self);

/* "bac", "dat", "ty_le" …: as stored, in choices and in shipped sets; and back. */
const char    *td_criterion_rule_code (TdCriterionRule rule);
const char    *td_criterion_rule_term (TdCriterionRule rule); /* "Bậc điểm", Vietnamese */
gboolean       td_criterion_rule_read (const char *text, TdCriterionRule *rule); /* code or term */
const char    *td_criterion_role_code (TdCriterionRole role);
const char    *td_criterion_role_term (TdCriterionRole role);
gboolean       td_criterion_role_read (const char *text, TdCriterionRole *role);

/**
 * TdScoreLink: a register that a criterion's figure may come from.
 * @code: "violations"
 * @term: "Sổ vi phạm, kỷ luật": how documents call it
 * @rule: what its figures are: %TD_RULE_COUNT, %TD_RULE_TALLY, %TD_RULE_RATIO
 */
typedef struct
{
  const char      *code;
  const char      *term;
  TdCriterionRule  rule;
} TdScoreLink;
/* (array length=n): reports, inspections, violations, donations, declarations. */
const TdScoreLink *td_score_links_get (guint *n);
const TdScoreLink *td_score_link_find (const char *code_or_term); /* nullable */

/* No grades yet, and one more.  A tally's lower edges are what its register counts by:
 * days late for "reports".  (transfer full) (element-type TdGrade) */
GPtrArray     *td_grades_new     (void);
void           td_grades_add     (GPtrArray *self, const char *label, gint64 points, gint64 from);

/**
 * td_grades_read:
 * @text: (nullable): "Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Trên 10 ngày: 0", each grade
 *   after the last colon its points; with lower edges "Dưới 50 người [0]: 1; 50–199
 *   [50]: 2".  Semicolons or line ends between grades.
 *
 * Returns: (transfer full) (element-type TdGrade): %NULL with %TD_ERROR_INVALID naming
 *   the grade that cannot be read; empty for no text
 */
GPtrArray     *td_grades_read    (const char *text, GError **error);
/* The same text again.  (transfer full) */
char          *td_grades_to_text (GPtrArray *grades);

/* (transfer full) (element-type TdBandCondition) */
GPtrArray     *td_band_conditions_new     (void);
void           td_band_conditions_add     (GPtrArray *self, TdBandConditionKind kind,
                                           const char *code, gint64 value, gboolean is_percent);

/**
 * td_band_conditions_read:
 * @text: (nullable): "bắt buộc đạt; I ≥ 15; III ≥ 50 %; CS3 <= 7", also with >=
 *
 * Returns: (transfer full) (element-type TdBandCondition): %NULL with
 *   %TD_ERROR_INVALID naming what cannot be read
 */
GPtrArray     *td_band_conditions_read    (const char *text, GError **error);
char          *td_band_conditions_to_text (GPtrArray *conditions);

/**
 * td_criteria_shipped:
 *
 * The sets that come with the program, from src/rules/criteria: each says where it is
 * from and what of it is unverified; worked examples have been run.
 *
 * Returns: (transfer none) (element-type TdCriteriaSet): %NULL with an error naming the
 *   set and the example
 */
GPtrArray     *td_criteria_shipped (GError **error);
/* A set from the text of such a file, its examples run. */
TdCriteriaSet *td_criteria_set_new_from_data (const char *data, gssize length, GError **error);

G_END_DECLS
