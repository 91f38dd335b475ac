/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-cell-editor.h"
#include "td-sheet-line.h"
#include "td-sheet-table.h"

G_BEGIN_DECLS

/**
 * TdSheetTable:
 * @set: that the rows are of
 * @rows: (element-type TdSheetLine): as in the set; owned by the widget tree
 * @folded: (element-type gboolean): groups that are folded, by criterion
 * @cell: its criterion and layer are the current ones
 * @sheet: id of the sheet
 * @refusal: (nullable): why the current cell cannot be written
 * @revealing: the current row is to be scrolled to once it is laid out
 */
struct _TdSheetTable
{
  GtkWidget      parent_instance;

  TdCriteriaSet *set;
  GPtrArray     *rows;
  GArray        *folded;
  TdSheetCell    cell;
  gint64         sheet;
  TdSheetFilter  filter;
  gboolean       is_narrow;
  char          *refusal;
  gboolean       revealing;
  TdCellEditor  *editor;
};

TdSheetLine *td_sheet_table_row        (TdSheetTable *self, guint criterion);
/* Whether there is a cell to be edited at all. */
gboolean    td_sheet_table_has_cell   (TdSheetTable *self);
void        td_sheet_table_go         (TdSheetTable *self, guint criterion, TdLayer layer);
/* td-sheet-table-rows.c */
void        td_sheet_table_update_visible (TdSheetTable *self);
/* Fold or unfold a group. */
void        td_sheet_table_fold       (TdSheetTable *self, guint criterion, gboolean folded);

/* td-sheet-table-edit.c */
void        td_sheet_table_init_edit  (TdSheetTable *self);
gboolean    td_sheet_table_is_editing (TdSheetTable *self);
void        td_sheet_table_edit       (TdSheetTable *self);
void        td_sheet_table_end        (TdSheetTable *self, gboolean keep);
void        td_sheet_table_refuse     (TdSheetTable *self);

/* td-sheet-table-layout.c */
void        td_sheet_table_class_init_layout (GtkWidgetClass *widget_class);

/* td-sheet-table-keys.c */
void        td_sheet_table_init_keys  (TdSheetTable *self);

G_END_DECLS
