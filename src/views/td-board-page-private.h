/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-columns.h"
#include "td-board-compare.h"
#include "td-board-counter.h"
#include "td-board-page.h"
#include "td-board-summary.h"
#include "td-board-text.h"
#include "td-board-view.h"
#include "td-board-why.h"
#include "td-button-content.h"
#include "td-details-pane.h"
#include "td-split-view.h"
#include "td-view-load.h"
#include "td-year-grouping.h"
#include "td-year-settings-view.h"

G_BEGIN_DECLS

/* What the pane shows. */
typedef enum
{
  TD_PANE_SUMMARY,
  TD_PANE_PERSON,
  TD_PANE_COUNTER,
} TdBoardPane;

/**
 * TdBoardPage:
 * @load: of the board that is being read
 * @year, @variant: what is shown or being read; @variant %NULL: the usual one
 * @wanted: a person to show once the board is there
 * @showing: the controls are being set, not used
 * @by_hand: the year has no facts, but people are shown to enter them
 * @compares: two variants are shown side by side
 * @wants_focus: the board is to get the focus once it is there
 * @explained: the person that the pane is about
 * @key: the counter that the pane is about
 * @is_moving: a line is being written; @next_group, @next_above: where one is to
 *   be put afterwards, %TD_BOARD_NO_GROUP: none
 * @created: name of the variant that is being made
 */
struct _TdBoardPage
{
  TdPage              parent_instance;

  TdBoard            *board;
  TdViewLoad          load;
  GSimpleActionGroup *actions;
  guint               year;
  char               *variant;
  gint64              wanted;
  gboolean            showing;
  gboolean            by_hand;
  gboolean            compares;
  gboolean            wants_focus;
  TdBoardPane         pane;
  gint64              explained;
  char               *key;
  gboolean            is_moving;
  guint               next_group;
  guint               next_above;
  char               *created;

  GtkWidget          *freeze_button;
  GtkWidget          *export_button;

  TdSplitView        *split;
  GtkStack           *panes;
  TdBoardSummary     *summary;
  TdDetailsPane      *details;
  TdBoardWhy         *why;
  TdBoardCounterView *counter;

  GtkDropDown        *year_drop_down;
  GArray             *years; /* of guint, as the drop-down has them */
  GtkMenuButton      *packs_button;
  TdButtonContent    *packs_content;
  GtkPopover         *settings_popover;
  TdYearSettingsView *settings;
  GtkBox             *variants;
  GStrv               variant_names; /* as the toggles have them */
  GtkMenuButton      *variant_button;
  GtkPopover         *variant_popover;
  GtkEditable        *variant_entry;
  GtkButton          *delete_button;
  GtkToggleButton    *compare_button;
  TdYearGrouping     *grouping;

  GtkWidget          *frozen_banner;
  TdBoardText        *frozen_label;
  GtkWidget          *workers_banner;
  TdBoardText        *workers_label;
  GtkWidget          *error_banner;
  TdBoardText        *error_label;
  GtkStack           *stack;
  GtkSpinner         *spinner;
  TdBoardTitles      *titles;
  TdBoardView        *view;
  TdBoardCompare     *compare;
  AdwStatusPage      *empty_page;
  AdwStatusPage      *failed_page;
};

/* Whether anything of the year can be changed here. */
gboolean   td_board_page_is_editable     (TdBoardPage *self);
/* Everything anew after the board changed or another one came. */
void       td_board_page_update          (TdBoardPage *self);
/* Which page of the stack is to be seen. */
void       td_board_page_update_stack    (TdBoardPage *self);

/* td-board-page-load.c: the board that is shown */
void       td_board_page_drop_board      (TdBoardPage *self);

/* td-board-page-header.c: what stands in the window's header bar */
GtkWidget *td_board_page_make_header     (TdBoardPage *self);

/* td-board-page-bar.c: the controls above the board */
void       td_board_page_update_years    (TdBoardPage *self);
void       td_board_page_update_bar      (TdBoardPage *self);
void       td_board_page_class_bind_bar  (GtkWidgetClass *widget_class);
void       td_board_page_choose_workers  (TdBoardPage *self);
void       td_board_page_show_packs      (TdBoardPage *self);

/* td-board-page-banners.c: frozen, workers undecided, reading failed */
void       td_board_page_update_banners  (TdBoardPage *self);
void       td_board_page_class_bind_banners (GtkWidgetClass *widget_class);

/* td-board-page-pane.c: what stands beside the board */
void       td_board_page_make_panes      (TdBoardPage *self);
void       td_board_page_update_pane     (TdBoardPage *self);
void       td_board_page_close_pane      (TdBoardPage *self);
void       td_board_page_toggle_pane     (TdBoardPage *self);
void       td_board_page_explain_counter (TdBoardPage *self, const char *key);
void       td_board_page_step            (TdBoardPage *self, int by);
/* Why the current row is as it is; asked again, the focus goes to the answer. */
void       td_board_page_explain_current (TdBoardPage *self);
/* Begins an opinion on the current person: @by classes lower. */
void       td_board_page_shift_class     (TdBoardPage *self, int by);
void       td_board_page_class_bind_pane (GtkWidgetClass *widget_class);

/* td-board-page-actions.c */
void       td_board_page_init_actions    (TdBoardPage *self);
void       td_board_page_update_actions  (TdBoardPage *self);
void       td_board_page_move_line       (TdBoardPage *self, guint group, guint above);
void       td_board_page_edit_facts      (TdBoardPage *self, gint64 staff);
void       td_board_page_create_variant  (TdBoardPage *self, const char *name);
void       td_board_page_export          (TdBoardPage *self, const char *name);
GtkWindow *td_board_page_get_window      (TdBoardPage *self); /* nullable */

/* td-board-page-seal.c */
void       td_board_page_freeze          (TdBoardPage *self);
void       td_board_page_reopen          (TdBoardPage *self);
void       td_board_page_verify          (TdBoardPage *self);

G_END_DECLS
