/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

/* Never sorts: the view's sorter is asked to compare two things that are not
 * rows, and so tells through this which column it would sort by (GTK before
 * 4.10 has no other way), and by the sign in which direction. */
static int
probe (gconstpointer a, gconstpointer b, gpointer user_data)
{
  TdTableColumn *column = user_data;
  TdDataTable *table = g_object_get_data (G_OBJECT (column), "td-table");

  table->probed = column;
  return -1;
}

void
td_data_table_sorter_changed (TdDataTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  GtkOrdering order;
  const char *key;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, self, self->slice);
  key = self->probed ? td_table_column_get_key (self->probed) : NULL;
  if (g_strcmp0 (key, self->sort) == 0 && self->descending == (order == GTK_ORDERING_LARGER))
    return;
  g_free (self->sort);
  self->sort = g_strdup (key);
  self->descending = order == GTK_ORDERING_LARGER;
  if (!self->arranging)
    td_data_table_emit_sort (self);
}

const char *
td_data_table_get_sort (TdDataTable *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
td_data_table_set_sort (TdDataTable *self, const char *key, gboolean descending)
{
  TdTableColumn *column = key ? td_data_table_get_column (self, key) : NULL;

  self->arranging = TRUE;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), NULL, GTK_SORT_ASCENDING);
  if (column != NULL)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view),
                                    td_data_table_get_view_column (column),
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->arranging = FALSE;
}

void
td_data_table_make_sortable (GtkColumnViewColumn *view_column, TdTableColumn *column)
{
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (probe, column, NULL);

  gtk_column_view_column_set_sorter (view_column, GTK_SORTER (sorter));
}
