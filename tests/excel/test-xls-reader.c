/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include "td-error.h"
#include "td-xls-record.h"

#define SECTOR 512
#define END_OF_CHAIN 0xFFFFFFFEu
#define FREE 0xFFFFFFFFu

/* --- A compound file with one stream, and records in it --- */

static void
put_u16 (GByteArray *to, guint number)
{
  guint8 bytes[2] = { (guint8) number, (guint8) (number >> 8) };

  g_byte_array_append (to, bytes, 2);
}

static void
put_u32 (GByteArray *to, guint32 number)
{
  put_u16 (to, number & 0xFFFF);
  put_u16 (to, number >> 16);
}

static void
set_u32 (GByteArray *in, gsize offset, guint32 number)
{
  for (guint i = 0; i < 4; i++)
    in->data[offset + i] = (guint8) (number >> (8 * i));
}

static void
put_double (GByteArray *to, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  put_u32 (to, (guint32) bits);
  put_u32 (to, (guint32) (bits >> 32));
}

static void
pad (GByteArray *to, gsize size)
{
  gsize old = to->len;

  g_byte_array_set_size (to, (guint) size);
  memset (to->data + old, 0, size - old);
}

static void
put_entry (GByteArray *to, const char *name, guint8 type, guint32 child, guint32 start,
           guint32 size)
{
  gsize begin = to->len;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (name, -1, NULL, NULL, NULL);
  gsize length = strlen (name) + 1;

  for (gsize i = 0; i < length; i++)
    put_u16 (to, units[i]);
  pad (to, begin + 64);
  put_u16 (to, (guint) length * 2);
  g_byte_array_append (to, (const guint8[]) { type, 1 }, 2);
  put_u32 (to, FREE);
  put_u32 (to, FREE);
  put_u32 (to, child);
  pad (to, begin + 116);
  put_u32 (to, start);
  put_u32 (to, size);
  pad (to, begin + 128);
}

/* Sector 0 holds the chains, sector 1 the entries, the rest the stream. */
static GBytes *
make_container (const char *name, GByteArray *stream)
{
  GByteArray *file = g_byte_array_new ();
  guint n_sectors;

  pad (stream, MAX (4096, (stream->len + SECTOR - 1) / SECTOR * SECTOR));
  n_sectors = stream->len / SECTOR;
  g_assert_cmpuint (n_sectors + 2, <=, SECTOR / 4);
  g_byte_array_append (file, (const guint8 *) "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  pad (file, 24);
  put_u16 (file, 0x3E);
  put_u16 (file, 3);
  put_u16 (file, 0xFFFE);
  put_u16 (file, 9);
  put_u16 (file, 6);
  pad (file, 44);
  put_u32 (file, 1);
  put_u32 (file, 1);
  pad (file, 56);
  put_u32 (file, 4096);
  put_u32 (file, END_OF_CHAIN);
  put_u32 (file, 0);
  put_u32 (file, END_OF_CHAIN);
  put_u32 (file, 0);
  put_u32 (file, 0);
  for (guint i = 1; i < 109; i++)
    put_u32 (file, FREE);
  put_u32 (file, 0xFFFFFFFD);
  put_u32 (file, END_OF_CHAIN);
  for (guint i = 0; i < n_sectors; i++)
    put_u32 (file, i + 1 < n_sectors ? i + 3 : END_OF_CHAIN);
  while (file->len < 2 * SECTOR)
    put_u32 (file, FREE);
  put_entry (file, "Root Entry", 5, 1, END_OF_CHAIN, 0);
  put_entry (file, name, 2, FREE, 2, stream->len);
  pad (file, 3 * SECTOR);
  g_byte_array_append (file, stream->data, stream->len);
  g_byte_array_unref (stream);
  return g_byte_array_free_to_bytes (file);
}

typedef struct
{
  GByteArray *bytes;
  gsize       begin;
} Record;

static GByteArray *
record_start (Record *record, GByteArray *stream, guint type)
{
  put_u16 (stream, type);
  put_u16 (stream, 0);
  *record = (Record) { stream, stream->len };
  return stream;
}

static void
record_end (Record *record)
{
  gsize size = record->bytes->len - record->begin;

  record->bytes->data[record->begin - 2] = (guint8) size;
  record->bytes->data[record->begin - 1] = (guint8) (size >> 8);
}

static void
put_record (GByteArray *stream, guint type, const void *data, gsize size)
{
  Record record;

  record_start (&record, stream, type);
  g_byte_array_append (stream, data, (guint) size);
  record_end (&record);
}

static void
put_bof (GByteArray *stream, guint version, guint kind)
{
  guint8 data[16] = { (guint8) version, (guint8) (version >> 8), (guint8) kind, 0 };

  put_record (stream, TD_XLS_BOF, data, sizeof data);
}

static void
put_cell (Record *record, GByteArray *stream, guint type, guint row, guint column, guint style)
{
  record_start (record, stream, type);
  put_u16 (stream, row);
  put_u16 (stream, column);
  put_u16 (stream, style);
}

/* Narrow text as BIFF8 has it; @length_size is 1 or 2. */
static void
put_text (GByteArray *stream, const char *text, guint length_size)
{
  guint8 length = (guint8) strlen (text);

  if (length_size == 1)
    g_byte_array_append (stream, &length, 1);
  else
    put_u16 (stream, length);
  g_byte_array_append (stream, (const guint8 *) "\0", 1);
  g_byte_array_append (stream, (const guint8 *) text, length);
}

/* Where the offset of the sheet goes. */
static gsize
put_sheet (GByteArray *stream, const char *name, guint hidden, guint kind)
{
  Record record;
  gsize offset;

  record_start (&record, stream, TD_XLS_BOUNDSHEET);
  offset = stream->len;
  put_u32 (stream, 0);
  g_byte_array_append (stream, (const guint8[]) { (guint8) hidden, (guint8) kind }, 2);
  put_text (stream, name, 1);
  record_end (&record);
  return offset;
}

static void
put_font (GByteArray *stream, const char *name)
{
  Record record;

  record_start (&record, stream, TD_XLS_FONT);
  pad (stream, stream->len + 14);
  put_text (stream, name, 1);
  record_end (&record);
}

static void
put_style (GByteArray *stream, guint font, guint format)
{
  Record record;

  record_start (&record, stream, TD_XLS_XF);
  put_u16 (stream, font);
  put_u16 (stream, format);
  pad (stream, stream->len + 16);
  record_end (&record);
}

/* --- Tests --- */

static void
put_globals (GByteArray *stream, gsize *first, gsize *second)
{
  Record record;

  put_bof (stream, 0x0600, 5);
  put_record (stream, TD_XLS_WINDOW1, "\0\0\0\0\0\0\0\0\0\0\2\0\0\0\1\0\0\0", 18);
  put_record (stream, TD_XLS_DATEMODE, "\0\0", 2);
  for (guint i = 0; i < 4; i++)
    put_font (stream, "Arial");
  put_font (stream, ".VnTime");
  record_start (&record, stream, TD_XLS_FORMAT);
  put_u16 (stream, 164);
  put_text (stream, "dd/mm/yyyy", 2);
  record_end (&record);
  put_style (stream, 0, 0);
  put_style (stream, 5, 164);
  *first = put_sheet (stream, "An", 1, 0);
  put_sheet (stream, "Chart", 0, 2);
  *second = put_sheet (stream, "Data", 0, 0);

  /* "Sở" wide and rich; "Hà Nội" broken within, narrow before and wide after. */
  record_start (&record, stream, TD_XLS_SST);
  put_u32 (stream, 3);
  put_u32 (stream, 3);
  put_text (stream, "mot", 2);
  put_u16 (stream, 2);
  g_byte_array_append (stream, (const guint8[]) { 0x09, 1, 0 }, 3);
  put_u16 (stream, 'S');
  put_u16 (stream, 0x1EDF);
  put_u32 (stream, 0);
  put_u16 (stream, 6);
  g_byte_array_append (stream, (const guint8 *) "\0H\xE0 N", 5);
  record_end (&record);
  record_start (&record, stream, TD_XLS_CONTINUE);
  g_byte_array_append (stream, (const guint8[]) { 1 }, 1);
  put_u16 (stream, 0x1ED9);
  put_u16 (stream, 'i');
  record_end (&record);
  put_record (stream, TD_XLS_EOF, NULL, 0);
}

static void
put_rk (GByteArray *stream, guint row, guint column, guint style, guint32 rk)
{
  Record record;

  put_cell (&record, stream, TD_XLS_RK, row, column, style);
  put_u32 (stream, rk);
  record_end (&record);
}

static void
put_formula (GByteArray *stream, guint row, guint column, const void *result)
{
  Record record;

  put_cell (&record, stream, TD_XLS_FORMULA, row, column, 0);
  g_byte_array_append (stream, result, 8);
  pad (stream, stream->len + 8);
  record_end (&record);
}

static void
put_data_sheet (GByteArray *stream)
{
  Record record;
  double sum = 88.8;

  put_bof (stream, 0x0600, 0x10);
  /* The second row first. */
  put_rk (stream, 1, 0, 0, (guint32) (48 << 2) | 2);
  put_rk (stream, 1, 1, 0, (guint32) (366 << 2) | 3);
  put_rk (stream, 1, 2, 0, (guint32) (-5 * 4) | 2);
  put_rk (stream, 1, 3, 0, 0x3FF00000);
  put_cell (&record, stream, TD_XLS_MULRK, 1, 4, 0);
  put_u32 (stream, (7 << 2) | 2);
  put_u16 (stream, 1);
  put_u32 (stream, (27845 << 2) | 2);
  put_u16 (stream, 5);
  record_end (&record);
  for (guint i = 0; i < 4; i++)
    {
      put_cell (&record, stream, TD_XLS_LABELSST, 0, i, i == 1 ? 1 : 0);
      put_u32 (stream, i < 3 ? i : 99);
      record_end (&record);
    }
  put_cell (&record, stream, TD_XLS_NUMBER, 0, 4, 0);
  put_double (stream, 48080537798.0);
  record_end (&record);
  put_cell (&record, stream, TD_XLS_BOOLERR, 0, 5, 0);
  put_u16 (stream, 1);
  record_end (&record);
  put_cell (&record, stream, TD_XLS_BOOLERR, 0, 6, 0);
  put_u16 (stream, 0x12A);
  record_end (&record);
  put_cell (&record, stream, TD_XLS_LABEL, 0, 7, 0);
  put_text (stream, "label", 2);
  record_end (&record);
  put_formula (stream, 0, 8, &sum);
  put_formula (stream, 0, 9, "\0\0\0\0\0\0\xFF\xFF");
  put_record (stream, 0x04BC, "shared", 6);
  record_start (&record, stream, TD_XLS_STRING);
  put_text (stream, "text", 2);
  record_end (&record);
  put_formula (stream, 0, 10, "\1\0\1\0\0\0\xFF\xFF");
  put_formula (stream, 0, 11, "\2\0\7\0\0\0\xFF\xFF");
  put_formula (stream, 0, 12, "\3\0\0\0\0\0\xFF\xFF");
  /* A chart with cells of its own. */
  put_bof (stream, 0x0600, 0x20);
  put_rk (stream, 9, 9, 0, 6);
  put_record (stream, TD_XLS_EOF, NULL, 0);
  put_record (stream, TD_XLS_MERGEDCELLS, "\2\0\0\0\1\0\3\0\3\0\5\0\4\0\0\0\0\0", 18);
  put_record (stream, TD_XLS_EOF, NULL, 0);
}

static GBytes *
make_book (void)
{
  GByteArray *stream = g_byte_array_new ();
  gsize first;
  gsize second;

  put_globals (stream, &first, &second);
  set_u32 (stream, first, stream->len);
  put_bof (stream, 0x0600, 0x10);
  put_rk (stream, 4, 0, 0, 6);
  put_record (stream, TD_XLS_EOF, NULL, 0);
  set_u32 (stream, second, stream->len);
  put_data_sheet (stream);
  return make_container ("Workbook", stream);
}

static void
test_cells (void)
{
  g_autoptr (GBytes) bytes = make_book ();
  g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
  const TdSheetMerge *merges;
  const TdSheetRow *row;
  gsize n_merges;

  g_assert_cmpuint (td_sheet_reader_get_n_sheets (reader), ==, 2);
  g_assert_true (td_sheet_reader_is_sheet_hidden (reader, 0));
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 1), ==, "Data");
  g_assert_cmpuint (td_sheet_reader_get_sheet (reader), ==, 1);
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 1);
  test_cell (row, 0, TD_CELL_TEXT, "mot");
  test_cell (row, 1, TD_CELL_TEXT, "Sở");
  g_assert_cmpint (td_sheet_row_get (row, 0)->legacy, ==, TD_LEGACY_NONE);
  g_assert_cmpint (td_sheet_row_get (row, 1)->legacy, ==, TD_LEGACY_TCVN3);
  test_cell (row, 2, TD_CELL_TEXT, "Hà Nội");
  test_cell (row, 3, TD_CELL_EMPTY, "");
  test_cell (row, 4, TD_CELL_NUMBER, "48080537798");
  test_cell (row, 5, TD_CELL_BOOLEAN, "TRUE");
  test_cell (row, 6, TD_CELL_ERROR, "#N/A");
  test_cell (row, 7, TD_CELL_TEXT, "label");
  test_cell (row, 8, TD_CELL_NUMBER, "88.8");
  test_cell (row, 9, TD_CELL_TEXT, "text");
  test_cell (row, 10, TD_CELL_BOOLEAN, "TRUE");
  test_cell (row, 11, TD_CELL_ERROR, "#DIV/0!");
  test_cell (row, 12, TD_CELL_EMPTY, "");
  for (guint i = 8; i <= 12; i++)
    g_assert_true (td_sheet_row_get (row, i)->is_formula);
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 2);
  test_cell (row, 0, TD_CELL_NUMBER, "48");
  test_cell (row, 1, TD_CELL_NUMBER, "3.66");
  test_cell (row, 2, TD_CELL_NUMBER, "-5");
  test_cell (row, 3, TD_CELL_NUMBER, "1");
  test_cell (row, 4, TD_CELL_NUMBER, "7");
  test_cell (row, 5, TD_CELL_DATE, "26/03/1976");
  test_end (reader);
  merges = td_sheet_reader_get_merges (reader, &n_merges, NULL);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 1);
  g_assert_cmpuint (merges[0].last_row, ==, 2);
  g_assert_cmpuint (merges[0].first_column, ==, 3);
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (test_next (reader)->number, ==, 5);
  test_end (reader);
}

/* Excel 5 and 95: 8-bit text in the code page that the workbook names. */
static void
test_biff5 (void)
{
  GByteArray *stream = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  const TdSheetRow *row;
  Record record;
  gsize offset;

  put_bof (stream, 0x0500, 5);
  put_record (stream, TD_XLS_CODEPAGE, "\xEA\x04", 2);
  record_start (&record, stream, TD_XLS_BOUNDSHEET);
  offset = stream->len;
  put_u32 (stream, 0);
  g_byte_array_append (stream, (const guint8 *) "\0\0\3S\xF5\xD2", 6);
  record_end (&record);
  put_record (stream, TD_XLS_EOF, NULL, 0);
  set_u32 (stream, offset, stream->len);
  put_bof (stream, 0x0500, 0x10);
  put_cell (&record, stream, TD_XLS_LABEL, 0, 0, 0);
  put_u16 (stream, 4);
  g_byte_array_append (stream, (const guint8 *) "\xD0\xE0o\xD0", 4);
  record_end (&record);
  put_cell (&record, stream, TD_XLS_RSTRING, 0, 1, 0);
  put_u16 (stream, 2);
  g_byte_array_append (stream, (const guint8 *) "\xFDu\1\0\0", 5);
  record_end (&record);
  put_record (stream, TD_XLS_EOF, NULL, 0);
  bytes = make_container ("Book", stream);
  reader = test_open_bytes (bytes);
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 0), ==, "Sở");
  row = test_next (reader);
  test_cell (row, 0, TD_CELL_TEXT, "ĐàoĐ");
  test_cell (row, 1, TD_CELL_TEXT, "ưu");
  test_end (reader);
}

static void
assert_refused (GBytes *bytes, TdError code)
{
  g_autoptr (GError) error = test_read_broken (bytes);

  g_assert_error (error, TD_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "book.xlsx"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *stream;
    TdError     code;
  } others[] = {
    { "EncryptedPackage", TD_ERROR_INVALID },
    { "WordDocument", TD_ERROR_INVALID },
    { "Contents", TD_ERROR_INVALID },
    { "Workbook", TD_ERROR_INVALID },
  };
  GByteArray *stream;
  g_autoptr (GBytes) locked = NULL;
  g_autoptr (GBytes) endless = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = make_container (others[i].stream, g_byte_array_new ());

      assert_refused (bytes, others[i].code);
    }
  stream = g_byte_array_new ();
  put_bof (stream, 0x0600, 5);
  put_record (stream, TD_XLS_FILEPASS, "\1\0", 2);
  locked = make_container ("Workbook", stream);
  assert_refused (locked, TD_ERROR_INVALID);
  stream = g_byte_array_new ();
  put_bof (stream, 0x0600, 5);
  put_sheet (stream, "a", 0, 0);
  put_record (stream, 0x1234, "x", 1);
  endless = make_container ("Workbook", stream);
  assert_refused (endless, TD_ERROR_CORRUPT);
}

/* Chains that go in circles, or out of the file. */
static void
test_chains (void)
{
  static const guint32 nexts[] = { 0, 2, 3, 100, 0x7FFFFFFF, 0xFFFFFFF0, FREE };

  for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
    for (guint sector = 1; sector < 6; sector++)
      {
        g_autoptr (GBytes) book = make_book ();
        g_autoptr (GByteArray) bytes = g_byte_array_new ();
        g_autoptr (GBytes) broken = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (TdSheetReader) reader = NULL;
        const TdSheetRow *row;

        g_byte_array_append (bytes, g_bytes_get_data (book, NULL), (guint) g_bytes_get_size (book));
        set_u32 (bytes, SECTOR + sector * 4, nexts[i]);
        broken = g_bytes_new (bytes->data, bytes->len);
        reader = td_sheet_reader_open_bytes (broken, "book.xls", &error);
        while (reader != NULL && td_sheet_reader_next_row (reader, &row, &error))
          ;
        if (error != NULL)
          g_assert_true (error->domain == TD_ERROR);
      }
}

static void
test_damage (void)
{
  static const char *const samples[] = { "ds-font-cu-tcvn3.xls", "trich-ngang-so-ldtbxh-2021.xls" };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", samples[i], NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      for (gsize at = 0; at < size; at += 1 + at / 50)
        {
          g_autofree char *changed = g_memdup2 (content, size);
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) cut = g_bytes_new (content, at);
          g_autoptr (TdSheetReader) reader = NULL;
          g_autoptr (TdSheetReader) cut_reader = NULL;
          g_autoptr (GError) error = NULL;
          const TdSheetRow *row;

          changed[at] = (char) ~changed[at];
          bytes = g_bytes_new (changed, size);
          reader = td_sheet_reader_open_bytes (bytes, "book.xls", &error);
          while (reader != NULL && td_sheet_reader_next_row (reader, &row, &error))
            ;
          if (error != NULL)
            g_assert_true (error->domain == TD_ERROR);
          g_clear_error (&error);
          cut_reader = td_sheet_reader_open_bytes (cut, "book.xls", &error);
          while (cut_reader != NULL && td_sheet_reader_next_row (cut_reader, &row, &error))
            ;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xls/cells", test_cells);
  g_test_add_func ("/xls/biff5", test_biff5);
  g_test_add_func ("/xls/refused", test_refused);
  g_test_add_func ("/xls/chains", test_chains);
  g_test_add_func ("/xls/damage", test_damage);
  return g_test_run ();
}
