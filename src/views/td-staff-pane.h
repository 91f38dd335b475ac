/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record-form.h"
#include "td-staff-facts.h"

G_BEGIN_DECLS

/**
 * TdStaffPane:
 *
 * Everything about one person, edited in place: the fields, units over time,
 * leave, discipline, the facts of the year, and what was changed.  Follows the
 * store.
 *
 * Titles the #TdDetailsPane that it stands in.
 */
#define TD_TYPE_STAFF_PANE (td_staff_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdStaffPane, td_staff_pane, TD, STAFF_PANE, GtkWidget)

GtkWidget    *td_staff_pane_new       (TdStore *store);
/* 0: nobody. */
void          td_staff_pane_set_staff (TdStaffPane *self, gint64 staff);
gint64        td_staff_pane_get_staff (TdStaffPane *self);
/* The form that has @key: the usual fields, or the further ones. */
TdRecordForm *td_staff_pane_get_form  (TdStaffPane *self, const char *key);
TdStaffFacts *td_staff_pane_get_facts (TdStaffPane *self);

G_END_DECLS
