/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-columns-private.h"

#include "td-import-head.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* The first rows of the sheet, as they stand in the file. */

#define NUMBER_WIDTH 46
#define LEAST_WIDTH 48
#define MOST_WIDTH 190
/* Columns of the sheet that are shown, and rows whose texts are measured. */
#define MOST_COLUMNS 80
#define MEASURED_ROWS 30

static TdImport *
get_import (TdImportStepColumns *self)
{
  return td_import_session_get_import (self->session);
}

const TdSheetRow *
td_import_step_columns_get_row (TdImportStepColumns *self, guint row)
{
  GPtrArray *head = td_import_get_head (get_import (self));

  return row < head->len ? head->pdata[row] : NULL;
}

static guint
count_rows (gpointer source)
{
  TdImportStepColumns *self = source;
  TdImport *import = self->session != NULL ? get_import (self) : NULL;

  return import != NULL ? td_import_get_head (import)->len : 0;
}

static char *
dup_cell (gpointer source, guint row, guint column)
{
  const TdSheetRow *sheet_row = td_import_step_columns_get_row (source, row);
  char *text;

  if (column == 0)
    return g_strdup_printf ("%u", sheet_row->number);
  text = td_text_clean (td_sheet_row_get (sheet_row, column - 1)->text);
  return text != NULL ? text : g_strdup ("");
}

static gboolean
is_header_row (TdImportStepColumns *self, guint number)
{
  guint first, last, first_data;

  td_import_get_header_rows (get_import (self), &first, &last, &first_data);
  return number >= first && number <= last && first > 0;
}

static const char *
get_style (TdImportStepColumns *self, const TdSheetRow *row, guint column)
{
  guint first, last, first_data;

  td_import_get_header_rows (get_import (self), &first, &last, &first_data);
  if (is_header_row (self, row->number))
    return column == 0 ? "number-head" : column == self->picked ? "head-picked" : "head";
  if (column == 0)
    return "number";
  if (row->number < first_data)
    return "muted";
  return column == self->picked ? "picked" : NULL;
}

static void
show_cell (gpointer source, guint row, guint column, TdImportCell *cell)
{
  g_autofree char *text = dup_cell (source, row, column);
  const TdImportCellLook look = {
    .text = text, .style = get_style (source, td_import_step_columns_get_row (source, row), column),
  };

  td_import_cell_show (cell, &look);
}

static char *
dup_tooltip (gpointer source, guint row, guint column)
{
  g_autofree char *text = NULL;

  if (column == 0)
    return g_strdup (_("Click: this row is the header; the row next to the header is added to it"));
  text = dup_cell (source, row, column);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

const TdImportGridSource td_import_step_columns_source = {
  .count = count_rows,
  .show = show_cell,
  .dup_text = dup_cell,
  .dup_tooltip = dup_tooltip,
};

static guint
count_columns (TdImportStepColumns *self)
{
  GPtrArray *head = td_import_get_head (get_import (self));
  guint n = 1;

  for (guint i = 0; i < head->len; i++)
    {
      const TdSheetRow *row = head->pdata[i];

      if (row->n_cells > 0)
        n = MAX (n, row->cells[row->n_cells - 1].column + 1);
    }
  return MIN (n, MOST_COLUMNS);
}

/* By the rows of the list; a title above it is long and says nothing. */
static int
measure_column (TdImportStepColumns *self, guint column)
{
  GPtrArray *head = td_import_get_head (get_import (self));
  int width = LEAST_WIDTH;
  guint first, last, first_data;

  td_import_get_header_rows (get_import (self), &first, &last, &first_data);
  for (guint i = 0; i < MIN (head->len, MEASURED_ROWS); i++)
    {
      g_autofree char *text = dup_cell (self, i, column + 1);

      if (*text != '\0' && ((const TdSheetRow *) head->pdata[i])->number >= first)
        width = MAX (width, td_import_text_width (GTK_WIDGET (self->grid), text) + 18);
    }
  return MIN (width, MOST_WIDTH);
}

static GtkWidget *
make_letter_head (const char *letters)
{
  GtkWidget *head = td_import_head_new (letters, NULL, 0.5);

  gtk_widget_add_css_class (head, "letters");
  return head;
}

void
td_import_step_columns_show_grid (TdImportStepColumns *self)
{
  td_import_grid_clear_columns (self->grid);
  td_import_grid_append_column (self->grid, make_letter_head (""), _("Row"), NUMBER_WIDTH, 1, FALSE,
                                TRUE);
  for (guint i = 0; i < count_columns (self); i++)
    {
      g_autofree char *letters = td_sheet_column_letters (i);

      td_import_grid_append_column (self->grid, make_letter_head (letters), letters,
                                    measure_column (self, i), 0, FALSE, FALSE);
    }
  td_import_grid_refresh (self->grid);
}
