/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdReturnDialog:
 *
 * "Trả lại": which criteria a unit is asked about, and what.  The one that is looked at is
 * ticked, and those with a question that is still open; which ones differ or lack the
 * evidence they need is said, and a question for them is proposed.
 */
#define TD_TYPE_RETURN_DIALOG (td_return_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdReturnDialog, td_return_dialog, TD, RETURN_DIALOG, AdwWindow)

/* @criterion: index of the one that is looked at, ticked too; -1: none. */
GtkWidget *td_return_dialog_new    (GtkWindow *parent, TdStore *store, TdScoreBook *book,
                                    guint sheet, int criterion);
/* As if ticked and typed.  @text: %NULL: unticked. */
void       td_return_dialog_set    (TdReturnDialog *self, guint criterion, const char *text);
/* The question on a criterion; %NULL: it is not ticked. */
const char *td_return_dialog_get   (TdReturnDialog *self, guint criterion);
guint      td_return_dialog_count  (TdReturnDialog *self);
/* What the button does. */
void       td_return_dialog_return (TdReturnDialog *self);

G_END_DECLS
