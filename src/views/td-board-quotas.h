/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardQuotas:
 *
 * The places for “excellent” of every body and group, used and allowed.  In a
 * department of very many those over their cap come first, and not all are shown.
 *
 * Signal "explain" (const char *key): a counter was clicked.
 */
#define TD_TYPE_BOARD_QUOTAS (td_board_quotas_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardQuotas, td_board_quotas, TD, BOARD_QUOTAS, GtkWidget)

void  td_board_quotas_show     (TdBoardQuotas *self, TdBoard *board);
/* What is shown as text, a line each; for tests.  (transfer full) */
char *td_board_quotas_dup_text (TdBoardQuotas *self);

G_END_DECLS
