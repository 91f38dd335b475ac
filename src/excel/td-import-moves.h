/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/* Periods in units as an import writes them; private to the import engine. */

/* Opens a period in the person's unit; @started may be unknown. */
gboolean td_import_open_period (TdWriter *writer, TdRecord *person, TdDate started, GError **error);

/**
 * td_import_move:
 * @person: as it is to be saved, but for its unit
 * @date: the first day in the unit; where it is no full date or not after the
 *   period so far, today
 *
 * Ends the period so far, opens one in @unit, and sets the person's unit and its
 * date; the caller saves the person.
 */
gboolean td_import_move        (TdWriter *writer, TdRecord *person, gint64 unit, TdDate date,
                                GError **error);

G_END_DECLS
