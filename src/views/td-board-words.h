/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/*
 * What the page of the annual classification says, as against what documents
 * say: translated, and each sentence whole.  Pure functions of a board.
 */

/* "Excellent": as short as a badge wants it.  %TD_CLASS_NONE: "Not classified". */
const char *td_board_class_label  (TdClass klass);
/* The same in one or two words, for a narrow window. */
const char *td_board_class_word   (TdClass klass);
/* The icon that goes with it, since a state is never shown by colour alone. */
const char *td_board_class_icon   (TdClass klass);
/* The style class of its badge. */
const char *td_board_class_style  (TdClass klass);

/* How a counter stands to its cap. */
typedef enum
{
  TD_COUNTER_FREE,   /* nothing limits it, or nobody is rated */
  TD_COUNTER_NONE,   /* a cap of nobody, and nobody is */
  TD_COUNTER_LEFT,
  TD_COUNTER_FULL,
  TD_COUNTER_OVER,
} TdCounterState;

TdCounterState td_board_counter_state (TdBoard *board, const TdBoardCounter *counter);
/* "Full", "2 places left", "1 over".  (transfer full) */
char       *td_board_counter_words (TdBoard *board, const TdBoardCounter *counter);
const char *td_board_counter_icon  (TdCounterState state); /* nullable */
const char *td_board_counter_style (TdCounterState state);
/* "6/5" (used/cap), only "6" where nothing limits.  (transfer full) */
char       *td_board_counter_ratio (TdBoard *board, const TdBoardCounter *counter);

/* "8 people classified · cap 1 · now 1".  (transfer full) */
char       *td_board_group_words   (TdBoard *board, const TdBoardGroup *group);
/* "Excellent: the first 6, 1 over the cap", with the figures of @counter and the
 * line after @above people.  (transfer full) */
char       *td_board_line_words    (TdBoard *board, guint above, const TdBoardCounter *counter);
/* "Cap 5 (5 ≤ 20 % of 30, but 6 > 20 % of 29)".  (transfer full) */
char       *td_board_cap_words     (TdBoard *board, const TdBoardCounter *counter);
/* "20 % of those classed good, rounded down".  (transfer full) */
char       *td_board_quota_words   (const TdQuotaRule *rule);
/* "by body and post".  (transfer full) */
char       *td_board_grouping_words (guint grouping);

/* "= 5", "7".  (transfer full) */
char       *td_board_rank_words    (const TdBoardPerson *person);
/* "93,83", "" where there is none.  (transfer full) */
char       *td_board_score_words   (gint64 score);
/* Post and unit: "Specialist, Office".  (transfer full) */
char       *td_board_post_words    (const TdBoardPerson *person);
/* Share of @n in @total: "11,0 %"; "" of nobody.  (transfer full) */
char       *td_board_percent_words (guint n, guint total);

G_END_DECLS
