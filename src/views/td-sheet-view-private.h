/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-details-pane.h"
#include "td-sheet-foot.h"
#include "td-sheet-pane.h"
#include "td-sheet-strip.h"
#include "td-sheet-table.h"
#include "td-sheet-view.h"
#include "td-split-view.h"

G_BEGIN_DECLS

/**
 * TdSheetView:
 * @sheet: index in the book; @id: of its record
 */
struct _TdSheetView
{
  GtkWidget           parent_instance;

  TdStore            *store;
  TdScoreBook        *book;
  guint               sheet;
  gint64              id;
  char               *title;
  char               *subtitle;
  gboolean            is_narrow;
  GSimpleActionGroup *actions;

  GtkWidget          *header_start;
  GtkWidget          *header_end;
  GtkLabel           *place_label;
  GtkWidget          *export_button;
  GtkWidget          *return_button;
  GtkWidget          *step_button;
  GtkWidget          *step_content;
  GtkWidget          *close_button;

  TdSplitView        *split;
  TdDetailsPane      *details;
  TdSheetPane        *pane;
  TdSheetStrip       *strip;
  GtkLabel           *name_label;
  GtkToggleButton    *differences_button;
  GtkToggleButton    *lacking_button;
  GtkToggleButton    *questioned_button;
  GtkWidget          *head;
  GtkWidget          *head_columns[TD_N_LAYERS];
  GtkLabel           *head_notes[TD_N_LAYERS];
  GtkWidget          *head_max;
  TdSheetTable       *table;
  TdSheetFoot        *foot;
};

const TdBookSheet *td_sheet_view_get_shown (TdSheetView *self);

/* td-sheet-view-header.c: what stands in the header bar */
void td_sheet_view_make_header    (TdSheetView *self);
void td_sheet_view_update_header  (TdSheetView *self);

/* td-sheet-view-actions.c: back, previous, next, return, next step, export */
void td_sheet_view_init_actions   (TdSheetView *self);
void td_sheet_view_update_actions (TdSheetView *self);
/* The state that the sheet can be moved on to; %FALSE: to none, by itself. */
gboolean td_sheet_view_get_next_state (TdSheetView *self, TdSheetState *next);

/* td-sheet-view-pane.c: the criterion that is current */
void td_sheet_view_update_pane    (TdSheetView *self);
void td_sheet_view_class_bind_pane (GtkWidgetClass *widget_class);

/* td-sheet-view-head.c: names of columns */
void td_sheet_view_make_head      (TdSheetView *self);
void td_sheet_view_update_head    (TdSheetView *self);

G_END_DECLS
