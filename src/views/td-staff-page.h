/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-list-page.h"

G_BEGIN_DECLS

/**
 * TdStaffPage:
 *
 * The register of people.
 *
 * Actions: staff.transfer, staff.bulk-edit, staff.archive, staff.restore,
 * staff.copy, staff.export-form, staff.merge.
 */
#define TD_TYPE_STAFF_PAGE (td_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (TdStaffPage, td_staff_page, TD, STAFF_PAGE, TdListPage)

G_END_DECLS
