/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-text.h"
#include "td-button-content.h"
#include "td-details-pane.h"
#include "td-explain-view.h"
#include "td-score-bar.h"
#include "td-score-chart.h"
#include "td-score-foot.h"
#include "td-score-ranking.h"
#include "td-score-year.h"
#include "td-scores-page.h"
#include "td-sheet-view.h"
#include "td-split-view.h"
#include "td-view-load.h"

G_BEGIN_DECLS

/**
 * TdScoresFilter: which sheets are shown.
 * @words: folded, of the search
 * @state: -1: all
 * @cluster: %NULL: all, "": those without one
 * @open_only: only where a criterion is open in @layer
 */
typedef struct
{
  GStrv     words;
  int       state;
  char     *cluster;
  gboolean  open_only;
  TdLayer   layer;
} TdScoresFilter;

/**
 * TdScoresPage:
 * @load: of the round that is being read
 * @round: what is shown or being read, 0: none
 * @wanted: the sheet to show once the round is there
 * @wants_focus: the work is to get the focus once it is there
 * @focus_idle: the focus is about to go back to the grid
 * @n_sets: how many criteria sets the register has
 * @rounds: (element-type TdRecord): newest first
 * @closed: ids of the rounds that are closed
 * @has_layer: the person chose one; else it follows the sheets
 * @shows_sheet: one sheet is shown instead of the round
 * @whole_sheet: the pane explains the sheet, not the current cell
 */
struct _TdScoresPage
{
  TdPage              parent_instance;

  TdScoreBook        *book;
  TdViewLoad          load;
  GSimpleActionGroup *actions;
  gint64              round;
  gint64              wanted;
  gboolean            wants_focus;
  guint               focus_idle;
  gint64              n_sets;
  GPtrArray          *rounds;
  GHashTable         *closed;
  TdScoresFilter      filter;
  const char         *view;
  gboolean            has_layer;
  gboolean            shows_sheet;
  gboolean            whole_sheet;

  GtkStack           *header_start;
  GtkStack           *header_end;
  GtkWidget          *export_button;
  GtkWidget          *close_button;
  GtkWidget          *reopen_button;

  TdSplitView        *split;
  TdDetailsPane      *details;
  GtkToggleButton    *cell_button;
  GtkToggleButton    *sheet_button;
  TdExplainView      *why;

  GtkWidget          *bar;
  GtkMenuButton      *round_button;
  TdButtonContent    *round_content;
  GtkWidget          *layers;
  GtkToggleButton    *year_button;
  TdButtonContent    *open_content;
  GtkWidget          *open_button;
  GtkMenuButton      *filter_button;
  GtkWidget          *clear_button;
  GtkMenuButton      *sheets_button;
  GtkMenuButton      *issue_button;
  GtkWidget          *receive_button;

  GtkWidget          *closed_banner;
  TdBoardText        *closed_label;
  GtkWidget          *older_banner;
  TdBoardText        *older_label;
  GtkWidget          *error_banner;
  TdBoardText        *error_label;

  GtkStack           *stack;
  GtkSpinner         *spinner;
  GtkStack           *views;
  TdScoreGrid        *grid;
  TdScoreBar         *score_bar;
  TdScoreFoot        *score_foot;
  TdScoreRanking     *ranking;
  TdScoreChart       *chart;
  TdScoreYear        *year;
  TdSheetView        *sheet;
  AdwStatusPage      *failed_page;
};

/* Whether anything of the round can be changed here. */
gboolean   td_scores_page_is_editable    (TdScoresPage *self);
/* Everything anew after the round changed or another one came. */
void       td_scores_page_update         (TdScoresPage *self);
/* What scores of one sheet may have changed. */
void       td_scores_page_update_sheet   (TdScoresPage *self);
/* Which page of the stack is to be seen. */
void       td_scores_page_update_stack   (TdScoresPage *self);
GtkWindow *td_scores_page_get_window     (TdScoresPage *self); /* nullable */
/* Work goes on in the grid, once the menu or the button that was chosen from is done. */
void       td_scores_page_return_focus   (TdScoresPage *self);

/* td-scores-page-load.c: the round that is shown */
void       td_scores_page_drop_book      (TdScoresPage *self);
/* The rounds and sets that there are, read anew. */
void       td_scores_page_read_rounds    (TdScoresPage *self);
/* The one that is shown, or else the newest. */
void       td_scores_page_show_some_round (TdScoresPage *self);

/* td-scores-page-header.c */
void       td_scores_page_make_header    (TdScoresPage *self);
void       td_scores_page_update_header  (TdScoresPage *self);

/* td-scores-page-bar.c: the controls above the grid */
void       td_scores_page_update_bar     (TdScoresPage *self);
void       td_scores_page_update_open    (TdScoresPage *self);
void       td_scores_page_class_bind_bar (GtkWidgetClass *widget_class);

/* td-scores-page-filter.c: which sheets are shown */
void       td_scores_page_apply_filter   (TdScoresPage *self);
void       td_scores_page_update_filter  (TdScoresPage *self);
gboolean   td_scores_page_is_filtered    (TdScoresPage *self);
/* Whether the sheet is shown; a #TdScoreGridFilter with the page's filter. */
gboolean   td_scores_page_shows_sheet    (TdScoreBook *book, guint sheet, gpointer filter);
/* How many sheets have an open criterion in the layer that is shown. */
guint      td_scores_page_count_open     (TdScoresPage *self);

/* td-scores-page-banners.c */
void       td_scores_page_update_banners (TdScoresPage *self);
void       td_scores_page_class_bind_banners (GtkWidgetClass *widget_class);

/* td-scores-page-pane.c: "Vì sao?" */
void       td_scores_page_update_pane    (TdScoresPage *self);
void       td_scores_page_explain        (TdScoresPage *self);
void       td_scores_page_toggle_pane    (TdScoresPage *self);
void       td_scores_page_close_pane     (TdScoresPage *self);
void       td_scores_page_class_bind_pane (GtkWidgetClass *widget_class);

/* td-scores-page-actions.c */
void       td_scores_page_init_actions   (TdScoresPage *self);
void       td_scores_page_update_actions (TdScoresPage *self);
void       td_scores_page_set_enabled    (TdScoresPage *self, const char *action, gboolean enabled);

/* td-scores-page-sheet.c: one sheet, whole */
void       td_scores_page_make_sheet     (TdScoresPage *self);
/* Another book comes, or none. */
void       td_scores_page_forget_sheet   (TdScoresPage *self);
/* Title and subtitle of the page, of the sheet while one is shown. */
void       td_scores_page_update_title   (TdScoresPage *self);

/* td-scores-page-sheets.c: what is done with several sheets */
void       td_scores_page_add_sheet_actions (TdScoresPage *self);

/* td-scores-page-round.c: making, changing, closing and reopening rounds */
void       td_scores_page_add_round_actions (TdScoresPage *self);

/* td-scores-page-forms.c: forms out and in */
void       td_scores_page_add_form_actions (TdScoresPage *self);

G_END_DECLS
