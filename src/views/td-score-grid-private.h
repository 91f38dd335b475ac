/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-brush.h"
#include "td-cell-editor.h"
#include "td-score-grid.h"
#include "td-scrolling.h"

G_BEGIN_DECLS

#define TD_GRID_ROW_HEIGHT 24
#define TD_GRID_GROUP_HEIGHT 24
#define TD_GRID_CRITERION_HEIGHT 36
#define TD_GRID_MAX_HEIGHT 22
#define TD_GRID_HEAD_HEIGHT (TD_GRID_GROUP_HEIGHT + TD_GRID_CRITERION_HEIGHT + TD_GRID_MAX_HEIGHT)
/* Below this width only name and total stay at the sides. */
#define TD_GRID_NARROW 600

/* The styles that cells are drawn with: "brush" nodes of scores.css. */
typedef enum
{
  TD_PAINT_TEXT,        /* points */
  TD_PAINT_STRONG,      /* names, totals */
  TD_PAINT_MUTED,       /* what is said beside */
  TD_PAINT_SMALL,       /* small and muted */
  TD_PAINT_HEAD,        /* headings */
  TD_PAINT_HEAD_SMALL,  /* headings of criteria */
  TD_PAINT_LINKED,      /* figures from a register */
  TD_PAINT_LOCKED,      /* what cannot be written */
  TD_PAINT_OPEN,        /* the word of an open cell */
  TD_PAINT_UP,
  TD_PAINT_DOWN,
  TD_PAINT_FAILED,
  TD_PAINT_QUESTION,
  TD_PAINT_INCOMPLETE,
  TD_PAINT_OLD,         /* what a proposal takes the place of */
  TD_PAINT_ADD,
  TD_PAINT_VIEW_FILL,
  TD_PAINT_HEAD_FILL,
  TD_PAINT_FOOT_FILL,
  TD_PAINT_CURRENT_FILL,
  TD_PAINT_SELECTED_FILL,
  TD_PAINT_AWAY_FILL,   /* not applicable */
  TD_PAINT_LOCKED_FILL,
  TD_PAINT_FAILED_FILL,
  TD_PAINT_NEW_FILL,
  TD_PAINT_ADD_FILL,
  TD_PAINT_REFUSED_FILL,
  TD_PAINT_LINE,
  TD_PAINT_EDGE,        /* between what scrolls and what stays */
  TD_PAINT_ACCENT,
  TD_PAINT_RESTING,     /* the current cell while the focus is elsewhere */
  TD_N_PAINTS
} TdPaint;

/**
 * TdGridRow: one subject.
 * @id: of its sheet
 * @sheet: index in the book, looked up anew when the book changes
 */
typedef struct
{
  gint64 id;
  guint  sheet;
} TdGridRow;

/**
 * TdGridColumn: one criterion.
 * @id: of its record
 * @criterion: index in the set
 * @group: the group at the top, -1
 * @max: what it gives at most, in words
 * @mean: of the points given in the rows that are shown, once it @has_mean
 */
typedef struct
{
  gint64 id;
  guint  criterion;
  int    group;
  char  *title;
  char  *max;
  TdMark mean;
  gboolean has_mean;
} TdGridColumn;

/* The columns that stay at the right. */
typedef enum
{
  TD_GRID_TOTAL,
  TD_GRID_SCORED,
  TD_GRID_PERCENT,
  TD_GRID_RANK,
  TD_GRID_BAND,
  TD_N_GRID_RESULTS
} TdGridResult;

/* Where a point lies. */
typedef enum
{
  TD_GRID_NOWHERE,
  TD_GRID_CELL,
  TD_GRID_NAME,
  TD_GRID_RESULT,
  TD_GRID_NUMBER_HEAD,
  TD_GRID_NAME_HEAD,
  TD_GRID_GROUP_HEAD,
  TD_GRID_CRITERION_HEAD,
  TD_GRID_RESULT_HEAD,
} TdGridPlace;

/**
 * TdGridHit:
 * @row, @column: of cells; @column of headings as well
 * @result: of what stays at the right
 */
typedef struct
{
  TdGridPlace  place;
  guint        row;
  guint        column;
  TdGridResult result;
} TdGridHit;

/**
 * TdScoreGrid:
 * @rows: (element-type TdGridRow): in the order shown
 * @columns: (element-type TdGridColumn)
 * @row, @column: the current cell
 * @anchor_row, @anchor_column: the opposite corner of the selected block
 * @has_third_column: the people's sheets say a unit, or the units' have people
 * @left, @right: what stays at the sides, in px
 * @result_shown: which columns stay at the right
 * @result_widths: of those, in px; @band_codes: there is room for the classes' codes only
 * @allocating: sizes are being given: nothing may ask for others
 * @reveal_later: the current cell is to be scrolled to once they are known
 * @total_mean, @percent_mean, @total_digits: of the rows that are shown, once it
 *   @has_means: means, and how many digits the totals have at most
 * @open_box: the box of an open cell, drawn once
 * @accepting: the proposals are being written
 * @refusal: why the current cell cannot be written; %NULL: it can
 * @pressed: where the button went down
 * @is_dragging, @start_x, @start_y, @drag_x, @drag_y, @drag_tick: selecting with the mouse
 */
struct _TdScoreGrid
{
  GtkWidget          parent_instance;

  TdStore           *store;
  TdScoreBook       *book;
  TdLayer            layer;
  TdScoreGridFilter  filter;
  gpointer           filter_data;
  GDestroyNotify     filter_destroy;
  TdScoreSort        sort;
  guint              sort_criterion;
  gboolean           descending;
  GArray            *rows;
  GArray            *columns;
  guint              row;
  guint              column;
  guint              anchor_row;
  guint              anchor_column;

  TdScrolling        scrolling;
  gboolean           has_third_column;
  int                left;
  int                right;
  int                column_width;
  int                result_widths[TD_N_GRID_RESULTS];
  gboolean           band_codes;
  gboolean           result_shown[TD_N_GRID_RESULTS];
  gboolean           allocating;
  gboolean           reveal_later;

  TdBrush           *brushes[TD_N_PAINTS];
  GskRenderNode     *open_box;
  guint              n_drawn;
  gboolean           has_means;
  TdMark             total_mean;
  TdMark             percent_mean;
  guint              total_digits;

  TdCellEditor      *editor;
  char              *refusal;

  TdScorePreview    *preview;
  guint              pasted_rows;
  guint              pasted_columns;
  guint              pasted_outside;
  gboolean           accepting;

  TdGridHit          pressed;
  gboolean           is_dragging;
  double             start_x;
  double             start_y;
  double             drag_x;
  double             drag_y;
  guint              drag_tick;
};

const TdGridRow    *td_score_grid_row    (TdScoreGrid *self, guint row);
const TdGridColumn *td_score_grid_column (TdScoreGrid *self, guint column);
const TdCriterion  *td_score_grid_criterion (TdScoreGrid *self, guint column);
/* Whether there is any cell at all. */
gboolean td_score_grid_has_cells   (TdScoreGrid *self);
/* The selected block, both ends included. */
void     td_score_grid_get_block   (TdScoreGrid *self, guint *first_row, guint *last_row,
                                    guint *first_column, guint *last_column);
/* Makes a cell current; @extend: the other corner of the block stays. */
void     td_score_grid_go          (TdScoreGrid *self, gint64 row, gint64 column, gboolean extend);
/* The current cell is read anew: editor, description, signal. */
void     td_score_grid_refresh     (TdScoreGrid *self);
void     td_score_grid_emit_current_changed (TdScoreGrid *self);
void     td_score_grid_emit_activated (TdScoreGrid *self, guint row);
void     td_score_grid_emit_changed (TdScoreGrid *self);
void     td_score_grid_emit_preview_changed (TdScoreGrid *self);
void     td_score_grid_emit_sort_changed (TdScoreGrid *self);

/* --- td-score-grid-rows.c --- */
/* Everything anew from the book. */
void     td_score_grid_rebuild     (TdScoreGrid *self);
void     td_score_grid_rebuild_rows (TdScoreGrid *self);
void     td_score_grid_book_changed (TdScoreGrid *self, guint sheet);

/* --- td-score-grid-layout.c --- */
void     td_score_grid_class_init_layout (GtkWidgetClass *widget_class);
int      td_score_grid_get_rows_height (TdScoreGrid *self); /* of the part that scrolls */
int      td_score_grid_get_foot_y  (TdScoreGrid *self);
/* Cuts what follows at the edges of what scrolls sideways; ends with gtk_snapshot_pop(). */
void     td_score_grid_push_body   (TdScoreGrid *self, GtkSnapshot *snapshot, int y, int height);
double   td_score_grid_get_row_y   (TdScoreGrid *self, guint row);
double   td_score_grid_get_column_x (TdScoreGrid *self, guint column);
/* Those that are seen, perhaps in part; %FALSE: none is. */
gboolean td_score_grid_get_seen    (TdScoreGrid *self, guint *first_row, guint *last_row,
                                    guint *first_column, guint *last_column);
int      td_score_grid_get_result_width (TdScoreGrid *self, TdGridResult result);
/* From the left edge of the grid. */
int      td_score_grid_get_result_x (TdScoreGrid *self, TdGridResult result);
/* The three columns at the left: number, name, and a person's unit or a unit's people. */
void     td_score_grid_get_name_columns (TdScoreGrid *self, int *number, int *name, int *unit);
void     td_score_grid_reveal      (TdScoreGrid *self);
void     td_score_grid_find_at     (TdScoreGrid *self, double x, double y, TdGridHit *hit);
/* The cell nearest to a point, for dragging. */
void     td_score_grid_find_near   (TdScoreGrid *self, double x, double y, guint *row,
                                    guint *column);

/* --- td-score-grid-draw.c, -draw-cell.c, -draw-head.c, -draw-sides.c --- */
void     td_score_grid_init_brushes (TdScoreGrid *self);
void     td_score_grid_snapshot    (GtkWidget *widget, GtkSnapshot *snapshot);
void     td_score_grid_draw_cell   (TdScoreGrid *self, GtkSnapshot *snapshot, guint row,
                                    guint column, const GdkRectangle *area);
void     td_score_grid_draw_heads  (TdScoreGrid *self, GtkSnapshot *snapshot);
void     td_score_grid_draw_left   (TdScoreGrid *self, GtkSnapshot *snapshot, guint row,
                                    double y);
void     td_score_grid_draw_right  (TdScoreGrid *self, GtkSnapshot *snapshot, guint row,
                                    double y);
void     td_score_grid_draw_foot   (TdScoreGrid *self, GtkSnapshot *snapshot);
/* "Tổng", translated. */
const char *td_score_grid_get_result_title (TdGridResult result);
/* Word of a result and the style that it is written in; (transfer full). */
char    *td_score_grid_dup_result  (TdScoreGrid *self, guint row, TdGridResult result,
                                    TdPaint *paint);
/* The class that counts; %NULL: none. */
const TdBand *
         td_score_grid_get_band    (TdScoreGrid *self, guint row);

/* --- td-score-grid-means.c --- */
/* Figures or rows are others than before: means are reckoned anew when they are asked for. */
void     td_score_grid_forget_means (TdScoreGrid *self);
void     td_score_grid_get_total_means (TdScoreGrid *self, TdMark *total, TdMark *percent);
/* Digits after the comma that the totals are written with, one below the other. */
guint    td_score_grid_get_total_digits (TdScoreGrid *self);

/* --- td-score-grid-edit.c --- */
void     td_score_grid_init_edit   (TdScoreGrid *self);
/* Begins editing; says why where that cannot be. */
void     td_score_grid_edit        (TdScoreGrid *self);
gboolean td_score_grid_is_editing  (TdScoreGrid *self);
/* @keep: what was typed counts; what the criterion does not take is said and dropped. */
void     td_score_grid_end_editing (TdScoreGrid *self, gboolean keep);
/* The same, but what the criterion does not take stays to be mended: %FALSE. */
gboolean td_score_grid_try_commit  (TdScoreGrid *self);
/* Says why the current cell cannot be written. */
void     td_score_grid_refuse      (TdScoreGrid *self);
void     td_score_grid_fill_down   (TdScoreGrid *self);
/* The selected block is taken back, or what is proposed for it. */
void     td_score_grid_clear       (TdScoreGrid *self);
/* What the current cell says, for editing and copying.  (transfer full) */
char    *td_score_grid_dup_text    (TdScoreGrid *self, guint row, guint column);

/* --- td-score-grid-paste.c --- */
void     td_score_grid_copy        (TdScoreGrid *self);
void     td_score_grid_paste_clipboard (TdScoreGrid *self);
/* The proposal for a cell in view; %NULL. */
const TdScoreProposal *
         td_score_grid_get_proposal (TdScoreGrid *self, guint row, guint column);

/* --- td-score-grid-keys.c, -mouse.c, -tooltip.c --- */
void     td_score_grid_init_keys   (TdScoreGrid *self);
void     td_score_grid_init_mouse  (TdScoreGrid *self);
void     td_score_grid_end_drag    (TdScoreGrid *self);
void     td_score_grid_init_tooltip (TdScoreGrid *self);

G_END_DECLS
