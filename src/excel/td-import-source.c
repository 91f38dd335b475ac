/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-error.h"
#include "td-import-assessment-text.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_ROWS 60
#define MOST_HEADER_ROWS 4
/* What a sheet is worth as a list: the names, and each further field. */
#define SCORE_OF_NAMES 40
#define SCORE_OF_A_FIELD 10

/* The head as it is read: converted where that is wanted. */
static GPtrArray *
show_head (GPtrArray *head, TdLegacyEncoding legacy)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sheet_row_free);

  for (guint i = 0; i < head->len; i++)
    if (legacy != TD_LEGACY_NONE)
      g_ptr_array_add (shown, td_import_convert_row (head->pdata[i], legacy));
    else
      g_ptr_array_add (shown, td_sheet_row_copy (head->pdata[i]));
  return shown;
}

static guint
score_header (const TdHeader *header)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_name = FALSE;

  for (guint i = 0; i < header->columns->len; i++)
    {
      const TdHeaderColumn *column = header->columns->pdata[i];

      if (column->key == NULL || strcmp (column->key, TD_HEADER_ORDINAL) == 0)
        continue;
      g_hash_table_add (keys, column->key);
      has_name |= strcmp (column->key, "name") == 0 ||
                  strcmp (column->key, TD_HEADER_FAMILY_NAME) == 0;
    }
  return MIN (g_hash_table_size (keys) * SCORE_OF_A_FIELD + (has_name ? SCORE_OF_NAMES : 0), 100);
}

static gboolean
score_sheet (TdImport *self, guint sheet, GError **error)
{
  g_autoptr (GPtrArray) head = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (TdHeader) header = NULL;

  if (!td_sheet_reader_select_sheet (self->reader, sheet, error))
    return FALSE;
  head = td_sheet_reader_read_head (self->reader, HEAD_ROWS, error);
  if (head == NULL)
    return FALSE;
  shown = show_head (head, td_import_detect_legacy (head));
  header = td_header_find (shown, NULL, 0, (TdHeaderField *) self->wanted->data, self->wanted->len,
                           NULL);
  self->scores[sheet] = header != NULL ? score_header (header) : 0;
  /* Somebody hid it for a reason. */
  if (td_sheet_reader_is_sheet_hidden (self->reader, sheet))
    self->scores[sheet] /= 2;
  return TRUE;
}

void
td_import_forget_check (TdImport *self)
{
  g_ptr_array_set_size (self->rows, 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    g_list_store_remove_all (self->list);
  g_ptr_array_set_size (self->skipped, 0);
  g_ptr_array_set_size (self->list_problems, 0);
  g_ptr_array_set_size (self->run_problems, 0);
  g_ptr_array_set_size (self->refused, 0);
  g_clear_pointer (&self->checker, td_import_checker_free);
  self->counts = (TdImportCounts) { 0 };
}

/* "… NĂM 2026" above the header. */
static guint
find_year (TdImport *self)
{
  guint year = 0;

  for (guint i = 0; i < self->shown_head->len && year == 0; i++)
    {
      const TdSheetRow *row = self->shown_head->pdata[i];

      if (row->number >= self->header->first_row)
        break;
      for (guint j = 0; j < row->n_cells && year == 0; j++)
        year = td_assessment_find_year (row->cells[j].text);
    }
  return year;
}

/* Columns for the header, as remembered if such a list was corrected before. */
static void
propose_columns (TdImport *self, TdReader *reader)
{
  g_autofree char *shape = td_header_shape (self->header);
  gint64 id;
  g_autofree char *remembered = td_import_mapping_load (reader, self->profile, shape, &id);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = td_import_columns_new (self->profile, self->header, self->fields, remembered);
  if (!self->is_year_set)
    self->year = find_year (self);
}

static void
take_header (TdImport *self, TdHeader *header, TdReader *reader)
{
  td_import_forget_check (self);
  g_clear_pointer (&self->header, td_header_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = g_ptr_array_new ();
  self->header = header;
  if (header != NULL)
    propose_columns (self, reader);
}

static gboolean
get_merges (TdImport *self, const TdSheetMerge **merges, gsize *n_merges, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *merges = td_sheet_reader_get_merges (self->reader, n_merges, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static TdHeader *
read_header (TdImport *self, const TdSheetMerge *merges, gsize n_merges, guint first, guint n_rows)
{
  return td_header_read_at (self->shown_head, merges, n_merges,
                            (TdHeaderField *) self->wanted->data, self->wanted->len, first, n_rows);
}

/* The first row with several cells, 0: none. */
static guint
guess_header_row (TdImport *self)
{
  for (guint i = 0; i < self->shown_head->len; i++)
    {
      const TdSheetRow *row = self->shown_head->pdata[i];

      if (row->n_cells > 1)
        return row->number;
    }
  return 0;
}

/* Headings that nobody could know, but that somebody explained before. */
static TdHeader *
recall_header (TdImport *self, TdReader *reader, const TdSheetMerge *merges, gsize n_merges)
{
  guint row = guess_header_row (self);
  g_autoptr (TdHeader) header = row > 0 ? read_header (self, merges, n_merges, row, 1) : NULL;
  g_autofree char *shape = header != NULL ? td_header_shape (header) : NULL;
  g_autofree char *remembered = NULL;
  gint64 id;

  if (shape != NULL)
    remembered = td_import_mapping_load (reader, self->profile, shape, &id);
  return remembered != NULL ? g_steal_pointer (&header) : NULL;
}

static gboolean
find_header (TdImport *self, TdReader *reader, GError **error)
{
  const TdSheetMerge *merges;
  gsize n_merges;
  TdHeader *header;

  if (!get_merges (self, &merges, &n_merges, error))
    return FALSE;
  header = td_header_find (self->shown_head, merges, n_merges, (TdHeaderField *) self->wanted->data,
                           self->wanted->len, NULL);
  if (header == NULL)
    header = recall_header (self, reader, merges, n_merges);
  take_header (self, header, reader);
  return TRUE;
}

static gboolean
show_and_find (TdImport *self, TdReader *reader, GError **error)
{
  g_clear_pointer (&self->shown_head, g_ptr_array_unref);
  self->shown_head = show_head (self->head, self->convert ? self->legacy : TD_LEGACY_NONE);
  return find_header (self, reader, error);
}

static gboolean
select_sheet (TdImport *self, guint sheet, TdReader *reader, GError **error)
{
  GPtrArray *head;

  if (!td_sheet_reader_select_sheet (self->reader, sheet, error))
    return FALSE;
  head = td_sheet_reader_read_head (self->reader, HEAD_ROWS, error);
  if (head == NULL)
    return FALSE;
  g_clear_pointer (&self->head, g_ptr_array_unref);
  self->head = head;
  self->sheet = sheet;
  self->legacy = td_import_detect_legacy (head);
  self->convert = self->legacy != TD_LEGACY_NONE;
  return show_and_find (self, reader, error);
}

/* The likeliest sheet; of equal ones that which was last in front. */
static guint
find_best_sheet (TdImport *self, guint in_front, guint n_sheets)
{
  guint best = in_front;

  for (guint i = 0; i < n_sheets; i++)
    if (self->scores[i] > self->scores[best])
      best = i;
  return best;
}

gboolean
td_import_open_source (TdImport *self, TdReader *reader, GError **error)
{
  guint n_sheets, in_front;

  g_clear_object (&self->reader);
  self->reader = self->file != NULL ? td_sheet_reader_open (self->file, error)
                                    : td_sheet_reader_new_for_text (self->text, error);
  if (self->reader == NULL)
    return FALSE;
  n_sheets = td_sheet_reader_get_n_sheets (self->reader);
  in_front = td_sheet_reader_get_sheet (self->reader);
  g_free (self->scores);
  self->scores = g_new0 (guint, MAX (n_sheets, 1));
  for (guint i = 0; i < n_sheets; i++)
    if (!score_sheet (self, i, error))
      return FALSE;
  return select_sheet (self, find_best_sheet (self, in_front, n_sheets), reader, error);
}

guint
td_import_get_n_sheets (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), 0);
  return self->reader != NULL ? td_sheet_reader_get_n_sheets (self->reader) : 0;
}

const char *
td_import_get_sheet_name (TdImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < td_import_get_n_sheets (self), NULL);
  return td_sheet_reader_get_sheet_name (self->reader, sheet);
}

gboolean
td_import_is_sheet_hidden (TdImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < td_import_get_n_sheets (self), FALSE);
  return td_sheet_reader_is_sheet_hidden (self->reader, sheet);
}

guint
td_import_get_sheet_score (TdImport *self, guint sheet)
{
  g_return_val_if_fail (sheet < td_import_get_n_sheets (self), 0);
  return self->scores[sheet];
}

guint
td_import_get_sheet (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), 0);
  return self->sheet;
}

gboolean
td_import_find_sheet (TdImport *self, const char *name, guint *sheet, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (TD_IS_IMPORT (self) && self->reader != NULL, FALSE);

  if (td_sheet_reader_find_sheet (self->reader, name, sheet))
    return TRUE;
  for (guint i = 0; i < td_import_get_n_sheets (self); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", td_import_get_sheet_name (self, i));
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: name asked for, file, names that there are. */
               _("There is no sheet “%s” in “%s”. The sheets are: %s."), name, self->name,
               names->str);
  return FALSE;
}

gboolean
td_import_select_sheet (TdImport *self, guint sheet, GError **error)
{
  g_return_val_if_fail (sheet < td_import_get_n_sheets (self), FALSE);
  return select_sheet (self, sheet, td_store_get_reader (self->store), error);
}

GPtrArray *
td_import_get_head (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return self->shown_head;
}

gboolean
td_import_has_header (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);
  return self->header != NULL;
}

void
td_import_get_header_rows (TdImport *self, guint *first, guint *last, guint *first_data)
{
  g_return_if_fail (TD_IS_IMPORT (self));

  *first = self->header != NULL ? self->header->first_row : 0;
  *last = self->header != NULL ? self->header->last_row : 0;
  *first_data = self->header != NULL ? self->header->first_data_row : 0;
}

gboolean
td_import_set_header_rows (TdImport *self, guint first, guint last, GError **error)
{
  const TdSheetMerge *merges;
  gsize n_merges;

  g_return_val_if_fail (TD_IS_IMPORT (self) && self->reader != NULL, FALSE);

  if (first < 1 || last < first || last - first >= MOST_HEADER_ROWS)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("A header has one to %d rows, one below the other. Point at its first and "
                     "last row."),
                   MOST_HEADER_ROWS);
      return FALSE;
    }
  if (!get_merges (self, &merges, &n_merges, error))
    return FALSE;
  take_header (self, read_header (self, merges, n_merges, first, last - first + 1),
               td_store_get_reader (self->store));
  return TRUE;
}

gboolean
td_import_assume_header (TdImport *self, GError **error)
{
  guint row = self->header == NULL ? guess_header_row (self) : 0;

  return row == 0 || td_import_set_header_rows (self, row, row, error);
}

TdLegacyEncoding
td_import_get_legacy (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), TD_LEGACY_NONE);
  return self->legacy;
}

gboolean
td_import_get_convert (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);
  return self->convert;
}

void
td_import_set_convert (TdImport *self, gboolean convert)
{
  g_return_if_fail (TD_IS_IMPORT (self));

  convert = convert && self->legacy != TD_LEGACY_NONE;
  if (convert == self->convert)
    return;
  self->convert = convert;
  /* The merged blocks are known by now, so that nothing is read here. */
  show_and_find (self, td_store_get_reader (self->store), NULL);
}
