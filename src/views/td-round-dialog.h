/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdRoundDialog:
 *
 * A new round, or the settings of one: set, period, subjects, and how its sheets are
 * reckoned, each with a line that says what it does.
 *
 * Signal "saved" (gint64 round): written.
 */
#define TD_TYPE_ROUND_DIALOG (td_round_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRoundDialog, td_round_dialog, TD, ROUND_DIALOG, AdwWindow)

/* @round: (nullable): whose settings are changed; %NULL: a new one */
GtkWidget *td_round_dialog_new      (GtkWindow *parent, TdStore *store, TdRecord *round);
/* As the button does. */
void       td_round_dialog_save     (TdRoundDialog *self);
gboolean   td_round_dialog_can_save (TdRoundDialog *self);
/* The record as it stands in the dialog; for tests.  (transfer full) (nullable): %NULL
 * with @error where something cannot be read */
TdRecord  *td_round_dialog_dup_record (TdRoundDialog *self, GError **error);
/* Chooses the set, and the period by its kind's code; for tests. */
void       td_round_dialog_choose   (TdRoundDialog *self, gint64 set, const char *period,
                                     guint year, guint number);

G_END_DECLS
