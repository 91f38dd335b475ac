/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdIds:
 *
 * Makes the ids of new records: 63 bits, rising with time, so that rows that are
 * entered together lie together, and different in two registers, so that these
 * can be merged.  The upper 41 bits count milliseconds since 2020, the lower 22
 * begin at random in each millisecond and count up within it.  Zeroed to begin
 * with; used by one thread at a time.
 */
typedef struct
{
  gint64 last;
} TdIds;

/* Greater than every id that @self made before, even when the clock is set back. */
gint64 td_ids_next    (TdIds *self);
/* Seconds since 1970 at which an id was made; for tests and repairs. */
gint64 td_id_get_time (gint64 id);

G_END_DECLS
