/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-table-private.h"

/* Which criteria are shown: what the filter asks for, without what is folded away. */

static gboolean
answers (TdSheetTable *self, guint criterion, TdSheetFilter filter)
{
  const TdSheetCell *cell = &self->cell;

  switch (filter)
    {
    case TD_SHEET_SHOW_DIFFERENCES:
      return td_sheet_differs (cell->book, cell->sheet, criterion);
    case TD_SHEET_SHOW_LACKING:
      return td_score_book_lacks_evidence (cell->book, cell->sheet, criterion);
    case TD_SHEET_SHOW_QUESTIONED:
      return td_score_book_is_questioned (cell->book, cell->sheet, criterion);
    case TD_SHEET_SHOW_ALL:
    default:
      return TRUE;
    }
}

guint
td_sheet_table_count (TdSheetTable *self, TdSheetFilter filter)
{
  guint n = 0;

  for (guint i = 0; self->cell.book != NULL && i < self->rows->len; i++)
    n += !td_sheet_line_is_group (td_sheet_table_row (self, i)) && answers (self, i, filter);
  return n;
}

static gboolean
is_in_folded (TdSheetTable *self, guint criterion)
{
  int group = td_criteria_set_get (self->set, criterion)->parent;

  while (group >= 0 && !g_array_index (self->folded, gboolean, group))
    group = td_criteria_set_get (self->set, (guint) group)->parent;
  return group >= 0;
}

/* Groups lie before what lies in them: from the end on, each has been asked already. */
void
td_sheet_table_update_visible (TdSheetTable *self)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, self->rows->len + 1);

  for (guint i = self->rows->len; i > 0; i--)
    {
      TdSheetLine *row = td_sheet_table_row (self, i - 1);
      int parent = td_criteria_set_get (self->set, i - 1)->parent;

      if (!td_sheet_line_is_group (row))
        wanted[i - 1] = answers (self, i - 1, self->filter);
      else if (self->filter == TD_SHEET_SHOW_ALL)
        wanted[i - 1] = TRUE;
      if (wanted[i - 1] && parent >= 0)
        wanted[parent] = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (row), wanted[i - 1] && !is_in_folded (self, i - 1));
    }
}

void
td_sheet_table_fold (TdSheetTable *self, guint criterion, gboolean folded)
{
  g_array_index (self->folded, gboolean, criterion) = folded;
  td_sheet_line_set_folded (td_sheet_table_row (self, criterion), folded);
  td_sheet_table_update_visible (self);
}

void
td_sheet_table_set_filter (TdSheetTable *self, TdSheetFilter filter)
{
  self->filter = filter;
  if (self->cell.book == NULL)
    return;
  td_sheet_table_update_visible (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (filter != TD_SHEET_SHOW_ALL && !td_sheet_line_is_group (td_sheet_table_row (self, i)) &&
        gtk_widget_get_visible (self->rows->pdata[i]))
      {
        if (!gtk_widget_get_visible (self->rows->pdata[self->cell.criterion]))
          td_sheet_table_go (self, i, self->cell.layer);
        break;
      }
}
