/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-list-page.h"

G_BEGIN_DECLS

/**
 * TdHistoryPage:
 *
 * Everything that was ever done in the register, newest first, with what each
 * action changed, and whether nobody has tampered with it.
 *
 * Action: history.verify.
 */
#define TD_TYPE_HISTORY_PAGE (td_history_page_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryPage, td_history_page, TD, HISTORY_PAGE, TdListPage)

G_END_DECLS
