/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/*
 * Editing the facts of one person and year: never in a frozen year, and never
 * over what somebody else entered meanwhile.
 */

/**
 * td_year_edit_load:
 *
 * Returns: (transfer full): the facts of that year as they stand, a new record
 *   without an id where there are none yet; %NULL on error
 */
TdRecord *td_year_edit_load       (TdReader *reader, gint64 staff, guint year, GError **error);

/**
 * td_year_edit_save_async:
 * @before: the facts as they were shown
 * @after: an edited copy
 * @person_before: (nullable): the person's own record as it was shown
 * @person_after: (nullable): an edited copy, where the kind was chosen as well
 *
 * Writes the fields that differ, as one change.  %TD_ERROR_CONFLICT when the year
 * is frozen, or when a field is no longer what it was in @before.
 * Ends with td_store_write_finish().
 */
void      td_year_edit_save_async (TdStore *store, TdRecord *before, TdRecord *after,
                                   TdRecord *person_before, TdRecord *person_after,
                                   GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
