/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-file.h"

#include "td-evidence.h"
#include "td-file-picker.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* --- opening --- */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *widget_ref = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (widget_ref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = td_attachment_copy_finish (TD_STORE (source), result, &error);

  if (widget != NULL && copy != NULL)
    {
      g_autofree char *uri = g_file_get_uri (copy);

      gtk_widget_activate_action (widget, "win.open-file", "s", uri);
    }
  else if (widget != NULL)
    {
      td_shell_report_error (widget, error);
    }
  g_weak_ref_clear (widget_ref);
  g_free (widget_ref);
}

void
td_evidence_file_open (GtkWidget *widget, TdStore *store, TdRecord *attachment)
{
  GWeakRef *widget_ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (widget_ref, widget);
  td_attachment_copy_async (store, attachment, NULL, copied_cb, widget_ref);
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
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;

  self->content = td_attachment_read_finish (TD_STORE (source), result, &error);
  if (self->content != NULL)
    {
      g_file_replace_contents_bytes_async (self->file, self->content, NULL, FALSE,
                                           G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb,
                                           self);
      return;
    }
  if (widget != NULL)
    td_shell_report_error (widget, error);
  free_saving (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;

  self->file = td_file_picker_finish (GTK_WIDGET (source), result);
  if (self->file != NULL)
    td_attachment_read_async (self->store, self->attachment, NULL, read_cb, self);
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
