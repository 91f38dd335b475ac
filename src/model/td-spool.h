/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-db-private.h"

G_BEGIN_DECLS

/**
 * TdSpool:
 *
 * Holds the bytes of a changeset whose length is known only at its end: a few in
 * memory, many in a temporary database of SQLite's own, which nobody else can
 * open and which goes by itself.  So an import of a hundred thousand people does
 * not hold all of them in memory a second time.
 */
typedef struct _TdSpool TdSpool;

TdSpool    *td_spool_new    (void);
void        td_spool_free   (TdSpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSpool, td_spool_free)
/* All return SQLite's codes. */
int         td_spool_write  (TdSpool *self, gconstpointer bytes, int size);
/* Everything, while it is short enough to be in memory; %NULL: copy it. */
gconstpointer td_spool_peek (TdSpool *self);
/* Copies everything into a blob of the same length. */
int         td_spool_copy   (TdSpool *self, sqlite3_blob *blob);
gint64      td_spool_get_size   (TdSpool *self);
/* SHA-256 of everything, in hexadecimal digits; ends the writing. */
const char *td_spool_get_digest (TdSpool *self);

G_END_DECLS
