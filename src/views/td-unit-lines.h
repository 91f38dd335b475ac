/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-unit-row.h"
#include "td-unit-tree.h"

G_BEGIN_DECLS

/* One visible line of the list of units. */
typedef struct
{
  gint64      id;
  TdUnitPlace place;
} TdUnitLine;

/**
 * TdUnitSums:
 * @n_found: units that are there for themselves, not for one below them
 * @n_living: units in the register that are not archived
 * @is_nested: a line stands below another one
 */
typedef struct
{
  guint    n_found;
  guint    n_living;
  gboolean is_nested;
} TdUnitSums;

/**
 * td_unit_lines_make:
 * @found: (element-type gint64) (nullable): what a search found; %NULL: all that
 *   are not archived
 * @closed: (element-type gint64): units whose branches are closed; a search opens all
 *
 * Returns: (element-type TdUnitLine) (transfer full): what was found and what it
 *   belongs to, in the order of the tree
 */
GArray *td_unit_lines_make    (TdUnitTree *tree, GArray *found, GHashTable *closed,
                               TdUnitSums *sums);
/* How many lines at the start and how many at the end are the same in both. */
void    td_unit_lines_compare (GArray *before, GArray *after, guint *start, guint *end);

G_END_DECLS
