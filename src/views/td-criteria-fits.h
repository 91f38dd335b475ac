/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-data-table.h"

G_BEGIN_DECLS

/* Shows what taking a changed set into a round changes, a line a score: whose sheet,
 * which criterion, which layer, before and after. */
void td_criteria_fits_add_columns (TdDataTable *table);
/* @changes: (element-type TdFitChange): shared with the list.  (transfer full) */
GListModel *td_criteria_fits_new  (GPtrArray *changes);

G_END_DECLS
