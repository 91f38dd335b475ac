/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xls-reader.h"

#include "td-error.h"
#include "td-sheet-reader-private.h"
#include "td-sheet-row.h"
#include "td-xls-book.h"
#include "td-xls-cell.h"
#include "td-xls-ole.h"
#include "td-xls-record.h"

#include <glib/gi18n-lib.h>

/* Where a record of cells is in the stream. */
typedef struct
{
  guint16 row;
  guint16 column;
  guint32 offset;
} Place;

struct _TdXlsReader
{
  TdSheetReader parent_instance;

  TdXlsBook        *book;
  TdSheetRowBuilder builder;
  /* Of Place, in the order of rows. */
  GArray           *places;
  guint             next_place;
  GArray           *merges;
  GString          *text;
};

G_DEFINE_FINAL_TYPE (TdXlsReader, td_xls_reader, TD_TYPE_SHEET_READER)

static void
read_merges (TdXlsReader       *self,
             const TdXlsRecord *record)
{
  gsize n = record->size >= 2 ? td_xls_u16 (record->data) : 0;

  for (gsize i = 0; i < n && 2 + (i + 1) * 8 <= record->size; i++)
    {
      const guint8 *data = record->data + 2 + i * 8;
      TdSheetMerge merge = {
        .first_row = (guint) td_xls_u16 (data) + 1,
        .last_row = (guint) td_xls_u16 (data + 2) + 1,
        .first_column = td_xls_u16 (data + 4),
        .last_column = td_xls_u16 (data + 6),
      };

      if (merge.first_row <= merge.last_row && merge.first_column <= merge.last_column &&
          merge.last_column < TD_SHEET_MAX_COLUMNS)
        g_array_append_val (self->merges, merge);
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

static gboolean
is_sorted (GArray *places)
{
  for (guint i = 1; i < places->len; i++)
    if (g_array_index (places, Place, i - 1).row > g_array_index (places, Place, i).row)
      return FALSE;
  return TRUE;
}

/* Notes where the cells of a sheet are.  Charts lie between a BOF and an EOF of
 * their own within it. */
static gboolean
index_sheet (TdXlsReader *self,
             gsize        offset)
{
  TdXlsRecord record;
  guint depth = 0;

  while (td_xls_record_read (self->book->stream, offset, &record))
    {
      offset = record.next;
      if (record.type == TD_XLS_BOF)
        depth++;
      else if (depth == 0)
        return FALSE;
      else if (record.type == TD_XLS_EOF && --depth == 0)
        return TRUE;
      else if (depth == 1 && record.type == TD_XLS_MERGEDCELLS)
        read_merges (self, &record);
      else if (depth == 1 && td_xls_cell_is (record.type) && record.size >= 6 &&
               td_xls_u16 (record.data + 2) < TD_SHEET_MAX_COLUMNS)
        {
          Place place = {
            .row = td_xls_u16 (record.data),
            .column = td_xls_u16 (record.data + 2),
            .offset = (guint32) record.offset,
          };

          g_array_append_val (self->places, place);
        }
    }
  return FALSE;
}

static gboolean
td_xls_reader_select (TdSheetReader  *reader,
                      guint           sheet,
                      GError        **error)
{
  TdXlsReader *self = TD_XLS_READER (reader);
  const TdXlsSheet *chosen = g_ptr_array_index (self->book->sheets, sheet);

  g_array_set_size (self->places, 0);
  g_array_set_size (self->merges, 0);
  self->next_place = 0;
  if (!index_sheet (self, chosen->offset))
    {
      g_array_set_size (self->places, 0);
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   /* Translators: the name of a file, and that of a sheet. */
                   _("“%s” is damaged: its sheet “%s” is not whole. Open it in Excel and save it "
                     "again, or ask for it again."),
                   td_sheet_reader_get_name (reader), chosen->name);
      return FALSE;
    }
  if (!is_sorted (self->places))
    g_array_sort (self->places, compare_places);
  return TRUE;
}

static void
fail_row_text (TdXlsReader  *self,
               GError      **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the name of a file, and a row of a sheet. */
               _("“%s” is not read: row %u holds more text than Excel allows."),
               td_sheet_reader_get_name (TD_SHEET_READER (self)), self->builder.row.number);
}

static gboolean
td_xls_reader_next_row (TdSheetReader     *reader,
                        const TdSheetRow **row,
                        GError           **error)
{
  TdXlsReader *self = TD_XLS_READER (reader);

  while (*row == NULL && self->next_place < self->places->len)
    {
      const Place *place = &g_array_index (self->places, Place, self->next_place);
      guint number = place->row;

      td_sheet_row_builder_start (&self->builder, number + 1);
      while (self->next_place < self->places->len)
        {
          TdXlsRecord record;

          place = &g_array_index (self->places, Place, self->next_place);
          if (place->row != number)
            break;
          self->next_place++;
          if (td_xls_record_read (self->book->stream, place->offset, &record))
            td_xls_cell_read (self->book, &record, place->column, self->text, &self->builder);
          if (td_sheet_row_builder_is_full (&self->builder))
            {
              self->next_place = self->places->len;
              fail_row_text (self, error);
              return FALSE;
            }
        }
      *row = td_sheet_row_builder_finish (&self->builder);
    }
  return *row != NULL;
}

static GArray *
td_xls_reader_merges (TdSheetReader  *reader,
                      GError        **error)
{
  return g_array_copy (TD_XLS_READER (reader)->merges);
}

static double
td_xls_reader_progress (TdSheetReader *reader)
{
  TdXlsReader *self = TD_XLS_READER (reader);

  return self->places->len > 0 ? (double) self->next_place / self->places->len : 1;
}

static void
td_xls_reader_finalize (GObject *object)
{
  TdXlsReader *self = TD_XLS_READER (object);

  g_clear_pointer (&self->book, td_xls_book_free);
  td_sheet_row_builder_clear (&self->builder);
  g_array_unref (self->places);
  g_array_unref (self->merges);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (td_xls_reader_parent_class)->finalize (object);
}

static void
td_xls_reader_class_init (TdXlsReaderClass *klass)
{
  TdSheetReaderClass *reader_class = TD_SHEET_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_xls_reader_finalize;
  reader_class->select = td_xls_reader_select;
  reader_class->next_row = td_xls_reader_next_row;
  reader_class->merges = td_xls_reader_merges;
  reader_class->progress = td_xls_reader_progress;
}

static void
td_xls_reader_init (TdXlsReader *self)
{
  td_sheet_row_builder_init (&self->builder);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->merges = g_array_new (FALSE, FALSE, sizeof (TdSheetMerge));
  self->text = g_string_new (NULL);
}

static GBytes *
read_workbook_stream (GBytes      *bytes,
                      const char  *name,
                      GError     **error)
{
  g_autoptr (TdXlsOle) ole = td_xls_ole_new (bytes, name, error);

  if (ole == NULL)
    return NULL;
  if (td_xls_ole_has (ole, "Workbook"))
    return td_xls_ole_read (ole, "Workbook", error);
  if (td_xls_ole_has (ole, "Book"))
    return td_xls_ole_read (ole, "Book", error);
  if (td_xls_ole_has (ole, "EncryptedPackage"))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is locked by a password. Save it without a password, then try again."),
                 name);
  else if (td_xls_ole_has (ole, "WordDocument"))
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is a Word document. Copy its table into an empty Excel sheet and save "
                   "that."),
                 name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is an Office file, but not a workbook. Choose an .xlsx, .xls or .csv "
                   "file."),
                 name);
  return NULL;
}

TdSheetReader *
td_xls_reader_new (GBytes      *bytes,
                   const char  *name,
                   GError     **error)
{
  g_autoptr (TdXlsReader) self = g_object_new (TD_TYPE_XLS_READER, NULL);
  TdSheetReader *reader = TD_SHEET_READER (self);
  g_autoptr (GBytes) stream = read_workbook_stream (bytes, name, error);

  if (stream == NULL)
    return NULL;
  td_sheet_reader_set_name (reader, name);
  self->book = td_xls_book_read (stream, name, error);
  if (self->book == NULL)
    return NULL;
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const TdXlsSheet *sheet = g_ptr_array_index (self->book->sheets, i);

      td_sheet_reader_add_sheet (reader, sheet->name, sheet->is_hidden);
    }
  td_sheet_reader_set_front (reader, self->book->active);
  return TD_SHEET_READER (g_steal_pointer (&self));
}
