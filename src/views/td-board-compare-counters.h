/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @grid with the places for excellence of two variants side by side: the whole
 * department, then the groups that both have. */
void td_board_compare_counters_show (GtkGrid *grid, TdBoard *first, TdBoard *second);

G_END_DECLS
