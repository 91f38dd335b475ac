/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-list-page.h"
#include "td-split-view.h"

G_BEGIN_DECLS

/**
 * TdListPagePrivate:
 * @total: records without search and filters; what it was last, until counted anew
 * @pending: the record to show once the list without filters is there
 * @start_source: the rows come, or take the focus
 * @wants_pane: the person wants the details beside the list
 */
typedef struct
{
  const TdEntity *entity;
  TdListModel    *model;
  guint           total;
  gint64          pending;
  GCancellable   *counting;
  guint           count_source;
  guint           selection_source;
  guint           start_source;
  gboolean        wants_pane;

  TdSplitView    *split;
  TdDetailsPane  *pane;
  GtkWidget      *chips;
  TdFilterBar    *filters;
  GtkWidget      *clear_button;
  GtkMenuButton  *columns_button;
  GtkStack       *stack;
  TdDataTable    *table;
  AdwBin         *empty;
  GtkRevealer    *batch_revealer;
  GtkLabel       *selection_label;
  GtkWidget      *hidden_button;
  GtkBox         *batch;
} TdListPagePrivate;

TdListPagePrivate *td_list_page_get_private (TdListPage *self);

/* td-list-page-counts.c: what the subtitle, the chips and the bar below say. */
void td_list_page_show_counts (TdListPage *self, guint shown);
/* Counts the whole register and what each chip would show, soon, in a thread. */
void td_list_page_count_soon  (TdListPage *self);
void td_list_page_stop_counting (TdListPage *self);
/* td-list-page-selection.c: the bar for ticked rows, and its actions. */
void td_list_page_show_selection      (TdListPage *self);
/* Rows came or went: the same soon, once for all of them. */
void td_list_page_show_selection_soon (TdListPage *self);
void td_list_page_class_add_selection (GtkWidgetClass *widget_class);
/* td-list-page-details.c: the pane at the right. */
void td_list_page_class_add_details   (GtkWidgetClass *widget_class);
/* The usual vfuncs. */
char *td_list_page_dup_count     (TdListPage *self, guint shown, guint total);
char *td_list_page_dup_selection (TdListPage *self, guint n);

G_END_DECLS
