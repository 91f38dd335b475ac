/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-unit-edits.h"
#include "td-unit-page.h"

G_BEGIN_DECLS

/**
 * TdUnitPage:
 * @actions: "unit", for the page and for what it has in the header bar
 * @is_moving: a step is being written
 * @has_next, @next: the step that was asked for meanwhile
 * @counting: of people; @chip_counting: of what the chips would show
 */
struct _TdUnitPage
{
  TdListPage          parent_instance;

  TdUnitModel        *model;
  GSimpleActionGroup *actions;
  gboolean            is_moving;
  gboolean            has_next;
  TdUnitStep          next;
  GCancellable       *counting;
  GCancellable       *chip_counting;
  GtkWidget          *pane;

  GtkWidget          *header_box;
  GtkWidget          *empty_page;
  GtkWidget          *batch_box;
  GMenuModel         *row_menu;
};

/* td-unit-page-actions.c */
void     td_unit_page_add_actions    (TdUnitPage *self);
void     td_unit_page_update_actions (TdUnitPage *self);
void     td_unit_page_begin_add      (TdUnitPage *self);

/* td-unit-page-archive.c: archives the ticked units, or else the current one, or
 * brings them back, as one change. */
void     td_unit_page_archive        (TdUnitPage *self, gboolean archived);

/* td-unit-page-list.c: what is shown, and the keys ← and →. */
void     td_unit_page_make_list      (TdUnitPage *self);
/* What was begun in the background may end when the window has let the page go and
 * closed the register: %FALSE then. */
gboolean td_unit_page_is_in_use      (TdUnitPage *self);
/* Which units are asked for now: search and chips.  (transfer full) */
TdQuery *td_unit_page_dup_query      (TdUnitPage *self);
/* Search or chips are other ones. */
void     td_unit_page_requery        (TdUnitPage *self);
gboolean td_unit_page_show_unit      (TdUnitPage *self, gint64 unit);
/* Opens or closes all. */
void     td_unit_page_expand_all     (TdUnitPage *self, gboolean expanded);

G_END_DECLS
