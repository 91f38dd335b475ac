/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include "td-error.h"

static TdSheetReader *
open_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return test_open_bytes (bytes);
}

/* @expected: rows between \n, cells between |; empty cells and rows are left out by the reader. */
static void
assert_rows (TdSheetReader *reader, const char *expected)
{
  g_auto (GStrv) rows = g_strsplit (expected, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "|", -1);
      const TdSheetRow *row;

      if (*rows[i] == '\0')
        continue;
      row = test_next (reader);
      g_assert_cmpuint (row->number, ==, i + 1);
      for (guint j = 0; cells[j] != NULL; j++)
        test_cell (row, j, *cells[j] != '\0' ? TD_CELL_TEXT : TD_CELL_EMPTY, cells[j]);
      g_assert_cmpuint (td_sheet_row_get (row, g_strv_length (cells))->kind, ==, TD_CELL_EMPTY);
    }
  test_end (reader);
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "STT,Họ tên\n1,An\n", "STT|Họ tên\n1|An" },
    { "STT;Họ tên\r\n1;An, Bình\r\n2;Chi", "STT|Họ tên\n1|An, Bình\n2|Chi" },
    { "STT\tHọ tên\tPhòng\r1\tAn\tXây dựng, kiểm tra; theo dõi\r",
      "STT|Họ tên|Phòng\n1|An|Xây dựng, kiểm tra; theo dõi" },
    { "a;b\n\n\n1,5;2,5\n", "a|b\n\n\n1,5|2,5" },
    { "Họ và tên\nNguyễn Văn An, Bình\nTrần Chi\n", "Họ và tên\nNguyễn Văn An, Bình\nTrần Chi" },
    { "sep=;\r\na;b\r\n1,2;3\r\n", "a|b\n1,2|3" },
    { "sep=,\n\"a\",b", "a|b" },
    { "DANH SÁCH;;\n;;\nSTT;Họ tên;Chức vụ\n1;An;Trưởng phòng, kiêm\n",
      "DANH SÁCH\n\nSTT|Họ tên|Chức vụ\n1|An|Trưởng phòng, kiêm" },
    { "\xEF\xBB\xBFmột;hai\n", "một|hai" },
    { "Mã;CCCD\n=\"001\";\"=\"\"002\"\"\"\n=\"a\"\"b\";=\"\"\n", "Mã|CCCD\n001|002\n=\"a\"\"b\"|" },
    { "Màn 24\";a\n5;b\n6;c\n", "Màn 24\"|a\n5|b\n6|c" },
    { "=1+1,@x\n-5,+6\n", "=1+1|@x\n-5|+6" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdSheetReader) reader = open_text (cases[i].text, -1);

      assert_rows (reader, cases[i].expected);
      g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
      assert_rows (reader, cases[i].expected);
    }
}

static void
test_quotes (void)
{
  g_autoptr (TdSheetReader) reader = open_text (
    "\"a\nb\",\"say \"\"hi\"\"\",\"\"\r\n\"x,y\"z,5\"\"6,\"\r\n\"\n,\"q\"\n", -1);
  const TdSheetRow *row = test_next (reader);

  test_cell (row, 0, TD_CELL_TEXT, "a\nb");
  test_cell (row, 1, TD_CELL_TEXT, "say \"hi\"");
  test_cell (row, 2, TD_CELL_EMPTY, "");
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 2);
  test_cell (row, 0, TD_CELL_TEXT, "x,yz");
  test_cell (row, 1, TD_CELL_TEXT, "5\"\"6");
  test_cell (row, 2, TD_CELL_TEXT, "\r\n");
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 3);
  test_cell (row, 1, TD_CELL_TEXT, "q");
  test_end (reader);
}

static void
test_encodings (void)
{
  static const char expected[] = "Họ và tên|Đơn vị\nNguyễn Thị Hòa|Sở Tư pháp\nỐng Ứng|Ư ơ ₫ “x”";
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "CP1258" };
  static const char *const marks[] = { "\xFF\xFE", "\xFE\xFF", "" };
  g_autofree char *text = g_strdup (expected);
  g_autoptr (GString) decomposed = g_string_new (NULL);

  g_strdelimit (text, "|", ';');
  for (gsize i = 0; i < 2; i++)
    for (guint with_mark = 0; with_mark < 2; with_mark++)
      {
        gsize size;
        g_autofree char *content = g_convert (text, -1, charsets[i], "UTF-8", NULL, &size, NULL);
        g_autoptr (GByteArray) bytes = g_byte_array_new ();
        g_autoptr (TdSheetReader) reader = NULL;

        g_assert_nonnull (content);
        if (with_mark)
          g_byte_array_append (bytes, (const guint8 *) marks[i], 2);
        g_byte_array_append (bytes, (const guint8 *) content, (guint) size);
        reader = open_text ((const char *) bytes->data, bytes->len);
        assert_rows (reader, expected);
      }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar base;
      gunichar mark;

      /* Split the tone off, as Windows does, and leave ă â ê ô ơ ư composed. */
      if (g_unichar_decompose (c, &base, &mark) &&
          (mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323))
        {
          g_string_append_unichar (decomposed, base);
          g_string_append_unichar (decomposed, mark);
        }
      else
        {
          g_string_append_unichar (decomposed, c);
        }
    }
  {
    gsize size;
    g_autofree char *content = g_convert (decomposed->str, -1, charsets[2], "UTF-8", NULL, &size,
                                          NULL);
    g_autoptr (TdSheetReader) reader = NULL;

    if (content == NULL)
      {
        g_test_skip ("no code page 1258 on this machine");
        return;
      }
    g_assert_false (g_utf8_validate_len (content, size, NULL));
    reader = open_text (content, (gssize) size);
    assert_rows (reader, expected);
  }
}

/* Old fonts saved as .csv are left to td_legacy_text_convert(). */
static void
test_old_fonts (void)
{
  g_autoptr (TdSheetReader) reader = open_text (
    "TT;H\xE4 v\xB5 t\xAAn;Ph\xA9n lo\xB9i\n1;B\xEFi Thanh Nh\xAD Dung;C\xABng ch\xF8" "c\n", -1);

  assert_rows (reader, "TT|Hä vµ tªn|Ph©n lo¹i\n1|Bïi Thanh Nh\u00AD Dung|C«ng chøc");
}

static void
test_clipboard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_new_for_text (
    "Họ tên\tGhi chú\r\nAn, Bình\t\"hai\ndòng\"\r\n;\t|\r\n", &error);
  g_autoptr (TdSheetReader) single = NULL;
  g_autoptr (TdSheetReader) empty = NULL;
  const TdSheetRow *row;

  g_assert_no_error (error);
  test_cell (test_next (reader), 1, TD_CELL_TEXT, "Ghi chú");
  row = test_next (reader);
  test_cell (row, 0, TD_CELL_TEXT, "An, Bình");
  test_cell (row, 1, TD_CELL_TEXT, "hai\ndòng");
  row = test_next (reader);
  test_cell (row, 0, TD_CELL_TEXT, ";");
  test_cell (row, 1, TD_CELL_TEXT, "|");
  test_end (reader);

  single = td_sheet_reader_new_for_text ("a,b;c|d\ne,f;g|h", NULL);
  test_cell (test_next (single), 0, TD_CELL_TEXT, "a,b;c|d");
  empty = td_sheet_reader_new_for_text ("", NULL);
  test_end (empty);
}

/* A long file: characters, line ends and quotation marks fall between two pieces everywhere. */
static void
test_long (void)
{
  for (guint shift = 0; shift < 7; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TdSheetReader) reader = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      g_string_append (text, ";đầu\r\n");
      for (guint i = 0; i < 20000; i++)
        g_string_append_printf (text, "%u;\"Nguyễn \"\"Ệ\"\" %u\";ở\r\n", i, i);
      reader = open_text (text->str, (gssize) text->len);
      test_next (reader);
      for (guint i = 0; i < 20000; i++)
        {
          g_autofree char *name = g_strdup_printf ("Nguyễn \"Ệ\" %u", i);
          const TdSheetRow *row = test_next (reader);

          g_assert_cmpuint (row->number, ==, i + 2);
          test_cell (row, 1, TD_CELL_TEXT, name);
          test_cell (row, 2, TD_CELL_TEXT, "ở");
        }
      test_end (reader);
      g_assert_cmpfloat (td_sheet_reader_get_progress (reader), ==, 1);
    }
}

static void
assert_refused (const char *content, gssize size, TdError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, size < 0 ? strlen (content) : (gsize) size);
  g_autoptr (GError) error = test_read_broken (bytes);

  g_assert_error (error, TD_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "book.xlsx"));
}

static void
test_refused (void)
{
  g_autofree char *letters = g_strnfill (2000000, 'a');
  g_autofree char *delimiters = g_strnfill (20000, ';');
  g_autofree char *wide = g_strdup_printf ("a;b\na;b\na;b\n%sx\n", delimiters);
  g_autofree char *lines = g_strnfill (1048576, '\n');
  g_autofree char *tall = g_strdup_printf ("%sx\n", lines);

  assert_refused ("", 0, TD_ERROR_INVALID);
  assert_refused ("a,b\n1,\"never closed\n2,x\n", -1, TD_ERROR_CORRUPT);
  assert_refused ("<html><body><table>", -1, TD_ERROR_INVALID);
  assert_refused ("\xEF\xBB\xBF \n<!DOCTYPE HTML>", -1, TD_ERROR_INVALID);
  assert_refused ("<?xml version=\"1.0\"?><Workbook/>", -1, TD_ERROR_INVALID);
  assert_refused ("%PDF-1.7\n", -1, TD_ERROR_INVALID);
  assert_refused ("{\\rtf1\n", -1, TD_ERROR_INVALID);
  assert_refused ("\x7f" "ELF\0\0\0\1\2\3\4\5", 12, TD_ERROR_INVALID);
  assert_refused ("\x09\x02\x06\x00\x00\x00\x10\x00", 8, TD_ERROR_INVALID);
  assert_refused ("\xEF\xBB\xBF\xC3\x28\n", -1, TD_ERROR_INVALID);
  assert_refused ("abc\n\0def\n", 9, TD_ERROR_INVALID);
  assert_refused (letters, -1, TD_ERROR_INVALID);
  assert_refused (wide, -1, TD_ERROR_INVALID);
  assert_refused (tall, -1, TD_ERROR_INVALID);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Danh sách 2026.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdSheetReader) reader = NULL;

  g_assert_no_error (error);
  g_assert_null (td_sheet_reader_open (file, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "a;b\n1;2\n", -1, &error));
  reader = td_sheet_reader_open (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (td_sheet_reader_get_name (reader), ==, "Danh sách 2026.csv");
  g_assert_cmpuint (td_sheet_reader_get_n_sheets (reader), ==, 1);
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 0), ==, "Danh sách 2026");
  assert_rows (reader, "a|b\n1|2");
  g_clear_object (&reader);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/old-fonts", test_old_fonts);
  g_test_add_func ("/csv/clipboard", test_clipboard);
  g_test_add_func ("/csv/long", test_long);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/files", test_files);
  return g_test_run ();
}
