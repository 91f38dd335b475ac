/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"
#include "td-score-feed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdScoreYear:
 *
 * What the rounds of a year come to: subjects down, periods across, what is missing as
 * missing, the result by a rule that is named, and the button that hands it to the
 * year's classification (action "scores.feed-year").
 */
#define TD_TYPE_SCORE_YEAR (td_score_year_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreYear, td_score_year, TD, SCORE_YEAR, GtkWidget)

/* Both %NULL: nothing.  Read in a thread. */
void               td_score_year_show (TdScoreYear *self, TdStore *store, TdScoreBook *book);
gboolean           td_score_year_is_loading (TdScoreYear *self);
/* (transfer none) (nullable): as last read */
const TdScoreFeed *td_score_year_get_feed (TdScoreYear *self);

G_END_DECLS
