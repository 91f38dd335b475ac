/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sql.h"

#include "td-query-private.h"

G_BEGIN_DECLS

/* What the makers of a question's parts share: see td-sql-query.c. */
struct _TdSql
{
  GString *text;
  GArray  *arguments;
  gboolean tells_exact;
};

/* Writes the parameter that stands for the value.  Takes @text over. */
void td_sql_append_argument (TdSql *self, char *text, gint64 number);
/* " AND …": what was typed, in td-sql-search.c. */
void td_sql_append_search   (TdSql *self, const TdQuery *query);
/* Whether the title holds what was typed, marks and all. */
void td_sql_append_exact    (TdSql *self, const TdQuery *query);

G_END_DECLS
