/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportSum:
 *
 * The four counts that add up to the rows read: "41 Thêm mới + 96 Thay đổi +
 * 38 Giữ nguyên + 11 Từ chối = 186 dòng đã đọc".
 *
 * Property "narrow": the words are left out, and told by tooltips.
 */
#define TD_TYPE_IMPORT_SUM (td_import_sum_get_type ())
G_DECLARE_FINAL_TYPE (TdImportSum, td_import_sum, TD, IMPORT_SUM, GtkWidget)

GtkWidget  *td_import_sum_new  (void);
void        td_import_sum_show (TdImportSum *self, const TdImportCounts *counts);
/* The icon of an outcome, here and in the rows. */
const char *td_import_outcome_get_icon (TdImportOutcome outcome);

G_END_DECLS
