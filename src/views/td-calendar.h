/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCalendar:
 *
 * A month to choose a day from: Monday first, the names of days and months from
 * our own catalogue, since GtkCalendar takes them from the C library's locale,
 * which need not be installed.
 *
 * Signal "picked" (void): a day was chosen.
 */
#define TD_TYPE_CALENDAR (td_calendar_get_type ())
G_DECLARE_FINAL_TYPE (TdCalendar, td_calendar, TD, CALENDAR, GtkWidget)

GtkWidget *td_calendar_new      (void);
/* Shows the month of @date, or of today when it has none. */
void       td_calendar_set_date (TdCalendar *self, TdDate date);
TdDate     td_calendar_get_date (TdCalendar *self);

G_END_DECLS
