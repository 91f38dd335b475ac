/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdYearReopenDialog:
 *
 * Asks for the reason for which a frozen year is opened again.
 */
#define TD_TYPE_YEAR_REOPEN_DIALOG (td_year_reopen_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdYearReopenDialog, td_year_reopen_dialog, TD, YEAR_REOPEN_DIALOG, AdwWindow)

GtkWidget *td_year_reopen_dialog_new        (GtkWindow *parent, TdStore *store, guint year);
/* For tests. */
void       td_year_reopen_dialog_set_reason (TdYearReopenDialog *self, const char *reason);
/* As the button does. */
void       td_year_reopen_dialog_reopen     (TdYearReopenDialog *self);

G_END_DECLS
