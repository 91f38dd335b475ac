/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdJobsButton:
 *
 * The long jobs that run: a button with a bar in the header bar, shown only while
 * there are some, and a popover with each one's progress and "Cancel".
 */
#define TD_TYPE_JOBS_BUTTON (td_jobs_button_get_type ())
G_DECLARE_FINAL_TYPE (TdJobsButton, td_jobs_button, TD, JOBS_BUTTON, GtkWidget)

GtkWidget *td_jobs_button_new    (void);
/* Removed again by itself when the job is done. */
void       td_jobs_button_add    (TdJobsButton *self, TdJob *job);
guint      td_jobs_button_get_n  (TdJobsButton *self);

G_END_DECLS
