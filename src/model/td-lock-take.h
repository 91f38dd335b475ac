/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the file @lock with @contents, in which @token is, or takes it over from a
 * holder who is gone.  Of several who try at once, one succeeds.  Errors as of
 * td_lock_acquire().  Any thread. */
gboolean td_lock_take (GFile *lock, const char *token, const char *contents, GError **error);
/* Whether a living process of this computer holds it; of others nothing is known here. */
gboolean td_lock_is_held_here (GFile *lock);
/* Whether such a process held it, and is gone. */
gboolean td_lock_is_left_here (GFile *lock);
/* Removes @file if @token is in it, also when others are just reading it, which on
 * Windows takes some tries: else it would be held for as long as the program runs. */
void     td_lock_drop (GFile *file, const char *token);

G_END_DECLS
