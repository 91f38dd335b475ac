/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-query.h"
#include "td-record.h"

G_BEGIN_DECLS

/**
 * TdReader:
 *
 * A connection for reading one register.  It belongs to the thread that opened
 * it, and every function asserts that.  The window has one for the rows in
 * view; a long job opens its own with td_store_open_reader(); a write function
 * reads through td_writer_get_reader() and so sees its own writes.
 */
typedef struct _TdReader TdReader;

void       td_reader_close   (TdReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReader, td_reader_close)

/* Makes every read until td_reader_end() see one and the same state. */
gboolean   td_reader_begin   (TdReader *self, GError **error);
void       td_reader_end     (TdReader *self);

/* One record; %NULL with %TD_ERROR_NOT_FOUND. */
TdRecord  *td_reader_get     (TdReader *self, const TdEntity *entity, gint64 id, GError **error);
/* The records of these ids in this order, those that are gone left out.
 * (element-type TdRecord) (transfer full) */
GPtrArray *td_reader_load    (TdReader *self, const TdEntity *entity, const gint64 *ids,
                              gsize n_ids, GError **error);
/* The ids that answer the query, in its order.  (element-type gint64) (transfer full) */
GArray    *td_reader_query   (TdReader *self, const TdQuery *query, GCancellable *cancellable,
                              GError **error);
/* How many; -1 on error. */
gint64     td_reader_count   (TdReader *self, const TdQuery *query, GError **error);
/* All matching records at once: for short lists.  (element-type TdRecord) */
GPtrArray *td_reader_list    (TdReader *self, const TdQuery *query, GError **error);
/* The first match, or %NULL without an error when there is none. */
TdRecord  *td_reader_first   (TdReader *self, const TdQuery *query, GError **error);

/**
 * TdRecordFunc:
 * @record: reused for the next row: take a copy to keep it
 *
 * Returns: %FALSE to stop, with @error set or not
 */
typedef gboolean (*TdRecordFunc) (TdRecord *record, gpointer user_data, GError **error);
/* Streams the matches with flat memory. */
gboolean   td_reader_foreach (TdReader *self, const TdQuery *query, TdRecordFunc func,
                              gpointer user_data, GCancellable *cancellable, GError **error);
/**
 * td_reader_foreach_fields:
 * @keys: (array zero-terminated=1): the fields that are wanted, one at least
 *
 * The same for work over many records that looks at a few fields: only those are
 * read.  The others are missing in the record, and references have no titles;
 * a writer refuses to save such a record.
 */
gboolean   td_reader_foreach_fields (TdReader *self, const TdQuery *query,
                                     const char *const *keys, TdRecordFunc func,
                                     gpointer user_data, GCancellable *cancellable,
                                     GError **error);
/* Groups: how many living records have each value of @key (text-like or integer).
 * Values as text, %NULL values as "".  The table holds char * to gint64 *, both
 * freed with it.  (transfer full) */
GHashTable *td_reader_count_by (TdReader *self, const TdQuery *query, const char *key,
                                GError **error);

/* A setting of this register, %NULL when it was never set.  (transfer full) */
char      *td_reader_get_setting (TdReader *self, const char *name);
/* The organisation's one record; %NULL with an error when it is missing. */
TdRecord  *td_reader_get_organisation (TdReader *self, GError **error);

G_END_DECLS
