/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-criteria-page.h"
#include "td-data-table.h"
#include "td-details-pane.h"
#include "td-split-view.h"

G_BEGIN_DECLS

/**
 * TdCriteriaPage:
 * @actions: "criteria", for the page and for what it has in the header bar
 * @record: of the set that is shown
 * @older: (element-type TdRecord): open rounds that work with an older version
 * @wants_pane: whether the person has the details open
 * @is_moving, @has_next, @next: as the page of units has it
 * @pending: id of a criterion that is to be current once the set was read
 */
struct _TdCriteriaPage
{
  TdPage              parent_instance;

  GSimpleActionGroup *actions;
  TdCriteriaModel    *model;
  TdRecord           *record;
  GPtrArray          *older;
  gboolean            wants_pane;
  gboolean            is_moving;
  gboolean            has_next;
  guint               next;
  gint64              pending;

  GtkWidget          *list;
  GtkWidget          *details;

  GtkStack           *stack;
  TdSplitView        *details_split;
  TdDetailsPane      *pane;
  TdSplitView        *sets_split;
  AdwBin             *sets_place;
  GtkLabel           *name_label;
  GtkLabel           *size_label;
  GtkWidget          *read_only_note;
  GtkLabel           *read_only_label;
  GtkWidget          *unverified_note;
  GtkLabel           *unverified_label;
  GtkWidget          *used_note;
  GtkLabel           *used_label;
  GtkWidget          *apply_button;
  GtkStack           *table_stack;
  TdDataTable        *table;
  GtkWidget          *issues_box;
  GtkListBox         *issues_list;
  GtkImage           *sum_icon;
  GtkLabel           *sum_label;
  GtkWidget          *issues_button;
  GtkLabel           *issues_label;
  GtkWidget          *header_box;
  GtkWidget          *add_button;
  GMenuModel         *row_menu;
};

/* td-criteria-page-show.c: what is shown of the register. */
void     td_criteria_page_load_sets    (TdCriteriaPage *self);
void     td_criteria_page_show_set     (TdCriteriaPage *self);
void     td_criteria_page_show_details (TdCriteriaPage *self);
gboolean td_criteria_page_is_in_use    (TdCriteriaPage *self);
/* The set that is shown is another one, or reads differently now. */
void     td_criteria_page_reload       (TdCriteriaPage *self);

/* td-criteria-page-notes.c: above the table and below it. */
void     td_criteria_page_show_notes   (TdCriteriaPage *self);
void     td_criteria_page_show_issues  (TdCriteriaPage *self);
void     td_criteria_page_bind_notes   (GtkWidgetClass *widget_class);

/* td-criteria-page-actions.c */
void     td_criteria_page_add_actions    (TdCriteriaPage *self);
void     td_criteria_page_update_actions (TdCriteriaPage *self);
/* Runs it and says @done with "Hoàn tác", or why not.  @action: (transfer full)
 * (nullable): with @error then.  @done: (transfer full) (nullable) */
void     td_criteria_page_run            (TdCriteriaPage *self, TdAction *action, GError *error,
                                          char *done);

/* td-criteria-page-edit.c: criteria of the set that is shown. */
gboolean td_criteria_page_can_move   (TdCriteriaPage *self, guint step);
void     td_criteria_page_take_step  (TdCriteriaPage *self, guint step);
void     td_criteria_page_begin_add  (TdCriteriaPage *self, gboolean is_group);
void     td_criteria_page_remove     (TdCriteriaPage *self);

/* td-criteria-page-sets.c: whole sets. */
void     td_criteria_page_new_set    (TdCriteriaPage *self);
void     td_criteria_page_duplicate  (TdCriteriaPage *self);
void     td_criteria_page_archive    (TdCriteriaPage *self, gboolean archived);
void     td_criteria_page_choose_file (TdCriteriaPage *self, gboolean over);
void     td_criteria_page_export     (TdCriteriaPage *self);
void     td_criteria_page_apply      (TdCriteriaPage *self);
void     td_criteria_page_accept_drops (TdCriteriaPage *self);

G_END_DECLS
