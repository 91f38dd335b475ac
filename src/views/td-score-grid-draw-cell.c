/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"

#include <glib/gi18n-lib.h>

#define PADDING 6
#define ICON 12
#define BOX_HEIGHT 16
#define BOX_PADDING 3
#define DASH 4
#define GAP 3

/**
 * Cell: what is known of a cell while it is drawn.
 * @left: where the next mark at the left goes
 */
typedef struct
{
  TdScoreGrid        *grid;
  GtkSnapshot        *snapshot;
  const GdkRectangle *area;
  guint               row;
  guint               column;
  guint               sheet;
  guint               criterion;
  TdMark              mark;
  gboolean            locked;
  gboolean            failed;
  double              left;
} Cell;

/* --- fills and lines --- */

static void
fill (const Cell *cell, TdPaint paint)
{
  td_brush_fill (cell->grid->brushes[paint], cell->snapshot, cell->area->x, cell->area->y,
                 cell->area->width, cell->area->height);
}

static gboolean
is_in_block (const Cell *cell)
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  td_score_grid_get_block (cell->grid, &first_row, &last_row, &first_column, &last_column);
  return (first_row != last_row || first_column != last_column) && cell->row >= first_row &&
         cell->row <= last_row && cell->column >= first_column && cell->column <= last_column;
}

static void
draw_ground (const Cell *cell, const TdScoreProposal *proposal)
{
  static const int proposal_fills[TD_N_PROPOSAL_OUTCOMES] = {
    -1, TD_PAINT_ADD_FILL, TD_PAINT_NEW_FILL, TD_PAINT_REFUSED_FILL,
  };

  if (cell->row == cell->grid->row)
    fill (cell, TD_PAINT_CURRENT_FILL);
  if (proposal != NULL && proposal_fills[proposal->outcome] >= 0)
    fill (cell, (TdPaint) proposal_fills[proposal->outcome]);
  else if (cell->failed)
    fill (cell, TD_PAINT_FAILED_FILL);
  else if (cell->mark.state == TD_SCORE_NOT_APPLICABLE)
    fill (cell, TD_PAINT_AWAY_FILL);
  else if (cell->locked)
    fill (cell, TD_PAINT_LOCKED_FILL);
  /* What is proposed keeps its own tint. */
  if (proposal == NULL && is_in_block (cell))
    fill (cell, TD_PAINT_SELECTED_FILL);
}

static void
draw_lines (const Cell *cell)
{
  TdBrush *line = cell->grid->brushes[TD_PAINT_LINE];
  const GdkRectangle *area = cell->area;

  td_brush_fill (line, cell->snapshot, area->x + area->width - 1, area->y, 1, area->height);
  td_brush_fill (line, cell->snapshot, area->x, area->y + area->height - 1, area->width - 1, 1);
}

/* --- what stands at the left --- */

static double
get_room (const Cell *cell, TdBrush *brush, const char *text)
{
  double right = cell->area->x + cell->area->width - PADDING - td_brush_get_width (brush, text);

  return right - cell->left;
}

static void
add_icon (Cell *cell, TdPaint paint, const char *name)
{
  td_brush_draw_icon (cell->grid->brushes[paint], cell->snapshot, name, cell->left, cell->area->y,
                      ICON, cell->area->height - 1, ICON);
  cell->left += ICON + 2;
}

static void
add_words (Cell *cell, TdPaint paint, const char *text, double room)
{
  TdBrush *brush = cell->grid->brushes[paint];
  int width = td_brush_get_width (brush, text);

  /* The figure itself goes before; the tooltip says all. */
  if (width + 3 > room)
    return;
  td_brush_write (brush, cell->snapshot, text, cell->left, cell->area->y, width + 1,
                  cell->area->height - 1, 0);
  cell->left += width + 2;
}

static void
add_difference (Cell *cell, double room)
{
  TdLayer from;
  TdMark before = td_score_get_previous (cell->grid->book, cell->sheet, cell->criterion,
                                         cell->grid->layer, &from);
  gint64 difference = cell->mark.points - before.points;
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;

  if (before.state != TD_SCORE_GIVEN || difference == 0)
    return;
  points = td_score_points_words (ABS (difference));
  text = g_strconcat (difference < 0 ? "▼" : "▲", points, NULL);
  add_words (cell, difference < 0 ? TD_PAINT_DOWN : TD_PAINT_UP, text, room);
}

static void
add_marks (Cell *cell)
{
  TdScoreBook *book = cell->grid->book;

  if (cell->failed)
    add_icon (cell, TD_PAINT_FAILED, "dialog-warning-symbolic");
  if (td_score_book_get_sheet (book, cell->sheet)->n_questions > 0 &&
      td_score_book_is_questioned (book, cell->sheet, cell->criterion))
    add_icon (cell, TD_PAINT_QUESTION, "dialog-question-symbolic");
  if (cell->locked && cell->row == cell->grid->row && cell->column == cell->grid->column)
    add_icon (cell, TD_PAINT_SMALL, "changes-prevent-symbolic");
}

/* --- what it says --- */

static void
write_right (const Cell *cell, TdPaint paint, const char *text)
{
  td_brush_write (cell->grid->brushes[paint], cell->snapshot, text, cell->left, cell->area->y,
                  cell->area->x + cell->area->width - PADDING - cell->left,
                  cell->area->height - 1, 1);
}

/* Drawn once: a fresh round has hundreds of them in view. */
static GskRenderNode *
make_open_box (TdBrush *brush, const char *word, int *width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double dashes[] = { 2, 2 };
  GdkRGBA color;
  cairo_t *cr;

  *width = td_brush_get_width (brush, word) + 2 * BOX_PADDING;
  td_brush_get_color (brush, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) *width, BOX_HEIGHT));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, .5, .5, *width - 1, BOX_HEIGHT - 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
  td_brush_write (brush, snapshot, word, BOX_PADDING, 0, *width - 2 * BOX_PADDING, BOX_HEIGHT, .5);
  return gtk_snapshot_free_to_node (snapshot);
}

/* What the layer before says is what there is to go by. */
static void
add_previous (Cell *cell, double room)
{
  TdLayer from;
  TdMark before = td_score_get_previous (cell->grid->book, cell->sheet, cell->criterion,
                                         cell->grid->layer, &from);
  g_autofree char *points = NULL;

  if (before.state != TD_SCORE_GIVEN)
    return;
  points = td_score_points_words (before.points);
  add_words (cell, TD_PAINT_SMALL, points, room);
}

static void
draw_open (Cell *cell)
{
  TdScoreGrid *self = cell->grid;
  /* Translators: in a narrow cell: this criterion is not scored yet. */
  const char *word = C_("score", "open");
  TdBrush *brush = self->brushes[TD_PAINT_OPEN];
  int width = td_brush_get_width (brush, word) + 2 * BOX_PADDING;

  if (self->open_box == NULL)
    self->open_box = make_open_box (brush, word, &width);
  add_previous (cell, cell->area->x + cell->area->width - PADDING - width + 2 - cell->left);
  gtk_snapshot_save (cell->snapshot);
  gtk_snapshot_translate (cell->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (cell->area->x + cell->area->width -
                                                         PADDING - width),
                                                (float) (cell->area->y + 3)));
  gtk_snapshot_append_node (cell->snapshot, self->open_box);
  gtk_snapshot_restore (cell->snapshot);
}

static gboolean
is_linked (const Cell *cell)
{
  guint n = 0;
  const TdBookScore *scores;

  if (td_score_grid_criterion (cell->grid, cell->column)->link == NULL)
    return FALSE;
  scores = td_score_book_get_scores (cell->grid->book, cell->sheet, cell->criterion,
                                     cell->grid->layer, &n);
  for (guint i = 0; i < n; i++)
    if (scores[i].is_linked)
      return TRUE;
  return FALSE;
}

static void
draw_score (Cell *cell)
{
  TdPaint paint = cell->failed ? TD_PAINT_FAILED :
                  is_linked (cell) ? TD_PAINT_LINKED :
                  cell->locked ? TD_PAINT_LOCKED : TD_PAINT_TEXT;
  g_autofree char *text = NULL;

  add_marks (cell);
  if (cell->mark.state == TD_SCORE_OPEN)
    draw_open (cell);
  else if (cell->mark.state == TD_SCORE_NOT_APPLICABLE)
    write_right (cell, TD_PAINT_MUTED, "–");
  else
    {
      text = td_score_points_words (cell->mark.points);
      if (cell->grid->layer != TD_LAYER_SELF)
        add_difference (cell, get_room (cell, cell->grid->brushes[paint], text));
      write_right (cell, paint, text);
    }
}

/* --- proposals --- */

static char *
dup_short (const TdMark *mark)
{
  return mark->state == TD_SCORE_GIVEN ? td_score_points_words (mark->points) :
         mark->state == TD_SCORE_NOT_APPLICABLE ? g_strdup ("–") : g_strdup (C_("score", "open"));
}

static void
draw_proposal (Cell *cell, const TdScoreProposal *proposal)
{
  g_autofree char *before = dup_short (&proposal->before);
  g_autofree char *after = proposal->outcome == TD_PROPOSAL_REFUSED ? g_strdup (proposal->text)
                                                                     : dup_short (&proposal->after);

  switch (proposal->outcome)
    {
    case TD_PROPOSAL_REFUSED:
      add_icon (cell, TD_PAINT_FAILED, "dialog-warning-symbolic");
      write_right (cell, TD_PAINT_FAILED, after);
      break;
    case TD_PROPOSAL_ADDED:
      add_icon (cell, TD_PAINT_ADD, "list-add-symbolic");
      write_right (cell, TD_PAINT_STRONG, after);
      break;
    case TD_PROPOSAL_CHANGED:
      add_words (cell, TD_PAINT_OLD, before,
                 get_room (cell, cell->grid->brushes[TD_PAINT_STRONG], after));
      write_right (cell, TD_PAINT_STRONG, after);
      break;
    case TD_PROPOSAL_SAME:
    default:
      write_right (cell, TD_PAINT_TEXT, after);
      break;
    }
}

static void
draw_dashes (const Cell *cell, gboolean across, double x, double y, int length)
{
  for (int at = 0; at < length; at += DASH + GAP)
    {
      int dash = MIN (DASH, length - at);

      td_brush_fill (cell->grid->brushes[TD_PAINT_ACCENT], cell->snapshot, across ? x + at : x,
                     across ? y : y + at, across ? dash : 2, across ? 2 : dash);
    }
}

/* Around all that is proposed: at each side where the neighbour is not. */
static void
draw_border (const Cell *cell)
{
  TdScoreGrid *self = cell->grid;
  const GdkRectangle *area = cell->area;

  if (cell->row == 0 || td_score_grid_get_proposal (self, cell->row - 1, cell->column) == NULL)
    draw_dashes (cell, TRUE, area->x, area->y, area->width);
  if (td_score_grid_get_proposal (self, cell->row + 1, cell->column) == NULL)
    draw_dashes (cell, TRUE, area->x, area->y + area->height - 2, area->width);
  if (cell->column == 0 || td_score_grid_get_proposal (self, cell->row, cell->column - 1) == NULL)
    draw_dashes (cell, FALSE, area->x, area->y, area->height);
  if (td_score_grid_get_proposal (self, cell->row, cell->column + 1) == NULL)
    draw_dashes (cell, FALSE, area->x + area->width - 2, area->y, area->height);
}

void
td_score_grid_draw_cell (TdScoreGrid *self, GtkSnapshot *snapshot, guint row, guint column,
                         const GdkRectangle *area)
{
  const TdScoreProposal *proposal = td_score_grid_get_proposal (self, row, column);
  Cell cell = {
    .grid = self, .snapshot = snapshot, .area = area, .row = row, .column = column,
    .sheet = td_score_grid_row (self, row)->sheet,
    .criterion = td_score_grid_column (self, column)->criterion,
    .left = area->x + 3,
  };
  g_autofree char *refusal = td_score_book_dup_refusal (self->book, cell.sheet, cell.criterion,
                                                        self->layer);

  cell.locked = refusal != NULL;
  cell.mark = td_score_book_get_mark (self->book, cell.sheet, cell.criterion, self->layer);
  cell.failed = td_score_is_failed (td_score_book_get_set (self->book), cell.criterion, &cell.mark);
  draw_ground (&cell, proposal);
  draw_lines (&cell);
  if (proposal == NULL)
    {
      draw_score (&cell);
      return;
    }
  draw_proposal (&cell, proposal);
  draw_border (&cell);
}
