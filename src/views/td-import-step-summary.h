/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportStepSummary:
 *
 * Step 5: what will be written and what will not, by name; after writing what
 * was done, with a way back.
 *
 * Property "narrow": the counts stand in two rows.
 */
#define TD_TYPE_IMPORT_STEP_SUMMARY (td_import_step_summary_get_type ())
G_DECLARE_FINAL_TYPE (TdImportStepSummary, td_import_step_summary, TD, IMPORT_STEP_SUMMARY,
                      GtkWidget)

GtkWidget  *td_import_step_summary_new       (TdImportSession *session);
/* (transfer none) */
const char *td_import_step_summary_get_title (TdImportStepSummary *self);

G_END_DECLS
