/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-details-pane.h"
#include "td-filter-bar.h"
#include "td-list-model.h"
#include "td-page.h"
#include "td-data-table.h"

G_BEGIN_DECLS

/**
 * TdListPage:
 *
 * A page of one list: filter chips with "Bỏ lọc", a table, a bar for ticked rows,
 * the current row's details at the right, and what stands there while there is
 * nothing.  With an entity (td_list_page_set_entity()) it is the whole page of a
 * register: columns, search, sorting, counts, copying and export come from the
 * declaration; without one a subclass gives the table a list of its own.
 *
 * Ticks outlive a search or another filter; how many are not in sight then is said
 * beside how many there are.
 *
 * Actions: list.clear-filters (Esc), list.toggle-details (F9), list.unselect,
 * list.untick-hidden.
 */
#define TD_TYPE_LIST_PAGE (td_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdListPage, td_list_page, TD, LIST_PAGE, TdPage)

/**
 * TdListPageClass:
 * @show_details: the current row is another one, or the pane was opened; @id 0:
 *   no row is current
 * @dup_count: the subtitle: "157 trong 184 người"; the default has figures only
 * @dup_selection: "Đã chọn 4 người"
 */
struct _TdListPageClass
{
  TdPageClass parent_class;

  void  (*show_details)  (TdListPage *self, gint64 id);
  char *(*dup_count)     (TdListPage *self, guint shown, guint total);
  char *(*dup_selection) (TdListPage *self, guint n);
};

TdDataTable       *td_list_page_get_table    (TdListPage *self);
TdFilterBar   *td_list_page_get_filters  (TdListPage *self);
TdDetailsPane *td_list_page_get_pane     (TdListPage *self);
/* Buttons of the bar for ticked rows are appended here. */
GtkBox        *td_list_page_get_batch    (TdListPage *self);
/* What is shown while the register has none such: explains and begins. */
void           td_list_page_set_empty    (TdListPage *self, GtkWidget *widget);

/* A line above the list that tells something and offers to do something about it. */
void           td_list_page_set_notice  (TdListPage *self, GtkWidget *widget);

/* From load(): columns and list of @entity.  Afterwards the subclass may change
 * columns; then td_list_page_start(). */
void           td_list_page_set_entity   (TdListPage *self, const TdEntity *entity);
/* Runs the first query and shows the list. */
void           td_list_page_start        (TdListPage *self);
/* %NULL without an entity. */
TdListModel   *td_list_page_get_model    (TdListPage *self);
/* As the list is made now: search, filters, sort.  (transfer full) */
TdQuery       *td_list_page_dup_query    (TdListPage *self);
/* Makes the list anew: something besides search, chips and sort changed. */
void           td_list_page_requery      (TdListPage *self);
/* Without an entity: how many rows are shown of how many; by the subclass. */
void           td_list_page_set_counts   (TdListPage *self, guint shown, guint total);

/* The ids that an action is for: the ticked ones, or else the current one.
 * (element-type gint64) */
GArray        *td_list_page_dup_targets  (TdListPage *self);
/* Copies the ticked rows that are in the list, or else the current one, for Excel,
 * and says how many. */
void           td_list_page_copy        (TdListPage *self);
gboolean       td_list_page_shows_details (TdListPage *self);
void           td_list_page_set_details  (TdListPage *self, gboolean shown);

G_END_DECLS
