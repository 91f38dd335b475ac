/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardSummary:
 *
 * The whole department beside the board: how the classes are shared, the places
 * for “excellent” of every body and group, and what needs looking at before the
 * year is frozen.
 *
 * Signals: "explain" (const char *key): a counter was clicked.
 * "issue" (guint index): one of td_board_get_issues() was clicked.
 */
#define TD_TYPE_BOARD_SUMMARY (td_board_summary_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardSummary, td_board_summary, TD, BOARD_SUMMARY, GtkWidget)

GtkWidget *td_board_summary_new  (void);
void       td_board_summary_show (TdBoardSummary *self, TdBoard *board);
/* What is shown as text, a line each; for tests.  (transfer full) */
char      *td_board_summary_dup_text (TdBoardSummary *self);

G_END_DECLS
