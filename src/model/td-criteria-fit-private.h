/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"
#include "td-mark.h"

G_BEGIN_DECLS

/**
 * TdFitOutcome: what becomes of a score when its criterion changes.
 */
typedef enum
{
  TD_FIT_SAME,
  TD_FIT_CHANGED,
  TD_FIT_GONE,
} TdFitOutcome;

/**
 * td_score_fit:
 * @before, @after: (nullable): the criterion, and what it becomes; %NULL: nothing
 * @fitted: (out): what the score becomes; the detail is owned by the caller
 *
 * Only points that were given outright are kept, clamped or rescaled: all others
 * come of a figure by the criterion's rule, whatever its maximum.  A grade that was
 * chosen is found again by its label, else by its points where one grade alone has them.
 */
TdFitOutcome td_score_fit    (const TdCriterion *before, const TdCriterion *after, TdFitMode mode,
                              const TdScore *score, TdScore *fitted);
/* What a score is worth; points over the maximum as they are; missing where the
 * criterion does not take it. */
gint64       td_score_points (const TdCriterion *criterion, const TdScore *score);
/* Whether a score may become another one, or be worth something else. */
gboolean     td_criterion_scores_alike (const TdCriterion *a, const TdCriterion *b);

/**
 * TdFitting: a round on its way to its master as that is now.
 * @copy: what it works with
 * @master: what it is to work with
 * @goals: for each criterion of @copy its index in @master, -1: it vanishes
 */
typedef struct
{
  TdReader      *reader;
  TdFitMode      mode;
  TdRecord      *round;
  TdRecord      *copy_record;
  TdRecord      *master_record;
  TdCriteriaSet *copy;
  TdCriteriaSet *master;
  GArray        *goals;
} TdFitting;

gboolean td_fitting_init  (TdFitting *self, TdReader *reader, gint64 round, TdFitMode mode,
                           GError **error);
void     td_fitting_clear (TdFitting *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdFitting, td_fitting_clear)
/* What a criterion of the copy becomes; %NULL: it vanishes. */
const TdCriterion *
         td_fitting_get_goal (TdFitting *self, guint index);
/* Nothing is left of what was scored, since the criterion vanishes or becomes a group. */
gboolean td_fitting_is_lost  (TdFitting *self, guint index);

/**
 * TdFitScoreFunc:
 * @index: of the criterion in the copy
 * @fitted: what the score becomes, where it does not go
 */
typedef void (*TdFitScoreFunc) (TdFitting *self, TdRecord *record, guint index,
                                const TdScore *score, const TdScore *fitted, TdFitOutcome outcome,
                                gpointer user_data);

/* Every score of a criterion that changes. */
gboolean td_fitting_foreach_score (TdFitting *self, TdFitScoreFunc func, gpointer user_data,
                                   GError **error);
/* Records of the round that name one of those criteria; %NULL when there are none of
 * these.  (transfer full) */
TdQuery *td_fitting_query (TdFitting *self, const TdEntity *entity,
                           gboolean (*is_wanted) (TdFitting *self, guint index));

G_END_DECLS
