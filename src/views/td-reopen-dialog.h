/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdReopenDialog:
 *
 * Asks for the reason for which what was sealed, a year or a round, is opened again.
 */
#define TD_TYPE_REOPEN_DIALOG (td_reopen_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdReopenDialog, td_reopen_dialog, TD, REOPEN_DIALOG, AdwWindow)

GtkWidget *td_reopen_dialog_new_for_year  (GtkWindow *parent, TdStore *store, guint year);
GtkWidget *td_reopen_dialog_new_for_round (GtkWindow *parent, TdStore *store, TdScoreBook *book);
/* For tests. */
void       td_reopen_dialog_set_reason    (TdReopenDialog *self, const char *reason);
/* As the button does. */
void       td_reopen_dialog_reopen        (TdReopenDialog *self);

G_END_DECLS
