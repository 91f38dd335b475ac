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

/* TdBoardNote: one thing worth knowing beside a person's name. */
typedef struct
{
  const char *icon;       /* of the first thing */
  char       *text;       /* all of them, "A · B"; %NULL: nothing */
  gboolean    is_warning; /* it decides something: a tie at the cap or at the line */
  gboolean    is_strong;  /* the class was chosen by hand */
} TdBoardNote;
void        td_board_note_clear    (TdBoardNote *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdBoardNote, td_board_note_clear)

/* @tie_decides: the cap or the line falls among those of this person's rank. */
void        td_board_note_read     (const TdBoardPerson *person, gboolean tie_decides,
                                    TdBoardNote *note);

/**
 * TdBoardLack: what is missing most, and so what the one button of a person
 * without enough data is for.
 */
typedef enum
{
  TD_LACK_KIND,
  TD_LACK_WORKER_RULE,
  TD_LACK_PACK,       /* no rules for this kind and year: nothing can be entered */
  TD_LACK_SCORE,
  TD_LACK_CLASS,      /* a qualitative pack goes by proposed classes */
  TD_LACK_MONTHS,
  TD_LACK_DISCIPLINE,
  TD_LACK_OTHER,
} TdBoardLack;

TdBoardLack td_board_get_lack      (TdBoard *board, const TdBoardPerson *person);
/* The words of that button. */
const char *td_board_lack_action   (TdBoardLack lack);
/* The field of the year's facts that it is about; %NULL: none of them. */
const char *td_board_lack_field    (TdBoardLack lack);

G_END_DECLS
