/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments as people read them, in Vietnam's time whatever the machine's zone is.
 * @at: seconds since 1970, UTC. */

/* "07:30 today", "17:02 yesterday", "17:02 on 18/11/2026", translated.  (transfer full) */
char *td_time_dup_friendly (gint64 at);
/* "18/11/2026 17:02".  (transfer full) */
char *td_time_dup_full     (gint64 at);
/* "18/11 17:02" in the present year, else the whole.  (transfer full) */
char *td_time_dup_short    (gint64 at);

G_END_DECLS
