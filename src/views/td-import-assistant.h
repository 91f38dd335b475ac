/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-session.h"
#include "td-import-steps.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportAssistant:
 *
 * The import of a list in five steps, over the whole window: file and sheet;
 * header and columns; rows checked and corrected; differences from what is
 * there; summary, writing, and the way back.  Nothing is written before the last
 * button.
 *
 * Actions: import.next, import.back, import.cancel, import.stop,
 * import.step-back (Ctrl+Z: the last correction, or the import once it is written),
 * import.save-refused, import.revert, import.check-again, import.restart,
 * import.show-list, import.clear-error.
 */
#define TD_TYPE_IMPORT_ASSISTANT (td_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (TdImportAssistant, td_import_assistant, TD, IMPORT_ASSISTANT, GtkWidget)

GtkWidget       *td_import_assistant_new         (TdStore *store, TdImportProfile profile);
/* Covers the window that @parent is in with an assistant.  (transfer none) */
TdImportAssistant *td_import_assistant_show      (GtkWidget *parent, TdStore *store,
                                                  TdImportProfile profile);
void             td_import_assistant_open_file   (TdImportAssistant *self, GFile *file);
/* Cells from the clipboard, with tabs. */
void             td_import_assistant_open_text   (TdImportAssistant *self, const char *text);

TdImportSession *td_import_assistant_get_session (TdImportAssistant *self);
TdImportStep     td_import_assistant_get_step    (TdImportAssistant *self);
/* The widget of a step. */
GtkWidget       *td_import_assistant_get_page    (TdImportAssistant *self, TdImportStep step);

G_END_DECLS
