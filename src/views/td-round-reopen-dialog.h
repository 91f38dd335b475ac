/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdRoundReopenDialog:
 *
 * Asks for the reason for which a closed round is opened again.
 */
#define TD_TYPE_ROUND_REOPEN_DIALOG (td_round_reopen_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRoundReopenDialog, td_round_reopen_dialog, TD, ROUND_REOPEN_DIALOG,
                      AdwWindow)

GtkWidget *td_round_reopen_dialog_new        (GtkWindow *parent, TdStore *store,
                                              TdScoreBook *book);
/* For tests. */
void       td_round_reopen_dialog_set_reason (TdRoundReopenDialog *self, const char *reason);
/* As the button does. */
void       td_round_reopen_dialog_reopen     (TdRoundReopenDialog *self);

G_END_DECLS
