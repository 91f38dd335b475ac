/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBoardQuotaTable:
 *
 * The arithmetic of a cap as a small table: the last number of “excellent” that
 * fits, the first that does not, and the one there is, which is marked.
 */
#define TD_TYPE_BOARD_QUOTA_TABLE (td_board_quota_table_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardQuotaTable, td_board_quota_table, TD, BOARD_QUOTA_TABLE, GtkWidget)

GtkWidget *td_board_quota_table_new  (void);
/* Hidden where nothing limits. */
void       td_board_quota_table_show (TdBoardQuotaTable *self, TdBoard *board,
                                      const TdBoardCounter *counter);

G_END_DECLS
