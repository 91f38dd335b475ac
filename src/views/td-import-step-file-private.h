/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-step-file.h"

G_BEGIN_DECLS

struct _TdImportStepFile
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  gboolean         showing;

  GtkWidget       *scroller;
  GtkToggleButton *staff_button;
  GtkToggleButton *assessment_button;
  GtkWidget       *year_box;
  GtkEditable     *year_entry;
  GtkLabel        *year_label;
  GtkWidget       *drop_box;
  GtkWidget       *choose_button;
  GtkWidget       *source_box;
  GtkLabel        *name_label;
  GtkLabel        *found_label;
  GtkWidget       *other_button;
  GtkWidget       *legacy_box;
  GtkLabel        *legacy_label;
  GtkSwitch       *legacy_switch;
  GtkGrid         *sample_grid;
  GtkWidget       *sheets_box;
  GtkListBox      *sheets;
};

/* td-import-step-file-show.c */
void td_import_step_file_show_all    (TdImportStepFile *self);
/* What depends on the header and the kind of list. */
void td_import_step_file_show_mapped (TdImportStepFile *self);

G_END_DECLS
