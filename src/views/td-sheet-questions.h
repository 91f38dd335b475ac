/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetQuestions:
 *
 * What was asked about one criterion of a sheet, newest first, with the answers; open
 * questions can be answered.  Hidden where nothing was asked.
 */
#define TD_TYPE_SHEET_QUESTIONS (td_sheet_questions_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetQuestions, td_sheet_questions, TD, SHEET_QUESTIONS, GtkWidget)

void       td_sheet_questions_show   (TdSheetQuestions *self, const TdSheetCell *cell);
/* Answers the questions of the sheet that an answer was begun for, each as one change;
 * %FALSE, told: one cannot be answered. */
gboolean   td_sheet_questions_commit (TdSheetQuestions *self);
/* Answers the newest open question, as if typed and sent; for tests. */
void       td_sheet_questions_answer (TdSheetQuestions *self, const char *text);
/* "question|who, when|answer", a line each; for tests.  (transfer full) */
char      *td_sheet_questions_dup_text (TdSheetQuestions *self);
/* Where the newest open question is answered; %NULL: there is none. */
GtkEditable *td_sheet_questions_get_entry (TdSheetQuestions *self);

G_END_DECLS
