/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-form-issue-dialog.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which units get one, as the row of choices has them. */
enum
{
  UNITS_ALL,
  UNITS_NOT_SENT,
  UNITS_CHOSEN,
};

/**
 * TdFormIssueDialog:
 * @units: (element-type GtkCheckButton): with the unit's id as "td-unit"
 * @forms: (nullable) (element-type TdForm): what would be written
 */
struct _TdFormIssueDialog
{
  AdwWindow        parent_instance;

  TdStore         *store;
  TdScoreBook     *book;
  gboolean         returns;
  GFile           *folder;
  GPtrArray       *units;
  GPtrArray       *forms;
  gboolean         filling;

  GtkWidget       *write_button;
  GtkBox          *box;
  GtkWidget       *summary_box;
  GtkImage        *summary_icon;
  GtkLabel        *summary_label;
  AdwComboRow     *which_row;
  GtkWidget       *units_group;
  AdwEntryRow     *deadline_row;
  GtkWidget       *deadline_error;
  AdwActionRow    *folder_row;
};

/* td-form-issue-dialog.c: another unit, deadline or choice of units; the folder */
void td_form_issue_dialog_chosen        (TdFormIssueDialog *self);
void td_form_issue_dialog_choose_folder (TdFormIssueDialog *self);

/* td-form-issue-rows.c: the rows of the dialog */
void td_form_issue_dialog_add_rows      (TdFormIssueDialog *self);

G_END_DECLS
