/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdFormIssueDialog:
 *
 * "Giao phiếu": which units get a workbook to fill in, by when it is due, and the
 * folder; or return slips for sheets that were returned.  Says what will be written.
 * Writing goes on in the window's jobs after the dialog has closed.
 */
#define TD_TYPE_FORM_ISSUE_DIALOG (td_form_issue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdFormIssueDialog, td_form_issue_dialog, TD, FORM_ISSUE_DIALOG, AdwWindow)

GtkWidget *td_form_issue_dialog_new        (GtkWindow *parent, TdStore *store, TdScoreBook *book,
                                            gboolean returns);
void       td_form_issue_dialog_set_folder (TdFormIssueDialog *self, GFile *folder);
gboolean   td_form_issue_dialog_can_write  (TdFormIssueDialog *self);
/* As the button does. */
void       td_form_issue_dialog_write      (TdFormIssueDialog *self);
/* What it says it will write, or why it cannot; for tests. */
const char *td_form_issue_dialog_get_summary (TdFormIssueDialog *self);

/* As if typed; for tests.  What is said of it: "" while nothing is wrong. */
void        td_form_issue_dialog_set_deadline       (TdFormIssueDialog *self, const char *text);
const char *td_form_issue_dialog_get_deadline_error (TdFormIssueDialog *self);

G_END_DECLS
