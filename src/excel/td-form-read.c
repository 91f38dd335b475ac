/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-read-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What begins every OpenDocument spreadsheet, behind the header of its first part. */
#define ODS_MARK "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
#define ODS_PLACE 30

void
td_form_file_free (TdFormFile *self)
{
  g_free (self->name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->token);
  g_free (self->digest);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

static void
free_part (gpointer data)
{
  TdFormPart *self = data;

  g_free (self->name);
  g_free (self->code);
  g_free (self->max);
  g_free (self->place);
  g_free (self->reason);
  g_free (self);
}

static void
clear_reading (TdFormReading *self)
{
  g_clear_pointer (&self->file, td_form_file_free);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->digest, g_free);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->criteria);
  g_hash_table_unref (self->sheet_of);
  g_hash_table_unref (self->criterion_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdFormReading, clear_reading)

static void
init_reading (TdFormReading *self, GBytes *content, const char *name)
{
  self->file = g_new0 (TdFormFile, 1);
  self->file->name = g_strdup (name);
  self->file->content = g_bytes_ref (content);
  self->file->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_entry_free);
  self->file->remarks = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (free_part);
  self->criteria = g_ptr_array_new_with_free_func (free_part);
  self->sheet_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->criterion_of = g_hash_table_new (g_int64_hash, g_int64_equal);
}

void
td_form_refuse (const TdFormReading *self, const char *place, const char *what, GError **error)
{
  if (place != NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: %1$s is a file, %2$s a place such as "Phiếu chấm, ô F12",
                  * %3$s a sentence that says what is wrong there */
                 _("“%1$s” was not taken: %2$s: %3$s Ask the unit to fill in the form anew as it "
                   "was given out."),
                 self->file->name, place, what);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: %1$s is a file, %2$s a sentence that says what is wrong */
                 _("“%1$s” was not taken: %2$s Ask the unit to fill in the form anew as it was "
                   "given out."),
                 self->file->name, what);
}

static gboolean
is_open_document (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return size > ODS_PLACE + strlen (ODS_MARK) && memcmp (data, "PK", 2) == 0 &&
         memcmp (data + ODS_PLACE, ODS_MARK, strlen (ODS_MARK)) == 0;
}

static TdSheetReader *
open_workbook (GBytes *content, const char *name, GError **error)
{
  if (is_open_document (content))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is an OpenDocument spreadsheet (.ods), which is not read. Open it in "
                     "LibreOffice and save it as an Excel workbook (.xlsx)."), name);
      return NULL;
    }
  return td_sheet_reader_open_bytes (content, name, error);
}

TdFormFile *
td_form_read (GBytes *content, const char *name, GError **error)
{
  g_auto (TdFormReading) self = { 0 };

  g_return_val_if_fail (content != NULL && name != NULL, NULL);

  init_reading (&self, content, name);
  self.reader = open_workbook (content, name, error);
  if (self.reader == NULL || !td_form_read_hidden (&self, error) ||
      !td_form_read_table (&self, error))
    return NULL;
  self.file->saved = td_sheet_reader_read_saved (self.reader);
  return g_steal_pointer (&self.file);
}

gboolean
td_form_file_check (const TdFormFile *self, const TdForm *form, GError **error)
{
  if (g_strcmp0 (self->digest, form->digest) == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” was not taken: its people, criteria or maxima are not those that were "
                 "given out, though the workbook says so. Ask the unit to fill in the form anew as "
                 "it was given out."),
               self->name);
  return FALSE;
}
