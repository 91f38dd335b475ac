/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_cli_is_command:
 * @arguments: program name first, as td_language_init() left them
 *
 * Whether the first argument is a command (perhaps spelt wrong), --help or
 * --version, rather than nothing or a register to open in the window.
 */
gboolean td_cli_is_command (GStrv arguments);

/**
 * td_cli_run:
 * @arguments: program name first
 *
 * Runs one command, without a display.  Results go to standard output (one
 * object with --json), errors to standard error in one line.
 *
 * Returns: the exit status: 0 on success only, 1 for an error, 2 for wrong use
 */
int      td_cli_run        (GStrv arguments);

G_END_DECLS
