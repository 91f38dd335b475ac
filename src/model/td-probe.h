/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdProbe: what a file's own bytes say, read without SQLite, which might write
 * to it (a log to be recovered, an index) only by looking.
 * @is_wal: its last writer used a write-ahead log
 * @has_log: there is a log or a journal beside it that still has to be worked in
 * @looks_odd: not what a whole file looks like: check it thoroughly
 * @size: in bytes
 */
typedef struct
{
  gboolean is_wal;
  gboolean has_log;
  gboolean looks_odd;
  gint64   size;
} TdProbe;

/* %FALSE with NOT_FOUND, READ_ONLY (not readable), CORRUPT (truncated, not a
 * register) or TOO_NEW. */
gboolean td_probe_file (const char *path, TdProbe *probe, GError **error);

G_END_DECLS
