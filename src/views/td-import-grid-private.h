/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-cell-editor.h"
#include "td-import-grid.h"
#include "td-scrolling.h"

G_BEGIN_DECLS

/* The four parts of a grid: what scrolls both ways, and what stays. */
typedef enum
{
  TD_IMPORT_PANE_BODY,
  TD_IMPORT_PANE_BODY_HEAD,
  TD_IMPORT_PANE_FROZEN,
  TD_IMPORT_PANE_FROZEN_HEAD,
  TD_N_IMPORT_PANES,
} TdImportPane;

/* A row is in two parts, one in each pane. */
#define TD_IMPORT_PARTS 2
#define TD_IMPORT_PART_BODY 0
#define TD_IMPORT_PART_FROZEN 1

/**
 * TdImportGridColumn:
 * @wanted: width that was asked for
 * @x: from the left edge of its pane
 */
typedef struct
{
  GtkWidget *head;
  char      *title;
  int        wanted;
  int        width;
  int        x;
  float      xalign;
  gboolean   expand;
  gboolean   frozen;
} TdImportGridColumn;

/**
 * TdImportGridRow:
 * @cells: (element-type TdImportCell): by column
 */
typedef struct
{
  GtkWidget *parts[TD_IMPORT_PARTS];
  GPtrArray *cells;
} TdImportGridRow;

/**
 * TdImportGrid:
 * @rows: (element-type TdImportGridRow): those in view, from @first on
 * @sizes: widths of the panes: what scrolls, what stays
 * @narrow: nothing stays at the left
 * @placed: the columns have their places; until then nothing can be scrolled to
 * @reveal_later: the current cell is to be scrolled to once they have
 * @allocating: sizes are being given: no row may be made or filled
 * @fit_idle: rows are made and filled once they were
 * @editor: lies over the current cell; it shows only while editing
 */
struct _TdImportGrid
{
  GtkWidget                  parent_instance;

  const TdImportGridSource  *source;
  gpointer                   data;
  GArray                    *columns;
  GPtrArray                 *rows;
  GtkWidget                 *panes[TD_N_IMPORT_PANES];
  TdScrolling                scrolling;
  int                        row_height;
  int                        head_height;
  int                        most_extra;
  int                        sizes[TD_IMPORT_PARTS];
  gboolean                   narrow;
  gboolean                   placed;
  gboolean                   reveal_later;
  guint                      first;
  gboolean                   allocating;
  guint                      fit_idle;

  guint                      row;
  guint                      column;
  TdCellEditor              *editor;
};

TdImportGridColumn *td_import_grid_column (TdImportGrid *self, guint column);
guint    td_import_grid_count           (TdImportGrid *self);

/* td-import-grid-layout.c */
void     td_import_grid_init_panes      (TdImportGrid *self);
/* The part that a column stands in at present. */
int      td_import_grid_get_part        (TdImportGrid *self, const TdImportGridColumn *column);
/* One part of a row: its cells are placed by their order. */
GtkWidget *td_import_grid_make_row_part (TdImportGrid *self, int part);
void     td_import_grid_measure         (GtkWidget *widget, GtkOrientation orientation,
                                         int for_size, int *minimum, int *natural,
                                         int *minimum_baseline, int *natural_baseline);
void     td_import_grid_size_allocate   (GtkWidget *widget, int width, int height, int baseline);
/* Scrolls as little as shows the current cell. */
void     td_import_grid_reveal          (TdImportGrid *self);
/* Where a cell is in the grid, whether it is seen or not. */
void     td_import_grid_get_area        (TdImportGrid *self, guint row, guint column,
                                         GdkRectangle *area);
/* The cell at a point; %FALSE on the heads and below the last row. */
gboolean td_import_grid_find_at         (TdImportGrid *self, double x, double y, guint *row,
                                         guint *column);

/* td-import-grid-rows.c */
void     td_import_grid_drop_rows       (TdImportGrid *self);
/* Reads everything in view anew. */
void     td_import_grid_show_all        (TdImportGrid *self);
void     td_import_grid_value_changed   (TdImportGrid *self);
/* Whether rows are to be made or filled for that size; it is done between frames. */
gboolean td_import_grid_needs_fit       (TdImportGrid *self, int width, int height);
void     td_import_grid_queue_fit       (TdImportGrid *self);

/* Below this width the columns at the left scroll with the others. */
#define TD_IMPORT_GRID_NARROW 600

/* td-import-grid-input.c */
void     td_import_grid_init_input      (TdImportGrid *self);

/* td-import-grid-editor.c */
void     td_import_grid_init_editor     (TdImportGrid *self);
gboolean td_import_grid_is_editable     (TdImportGrid *self);
/* The editor goes over the current cell and can be typed into if that can be. */
void     td_import_grid_place_editor    (TdImportGrid *self);
/* %FALSE: what was typed is dropped. */
void     td_import_grid_end_editing     (TdImportGrid *self, gboolean commit);

/* td-import-grid.c */
gboolean td_import_grid_emit_activated  (TdImportGrid *self);
void     td_import_grid_emit_clicked    (TdImportGrid *self);
void     td_import_grid_emit_committed  (TdImportGrid *self, const char *text);
void     td_import_grid_emit_jump       (TdImportGrid *self, int direction);

G_END_DECLS
