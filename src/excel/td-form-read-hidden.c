/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-read-private.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* More than any office has; a form is a few hundred. */
#define MAX_PARTS 20000
#define MAX_CELLS 500000

/* What the hidden sheet says must not be repeated to the reader as a place: nobody can
 * see it. */
static void
refuse_hidden (const TdFormReading *self, GError **error)
{
  td_form_refuse (self, NULL,
                  _("the hidden sheet that tells what the form is was changed or is damaged."),
                  error);
}

static gboolean
select_hidden (TdFormReading *self, GError **error)
{
  guint sheet;

  if (td_sheet_reader_find_sheet (self->reader, TD_FORM_HIDDEN, &sheet))
    return td_sheet_reader_select_sheet (self->reader, sheet, error);
  if (td_sheet_reader_find_sheet (self->reader, TD_FORM_TABLE, &sheet))
    td_form_refuse (self, NULL,
                    _("the hidden sheet that tells what the form is was removed."), error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is not a form that this program gave out. Choose the workbook that the "
                   "unit was given."), self->file->name);
  return FALSE;
}

/* @id: in digits, as text. */
static gboolean
add_part (GPtrArray *parts, GHashTable *by_id, const TdSheetRow *row)
{
  TdFormPart *part;
  gint64 id;

  if (parts->len >= MAX_PARTS ||
      !g_ascii_string_to_signed (td_sheet_row_get (row, 1)->text, 10, 1, G_MAXINT64, &id, NULL) ||
      g_hash_table_contains (by_id, &id))
    return FALSE;
  part = g_new0 (TdFormPart, 1);
  part->id = id;
  g_ptr_array_add (parts, part);
  g_hash_table_insert (by_id, &part->id, part);
  return TRUE;
}

static gboolean
read_sheet (TdFormReading *self, const TdSheetRow *row)
{
  TdFormPart *part;

  if (!add_part (self->sheets, self->sheet_of, row))
    return FALSE;
  part = g_ptr_array_index (self->sheets, self->sheets->len - 1);
  part->name = td_text_clean (td_sheet_row_get (row, 2)->text);
  return part->name != NULL;
}

static gboolean
read_criterion (TdFormReading *self, const TdSheetRow *row)
{
  TdFormPart *part;

  if (!add_part (self->criteria, self->criterion_of, row))
    return FALSE;
  part = g_ptr_array_index (self->criteria, self->criteria->len - 1);
  part->code = td_text_clean (td_sheet_row_get (row, 2)->text);
  part->name = td_text_clean (td_sheet_row_get (row, 3)->text);
  part->max = td_text_clean (td_sheet_row_get (row, 4)->text);
  return part->code != NULL && part->name != NULL;
}

static gboolean
check_version (TdFormReading *self, const char *version, GError **error)
{
  if (g_str_equal (version, TD_FORM_VERSION))
    return TRUE;
  if (g_ascii_string_to_unsigned (version, 10, 2, G_MAXUINT, NULL, NULL))
    g_set_error (error, TD_ERROR, TD_ERROR_TOO_NEW,
                 _("“%s” was given out by a newer version of the program. Receive it with that "
                   "version."), self->file->name);
  else
    refuse_hidden (self, error);
  return FALSE;
}

static gboolean
read_line (TdFormReading *self, const TdSheetRow *row, GError **error)
{
  const char *kind = td_sheet_row_get (row, 0)->text;
  const char *value = td_sheet_row_get (row, 1)->text;

  if (g_str_equal (kind, TD_FORM_LINE_FORMAT))
    return check_version (self, value, error);
  if (g_str_equal (kind, TD_FORM_LINE_TOKEN) && self->file->token == NULL)
    {
      self->file->token = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (kind, TD_FORM_LINE_HASH) && self->digest == NULL)
    {
      self->digest = g_strdup (value);
      return TRUE;
    }
  if ((g_str_equal (kind, TD_FORM_LINE_SHEET) && read_sheet (self, row)) ||
      (g_str_equal (kind, TD_FORM_LINE_CRITERION) && read_criterion (self, row)))
    return TRUE;
  refuse_hidden (self, error);
  return FALSE;
}

static gboolean
check_hash (TdFormReading *self, GError **error)
{
  TdFormHash *hash;

  if (self->file->token == NULL || self->digest == NULL || self->sheets->len == 0 ||
      self->criteria->len == 0 || self->sheets->len * self->criteria->len > MAX_CELLS)
    {
      refuse_hidden (self, error);
      return FALSE;
    }
  hash = td_form_hash_new (self->file->token);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const TdFormPart *part = g_ptr_array_index (self->sheets, i);

      td_form_hash_add_sheet (hash, part->id, part->name);
    }
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdFormPart *part = g_ptr_array_index (self->criteria, i);

      td_form_hash_add_criterion (hash, part->id, part->code, part->name, part->max);
    }
  self->file->digest = td_form_hash_finish (hash);
  if (g_str_equal (self->file->digest, self->digest))
    return TRUE;
  refuse_hidden (self, error);
  return FALSE;
}

gboolean
td_form_read_hidden (TdFormReading *self, GError **error)
{
  const TdSheetRow *row;
  GError *failed = NULL;
  gboolean is_first = TRUE;

  if (!select_hidden (self, error))
    return FALSE;
  while (td_sheet_reader_next_row (self->reader, &row, &failed))
    {
      if (is_first && !g_str_equal (td_sheet_row_get (row, 0)->text, TD_FORM_LINE_FORMAT))
        {
          refuse_hidden (self, error);
          return FALSE;
        }
      is_first = FALSE;
      if (!read_line (self, row, error))
        return FALSE;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  return check_hash (self, error);
}
