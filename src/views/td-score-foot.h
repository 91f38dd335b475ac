/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-grid.h"

G_BEGIN_DECLS

/**
 * TdScoreFoot:
 *
 * The line below a #TdScoreGrid: what its signs mean; while something is pasted, what
 * that would do, and the buttons that accept or drop it.
 *
 * Property "grid".
 */
#define TD_TYPE_SCORE_FOOT (td_score_foot_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreFoot, td_score_foot, TD, SCORE_FOOT, GtkWidget)

GtkWidget *td_score_foot_new      (TdScoreGrid *grid);
void       td_score_foot_set_grid (TdScoreFoot *self, TdScoreGrid *grid);

G_END_DECLS
