/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_cli_stream_init:
 *
 * From here on g_print() and g_printerr() write UTF-8 with "\n" at the end of a
 * line, whatever the locale and the system: what a program reads from a pipe is
 * the same everywhere.  On Windows a console is told to expect UTF-8, and a
 * program of the windows subsystem writes to the console that it was started
 * from.  Main thread, once.
 */
void td_cli_stream_init (void);

G_END_DECLS
