/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-grid.h"
#include "td-import-problems.h"

G_BEGIN_DECLS

/**
 * TdImportStepRows:
 *
 * Step 3: every row with what becomes of it and what is wrong with it, to be
 * corrected like a spreadsheet, and the problems by kind beside.
 *
 * Property "narrow": the problems lie over the rows and are shown by a button.
 * Signal "unmapped": a column that is needed was taken away.
 */
#define TD_TYPE_IMPORT_STEP_ROWS (td_import_step_rows_get_type ())
G_DECLARE_FINAL_TYPE (TdImportStepRows, td_import_step_rows, TD, IMPORT_STEP_ROWS, GtkWidget)

GtkWidget        *td_import_step_rows_new      (TdImportSession *session);
TdImportGrid     *td_import_step_rows_get_grid (TdImportStepRows *self);
TdImportRowList  *td_import_step_rows_get_list (TdImportStepRows *self);
TdImportProblems *td_import_step_rows_get_problems (TdImportStepRows *self);
/* The column of the grid for a key, 0 when there is none. */
guint             td_import_step_rows_find_column (TdImportStepRows *self, const char *key);

G_END_DECLS
