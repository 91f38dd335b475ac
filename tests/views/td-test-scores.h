/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

G_BEGIN_DECLS

/* Rounds of scoring for tests of the window and for looking at it. */

/* Three groups of @n criteria together, 5, 10 or 15 points each; the second one is
 * mandatory from 3 points on, the last one is for those that it applies to. */
TdCriteriaSet *td_test_make_set    (gboolean for_people, guint n);
/* Invented units, as one change; at most 17 different names.  (array length=n) */
void           td_test_add_units   (TdStore *store, gint64 *units, guint n);
/* A round of the third quarter of 2026 for all units, or all people, as an open book. */
TdScoreBook   *td_test_make_round  (TdStore *store, TdCriteriaSet *set);
/* Everybody scores nearly all, is submitted, and appraised to be; the last three in the
 * set's order stay with a few cells open. */
void           td_test_fill_round  (TdStore *store, TdScoreBook *book);
void           td_test_set_state   (TdStore *store, TdScoreBook *book, TdSheetState state);
/* Writes one score as a person types it. */
void           td_test_set_score   (TdStore *store, TdScoreBook *book, guint sheet,
                                    guint criterion, TdLayer layer, const char *text);

G_END_DECLS
