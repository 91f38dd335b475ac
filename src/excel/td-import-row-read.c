/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-staff.h"

#include "td-text.h"

#include <string.h>

/* What a row says for a key: its cell, a correction, or the one of several columns
 * that is marked. */

void
td_import_text_clear (TdImportText *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* "-" and "//" are how people leave a cell empty. */
static gboolean
is_placeholder (const char *text)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (c != '-' && c != '/' && c != '.' && c != 0x2013 && c != 0x2014)
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

const char *
td_import_row_get_correction (TdImportRow *self, const char *key)
{
  if (self->corrections == NULL)
    return NULL;
  return g_hash_table_lookup (self->corrections, g_intern_string (key));
}

gboolean
td_import_row_read_source (TdImportRow *self, const TdImportSource *source, TdImportText *text)
{
  const TdSheetCell *cell = td_sheet_row_get (self->raw, source->column);

  *text = (TdImportText) { NULL, cell, (int) source->column };
  if (cell->kind == TD_CELL_ERROR)
    td_import_row_complain (self, "formula-error", source->key,
                            &(TdImportText) { (char *) cell->text, cell, (int) source->column },
                            NULL, NULL);
  else if (cell->kind != TD_CELL_EMPTY)
    text->text = td_text_clean (cell->text);
  if (text->text != NULL && is_placeholder (text->text))
    td_import_text_clear (text);
  return text->text != NULL;
}

/* Several columns of marks: what the marked one stands for, or what else is written in one.
 * Two marks make a text that is no value, as they should. */
static gboolean
read_marks (TdImportRow *self, const char *key, TdImportText *text)
{
  g_autoptr (GString) values = g_string_new (NULL);

  *text = (TdImportText) { NULL, NULL, -1 };
  for (guint i = 0; i < self->plan->sources->len; i++)
    {
      const TdImportSource *source = &g_array_index (self->plan->sources, TdImportSource, i);
      g_auto (TdImportText) cell = { NULL };
      gboolean is_mark;

      if (strcmp (source->key, key) != 0 || !td_import_row_read_source (self, source, &cell))
        continue;
      is_mark = source->value != NULL && td_import_is_mark (cell.text);
      g_string_append_printf (values, "%s%s", values->len > 0 ? " + " : "",
                              is_mark ? source->value : cell.text);
      text->cell = cell.cell;
      text->column = cell.column;
    }
  if (values->len > 0)
    text->text = g_string_free (g_steal_pointer (&values), FALSE);
  return text->text != NULL;
}

gboolean
td_import_row_read (TdImportRow *self, const char *key, TdImportText *text)
{
  const TdImportSource *source = td_import_plan_find (self->plan, key);
  const char *correction = td_import_row_get_correction (self, key);

  if (correction == NULL && source != NULL && source->value != NULL)
    return read_marks (self, key, text);
  if (correction == NULL && source != NULL)
    return td_import_row_read_source (self, source, text);

  *text = (TdImportText) {
    td_text_clean (correction), NULL, source != NULL ? (int) source->column : -1,
  };
  return text->text != NULL;
}
