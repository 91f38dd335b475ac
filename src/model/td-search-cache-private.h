/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-search-cache.h"

#include "td-columns.h"

G_BEGIN_DECLS

struct _TdSearchCache
{
  TdDb           *db;
  const TdEntity *entity;
  GArray         *links;        /* of guint: fields whose targets are searched as well */

  /* The state of the register that was read. */
  gboolean        is_filled;
  gint64          data_version; /* moved by what other connections write */
  gint64          n_changes;    /* moved by what this one writes */
  gint64          last_entry;   /* of the change log */
  TdColumns      *columns;      /* (nullable): once a change was followed */

  /* One entry a record, in the order of the list. */
  GArray         *ids;          /* of gint64 */
  GArray         *archived;     /* of gboolean */
  GArray         *targets;      /* of gint64: one for each link, 0: none */
  GArray         *texts;        /* of gsize: where the folded text begins in @heap */
  GString        *heap;         /* texts, each ended by NUL */
  gsize           filled_size;  /* of @heap, when all was read */
  GArray         *titles;       /* of gsize: where the title begins in @title_heap, 0: not read */
  GString        *title_heap;
};

/* Makes the texts those of the register as it is now. */
gboolean td_search_cache_refresh (TdSearchCache *self, GError **error);
/* Appends the column's text with its NUL: where it begins. */
gsize    td_search_append_text   (GString *heap, TdStatement *statement, int column);

G_END_DECLS
