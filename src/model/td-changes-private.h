/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-changes.h"

#include "td-columns.h"

G_BEGIN_DECLS

TdChanges *td_changes_new (void);
/* @fields: of an edit: one bit for each field that changed.  Only while nobody
 * else has @self yet. */
void       td_changes_add (TdChanges *self, const TdEntity *entity, gint64 id, TdChangeKind kind,
                           guint64 fields);

/**
 * TdChangesetParser:
 *
 * Reads what a changeset touches, piece by piece as the session writes it.
 * SQLite's own iterator makes an object of every value of every row, which takes
 * longer than writing the rows did; ids are all that is wanted here.  The format
 * is that of sqlite3session.c, "CHANGESET FORMAT".
 */
typedef struct _TdChangesetParser TdChangesetParser;

TdChangesetParser *td_changeset_parser_new  (TdColumns *columns);
void               td_changeset_parser_free (TdChangesetParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChangesetParser, td_changeset_parser_free)
/* %FALSE when it is no changeset. */
gboolean           td_changeset_parser_push (TdChangesetParser *self, gconstpointer bytes,
                                             gsize size);
/* %NULL with %TD_ERROR_CORRUPT when it was none, or its end is missing. */
TdChanges         *td_changeset_parser_end  (TdChangesetParser *self, GError **error);

G_END_DECLS
