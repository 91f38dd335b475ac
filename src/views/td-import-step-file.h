/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportStepFile:
 *
 * Step 1: which file (chosen, dropped, pasted), which sheet, what kind of list
 * and for which year; whether text in an old font is converted.
 *
 * Actions: import.choose-file (Ctrl+O), import.paste (Ctrl+V).
 */
#define TD_TYPE_IMPORT_STEP_FILE (td_import_step_file_get_type ())
G_DECLARE_FINAL_TYPE (TdImportStepFile, td_import_step_file, TD, IMPORT_STEP_FILE, GtkWidget)

GtkWidget *td_import_step_file_new (TdImportSession *session);

G_END_DECLS
