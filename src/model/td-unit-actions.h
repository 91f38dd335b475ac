/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"

G_BEGIN_DECLS

/**
 * td_unit_move:
 * @unit: which
 * @parent: the unit it is to belong to, 0: directly under the department
 * @before: the sibling it is to stand before, 0: last
 *
 * Errors when run: INVALID when @parent is @unit or lies below it; NOT_FOUND.
 */
TdAction   *td_unit_move    (gint64 unit, gint64 parent, gint64 before, GError **error);
/**
 * td_unit_archive:
 * @ids: (array length=n_ids): which units, one at least
 * @archived: %FALSE brings them back
 *
 * One change, with one undo.  A unit may go together with those that belong to it,
 * in whatever order they are given.
 *
 * Errors when run: INVALID while people work in one of the units, or a unit that
 * stays belongs to it: the message names the unit and says how many; nothing is
 * archived then.  NOT_FOUND.
 */
TdAction   *td_unit_archive_units (const gint64 *ids, gsize n_ids, gboolean archived);
/* The same for one unit. */
TdAction   *td_unit_archive (gint64 unit, gboolean archived);

/**
 * td_unit_guess_kind:
 * @name: (nullable): "Phòng Hành chính tư pháp"
 *
 * What kind a unit is by the words its name begins with, for units that an
 * import meets first; shown, and to be corrected.
 *
 * Returns: (nullable): code of a kind; %NULL when the name does not tell
 */
const char *td_unit_guess_kind     (const char *name);
/* Whether a unit of that kind usually rates its own people: sub-departments and
 * public service units. */
gboolean    td_unit_guess_own_body (const char *kind);

G_END_DECLS
