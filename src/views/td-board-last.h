/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/* Who decided last about a group's line or about one person, and when, out of the
 * history: "18/11/2026 10:42, Nguyễn Thị Hạnh: …"; %NULL where nobody did.
 * @group: (nullable): key of a group whose line counts; @staff 0: nobody's choice.
 * The store's thread.  (transfer full) */
char *td_board_dup_last_decision (TdStore *store, TdBoard *board, const char *group, gint64 staff);

G_END_DECLS
