/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-file.h"

#include "td-evidence.h"
#include "td-file-picker.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* --- opening --- */

/* A folder of its own, so that the copy has the file's own name. */
static GFile *
write_copy (TdStore *store, TdRecord *attachment, GError **error)
{
  g_autoptr (GBytes) content = td_attachment_read (td_store_get_reader (store), attachment, error);
  g_autofree char *name = g_path_get_basename (td_record_get_text (attachment, "name"));
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gconstpointer data;
  gsize size;

  if (content == NULL)
    return NULL;
  folder = g_dir_make_tmp ("thi-dua-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, name, NULL);
  data = g_bytes_get_data (content, &size);
  if (!g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_NONE, 0400, error))
    return NULL;
  return g_file_new_for_path (path);
}

void
td_evidence_file_open (GtkWidget *widget, TdStore *store, TdRecord *attachment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = write_copy (store, attachment, &error);
  g_autofree char *uri = NULL;

  if (file == NULL)
    {
      td_shell_report_error (widget, error);
      return;
    }
  uri = g_file_get_uri (file);
  gtk_widget_activate_action (widget, "win.open-file", "s", uri);
}

/* --- saving --- */

typedef struct
{
  GWeakRef  widget;
  TdStore  *store;
  TdRecord *attachment;
  GBytes   *content;
  GFile    *file;
} Saving;

static void
free_saving (Saving *self)
{
  g_weak_ref_clear (&self->widget);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->file);
  g_object_unref (self->store);
  g_object_unref (self->attachment);
  g_free (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;
  gboolean good = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (widget != NULL && !good)
    td_shell_report_error (widget, error);
  else if (widget != NULL)
    {
      g_autofree char *name = g_file_get_basename (self->file);
      g_autofree char *text = g_strdup_printf (_("“%s” was saved"), name);

      td_shell_toast (widget, text);
    }
  free_saving (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = td_file_picker_finish (GTK_WIDGET (source), result);
  if (self->file != NULL)
    self->content = td_attachment_read (td_store_get_reader (self->store), self->attachment,
                                        &error);
  if (error != NULL)
    td_shell_report_error (GTK_WIDGET (source), error);
  if (self->content != NULL)
    g_file_replace_contents_bytes_async (self->file, self->content, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb, self);
  else
    free_saving (self);
}

void
td_evidence_file_save (GtkWidget *widget, TdStore *store, TdRecord *attachment)
{
  Saving *self = g_new0 (Saving, 1);

  g_weak_ref_init (&self->widget, widget);
  self->store = g_object_ref (store);
  self->attachment = g_object_ref (attachment);
  td_file_picker_save_async (widget, _("Save a Copy"), TD_FILE_ANY, NULL,
                             td_record_get_text (attachment, "name"), chosen_cb, self);
}
