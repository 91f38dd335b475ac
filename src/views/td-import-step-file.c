/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-file-private.h"

#include "td-file-picker.h"
#include "td-import-style.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdImportStepFile, td_import_step_file, GTK_TYPE_WIDGET)

/* --- where the list comes from --- */

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (source);
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (source), result);

  /* The assistant may have been left meanwhile. */
  if (file != NULL && self->session != NULL)
    td_import_session_open_file (self->session, file);
}

static void
choose_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (widget);
  GFile *before = td_import_session_get_file (self->session);
  g_autoptr (GFile) folder = before != NULL ? g_file_get_parent (before) : NULL;

  td_file_picker_open_async (widget, _("Choose a List"), TD_FILE_LIST, folder, picked_cb, NULL);
}

static gboolean
open_first (TdImportStepFile *self, const GValue *value)
{
  GdkFileList *files = g_value_get_boxed (value);
  g_autoptr (GSList) list = files != NULL ? gdk_file_list_get_files (files) : NULL;

  if (list == NULL)
    return FALSE;
  td_import_session_open_file (self->session, list->data);
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdImportStepFile *self)
{
  return open_first (self, value);
}

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportStepFile) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* An empty clipboard gets its message as an empty list does. */
  if (self->session != NULL)
    td_import_session_open_text (self->session, text != NULL ? text : "");
}

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdImportStepFile) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session != NULL && value != NULL)
    open_first (self, value);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  /* A file that was copied in the file manager is meant as a file. */
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                         GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (widget));
}

/* --- what was chosen --- */

static void
kind_toggled_cb (TdImportStepFile *self)
{
  if (self->session == NULL || self->showing)
    return;
  td_import_session_set_profile (self->session,
                                 gtk_toggle_button_get_active (self->assessment_button)
                                 ? TD_IMPORT_SELF_ASSESSMENT : TD_IMPORT_STAFF);
}

static void
year_changed_cb (TdImportStepFile *self)
{
  guint64 year = 0;

  if (self->session == NULL || self->showing)
    return;
  g_ascii_string_to_unsigned (gtk_editable_get_text (self->year_entry), 10, 1990, 2100, &year,
                              NULL);
  td_import_session_set_year (self->session, (guint) year);
}

static void
convert_changed_cb (TdImportStepFile *self)
{
  if (self->session != NULL && !self->showing)
    td_import_session_set_convert (self->session, gtk_switch_get_active (self->legacy_switch));
}

static void
sheet_activated_cb (TdImportStepFile *self, GtkListBoxRow *row)
{
  if (!self->showing)
    td_import_session_select_sheet (self->session, (guint) gtk_list_box_row_get_index (row));
}

/* --- class --- */

static gboolean
td_import_step_file_grab_focus (GtkWidget *widget)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (widget);
  TdImport *import = td_import_session_get_import (self->session);

  if (import == NULL)
    return gtk_widget_grab_focus (self->choose_button);
  if (gtk_widget_get_visible (self->year_box) && td_import_get_year (import) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->year_entry));
  return gtk_widget_grab_focus (self->other_button);
}

static void
td_import_step_file_dispose (GObject *object)
{
  TdImportStepFile *self = TD_IMPORT_STEP_FILE (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_STEP_FILE);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_step_file_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, staff_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, assessment_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_entry);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, year_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, drop_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, choose_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, source_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, found_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, other_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, legacy_switch);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sample_grid);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sheets_box);
  gtk_widget_class_bind_template_child (widget_class, TdImportStepFile, sheets);
}

static void
td_import_step_file_class_init (TdImportStepFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_step_file_dispose;
  widget_class->grab_focus = td_import_step_file_grab_focus;

  td_import_style_ensure ();
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-step-file.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, convert_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
}

static void
td_import_step_file_init (TdImportStepFile *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
td_import_step_file_new (TdImportSession *session)
{
  TdImportStepFile *self = g_object_new (TD_TYPE_IMPORT_STEP_FILE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (td_import_step_file_show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "mapped", G_CALLBACK (td_import_step_file_show_mapped), self,
                           G_CONNECT_SWAPPED);
  td_import_step_file_show_all (self);
  return GTK_WIDGET (self);
}
