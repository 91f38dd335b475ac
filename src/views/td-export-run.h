/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_export_run:
 * @widget: who asks; its window shows the file chooser, progress, and the outcome
 * @name: of the export
 * @params: copied
 *
 * Asks where to, writes in a thread with progress and cancel, and says so with a
 * button that opens the workbook.  A file that is open in Excel gives "Lưu bản
 * khác" instead of an error.
 */
void td_export_run (GtkWidget *widget, TdStore *store, const char *name,
                    const TdExportParams *params);

/* The same of one thing among several: @subject, a set or a unit, stands in the name that
 * is proposed for the file. */
void td_export_run_of (GtkWidget *widget, TdStore *store, const char *name, const char *subject,
                       const TdExportParams *params);

/* The same to a file that is chosen already. */
void td_export_run_to (GtkWidget *widget, TdStore *store, const char *name,
                       const TdExportParams *params, GFile *destination);

G_END_DECLS
