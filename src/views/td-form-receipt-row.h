/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdFormReceiptRow:
 *
 * One workbook that came back: whose it is, what is in it, and, opened, every cell that
 * wants looking at: as it was issued, as the register has it, as the unit sent it, with
 * the choice between the two where both changed it.
 *
 * Signal "changed": something else is to be taken.
 */
#define TD_TYPE_FORM_RECEIPT_ROW (td_form_receipt_row_get_type ())
G_DECLARE_FINAL_TYPE (TdFormReceiptRow, td_form_receipt_row, TD, FORM_RECEIPT_ROW, GtkBox)

/* @receipt: borrowed; lives as long as the row */
GtkWidget *td_form_receipt_row_new      (TdScoreBook *book, TdFormReceipt *receipt);
void       td_form_receipt_row_expand   (TdFormReceiptRow *self);
/* All conflicts are decided the same way; of an older file all that it would change. */
void       td_form_receipt_row_take_all (TdFormReceiptRow *self, gboolean theirs);

/* How many cells would be taken. */
guint      td_form_receipt_count_taken  (const TdFormReceipt *receipt);
/* How many conflicts nobody decided yet. */
guint      td_form_receipt_count_open   (const TdFormReceipt *receipt);

G_END_DECLS
