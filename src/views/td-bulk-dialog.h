/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-record-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdBulkDialog:
 *
 * "Sửa chung": one field of several records set to one value.
 *
 * Signal "saved".
 */
#define TD_TYPE_BULK_DIALOG (td_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdBulkDialog, td_bulk_dialog, TD, BULK_DIALOG, AdwWindow)

/**
 * TdBulkFunc:
 * @value: a record of which only the field @key matters
 *
 * Returns: (transfer full): what is to be done; %NULL with @error
 */
typedef TdAction *(*TdBulkFunc) (TdRecord *value, const char *key, const gint64 *ids, gsize n_ids,
                                 GError **error);

GtkWidget    *td_bulk_dialog_new        (GtkWidget *parent, TdStore *store, const TdEntity *entity,
                                         const gint64 *ids, gsize n_ids, TdBulkFunc func);
/* The field that is to be set. */
void          td_bulk_dialog_set_key    (TdBulkDialog *self, const char *key);
TdRecordForm *td_bulk_dialog_get_form   (TdBulkDialog *self);
/* What "Áp dụng" does. */
void          td_bulk_dialog_apply      (TdBulkDialog *self);

G_END_DECLS
