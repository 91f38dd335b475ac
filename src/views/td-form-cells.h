/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-form-receipt-row.h"

G_BEGIN_DECLS

/* The cells of a workbook that came back, as a grid: what wants a choice first, then
 * what is refused, what the unit changed, what it filled in.  @changed is called with
 * @user_data when a choice was made. */
GtkWidget *td_form_cells_new (TdScoreBook *book, TdFormReceipt *receipt,
                              void (*changed) (gpointer user_data), gpointer user_data);

G_END_DECLS
