/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdYearFreezeDialog:
 *
 * Before a year is frozen: what will stand, what stands in the way, what is to be
 * known, and the written basis where a cap is exceeded.
 */
#define TD_TYPE_YEAR_FREEZE_DIALOG (td_year_freeze_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdYearFreezeDialog, td_year_freeze_dialog, TD, YEAR_FREEZE_DIALOG, AdwWindow)

GtkWidget *td_year_freeze_dialog_new       (GtkWindow *parent, TdStore *store, TdBoard *board);
/* For tests. */
void       td_year_freeze_dialog_set_basis (TdYearFreezeDialog *self, const char *basis);
gboolean   td_year_freeze_dialog_can_freeze (TdYearFreezeDialog *self);
/* As the button does. */
void       td_year_freeze_dialog_freeze    (TdYearFreezeDialog *self);

G_END_DECLS
