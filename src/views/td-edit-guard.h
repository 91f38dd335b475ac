/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/* Inside a write function: %FALSE with %TD_ERROR_CONFLICT when @record tells of a
 * year that is frozen (facts, leave, discipline).  Records of other entities tell
 * of no year. */
gboolean td_edit_guard (TdWriter *writer, TdRecord *record, GError **error);

G_END_DECLS
