/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-classify.h"

G_BEGIN_DECLS

/**
 * TdClassifier: the settings of a year with everything looked up once.
 * @packs: (nullable): by kind, the workers' after the office's choice
 * @leading: the công chức pack, whose exception percentage is the one to use
 * @quota: the rule that is applied, the exception considered
 * @use_exception: see #TdClassifySettings
 */
typedef struct
{
  guint        year;
  TdWorkerRule workers;
  TdPack      *packs[TD_N_KINDS];
  TdPack      *leading;
  TdQuotaRule  quota;
  gboolean     use_exception;
} TdClassifier;

/* %FALSE with an error as td_classify().  Nothing is to be freed. */
gboolean td_classifier_init  (TdClassifier *self, const TdClassifySettings *settings,
                              GError **error);

/* Where the quota comes from for people of @pack, and whether the office departs from
 * it; %NULL for people of several packs.  (transfer full) */
char    *td_classifier_describe_quota (const TdClassifier *self, const TdPack *pack);

/* One person's rating, quota apart; @rating all zero before, @why may be %NULL. */
void     td_classifier_rate  (const TdClassifier *self, const TdFacts *facts, TdRating *rating,
                              TdExplain *why);

TdGroup *td_group_new       (gint64 body, const char *body_name);
void     td_group_free      (TdGroup *group);
/* Whether two members stand level: the same score, or the same class where neither has one. */
gboolean td_rating_is_level (const TdRating *a, const TdRating *b);

/* Ranks everybody who has a class, and fills the groups, bodies and the whole with
 * their members in that order.  The ratings get their groups and ranks. */
void     td_outcome_make_groups (TdOutcome *self, const TdFacts *facts, guint grouping);

G_END_DECLS
