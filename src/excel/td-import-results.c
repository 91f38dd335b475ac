/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-private.h"

/* What a check or a run came to. */

const TdImportCounts *
td_import_get_counts (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return &self->counts;
}

GListModel *
td_import_get_rows (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return G_LIST_MODEL (self->list);
}

GPtrArray *
td_import_get_skipped (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return self->skipped;
}

const char *
td_import_skipped_get_name (const TdImportSkipped *self)
{
  switch (self->kind)
    {
    case TD_ROW_SECTION:
      return "section";
    case TD_ROW_TOTAL:
      return "total";
    case TD_ROW_FOOTER:
      return "footer";
    case TD_ROW_NUMBERS:
      return "numbers";
    case TD_ROW_HEADER:
      return "header";
    case TD_ROW_EMPTY:
    case TD_ROW_DATA:
    default:
      return "empty";
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const TdImportProblem *one = *(TdImportProblem *const *) a;
  const TdImportProblem *other = *(TdImportProblem *const *) b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column - other->column;
}

GPtrArray *
td_import_dup_problems (TdImport *self)
{
  GPtrArray *problems = g_ptr_array_new ();

  g_return_val_if_fail (TD_IS_IMPORT (self), problems);

  for (guint i = 0; i < self->rows->len; i++)
    {
      TdImportRow *row = self->rows->pdata[i];

      if (row->problems != NULL)
        g_ptr_array_extend (problems, row->problems, NULL, NULL);
    }
  g_ptr_array_extend (problems, self->run_problems, NULL, NULL);
  g_ptr_array_sort (problems, compare_problems);
  g_ptr_array_extend (problems, self->list_problems, NULL, NULL);
  return problems;
}
