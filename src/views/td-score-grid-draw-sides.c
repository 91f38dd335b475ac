/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"

#include <glib/gi18n-lib.h>

#define PADDING 6
#define H TD_GRID_ROW_HEIGHT

/* --- left --- */

static void
draw_row_ground (TdScoreGrid *self, GtkSnapshot *snapshot, guint row, double x, double y,
                 double width)
{
  if (row == self->row)
    td_brush_fill (self->brushes[TD_PAINT_CURRENT_FILL], snapshot, x, y, width, H);
  td_brush_fill (self->brushes[TD_PAINT_LINE], snapshot, x, y + H - 1, width, 1);
}

void
td_score_grid_draw_left (TdScoreGrid *self, GtkSnapshot *snapshot, guint row, double y)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (self->book,
                                                      td_score_grid_row (self, row)->sheet);
  gboolean person = sheet->staff != 0;
  g_autofree char *position = g_strdup_printf ("%u", row + 1);
  g_autofree char *people = g_strdup_printf ("%u", sheet->n_people);
  int number;
  int name;
  int unit;

  td_score_grid_get_name_columns (self, &number, &name, &unit);
  draw_row_ground (self, snapshot, row, 0, y, self->left);
  if (number > 0)
    td_brush_write (self->brushes[TD_PAINT_MUTED], snapshot, position, 0, y, number, H - 1, .5);
  td_brush_write (self->brushes[TD_PAINT_STRONG], snapshot, sheet->name, number + PADDING, y,
                  name - 2 * PADDING, H - 1, 0);
  if (unit > 0)
    td_brush_write (self->brushes[TD_PAINT_MUTED], snapshot, person ? sheet->unit_name : people,
                    number + name + PADDING, y, unit - 2 * PADDING, H - 1, person ? 0 : 1);
}

/* --- right --- */

static char *
dup_percent (const TdTotal *total, TdPaint *paint)
{
  if (total->percent == TD_POINTS_MISSING || !total->any)
    return g_strdup ("–");
  if (total->scored < total->applicable)
    {
      *paint = TD_PAINT_SMALL;
      /* Translators: in a narrow cell: not everything is scored, so there is no share yet. */
      return g_strdup (C_("score", "incomplete"));
    }
  return td_score_rounded_words (total->percent);
}

static char *
dup_rank (TdScoreGrid *self, guint sheet)
{
  const TdSheetRank *rank = td_score_book_get_rank (self->book, sheet);

  if (rank->rank == 0)
    return g_strdup ("–");
  return g_strdup_printf (rank->is_tied ? "= %u" : "%u", rank->rank);
}

const TdBand *
td_score_grid_get_band (TdScoreGrid *self, guint row)
{
  int band = td_score_book_get_result (self->book, td_score_grid_row (self, row)->sheet)->band;

  return band < 0 ? NULL : td_score_book_get_set (self->book)->bands->pdata[band];
}

char *
td_score_grid_dup_result (TdScoreGrid *self, guint row, TdGridResult result, TdPaint *paint)
{
  const TdGridRow *place = td_score_grid_row (self, row);
  const TdSheetResult *sheet = td_score_book_get_result (self->book, place->sheet);
  const TdBand *band = td_score_grid_get_band (self, row);
  TdTotal total = *td_score_get_total (td_score_book_get_rule (self->book), sheet, self->layer);
  gboolean proposed = self->preview != NULL &&
                      td_score_preview_get_total (self->preview, place->id, &total);

  *paint = TD_PAINT_TEXT;
  switch (result)
    {
    case TD_GRID_TOTAL:
      *paint = proposed ? TD_PAINT_ADD : TD_PAINT_STRONG;
      return total.any ? td_decimal_to_text_digits (total.total,
                                                    td_score_grid_get_total_digits (self))
                       : g_strdup ("–");
    case TD_GRID_SCORED:
      *paint = total.scored < total.applicable ? TD_PAINT_INCOMPLETE : TD_PAINT_MUTED;
      return g_strdup_printf ("%u/%u", total.scored, total.applicable);
    case TD_GRID_PERCENT:
      return dup_percent (&total, paint);
    case TD_GRID_RANK:
      /* What it would become nobody knows before all is taken. */
      *paint = proposed ? TD_PAINT_MUTED : TD_PAINT_STRONG;
      return dup_rank (self, place->sheet);
    case TD_GRID_BAND:
      *paint = proposed ? TD_PAINT_MUTED : TD_PAINT_TEXT;
      return g_strdup (band == NULL ? "–" : self->band_codes ? band->code : band->name);
    case TD_N_GRID_RESULTS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

void
td_score_grid_draw_right (TdScoreGrid *self, GtkSnapshot *snapshot, guint row, double y)
{
  draw_row_ground (self, snapshot, row,
                   gtk_widget_get_width (GTK_WIDGET (self)) - self->right, y, self->right);
  for (int i = 0; i < TD_N_GRID_RESULTS; i++)
    {
      TdPaint paint;
      g_autofree char *text = NULL;

      if (!self->result_shown[i])
        continue;
      text = td_score_grid_dup_result (self, row, (TdGridResult) i, &paint);
      td_brush_write (self->brushes[paint], snapshot, text,
                      td_score_grid_get_result_x (self, (TdGridResult) i) + PADDING, y,
                      td_score_grid_get_result_width (self, (TdGridResult) i) - 2 * PADDING, H - 1,
                      i == TD_GRID_BAND ? 0 : 1);
    }
}

/* --- foot --- */

static void
draw_mean (TdScoreGrid *self, GtkSnapshot *snapshot, double x, double width, const TdMark *mean)
{
  g_autofree char *text = mean->state == TD_SCORE_GIVEN ? td_score_rounded_words (mean->points)
                                                        : g_strdup ("–");

  td_brush_write (self->brushes[TD_PAINT_TEXT], snapshot, text, x + PADDING,
                  td_score_grid_get_foot_y (self), width - 2 * PADDING, H, 1);
}

static void
draw_means (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  guint row;
  guint first;
  guint last;

  if (!td_score_grid_get_seen (self, &row, &row, &first, &last))
    return;
  td_score_grid_push_body (self, snapshot, td_score_grid_get_foot_y (self), H);
  for (guint i = first; i <= last; i++)
    {
      TdMark mean = td_score_grid_get_mean (self, i);

      draw_mean (self, snapshot, td_score_grid_get_column_x (self, i), self->column_width, &mean);
    }
  gtk_snapshot_pop (snapshot);
}

void
td_score_grid_draw_foot (TdScoreGrid *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int y = td_score_grid_get_foot_y (self);
  TdMark total;
  TdMark percent;

  td_score_grid_get_total_means (self, &total, &percent);
  td_brush_fill (self->brushes[TD_PAINT_FOOT_FILL], snapshot, 0, y, width, H);
  td_brush_write (self->brushes[TD_PAINT_HEAD], snapshot,
                  self->left > 200 ? _("Mean of the cells scored") : C_("score", "Mean"), PADDING,
                  y, self->left - 2 * PADDING, H, 0);
  draw_means (self, snapshot);
  draw_mean (self, snapshot, td_score_grid_get_result_x (self, TD_GRID_TOTAL),
             td_score_grid_get_result_width (self, TD_GRID_TOTAL), &total);
  if (self->result_shown[TD_GRID_PERCENT])
    draw_mean (self, snapshot, td_score_grid_get_result_x (self, TD_GRID_PERCENT),
               td_score_grid_get_result_width (self, TD_GRID_PERCENT), &percent);
}
