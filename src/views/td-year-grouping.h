/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdYearGrouping:
 *
 * A drop-down of the ways to group people for the quota, those that make sense,
 * and whatever else is in force.
 *
 * Properties: "grouping" (bits of #TdGrouping; notifies when the person chooses),
 * "titled" (“Groups: body, leading post” instead of “body, leading post”).
 */
#define TD_TYPE_YEAR_GROUPING (td_year_grouping_get_type ())
G_DECLARE_FINAL_TYPE (TdYearGrouping, td_year_grouping, TD, YEAR_GROUPING, GtkWidget)

guint td_year_grouping_get_grouping (TdYearGrouping *self);
/* Without notifying. */
void  td_year_grouping_set_grouping (TdYearGrouping *self, guint grouping);

G_END_DECLS
