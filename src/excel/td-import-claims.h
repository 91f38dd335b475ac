/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdImportClaims:
 *
 * Which row of a list has a name, a number, a person first.  Keys are kept as
 * 64 bits of a hash, twelve bytes each, since there are several for every row:
 * among 300,000 keys two are taken for one with a chance of one in 10⁸.
 */
typedef struct _TdImportClaims TdImportClaims;

TdImportClaims *td_import_claims_new    (void);
void            td_import_claims_free   (TdImportClaims *self);
void            td_import_claims_clear  (TdImportClaims *self);

/* The row that has the text, 0: none, also for %NULL. */
guint           td_import_claims_find   (const TdImportClaims *self, const char *text);
/* @row: not 0.  Nothing for %NULL; a text that is claimed already changes hands. */
void            td_import_claims_add    (TdImportClaims *self, const char *text, guint row);
/* The same for the id of a record, 0: nothing. */
guint           td_import_claims_find_id (const TdImportClaims *self, gint64 id);
void            td_import_claims_add_id  (TdImportClaims *self, gint64 id, guint row);

G_END_DECLS
