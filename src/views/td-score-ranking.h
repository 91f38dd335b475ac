/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-grid.h"

G_BEGIN_DECLS

/**
 * TdScoreScope: among whom sheets are ranked.
 */
typedef enum
{
  TD_SCOPE_ALL,
  TD_SCOPE_CLUSTER,
  TD_SCOPE_UNIT,
  TD_SCOPE_KIND,
} TdScoreScope;
#define TD_N_SCOPES 4

/**
 * TdScoreRanking:
 *
 * A round as a ranking, ties marked with "=", beside the round before; those that are
 * not complete stand at the end, with what is missing.  What parts equal scores is
 * named above it.
 *
 * Signal "activated" (gint64 id): the sheet is to be opened.
 */
#define TD_TYPE_SCORE_RANKING (td_score_ranking_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreRanking, td_score_ranking, TD, SCORE_RANKING, GtkWidget)

/* All %NULL: nothing.  @filter: as for td_score_grid_set_filter(); lives as long as it. */
void     td_score_ranking_show      (TdScoreRanking *self, TdStore *store, TdScoreBook *book,
                                     TdScoreGridFilter filter, gpointer filter_data);
void     td_score_ranking_set_scope (TdScoreRanking *self, TdScoreScope scope);
/* The rows as they are shown, with tabs and line ends; for tests.  (transfer full) */
char    *td_score_ranking_dup_text  (TdScoreRanking *self);

G_END_DECLS
