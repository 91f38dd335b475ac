/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportCellLook: what a cell shows.
 * @text: (nullable): its text
 * @icon_name: (nullable): before the text; "" keeps no room
 * @message: (nullable): a smaller second line: what is wrong
 * @style: (nullable): a style class: "err", "warn", "refused", "number", "old" …
 * @label: (nullable): what a screen reader says; the text and the message where not given
 */
typedef struct
{
  const char *text;
  const char *icon_name;
  const char *message;
  const char *style;
  const char *label;
} TdImportCellLook;

/**
 * TdImportCell:
 *
 * One cell of a #TdImportGrid.  It is made once and shows whatever stands at its
 * place at the moment.
 */
#define TD_TYPE_IMPORT_CELL (td_import_cell_get_type ())
G_DECLARE_FINAL_TYPE (TdImportCell, td_import_cell, TD, IMPORT_CELL, GtkWidget)

GtkWidget *td_import_cell_new     (float xalign);
void       td_import_cell_show    (TdImportCell *self, const TdImportCellLook *look);
/* The text shown; never %NULL. */
const char *td_import_cell_get_text (TdImportCell *self);
/* What stands below the text; "" for nothing. */
const char *td_import_cell_get_message (TdImportCell *self);
/* Where the text stands, for an editor to be laid over it. */
GtkWidget *td_import_cell_get_text_widget (TdImportCell *self);

G_END_DECLS
