/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"
#include "td-text.h"
#include "td-views.h"

/* --- columns --- */

/* What a bonus adds and a deduction takes off shows as that. */
static char *
dup_max (const TdCriterion *criterion)
{
  g_autofree char *points = td_decimal_to_text (criterion->max);

  if (*points == '\0')
    return g_steal_pointer (&points);
  return criterion->role == TD_ROLE_BONUS ? g_strconcat ("+", points, NULL) :
         criterion->role == TD_ROLE_DEDUCTION ? g_strconcat ("−", points, NULL)
                                              : g_steal_pointer (&points);
}

static void
rebuild_columns (TdScoreGrid *self)
{
  const TdCriteriaSet *set = self->book != NULL ? td_score_book_get_set (self->book) : NULL;

  g_array_set_size (self->columns, 0);
  for (guint i = 0; set != NULL && i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      TdGridColumn column = {
        .id = criterion->id, .criterion = i, .group = td_score_top_group (set, i),
      };

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      column.title = td_score_title (set, i);
      column.max = dup_max (criterion);
      g_array_append_val (self->columns, column);
    }
}

/* --- rows --- */

/**
 * SortRow: what a row is ordered by.
 * @has_value: else it comes last, whichever way
 */
typedef struct
{
  TdGridRow  row;
  char      *key;
  gint64     value;
  gboolean   has_value;
} SortRow;

static void
clear_sort_row (gpointer data)
{
  g_free (((SortRow *) data)->key);
}

static void
value_row (TdScoreGrid *self, SortRow *row)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (self->book, row->row.sheet);
  const TdSheetResult *result = td_score_book_get_result (self->book, row->row.sheet);
  const TdTotal *total = td_score_get_total (td_score_book_get_rule (self->book), result,
                                             self->layer);
  TdMark mark;

  row->value = row->row.sheet;
  row->has_value = TRUE;
  switch (self->sort)
    {
    case TD_SCORE_SORT_NAME:
      row->key = sheet->staff != 0 ? td_name_sort_key (sheet->name)
                                   : td_text_sort_key (sheet->name);
      break;
    case TD_SCORE_SORT_TOTAL:
      row->value = total->total;
      row->has_value = total->any;
      break;
    case TD_SCORE_SORT_PERCENT:
      row->value = total->percent;
      row->has_value = total->any && total->percent != TD_POINTS_MISSING;
      break;
    case TD_SCORE_SORT_RANK:
      row->value = td_score_book_get_rank (self->book, row->row.sheet)->rank;
      row->has_value = row->value > 0;
      break;
    case TD_SCORE_SORT_CRITERION:
      mark = td_score_book_get_mark (self->book, row->row.sheet, self->sort_criterion, self->layer);
      row->value = mark.points;
      row->has_value = mark.state == TD_SCORE_GIVEN;
      break;
    case TD_SCORE_SORT_ROUND:
    default:
      break;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortRow *one = a;
  const SortRow *other = b;
  TdScoreGrid *self = user_data;
  int order = 0;

  if (one->has_value != other->has_value)
    return one->has_value ? -1 : 1;
  if (one->has_value && one->key != NULL)
    order = g_strcmp0 (one->key, other->key);
  else if (one->has_value)
    order = one->value < other->value ? -1 : one->value > other->value;
  if (order != 0)
    return self->descending ? -order : order;
  return one->row.sheet < other->row.sheet ? -1 : one->row.sheet > other->row.sheet;
}

static gboolean
has_third (const TdBookSheet *sheet)
{
  return sheet->staff != 0 ? td_has_text (sheet->unit_name) : sheet->n_people > 0;
}

static void
fill_rows (TdScoreGrid *self)
{
  guint n = self->book != NULL ? td_score_book_get_n_sheets (self->book) : 0;
  g_autoptr (GArray) sorted = g_array_new (FALSE, TRUE, sizeof (SortRow));

  g_array_set_clear_func (sorted, clear_sort_row);
  self->has_third_column = FALSE;
  for (guint i = 0; i < n; i++)
    {
      SortRow row = { .row = { td_score_book_get_sheet (self->book, i)->id, i } };

      if (self->filter != NULL && !self->filter (self->book, i, self->filter_data))
        continue;
      value_row (self, &row);
      g_array_append_val (sorted, row);
      self->has_third_column |= has_third (td_score_book_get_sheet (self->book, i));
    }
  g_array_sort_with_data (sorted, compare_rows, self);
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < sorted->len; i++)
    g_array_append_val (self->rows, g_array_index (sorted, SortRow, i).row);
}

/* The current cell stays with its subject, or else in its place. */
static void
find_row (TdScoreGrid *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len && id != 0; i++)
    if (td_score_grid_row (self, i)->id == id)
      self->row = i;
  self->row = self->rows->len > 0 ? MIN (self->row, self->rows->len - 1) : 0;
  self->column = self->columns->len > 0 ? MIN (self->column, self->columns->len - 1) : 0;
  self->anchor_row = self->row;
  self->anchor_column = self->column;
}

void
td_score_grid_rebuild_rows (TdScoreGrid *self)
{
  gint64 id = self->row < self->rows->len ? td_score_grid_row (self, self->row)->id : 0;

  /* Until there are new ones nobody may look at the old. */
  g_array_set_size (self->rows, 0);
  td_score_grid_end_drag (self);
  td_score_grid_end_editing (self, FALSE);
  fill_rows (self);
  td_score_grid_forget_means (self);
  find_row (self, id);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  td_score_grid_refresh (self);
}

void
td_score_grid_rebuild (TdScoreGrid *self)
{
  rebuild_columns (self);
  td_score_grid_rebuild_rows (self);
}

/* %FALSE where the round took another set of criteria. */
static gboolean
has_same_columns (TdScoreGrid *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  guint n = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      if (n >= self->columns->len || td_score_grid_column (self, n)->id != criterion->id ||
          td_score_grid_column (self, n)->criterion != i)
        return FALSE;
      n++;
    }
  return n == self->columns->len;
}

/* %FALSE where sheets came or went. */
static gboolean
find_sheets (TdScoreGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdGridRow *row = &g_array_index (self->rows, TdGridRow, i);

      if (!td_score_book_find_sheet (self->book, row->id, &row->sheet))
        return FALSE;
    }
  return self->filter != NULL || self->rows->len == td_score_book_get_n_sheets (self->book);
}

void
td_score_grid_book_changed (TdScoreGrid *self, guint sheet)
{
  td_score_grid_forget_means (self);
  if (sheet == TD_BOOK_ALL && !has_same_columns (self))
    {
      /* What was proposed for other criteria means nothing for these. */
      g_array_set_size (self->columns, 0);
      td_score_grid_drop (self);
      td_score_grid_rebuild (self);
      return;
    }
  if (sheet == TD_BOOK_ALL && !find_sheets (self))
    td_score_grid_rebuild_rows (self);
  if (self->preview != NULL)
    {
      td_score_preview_refresh (self->preview);
      td_score_grid_emit_preview_changed (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!td_score_grid_is_editing (self))
    td_score_grid_refresh (self);
}
