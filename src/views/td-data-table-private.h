/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-slice-model.h"
#include "td-data-table.h"

G_BEGIN_DECLS

/**
 * TdDataTable:
 * @top_id: id of the first row in view: what stays in place when rows come or
 *   go above it
 * @current_position: where the current row was seen last
 * @anchor: id of the row that Shift extends from
 * @fraction: part of a row that the wheel still owes
 * @chosen: the person chose which columns are shown
 */
struct _TdDataTable
{
  GtkWidget           parent_instance;

  GListModel         *model;
  const TdIdFuncs    *funcs;
  TdIdSelection      *selection;
  TdSliceModel       *slice;

  GtkWidget          *box;
  GtkWidget          *view;
  GtkWidget          *scroller;
  GtkWidget          *bar;
  GtkAdjustment      *adjustment;
  GtkWidget          *menu;
  GMenuModel         *row_menu;

  guint               page;
  guint               wanted;
  int                 row_height;
  gint64              top_id;
  gint64              current;
  guint               current_position;
  gint64              anchor;
  double              fraction;
  gboolean            ticks;
  gboolean            scrolling;
  gboolean            refreshing;
  guint               fit_idle;
  guint               check_idle;
  guint               focus_idle;

  GPtrArray          *columns; /* of TdTableColumn, all */
  guint               n_built;
  GtkColumnViewColumn *tick_column;
  GSimpleActionGroup *actions;
  GMenu              *columns_menu;
  TdPreferences      *preferences;
  char               *list;
  TdTableColumn      *probed;
  char               *sort;
  gboolean            descending;
  gboolean            arranging;
  gboolean            chosen;
  guint               arrange_idle;
};

/* td-data-table-scroll.c */
void     td_data_table_configure_bar    (TdDataTable *self, guint offset);
/* Shows the rows from @offset on, whatever was in view before. */
void     td_data_table_show_rows        (TdDataTable *self, guint offset);
void     td_data_table_inner_changed    (TdDataTable *self);
void     td_data_table_bar_moved        (TdDataTable *self);
void     td_data_table_slot_changed     (TdDataTable *self, TdSlot *slot);
/* Sets the current row without scrolling; 0 for none. */
void     td_data_table_mark_current     (TdDataTable *self, gint64 id, guint position);
void     td_data_table_disconnect_model (TdDataTable *self);
void     td_data_table_connect_model    (TdDataTable *self);
/* Makes the row at @position current; @extend ticks everything from the anchor. */
void     td_data_table_go_to            (TdDataTable *self, guint position, gboolean extend);

/* td-data-table-columns.c */
void     td_data_table_init_columns     (TdDataTable *self);
void     td_data_table_show_ticks       (TdDataTable *self);
void     td_data_table_build_columns    (TdDataTable *self);
void     td_data_table_dispose_columns  (TdDataTable *self);
void     td_data_table_align_titles     (TdDataTable *self);
TdTableColumn       *td_data_table_get_declaration (GtkColumnViewColumn *column); /* nullable */
GtkColumnViewColumn *td_data_table_get_view_column (TdTableColumn *column);

/* td-data-table-sort.c */
void     td_data_table_make_sortable    (GtkColumnViewColumn *view_column, TdTableColumn *column);
void     td_data_table_sorter_changed   (TdDataTable *self);

/* td-data-table-choice.c */
void     td_data_table_init_choices     (TdDataTable *self);
/* The column is among those that can be shown. */
void     td_data_table_add_choice       (TdDataTable *self, TdTableColumn *column);

/* td-data-table-input.c */
void     td_data_table_init_input       (TdDataTable *self);
void     td_data_table_focus_current    (TdDataTable *self);

/* td-data-table.c */
void     td_data_table_emit_row_changed (TdDataTable *self, GtkWidget *row, gpointer item);
void     td_data_table_emit_activated   (TdDataTable *self);
void     td_data_table_emit_pasted      (TdDataTable *self, const char *text);
void     td_data_table_emit_sort        (TdDataTable *self);

G_END_DECLS
