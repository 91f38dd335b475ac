/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdYearSettingsView:
 *
 * The rule packs of a year, verified or not, and what the office chose where the
 * decrees leave a choice: grouping, contract workers, the quota's base, rounding
 * and percentage, the exception.  Applied together, as one change.
 *
 * Signal "applied": the popover can go.
 */
#define TD_TYPE_YEAR_SETTINGS_VIEW (td_year_settings_view_get_type ())
G_DECLARE_FINAL_TYPE (TdYearSettingsView, td_year_settings_view, TD, YEAR_SETTINGS_VIEW, GtkWidget)

GtkWidget *td_year_settings_view_new   (void);
/* Shows the settings as they stand.  @board: (nullable): whose packs are shown;
 * without one, where a setting cannot be read, those of the decrees are offered. */
void       td_year_settings_view_show  (TdYearSettingsView *self, TdStore *store, guint year,
                                        TdBoard *board, gboolean editable);
/* What is chosen in it, perhaps not applied yet. */
const TdClassifySettings *
           td_year_settings_view_get   (TdYearSettingsView *self);
/* Chooses; for tests. */
void       td_year_settings_view_set   (TdYearSettingsView *self,
                                        const TdClassifySettings *settings);
void       td_year_settings_view_apply (TdYearSettingsView *self);
/* Puts the focus on the choice about contract workers. */
void       td_year_settings_view_focus_workers (TdYearSettingsView *self);

G_END_DECLS
