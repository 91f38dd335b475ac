/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-query.h"

G_BEGIN_DECLS

/**
 * TdFilter: one condition of a query.
 * @field: index into the entity's fields
 * @op: see #TdFilterOp
 * @text: (nullable): the value of a text-like field, owned
 * @number: the value of the other types
 */
typedef struct
{
  guint      field;
  TdFilterOp op;
  char      *text;
  gint64     number;
} TdFilter;

/**
 * TdQuery: for what makes SQL of it; private to the model.
 * @entity: what is asked for
 * @search: (nullable): clean text as typed, marks kept; %NULL: no search
 * @filters: (element-type TdFilter): in the order in which they were set
 * @sort: (nullable): key of the sort field, %NULL: the entity's own order
 * @descending: turned round; also for the entity's own order
 * @archived: archived records are included
 */
struct _TdQuery
{
  const TdEntity *entity;
  char           *search;
  GArray         *filters;
  const char     *sort;
  gboolean        descending;
  gboolean        archived;
};

G_END_DECLS
