/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-step-rows.h"
#include "td-split-view.h"

G_BEGIN_DECLS

/* Columns of the grid before those of the list. */
#define TD_IMPORT_COLUMN_NUMBER 0
#define TD_IMPORT_COLUMN_OUTCOME 1
#define TD_IMPORT_N_FIXED 2

/* A column of the list that is imported, as it is shown. */
typedef struct
{
  guint       column;
  const char *key;
} TdImportShownColumn;

/**
 * TdImportStepRows:
 * @columns: (element-type TdImportShownColumn): those shown
 * @at_row, @at_column: number of the row and column of the current cell, to find
 *   it again among rows that were checked anew
 * @stale: the columns may be others since they were shown
 */
struct _TdImportStepRows
{
  GtkWidget          parent_instance;

  TdImportSession   *session;
  TdImportRowList   *rows;
  GArray            *columns;
  TdImportGrid      *grid;
  TdImportProblems  *problems;
  guint              at_row;
  guint              at_column;
  gboolean           stale;
  gboolean           showing;
  gboolean           narrow;

  TdSplitView       *split;
  GtkLabel          *name_label;
  GtkLabel          *place_label;
  GtkToggleButton   *problems_chip;
  GtkLabel          *problems_count;
  GtkToggleButton   *all_chip;
  GtkLabel          *all_count;
  GtkWidget         *pane_button;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
};

/* td-import-step-rows-cells.c */
extern const TdImportGridSource td_import_step_rows_source;
/* %NULL for the number and the outcome. */
const TdImportShownColumn *td_import_step_rows_get_column (TdImportStepRows *self,
                                                           guint grid_column);
/* What is wrong with a cell of the grid; %NULL: nothing. */
const TdImportProblem *td_import_step_rows_find_problem (TdImportStepRows *self, guint row,
                                                         guint column);

/* The first problem of the row, errors first; %NULL: none. */
const TdImportProblem *td_import_step_rows_find_worst (TdImportRow *row);

/* td-import-step-rows-moves.c */
/* To the first problem of a row, or its first cell. */
void     td_import_step_rows_go_to_problem (TdImportStepRows *self, guint row);
/* Ctrl+↓ and Ctrl+↑: the next cell with a problem, row by row. */
void     td_import_step_rows_jump       (TdImportStepRows *self, int direction);
gboolean td_import_step_rows_activate   (TdImportStepRows *self, guint row, guint column);
void     td_import_step_rows_commit     (TdImportStepRows *self, guint row, guint column,
                                         const char *text);

/* td-import-step-rows-columns.c */
/* Makes the grid's columns for what is imported now. */
void     td_import_step_rows_show_columns  (TdImportStepRows *self);
void     td_import_step_rows_emit_unmapped (TdImportStepRows *self);

G_END_DECLS
