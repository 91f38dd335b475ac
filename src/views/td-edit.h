/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/*
 * Saving what was edited in place, one field or a whole record, without writing
 * over what somebody or something else changed meanwhile.
 */

/**
 * td_edit_save_field_async:
 * @before: the record as it was shown
 * @after: an edited copy of it
 * @key: the field that differs
 *
 * Writes that field only, as "Sửa cán bộ Nguyễn Văn A: Chức vụ".  When the field
 * is no longer what it was in @before, nothing is written and the error is
 * %TD_ERROR_CONFLICT, saying what it is now.  A record without an id is added.
 */
void   td_edit_save_field_async (TdStore *store, TdRecord *before, TdRecord *after, const char *key,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* The id of the change, 0 when nothing changed, -1 on error. */
gint64 td_edit_save_field_finish (TdStore *store, GAsyncResult *result, GError **error);

/* "Sửa cán bộ Nguyễn Văn A: Chức vụ", "Thêm cán bộ Nguyễn Văn A", "Xóa …".  (transfer full) */
char  *td_edit_dup_edit_label   (TdRecord *record, const char *key);
char  *td_edit_dup_add_label    (TdRecord *record);
char  *td_edit_dup_remove_label (TdRecord *record);

/* Copies the value of one field. */
void   td_edit_copy_value (TdRecord *from, TdRecord *to, const char *key);
/* Both missing, or both the same. */
gboolean td_edit_same_value (TdRecord *a, TdRecord *b, const char *key);

/**
 * td_edit_save_async:
 * @before: the record as it was shown; %NULL or without an id: @after is added
 * @after: as it is to be
 *
 * Writes the fields that differ between the two, and no others, as one change.
 */
void   td_edit_save_async       (TdStore *store, TdRecord *before, TdRecord *after,
                                 const char *label, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* As td_store_write_finish(). @id: (out) (optional): of the record, also of a new one. */
gint64 td_edit_save_finish      (TdStore *store, GAsyncResult *result, gint64 *id, GError **error);

/* Removes a record as one change. */
void   td_edit_remove_async     (TdStore *store, TdRecord *record, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* ends with td_store_write_finish() */

G_END_DECLS
