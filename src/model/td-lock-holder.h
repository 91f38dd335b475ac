/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdLockHolder: what a lock file says.
 * @token: (nullable): %NULL in a file that cannot be read (yet), as is all else
 *
 * Private to td-lock.c and td-lock-take.c.
 */
typedef struct
{
  char  *author;
  char  *host;
  char  *space;
  char  *process;
  char  *token;
  gint64 pid;
  gint64 since;
} TdLockHolder;

void     td_lock_holder_clear    (TdLockHolder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdLockHolder, td_lock_holder_clear)
/* %FALSE when there is no such file. */
gboolean td_lock_holder_read     (GFile *file, TdLockHolder *self);
/* Whether @file is there and has @token. */
gboolean td_lock_holder_is       (GFile *file, const char *token);
/* %TD_ERROR_BUSY, in words. */
void     td_lock_holder_set_busy (const TdLockHolder *self, GError **error);
/* What this process writes into its own.  (transfer full) */
char    *td_lock_make_contents   (const char *author, const char *token);

G_END_DECLS
