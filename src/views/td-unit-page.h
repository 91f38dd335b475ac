/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-list-page.h"
#include "td-unit-model.h"
#include "td-unit-pane.h"

G_BEGIN_DECLS

/**
 * TdUnitPage:
 *
 * The register of units, as a tree in the office's own order.
 *
 * Actions: unit.add, unit.import, unit.move-up, unit.move-down, unit.move-in,
 * unit.move-out (Alt and an arrow), unit.sort-by-name, unit.open-all,
 * unit.close-all, unit.bulk-edit, unit.copy, unit.archive, unit.restore.
 * ← and → close and open the current unit.
 */
#define TD_TYPE_UNIT_PAGE (td_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitPage, td_unit_page, TD, UNIT_PAGE, TdListPage)

/* %NULL before the page was loaded. */
TdUnitModel *td_unit_page_get_model (TdUnitPage *self);
/* %NULL before details were shown. */
TdUnitPane  *td_unit_page_get_pane  (TdUnitPage *self);

G_END_DECLS
