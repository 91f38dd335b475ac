/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One program a session, on Windows only.  GApplication knows a running one by the
 * session bus, which Windows has not: GLib starts one, a second process that takes as
 * long as the rest of a start and keeps libraries locked after the end.  Here the
 * running program is known by a window that nobody sees.
 */

/* Gives the files of @arguments, the program's own, to the one that runs already,
 * which shows them.  %FALSE where none does: then this is the one, and
 * td_instance_listen() has to follow on the same thread. */
gboolean td_instance_hand_over (GStrv arguments);

/* From now on what others hand over is opened by the default #GApplication. */
void     td_instance_listen    (void);

G_END_DECLS
