/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/* What stands beside a person's name on the board: what is worth knowing, and what
 * is missing.  Translated; pure functions of a board. */

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
