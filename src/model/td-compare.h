/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

G_BEGIN_DECLS

typedef enum
{
  TD_COMPARE_ONLY_NOW,
  TD_COMPARE_ONLY_THEN,
  TD_COMPARE_DIFFERENT,
} TdCompareKind;

/* @record: as it is now, or in the backup where it is only there; reused for the
 * next difference. */
typedef void (*TdCompareFunc) (TdCompareKind kind, TdRecord *record, gpointer user_data);

/**
 * td_compare_entity:
 * @now: of the register
 * @then: of the backup; both readers of the calling thread
 *
 * Calls @func for every record, archived ones too, that is in one of the two
 * only, or differs in a field that is not derived.  By id, in one pass over
 * both, with flat memory.  Private to the model.
 */
gboolean td_compare_entity (TdReader *now, TdReader *then, const TdEntity *entity,
                            TdCompareFunc func, gpointer user_data, GError **error);

G_END_DECLS
