/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-sheet-reader.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- copying --- */

char *
td_score_grid_dup_tsv (TdScoreGrid *self)
{
  GString *tsv = g_string_new (NULL);
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (!td_score_grid_has_cells (self))
    return g_string_free (tsv, FALSE);
  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      {
        g_autofree char *text = td_score_grid_dup_text (self, row, column);

        /* No cell holds a tab or a line end: none can be typed. */
        g_string_append (tsv, text);
        g_string_append_c (tsv, column < last_column ? '\t' : '\n');
      }
  return g_string_free (tsv, FALSE);
}

void
td_score_grid_copy (TdScoreGrid *self)
{
  g_autofree char *tsv = td_score_grid_dup_tsv (self);

  if (td_has_text (tsv))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
}

/* --- proposals --- */

TdScorePreview *
td_score_grid_get_preview (TdScoreGrid *self)
{
  return self->preview;
}

const TdScoreProposal *
td_score_grid_get_proposal (TdScoreGrid *self, guint row, guint column)
{
  if (self->preview == NULL || row >= self->rows->len || column >= self->columns->len)
    return NULL;
  return td_score_preview_get (self->preview, td_score_grid_row (self, row)->id,
                               td_score_grid_column (self, column)->criterion);
}

void
td_score_grid_get_pasted (TdScoreGrid *self, guint *rows, guint *columns, guint *outside)
{
  *rows = self->pasted_rows;
  *columns = self->pasted_columns;
  *outside = self->pasted_outside;
}

void
td_score_grid_drop (TdScoreGrid *self)
{
  if (self->preview == NULL)
    return;
  td_score_grid_end_editing (self, FALSE);
  g_clear_pointer (&self->preview, td_score_preview_free);
  self->pasted_rows = self->pasted_columns = self->pasted_outside = 0;
  td_score_grid_emit_preview_changed (self);
  td_score_grid_refresh (self);
}

/* --- pasting --- */

/**
 * Paste: a block on its way into the preview.
 * @row, @column: where its first cell goes
 * @only: the text of the first cell, which one that is alone fills the block with
 */
typedef struct
{
  guint  row;
  guint  column;
  guint  n_rows;
  guint  n_columns;
  guint  n_cells;
  char  *only;
} Paste;

static void
put (TdScoreGrid *self, guint row, guint column, const char *text)
{
  if (row >= self->rows->len || column >= self->columns->len)
    self->pasted_outside++;
  else
    td_score_preview_put (self->preview, td_score_grid_row (self, row)->sheet,
                          td_score_grid_column (self, column)->criterion, text);
}

/* An empty cell leaves what there is: nothing is taken back without saying so. */
static void
put_row (TdScoreGrid *self, Paste *paste, const TdSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];

      if (!td_has_text (cell->text))
        continue;
      put (self, paste->row + row->number - 1, paste->column + cell->column, cell->text);
      paste->n_rows = MAX (paste->n_rows, row->number);
      paste->n_columns = MAX (paste->n_columns, cell->column + 1);
      paste->n_cells++;
      if (paste->only == NULL)
        paste->only = g_strdup (cell->text);
    }
}

/* One cell that was copied fills the whole block that is selected. */
static void
put_everywhere (TdScoreGrid *self, const char *text)
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      put (self, row, column, text);
}

static void
select_pasted (TdScoreGrid *self, const Paste *paste)
{
  self->row = paste->row;
  self->column = paste->column;
  if (paste->n_rows == 1 && paste->n_columns == 1)
    return;
  self->anchor_row = MIN (paste->row + paste->n_rows, self->rows->len) - 1;
  self->anchor_column = MIN (paste->column + paste->n_columns, self->columns->len) - 1;
}

static gboolean
read_block (TdScoreGrid *self, Paste *paste, const char *text, GError **error)
{
  g_autoptr (TdSheetReader) reader = td_sheet_reader_new_for_text (text, error);
  g_autoptr (GError) failed = NULL;
  const TdSheetRow *row;

  if (reader == NULL)
    return FALSE;
  while (td_sheet_reader_next_row (reader, &row, &failed))
    put_row (self, paste, row);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static void
show_pasted (TdScoreGrid *self, const Paste *paste)
{
  if (paste->n_rows == 1 && paste->n_columns == 1 &&
      (self->row != self->anchor_row || self->column != self->anchor_column))
    put_everywhere (self, paste->only);
  self->pasted_rows = paste->n_rows;
  self->pasted_columns = paste->n_columns;
  select_pasted (self, paste);
  td_score_grid_reveal (self);
  td_score_grid_emit_preview_changed (self);
  td_score_grid_refresh (self);
}

void
td_score_grid_paste (TdScoreGrid *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  Paste paste = { 0 };
  gboolean is_new = self->preview == NULL;
  guint last;

  if (!td_score_grid_has_cells (self))
    return;
  td_score_grid_end_editing (self, TRUE);
  td_score_grid_get_block (self, &paste.row, &last, &paste.column, &last);
  self->pasted_outside = 0;
  if (is_new)
    self->preview = td_score_preview_new (self->book, self->layer);
  if (!read_block (self, &paste, text, &error))
    td_shell_report_error (GTK_WIDGET (self), error);
  else if (paste.n_cells == 0)
    td_shell_toast (GTK_WIDGET (self), _("There is nothing to paste: copy cells first."));
  if (paste.n_cells > 0)
    show_pasted (self, &paste);
  else if (is_new)
    g_clear_pointer (&self->preview, td_score_preview_free);
  g_free (paste.only);
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdScoreGrid) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  /* A clipboard without text is no failure of ours. */
  td_score_grid_paste (self, text != NULL ? text : "");
}

void
td_score_grid_paste_clipboard (TdScoreGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 clipboard_read_cb, g_object_ref (self));
}
