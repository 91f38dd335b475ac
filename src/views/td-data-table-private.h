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
};

void     td_data_table_init_columns     (TdDataTable *self);
void     td_data_table_show_ticks       (TdDataTable *self);
void     td_data_table_build_columns    (TdDataTable *self);
void     td_data_table_dispose_columns  (TdDataTable *self);
void     td_data_table_init_input       (TdDataTable *self);
void     td_data_table_focus_current    (TdDataTable *self);
void     td_data_table_align_titles     (TdDataTable *self);
void     td_data_table_emit_activated   (TdDataTable *self);
void     td_data_table_emit_pasted      (TdDataTable *self, const char *text);
void     td_data_table_emit_sort        (TdDataTable *self);
/* Makes the row at @position current; @extend ticks everything from the anchor. */
void     td_data_table_go_to            (TdDataTable *self, guint position, gboolean extend);

G_END_DECLS
