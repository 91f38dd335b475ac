/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-grid.h"

G_BEGIN_DECLS

/**
 * TdScoreChart:
 *
 * How the scores of a round spread: a plain bar for each class, or for each five
 * points, with its number beside; those that are not complete have a bar of their own.
 */
#define TD_TYPE_SCORE_CHART (td_score_chart_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreChart, td_score_chart, TD, SCORE_CHART, GtkWidget)

/* %NULL: nothing.  @filter: as for td_score_grid_set_filter(). */
void     td_score_chart_show        (TdScoreChart *self, TdScoreBook *book,
                                     TdScoreGridFilter filter, gpointer filter_data);
/* By five points instead of by class. */
void     td_score_chart_set_by_points (TdScoreChart *self, gboolean by_points);
/* "Tốt: 5" and so on, a line each; for tests.  (transfer full) */
char    *td_score_chart_dup_text    (TdScoreChart *self);

G_END_DECLS
