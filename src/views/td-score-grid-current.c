/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-views.h"

gboolean
td_score_grid_has_cells (TdScoreGrid *self)
{
  return self->book != NULL && self->rows->len > 0 && self->columns->len > 0;
}

void
td_score_grid_get_block (TdScoreGrid *self, guint *first_row, guint *last_row,
                         guint *first_column, guint *last_column)
{
  *first_row = MIN (self->row, self->anchor_row);
  *last_row = MAX (self->row, self->anchor_row);
  *first_column = MIN (self->column, self->anchor_column);
  *last_column = MAX (self->column, self->anchor_column);
}

/* --- the current cell --- */

/* What stands in the cell is told by the editor, which alone has the focus, and by
 * the grid for who looks at it as a whole. */
static void
describe (TdScoreGrid *self)
{
  g_autofree char *text = td_score_grid_dup_description (self);

  td_widget_set_label (GTK_WIDGET (self->editor), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

void
td_score_grid_refresh (TdScoreGrid *self)
{
  g_clear_pointer (&self->refusal, g_free);
  if (td_score_grid_has_cells (self))
    {
      guint sheet = td_score_grid_row (self, self->row)->sheet;
      guint criterion = td_score_grid_column (self, self->column)->criterion;

      self->refusal = td_score_book_dup_refusal (self->book, sheet, criterion, self->layer);
    }
  if (!td_score_grid_is_editing (self))
    td_cell_editor_set_open (self->editor, td_score_grid_has_cells (self) && self->refusal == NULL);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  td_score_grid_emit_current_changed (self);
}

void
td_score_grid_go (TdScoreGrid *self, gint64 row, gint64 column, gboolean extend)
{
  guint to_row;
  guint to_column;

  if (!td_score_grid_has_cells (self))
    return;
  to_row = (guint) CLAMP (row, 0, (gint64) self->rows->len - 1);
  to_column = (guint) CLAMP (column, 0, (gint64) self->columns->len - 1);
  if (to_row != self->row || to_column != self->column)
    td_score_grid_end_editing (self, TRUE);
  self->row = to_row;
  self->column = to_column;
  if (!extend)
    {
      self->anchor_row = to_row;
      self->anchor_column = to_column;
    }
  td_score_grid_reveal (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  td_score_grid_refresh (self);
}

gboolean
td_score_grid_get_current (TdScoreGrid *self, guint *sheet, guint *criterion)
{
  if (!td_score_grid_has_cells (self))
    return FALSE;
  *sheet = td_score_grid_row (self, self->row)->sheet;
  *criterion = td_score_grid_column (self, self->column)->criterion;
  return TRUE;
}

GArray *
td_score_grid_list_sheets (TdScoreGrid *self, gboolean all)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = 0;
  guint last = 0;
  guint first_column;
  guint last_column;

  if (self->rows->len == 0)
    return sheets;
  if (all)
    last = self->rows->len - 1;
  else
    td_score_grid_get_block (self, &first, &last, &first_column, &last_column);
  for (guint row = first; row <= last; row++)
    g_array_append_val (sheets, td_score_grid_row (self, row)->id);
  return sheets;
}

gboolean
td_score_grid_set_current (TdScoreGrid *self, guint sheet, guint criterion)
{
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; td_score_grid_row (self, row)->sheet == sheet &&
                           column < self->columns->len; column++)
      if (td_score_grid_column (self, column)->criterion == criterion)
        {
          td_score_grid_go (self, row, column, FALSE);
          return TRUE;
        }
  return FALSE;
}

static gboolean
is_open (TdScoreGrid *self, guint row, guint column)
{
  guint sheet = td_score_grid_row (self, row)->sheet;
  guint criterion = td_score_grid_column (self, column)->criterion;
  g_autofree char *refusal = NULL;

  if (td_score_book_get_mark (self->book, sheet, criterion, self->layer).state != TD_SCORE_OPEN ||
      td_score_grid_get_proposal (self, row, column) != NULL)
    return FALSE;
  refusal = td_score_book_dup_refusal (self->book, sheet, criterion, self->layer);
  return refusal == NULL;
}

gboolean
td_score_grid_go_to_open (TdScoreGrid *self)
{
  guint64 n = (guint64) self->rows->len * self->columns->len;
  guint64 start = (guint64) self->row * self->columns->len + self->column;

  for (guint64 i = 1; td_score_grid_has_cells (self) && i <= n; i++)
    {
      guint64 at = (start + i) % n;
      guint row = (guint) (at / self->columns->len);
      guint column = (guint) (at % self->columns->len);

      if (!is_open (self, row, column))
        continue;
      td_score_grid_go (self, row, column, FALSE);
      return TRUE;
    }
  return FALSE;
}
