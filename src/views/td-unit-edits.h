/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-unit-tree.h"

G_BEGIN_DECLS

/**
 * TdUnitStep: how a unit is moved by one step.
 * @TD_UNIT_STEP_UP: before the one above it on its level
 * @TD_UNIT_STEP_DOWN: behind the one below it on its level
 * @TD_UNIT_STEP_IN: it belongs to the one above it, as its last
 * @TD_UNIT_STEP_OUT: out of the one that it belongs to, right behind that
 */
typedef enum
{
  TD_UNIT_STEP_UP,
  TD_UNIT_STEP_DOWN,
  TD_UNIT_STEP_IN,
  TD_UNIT_STEP_OUT,
} TdUnitStep;

/**
 * td_unit_step_find:
 * @parent: (out): what td_unit_move() is to be given
 * @before: (out): the same
 *
 * Archived units, which nobody sees, are stepped over.
 *
 * Returns: %FALSE when the unit cannot go there
 */
gboolean  td_unit_step_find        (const TdUnitTree *tree, gint64 unit, TdUnitStep step,
                                    gint64 *parent, gint64 *before);

/**
 * td_unit_set_field:
 * @ids: (array length=n_ids): which
 * @value: a record of which only the field @key matters
 * @key: a field with %TD_FIELD_BULK
 *
 * Errors when run: INVALID when a unit would belong to itself or to a part of it.
 */
TdAction *td_unit_set_field        (const gint64 *ids, gsize n_ids, TdRecord *value,
                                    const char *key, GError **error);
/* Orders the units of every level by their names. */
TdAction *td_unit_sort_by_name     (void);
/* The order number for a new unit that is to stand last, wherever it belongs. */
gint64    td_unit_get_last_position (TdReader *reader);

G_END_DECLS
