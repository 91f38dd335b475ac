/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-error.h"
#include "td-import-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_ROWS 60
#define MAX_ROWS 5000

void
td_criteria_reader_tell (TdCriteriaReader *self, gboolean is_error, guint row, guint column,
                         char *text)
{
  TdCriteriaProblem *problem = g_new0 (TdCriteriaProblem, 1);

  problem->is_error = is_error;
  problem->text = text;
  if (row > 0)
    {
      g_autofree char *cell = td_sheet_cell_name (row - 1, column);

      /* Translators: name of a sheet, name of a cell such as E12. */
      problem->place = g_strdup_printf (_("%s, cell %s"), self->sheet_name, cell);
      /* Translators: a place such as “Criteria, cell E12”, and a sentence about it. */
      problem->text = g_strdup_printf (_("%s: %s"), problem->place, text);
      g_free (text);
    }
  g_ptr_array_add (self->problems, problem);
}

/* Each line clean, no empty ones at either end; %NULL where nothing is left. */
static char *
clean_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *result = g_string_new (NULL);
  guint n_empty = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = td_text_clean (lines[i]);

      if (line == NULL)
        {
          n_empty++;
          continue;
        }
      for (guint j = 0; result->len > 0 && j < n_empty + 1; j++)
        g_string_append_c (result, '\n');
      n_empty = 0;
      g_string_append (result, line);
    }
  return g_string_free (result, result->len == 0);
}

char *
td_criteria_reader_get_text (TdCriteriaReader *self, const TdSheetRow *row, int column)
{
  const TdSheetCell *cell;

  if (column < 0)
    return NULL;
  cell = td_sheet_row_get (row, (guint) column);
  switch (cell->kind)
    {
    case TD_CELL_TEXT:
    case TD_CELL_NUMBER:
      return clean_lines (cell->text);
    case TD_CELL_BOOLEAN:
      return g_strdup (cell->number != 0 ? TD_CRITERIA_MARK : "0");
    case TD_CELL_DATE:
      td_criteria_reader_tell (self, TRUE, row->number, (guint) column,
                               g_strdup_printf (
                                 _("Excel made a date (%s) of what was typed. Format the cell as "
                                   "Text and type it again."), cell->text));
      return NULL;
    case TD_CELL_ERROR:
      td_criteria_reader_tell (self, TRUE, row->number, (guint) column,
                               g_strdup_printf (_("The cell holds the error %s. Correct it."),
                                                cell->text));
      return NULL;
    case TD_CELL_EMPTY:
    default:
      return NULL;
    }
}

char *
td_criteria_reader_get_line (TdCriteriaReader *self, const TdSheetRow *row, int column)
{
  g_autofree char *text = td_criteria_reader_get_text (self, row, column);

  return td_text_clean (text);
}

/* Blanks that people write: a dash for nothing. */
static gboolean
is_nothing (const char *text)
{
  return g_strv_contains ((const char *const[]) { "-", "–", "—", "/", "\\", NULL }, text);
}

static const struct
{
  const char     *word;
  TdCriteriaUnit  unit;
} units[] = {
  { "điểm", TD_CRITERIA_UNIT_POINTS },
  { "đ", TD_CRITERIA_UNIT_POINTS },
  { "%", TD_CRITERIA_UNIT_PERCENT },
};

TdCriteriaUnit
td_criteria_reader_get_unit (const TdSheetRow *row, int column)
{
  const TdSheetCell *cell = column >= 0 ? td_sheet_row_get (row, (guint) column) : NULL;
  g_autofree char *text = cell != NULL ? td_text_clean (cell->text) : NULL;

  if (cell != NULL && cell->kind == TD_CELL_NUMBER)
    return cell->is_percent ? TD_CRITERIA_UNIT_PERCENT : TD_CRITERIA_UNIT_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (units) && text != NULL; i++)
    if (g_str_has_suffix (text, units[i].word))
      return units[i].unit;
  return TD_CRITERIA_UNIT_NONE;
}

gint64
td_criteria_reader_get_points (TdCriteriaReader *self, const TdSheetRow *row, int column)
{
  const TdSheetCell *cell = column >= 0 ? td_sheet_row_get (row, (guint) column) : NULL;
  g_autofree char *text = NULL;
  gint64 value;

  /* As it is seen: Excel makes 0.9 in a format of percentages of a typed "90%". */
  if (cell != NULL && cell->kind == TD_CELL_NUMBER)
    return td_decimal_from_double (cell->is_percent ? cell->number * 100 : cell->number);
  text = td_criteria_reader_get_line (self, row, column);
  if (text == NULL || is_nothing (text))
    return TD_POINTS_MISSING;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (text, units[i].word))
      {
        text[strlen (text) - strlen (units[i].word)] = '\0';
        break;
      }
  if (td_decimal_read (text, &value))
    return value;
  td_criteria_reader_tell (self, TRUE, row->number, (guint) column,
                           g_strdup_printf (_("“%s” is no number. Write digits, such as 7,5."),
                                            cell->text));
  return TD_POINTS_MISSING;
}

gboolean
td_criteria_reader_get_mark (TdCriteriaReader *self, const TdSheetRow *row, int column)
{
  static const char *const yes[] = { "x", "v", "co", "dung", "1", "yes", "true", NULL };
  static const char *const no[] = { "khong", "0", "no", "false", "sai", NULL };
  g_autofree char *text = td_criteria_reader_get_line (self, row, column);
  g_autofree char *folded = td_text_fold (text);

  if (text == NULL || is_nothing (text) || g_strv_contains (no, folded))
    return FALSE;
  if (g_strv_contains (yes, folded) || strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0)
    return TRUE;
  td_criteria_reader_tell (self, TRUE, row->number, (guint) column,
                           g_strdup_printf (_("“%s” is neither yes nor no. Write x for yes, or "
                                              "leave the cell empty."), text));
  return FALSE;
}

gboolean
td_criteria_reader_select (TdCriteriaReader *self, guint sheet, GError **error)
{
  g_autoptr (GPtrArray) head = NULL;

  if (!td_sheet_reader_select_sheet (self->reader, sheet, error))
    return FALSE;
  g_free (self->sheet_name);
  self->sheet_name = g_strdup (td_sheet_reader_get_sheet_name (self->reader, sheet));
  head = td_sheet_reader_read_head (self->reader, HEAD_ROWS, error);
  if (head == NULL)
    return FALSE;
  self->legacy = td_import_detect_legacy (head);
  return TRUE;
}

TdSheetRow *
td_criteria_reader_next_row (TdCriteriaReader *self, GError **error)
{
  const TdSheetRow *row;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !td_sheet_reader_next_row (self->reader, &row, error))
    return NULL;
  if (row->number > MAX_ROWS)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: name of a sheet, a number of rows. */
                   _("The sheet “%s” has more than %u rows: it is no criteria set. Remove what "
                     "does not belong to it."), self->sheet_name, MAX_ROWS);
      return NULL;
    }
  return td_import_convert_row (row, self->legacy);
}

static void
clear_field (gpointer data)
{
  TdHeaderField *field = data;

  g_free ((gpointer) field->aliases);
}

/* Headings that mean each column: its own, the field's term and aliases. */
static GArray *
list_headings (const TdEntity *entity, const TdCriteriaColumn *columns, guint n_columns)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (TdHeaderField));

  g_array_set_clear_func (fields, clear_field);
  for (guint i = 0; i < n_columns; i++)
    {
      const TdField *field = td_entity_field (entity, columns[i].key);
      g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
      TdHeaderField wanted = { field->key, NULL, NULL };

      if (columns[i].heading != NULL)
        g_ptr_array_add (aliases, (gpointer) columns[i].heading);
      g_ptr_array_add (aliases, (gpointer) field->term);
      for (guint j = 0; field->aliases != NULL && field->aliases[j] != NULL; j++)
        g_ptr_array_add (aliases, (gpointer) field->aliases[j]);
      g_ptr_array_add (aliases, NULL);
      wanted.aliases = (const char *const *) g_ptr_array_steal (aliases, NULL);
      g_array_append_val (fields, wanted);
    }
  return fields;
}

static int
find_column (const TdCriteriaColumn *columns, guint n_columns, const char *key)
{
  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (columns[i].key, key) == 0)
      return (int) i;
  return -1;
}

TdHeader *
td_criteria_reader_find_header (TdCriteriaReader *self, const TdEntity *entity,
                                const TdCriteriaColumn *columns, guint n_columns, int *found,
                                gboolean tells)
{
  g_autoptr (GPtrArray) head = td_sheet_reader_read_head (self->reader, HEAD_ROWS, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sheet_row_free);
  g_autoptr (GArray) fields = list_headings (entity, columns, n_columns);
  gsize n_merges = 0;
  const TdSheetMerge *merges = td_sheet_reader_get_merges (self->reader, &n_merges, NULL);
  TdHeader *header;

  for (guint i = 0; i < n_columns; i++)
    found[i] = -1;
  for (guint i = 0; head != NULL && i < head->len; i++)
    g_ptr_array_add (rows, td_import_convert_row (head->pdata[i], self->legacy));
  header = td_header_find (rows, merges, n_merges, (const TdHeaderField *) (gpointer) fields->data,
                           fields->len, NULL);
  for (guint i = 0; header != NULL && i < header->columns->len; i++)
    {
      const TdHeaderColumn *column = header->columns->pdata[i];
      int index = find_column (columns, n_columns, column->key);

      if (index >= 0 && column->confidence >= TD_HEADER_CONFIDENT)
        found[index] = (int) column->column;
      else if (tells && (int) column->column != header->ordinal_column)
        td_criteria_reader_tell (self, FALSE, header->last_row, column->column,
                                 g_strdup_printf (_("The column “%s” is no column of a criteria "
                                                    "set and was left out."), column->heading));
    }
  return header;
}
