/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

/* A cell of a TSV may hold neither tab nor line end. */
static void
append_cell (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    g_string_append_c (out, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
append_titles (GString *out, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\t');
      append_cell (out, td_table_column_get_label (columns->pdata[i]));
    }
  g_string_append_c (out, '\n');
}

static void
append_row (GString *out, GPtrArray *columns, gpointer item)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *text = td_table_column_dup_text (columns->pdata[i], item);

      if (i > 0)
        g_string_append_c (out, '\t');
      append_cell (out, text);
    }
  g_string_append_c (out, '\n');
}

char *
td_data_table_dup_tsv (TdDataTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) columns = td_data_table_dup_columns (self);
  guint total = self->model ? g_list_model_get_n_items (self->model) : 0;
  guint n_rows = 0;
  guint current;

  append_titles (out, columns);
  for (guint i = 0; i < total && td_id_selection_get_n (self->selection) > 0; i++)
    {
      g_autoptr (GObject) item = NULL;

      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
        continue;
      item = g_list_model_get_item (self->model, i);
      append_row (out, columns, item);
      n_rows++;
    }
  if (n_rows == 0 && td_data_table_get_current_position (self, &current))
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, current);

      append_row (out, columns, item);
      n_rows++;
    }
  if (n_rows == 0)
    g_string_truncate (out, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
td_data_table_copy (TdDataTable *self)
{
  g_autofree char *text = td_data_table_dup_tsv (self);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}
