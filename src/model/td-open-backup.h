/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-backup.h"

G_BEGIN_DECLS

/**
 * TdOpenBackup:
 *
 * A backup, open for reading: itself, or a copy brought to this version.  Of the
 * thread that opened it, which also has to clear it.
 */
typedef struct
{
  TdStore *store;
  char    *folder; /* (nullable): of the copy */
} TdOpenBackup;

/* With its integrity checked, unless that was done. */
gboolean td_open_backup_init  (TdOpenBackup *self, GFile *backup, gboolean check,
                               GCancellable *cancellable, GError **error);
void     td_open_backup_clear (TdOpenBackup *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdOpenBackup, td_open_backup_clear)

/* %FALSE with %TD_ERROR_INVALID where the backup is the register itself. */
gboolean td_backup_is_another (GFile *reg, GFile *backup, GError **error);

G_END_DECLS
