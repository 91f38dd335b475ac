/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include "td-sheet-format.h"

#include <math.h>

/* The sample lists, as LibreOffice wrote them. */

static const TdSheetRow *
go_to (TdSheetReader *reader, guint number)
{
  const TdSheetRow *row;

  do
    row = test_next (reader);
  while (row->number < number);
  g_assert_cmpuint (row->number, ==, number);
  return row;
}

/* Rows with a number in the first column, from the row of data on. */
static guint
count_numbered (TdSheetReader *reader, guint first)
{
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;
  guint n = 0;

  while (td_sheet_reader_next_row (reader, &row, &error))
    if (row->number >= first && td_sheet_row_get (row, 0)->kind == TD_CELL_NUMBER)
      n++;
  g_assert_no_error (error);
  return n;
}

static void
test_staff (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-cbccvc-so-tu-phap-2026.xlsx");
  const TdSheetRow *row;
  gsize n_merges;

  g_assert_cmpstr (td_sheet_reader_get_name (reader), ==, "ds-cbccvc-so-tu-phap-2026.xlsx");
  g_assert_cmpuint (td_sheet_reader_get_n_sheets (reader), ==, 2);
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 0), ==, "Danh sách");
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 1), ==, "Ghi chú");
  g_assert_cmpuint (td_sheet_reader_get_sheet (reader), ==, 0);
  row = go_to (reader, 15);
  test_cell (row, 1, TD_CELL_TEXT, "Võ Anh Chiến");
  /* A text and a number that lost its 0; a date as text and as a date. */
  test_cell (row, 4, TD_CELL_NUMBER, "48080537798");
  test_cell (row, 9, TD_CELL_NUMBER, "4.32");
  test_cell (row, 15, TD_CELL_DATE, "01/10/2002");
  row = go_to (reader, 17);
  test_cell (row, 2, TD_CELL_TEXT, "07/04/1964");
  test_cell (row, 4, TD_CELL_TEXT, "056164492817");
  row = go_to (reader, 24);
  test_cell (row, 2, TD_CELL_DATE, "09/02/1965");
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (count_numbered (reader, 11), ==, 111);
  g_assert_nonnull (td_sheet_reader_get_merges (reader, &n_merges, NULL));
  g_assert_cmpuint (n_merges, ==, 35);
  g_assert_true (td_sheet_reader_select_sheet (reader, 1, NULL));
  test_cell (test_next (reader), 0, TD_CELL_TEXT, "Danh sách hư cấu, dùng để thử nhập liệu");
  test_end (reader);
}

static void
test_old_staff (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("trich-ngang-so-ldtbxh-2021.xls");
  const TdSheetRow *row;
  gsize n_merges;
  const TdSheetMerge *merges;

  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 0), ==, "DS 2021");
  merges = td_sheet_reader_get_merges (reader, &n_merges, NULL);
  g_assert_cmpuint (n_merges, ==, 16);
  g_assert_cmpuint (merges[0].last_column, ==, 5);
  row = go_to (reader, 11);
  test_cell (row, 1, TD_CELL_TEXT, "Võ Quốc");
  test_cell (row, 2, TD_CELL_TEXT, "Quân");
  test_cell (row, 3, TD_CELL_NUMBER, "1989");
  test_cell (row, 4, TD_CELL_EMPTY, "");
  test_cell (row, 8, TD_CELL_TEXT, "4,98");
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (count_numbered (reader, 8), ==, 260);
}

static void
test_corrections (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-bo-sung-co-loi.xlsx");
  const TdSheetRow *row;
  const TdSheetCell *cell;

  row = go_to (reader, 6);
  /* Decomposed in the file: reading changes nothing. */
  g_assert_cmpint (g_utf8_strlen (td_sheet_row_get (row, 1)->text, -1), >,
                   (int) strlen ("Doan Anh Cuong"));
  row = go_to (reader, 14);
  test_cell (row, 4, TD_CELL_NUMBER, "40171092109");
  row = go_to (reader, 16);
  test_cell (row, 4, TD_CELL_TEXT, "00118892O470");
  row = go_to (reader, 18);
  test_cell (row, 1, TD_CELL_EMPTY, "");
  row = go_to (reader, 30);
  test_cell (row, 1, TD_CELL_TEXT, "  Hồ   Hoàng   Quang   Tài ");
  row = go_to (reader, 32);
  cell = td_sheet_row_get (row, 1);
  g_assert_true (cell->is_formula);
  g_assert_cmpstr (cell->formula, ==, "HYPERLINK(\"http://x\",\"Cao Xuân Đạt\")");
  test_cell (row, 1, TD_CELL_TEXT, "Cao Xuân Đạt");
  row = go_to (reader, 47);
  test_cell (row, 0, TD_CELL_EMPTY, "");
  test_end (reader);
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (count_numbered (reader, 4), ==, 42);
}

static void
test_assessments (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("tu-danh-gia-2026-so-tu-phap.xlsx");
  const TdSheetRow *row = go_to (reader, 8);

  test_cell (row, 5, TD_CELL_NUMBER, "24");
  test_cell (row, 6, TD_CELL_NUMBER, "64.8");
  test_cell (row, 7, TD_CELL_NUMBER, "88.8");
  g_assert_true (td_sheet_row_get (row, 7)->is_formula);
  g_assert_cmpstr (td_sheet_row_get (row, 7)->formula, ==, "F8+G8");
  row = go_to (reader, 52);
  test_cell (row, 5, TD_CELL_EMPTY, "");
  test_cell (row, 7, TD_CELL_EMPTY, "");
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (count_numbered (reader, 8), ==, 111);
}

static void
test_old_font (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-font-cu-tcvn3.xls");

  g_assert_cmpuint (count_numbered (reader, 4), ==, 24);
}

static void
test_letters (void)
{
  static const struct
  {
    guint       column;
    const char *letters;
  } cases[] = {
    { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" },
    { 702, "AAA" }, { 16383, "XFD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = td_sheet_column_letters (cases[i].column);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

/* A number's text is the number to 15 digits, whatever way it is written. */
static void
test_number_text (void)
{
  for (guint i = 0; i < 50000; i++)
    {
      double scale = pow (10, g_test_rand_int_range (-6, 16));
      double number = g_test_rand_double_range (-1, 1) * scale;
      char text[TD_SHEET_NUMBER_SIZE];
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      /* Most numbers of lists have few decimals. */
      if (i % 2 == 0)
        number = floor (number * 100) / 100;
      td_sheet_number_text (number, text);
      g_ascii_formatd (digits, sizeof digits, "%.15g", number);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, g_ascii_strtod (digits, NULL));
      g_assert_null (strchr (text, 'e'));
      g_assert_null (strchr (text, ','));
      if (strchr (text, '.') != NULL)
        g_assert_cmpint (text[strlen (text) - 1], !=, '0');
    }
}

static void
test_formats (void)
{
  static const struct
  {
    guint       id;
    const char *code;
    gboolean    is_date;
    gboolean    is_percent;
  } cases[] = {
    { 0, NULL, FALSE, FALSE },
    { 9, NULL, FALSE, TRUE },
    { 10, NULL, FALSE, TRUE },
    { 14, NULL, TRUE, FALSE },
    { 9, "General", FALSE, FALSE },
    { 164, "0%", FALSE, TRUE },
    { 164, "#,##0.0\\ %;[Red]-0 %", FALSE, TRUE },
    { 164, "0.0\"%\"", FALSE, FALSE },
    { 164, "0.0\\%", FALSE, FALSE },
    { 164, "0_%", FALSE, FALSE },
    { 164, "0\"ngày", FALSE, FALSE },
    { 164, "0\\", FALSE, FALSE },
    { 164, "[$-42A]dd/mm/yyyy", TRUE, FALSE },
    { 164, "[h]:mm", TRUE, FALSE },
    { 164, "[Red", FALSE, FALSE },
    { 164, "Standard", FALSE, FALSE },
    { 164, "0 \"ngày\"", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (td_sheet_format_is_date (cases[i].id, cases[i].code), ==, cases[i].is_date);
      g_assert_cmpint (td_sheet_format_is_percent (cases[i].id, cases[i].code), ==,
                       cases[i].is_percent);
    }
}

static void
test_copy (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-bo-sung-co-loi.xlsx");
  g_autoptr (TdSheetRow) copy = td_sheet_row_copy (go_to (reader, 32));

  while (td_sheet_reader_next_row (reader, &(const TdSheetRow *) { NULL }, NULL))
    ;
  g_clear_object (&reader);
  g_assert_cmpuint (copy->number, ==, 32);
  g_assert_cmpuint (copy->n_cells, ==, 9);
  test_cell (copy, 0, TD_CELL_NUMBER, "29");
  g_assert_cmpstr (td_sheet_row_get (copy, 1)->formula, ==,
                   "HYPERLINK(\"http://x\",\"Cao Xuân Đạt\")");
  test_cell (copy, 8, TD_CELL_TEXT, "0912517847");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-reader/staff", test_staff);
  g_test_add_func ("/sheet-reader/old-staff", test_old_staff);
  g_test_add_func ("/sheet-reader/corrections", test_corrections);
  g_test_add_func ("/sheet-reader/assessments", test_assessments);
  g_test_add_func ("/sheet-reader/old-font", test_old_font);
  g_test_add_func ("/sheet-reader/letters", test_letters);
  g_test_add_func ("/sheet-reader/number-text", test_number_text);
  g_test_add_func ("/sheet-reader/formats", test_formats);
  g_test_add_func ("/sheet-reader/copy", test_copy);
  return g_test_run ();
}
