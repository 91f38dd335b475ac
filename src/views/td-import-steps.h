/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of the assistant. */
typedef enum
{
  TD_IMPORT_AT_FILE,
  TD_IMPORT_AT_COLUMNS,
  TD_IMPORT_AT_ROWS,
  TD_IMPORT_AT_DIFFERENCES,
  TD_IMPORT_AT_SUMMARY,
  TD_N_IMPORT_STEPS,
} TdImportStep;

/* "Check rows", translated. */
const char *td_import_step_get_title (TdImportStep step);

/**
 * TdImportSteps:
 *
 * The five steps in the header bar, as its title: those before the present one
 * can be gone back to.
 *
 * Property "narrow": only the present one is shown, as "3/5 Check rows".
 * Signal "chosen" (int): a step before the present one was clicked.
 */
#define TD_TYPE_IMPORT_STEPS (td_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (TdImportSteps, td_import_steps, TD, IMPORT_STEPS, GtkWidget)

GtkWidget *td_import_steps_new         (void);
void       td_import_steps_set_current (TdImportSteps *self, TdImportStep step);
/* All is done: no step is left to go back to. */
void       td_import_steps_set_done    (TdImportSteps *self, gboolean done);

G_END_DECLS
