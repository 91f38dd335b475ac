/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-changes.h"
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
 * @by_entry: in the order of ids; @sort is not looked at
 */
struct _TdQuery
{
  const TdEntity *entity;
  char           *search;
  GArray         *filters;
  const char     *sort;
  gboolean        descending;
  gboolean        archived;
  gboolean        by_entry;
};

/* The folded words of the search, the longest first: the fewest records hold it,
 * and one that lacks it is not asked for the others.  None without a search.
 * (transfer full) */
char   **td_query_dup_words      (const TdQuery *self);
/* Whether the word may be the beginning of a number, see %TD_FIELD_NUMBER. */
gboolean td_query_word_is_number (const char *word);

/* Whether the same records of the query's entity answer it, in the same order. */
gboolean td_query_keeps_order        (const TdQuery *self, const TdChanges *changes);
/* The same of @target, which the reference @field of the query's entity names. */
gboolean td_query_target_keeps_order (const TdQuery *self, const TdField *field,
                                      const TdEntity *target, const TdChanges *changes);

G_END_DECLS
