/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-file-picker.h"

#include <glib/gi18n-lib.h>

static GtkFileFilter *
make_filter (TdFileKind kind)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  switch (kind)
    {
    case TD_FILE_REGISTER:
      gtk_file_filter_set_name (filter, _("Thi Đua registers"));
      gtk_file_filter_add_suffix (filter, "thidua");
      break;
    case TD_FILE_LIST:
      gtk_file_filter_set_name (filter, _("Lists (Excel, CSV)"));
      gtk_file_filter_add_suffix (filter, "xlsx");
      gtk_file_filter_add_suffix (filter, "xlsm");
      gtk_file_filter_add_suffix (filter, "xls");
      gtk_file_filter_add_suffix (filter, "csv");
      gtk_file_filter_add_suffix (filter, "tsv");
      gtk_file_filter_add_suffix (filter, "txt");
      break;
    case TD_FILE_WORKBOOK:
      gtk_file_filter_set_name (filter, _("Excel workbooks"));
      gtk_file_filter_add_suffix (filter, "xlsx");
      break;
    case TD_FILE_FOLDER:
    case TD_FILE_ANY:
    default:
      break;
    }
  return filter;
}

static void
add_filters (GtkFileChooser *chooser, TdFileKind kind)
{
  g_autoptr (GtkFileFilter) wanted = make_filter (kind);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (kind == TD_FILE_FOLDER || kind == TD_FILE_ANY)
    return;
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, wanted);
  gtk_file_chooser_add_filter (chooser, all);
  gtk_file_chooser_set_filter (chooser, wanted);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
response_cb (GtkFileChooserNative *chooser, int response, GTask *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (task);
}

static void
response_many_cb (GtkFileChooserNative *chooser, int response, GTask *task)
{
  g_autoptr (GListModel) chosen = NULL;
  GPtrArray *files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      files = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
    }
  g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
pick (GtkWidget *parent, const char *title, GtkFileChooserAction action, TdFileKind kind,
      GFile *folder, const char *name, gboolean many, GTask *task)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         action, NULL, NULL);
  add_filters (GTK_FILE_CHOOSER (chooser), kind);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* The task keeps the chooser, which nobody else owns, until it has answered. */
  g_task_set_task_data (task, chooser, g_object_unref);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), many);
  g_signal_connect (chooser, "response",
                    many ? G_CALLBACK (response_many_cb) : G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

G_GNUC_END_IGNORE_DEPRECATIONS

void
td_file_picker_open_async (GtkWidget *parent, const char *title, TdFileKind kind, GFile *folder,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserAction action = kind == TD_FILE_FOLDER ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                       : GTK_FILE_CHOOSER_ACTION_OPEN;

  g_task_set_source_tag (task, td_file_picker_finish);
  pick (parent, title, action, kind, folder, NULL, FALSE, task);
}

void
td_file_picker_save_async (GtkWidget *parent, const char *title, TdFileKind kind, GFile *folder,
                           const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, td_file_picker_finish);
  pick (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, folder, name, FALSE, task);
}

GFile *
td_file_picker_finish (GtkWidget *parent, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_file_picker_finish, NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
td_file_picker_open_many_async (GtkWidget *parent, const char *title, TdFileKind kind,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, td_file_picker_open_many_async);
  pick (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, NULL, NULL, TRUE, task);
}

GPtrArray *
td_file_picker_open_many_finish (GtkWidget *parent, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == td_file_picker_open_many_async,
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GFile *
td_file_picker_with_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_has_suffix (folded, suffix) || folder == NULL)
    return g_object_ref (file);
  longer = g_strconcat (name, suffix, NULL);
  return g_file_get_child (folder, longer);
}
