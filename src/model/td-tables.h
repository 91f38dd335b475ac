/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-unique.h"

G_BEGIN_DECLS

/**
 * TdTable:
 *
 * What writing records of one entity takes: its statements, borrowed from the
 * connection for as long as that is open.  An import runs them a hundred thousand
 * times, and a single edit should not write their text first.
 */
typedef struct
{
  const TdEntity *entity;
  TdDb           *db;
  TdStatement     insert;
  TdStatement     select;
  TdStatement     update;        /* of update_fields */
  guint64         update_fields; /* 0: none yet */
  TdRecord       *stored;        /* what td_table_load() found */
  TdUnique       *unique;
} TdTable;

TdTable *td_table_new  (TdDb *db, const TdEntity *entity, GError **error);
void     td_table_free (TdTable *self);
/* @found tells whether @self's stored record is now the one of that id. */
gboolean td_table_load   (TdTable *self, gint64 id, gboolean *found, GError **error);
/* The row as it is, derived fields and all. */
gboolean td_table_insert (TdTable *self, TdRecord *record, GError **error);
gboolean td_table_update (TdTable *self, TdRecord *record, guint64 fields, GError **error);

G_END_DECLS
