/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-page.h"
#include "td-score-grid.h"

G_BEGIN_DECLS

/**
 * TdScoresPage:
 *
 * "Chấm điểm": one round as a grid in one of its three layers, as a ranking, as a
 * chart or as what the rounds of the year come to, or one of its sheets.
 *
 * Actions, also for the header bar's buttons: scores.round (x: which one is shown),
 * scores.new-round, scores.edit-round, scores.refresh-subjects, scores.remove-round,
 * scores.layer (s: code), scores.view (s: "grid", "ranking", "chart", "year"),
 * scores.filter-state (s: code, "" for all), scores.filter-cluster (s), scores.open-only,
 * scores.clear-filters, scores.go-to-open, scores.set-state (s), scores.set-state-of-all (s),
 * scores.take-over, scores.take-over-all, scores.set-cluster, scores.set-cluster-of-all,
 * scores.issue, scores.issue-returns, scores.receive, scores.close, scores.reopen,
 * scores.verify, scores.export (s: name), scores.toggle-pane, scores.close-pane, scores.why,
 * scores.feed-year, scores.reload.
 */
#define TD_TYPE_SCORES_PAGE (td_scores_page_get_type ())
G_DECLARE_FINAL_TYPE (TdScoresPage, td_scores_page, TD, SCORES_PAGE, TdPage)

/* The round that is shown; %NULL while the first one is being read. */
TdScoreBook *td_scores_page_get_book   (TdScoresPage *self);
TdScoreGrid *td_scores_page_get_grid   (TdScoresPage *self);
void         td_scores_page_show_round (TdScoresPage *self, gint64 round);
/* The sheet at that index of the book, whole. */
void         td_scores_page_show_sheet (TdScoresPage *self, guint sheet);

G_END_DECLS
