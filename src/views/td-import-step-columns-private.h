/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-step-columns.h"

G_BEGIN_DECLS

/**
 * TdImportStepColumns:
 * @drop_downs: (element-type GtkDropDown): by index of the column
 * @marks: (element-type GtkLabel): the same
 * @picked: column of the sheet + 1 that is pointed at, 0: none
 */
struct _TdImportStepColumns
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  TdImportGrid    *grid;
  GPtrArray       *drop_downs;
  GPtrArray       *marks;
  guint            picked;
  gboolean         showing;
  gboolean         narrow;

  GtkBox          *box;
  GtkLabel        *name_label;
  GtkSpinButton   *first_spin;
  GtkSpinButton   *last_spin;
  GtkScrolledWindow *scroller;
  GtkSeparator    *line;
  GtkWidget       *pane;
  GtkLabel        *title_label;
  GtkWidget       *error_box;
  GtkLabel        *error_label;
  GtkLabel        *missing_label;
  GtkListBox      *list;
};

/* td-import-step-columns-list.c: what each column is imported as */
void td_import_step_columns_add_column   (TdImportStepColumns *self, const TdImportColumn *column);
/* The drop-downs and their marks say what the engine has. */
void td_import_step_columns_show_choices (TdImportStepColumns *self);
/* How many are imported, what is missing. */
void td_import_step_columns_show_state   (TdImportStepColumns *self);

/* td-import-step-columns-grid.c */
extern const TdImportGridSource td_import_step_columns_source;
/* %NULL past the last row that is shown. */
const TdSheetRow *td_import_step_columns_get_row (TdImportStepColumns *self, guint row);
/* Makes the grid's columns anew for the sheet that is open. */
void td_import_step_columns_show_grid (TdImportStepColumns *self);

G_END_DECLS
