/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdRoundCloseDialog:
 *
 * Before a round is closed: what will stand, what stands in the way, and which sheets
 * stay without class and rank.
 */
#define TD_TYPE_ROUND_CLOSE_DIALOG (td_round_close_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRoundCloseDialog, td_round_close_dialog, TD, ROUND_CLOSE_DIALOG, AdwWindow)

GtkWidget *td_round_close_dialog_new       (GtkWindow *parent, TdStore *store, TdScoreBook *book);
/* For tests. */
gboolean   td_round_close_dialog_can_close (TdRoundCloseDialog *self);
/* As the button does. */
void       td_round_close_dialog_close     (TdRoundCloseDialog *self);

G_END_DECLS
