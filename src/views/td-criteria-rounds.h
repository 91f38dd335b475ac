/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/* Rounds that are not closed and work with an older version of the set than it has now,
 * newest first.  (transfer full) (element-type TdRecord); %NULL on error. */
GPtrArray *td_criteria_list_older_rounds (TdReader *reader, gint64 set, GError **error);

G_END_DECLS
