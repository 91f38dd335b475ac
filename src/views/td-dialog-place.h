/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on a window that belongs to another opens over the middle of that one, and
 * on the screen as a whole where it fits.  On Windows only: elsewhere the window
 * manager does it. */
void td_dialog_place_init (void);

G_END_DECLS
