/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-data-table.h"

G_BEGIN_DECLS

/* Gives the columns of people, as td_entity_columns_add() made them, the widths,
 * short titles and cells of this list: a tick for Party members, a warning where
 * the identity number is missing. */
void td_staff_columns_adjust (TdDataTable *table);

G_END_DECLS
