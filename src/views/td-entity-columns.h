/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-entity.h"
#include "td-data-table.h"

G_BEGIN_DECLS

/**
 * td_entity_columns_add:
 *
 * A column for every field of @entity that may be shown, those with
 * %TD_FIELD_LISTED at first: figures and dates at the right, personal numbers
 * masked unless the person wants to see them.  A page gives some of them other
 * titles, widths or cells afterwards (td_data_table_get_column()).
 */
void  td_entity_columns_add       (TdDataTable *table, const TdEntity *entity,
                                   TdPreferences *preferences);

/* What a column of that field says for a #TdRecord.  (transfer full) */
char *td_entity_columns_dup_text  (TdRecord *record, const TdField *field, gboolean reveal);
/* A value of @field, as it may be seen: personal numbers masked.  (transfer full) */
char *td_entity_columns_dup_shown (const TdField *field, const char *text, gboolean reveal);

G_END_DECLS
