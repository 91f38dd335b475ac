/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include "td-error.h"

#define STYLES                                                                             \
  "<styleSheet " TEST_MAIN "><numFmts count=\"5\">"                                        \
  "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"                                   \
  "<numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;ngày&quot;\"/>"                       \
  "<numFmt numFmtId=\"166\" formatCode=\"[Red]0.00\\d\"/>"                                 \
  "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/>"                                       \
  "<numFmt numFmtId=\"168\" formatCode=\"[$-42A]d\\-m\\-yy;@\"/></numFmts>"                \
  "<fonts><font><name val=\"Times New Roman\"/></font><font><name val=\".VnTimeH\"/></font>" \
  "<font><name val=\"VNI-Times\"/></font></fonts>"                                         \
  "<cellStyleXfs><xf numFmtId=\"14\" fontId=\"1\"/></cellStyleXfs><cellXfs>"               \
  "<xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/>"                    \
  "<xf numFmtId=\"164\" fontId=\"0\"/><xf numFmtId=\"165\" fontId=\"0\"/>"                 \
  "<xf numFmtId=\"166\" fontId=\"1\"/><xf numFmtId=\"167\" fontId=\"2\"/>"                 \
  "<xf numFmtId=\"168\"/><xf numFmtId=\"1\"/></cellXfs></styleSheet>"

static void
test_cells (void)
{
  g_autoptr (GBytes) bytes = test_package_make (
    "<sheetData><row r=\"2\">"
    "<c r=\"A2\" t=\"s\"><v>0</v></c>"
    "<c r=\"B2\" t=\"s\"><v>1</v></c>"
    "<c r=\"D2\" t=\"inlineStr\"><is><r><t>Nguyễn </t></r>"
    "<r><t xml:space=\"preserve\">Văn A</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></is></c>"
    "<c r=\"E2\" t=\"str\"><f>A1&amp;\"x\"</f><v>kết quả</v></c>"
    "<c r=\"F2\" t=\"b\"><v>1</v></c>"
    "<c r=\"G2\" t=\"e\"><v>#N/A</v></c>"
    "<c r=\"H2\" t=\"d\"><v>2026-03-26T14:30:00</v></c>"
    "<c r=\"I2\" s=\"1\"/>"
    "<c r=\"J2\" t=\"str\"><f>\"\"</f><v></v></c>"
    "<c r=\"AA2\"><f t=\"shared\" si=\"0\"/><v>88.799999999999997</v></c>"
    "</row></sheetData>",
    "<sst " TEST_MAIN "><si><t>một</t></si>"
    "<si><r><rPr><b/></rPr><t>hai</t></r><r><t xml:space=\"preserve\"> ba</t></r>"
    "<rPh><t>no</t></rPh></si></sst>",
    STYLES);
  g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
  const TdSheetRow *row = test_next (reader);

  g_assert_cmpuint (row->number, ==, 2);
  g_assert_cmpuint (row->n_cells, ==, 9);
  test_cell (row, 0, TD_CELL_TEXT, "một");
  test_cell (row, 1, TD_CELL_TEXT, "hai ba");
  test_cell (row, 2, TD_CELL_EMPTY, "");
  test_cell (row, 3, TD_CELL_TEXT, "Nguyễn Văn A");
  test_cell (row, 4, TD_CELL_TEXT, "kết quả");
  g_assert_true (td_sheet_row_get (row, 4)->is_formula);
  g_assert_cmpstr (td_sheet_row_get (row, 4)->formula, ==, "A1&\"x\"");
  test_cell (row, 5, TD_CELL_BOOLEAN, "TRUE");
  test_cell (row, 6, TD_CELL_ERROR, "#N/A");
  test_cell (row, 7, TD_CELL_DATE, "26/03/2026 14:30:00");
  test_cell (row, 8, TD_CELL_EMPTY, "");
  test_cell (row, 9, TD_CELL_EMPTY, "");
  g_assert_true (td_sheet_row_get (row, 9)->is_formula);
  test_cell (row, 26, TD_CELL_NUMBER, "88.8");
  g_assert_true (td_sheet_row_get (row, 26)->is_formula);
  g_assert_null (td_sheet_row_get (row, 26)->formula);
  test_end (reader);
  test_end (reader);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *value;
    const char *text;
  } cases[] = {
    { "48080537798", "48080537798" },
    { "4.8080537798E10", "48080537798" },
    { "3.6600000000000001", "3.66" },
    { "4.6500000000000004", "4.65" },
    { "64.799999999999997", "64.8" },
    { "89.999", "89.999" },
    { "90", "90" },
    { "-0", "0" },
    { "-17", "-17" },
    { "1e-5", "0.00001" },
    { "0.10000000000000001", "0.1" },
    { "1.2E+3", "1200" },
    { "123456789012345680", "123456789012345680" },
    { "1E+15", "1000000000000000" },
    { "007", "7" },
  };
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (sheet, "<row><c><v>%s</v></c></row>", cases[i].value);
  g_string_append (sheet, "</sheetData>");
  bytes = test_package_make (sheet->str, NULL, NULL);
  reader = test_open_bytes (bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdSheetRow *row = test_next (reader);

      test_cell (row, 0, TD_CELL_NUMBER, cases[i].text);
      g_assert_cmpfloat (row->cells[0].number, ==, g_ascii_strtod (cases[i].value, NULL));
    }
  test_end (reader);
}

static void
test_dates (void)
{
  static const struct
  {
    guint       style;
    const char *value;
    TdCellKind  kind;
    const char *text;
  } cases[] = {
    { 0, "27845", TD_CELL_NUMBER, "27845" },
    { 1, "27845", TD_CELL_DATE, "26/03/1976" },
    { 2, "27845", TD_CELL_DATE, "26/03/1976" },
    { 2, "27845.604166666664", TD_CELL_DATE, "26/03/1976 14:30:00" },
    { 2, "27845.9999999", TD_CELL_DATE, "27/03/1976" },
    { 3, "27845", TD_CELL_NUMBER, "27845" },
    { 4, "27845", TD_CELL_NUMBER, "27845" },
    { 5, "0.25", TD_CELL_DATE, "06:00:00" },
    { 6, "27845", TD_CELL_DATE, "26/03/1976" },
    { 7, "27845", TD_CELL_NUMBER, "27845" },
    { 99, "27845", TD_CELL_NUMBER, "27845" },
    { 2, "-1", TD_CELL_NUMBER, "-1" },
    { 2, "99999999999", TD_CELL_NUMBER, "99999999999" },
  };
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (sheet, "<row><c s=\"%u\"><v>%s</v></c></row>", cases[i].style,
                            cases[i].value);
  g_string_append (sheet, "</sheetData>");
  bytes = test_package_make (sheet->str, NULL, STYLES);
  reader = test_open_bytes (bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdSheetRow *row = test_next (reader);

      test_cell (row, 0, cases[i].kind, cases[i].text);
      if (cases[i].style == 4)
        g_assert_cmpint (row->cells[0].legacy, ==, TD_LEGACY_TCVN3_CAPITALS);
      else if (cases[i].style == 5)
        g_assert_cmpint (row->cells[0].legacy, ==, TD_LEGACY_VNI);
      else
        g_assert_cmpint (row->cells[0].legacy, ==, TD_LEGACY_NONE);
      if (cases[i].style == 1)
        {
          g_assert_cmpuint (row->cells[0].date.year, ==, 1976);
          g_assert_cmpuint (row->cells[0].date.month, ==, 3);
          g_assert_cmpuint (row->cells[0].date.day, ==, 26);
        }
    }
  test_end (reader);
}

static void
test_1904 (void)
{
  TestPackage package;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  const TdSheetRow *row;

  test_package_begin (&package);
  test_package_add (&package, "xl/workbook.xml",
                    "<workbook " TEST_MAIN " xmlns:r=\"" TEST_RELATION "\"><workbookPr "
                    "date1904=\"1\"/><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>"
                    "</sheets></workbook>");
  test_package_add (&package, "xl/_rels/workbook.xml.rels", test_workbook_relations);
  test_package_add (&package, "xl/styles.xml", STYLES);
  test_package_add (&package, "xl/worksheets/sheet1.xml",
                    "<worksheet " TEST_MAIN "><sheetData><row><c s=\"1\"><v>26383</v></c></row>"
                    "</sheetData></worksheet>");
  bytes = test_package_end (&package);
  reader = test_open_bytes (bytes);
  row = test_next (reader);
  test_cell (row, 0, TD_CELL_DATE, "26/03/1976");
  g_assert_cmpfloat (row->cells[0].number, ==, 27845);
}

static void
test_escapes (void)
{
  g_autoptr (GBytes) bytes = test_package_make (
    "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
    "<c t=\"s\"><v>3</v></c><c t=\"str\"><v>x_x0041_y</v></c></row></sheetData>",
    "<sst " TEST_MAIN "><si><t>a_x000D_\nb</t></si><si><t>_x005F_x000D_</t></si>"
    "<si><t>_xD83D__xDE00__xD83D_!_x0000_</t></si><si><t>_x00_ _xZZZZ_ _x</t></si></sst>",
    NULL);
  g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
  const TdSheetRow *row = test_next (reader);

  test_cell (row, 0, TD_CELL_TEXT, "a\r\nb");
  test_cell (row, 1, TD_CELL_TEXT, "_x000D_");
  test_cell (row, 2, TD_CELL_TEXT, "😀!");
  test_cell (row, 3, TD_CELL_TEXT, "_x00_ _xZZZZ_ _x");
  test_cell (row, 4, TD_CELL_TEXT, "xAy");
}

/* Rows without numbers, cells without references, both out of order, a cell twice. */
static void
test_disorder (void)
{
  g_autoptr (GBytes) bytes = test_package_make (
    "<sheetData><row><c><v>1</v></c><c><v>2</v></c><c r=\"F1\"><v>3</v></c><c><v>4</v></c></row>"
    "<row r=\"7\"><c r=\"C7\"><v>5</v></c><c r=\"A7\"><v>6</v></c><c r=\"C7\"><v>7</v></c></row>"
    "<row/><row r=\"4\"><c r=\"B4\"><v>8</v></c></row><row><c r=\"B12\"><v>9</v></c></row>"
    "</sheetData>",
    NULL, NULL);
  g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
  g_autoptr (GPtrArray) head = NULL;
  const TdSheetRow *row = test_next (reader);

  g_assert_cmpuint (row->number, ==, 1);
  g_assert_cmpuint (row->n_cells, ==, 4);
  test_cell (row, 1, TD_CELL_NUMBER, "2");
  test_cell (row, 5, TD_CELL_NUMBER, "3");
  test_cell (row, 6, TD_CELL_NUMBER, "4");
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 7);
  g_assert_cmpuint (row->n_cells, ==, 2);
  test_cell (row, 0, TD_CELL_NUMBER, "6");
  test_cell (row, 2, TD_CELL_NUMBER, "7");
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 4);
  row = test_next (reader);
  g_assert_cmpuint (row->number, ==, 12);
  test_end (reader);

  head = td_sheet_reader_read_head (reader, 3, NULL);
  g_assert_cmpuint (head->len, ==, 3);
  g_assert_cmpuint (((TdSheetRow *) head->pdata[0])->number, ==, 1);
  g_assert_cmpuint (((TdSheetRow *) head->pdata[1])->number, ==, 4);
  g_assert_cmpuint (((TdSheetRow *) head->pdata[2])->number, ==, 7);
  /* Reading the head went before the first row again. */
  g_assert_cmpuint (test_next (reader)->number, ==, 1);
}

/* Strict workbooks and those that write every name with a prefix. */
static void
test_namespaces (void)
{
  TestPackage package;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  const TdSheetMerge *merges;
  gsize n_merges;

  test_package_begin (&package);
  test_package_add (&package, "_rels/.rels",
                    "<Relationships " TEST_RELATIONS_NS "><Relationship Id=\"a\" "
                    "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
                    "officeDocument\" "
                    "Target=\"/Book/main.xml\"/></Relationships>");
  test_package_add (&package, "Book/main.xml",
                    "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
                    "xmlns:rel=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
                    "<x:sheets><x:sheet name=\"Một\" sheetId=\"5\" rel:id=\"s\"/></x:sheets>"
                    "</x:workbook>");
  test_package_add (&package, "Book/_rels/main.xml.rels",
                    "<p:Relationships xmlns:p=\"http://schemas.openxmlformats.org/package/2006/"
                    "relationships\"><p:Relationship Id=\"s\" "
                    "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" "
                    "Target=\"./x/../SHEETS\\One.xml\"/></p:Relationships>");
  test_package_add (&package, "book/sheets/one.xml",
                    "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
                    "<x:sheetData><x:row r=\"3\"><x:c r=\"B3\" t=\"inlineStr\"><x:is><x:t>có</x:t>"
                    "</x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\"B3:C4\"/>"
                    "</x:mergeCells></x:worksheet>");
  bytes = test_package_end (&package);
  reader = test_open_bytes (bytes);
  g_assert_cmpstr (td_sheet_reader_get_sheet_name (reader, 0), ==, "Một");
  test_cell (test_next (reader), 1, TD_CELL_TEXT, "có");
  merges = td_sheet_reader_get_merges (reader, &n_merges, NULL);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 3);
  g_assert_cmpuint (merges[0].last_row, ==, 4);
  g_assert_cmpuint (merges[0].first_column, ==, 1);
  g_assert_cmpuint (merges[0].last_column, ==, 2);
  /* Asking for the merged cells has not disturbed reading. */
  test_end (reader);
}

static void
test_sheets (void)
{
  TestPackage package;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  guint sheet;

  test_package_begin (&package);
  test_package_add (&package, "xl/workbook.xml",
                    "<workbook " TEST_MAIN " xmlns:r=\"" TEST_RELATION "\"><bookViews>"
                    "<workbookView activeTab=\"2\"/></bookViews><sheets>"
                    "<sheet name=\"Ẩn\" sheetId=\"1\" state=\"hidden\" r:id=\"a\"/>"
                    "<sheet name=\"Biểu đồ\" sheetId=\"2\" r:id=\"b\"/>"
                    "<sheet name=\"Danh sách\" sheetId=\"3\" r:id=\"c\"/>"
                    "<sheet name=\"Mất\" sheetId=\"4\" r:id=\"d\"/></sheets></workbook>");
  test_package_add (&package, "xl/_rels/workbook.xml.rels",
                    "<Relationships " TEST_RELATIONS_NS ">"
                    "<Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"worksheets/a.xml\"/>"
                    "<Relationship Id=\"b\" Type=\"t/chartsheet\" Target=\"chartsheets/b.xml\"/>"
                    "<Relationship Id=\"c\" Type=\"t/worksheet\" Target=\"worksheets/c.xml\"/>"
                    "</Relationships>");
  test_package_add (&package, "xl/worksheets/a.xml",
                    "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
  test_package_add (&package, "xl/worksheets/c.xml",
                    "<worksheet><sheetData><row><c><v>3</v></c></row></sheetData></worksheet>");
  bytes = test_package_end (&package);
  reader = test_open_bytes (bytes);
  g_assert_cmpuint (td_sheet_reader_get_n_sheets (reader), ==, 3);
  g_assert_true (td_sheet_reader_is_sheet_hidden (reader, 0));
  g_assert_false (td_sheet_reader_is_sheet_hidden (reader, 1));
  g_assert_cmpuint (td_sheet_reader_get_sheet (reader), ==, 1);
  test_cell (test_next (reader), 0, TD_CELL_NUMBER, "3");
  test_end (reader);
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  test_cell (test_next (reader), 0, TD_CELL_NUMBER, "1");
  g_assert_true (td_sheet_reader_find_sheet (reader, " DANH SÁCH", &sheet));
  g_assert_cmpuint (sheet, ==, 1);
  g_assert_false (td_sheet_reader_find_sheet (reader, "Biểu đồ", &sheet));
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (td_sheet_reader_select_sheet (reader, 2, &error));
    g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  }
  /* A sheet that is missing does not spoil the others. */
  g_assert_true (td_sheet_reader_select_sheet (reader, 1, NULL));
  test_cell (test_next (reader), 0, TD_CELL_NUMBER, "3");
}

/* What looks like the end of the rows and is not; a sheet without rows. */
static void
test_merges (void)
{
  static const char *const sheets[] = {
    "<sheetData><row><c t=\"inlineStr\"><is><t>%s</t></is></c></row></sheetData>%s",
    "<sheetData><row><c><!-- </sheetData> %s --></c></row></sheetData>%s",
    "<sheetData><row><c t=\"inlineStr\"><is><t><![CDATA[</sheetData>%s]]></t></is></c></row>"
    "</sheetData>%s",
    "<sheetPr codeName=\"sheetData%s\"/><sheetData><row/></sheetData>%s",
    "<!--%s--><sheetData/>%s",
    "<!--%s--><sheetData></sheetData >%s",
    "<sheetData><row><c t=\"inlineStr\"><is><t>D sheetData /sheetData%s</t></is></c></row>"
    "</sheetData>%s",
  };
  g_autofree char *filling = g_strnfill (200000, 'D');

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    for (gsize length = 0; length < 200000; length = length * 7 + 65400)
      {
        g_autofree char *part = g_strndup (filling, length);
        g_autofree char *sheet = g_strdup_printf (
          sheets[i], part,
          "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"oops\"/>"
          "<mergeCell ref=\"C9:B2\"/><mergeCell ref=\"AB3:AC1048576\"/></mergeCells>");
        g_autoptr (GBytes) bytes = test_package_make (sheet, NULL, NULL);
        g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
        g_autoptr (GError) error = NULL;
        gsize n_merges;
        const TdSheetMerge *merges = td_sheet_reader_get_merges (reader, &n_merges, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (n_merges, ==, 2);
        g_assert_cmpuint (merges[1].first_column, ==, 27);
        g_assert_cmpuint (merges[1].last_row, ==, 1048576);
      }
}

static void
assert_broken (GBytes *bytes, TdError code)
{
  g_autoptr (GError) error = test_read_broken (bytes);

  g_assert_error (error, TD_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "book.xlsx"));
}

static void
test_broken_sheets (void)
{
  static const char *const sheets[] = {
    "<sheetData><row r=\"0x\"><c r=\"A0\"></row>",
    "<sheetData><row r=\"-5\"><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"99999999999999999999999\"/><row r=\"1048576\"/><row/></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"17\"><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A99999999999999\"><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1B\"><v>1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999999999999999</v></c></row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</c></row></sheetData>",
    "<sheetData><row r=\"1\">\x01</row></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\xff\xfe</t></is></c></row>"
    "</sheetData>",
    "<sheetData><row r=\"1\"><c><v>&unknown;</v></c></row></sheetData>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GBytes) bytes = test_package_make (sheets[i], NULL, NULL);

      assert_broken (bytes, TD_ERROR_CORRUPT);
    }
}

/* A number that is none is shown as it stands, rather than lost or refused. */
static void
test_wrong_types (void)
{
  g_autoptr (GBytes) bytes = test_package_make (
    "<sheetData><row><c t=\"n\"><v>abc</v></c><c t=\"zzz\"><v>5</v></c><c><v>0x1F</v></c>"
    "<c><v>INF</v></c><c t=\"d\"><v>hôm qua</v></c><c t=\"b\"><v>maybe</v></c><c><v>1e999</v></c>"
    "<c><v>1 2</v></c><c><v> 7 </v></c></row></sheetData>",
    NULL, NULL);
  g_autoptr (TdSheetReader) reader = test_open_bytes (bytes);
  const TdSheetRow *row = test_next (reader);

  test_cell (row, 0, TD_CELL_TEXT, "abc");
  test_cell (row, 1, TD_CELL_NUMBER, "5");
  test_cell (row, 2, TD_CELL_TEXT, "0x1F");
  test_cell (row, 3, TD_CELL_TEXT, "INF");
  test_cell (row, 4, TD_CELL_TEXT, "hôm qua");
  test_cell (row, 5, TD_CELL_BOOLEAN, "FALSE");
  test_cell (row, 6, TD_CELL_TEXT, "1e999");
  test_cell (row, 7, TD_CELL_TEXT, "1 2");
  test_cell (row, 8, TD_CELL_NUMBER, "7");
}

/* More than fits into a sheet, a cell or a tag: refused while it is read, not after. */
static void
test_too_much (void)
{
  static const struct
  {
    const char *before;
    const char *unit;
    guint       n_units;
    const char *after;
    TdError     code;
  } cases[] = {
    { "<sheetData><row>", "<c><v>1</v></c>", 1000000, "</row></sheetData>", TD_ERROR_CORRUPT },
    { "<sheetData><row>", "<c r=\"A1\"><v>1</v></c>", 1000000, "</row></sheetData>",
      TD_ERROR_CORRUPT },
    { "<sheetData>", "<row><c><v>1</v></c></row>", 1048577, "</sheetData>", TD_ERROR_CORRUPT },
    { "<sheetData><row><c t=\"str\"><v>", "0123456789", 200000, "</v></c></row></sheetData>",
      TD_ERROR_INVALID },
    { "<sheetData><row><c><f>", "A1+", 700000, "</f></c></row></sheetData>", TD_ERROR_INVALID },
    { "<sheetData><row><c r=\"", "A", 3000000, "\"/></row></sheetData>", TD_ERROR_CORRUPT },
    { "", "<a>", 300000, "", TD_ERROR_CORRUPT },
    { "<", "a", 3000000, "/>", TD_ERROR_CORRUPT },
    { "<sheetData", " ", 3000000, "/>", TD_ERROR_CORRUPT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TestPackage package;
      g_autoptr (GString) units = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;

      for (guint j = 0; j < cases[i].n_units; j++)
        g_string_append (units, cases[i].unit);
      test_package_begin_book (&package, NULL, NULL);
      test_package_start_part (&package, "xl/worksheets/sheet1.xml");
      test_package_write (&package, "<worksheet>", strlen ("<worksheet>"));
      test_package_write (&package, cases[i].before, strlen (cases[i].before));
      test_package_write (&package, units->str, units->len);
      test_package_write (&package, cases[i].after, strlen (cases[i].after));
      test_package_write (&package, "</worksheet>", strlen ("</worksheet>"));
      test_package_end_part (&package);
      bytes = test_package_end (&package);
      assert_broken (bytes, cases[i].code);
    }
}

/* One long text that every cell points at: small in the file, endless once copied. */
static void
test_shared_bomb (void)
{
  g_autofree char *letters = g_strnfill (200000, 'a');
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", letters);
  g_autoptr (GString) sheet = g_string_new ("<sheetData><row>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 16384; i++)
    g_string_append (sheet, "<c t=\"s\"><v>0</v></c>");
  g_string_append (sheet, "</row></sheetData>");
  bytes = test_package_make (sheet->str, strings, NULL);
  assert_broken (bytes, TD_ERROR_INVALID);
}

static void
test_entity_bomb (void)
{
  static const char bomb[] =
    "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
    "<worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row></sheetData></worksheet>";
  TestPackage package;
  g_autoptr (GBytes) bytes = NULL;

  test_package_begin_book (&package, NULL, NULL);
  test_package_add (&package, "xl/worksheets/sheet1.xml", bomb);
  bytes = test_package_end (&package);
  assert_broken (bytes, TD_ERROR_CORRUPT);
}

/* Hundreds of megabytes of nothing, as a sheet and as shared texts. */
static void
test_zip_bomb (void)
{
  static const char *const parts[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml" };
  g_autofree char *zeros = g_malloc0 (1024 * 1024);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      TestPackage package;
      g_autoptr (GBytes) bytes = NULL;

      test_package_begin_book (&package, NULL, NULL);
      test_package_start_part (&package, parts[i]);
      for (guint j = 0; j < 100; j++)
        test_package_write (&package, zeros, 1024 * 1024);
      test_package_end_part (&package);
      if (i == 1)
        test_package_add (&package, parts[0], "<worksheet><sheetData/></worksheet>");
      bytes = test_package_end (&package);
      assert_broken (bytes, TD_ERROR_INVALID);
    }
}

static void
assert_refused (const char *path, const char *content, TdError code)
{
  TestPackage package;
  g_autoptr (GBytes) bytes = NULL;

  test_package_begin (&package);
  test_package_add (&package, path, content);
  if (strcmp (path, "mimetype") == 0)
    test_package_add (&package, "content.xml", "<x/>");
  bytes = test_package_end (&package);
  assert_broken (bytes, code);
}

static void
test_other_packages (void)
{
  assert_refused ("readme.txt", "nothing", TD_ERROR_INVALID);
  assert_refused ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", TD_ERROR_INVALID);
  assert_refused ("word/document.xml", "<x/>", TD_ERROR_INVALID);
  assert_refused ("xl/workbook.bin", "x", TD_ERROR_INVALID);
  assert_refused ("xl/styles.xml", "<x/>", TD_ERROR_CORRUPT);
  assert_refused ("xl/workbook.xml", "<other/>", TD_ERROR_CORRUPT);
  assert_refused ("xl/workbook.xml", "<workbook><sheets/></workbook>", TD_ERROR_CORRUPT);
  assert_refused ("xl/workbook.xml", "", TD_ERROR_CORRUPT);
  assert_refused ("xl/workbook.xml",
                  "<workbook><sheets><sheet name=\"a\" id=\"b\"/></sheets></workbook>",
                  TD_ERROR_CORRUPT);
}

/* Every prefix of a workbook, and every workbook with some bytes wrong, gives a message or rows,
 * and nothing else. */
static void
test_damage (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ds-bo-sung-co-loi.xlsx",
                                                 NULL);
  g_autofree char *content = NULL;
  gsize size;
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize cut = 0; cut < size; cut += 97)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, cut);

      g_error_free (test_read_broken (bytes));
    }
  for (gsize at = 0; at < size; at += 41)
    {
      g_autofree char *changed = g_memdup2 (content, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TdSheetReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const TdSheetRow *row;

      changed[at] = (char) ~changed[at];
      bytes = g_bytes_new (changed, size);
      reader = td_sheet_reader_open_bytes (bytes, "book.xlsx", &error);
      while (reader != NULL && td_sheet_reader_next_row (reader, &row, &error))
        ;
      if (error != NULL)
        {
          g_assert_true (error->domain == TD_ERROR);
          n_refused++;
        }
    }
  /* The checksums of the parts find most of the damage. */
  g_assert_cmpuint (n_refused, >, size / 41 / 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/cells", test_cells);
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/dates", test_dates);
  g_test_add_func ("/xlsx/1904", test_1904);
  g_test_add_func ("/xlsx/escapes", test_escapes);
  g_test_add_func ("/xlsx/disorder", test_disorder);
  g_test_add_func ("/xlsx/namespaces", test_namespaces);
  g_test_add_func ("/xlsx/sheets", test_sheets);
  g_test_add_func ("/xlsx/merges", test_merges);
  g_test_add_func ("/xlsx/broken-sheets", test_broken_sheets);
  g_test_add_func ("/xlsx/wrong-types", test_wrong_types);
  g_test_add_func ("/xlsx/too-much", test_too_much);
  g_test_add_func ("/xlsx/shared-bomb", test_shared_bomb);
  g_test_add_func ("/xlsx/entity-bomb", test_entity_bomb);
  g_test_add_func ("/xlsx/zip-bomb", test_zip_bomb);
  g_test_add_func ("/xlsx/other-packages", test_other_packages);
  g_test_add_func ("/xlsx/damage", test_damage);
  return g_test_run ();
}
