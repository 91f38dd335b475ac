/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdRecordDialog:
 *
 * A small window with the fields of a new record, or of one that is edited as a
 * whole: nothing is written before "Lưu".
 *
 * Signal "saved" (gint64 id): written; 0 where another save function was set.
 */
#define TD_TYPE_RECORD_DIALOG (td_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdRecordDialog, td_record_dialog, TD, RECORD_DIALOG, AdwWindow)

/**
 * TdRecordSaveFunc:
 * @draft: what was entered
 * @callback: to be called with what td_store_write_finish() takes, the store as
 *   its source
 *
 * Returns: %FALSE with @error when it is clear at once that it cannot be saved;
 *   @callback is not called then
 */
typedef gboolean (*TdRecordSaveFunc) (TdStore *store, TdRecord *draft, gpointer save_data,
                                      GAsyncReadyCallback callback, gpointer user_data,
                                      GError **error);

/**
 * td_record_dialog_new:
 * @record: a draft without id to be added, or the record to edit
 * @keys: (nullable) (array zero-terminated=1): fields, as for td_record_form_new()
 * @title: translated
 */
GtkWidget    *td_record_dialog_new       (GtkWidget *parent, TdStore *store, TdRecord *record,
                                          const char *const *keys, const char *title);
/* Saves in another way than td_edit_save_async() with the usual label. */
void          td_record_dialog_set_save  (TdRecordDialog *self, TdRecordSaveFunc func,
                                          gpointer save_data, GDestroyNotify destroy);
/* A line of explanation above the fields. */
void          td_record_dialog_set_note  (TdRecordDialog *self, const char *note);
/* "Lưu" unless set; with a mnemonic. */
void          td_record_dialog_set_action (TdRecordDialog *self, const char *label);
TdRecordForm *td_record_dialog_get_form  (TdRecordDialog *self);
/* What "Lưu" does. */
void          td_record_dialog_save      (TdRecordDialog *self);
void          td_record_dialog_remove    (TdRecordDialog *self);

G_END_DECLS
