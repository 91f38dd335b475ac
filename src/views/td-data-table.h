/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-selection.h"
#include "td-preferences.h"
#include "td-table-column.h"

G_BEGIN_DECLS

/**
 * TdDataTable:
 *
 * A dense table over a list of any length.  Only the rows in view exist; the
 * table scrolls by whole rows with a bar of its own, so that wheel, keys and bar
 * always land where they should (GTK 4.8's list views jump in long lists).
 *
 * One row is the current one: moved by arrows and clicks, shown by a bar at its
 * left.  Beside that, any number of rows is ticked (#TdIdSelection): by the tick
 * column, Space, Ctrl+click, Shift+click, Shift+arrows, Ctrl+A.
 * Ctrl+C copies the ticked rows, or else the current one, as TSV with headings.
 *
 * Properties: "current" (gint64, the current row's id, 0: none; notifies),
 * "ticks" (whether rows can be ticked; default %TRUE), "row-menu" (GMenuModel of
 * a right click, which makes its row the current one first).
 *
 * Signals: "activated" (gint64 id): Enter or double click.
 * "sort-changed": a title was clicked.  "pasted" (text): Ctrl+V.
 * "row-changed" (GtkWidget row, GObject item): a row shows another item: set
 * the row's own style classes there.
 */
#define TD_TYPE_DATA_TABLE (td_data_table_get_type ())
G_DECLARE_FINAL_TYPE (TdDataTable, td_data_table, TD, DATA_TABLE, GtkWidget)

/* Height of a row: 32 px and a line of 1 px. */
#define TD_DATA_TABLE_ROW_HEIGHT 33

GtkWidget      *td_data_table_new             (void);
/* @funcs: static. */
void            td_data_table_set_model       (TdDataTable *self, GListModel *model,
                                               const TdIdFuncs *funcs);
GListModel     *td_data_table_get_model       (TdDataTable *self);
TdIdSelection  *td_data_table_get_selection   (TdDataTable *self); /* never %NULL */
/* Read out as the table's name. */
void            td_data_table_set_label       (TdDataTable *self, const char *label);

/* --- columns (td-data-table-columns.c, -choice.c, -sort.c) --- */
/* @column: (transfer full).  It may be changed until the table gets its
 * preferences or its list. */
void            td_data_table_append_column   (TdDataTable *self, TdTableColumn *column);
TdTableColumn  *td_data_table_get_column      (TdDataTable *self, const char *key); /* nullable */
/* Remembers which columns are shown, and their widths, under @list; to be called
 * after all columns were appended. */
void            td_data_table_set_preferences (TdDataTable *self, TdPreferences *preferences,
                                               const char *list);
/* The columns that are shown, in their order, also those for which there is no room
 * at present.  (element-type TdTableColumn) */
GPtrArray      *td_data_table_dup_columns     (TdDataTable *self);
void            td_data_table_show_column     (TdDataTable *self, const char *key, gboolean shown);
/* No row has anything there: the column is left out unless the person chose it. */
void            td_data_table_set_column_empty (TdDataTable *self, const char *key,
                                                gboolean empty);
/* "columns.KEY" toggles and "columns.reset": insert as "columns" where the menu is. */
GActionGroup   *td_data_table_get_actions     (TdDataTable *self);
GMenuModel     *td_data_table_get_columns_menu (TdDataTable *self);
/* %NULL: unsorted, the list's own order. */
const char     *td_data_table_get_sort        (TdDataTable *self, gboolean *descending);
/* Shows the mark in the title; the caller sorts the list. */
void            td_data_table_set_sort        (TdDataTable *self, const char *key,
                                               gboolean descending);
/* The cells are to be drawn anew although no row changed (reveal the CCCD). */
void            td_data_table_refresh         (TdDataTable *self);

/* --- the current row and scrolling (td-data-table.c) --- */
gint64          td_data_table_get_current     (TdDataTable *self);
/* %FALSE when it is not in the list: then no row is current.  Scrolls to it. */
gboolean        td_data_table_set_current     (TdDataTable *self, gint64 id);
/* %FALSE when no row in the list is current. */
gboolean        td_data_table_get_current_position (TdDataTable *self, guint *position);
/* By so many rows, within the list. */
void            td_data_table_move_current    (TdDataTable *self, int rows);
/* The first row in view, and how many fit as a whole. */
guint           td_data_table_get_offset      (TdDataTable *self);
guint           td_data_table_get_page        (TdDataTable *self);
void            td_data_table_scroll_to       (TdDataTable *self, guint offset);
/* By rows, whole ones once they add up: touch pads give parts. */
void            td_data_table_scroll_by       (TdDataTable *self, double rows);
void            td_data_table_reveal          (TdDataTable *self, guint position);
/* The list is about to answer another question (search, filter, sort): it is to
 * begin at its top then, unless the current row is in view. */
void            td_data_table_forget_place    (TdDataTable *self);

/* --- copying (td-data-table-copy.c) --- */
/* The ticked rows, or else the current one; "" for neither.  (transfer full) */
char           *td_data_table_dup_tsv         (TdDataTable *self);
void            td_data_table_copy            (TdDataTable *self);

G_END_DECLS
