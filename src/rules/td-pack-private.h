/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-classify.h"
#include "td-pack.h"

G_BEGIN_DECLS

/**
 * TdRuleId: the rules that the code knows how to apply; a pack says which of
 * them it has, with which figures, on what basis, and whether that is verified.
 * @TD_RULE_UNDER_MONTHS: worked fewer months than @below_months: not classified
 * @TD_RULE_ABSENT: absent @from_months to less than @below_months: @at_most
 * @TD_RULE_DISCIPLINE: disciplined for a violation of duty: @at_most
 * @TD_RULE_DEGRADED: concluded "suy thoái" or party prohibitions: @at_most
 * @TD_RULE_CORRUPTION: leaders whose body was dealt with for corruption: @at_most
 * @TD_RULE_HEAD: the head is not above the collective; needs the collective's class
 * @TD_RULE_WORKING_TIME: classified by the score of the time actually worked
 * @TD_RULE_SUBORDINATE: a failed subordinate lowers a part of the leader's score
 */
typedef enum
{
  TD_RULE_UNDER_MONTHS,
  TD_RULE_ABSENT,
  TD_RULE_DISCIPLINE,
  TD_RULE_DEGRADED,
  TD_RULE_CORRUPTION,
  TD_RULE_HEAD,
  TD_RULE_WORKING_TIME,
  TD_RULE_SUBORDINATE,
} TdRuleId;
#define TD_N_RULES 8

/* @basis says itself where it is not verified. */
typedef struct
{
  gboolean is_listed;
  guint    from_months;
  guint    below_months;
  TdClass  at_most;
  char    *basis;
} TdRule;

struct _TdPack
{
  char          *id;
  char          *name;
  char          *title;
  char          *basis;
  char          *caveat;
  char          *hash;
  guint          kinds;
  TdDate         from;
  TdDate         to;
  TdVerification verification;
  gboolean       is_scored;
  gint64         max_score;
  gint64         max_common;
  gint64         max_task;
  gint64         edges[TD_N_CLASSES];
  char          *bands_basis;
  TdQuotaRule    quota;
  guint          quota_from_year;
  char          *quota_basis;
  guint          exception_percent;
  char          *exception_basis;
  TdRule         rules[TD_N_RULES];
};

/* The rule, or %NULL where the pack does not have it. */
const TdRule *td_pack_get_rule (const TdPack *self, TdRuleId id);

/* Reads @file into the new @self.  %FALSE with %TD_ERROR_INVALID naming the entry. */
gboolean td_pack_parse (TdPack *self, GKeyFile *file, GError **error);
/* Runs the worked examples of @file.  %FALSE with %TD_ERROR_INVALID naming the first
 * that is not met. */
gboolean td_pack_run_examples (TdPack *self, GKeyFile *file, GError **error);

/* The deciding score: that of the last layer which has one.  Known, and shown,
 * also for people who are not classified. */
void td_rate_choose_score (const TdFacts *facts, TdRating *rating);

/**
 * td_rate_by_pack:
 * @facts: one person
 * @pack: the pack that applies
 * @rating: (inout): with the score chosen; class, what is missing or exempt
 * @why: (nullable): where the steps are added
 *
 * The one place where a person's class is decided, quota apart.
 */
void td_rate_by_pack (const TdFacts *facts, TdPack *pack, TdRating *rating, TdExplain *why);

G_END_DECLS
