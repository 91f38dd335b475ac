/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-entity.h"

#include "td-db-private.h"

G_BEGIN_DECLS

/* The columns of one table, as changesets number them. */
typedef struct
{
  const TdEntity *entity;
  guint           n_columns;
  int            *fields; /* (array length=n_columns): index of the field, -1: the id */
} TdTableColumns;

/**
 * TdColumns:
 *
 * Which column of which table is which field: tables grow at their end, while
 * declarations keep related fields together.  Read once, then immutable.
 */
typedef struct _TdColumns TdColumns;

TdColumns            *td_columns_load (TdDb *db, GError **error);
void                  td_columns_free (TdColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdColumns, td_columns_free)
/* %NULL for a table that holds no records. */
const TdTableColumns *td_columns_find (TdColumns *self, const char *table);

G_END_DECLS
