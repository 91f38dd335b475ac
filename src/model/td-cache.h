/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * TdCache:
 *
 * Prepared statements of one connection that nobody uses just now, by their
 * text; the one that was not used for longest goes when there are too many.
 */
typedef struct _TdCache TdCache;

TdCache      *td_cache_new  (void);
void          td_cache_free (TdCache *self);
/* %NULL when there is none of that text.  (transfer full) */
sqlite3_stmt *td_cache_take (TdCache *self, const char *sql);
/* Takes @statement over, reset and unbound. */
void          td_cache_put  (TdCache *self, sqlite3_stmt *statement);

G_END_DECLS
