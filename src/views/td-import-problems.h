/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-fix-card.h"
#include "td-import-row-list.h"

G_BEGIN_DECLS

/**
 * TdImportProblems:
 *
 * What is wrong with the rows, by kind: errors, for which a row is refused, and
 * warnings; one problem with the way to mend it; what concerns the whole list;
 * and the refused rows as a workbook.
 *
 * Signal "kind-chosen" (char *code): only rows with this kind are to be shown;
 * %NULL: all with a problem.
 * Action: import.save-refused.
 */
#define TD_TYPE_IMPORT_PROBLEMS (td_import_problems_get_type ())
G_DECLARE_FINAL_TYPE (TdImportProblems, td_import_problems, TD, IMPORT_PROBLEMS, GtkWidget)

GtkWidget       *td_import_problems_new      (TdImportSession *session);
void             td_import_problems_update   (TdImportProblems *self, TdImportRowList *rows);
/* @problem: (nullable): whose card is shown. */
void             td_import_problems_show     (TdImportProblems *self, TdImportRow *row,
                                              const TdImportProblem *problem, guint n_same);
TdImportFixCard *td_import_problems_get_card (TdImportProblems *self);
/* As if the kind was clicked; for tests. */
void             td_import_problems_choose   (TdImportProblems *self, const char *code);

G_END_DECLS
