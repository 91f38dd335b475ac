/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The last changes that touched one record, and all of them on request.  Personal
 * numbers are masked. */
#define TD_TYPE_RECORD_HISTORY (td_record_history_get_type ())
G_DECLARE_FINAL_TYPE (TdRecordHistory, td_record_history, TD, RECORD_HISTORY, GtkWidget)

/* @entity: what kind of record it is. */
GtkWidget *td_record_history_new        (TdStore *store, const TdEntity *entity);
/* Reads anew, also for the same record; 0: none. */
void       td_record_history_set_record (TdRecordHistory *self, gint64 record);

G_END_DECLS
