/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCellEditor:
 *
 * The entry that lies over the current cell of a grid.  It has the focus all the
 * time, seen or not, so that keys that make letters reach it through every input
 * method, and what is typed replaces what stands in the cell.
 *
 * Signal "begun": something was typed or pasted while nothing was edited, or an
 * input method has begun a word; the grid answers with td_cell_editor_take().
 */
#define TD_TYPE_CELL_EDITOR (td_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdCellEditor, td_cell_editor, TD, CELL_EDITOR, GtkEntry)

GtkWidget *td_cell_editor_new        (void);
/* Begins editing @text, which stands in the cell, all of it selected. */
void       td_cell_editor_begin      (TdCellEditor *self, const char *text);
/* What was typed so far stays; @before is what stands in the cell. */
void       td_cell_editor_take       (TdCellEditor *self, const char *before);
/* Ends editing.  Returns what was typed where it differs, %NULL else.  (transfer full) */
char      *td_cell_editor_end        (TdCellEditor *self);
gboolean   td_cell_editor_is_editing (TdCellEditor *self);
/* Whether typing may begin. */
void       td_cell_editor_set_open   (TdCellEditor *self, gboolean open);
gboolean   td_cell_editor_has_focus  (TdCellEditor *self);
/* Puts it there, or as near as its least size allows; @shown while editing only. */
void       td_cell_editor_place      (TdCellEditor *self, const GdkRectangle *area,
                                      gboolean shown);

G_END_DECLS
