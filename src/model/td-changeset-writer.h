/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-columns.h"

G_BEGIN_DECLS

/*
 * Changesets in SQLite's format, piece by piece; private to td-recorder.c.  A row
 * is the values of its columns, one after the other.
 */

/* As changesets write values: type, then eight bytes, or a length and bytes. */
void td_changeset_append_value  (GByteArray *bytes, sqlite3_value *value);
/* 'T', the number of columns, for each whether it is the key, the name. */
void td_changeset_append_header (GByteArray *bytes, const TdTableColumns *columns);
/* @before: (nullable): it was not there; @after: (nullable): it is not there now.
 * Nothing where the two are the same. */
void td_changeset_append_row    (GByteArray *bytes, const TdTableColumns *columns,
                                 const GByteArray *before, const GByteArray *after);

G_END_DECLS
