/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-edit.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* For the writer thread: copies that nothing else uses. */
typedef struct
{
  TdRecord   *before;
  TdRecord   *after;
  const char *key; /* of the entity's declaration */
} FieldEdit;

static void
free_field_edit (gpointer data)
{
  FieldEdit *edit = data;

  g_object_unref (edit->before);
  g_object_unref (edit->after);
  g_free (edit);
}

gboolean
td_edit_same_value (TdRecord *a, TdRecord *b, const char *key)
{
  const TdField *field = td_entity_field (td_record_get_entity (a), key);
  gint64 value_a = 0;
  gint64 value_b = 0;

  if (td_field_is_text_like (field))
    return g_strcmp0 (td_record_get_text (a, key), td_record_get_text (b, key)) == 0;
  if (td_record_get_int (a, key, &value_a) != td_record_get_int (b, key, &value_b))
    return FALSE;
  return value_a == value_b;
}

void
td_edit_copy_value (TdRecord *from, TdRecord *to, const char *key)
{
  const TdField *field = td_entity_field (td_record_get_entity (from), key);
  gint64 value;

  if (td_field_is_text_like (field))
    td_record_set_text (to, key, td_record_get_text (from, key));
  else if (td_record_get_int (from, key, &value))
    td_record_set_int (to, key, value);
  else
    td_record_clear (to, key);
}

static gboolean
write_field (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  FieldEdit *edit = data;
  const TdEntity *entity = td_record_get_entity (edit->before);
  g_autoptr (TdRecord) now = NULL;

  if (td_record_get_id (edit->before) == 0)
    return td_writer_save (writer, edit->after, NULL, error);

  now = td_reader_get (td_writer_get_reader (writer), entity, td_record_get_id (edit->before),
                       error);
  if (now == NULL)
    return FALSE;
  if (!td_edit_same_value (now, edit->before, edit->key))
    {
      g_autofree char *value = td_record_dup_display (now, edit->key);

      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _("Meanwhile this was changed to “%s”. Nothing was written: press Esc to see "
                     "it, or enter your value again."),
                   value);
      return FALSE;
    }
  td_edit_copy_value (edit->after, now, edit->key);
  return td_writer_save (writer, now, NULL, error);
}

char *
td_edit_dup_edit_label (TdRecord *record, const char *key)
{
  const TdEntity *entity = td_record_get_entity (record);

  /* Translators: kind of record, what it is called, field:
   * "Edit person Nguyễn Văn A: Post". */
  return g_strdup_printf (_("Edit %1$s %2$s: %3$s"), _(entity->label),
                          td_record_get_title (record),
                          _(td_entity_field (entity, key)->label));
}

char *
td_edit_dup_add_label (TdRecord *record)
{
  /* Translators: "Add person Nguyễn Văn A". */
  return g_strdup_printf (_("Add %1$s %2$s"), _(td_record_get_entity (record)->label),
                          td_record_get_title (record));
}

char *
td_edit_dup_remove_label (TdRecord *record)
{
  /* Translators: "Remove leave Maternity". */
  return g_strdup_printf (_("Remove %1$s %2$s"), _(td_record_get_entity (record)->label),
                          td_record_get_title (record));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (change < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, change);
}

void
td_edit_save_field_async (TdStore *store, TdRecord *before, TdRecord *after, const char *key,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  gboolean is_new = td_record_get_id (before) == 0;
  g_autofree char *label = is_new ? td_edit_dup_add_label (after)
                                  : td_edit_dup_edit_label (before, key);
  FieldEdit *edit = g_new0 (FieldEdit, 1);

  g_task_set_source_tag (task, td_edit_save_field_async);
  edit->before = td_record_copy (before);
  edit->after = td_record_copy (after);
  edit->key = td_entity_field (td_record_get_entity (before), key)->key;
  td_store_write_async (store, label, write_field, edit, free_field_edit, NULL, written_cb, task);
}

gint64
td_edit_save_field_finish (TdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/* --- a whole record --- */

static gboolean
write_record (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  FieldEdit *edit = data;
  const TdEntity *entity = td_record_get_entity (edit->after);
  g_autoptr (TdRecord) now = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  if (td_record_get_id (edit->after) == 0)
    return td_writer_save (writer, edit->after, NULL, error);
  now = td_reader_get (td_writer_get_reader (writer), entity, td_record_get_id (edit->after),
                       error);
  if (now == NULL)
    return FALSE;
  keys = td_record_diff (edit->before, edit->after);
  for (guint i = 0; i < keys->len; i++)
    td_edit_copy_value (edit->after, now, keys->pdata[i]);
  return td_writer_save (writer, now, NULL, error);
}

void
td_edit_save_async (TdStore *store, TdRecord *before, TdRecord *after, const char *label,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  FieldEdit *edit = g_new0 (FieldEdit, 1);

  g_task_set_source_tag (task, td_edit_save_async);
  edit->before = td_record_copy (before ? before : after);
  edit->after = td_record_copy (after);
  /* The task keeps the record too: only the writer knows the id of a new one. */
  g_task_set_task_data (task, g_object_ref (edit->after), g_object_unref);
  td_store_write_async (store, label, write_record, edit, free_field_edit, NULL, written_cb, task);
}

gint64
td_edit_save_finish (TdStore *store, GAsyncResult *result, gint64 *id, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_edit_save_async, -1);

  if (id != NULL)
    *id = td_record_get_id (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_int (G_TASK (result), error);
}

static gboolean
write_removal (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  TdRecord *record = data;

  return td_writer_delete (writer, td_record_get_entity (record), td_record_get_id (record), error);
}

void
td_edit_remove_async (TdStore *store, TdRecord *record, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autofree char *label = td_edit_dup_remove_label (record);

  td_store_write_async (store, label, write_removal, td_record_copy (record), g_object_unref, NULL,
                        callback, user_data);
}
