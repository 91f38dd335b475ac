/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/*
 * A frozen year stays as it was frozen: the writer asks here before it writes a
 * record, and undo before and after it turns a change round.  What a record says
 * of a year is told by its entity, see @year_part of #TdEntity.
 */

/* The seals in force, of all years.  (element-type TdYearSeal) (transfer full) */
GPtrArray        *td_year_guard_list  (TdReader *reader, GError **error);
/**
 * td_year_guard_find:
 * @seals: from td_year_guard_list()
 * @before: (nullable): the record as it is stored, %NULL: it is new
 * @after: (nullable): the record as it is to be, %NULL: it is to go
 *
 * Returns: (nullable): the seal of a year that this would change
 */
const TdYearSeal *td_year_guard_find  (GPtrArray *seals, TdRecord *before, TdRecord *after);
/* The same with %TD_ERROR_CONFLICT, which says when the year was frozen and what to do. */
gboolean          td_year_guard_check (GPtrArray *seals, TdRecord *before, TdRecord *after,
                                       GError **error);
/* Sets that error. */
void              td_year_set_frozen_error (const TdYearSeal *seal, GError **error);

G_END_DECLS
