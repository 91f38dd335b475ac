/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Choosing files.  The one file that knows GtkFileChooserNative, which newer
 * GTK replaces.
 */

/**
 * TdFileKind: what is chosen.
 * @TD_FILE_REGISTER: a register, *.thidua
 * @TD_FILE_LIST: a list to import: .xlsx .xls .csv .txt
 * @TD_FILE_WORKBOOK: a workbook to write: .xlsx
 * @TD_FILE_FOLDER: a folder
 * @TD_FILE_ANY: whatever it is
 */
typedef enum
{
  TD_FILE_REGISTER,
  TD_FILE_LIST,
  TD_FILE_WORKBOOK,
  TD_FILE_FOLDER,
  TD_FILE_ANY,
} TdFileKind;

/* @folder: (nullable): where to begin. */
void   td_file_picker_open_async (GtkWidget *parent, const char *title, TdFileKind kind,
                                  GFile *folder, GAsyncReadyCallback callback,
                                  gpointer user_data);
/* @name: proposed, with its extension; asks before it replaces a file. */
void   td_file_picker_save_async (GtkWidget *parent, const char *title, TdFileKind kind,
                                  GFile *folder, const char *name,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* Ends both.  (transfer full) (nullable): %NULL when the person chose nothing. */
GFile *td_file_picker_finish     (GtkWidget *parent, GAsyncResult *result);

/* Several files at once. */
void       td_file_picker_open_many_async  (GtkWidget *parent, const char *title, TdFileKind kind,
                                            GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable) (element-type GFile): %NULL when the person chose nothing. */
GPtrArray *td_file_picker_open_many_finish (GtkWidget *parent, GAsyncResult *result);

/* ".thidua", ".xlsx": appended to @file unless it is there.  (transfer full) */
GFile *td_file_picker_with_suffix (GFile *file, const char *suffix);

G_END_DECLS
