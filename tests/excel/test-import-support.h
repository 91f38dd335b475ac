/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

G_BEGIN_DECLS

/* The folder of sample lists.  (transfer full) */
GFile    *test_import_sample (const char *name);
/* Reads, checks and writes a list at once, as the command line does. */
TdImport *test_import_file   (TdStore *store, TdImportProfile profile, GFile *file);
TdImport *test_import_sample_list (TdStore *store, TdImportProfile profile, const char *name);
/* The same of cells as they come from the clipboard. */
TdImport *test_import_text   (TdStore *store, TdImportProfile profile, const char *text);
/* Reads and checks, as the assistant does. */
TdImport *test_import_check  (TdStore *store, TdImportProfile profile, const char *text);

/* Each asserts that read is the sum of the other four. */
void      test_import_assert_counts (TdImport *import, guint added, guint changed, guint same,
                                     guint refused);
/* The first problem of that row and code; %NULL: there is none. */
const TdImportProblem *test_import_find_problem (TdImport *import, guint row, const char *code);
/* That there is such a problem, and how grave. */
void      test_import_assert_problem (TdImport *import, guint row, const char *code,
                                      TdImportSeverity severity);
guint     test_import_count_problems (TdImport *import, const char *code);
/* The row of a check that stands in that row of the sheet. */
TdImportRow *test_import_get_row (TdImport *import, guint number);

/* How many living records there are. */
gint64    test_import_count  (TdStore *store, const TdEntity *entity);
/* The only person of that name.  (transfer full) */
TdRecord *test_import_person (TdStore *store, const char *name);
/* The facts of a person and year; %NULL: none.  (transfer full) */
TdRecord *test_import_facts  (TdStore *store, gint64 staff, guint year);
void      test_import_assert_display (TdRecord *record, const char *key, const char *display);

G_END_DECLS
