/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The last changes that touched one person, and all of them on request. */
#define TD_TYPE_STAFF_HISTORY (td_staff_history_get_type ())
G_DECLARE_FINAL_TYPE (TdStaffHistory, td_staff_history, TD, STAFF_HISTORY, GtkWidget)

GtkWidget *td_staff_history_new       (TdStore *store);
/* The same of one record of another entity: a unit. */
GtkWidget *td_staff_history_new_for   (TdStore *store, const TdEntity *entity);
/* Reads anew, also for the same person. */
void       td_staff_history_set_staff (TdStaffHistory *self, gint64 staff);

G_END_DECLS
