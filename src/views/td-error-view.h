/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdErrorView:
 *
 * Why a register does not open, and what can be done: try again, open another,
 * or, for a damaged file, put a backup in its place.
 *
 * Signals: "try-again"; "restore" (GFile backup): the person chose this one.
 */
#define TD_TYPE_ERROR_VIEW (td_error_view_get_type ())
G_DECLARE_FINAL_TYPE (TdErrorView, td_error_view, TD, ERROR_VIEW, GtkWidget)

GtkWidget *td_error_view_new  (void);
/* @backup_folder: (nullable): where this register's backups lie. */
void       td_error_view_show (TdErrorView *self, GFile *file, const GError *error,
                               GFile *backup_folder);

G_END_DECLS
