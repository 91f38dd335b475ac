/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-private.h"

G_BEGIN_DECLS

/* Where the reading of a list is; private to the import engine. */
typedef struct _TdImportPlace TdImportPlace;

/* Before the first row is read. */
TdImportPlace *td_import_place_new  (TdImport *import, GError **error);
void           td_import_place_free (TdImportPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportPlace, td_import_place_free)

/* Every row, in order: what it holds for those below it. */
void           td_import_place_see  (TdImportPlace *self, const TdSheetRow *row);
/* The row with what is merged over it; %NULL: it is whole as it stands.  (transfer full) */
TdSheetRow    *td_import_place_fill (TdImportPlace *self, const TdSheetRow *row);
/* @row is a section. */
void           td_import_place_enter (TdImportPlace *self, const TdSheetRow *row);
/* (nullable) (transfer none) */
const char    *td_import_place_get_section   (TdImportPlace *self);
void           td_import_place_set_in_footer (TdImportPlace *self);
gboolean       td_import_place_is_in_footer  (TdImportPlace *self);

/* The unit of all people of a list that has no column for it, by a line above the headings
 * or the name of the sheet; %NULL: nothing says so.  (transfer full) */
char          *td_import_dup_title_unit (TdImport *import);

G_END_DECLS
