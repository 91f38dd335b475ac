/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

G_BEGIN_DECLS

/**
 * TdImportKind: a kind of problem that rows have.
 * @n: how many problems of it there are
 */
typedef struct
{
  const char       *code;
  const char       *title;
  TdImportSeverity  severity;
  guint             n;
} TdImportKind;

/**
 * TdImportRowFilter:
 * @TD_IMPORT_ROWS_ALL: all rows
 * @TD_IMPORT_ROWS_PROBLEMS: those with a problem
 * @TD_IMPORT_ROWS_KIND: those with one kind of problem
 */
typedef enum
{
  TD_IMPORT_ROWS_ALL,
  TD_IMPORT_ROWS_PROBLEMS,
  TD_IMPORT_ROWS_KIND,
} TdImportRowFilter;

/*
 * The rows of an import as they are looked at, and what is wrong with them by
 * kind.  A row that was corrected stays in view until another filter is chosen,
 * so that nothing jumps under one's hands.
 */
typedef struct _TdImportRowList TdImportRowList;

TdImportRowList   *td_import_row_list_new        (void);
void               td_import_row_list_free       (TdImportRowList *self);
/* @import: (nullable); @whole: the rows are others, not corrected ones. */
void               td_import_row_list_update     (TdImportRowList *self, TdImport *import,
                                                  gboolean whole);
/* @code: of %TD_IMPORT_ROWS_KIND. */
void               td_import_row_list_set_filter (TdImportRowList *self, TdImportRowFilter filter,
                                                  const char *code);
TdImportRowFilter  td_import_row_list_get_filter (TdImportRowList *self);
const char        *td_import_row_list_get_code   (TdImportRowList *self); /* nullable */

/* Rows in view. */
guint              td_import_row_list_get_n      (TdImportRowList *self);
/* (transfer none) */
TdImportRow       *td_import_row_list_get        (TdImportRowList *self, guint position);
/* Where the row of that number is in view, else where it would be; %FALSE then. */
gboolean           td_import_row_list_find       (TdImportRowList *self, guint number,
                                                  guint *position);

/* Rows with a problem, all rows. */
guint              td_import_row_list_get_n_problems (TdImportRowList *self);
guint              td_import_row_list_get_n_all  (TdImportRowList *self);
/* Most frequent first.  (element-type TdImportKind) (transfer none) */
GPtrArray         *td_import_row_list_get_kinds  (TdImportRowList *self);
/* Of the whole list.  (element-type TdImportProblem) (transfer none) */
GPtrArray         *td_import_row_list_get_list_problems (TdImportRowList *self);
/* How many rows have the same problem with the same value. */
guint              td_import_row_list_count_same (TdImportRowList *self,
                                                  const TdImportProblem *problem);

G_END_DECLS
