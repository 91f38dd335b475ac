/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms-io.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdFormReceiveView:
 *
 * "Nhận phiếu", over the whole window: files or a folder are chosen or dropped, every
 * file is listed with what is in it and why it is refused, conflicts are chosen, and
 * all of it is taken as one change.  Nothing is written before that.
 */
#define TD_TYPE_FORM_RECEIVE_VIEW (td_form_receive_view_get_type ())
G_DECLARE_FINAL_TYPE (TdFormReceiveView, td_form_receive_view, TD, FORM_RECEIVE_VIEW, GtkWidget)

GtkWidget *td_form_receive_view_new  (TdStore *store, TdScoreBook *book);
/* @files: (element-type GFile): workbooks and folders, read beside those that were before. */
void       td_form_receive_view_add  (TdFormReceiveView *self, GPtrArray *files);
gboolean   td_form_receive_view_is_reading (TdFormReceiveView *self);
/* (nullable): what was read */
TdFormReceipts *
           td_form_receive_view_get_receipts (TdFormReceiveView *self);
/* How many cells the button takes. */
guint      td_form_receive_view_count_taken (TdFormReceiveView *self);
/* As the button does. */
void       td_form_receive_view_take (TdFormReceiveView *self);

G_END_DECLS
