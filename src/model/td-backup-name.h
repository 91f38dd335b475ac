/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * "So-Tu-phap-2026-11-21-0730.thidua": of which register a backup is, and when
 * it was made, in Vietnam's time; "-2" behind it for a second one of the same
 * minute.  Private to the model.
 */

/* The register's name without ".thidua".  (transfer full) */
char    *td_backup_name_get_stem (GFile *reg);
/* @at: seconds since 1970; @number: 1, 2 … (transfer full) */
char    *td_backup_name_make     (const char *stem, gint64 at, guint number);
/* %FALSE for a file that is no dated backup.  @stem: (transfer full) (optional) */
gboolean td_backup_name_read     (const char *name, char **stem, gint64 *at, guint *number);
/* Days since 1970 in Vietnam's time, and months since the year 0: what falls on
 * one day, in one month. */
gint64   td_backup_get_day       (gint64 at);
gint64   td_backup_get_month     (gint64 at);
/* "21/11/2026 07:30".  (transfer full) */
char    *td_backup_format_time   (gint64 at);

G_END_DECLS
