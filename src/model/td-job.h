/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdJob:
 *
 * A long job's progress and its cancel: made on the main thread, reported to
 * from any thread; notifies on the main thread, at most every 100 ms.
 * Properties: "title", "fraction" (0 to 1, -1 unknown), "detail", "done".
 */
#define TD_TYPE_JOB (td_job_get_type ())
G_DECLARE_FINAL_TYPE (TdJob, td_job, TD, JOB, GObject)

TdJob        *td_job_new            (const char *title);
GCancellable *td_job_get_cancellable (TdJob *self);
const char   *td_job_get_title      (TdJob *self);
double        td_job_get_fraction   (TdJob *self);
/* "1.234 of 10.000", as last notified; never %NULL. */
const char   *td_job_get_detail     (TdJob *self);
gboolean      td_job_is_done        (TdJob *self);
/* Any thread.  @total 0: not known. */
void          td_job_report         (TdJob *self, guint64 done, guint64 total);
/* Main thread. */
void          td_job_cancel         (TdJob *self);
/* The last report is shown, later ones are dropped. */
void          td_job_finish         (TdJob *self);

G_END_DECLS
