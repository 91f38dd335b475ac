/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-csv-reader.h"

#include "td-csv-delimiter.h"
#include "td-csv-source.h"
#include "td-error.h"
#include "td-sheet-reader-private.h"
#include "td-sheet-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdCsvReader
{
  TdSheetReader parent_instance;

  TdCsvSource      *source;
  char              delimiter;
  /* "sep=;" on the first line is for Excel, which does not show it either. */
  gboolean          has_separator_line;
  TdSheetRowBuilder builder;
  GString          *text;
  gsize             position;
  GString          *value;
  guint             row_number;
  guint             column;
  gboolean          is_at_end;
  /* The first thing that went wrong; nothing more is read then. */
  GError           *error;
};

G_DEFINE_FINAL_TYPE (TdCsvReader, td_csv_reader, TD_TYPE_SHEET_READER)

/* Takes @error; what is read after this looks like the end. */
static void
fail (TdCsvReader *self,
      GError      *error)
{
  if (self->error != NULL)
    g_error_free (error);
  else
    self->error = error;
  self->is_at_end = TRUE;
  self->position = self->text->len;
}

static void
fail_limits (TdCsvReader *self)
{
  fail (self, g_error_new (TD_ERROR, TD_ERROR_INVALID,
                           /* Translators: the name of a file, and a row of a sheet. */
                           _("“%s” is not read: row %u is longer than a sheet of Excel can be, or "
                             "there are too many rows. If a cell begins with a quotation mark, "
                             "check that it also ends with one."),
                           td_sheet_reader_get_name (TD_SHEET_READER (self)), self->row_number));
}

static void
fail_quotation (TdCsvReader *self)
{
  fail (self, g_error_new (TD_ERROR, TD_ERROR_CORRUPT,
                           /* Translators: the name of a file, and a row of a sheet. */
                           _("“%s”, row %u: a quotation mark is opened and never closed, so that "
                             "the rest of the list would be one cell. Remove it or close it."),
                           td_sheet_reader_get_name (TD_SHEET_READER (self)), self->row_number));
}

/* Forgets the text before the position and reads more; %FALSE at the end. */
static gboolean
read_more (TdCsvReader *self)
{
  GError *error = NULL;

  g_string_erase (self->text, 0, (gssize) self->position);
  self->position = 0;
  while (!self->is_at_end && self->text->len == 0)
    self->is_at_end = !td_csv_source_read (self->source, self->text, &error);
  if (error != NULL)
    fail (self, error);
  return self->position < self->text->len;
}

/* The next byte, -1 at the end. */
static int
peek (TdCsvReader *self)
{
  if (self->position >= self->text->len && !read_more (self))
    return -1;
  return (guchar) self->text->str[self->position];
}

/* Takes what is plain text: up to one of @stops. */
static void
take_run (TdCsvReader *self,
          const char  *stops)
{
  const char *start = self->text->str + self->position;
  gsize length = strcspn (start, stops);

  self->position += length;
  if (self->value->len + length > TD_SHEET_MAX_CELL_TEXT)
    fail_limits (self);
  else
    g_string_append_len (self->value, start, (gssize) length);
}

/* Between quotation marks anything is text, and two marks are one. */
static void
take_quoted (TdCsvReader *self)
{
  int c;

  self->position++;
  while ((c = peek (self)) >= 0)
    {
      if (c != '"')
        {
          take_run (self, "\"");
          continue;
        }
      self->position++;
      if (peek (self) != '"')
        return;
      g_string_append_c (self->value, '"');
      self->position++;
    }
  fail_quotation (self);
}

/* Some programs write ="001" so that Excel leaves a number's zeros alone. */
static void
unwrap_text (GString *value)
{
  if (value->len >= 3 && g_str_has_prefix (value->str, "=\"") &&
      strchr (value->str + 2, '"') == value->str + value->len - 1)
    {
      g_string_truncate (value, value->len - 1);
      g_string_erase (value, 0, 2);
    }
}

static void
finish_cell (TdCsvReader *self)
{
  guint column = self->column++;
  g_autofree char *composed = NULL;
  TdSheetCell *cell;

  unwrap_text (self->value);
  if (self->value->len == 0)
    return;
  if (column >= TD_SHEET_MAX_COLUMNS || td_sheet_row_builder_is_full (&self->builder))
    {
      fail_limits (self);
      return;
    }
  cell = td_sheet_row_builder_add (&self->builder, column);
  cell->kind = TD_CELL_TEXT;
  if (td_csv_source_is_decomposed (self->source))
    composed = g_utf8_normalize (self->value->str, -1, G_NORMALIZE_NFC);
  if (composed != NULL)
    cell->text = td_sheet_row_builder_text (&self->builder, composed, strlen (composed));
  else
    cell->text = td_sheet_row_builder_text (&self->builder, self->value->str, self->value->len);
  g_string_truncate (self->value, 0);
}

/* Reads one cell and returns what ended it: the delimiter, a line end, or -1. */
static int
read_cell (TdCsvReader *self)
{
  const char stops[] = { '\r', '\n', self->delimiter, '\0' };
  int c = peek (self);

  if (c == '"')
    take_quoted (self);
  while ((c = peek (self)) >= 0)
    {
      if (c == '\r' || c == '\n' || (c == self->delimiter && c != TD_CSV_NO_DELIMITER))
        break;
      take_run (self, stops);
    }
  finish_cell (self);
  return c;
}

/* Reads one row, also an empty one. */
static void
read_row (TdCsvReader *self)
{
  int c;

  self->row_number++;
  td_sheet_row_builder_start (&self->builder, self->row_number);
  self->column = 0;
  g_string_truncate (self->value, 0);
  if (self->row_number > TD_SHEET_MAX_ROWS)
    fail_limits (self);
  while ((c = read_cell (self)) >= 0 && self->error == NULL)
    {
      self->position++;
      if (c == '\r' && peek (self) == '\n')
        self->position++;
      if (c == '\r' || c == '\n')
        return;
    }
}

static gboolean
td_csv_reader_next_row (TdSheetReader     *reader,
                        const TdSheetRow **row,
                        GError           **error)
{
  TdCsvReader *self = TD_CSV_READER (reader);

  while (*row == NULL && peek (self) >= 0)
    {
      read_row (self);
      *row = td_sheet_row_builder_finish (&self->builder);
    }
  if (self->error == NULL)
    return *row != NULL;
  *row = NULL;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
td_csv_reader_select (TdSheetReader  *reader,
                      guint           sheet,
                      GError        **error)
{
  TdCsvReader *self = TD_CSV_READER (reader);

  if (!td_csv_source_rewind (self->source, error))
    return FALSE;
  g_clear_error (&self->error);
  g_string_truncate (self->text, 0);
  self->position = 0;
  self->is_at_end = FALSE;
  if (self->has_separator_line)
    read_row (self);
  self->row_number = 0;
  return TRUE;
}

static double
td_csv_reader_progress (TdSheetReader *reader)
{
  return td_csv_source_get_progress (TD_CSV_READER (reader)->source);
}

static gboolean
read_head (TdCsvReader  *self,
           GError      **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GError) read_error = NULL;

  while (head->len < 1024 && td_csv_source_read (self->source, head, &read_error))
    ;
  if (read_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  if (g_ascii_strncasecmp (head->str, "sep=", 4) == 0 && head->len > 5 &&
      (head->str[5] == '\r' || head->str[5] == '\n') && (guchar) head->str[4] < 0x80)
    {
      self->has_separator_line = TRUE;
      self->delimiter = head->str[4];
    }
  else
    {
      self->delimiter = td_csv_find_delimiter (head->str);
    }
  return TRUE;
}

static void
td_csv_reader_finalize (GObject *object)
{
  TdCsvReader *self = TD_CSV_READER (object);

  g_clear_pointer (&self->source, td_csv_source_free);
  td_sheet_row_builder_clear (&self->builder);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (td_csv_reader_parent_class)->finalize (object);
}

static void
td_csv_reader_class_init (TdCsvReaderClass *klass)
{
  TdSheetReaderClass *reader_class = TD_SHEET_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_csv_reader_finalize;
  reader_class->select = td_csv_reader_select;
  reader_class->next_row = td_csv_reader_next_row;
  reader_class->progress = td_csv_reader_progress;
}

static void
td_csv_reader_init (TdCsvReader *self)
{
  td_sheet_row_builder_init (&self->builder);
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
}

static char *
make_sheet_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

TdSheetReader *
td_csv_reader_new (GInputStream  *stream,
                   const char    *name,
                   char           delimiter,
                   GError       **error)
{
  g_autoptr (TdCsvReader) self = g_object_new (TD_TYPE_CSV_READER, NULL);
  g_autofree char *sheet_name = make_sheet_name (name);

  td_sheet_reader_set_name (TD_SHEET_READER (self), name);
  td_sheet_reader_add_sheet (TD_SHEET_READER (self), sheet_name, FALSE);
  self->source = td_csv_source_new (stream, name, error);
  if (self->source == NULL)
    return NULL;
  self->delimiter = delimiter;
  if (delimiter == 0 && !read_head (self, error))
    return NULL;
  return TD_SHEET_READER (g_steal_pointer (&self));
}
