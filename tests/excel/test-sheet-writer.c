/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer.h"

#include "td-error.h"
#include "td-sheet-reader.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>
#include <minizip/unzip.h>
#ifdef G_OS_WIN32
#include <sys/utime.h>
#else
#include <utime.h>
#endif

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#define NOBODY 65534
#define MAX_PART 65536

/* A folder of the test's own. */
typedef struct
{
  char  *path;
  GFile *file; /* a workbook in it */
  char  *file_path;
} Folder;

static void
folder_init (Folder     *self,
             const char *name)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("td-writer-XXXXXX", &error);
  g_assert_no_error (error);
  self->file_path = g_build_filename (self->path, name, NULL);
  self->file = g_file_new_for_path (self->file_path);
}

static guint
folder_count (Folder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
folder_clear (Folder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
  g_free (self->path);
  g_free (self->file_path);
  g_object_unref (self->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static TdSheetWriter *
open_writer (GFile              *file,
             TdSheetWriterFlags  flags)
{
  g_autoptr (GError) error = NULL;
  TdSheetWriter *writer = td_sheet_writer_new (file, flags, &error);

  g_assert_no_error (error);
  td_sheet_writer_add_sheet (writer, "Trang một");
  return writer;
}

static void
finish (TdSheetWriter *writer)
{
  g_autoptr (GError) error = NULL;

  td_sheet_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
}

static guint
plain_style (TdSheetWriter *writer)
{
  TdCellStyle style = { .size = 12 };

  return td_sheet_writer_add_style (writer, &style);
}

static TdSheetRow *
read_row (GFile *file,
          guint  number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open (file, &error);
  const TdSheetRow *row;

  g_assert_no_error (error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    if (row->number == number)
      return td_sheet_row_copy (row);
  g_assert_no_error (error);
  g_assert_not_reached ();
}

static void
write_cells (TdSheetWriter *writer)
{
  const TdCellStyle date_style = { .format = TD_FORMAT_DATE, .align = TD_ALIGN_CENTRE };
  guint plain = plain_style (writer);
  guint date = td_sheet_writer_add_style (writer, &date_style);

  td_sheet_writer_text (writer, 0, 0, "Trần Thị Ví Dụ", plain);
  td_sheet_writer_text (writer, 0, 1, "=1+1", plain);
  td_sheet_writer_text (writer, 0, 2, "056087000214", plain);
  td_sheet_writer_integer (writer, 0, 3, -12, plain);
  td_sheet_writer_decimal (writer, 0, 4, 89999, plain);
  td_sheet_writer_date (writer, 0, 5, (TdDate) { 1987, 2, 28 }, date);
  td_sheet_writer_date (writer, 0, 6, (TdDate) { 1987, 2, 0 }, date);
  td_sheet_writer_date (writer, 0, 7, (TdDate) { 0 }, date);
  td_sheet_writer_formula (writer, 0, 8, "=D1*2", -24, plain);
  td_sheet_writer_text (writer, 0, 9, NULL, plain);
  td_sheet_writer_date (writer, 0, 10, (TdDate) { 1900, 1, 1 }, date);
}

static void
assert_cells (GFile *file)
{
  g_autoptr (TdSheetRow) row = read_row (file, 1);

  g_assert_cmpint (td_sheet_row_get (row, 0)->kind, ==, TD_CELL_TEXT);
  g_assert_cmpstr (td_sheet_row_get (row, 0)->text, ==, "Trần Thị Ví Dụ");
  g_assert_cmpint (td_sheet_row_get (row, 1)->kind, ==, TD_CELL_TEXT);
  g_assert_false (td_sheet_row_get (row, 1)->is_formula);
  g_assert_cmpstr (td_sheet_row_get (row, 1)->text, ==, "=1+1");
  g_assert_cmpint (td_sheet_row_get (row, 2)->kind, ==, TD_CELL_TEXT);
  g_assert_cmpstr (td_sheet_row_get (row, 2)->text, ==, "056087000214");
  g_assert_cmpfloat (td_sheet_row_get (row, 3)->number, ==, -12);
  g_assert_cmpfloat (td_sheet_row_get (row, 4)->number, ==, 89.999);
  g_assert_cmpint (td_sheet_row_get (row, 5)->kind, ==, TD_CELL_DATE);
  g_assert_cmpstr (td_sheet_row_get (row, 5)->text, ==, "28/02/1987");
  g_assert_cmpint (td_sheet_row_get (row, 6)->kind, ==, TD_CELL_TEXT);
  g_assert_cmpstr (td_sheet_row_get (row, 6)->text, ==, "02/1987");
  g_assert_cmpint (td_sheet_row_get (row, 7)->kind, ==, TD_CELL_EMPTY);
  g_assert_true (td_sheet_row_get (row, 8)->is_formula);
  g_assert_cmpfloat (td_sheet_row_get (row, 8)->number, ==, -24);
  g_assert_cmpint (td_sheet_row_get (row, 9)->kind, ==, TD_CELL_EMPTY);
  g_assert_cmpint (td_sheet_row_get (row, 10)->kind, ==, TD_CELL_TEXT);
  g_assert_cmpstr (td_sheet_row_get (row, 10)->text, ==, "01/01/1900");
}

static void
test_cells (gconstpointer data)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;

  folder_init (&folder, "ô.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  write_cells (writer);
  finish (writer);
  assert_cells (folder.file);
  /* Nothing but the workbook is left. */
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

/* Texts that Excel or XML would change come back as they were. */
static void
test_hard_texts (gconstpointer data)
{
  static const char *const texts[] = {
    "+84 905", "-", "@SUM(A1)", "=HYPERLINK(\"x\")", "_x0041_", "_x004", "a_x000D_b",
    "<b>&amp;</b>", "hai\ndòng", "\"", "'056", " hai đầu ", "x\001y", "100%",
    "\xef\xbf\xbe",
  };
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdSheetRow) row = NULL;

  folder_init (&folder, "chữ khó.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    td_sheet_writer_text (writer, 0, i, texts[i], plain_style (writer));
  finish (writer);

  row = read_row (folder.file, 1);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpint (td_sheet_row_get (row, i)->kind, ==, TD_CELL_TEXT);
      g_assert_false (td_sheet_row_get (row, i)->is_formula);
      g_assert_cmpstr (td_sheet_row_get (row, i)->text, ==, texts[i]);
    }
  /* U+FFFE is no character that XML can hold. */
  g_assert_cmpstr (td_sheet_row_get (row, G_N_ELEMENTS (texts) - 1)->text, ==, "\xef\xbf\xbd");
}

static void
test_long_text (gconstpointer data)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdSheetRow) row = NULL;
  g_autoptr (GString) fits = g_string_new (NULL);
  g_autoptr (GString) too_long = g_string_new (NULL);

  for (guint i = 0; i < 32767; i++)
    g_string_append (fits, "ệ");
  g_string_append_printf (too_long, "%sa", fits->str);
  folder_init (&folder, "dài.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  td_sheet_writer_text (writer, 0, 0, fits->str, plain_style (writer));
  td_sheet_writer_text (writer, 0, 1, too_long->str, plain_style (writer));
  finish (writer);

  row = read_row (folder.file, 1);
  g_assert_cmpstr (td_sheet_row_get (row, 0)->text, ==, fits->str);
  g_assert_cmpint (g_utf8_strlen (td_sheet_row_get (row, 1)->text, -1), ==, 32767);
  g_assert_nonnull (strstr (td_sheet_row_get (row, 1)->text, "đã cắt"));
}

static void
test_many_rows (void)
{
  const guint n_rows = 5000;
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;
  guint n = 0;
  guint style;

  folder_init (&folder, "nhiều dòng.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_STREAM);
  style = plain_style (writer);
  for (guint i = 0; i < n_rows; i++)
    {
      td_sheet_writer_integer (writer, i, 0, i, style);
      td_sheet_writer_text (writer, i, 1, "Nguyễn Văn Thử", style);
      g_assert_true (td_sheet_writer_check (writer, NULL));
    }
  finish (writer);

  reader = td_sheet_reader_open (folder.file, &error);
  g_assert_no_error (error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    {
      g_assert_cmpfloat (td_sheet_row_get (row, 0)->number, ==, n);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_rows);
}

static void
test_merge (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const TdSheetMerge *merges;
  gsize n_merges;

  folder_init (&folder, "gộp.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  td_sheet_writer_merge (writer, 1, 0, 2, 3, "=không chạy", plain_style (writer));
  td_sheet_writer_merge (writer, 4, 2, 4, 2, "một ô", plain_style (writer));
  finish (writer);

  reader = td_sheet_reader_open (folder.file, &error);
  g_assert_no_error (error);
  merges = td_sheet_reader_get_merges (reader, &n_merges, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 2);
  g_assert_cmpuint (merges[0].last_row, ==, 3);
  g_assert_cmpuint (merges[0].last_column, ==, 3);
}

/* The text of one part of the workbook's package. */
static char *
read_part (Folder     *folder,
           const char *name)
{
  unzFile zip = unzOpen (folder->file_path);
  g_autofree char *buffer = g_malloc0 (MAX_PART + 1);

  g_assert_nonnull (zip);
  g_assert_cmpint (unzLocateFile (zip, name, 1), ==, UNZ_OK);
  g_assert_cmpint (unzOpenCurrentFile (zip), ==, UNZ_OK);
  g_assert_cmpint (unzReadCurrentFile (zip, buffer, MAX_PART), >, 0);
  unzClose (zip);
  return g_steal_pointer (&buffer);
}

#define assert_contains(text, piece) \
  if (strstr ((text), (piece)) == NULL) \
    g_error ("no “%s” in %s", (piece), (text))

static void
test_protect (gconstpointer data)
{
  const TdCellStyle open_style = { .unlocked = TRUE, .fill = TRUE, .borders = TRUE };
  const TdCellStyle locked_style = { .borders = TRUE };
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *book = NULL;
  guint locked;
  guint open;

  folder_init (&folder, "khoá.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  locked = td_sheet_writer_add_style (writer, &locked_style);
  open = td_sheet_writer_add_style (writer, &open_style);
  g_assert_cmpuint (locked, !=, open);
  td_sheet_writer_protect (writer, NULL);
  td_sheet_writer_hide_column (writer, 2);
  td_sheet_writer_text (writer, 0, 0, "khoá", locked);
  td_sheet_writer_blank (writer, 0, 1, open);
  td_sheet_writer_hide_row (writer, 1);
  td_sheet_writer_text (writer, 1, 0, "ẩn", locked);
  td_sheet_writer_add_sheet (writer, "Mã <&> \"hidden\"");
  td_sheet_writer_add_sheet (writer, "Của máy");
  td_sheet_writer_hide_sheet (writer);
  td_sheet_writer_text (writer, 0, 0, "abc", locked);
  finish (writer);

  sheet = read_part (&folder, "xl/worksheets/sheet1.xml");
  styles = read_part (&folder, "xl/styles.xml");
  book = read_part (&folder, "xl/workbook.xml");
  assert_contains (sheet, "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" "
                          "formatColumns=\"0\" formatRows=\"0\"/>");
  assert_contains (sheet, "<col min=\"3\" max=\"3\" width=\"10.7109375\" hidden=\"1\"");
  assert_contains (sheet, " hidden=\"1\"><c r=\"A2\"");
  assert_contains (styles, "<protection locked=\"0\"/>");
  assert_contains (book, "<sheet name=\"Mã &lt;&amp;&gt; &quot;hidden&quot;\" sheetId=\"2\" r:id");
  assert_contains (book, "<sheet name=\"Của máy\" sheetId=\"3\" state=\"veryHidden\"");
}

static void
test_validation (gconstpointer data)
{
  static const char *const few[] = { "Đạt", "Không đạt", NULL };
  static const char *const comma[] = { "Chậm 1,5 ngày", "Đúng hạn", NULL };
  g_autofree char *title = g_strnfill (40, 'x');
  g_autofree char *message = g_strnfill (300, 'y');
  g_autofree char *cut = g_strdup_printf ("promptTitle=\"%.32s\" prompt=\"%.255s\"", title,
                                          message);
  g_auto (GStrv) many = g_new0 (char *, 61);
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *lists = NULL;

  for (guint i = 0; i < 60; i++)
    many[i] = g_strdup_printf ("Mức độ thứ %u", i);
  folder_init (&folder, "chọn.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  td_sheet_writer_text (writer, 0, 0, "x", plain_style (writer));
  td_sheet_writer_validate_list (writer, 0, 0, 9, 0, few, "Kết quả", "Chọn một mức.", TRUE);
  td_sheet_writer_validate_list (writer, 0, 1, 9, 1, (const char *const *) many, NULL, NULL, FALSE);
  td_sheet_writer_validate_list (writer, 0, 2, 9, 2, comma, NULL, NULL, TRUE);
  td_sheet_writer_validate_list (writer, 0, 3, 9, 3, (const char *const *) many, NULL, NULL, TRUE);
  td_sheet_writer_validate_decimal (writer, 0, 4, 9, 4, 0, 12500, title, message);
  td_sheet_writer_validate_decimal (writer, 0, 5, 9, 5, 0, G_MININT64, NULL, NULL);
  td_sheet_writer_validate_formula (writer, 0, 6, 9, 6, "=OR(ISNUMBER(G1),G1=\"–\")", NULL, NULL);
  finish (writer);

  sheet = read_part (&folder, "xl/worksheets/sheet1.xml");
  assert_contains (sheet, "<dataValidations count=\"7\">");
  assert_contains (sheet, "<formula1>\"Đạt,Không đạt\"</formula1>");
  assert_contains (sheet, "<formula1>'Danh sách chọn'!$A$1:$A$60</formula1>");
  assert_contains (sheet, "<formula1>'Danh sách chọn'!$B$1:$B$2</formula1>");
  g_assert_null (strstr (sheet, "$C$1"));
  assert_contains (sheet, "<formula1>0</formula1><formula2>12.5</formula2>");
  assert_contains (sheet, "<formula1>OR(ISNUMBER(G1),G1=\"–\")</formula1>");
  assert_contains (sheet, cut);
  lists = read_part (&folder, "xl/workbook.xml");
  assert_contains (lists, "<sheet name=\"Danh sách chọn\" sheetId=\"2\" state=\"veryHidden\"");
}

/* The library counts rules in a byte, and would write none of 256, and 300 as 44. */
static void
test_many_rules (void)
{
  static const guint numbers[] = { 255, 256, 300 };

  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_auto (Folder) folder = { 0 };
      g_autoptr (TdSheetWriter) writer = NULL;
      g_autofree char *sheet = NULL;
      g_autofree char *tag = g_strdup_printf ("<dataValidations count=\"%u\">", numbers[k]);
      guint n = 0;

      folder_init (&folder, "nhiều.xlsx");
      writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
      for (guint i = 0; i + 1 < numbers[k]; i++)
        td_sheet_writer_validate_decimal (writer, i, 0, i, 0, 0, 1000, NULL, NULL);
      td_sheet_writer_validate_list (writer, 0, 1, 9, 1, (const char *[]) { "Có", "Không", NULL },
                                     NULL, NULL, TRUE);
      finish (writer);
      sheet = read_part (&folder, "xl/worksheets/sheet1.xml");
      assert_contains (sheet, tag);
      for (const char *at = sheet; (at = strstr (at, "<dataValidation ")) != NULL; at++)
        n++;
      g_assert_cmpuint (n, ==, numbers[k]);
      assert_contains (sheet, "<dataValidation type=\"list\"");
    }
}

static void
test_note (gconstpointer data)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autofree char *notes = NULL;
  TdSheetRow *row;

  folder_init (&folder, "ghi chú.xlsx");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  td_sheet_writer_text (writer, 0, 0, "ô", plain_style (writer));
  td_sheet_writer_note (writer, 0, 0, "Chấm theo < số lần &\v chậm \xff");
  td_sheet_writer_note (writer, 0, 1, NULL);
  finish (writer);

  notes = read_part (&folder, "xl/comments1.xml");
  assert_contains (notes, "Chấm theo &lt; số lần &amp; chậm �");
  row = read_row (folder.file, 1);
  g_assert_cmpstr (row->cells[0].text, ==, "ô");
  td_sheet_row_free (row);
}

static void
test_chart (void)
{
  static const char *const names[] = { "Mức 1", "Mức 2", "Mức 3" };
  const TdSheetChart chart = {
    .title = "Phân bố điểm",
    .category_title = "Mức",
    .value_title = "Số đơn vị",
    .sheet = "Trang một",
    .first_row = 1,
    .last_row = 3,
    .category_column = 0,
    .value_column = 1,
    .width = 160,
    .height = 90,
  };
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autofree char *text = NULL;

  folder_init (&folder, "biểu đồ.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      td_sheet_writer_text (writer, i + 1, 0, names[i], plain_style (writer));
      td_sheet_writer_integer (writer, i + 1, 1, 4 * i, plain_style (writer));
    }
  td_sheet_writer_add_chart (writer, 5, 0, &chart);
  finish (writer);

  text = read_part (&folder, "xl/charts/chart1.xml");
  assert_contains (text, "<c:f>'Trang một'!$B$2:$B$4</c:f>");
  /* Shown without being reckoned: the figures lie beside their place. */
  assert_contains (text, "<c:pt idx=\"2\"><c:v>8</c:v></c:pt>");
  assert_contains (text, "<c:v>Mức 2</c:v>");
  assert_contains (text, "<a:t>Phân bố điểm</a:t>");
}

static void
test_styles (void)
{
  const TdCellStyle bold = { .size = 12, .bold = TRUE };
  const TdCellStyle same = { .size = 12, .bold = 5 };
  const TdCellStyle wrapped = { .size = 12, .bold = TRUE, .wrap = TRUE };
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  guint one;

  folder_init (&folder, "kiểu.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  one = td_sheet_writer_add_style (writer, &bold);
  g_assert_cmpuint (td_sheet_writer_add_style (writer, &same), ==, one);
  g_assert_cmpuint (td_sheet_writer_add_style (writer, &wrapped), !=, one);
  finish (writer);
}

/* The first error of many calls is the one that is told. */
static void
test_first_error (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "lỗi.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  td_sheet_writer_integer (writer, 1048576, 0, 1, plain_style (writer));
  td_sheet_writer_integer (writer, 0, 0, 1, plain_style (writer));
  g_assert_false (td_sheet_writer_check (writer, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_sheet_writer_finish (writer, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_pointer (&writer, td_sheet_writer_free);
  g_assert_cmpuint (folder_count (&folder), ==, 0);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_replace (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;

  folder_init (&folder, "cũ.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
#ifdef G_OS_UNIX
  g_assert_cmpint (g_chmod (folder.file_path, 0640), ==, 0);
#endif
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  write_cells (writer);
  /* Until the end the old file is what it was. */
  assert_content (folder.file_path, "cũ");
  finish (writer);
  assert_cells (folder.file);
  g_assert_cmpuint (folder_count (&folder), ==, 1);
#ifdef G_OS_UNIX
  {
    GStatBuf buf;

    g_assert_cmpint (g_stat (folder.file_path, &buf), ==, 0);
    g_assert_cmpint (buf.st_mode & 0777, ==, 0640);
  }
#endif
}

static void
test_abandoned (gconstpointer data)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;

  folder_init (&folder, "bỏ dở.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  write_cells (writer);
  g_clear_pointer (&writer, td_sheet_writer_free);
  assert_content (folder.file_path, "cũ");
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

static void
test_cancelled (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "huỷ.xlsx");
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  write_cells (writer);
  g_cancellable_cancel (cancellable);
  g_assert_false (td_sheet_writer_finish (writer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&writer, td_sheet_writer_free);
  g_assert_cmpuint (folder_count (&folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_auto (Folder) folder = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "a.xlsx");
  path = g_build_filename (folder.path, "không có", "b.xlsx", NULL);
  file = g_file_new_for_path (path);
  g_assert_null (td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "b.xlsx"));
  g_assert_nonnull (strstr (error->message, "không có"));
}

static void
test_no_name_of_a_workbook (void)
{
  static const char *const names[] = { "q.pdf", "q", "q.xls", "q.xlsx.bak", "Quý III.2026" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Folder) folder = { 0 };
      g_autoptr (GError) error = NULL;

      folder_init (&folder, names[i]);
      g_assert_null (td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_cmpuint (folder_count (&folder), ==, 0);
    }
}

static void
test_is_folder (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "thư mục.xlsx");
  g_assert_cmpint (g_mkdir (folder.file_path, 0700), ==, 0);
  g_assert_null (td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

#ifdef G_OS_UNIX

/* Rights mean nothing to the superuser, so that tests of them run as nobody; the
 * saved id stays, to come back by. */
static void
become_nobody (void)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (setreuid (NOBODY, 0), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
become_root (void)
{
  if (geteuid () == NOBODY && seteuid (0) == 0)
    g_assert_cmpint (setreuid (0, 0), ==, 0);
}

static void
test_read_only_folder (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "x.xlsx");
  g_assert_cmpint (g_chmod (folder.path, 0555), ==, 0);
  become_nobody ();
  writer = td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error);
  become_root ();
  g_assert_cmpint (g_chmod (folder.path, 0755), ==, 0);
  g_assert_null (writer);
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "x.xlsx"));
  g_assert_cmpuint (folder_count (&folder), ==, 0);
}

static void
test_read_only_file (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "khoá.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
  g_assert_cmpint (g_chmod (folder.file_path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder.path, 0777), ==, 0);
  become_nobody ();
  writer = td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error);
  become_root ();
  g_assert_null (writer);
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  assert_content (folder.file_path, "cũ");
}

/* A folder that lets nobody write into the file itself but make no others: the
 * file portal's. */
static void
test_only_the_file (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "cổng.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
  g_assert_cmpint (g_chmod (folder.file_path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (folder.path, 0555), ==, 0);
  become_nobody ();
  writer = td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error);
  g_assert_no_error (error);
  td_sheet_writer_add_sheet (writer, "Trang");
  write_cells (writer);
  td_sheet_writer_finish (writer, NULL, &error);
  g_clear_pointer (&writer, td_sheet_writer_free);
  become_root ();
  g_assert_cmpint (g_chmod (folder.path, 0755), ==, 0);
  g_assert_no_error (error);
  assert_cells (folder.file);
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

/* In a folder with the sticky bit a file of somebody else cannot be replaced,
 * which is what an Excel that has it open looks like to rename(). */
static void
test_held (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("needs two users");
      return;
    }
  folder_init (&folder, "đang mở.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
  g_assert_cmpint (g_chmod (folder.file_path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (folder.path, 01777), ==, 0);
  become_nobody ();
  writer = open_writer (folder.file, TD_SHEET_WRITER_DEFAULT);
  write_cells (writer);
  g_assert_false (td_sheet_writer_finish (writer, NULL, &error));
  g_clear_pointer (&writer, td_sheet_writer_free);
  become_root ();
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  assert_content (folder.file_path, "cũ");
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

/* Files may not grow beyond @limit bytes: a full disk. */
static void
fill_disk (rlim_t limit)
{
  struct rlimit files;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &files), ==, 0);
  files.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &files), ==, 0);
}

static void
test_full_disk (gconstpointer data)
{
  TdSheetWriterFlags flags = GPOINTER_TO_INT (data);
  g_auto (Folder) folder = { 0 };
  guint n_tried = 0;

  folder_init (&folder, "đầy.xlsx");
  g_assert_true (g_file_set_contents (folder.file_path, "cũ", -1, NULL));
  /* Wherever the room ends: in the library's own files, in the package, at its
   * end.  Either all is there, or an error says so. */
  for (rlim_t limit = 512; limit < 700000; limit = limit * 5 / 4)
    {
      g_autoptr (TdSheetWriter) writer = open_writer (folder.file, flags);
      g_autoptr (GError) error = NULL;
      guint style = plain_style (writer);

      fill_disk (limit);
      for (guint row = 0; row < 2000; row++)
        for (guint column = 0; column < 6; column++)
          td_sheet_writer_integer (writer, row, column, row * 7919 + column * 104729, style);
      if (td_sheet_writer_finish (writer, NULL, &error))
        {
          fill_disk (RLIM_INFINITY);
          break;
        }
      fill_disk (RLIM_INFINITY);
      g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
      assert_content (folder.file_path, "cũ");
      g_clear_pointer (&writer, td_sheet_writer_free);
      g_assert_cmpuint (folder_count (&folder), ==, 1);
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >, 10);
  {
    g_autoptr (TdSheetRow) row = read_row (folder.file, 2000);

    g_assert_cmpuint (row->n_cells, ==, 6);
  }
}

/* A locale with a decimal comma, made on the spot: few machines have one. */
static gboolean
set_comma_locale (const char *folder)
{
  static const char source[] = "LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \".\"\n"
                               "grouping 3;3\nEND LC_NUMERIC\n";
  g_autofree char *path = g_build_filename (folder, "vi.src", NULL);
  g_autofree char *target = g_build_filename (folder, "vi_TEST", NULL);
  g_autofree char *program = g_find_program_in_path ("localedef");
  const char *argv[] = { program, "-c", "-i", path, target, NULL };

  if (program == NULL || !g_file_set_contents (path, source, -1, NULL))
    return FALSE;
  /* Warns, and exits with 1, since only one category is there. */
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_NUMERIC, "vi_TEST") != NULL;
}

static void
remove_comma_locale (const char *folder)
{
  g_autofree char *target = g_build_filename (folder, "vi_TEST", NULL);
  g_autofree char *messages = g_build_filename (target, "LC_MESSAGES", NULL);
  const char *const folders[] = { messages, target };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GDir) dir = g_dir_open (folders[i], 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);

          g_remove (path);
        }
      g_rmdir (folders[i]);
    }
}

static void
test_decimal_comma (gconstpointer data)
{
  g_auto (Folder) folder = { 0 };
  g_auto (Folder) locales = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  folder_init (&folder, "dấu phẩy.xlsx");
  folder_init (&locales, "x");
  if (!set_comma_locale (locales.path))
    {
      remove_comma_locale (locales.path);
      g_test_skip ("no locale with a decimal comma can be made here");
      return;
    }
  before = g_strdup_printf ("%.1f", 0.5);
  g_assert_cmpstr (before, ==, "0,5");
  writer = open_writer (folder.file, GPOINTER_TO_INT (data));
  write_cells (writer);
  finish (writer);
  g_clear_pointer (&writer, td_sheet_writer_free);
  assert_cells (folder.file);
  /* And the thread has its comma back. */
  after = g_strdup_printf ("%.1f", 0.5);
  g_assert_cmpstr (after, ==, "0,5");
  setlocale (LC_NUMERIC, "C");
  remove_comma_locale (locales.path);
}

#endif

static void
test_cell_name (void)
{
  g_autofree char *plain = td_sheet_cell_name (0, 0);
  g_autofree char *far = td_sheet_cell_name (99, 27);

  g_assert_cmpstr (plain, ==, "A1");
  g_assert_cmpstr (far, ==, "AB100");
}

/* Once for small workbooks, once for streams. */
static void
add_both (const char    *path,
          GTestDataFunc  func)
{
  g_autofree char *stream = g_strconcat (path, "-stream", NULL);

  g_test_add_data_func (path, GINT_TO_POINTER (TD_SHEET_WRITER_DEFAULT), func);
  g_test_add_data_func (stream, GINT_TO_POINTER (TD_SHEET_WRITER_STREAM), func);
}

#ifdef G_OS_UNIX
/* Whoever may write into /dev would lose the device. */
static void
test_no_ordinary_file (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  folder_init (&folder, "ống");
  g_assert_cmpint (mkfifo (folder.file_path, 0600), ==, 0);
  g_assert_null (td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpint (g_stat (folder.file_path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
}
#endif

/* What a killed program left goes with the next export, and nothing else does. */
static void
test_stale (void)
{
  static const struct
  {
    const char *name;
    gboolean    is_old;
    gboolean    stays;
  } cases[] = {
    { ".thidua-Ab3xYz.xlsx", TRUE, FALSE },
    { ".thidua-Ab3xYz.xlsm", TRUE, TRUE },
    { ".thidua-1234567.xlsx", TRUE, TRUE },
    { ".thidua-a-b-c-.xlsx", TRUE, TRUE },
    { "thidua-Ab3xYz.xlsx", TRUE, TRUE },
    { ".thidua-Qw1ErT.xlsx", FALSE, TRUE },
  };
  g_auto (Folder) folder = { 0 };
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder, "a.xlsx");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder.path, cases[i].name, NULL);
      struct utimbuf old = { 1000000000, 1000000000 };

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      if (cases[i].is_old)
        g_assert_cmpint (g_utime (path, &old), ==, 0);
    }
  writer = td_sheet_writer_new (folder.file, TD_SHEET_WRITER_DEFAULT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder.path, cases[i].name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == cases[i].stays);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_both ("/sheet-writer/cells", test_cells);
  add_both ("/sheet-writer/hard-texts", test_hard_texts);
  add_both ("/sheet-writer/long-text", test_long_text);
  g_test_add_func ("/sheet-writer/many-rows", test_many_rows);
  g_test_add_func ("/sheet-writer/merge", test_merge);
  add_both ("/sheet-writer/protect", test_protect);
  add_both ("/sheet-writer/validation", test_validation);
  add_both ("/sheet-writer/note", test_note);
  g_test_add_func ("/sheet-writer/many-rules", test_many_rules);
  g_test_add_func ("/sheet-writer/chart", test_chart);
  g_test_add_func ("/sheet-writer/styles", test_styles);
  g_test_add_func ("/sheet-writer/first-error", test_first_error);
  g_test_add_func ("/sheet-writer/replace", test_replace);
  add_both ("/sheet-writer/abandoned", test_abandoned);
  g_test_add_func ("/sheet-writer/cancelled", test_cancelled);
  g_test_add_func ("/sheet-writer/stale", test_stale);
#ifdef G_OS_UNIX
  g_test_add_func ("/sheet-writer/no-ordinary-file", test_no_ordinary_file);
#endif
  g_test_add_func ("/sheet-writer/no-folder", test_no_folder);
  g_test_add_func ("/sheet-writer/no-name-of-a-workbook", test_no_name_of_a_workbook);
  g_test_add_func ("/sheet-writer/is-folder", test_is_folder);
  g_test_add_func ("/sheet-writer/cell-name", test_cell_name);
#ifdef G_OS_UNIX
  g_test_add_func ("/sheet-writer/read-only-folder", test_read_only_folder);
  g_test_add_func ("/sheet-writer/read-only-file", test_read_only_file);
  g_test_add_func ("/sheet-writer/only-the-file", test_only_the_file);
  g_test_add_func ("/sheet-writer/held", test_held);
  add_both ("/sheet-writer/full-disk", test_full_disk);
  add_both ("/sheet-writer/decimal-comma", test_decimal_comma);
#endif

  return g_test_run ();
}
