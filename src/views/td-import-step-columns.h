/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-grid.h"
#include "td-import-session.h"

G_BEGIN_DECLS

/**
 * TdImportStepColumns:
 *
 * Step 2: the first rows as they stand in the file, with the rows that are the
 * header tinted, and what each column is imported as.
 *
 * Property "narrow": the columns stand below the rows instead of beside them.
 */
#define TD_TYPE_IMPORT_STEP_COLUMNS (td_import_step_columns_get_type ())
G_DECLARE_FINAL_TYPE (TdImportStepColumns, td_import_step_columns, TD, IMPORT_STEP_COLUMNS,
                      GtkWidget)

GtkWidget    *td_import_step_columns_new      (TdImportSession *session);
/* The drop-down of the column of that index; for tests. */
GtkDropDown  *td_import_step_columns_get_drop_down (TdImportStepColumns *self, guint index);

G_END_DECLS
