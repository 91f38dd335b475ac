/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

#include "td-db-private.h"

G_BEGIN_DECLS

/* Rows as they are: nothing derived, nothing checked. */

/* Binds the id and the fields in the mask as td_sql_insert() and
 * td_sql_update() number them; @record must live until the reset. */
void     td_rows_bind   (TdStatement *statement, TdRecord *record, guint64 fields);
gboolean td_rows_insert (TdDb *db, TdRecord *record, GError **error);
/* One bit for each field in which the two differ, derived ones too. */
guint64  td_rows_diff   (TdRecord *a, TdRecord *b);
/* The mask of all fields. */
guint64  td_rows_all    (const TdEntity *entity);

G_END_DECLS
