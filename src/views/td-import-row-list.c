/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-row-list.h"

/**
 * TdImportRowList:
 * @rows: (nullable): all
 * @problems: of the rows, in their order; the import's own
 * @list_problems: of the whole list
 * @shown: (element-type guint): positions in @rows
 */
struct _TdImportRowList
{
  GListModel        *rows;
  GPtrArray         *problems;
  GPtrArray         *list_problems;
  GPtrArray         *kinds;
  GArray            *shown;
  guint              n_problems;
  TdImportRowFilter  filter;
  char              *code;
};

TdImportRowList *
td_import_row_list_new (void)
{
  TdImportRowList *self = g_new0 (TdImportRowList, 1);

  self->problems = g_ptr_array_new ();
  self->list_problems = g_ptr_array_new ();
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filter = TD_IMPORT_ROWS_PROBLEMS;
  return self;
}

void
td_import_row_list_free (TdImportRowList *self)
{
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->list_problems);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->shown);
  g_free (self->code);
  g_free (self);
}

static TdImportRow *
get_row (TdImportRowList *self, guint position)
{
  TdImportRow *row = g_list_model_get_item (self->rows, position);

  /* The list holds it. */
  g_object_unref (row);
  return row;
}

/* --- problems --- */

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const TdImportKind *one = *(TdImportKind *const *) a;
  const TdImportKind *other = *(TdImportKind *const *) b;

  if (one->n != other->n)
    return one->n < other->n ? 1 : -1;
  return g_strcmp0 (one->code, other->code);
}

static void
sort_problems (TdImportRowList *self, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      TdImportProblem *problem = problems->pdata[i];

      g_ptr_array_add (problem->row > 0 ? self->problems : self->list_problems, problem);
    }
}

static void
count_kinds (TdImportRowList *self)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  guint before = 0;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const TdImportProblem *problem = self->problems->pdata[i];
      TdImportKind *kind = g_hash_table_lookup (by_code, problem->code);

      if (kind == NULL)
        {
          kind = g_new0 (TdImportKind, 1);
          kind->code = problem->code;
          kind->title = td_import_problem_get_title (problem);
          kind->severity = problem->severity;
          g_hash_table_insert (by_code, (gpointer) problem->code, kind);
          g_ptr_array_add (self->kinds, kind);
        }
      kind->n++;
      self->n_problems += problem->row != before;
      before = problem->row;
    }
  g_ptr_array_sort (self->kinds, compare_kinds);
}

/* --- rows --- */

static gboolean
matches (TdImportRowList *self, TdImportRow *row)
{
  GPtrArray *problems = td_import_row_get_problems (row);

  if (self->filter == TD_IMPORT_ROWS_ALL)
    return TRUE;
  if (self->filter == TD_IMPORT_ROWS_PROBLEMS)
    return problems->len > 0;
  for (guint i = 0; i < problems->len; i++)
    {
      if (g_str_equal (((TdImportProblem *) problems->pdata[i])->code, self->code))
        return TRUE;
    }
  return FALSE;
}

/* @keep: rows that are in view stay there. */
static void
choose_rows (TdImportRowList *self, gboolean keep)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->shown);
  guint n = td_import_row_list_get_n_all (self);
  guint next = 0;

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      gboolean was_shown = keep && next < before->len && g_array_index (before, guint, next) == i;

      next += was_shown ? 1 : 0;
      if (was_shown || matches (self, get_row (self, i)))
        g_array_append_val (self->shown, i);
    }
}

void
td_import_row_list_update (TdImportRowList *self, TdImport *import, gboolean whole)
{
  g_autoptr (GPtrArray) problems = import != NULL ? td_import_dup_problems (import) : NULL;
  GListModel *rows = import != NULL ? td_import_get_rows (import) : NULL;

  g_set_object (&self->rows, rows);
  g_ptr_array_set_size (self->problems, 0);
  g_ptr_array_set_size (self->list_problems, 0);
  g_ptr_array_set_size (self->kinds, 0);
  self->n_problems = 0;
  if (problems != NULL)
    sort_problems (self, problems);
  count_kinds (self);
  choose_rows (self, !whole);
}

void
td_import_row_list_set_filter (TdImportRowList *self, TdImportRowFilter filter, const char *code)
{
  char *copy = g_strdup (code);

  g_free (self->code);
  self->code = copy;
  self->filter = filter;
  choose_rows (self, FALSE);
}

TdImportRowFilter
td_import_row_list_get_filter (TdImportRowList *self)
{
  return self->filter;
}

const char *
td_import_row_list_get_code (TdImportRowList *self)
{
  return self->code;
}

guint
td_import_row_list_get_n (TdImportRowList *self)
{
  return self->shown->len;
}

TdImportRow *
td_import_row_list_get (TdImportRowList *self, guint position)
{
  g_return_val_if_fail (position < self->shown->len, NULL);

  return get_row (self, g_array_index (self->shown, guint, position));
}

gboolean
td_import_row_list_find (TdImportRowList *self, guint number, guint *position)
{
  guint first = 0;
  guint end = self->shown->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (td_import_row_get_number (td_import_row_list_get (self, middle)) < number)
        first = middle + 1;
      else
        end = middle;
    }
  *position = first;
  return first < self->shown->len &&
         td_import_row_get_number (td_import_row_list_get (self, first)) == number;
}

guint
td_import_row_list_get_n_problems (TdImportRowList *self)
{
  return self->n_problems;
}

guint
td_import_row_list_get_n_all (TdImportRowList *self)
{
  return self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;
}

GPtrArray *
td_import_row_list_get_kinds (TdImportRowList *self)
{
  return self->kinds;
}

GPtrArray *
td_import_row_list_get_list_problems (TdImportRowList *self)
{
  return self->list_problems;
}

guint
td_import_row_list_count_same (TdImportRowList *self, const TdImportProblem *problem)
{
  guint n = 0;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const TdImportProblem *other = self->problems->pdata[i];

      n += g_str_equal (other->code, problem->code) && g_strcmp0 (other->key, problem->key) == 0 &&
           g_strcmp0 (other->value, problem->value) == 0 &&
           (problem->value != NULL || g_strcmp0 (other->detail, problem->detail) == 0);
    }
  return n;
}
