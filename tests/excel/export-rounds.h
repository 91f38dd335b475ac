/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

G_BEGIN_DECLS

/*
 * Scoring rounds in the invented office of export-office.h, with everything that is hard
 * to print: criteria that are open, left out, capped and failed, layers that differ,
 * equal ranks, bonus and deduction.
 */

/* A round of a set that came with the program, scored; clusters where @clusters.  The
 * first sheet is left half open. */
gint64       rounds_add    (TdStore *store, const char *shipped, TdRoundPeriod period,
                            guint number, gboolean clusters);
TdScoreBook *rounds_open   (TdStore *store, gint64 round);
void         rounds_close  (TdStore *store, gint64 round);
/* One line a sheet, tabs between: name, total, percent, class, rank, cluster's rank. */
char        *rounds_to_text (TdStore *store, gint64 round);

G_END_DECLS
