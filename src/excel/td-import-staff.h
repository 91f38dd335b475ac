/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-checker.h"

G_BEGIN_DECLS

/* How the cells of a list are read; private to the import engine. */

/* "x", "✓", "có": what a column of marks holds. */
gboolean  td_import_is_mark      (const char *text);
/* Complains of formulas, and of text that a spreadsheet would take for one. */
void      td_import_warn_of_text (TdImportRow *row, const char *key, const TdImportText *text);
/* Reads a cell by the type of its field; what cannot be read is left out and said. */
void      td_import_read_field   (TdImportRow *row, const TdField *field, TdRecord *record);
/* Everything of a person but the unit: the list's values only.  (transfer full) */
TdRecord *td_import_staff_read   (TdImportRow *row, const TdImportWho *who);

G_END_DECLS
