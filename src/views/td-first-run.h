/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"
#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdFirstRun:
 *
 * The first page: makes a register from four lines that every printed list
 * needs, shows how it will look, or opens one that is there, or the sample.
 *
 * Signal "created" (TdStore): the new register, open.
 */
#define TD_TYPE_FIRST_RUN (td_first_run_get_type ())
G_DECLARE_FINAL_TYPE (TdFirstRun, td_first_run, TD, FIRST_RUN, GtkWidget)

/* @draft: (nullable): what was typed before (another language was chosen). */
GtkWidget *td_first_run_new       (TdPreferences *preferences, TdRecord *draft);
/* What is typed so far.  (transfer full) */
TdRecord  *td_first_run_dup_draft (TdFirstRun *self);
/* Makes the register; %FALSE when something is missing, which is then marked. */
gboolean   td_first_run_create    (TdFirstRun *self);
/* Where the register goes, until the person chooses. */
void       td_first_run_set_file  (TdFirstRun *self, GFile *file);

/* "Sở Tư pháp" as a file name: "So-Tu-phap.thidua".  (transfer full) */
char      *td_first_run_file_name (const char *department);

G_END_DECLS
