/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-row.h"
#include "td-xlsx-book.h"
#include "td-xlsx-strings.h"

G_BEGIN_DECLS

/* What one cell of an .xlsx sheet says, as it stands there, and what it means. */

/* The t attribute. */
typedef enum
{
  TD_XLSX_NUMBER,
  TD_XLSX_SHARED,
  TD_XLSX_TEXT,
  TD_XLSX_BOOLEAN,
  TD_XLSX_ERROR,
  TD_XLSX_DATE,
} TdXlsxCellType;

/**
 * TdXlsxCell:
 * @style: the s attribute
 * @is_formula: whether it has an f element
 * @value: what v or is holds
 * @formula: what f holds
 */
typedef struct
{
  TdXlsxCellType  type;
  guint           style;
  gboolean        is_formula;
  GString        *value;
  GString        *formula;
} TdXlsxCell;

void td_xlsx_cell_init  (TdXlsxCell  *self);
void td_xlsx_cell_clear (TdXlsxCell  *self);

/* Begins a cell with the attributes of its c element; returns its r attribute, perhaps %NULL. */
const char *td_xlsx_cell_start (TdXlsxCell  *self,
                                const char **attributes);

/**
 * td_xlsx_cell_end:
 *
 * Adds the cell to @builder unless there is nothing in it.
 *
 * Returns: %FALSE when it points at a text that the workbook does not have
 */
gboolean td_xlsx_cell_end (TdXlsxCell        *self,
                           guint              column,
                           const TdXlsxBook  *book,
                           TdXlsxStrings     *strings,
                           TdSheetRowBuilder *builder);

G_END_DECLS
