/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-read-private.h"

#include "td-error.h"
#include "td-number.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* More of a kind say no more. */
#define MAX_REMARKS 20

/**
 * Table: the table while it is read.
 * @around: the words of a place before and behind the cell
 * @columns: (element-type TdFormKey): by column, up to the last key
 * @key_column: where the keys of rows are
 * @seen: which kinds of keys there were
 * @has_rows: rows with keys of their own have begun
 */
typedef struct
{
  TdFormReading *reading;
  GStrv          around;
  GArray        *columns;
  guint          key_column;
  gboolean       seen[TD_N_FORM_KEYS];
  gboolean       has_rows;
} Table;

/* Every cell has a place, and few are ever told of: the sentence is made once. */
static GStrv
make_around (void)
{
  /* Translators: %1$s is a sheet of a workbook, %2$s a cell such as F12 */
  g_autofree char *sentence = g_strdup_printf (_("%1$s, cell %2$s"), TD_FORM_TABLE, "\n");

  return g_strsplit (sentence, "\n", 2);
}

static char *
make_place (const Table *self, const TdSheetRow *row, guint column)
{
  g_autofree char *letters = td_sheet_column_letters (column);
  char number[16];

  g_snprintf (number, sizeof number, "%u", row->number);
  return g_strconcat (self->around[0], letters, number, self->around[1], NULL);
}

static void
refuse_at (Table *self, const TdSheetRow *row, guint column, const char *what, GError **error)
{
  g_autofree char *place = make_place (self, row, column);

  td_form_refuse (self->reading, place, what, error);
}

/* What a cell shows, as td_criterion_read() takes it: numbers with a comma. */
static char *
dup_text (const TdSheetCell *cell)
{
  if (cell->kind == TD_CELL_NUMBER)
    return td_decimal_text_from_double (cell->number);
  return td_text_clean (cell->text);
}

/* What a cell to be filled in shows.  0.85 in a cell formatted as a percentage is "85 %",
 * which a ratio takes, and nothing else does. */
static char *
dup_entered (const TdSheetCell *cell)
{
  g_autofree char *number = NULL;

  if (!cell->is_percent)
    return dup_text (cell);
  number = td_decimal_text_from_double (cell->number * 100);
  return g_strdup_printf ("%s %%", number);
}

/* --- keys --- */

static TdFormPart *
find_part (Table *self, const TdFormKey *key)
{
  if (key->kind == TD_FORM_KEY_SHEET)
    return g_hash_table_lookup (self->reading->sheet_of, &key->id);
  if (key->kind == TD_FORM_KEY_CRITERION)
    return g_hash_table_lookup (self->reading->criterion_of, &key->id);
  return NULL;
}

/* A key that was issued, and for the first time. */
static gboolean
check_key (Table *self, const TdFormKey *key, const TdSheetRow *row, guint column, GError **error)
{
  TdFormPart *part = find_part (self, key);
  g_autofree char *what = NULL;

  if (part == NULL && (key->kind == TD_FORM_KEY_SHEET || key->kind == TD_FORM_KEY_CRITERION))
    {
      refuse_at (self, row, column, _("this row or column was not part of the form."), error);
      return FALSE;
    }
  if (part == NULL ? self->seen[key->kind] : part->n_keys > 0)
    {
      what = part != NULL && part->place != NULL
        /* Translators: %1$s is a person, a unit or a criterion, %2$s a cell */
        ? g_strdup_printf (_("“%1$s” is there twice, also at %2$s."), part->name, part->place)
        : g_strdup (_("this row or column is there twice."));
      refuse_at (self, row, column, what, error);
      return FALSE;
    }
  self->seen[key->kind] = TRUE;
  if (part != NULL)
    {
      part->n_keys++;
      part->place = make_place (self, row, column);
    }
  return TRUE;
}

static gboolean
find_corner (const TdSheetRow *row, guint *column)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_equal (row->cells[i].text, TD_FORM_CORNER))
      {
        *column = row->cells[i].column;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_columns (Table *self, const TdSheetRow *row, GError **error)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];
      TdFormKey key;

      if (cell->column == self->key_column || !td_form_key_read (cell->text, &key))
        continue;
      if (!check_key (self, &key, row, cell->column, error))
        return FALSE;
      if (cell->column >= self->columns->len)
        g_array_set_size (self->columns, cell->column + 1);
      g_array_index (self->columns, TdFormKey, cell->column) = key;
    }
  return TRUE;
}

/* --- cells --- */

static gboolean
check_fixed (Table *self, const TdSheetRow *row, guint column, const char *expected,
             const char *shown, GError **error)
{
  g_autofree char *actual = dup_text (td_sheet_row_get (row, column));
  g_autofree char *what = NULL;

  if (g_strcmp0 (actual, expected) == 0 || (shown != NULL && g_strcmp0 (actual, shown) == 0))
    return TRUE;
  what = g_strdup_printf (
    /* Translators: both texts are what stands, or stood, in a cell */
    _("“%1$s” stands there instead of “%2$s”, which must not be changed."),
    actual != NULL ? actual : "", expected != NULL ? expected : "");
  refuse_at (self, row, column, what, error);
  return FALSE;
}

static void
add_entry (Table *self, gint64 sheet, gint64 criterion, const TdSheetRow *row, guint column)
{
  const TdSheetCell *cell = td_sheet_row_get (row, column);
  TdFormEntry *entry = g_new0 (TdFormEntry, 1);

  entry->sheet = sheet;
  entry->criterion = criterion;
  entry->text = dup_entered (cell);
  entry->place = make_place (self, row, column);
  entry->is_formula = cell->is_formula;
  g_ptr_array_add (self->reading->file->entries, entry);
}

static void
add_note (Table *self, gint64 sheet, const TdSheetRow *row, guint column)
{
  TdFormEntry *entry = g_new0 (TdFormEntry, 1);

  entry->sheet = sheet;
  entry->reason = dup_text (td_sheet_row_get (row, column));
  entry->place = make_place (self, row, column);
  g_ptr_array_add (self->reading->file->entries, entry);
}

/* What a criterion's key and another one make. */
static gboolean
read_of_criterion (Table *self, const TdFormKey *key, const TdFormKey *other,
                   const TdSheetRow *row, guint column, GError **error)
{
  TdFormPart *part = find_part (self, key);
  g_autofree char *heading = NULL;

  switch (other->kind)
    {
    case TD_FORM_KEY_SHEET:
      add_entry (self, other->id, key->id, row, column);
      return TRUE;
    case TD_FORM_KEY_CODE:
      return check_fixed (self, row, column, part->code, NULL, error);
    case TD_FORM_KEY_TEXT:
      heading = td_form_dup_heading (part->name);
      return check_fixed (self, row, column, part->name, heading, error);
    case TD_FORM_KEY_MAX:
      return check_fixed (self, row, column, part->max, NULL, error);
    case TD_FORM_KEY_REASON:
      g_free (part->reason);
      part->reason = dup_text (td_sheet_row_get (row, column));
      return TRUE;
    case TD_FORM_KEY_NONE:
    case TD_FORM_KEY_CRITERION:
    case TD_FORM_KEY_NAME:
    case TD_FORM_KEY_NOTE:
    default:
      return TRUE;
    }
}

static gboolean
read_cell (Table *self, const TdFormKey *key, const TdFormKey *other, const TdSheetRow *row,
           guint column, GError **error)
{
  if (key->kind == TD_FORM_KEY_CRITERION)
    return read_of_criterion (self, key, other, row, column, error);
  if (other->kind == TD_FORM_KEY_CRITERION)
    return read_of_criterion (self, other, key, row, column, error);
  if (key->kind == TD_FORM_KEY_SHEET && other->kind == TD_FORM_KEY_NAME)
    return check_fixed (self, row, column, find_part (self, key)->name, NULL, error);
  if (key->kind == TD_FORM_KEY_SHEET && other->kind == TD_FORM_KEY_NOTE)
    add_note (self, key->id, row, column);
  return TRUE;
}

/* Somebody wrote a row of their own below the others: nothing of it can be taken, which is
 * not to be passed over in silence. */
static void
remark_stranger (Table *self, const TdSheetRow *row)
{
  GPtrArray *remarks = self->reading->file->remarks;
  const char *name = NULL;
  gboolean has_scores = FALSE;

  for (guint column = 0; column < self->columns->len; column++)
    {
      const TdFormKey *key = &g_array_index (self->columns, TdFormKey, column);
      const TdSheetCell *cell = td_sheet_row_get (row, column);

      if (key->kind == TD_FORM_KEY_NAME || key->kind == TD_FORM_KEY_TEXT)
        name = cell->text;
      if (key->kind == TD_FORM_KEY_SHEET || key->kind == TD_FORM_KEY_CRITERION)
        has_scores |= cell->kind != TD_CELL_EMPTY;
    }
  if (!has_scores || !self->has_rows || remarks->len == MAX_REMARKS)
    return;
  g_ptr_array_add (remarks,
                   name != NULL && *name != '\0'
                     /* Translators: a sheet of a workbook, a row, a person or a criterion */
                     ? g_strdup_printf (_("%1$s, row %2$u: “%3$s” was not part of the form that "
                                          "was given out, so that nothing of the row is taken. "
                                          "Who is new is to be added to the round first."),
                                        TD_FORM_TABLE, row->number, name)
                     /* Translators: a sheet of a workbook, a row */
                     : g_strdup_printf (_("%1$s, row %2$u was not part of the form that was given "
                                          "out, so that nothing of it is taken."),
                                        TD_FORM_TABLE, row->number));
}

static gboolean
read_row (Table *self, const TdSheetRow *row, GError **error)
{
  TdFormKey key;

  if (!td_form_key_read (td_sheet_row_get (row, self->key_column)->text, &key))
    {
      remark_stranger (self, row);
      return TRUE;
    }
  self->has_rows |= key.kind == TD_FORM_KEY_SHEET || key.kind == TD_FORM_KEY_CRITERION;
  if (!check_key (self, &key, row, self->key_column, error))
    return FALSE;
  for (guint column = 0; column < self->columns->len; column++)
    {
      const TdFormKey *other = &g_array_index (self->columns, TdFormKey, column);

      if (other->kind != TD_FORM_KEY_NONE &&
          !read_cell (self, &key, other, row, column, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the whole --- */

static gboolean
check_parts (Table *self, GPtrArray *parts, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TdFormPart *part = g_ptr_array_index (parts, i);
      g_autofree char *what = NULL;

      if (part->n_keys > 0)
        continue;
      /* Translators: %1$s is a person, a unit or a criterion, %2$s a sheet of a workbook */
      what = g_strdup_printf (_("the row or column of “%1$s” on the sheet “%2$s” is gone."),
                              part->name, TD_FORM_TABLE);
      td_form_refuse (self->reading, NULL, what, error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_whole (Table *self, GError **error)
{
  if (!check_parts (self, self->reading->sheets, error) ||
      !check_parts (self, self->reading->criteria, error))
    return FALSE;
  if (self->seen[TD_FORM_KEY_CODE] && self->seen[TD_FORM_KEY_TEXT] && self->seen[TD_FORM_KEY_MAX])
    return TRUE;
  td_form_refuse (self->reading, NULL,
                  _("the codes, texts or maxima of the criteria are gone."), error);
  return FALSE;
}

/* Reasons stand beside criteria where there is only one subject. */
static void
spread_reasons (Table *self)
{
  GPtrArray *entries = self->reading->file->entries;

  for (guint i = 0; i < entries->len && self->reading->sheets->len == 1; i++)
    {
      TdFormEntry *entry = g_ptr_array_index (entries, i);
      const TdFormPart *part = g_hash_table_lookup (self->reading->criterion_of,
                                                    &entry->criterion);

      if (part != NULL)
        entry->reason = g_strdup (part->reason);
    }
}

static gboolean
read_rows (Table *self, GError **error)
{
  const TdSheetRow *row;
  GError *failed = NULL;
  gboolean has_corner = FALSE;

  while (td_sheet_reader_next_row (self->reading->reader, &row, &failed))
    {
      gboolean is_good = TRUE;

      if (has_corner)
        is_good = read_row (self, row, error);
      else if (find_corner (row, &self->key_column))
        {
          has_corner = TRUE;
          is_good = read_columns (self, row, error);
        }
      if (!is_good)
        return FALSE;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (!has_corner)
    td_form_refuse (self->reading, NULL,
                    _("the hidden row and column that tell its cells apart are gone."), error);
  return failed == NULL && has_corner;
}

gboolean
td_form_read_table (TdFormReading *reading, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (TdFormKey));
  g_auto (GStrv) around = make_around ();
  Table self = { .reading = reading, .around = around, .columns = columns };
  guint sheet;

  if (!td_sheet_reader_find_sheet (reading->reader, TD_FORM_TABLE, &sheet))
    {
      g_autofree char *what = g_strdup_printf (
        /* Translators: %s is a sheet of a workbook */
        _("the sheet “%s” was removed or has another name."), TD_FORM_TABLE);

      td_form_refuse (reading, NULL, what, error);
      return FALSE;
    }
  if (!td_sheet_reader_select_sheet (reading->reader, sheet, error) ||
      !read_rows (&self, error) || !check_whole (&self, error))
    return FALSE;
  spread_reasons (&self);
  return TRUE;
}
