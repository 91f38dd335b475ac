/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-grid.h"

G_BEGIN_DECLS

/**
 * TdScoreBar:
 *
 * The line above a #TdScoreGrid: whose cell is current, what it may have, what the
 * other layers say, why it cannot be written, and its three states to switch.
 *
 * Property "grid".  Signal "why": the current cell is to explain itself.
 */
#define TD_TYPE_SCORE_BAR (td_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreBar, td_score_bar, TD, SCORE_BAR, GtkWidget)

GtkWidget *td_score_bar_new      (TdScoreGrid *grid);
void       td_score_bar_set_grid (TdScoreBar *self, TdScoreGrid *grid);

G_END_DECLS
