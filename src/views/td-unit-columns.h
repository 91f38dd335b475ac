/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-data-table.h"
#include "td-unit-model.h"

G_BEGIN_DECLS

/* The columns of the list of units, for rows of @model: the name as a tree, whose
 * branches are opened and closed by a click. */
void td_unit_columns_add             (TdDataTable *table, TdUnitModel *model);
/* Leaves out those of them in which no unit has anything. */
void td_unit_columns_leave_out_empty (TdDataTable *table, TdReader *reader);

G_END_DECLS
