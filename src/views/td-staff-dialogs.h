/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record-dialog.h"

G_BEGIN_DECLS

/* The dialogs about people.  Each is presented, modal to @parent's window; a toast
 * with "Hoàn tác" tells the outcome.  @parent is any widget of the page. */

/* A new person; @unit is proposed, 0: none. */
TdRecordDialog *td_staff_dialog_add        (GtkWidget *parent, TdStore *store, gint64 unit);
/* Điều động of one or several people. */
TdRecordDialog *td_staff_dialog_transfer   (GtkWidget *parent, TdStore *store, const gint64 *ids,
                                            gsize n_ids);
/* A leave or disciplinary action of a person: a new one, or @record to edit. */
TdRecordDialog *td_staff_dialog_leave      (GtkWidget *parent, TdStore *store, gint64 staff,
                                            TdRecord *record);
TdRecordDialog *td_staff_dialog_discipline (GtkWidget *parent, TdStore *store, gint64 staff,
                                            TdRecord *record);
/* A period in a unit, to be corrected. */
TdRecordDialog *td_staff_dialog_membership (GtkWidget *parent, TdStore *store, TdRecord *record);
/* Archives people or brings them back, at once. */
void            td_staff_archive_run       (GtkWidget *parent, TdStore *store, const gint64 *ids,
                                            gsize n_ids, gboolean archived);

G_END_DECLS
