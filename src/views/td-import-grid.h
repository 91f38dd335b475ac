/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-cell.h"

G_BEGIN_DECLS

/**
 * TdImportGridSource: what a grid asks for its cells.
 * @count: how many rows there are
 * @show: shows what stands there in @cell
 * @dup_text: the text of a cell: what is copied, and what editing begins with
 * @is_editable: (nullable): whether a cell can be typed into; %NULL: none can
 * @dup_tooltip: (nullable): the whole of what does not fit; %NULL for none
 *
 * Columns count as they were appended.
 */
typedef struct
{
  guint    (*count)       (gpointer source);
  void     (*show)        (gpointer source, guint row, guint column, TdImportCell *cell);
  char    *(*dup_text)    (gpointer source, guint row, guint column);
  gboolean (*is_editable) (gpointer source, guint row, guint column);
  char    *(*dup_tooltip) (gpointer source, guint row, guint column);
} TdImportGridSource;

/**
 * TdImportGrid:
 *
 * Cells in rows and columns as in a spreadsheet, for a #GtkScrolledWindow.  All
 * rows are of one height and only those in view exist, so that it scrolls truly
 * however long the list is.  The heads stay at the top and the first columns at
 * the left.
 *
 * One cell is the current one.  Arrows, Page Up and Down, Home, End and clicks
 * move it; typing replaces its text, F2 edits it, Delete empties it, Ctrl+C
 * copies it.  While editing, Enter and Tab commit and go on, Esc takes back.
 *
 * Keys that make letters go to an entry that lies over the current cell and has
 * the focus all the time, so that every input method works.
 *
 * Signals: "moved": another cell is the current one.
 * "activated" (guint row, guint column): Enter, or Space and double click where
 * nothing can be edited; a handler that returns %TRUE keeps the cell from being edited.
 * "clicked" (guint row, guint column): a click, after the cell became the current one.
 * "committed" (guint row, guint column, char *text): a cell is to get this text.
 * "jump" (int direction): Ctrl+↑ (-1) or Ctrl+↓ (1).
 */
#define TD_TYPE_IMPORT_GRID (td_import_grid_get_type ())
G_DECLARE_FINAL_TYPE (TdImportGrid, td_import_grid, TD, IMPORT_GRID, GtkWidget)

GtkWidget *td_import_grid_new           (int row_height);
/* @source: static; @data: borrowed, outlives the grid or is replaced by %NULL. */
void       td_import_grid_set_source    (TdImportGrid *self, const TdImportGridSource *source,
                                         gpointer data);
/* Read out as the grid's name. */
void       td_import_grid_set_label     (TdImportGrid *self, const char *label);

void       td_import_grid_clear_columns (TdImportGrid *self);
/**
 * td_import_grid_append_column:
 * @head: (transfer floating): what stands above the column
 * @title: names the column for screen readers
 * @width: in px
 * @expand: whether it shares in the room that is left
 * @frozen: whether it stays at the left; only before all others
 */
void       td_import_grid_append_column (TdImportGrid *self, GtkWidget *head, const char *title,
                                         int width, float xalign, gboolean expand, gboolean frozen);
guint      td_import_grid_get_n_columns (TdImportGrid *self);
/* By how much a column that expands becomes wider at most; no limit at first. */
void       td_import_grid_set_most_extra (TdImportGrid *self, int width);

/* Rows came, went or changed: everything in view is read anew. */
void       td_import_grid_refresh       (TdImportGrid *self);
/* Begins at the top, with the first cell current. */
void       td_import_grid_reset         (TdImportGrid *self);

/* %FALSE while there is no row. */
gboolean   td_import_grid_get_current   (TdImportGrid *self, guint *row, guint *column);
/* Scrolls to it; a place outside is moved to the nearest inside. */
void       td_import_grid_set_current   (TdImportGrid *self, guint row, guint column);
/* Begins editing the current cell, all of its text selected. */
gboolean   td_import_grid_edit          (TdImportGrid *self);
gboolean   td_import_grid_is_editing    (TdImportGrid *self);
/* The entry that lies over the current cell. */
GtkWidget *td_import_grid_get_editor    (TdImportGrid *self);
/* The cell in view, %NULL where it is not; for tests. */
TdImportCell *td_import_grid_get_cell   (TdImportGrid *self, guint row, guint column);

G_END_DECLS
