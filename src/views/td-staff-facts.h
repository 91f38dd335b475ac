/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record-form.h"

G_BEGIN_DECLS

/**
 * TdStaffFacts:
 *
 * The facts of one year of one person, edited in place: scores, months, leave,
 * discipline, conclusions.  The first value entered makes the record.
 */
#define TD_TYPE_STAFF_FACTS (td_staff_facts_get_type ())
G_DECLARE_FINAL_TYPE (TdStaffFacts, td_staff_facts, TD, STAFF_FACTS, GtkWidget)

GtkWidget    *td_staff_facts_new       (TdStore *store);
void          td_staff_facts_set_staff (TdStaffFacts *self, gint64 staff);
void          td_staff_facts_set_year  (TdStaffFacts *self, guint year);
/* Opens the form, which is closed at first. */
void          td_staff_facts_expand    (TdStaffFacts *self);
TdRecordForm *td_staff_facts_get_form  (TdStaffFacts *self); /* nullable until opened */

G_END_DECLS
