/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-entity.h"

G_BEGIN_DECLS

/**
 * TdQuery:
 *
 * What records, in what order: an entity, a search text, filters and a sort.
 * Built once, then not changed by whoever holds it (copy first).  It names
 * fields, never SQL.
 */
typedef struct _TdQuery TdQuery;

typedef enum
{
  TD_FILTER_IS,        /* equals; several TD_FILTER_IS on one field mean "any of" */
  TD_FILTER_IS_NOT,
  TD_FILTER_HAS,       /* is not missing; the value is ignored */
  TD_FILTER_LACKS,     /* is missing */
  TD_FILTER_FROM,      /* greater or equal */
  TD_FILTER_TO,        /* less or equal */
} TdFilterOp;

TdQuery        *td_query_new         (const TdEntity *entity);
TdQuery        *td_query_copy        (const TdQuery *self);
void            td_query_free        (TdQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdQuery, td_query_free)
gboolean        td_query_equal       (const TdQuery *a, const TdQuery *b);

/* Words in any order, without marks or case; texts with marks put exact hits first. */
void            td_query_set_search  (TdQuery *self, const char *text);
void            td_query_filter_text (TdQuery *self, const char *key, TdFilterOp op,
                                      const char *value);
void            td_query_filter_int  (TdQuery *self, const char *key, TdFilterOp op, gint64 value);
void            td_query_clear_filters (TdQuery *self, const char *key); /* %NULL: all */
gboolean        td_query_has_filter  (const TdQuery *self, const char *key);
/* @key %NULL: the entity's own order.  A reference sorts by the title it shows. */
void            td_query_set_sort    (TdQuery *self, const char *key, gboolean descending);
/* As records were entered: the cheapest order, for work that needs none. */
void            td_query_set_sort_by_entry (TdQuery *self);
/* Archived records are left out unless this is set. */
void            td_query_set_archived (TdQuery *self, gboolean include);

const TdEntity *td_query_get_entity  (const TdQuery *self);
const char     *td_query_get_search  (const TdQuery *self);
const char     *td_query_get_sort    (const TdQuery *self, gboolean *descending);

G_END_DECLS
