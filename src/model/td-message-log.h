/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A log that grows beyond this is put aside as PATH.old, in place of the one before. */
#define TD_MESSAGE_LOG_BYTES (256 * 1024)

/* From now on what the program and its libraries say to whoever keeps it running is
 * also appended to the file @path: for a program whose standard error nobody sees, as
 * that of a window on Windows.  Its folder and the file are made with the first
 * message; one that cannot be written is lost in silence.  To be called once, before
 * other threads begin. */
void td_message_log_start (const char *path);

G_END_DECLS
