/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-mark.h"

G_BEGIN_DECLS

/*
 * Totals, bands and ranks of score sheets, as pure functions of marks.
 */

/* The three layers stay side by side: tự chấm, thẩm định, Hội đồng. */
typedef enum
{
  TD_LAYER_SELF,
  TD_LAYER_APPRAISED,
  TD_LAYER_COUNCIL,
} TdLayer;
#define TD_N_LAYERS 3

const char *td_layer_code (TdLayer layer); /* "self", "appraised", "council" */
const char *td_layer_term (TdLayer layer); /* "Tự chấm", "Thẩm định", "Hội đồng" */
gboolean    td_layer_read (const char *text, TdLayer *layer); /* code or term */

/**
 * TdDeciding: which layer decides.
 * @TD_DECIDING_SELF, @TD_DECIDING_APPRAISED, @TD_DECIDING_COUNCIL: that one
 * @TD_DECIDING_WEIGHTED: all that have a weight, by their weights, rounded once; a
 *   criterion that one of them left open is open, but of bonus and deduction the empty
 *   layer counts 0 once another spoke; what the last layer that spoke left out is left
 *   out, else a layer that left it out counts with the points of the next one
 */
typedef enum
{
  TD_DECIDING_SELF,
  TD_DECIDING_APPRAISED,
  TD_DECIDING_COUNCIL,
  TD_DECIDING_WEIGHTED,
} TdDeciding;
#define TD_N_DECIDING 4

/**
 * TdTieBreak: what parts equal scores, in this order of preference by the round.
 * @TD_TIE_SHARED: nothing: they share a rank
 * @TD_TIE_DEDUCTION: who has less deducted
 * @TD_TIE_BONUS_LESS: who needs less bonus: the greater base score
 * @TD_TIE_GROUP: who has more points in the group @tie_group
 *
 * Where lower is better, the smaller base score and fewer points in the group.
 */
typedef enum
{
  TD_TIE_SHARED,
  TD_TIE_DEDUCTION,
  TD_TIE_BONUS_LESS,
  TD_TIE_GROUP,
} TdTieBreak;
#define TD_N_TIE_BREAKS 4

/**
 * TdRoundRule: how a round's sheets are reckoned.
 * @deciding: see #TdDeciding
 * @inherits: a criterion that the deciding layer left open takes what the layer
 *   before it says
 * @weights: percent of each layer for %TD_DECIDING_WEIGHTED, shown where they do not
 *   add up to 100, and then refused by td_round_rule_check()
 * @raters: see #TdRaterRule
 * @tie_break: see #TdTieBreak
 * @tie_group: (nullable): code of a group, for %TD_TIE_GROUP
 */
typedef struct
{
  TdDeciding   deciding;
  gboolean     inherits;
  guint        weights[TD_N_LAYERS];
  TdRaterRule  raters;
  TdTieBreak   tie_break;
  const char  *tie_group;
} TdRoundRule;

/* The council decides and inherits, one rater a layer, equal scores share a rank. */
void        td_round_rule_init  (TdRoundRule *self);
/* %TD_ERROR_INVALID: weights that are not 100 together, a group that is not there. */
gboolean    td_round_rule_check (const TdRoundRule *self, const TdCriteriaSet *set, GError **error);
/* Vietnamese sentences, one a setting, for exports and the screen. */
GStrv       td_round_rule_to_lines (const TdRoundRule *self, const TdCriteriaSet *set);
const char *td_deciding_code    (TdDeciding deciding);
const char *td_deciding_term    (TdDeciding deciding);
gboolean    td_deciding_read    (const char *text, TdDeciding *deciding);
const char *td_tie_break_code   (TdTieBreak tie_break);
const char *td_tie_break_term   (TdTieBreak tie_break);
gboolean    td_tie_break_read   (const char *text, TdTieBreak *tie_break);

/**
 * TdTotal: one layer, or the deciding one, of one sheet.  Thousandths.
 * @base: base points; @bonus, @deduction: as counted, within their caps
 * @total: base + bonus − deduction, never below 0
 * @max: what the base points are out of: the set's maximum less those left out, not
 *   below 0; %TD_POINTS_MISSING for a set that is not finished
 * @percent: @total out of @max in thousandths of a percent, half away from zero;
 *   %TD_POINTS_MISSING where nothing is left to be out of.  Bands and ranks look at it
 *   as rounded, as it is shown.
 * @scored, @applicable: base criteria that have points, and that could have: completeness
 * @any: whether anything has points, bonus and deduction included: else there is no total
 *
 * Groups add up what lies in them.  What a base group declares as its maximum is only
 * shown; that of a group of bonus or deduction caps it, before the set's own cap.
 * Bonus and deduction that nobody scored count for nothing, and not for completeness.
 */
typedef struct
{
  gint64   base;
  gint64   bonus;
  gint64   deduction;
  gint64   total;
  gint64   max;
  gint64   percent;
  guint    scored;
  guint    applicable;
  gboolean any;
} TdTotal;

/**
 * TdSheetResult: what a sheet comes to.
 * @layers: each layer by itself
 * @decided: what counts
 * @is_complete: every criterion that applies has its points: else there is no band
 *   and no rank
 * @band: index, -1: none
 * @band_by_score: the band before conditions and mandatory criteria
 * @failed: index of the mandatory criterion that bounds it, -1; with several the one
 *   that leaves the worst band
 *
 * The band is the best that the score reaches, that the failed criterion leaves and
 * whose conditions hold; -1 where none is.  A mandatory criterion is failed when it has
 * points and fewer than @pass of it; not when left open or out.  Where points count
 * against one (a deduction, a set of which lower is better; not both) @pass is the most
 * that it may have, 0 where missing.  Conditions on what does not apply hold; percent
 * is out of the maxima that apply.
 */
typedef struct
{
  TdTotal  layers[TD_N_LAYERS];
  TdTotal  decided;
  gboolean is_complete;
  int      band;
  int      band_by_score;
  int      failed;
} TdSheetResult;

/* Whether @points (thousandths) pass a mandatory criterion: see #TdSheetResult. */
gboolean   td_criterion_is_passed (const TdCriteriaSet *set, const TdCriterion *criterion,
                                   gint64 points);

/**
 * td_sheet_evaluate:
 * @marks: (array): set->criteria->len times %TD_N_LAYERS marks, a criterion's layers
 *   side by side; those of groups are not looked at
 * @decided: (nullable) (array): gets what counts of each criterion, groups added up
 *
 * Linear in the number of criteria; their order makes no difference to the totals.
 * A set of which lower is better, and whose criteria do not reach its declared
 * maximum, gives no band: what is missing could only raise the risk.
 */
void       td_sheet_evaluate (const TdCriteriaSet *set, const TdRoundRule *rule,
                              const TdMark *marks, TdMark *decided, TdSheetResult *result);

/* Points below a group (-1: of all base criteria; or one criterion's) in one layer's
 * marks; open where none has any, not applicable where nothing in it applies.  @stride:
 * from one criterion's mark to the next.  Linear in the whole set: for many groups
 * of a sheet take @decided of td_sheet_evaluate(). */
TdMark     td_group_mark     (const TdCriteriaSet *set, int group, const TdMark *marks,
                              guint stride);

/**
 * td_sheet_explain:
 * @scores: (nullable) (array): what was entered, criteria times layers, for the
 *   arithmetic of each rule; %NULL: only marks
 *
 * The tree behind a result: total, groups, criteria with all layers where they
 * differ, bonus, deduction, what left the denominator, the band with its conditions.
 * The top line names total, maximum and band.  (transfer full)
 */
TdExplain *td_sheet_explain  (const TdCriteriaSet *set, const TdRoundRule *rule,
                              const TdMark *marks, const TdScore *scores);
/* One criterion, or group with all in it, of the same marks and scores.  (transfer full) */
TdExplain *td_criterion_explain (const TdCriteriaSet *set, const TdRoundRule *rule, guint index,
                                 const TdMark *marks, const TdScore *scores);

/**
 * TdSheetRank:
 * @rank: from 1; equal ones share it and the next is skipped; 0: not ranked
 * @is_tied: somebody shares the rank
 * @by_tie_break: others have the same score, and the tie break parted some of them
 */
typedef struct
{
  guint    rank;
  gboolean is_tied;
  gboolean by_tie_break;
} TdSheetRank;

/**
 * td_sheets_rank:
 * @results: (array length=n)
 * @tie_keys: (nullable) (array length=n): points of @rule's tie group in each sheet,
 *   for %TD_TIE_GROUP
 * @groups: (nullable) (array length=n): sheets are ranked within equal numbers here
 * @ranks: (out caller-allocates) (array length=n)
 *
 * By percentage of what applied (by total where bands are points), the best first;
 * incomplete ones are not ranked.  O(n log n); the order of sheets makes no difference.
 */
void       td_sheets_rank (const TdCriteriaSet *set, const TdRoundRule *rule,
                           const TdSheetResult *results, const gint64 *tie_keys,
                           const guint *groups, guint n, TdSheetRank *ranks);

/**
 * TdRollupRule: how the rounds of a year become its figure.
 * @TD_ROLLUP_NONE: they do not
 * @TD_ROLLUP_MEAN: the mean of those there are, their number beside it
 * @TD_ROLLUP_MEAN_OF_ALL: the mean, only once none is missing
 * @TD_ROLLUP_LAST: the last one expected; missing while it is missing
 */
typedef enum
{
  TD_ROLLUP_NONE,
  TD_ROLLUP_MEAN,
  TD_ROLLUP_MEAN_OF_ALL,
  TD_ROLLUP_LAST,
} TdRollupRule;
#define TD_N_ROLLUP_RULES 4

const char *td_rollup_rule_code (TdRollupRule rule);
const char *td_rollup_rule_term (TdRollupRule rule);
gboolean    td_rollup_rule_read (const char *text, TdRollupRule *rule);

/**
 * td_rollup:
 * @values: (array length=n): in the order of time, one for each round that is
 *   expected; %TD_POINTS_MISSING: missing, which stays missing
 * @n_present: (out) (optional): how many there are
 *
 * Returns: thousandths, half away from zero, or %TD_POINTS_MISSING
 */
gint64      td_rollup (TdRollupRule rule, const gint64 *values, guint n, guint *n_present);

G_END_DECLS
