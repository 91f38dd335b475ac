/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-explain.h"

G_BEGIN_DECLS

/**
 * TdQuotaBase: of what number the percentage is taken.  The decree says
 * "of those classed tốt"; offices and their tools are known to read it in three ways.
 * @TD_QUOTA_OF_GOOD: of those classed "tốt", those classed "xuất sắc" not counted
 * @TD_QUOTA_OF_GOOD_AND_EXCELLENT: of those classed "tốt" or better
 * @TD_QUOTA_OF_RATED: of all who are classified
 */
typedef enum
{
  TD_QUOTA_OF_GOOD,
  TD_QUOTA_OF_GOOD_AND_EXCELLENT,
  TD_QUOTA_OF_RATED,
} TdQuotaBase;

typedef enum
{
  TD_ROUND_DOWN,
  TD_ROUND_NEAREST,
  TD_ROUND_UP,
} TdRounding;

/**
 * TdQuotaRule:
 * @percent: 0 to 100, the decree's 20, or the exception percentage
 * @base: see #TdQuotaBase
 * @rounding: how a share that is not whole is rounded; down by default
 */
typedef struct
{
  guint       percent;
  TdQuotaBase base;
  TdRounding  rounding;
} TdQuotaRule;

/**
 * td_quota_share:
 *
 * Returns: how many may be "xuất sắc" when @good are classed "tốt" and
 *   @excellent "xuất sắc" of @rated in all; the caller compares @excellent with it
 */
guint td_quota_share (const TdQuotaRule *rule, guint rated, guint good, guint excellent);

/**
 * td_quota_cap:
 * @rated: all who are classified in the group
 * @good_or_better: those who are "tốt" or "xuất sắc" together: whoever leaves
 *   "xuất sắc" joins "tốt", so that this sum does not change
 *
 * Returns: the greatest number of "xuất sắc" that keeps within the rule.
 *   35 people, 20 % of "tốt", rounded down: 5, since 6 > 20 % of 29.
 */
guint td_quota_cap (const TdQuotaRule *rule, guint rated, guint good_or_better);

/* %FALSE for the rule that limits nothing, 100 % of those classed "tốt" or better
 * or of all: a year that has no quota yet. */
gboolean td_quota_rule_is_limit (const TdQuotaRule *rule);

/**
 * td_quota_explain:
 * @used: how many are "xuất sắc" now
 *
 * The arithmetic as a tree: the cap, the row that still fits and the one that
 * no longer does, what is used, what is left or over, the settings' names.
 */
TdExplain *td_quota_explain (const TdQuotaRule *rule, guint rated, guint good_or_better,
                             guint used, const char *basis);

/* "20 % của số hoàn thành tốt, làm tròn xuống".  (transfer full) */
char *td_quota_rule_to_text (const TdQuotaRule *rule);

G_END_DECLS
