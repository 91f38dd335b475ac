/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-place.h"

G_BEGIN_DECLS

/**
 * TdLock:
 *
 * Says beside a register (".~lock.NAME#", as LibreOffice does) who has it open
 * for writing, on which computer and since when.
 *
 * The file is created atomically.  Its holder rewrites it every
 * %TD_LOCK_BEAT_SECONDS, from a thread of its own.  A lock is stale, and is
 * taken over, when
 * - it was made on this computer and that process is gone (after a crash at
 *   once; ids of processes that were given anew are told apart), or
 * - it was made elsewhere and was not rewritten for %TD_LOCK_STALE_SECONDS, by
 *   the clock of the file server: no two computers' clocks are compared.
 * How it is taken over by one only, without kernel locks, is in td-lock-take.c.
 *
 * A computer that slept, or was cut off, for longer may have lost its lock:
 * td_lock_check() tells, and is to be called before each write on a network.
 */
typedef struct _TdLock TdLock;

#define TD_LOCK_BEAT_SECONDS 20
#define TD_LOCK_STALE_SECONDS 180

/**
 * td_lock_acquire:
 * @reg: the register
 * @author: shown to others
 *
 * Returns: (transfer full): %NULL with %TD_ERROR_BUSY, whose message is a
 *   sentence for the person ("Nguyễn Thị Hạnh has this register open on VP-03
 *   since 08:12."); %TD_ERROR_READ_ONLY or %TD_ERROR_NO_SPACE when the folder
 *   takes no lock file
 */
TdLock  *td_lock_acquire (GFile *reg, const char *author, GError **error);

/* Whether the lock is still ours; makes it anew if somebody tidied it away.
 * %FALSE with %TD_ERROR_BUSY naming the holder. Any thread. */
gboolean td_lock_check   (TdLock *self, GError **error);

/* Says that it is still held, as its own thread does by itself. */
void     td_lock_beat    (TdLock *self);

/* Lets it go, removing the file if it is still ours. */
void     td_lock_release (TdLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLock, td_lock_release)

/* Where the lock of @reg lies. (transfer full) */
GFile   *td_lock_get_file (GFile *reg);

G_END_DECLS
