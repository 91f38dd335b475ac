/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdBackupDialog:
 *
 * The backups of a register, newest first; one is restored after a look at what
 * that would bring back and take away, as a change that can be undone.
 */
#define TD_TYPE_BACKUP_DIALOG (td_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupDialog, td_backup_dialog, TD, BACKUP_DIALOG, AdwWindow)

GtkWidget *td_backup_dialog_new     (GtkWindow *parent, TdStore *store);
/* Shows what restoring @backup would do, once it was compared. */
void       td_backup_dialog_preview (TdBackupDialog *self, GFile *backup);
/* Restores what is previewed, in the background, and closes the dialog. */
void       td_backup_dialog_restore (TdBackupDialog *self);
guint      td_backup_dialog_get_n_backups (TdBackupDialog *self);

G_END_DECLS
