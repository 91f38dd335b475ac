/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include "td-error.h"
#include "td-header.h"

#define ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Headings of DOMAIN.md E.2; only what tells one field from the others matters here. */
static const TdHeaderField staff_fields[] = {
  { "code", ALIASES ("Mã cán bộ", "Mã CC", "Mã NV", "Số hiệu CBCC") },
  { "name", ALIASES ("Họ và tên", "Họ tên", "Họ và tên khai sinh", "Tên cán bộ") },
  { "birth", ALIASES ("Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày") },
  { "sex", ALIASES ("Giới tính", "Nam/Nữ") },
  { "post", ALIASES ("Chức vụ", "Chức vụ, chức danh", "Chức danh", "Cấp bậc chức vụ") },
  { "unit", ALIASES ("Đơn vị công tác", "Đơn vị", "Phòng ban", "Khối (Tổ) công tác",
                     "Phòng ban, đơn vị") },
  { "kind", ALIASES ("Loại", "Phân loại", "Đối tượng", "Phân loại công tác") },
  { "rank", ALIASES ("Mã ngạch", "Ngạch") },
  { "coefficient", ALIASES ("Hệ số lương", "Hệ số", "HSL") },
  { "education", ALIASES ("Trình độ chuyên môn", "Chuyên môn", "Trình độ đào tạo", "Trình độ") },
  { "political_theory", ALIASES ("Lý luận chính trị", "Chính trị") },
  { "languages", ALIASES ("Ngoại ngữ") },
  { "party", ALIASES ("Đảng viên") },
  { "party_joined", ALIASES ("Ngày vào Đảng") },
  { "cccd", ALIASES ("Số CCCD", "CCCD", "CCCD/CMND", "Số căn cước") },
  { "phone", ALIASES ("Điện thoại", "SĐT", "Số điện thoại") },
  { "joined", ALIASES ("Ngày tuyển dụng", "Ngày vào ngành") },
  { "unit_joined", ALIASES ("Ngày về đơn vị") },
  { "note", ALIASES ("Ghi chú") },
};

static const TdHeaderField assessment_fields[] = {
  { "name", ALIASES ("Họ và tên", "Họ tên") },
  { "birth", ALIASES ("Ngày sinh", "Năm sinh") },
  { "unit", ALIASES ("Đơn vị công tác", "Đơn vị") },
  { "general", ALIASES ("Điểm tiêu chí chung", "Tiêu chí chung") },
  { "results", ALIASES ("Điểm kết quả nhiệm vụ", "Kết quả thực hiện nhiệm vụ") },
  { "total", ALIASES ("Tổng điểm", "Tổng cộng điểm") },
  { "proposed", ALIASES ("Tự xếp loại") },
  { "months", ALIASES ("Số tháng công tác") },
  { "leave", ALIASES ("Nghỉ trong năm") },
  { "discipline", ALIASES ("Kỷ luật trong năm", "Kỷ luật") },
  { "initiative", ALIASES ("Sáng kiến được công nhận", "Sáng kiến") },
};

static TdHeader *
find_in (TdSheetReader *reader, const TdHeaderField *fields, gsize n_fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = td_sheet_reader_read_head (reader, 60, &error);
  const TdSheetMerge *merges;
  gsize n_merges;
  TdHeader *header;

  g_assert_no_error (error);
  merges = td_sheet_reader_get_merges (reader, &n_merges, &error);
  g_assert_no_error (error);
  header = td_header_find (rows, merges, n_merges, fields, n_fields, &error);
  g_assert_no_error (error);
  g_assert_nonnull (header);
  return header;
}

static void
assert_rows (const TdHeader *header, guint first, guint last, guint numbers, guint data)
{
  g_assert_cmpuint (header->first_row, ==, first);
  g_assert_cmpuint (header->last_row, ==, last);
  g_assert_cmpuint (header->numbers_row, ==, numbers);
  g_assert_cmpuint (header->first_data_row, ==, data);
}

/* One line a column: "B name" or "K education=Thạc sĩ", "Q -" without a key. */
static void
assert_keys (const TdHeader *header, const char *const *expected)
{
  guint i;

  for (i = 0; i < header->columns->len; i++)
    {
      const TdHeaderColumn *column = header->columns->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s %s%s%s", column->letters,
                                               column->key != NULL ? column->key : "-",
                                               column->value != NULL ? "=" : "",
                                               column->value != NULL ? column->value : "");

      g_assert_cmpstr (line, ==, expected[i]);
      if (column->key != NULL)
        g_assert_cmpuint (column->confidence, >=, TD_HEADER_CONFIDENT);
    }
  g_assert_null (expected[i]);
}

/* How many rows of each kind are below the header. */
static void
count_kinds (TdSheetReader *reader, const TdHeader *header, guint counts[TD_ROW_HEADER + 1])
{
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;

  memset (counts, 0, (TD_ROW_HEADER + 1) * sizeof (guint));
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  while (td_sheet_reader_next_row (reader, &row, &error))
    if (row->number >= header->first_data_row)
      counts[td_header_classify_row (header, row, counts[TD_ROW_FOOTER] > 0)]++;
  g_assert_no_error (error);
}

static void
test_staff (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-cbccvc-so-tu-phap-2026.xlsx");
  g_autoptr (TdHeader) header = find_in (reader, staff_fields, G_N_ELEMENTS (staff_fields));
  guint counts[TD_ROW_HEADER + 1];

  assert_rows (header, 7, 9, 10, 11);
  assert_keys (header, ALIASES ("A ordinal", "B name", "C birth", "D sex", "E cccd", "F post",
                                "G unit", "H kind", "I rank", "J coefficient",
                                "K education=Thạc sĩ", "L education=Đại học",
                                "M education=Còn lại", "N party", "O sex-female-mark",
                                "P joined", "Q note"));
  g_assert_cmpstr (td_header_get_column (header, 10)->heading, ==,
                   "Trình độ đào tạo / Chuyên môn / Thạc sĩ");
  g_assert_cmpstr (td_header_get_column (header, 8)->heading, ==,
                   "Ngạch, bậc lương hiện hưởng / Mã ngạch");
  g_assert_cmpint (header->ordinal_column, ==, 0);
  g_assert_cmpint (header->name_column, ==, 1);
  count_kinds (reader, header, counts);
  g_assert_cmpuint (counts[TD_ROW_DATA], ==, 111);
  g_assert_cmpuint (counts[TD_ROW_SECTION], ==, 10);
  g_assert_cmpuint (counts[TD_ROW_TOTAL], ==, 1);
  g_assert_cmpuint (counts[TD_ROW_FOOTER], ==, 1);
  g_assert_cmpuint (counts[TD_ROW_NUMBERS] + counts[TD_ROW_HEADER], ==, 0);
}

static void
test_old_staff (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("trich-ngang-so-ldtbxh-2021.xls");
  g_autoptr (TdHeader) header = find_in (reader, staff_fields, G_N_ELEMENTS (staff_fields));
  g_autoptr (TdHeader) flat = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint counts[TD_ROW_HEADER + 1];
  static const char *const keys[] = {
    "A ordinal", "B family-name", "C given-name", "D birth-male", "E birth-female", "F post",
    "G unit", "H kind", "I coefficient", "J education", "K party_joined", "L unit_joined", NULL,
  };

  assert_rows (header, 6, 7, 0, 8);
  assert_keys (header, keys);
  g_assert_cmpint (header->name_column, ==, 1);
  count_kinds (reader, header, counts);
  g_assert_cmpuint (counts[TD_ROW_DATA], ==, 260);

  /* The same without knowing which cells are merged, as in a .csv file. */
  rows = td_sheet_reader_read_head (reader, 60, NULL);
  flat = td_header_find (rows, NULL, 0, staff_fields, G_N_ELEMENTS (staff_fields), NULL);
  assert_rows (flat, 6, 7, 0, 8);
  assert_keys (flat, keys);
}

static void
test_corrections (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-bo-sung-co-loi.xlsx");
  g_autoptr (TdHeader) header = find_in (reader, staff_fields, G_N_ELEMENTS (staff_fields));
  const TdSheetRow *row;
  guint counts[TD_ROW_HEADER + 1];

  assert_rows (header, 3, 3, 0, 4);
  assert_keys (header, ALIASES ("A ordinal", "B name", "C birth", "D sex", "E cccd", "F post",
                                "G unit", "H kind", "I phone"));
  count_kinds (reader, header, counts);
  g_assert_cmpuint (counts[TD_ROW_DATA], ==, 42);
  g_assert_cmpuint (counts[TD_ROW_FOOTER], ==, 1);
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  while (td_sheet_reader_next_row (reader, &row, NULL))
    if (row->number == 18)
      /* Without a name it is a faulty record, not a line below the list. */
      g_assert_cmpint (td_header_classify_row (header, row, TRUE), ==, TD_ROW_DATA);
}

static void
test_assessments (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("tu-danh-gia-2026-so-tu-phap.xlsx");
  g_autoptr (TdHeader) header = find_in (reader, assessment_fields,
                                         G_N_ELEMENTS (assessment_fields));
  guint counts[TD_ROW_HEADER + 1];

  assert_rows (header, 7, 7, 0, 8);
  assert_keys (header, ALIASES ("A ordinal", "B name", "C birth", "D unit", "E -", "F general",
                                "G results", "H total", "I proposed", "J months", "K leave",
                                "L discipline", "M initiative"));
  count_kinds (reader, header, counts);
  g_assert_cmpuint (counts[TD_ROW_DATA], ==, 111);
}

/* --- Small lists, written as text: cells between |, merged blocks by their references --- */

static TdSheetReader *
open_list (const char *text)
{
  g_autofree char *tabs = g_strdup (text);

  g_strdelimit (tabs, "|", '\t');
  return td_sheet_reader_new_for_text (tabs, NULL);
}

static TdHeader *
find_in_list (const char *text, const TdSheetMerge *merges, gsize n_merges)
{
  g_autoptr (TdSheetReader) reader = open_list (text);
  g_autoptr (GPtrArray) rows = td_sheet_reader_read_head (reader, 60, NULL);

  return td_header_find (rows, merges, n_merges, staff_fields, G_N_ELEMENTS (staff_fields), NULL);
}

static void
test_arrangements (void)
{
  static const struct
  {
    const char *list;
    guint       first;
    guint       last;
    guint       numbers;
    const char *keys;
  } cases[] = {
    { "STT|Họ và tên|Năm sinh\n1|An|1980", 1, 1, 0, "A ordinal,B name,C birth" },
    { "TT|HỌ VÀ TÊN|NGÀY, THÁNG, NĂM SINH||CHỨC VỤ\n||Nam|Nữ|\n1|An|1980||Giám đốc", 1, 2, 0,
      "A ordinal,B name,C birth-male,D birth-female,E post" },
    { "TT|Họ tên|Ngày sinh|Nam|Nữ\n1|An|1/1/1980|x|\n2|Ba|2/2/1981||x", 1, 1, 0,
      "A ordinal,B name,C birth,D sex-male-mark,E sex-female-mark" },
    { "TT|Họ tên|Nam|Nữ\n1|An|1980|\n2|Ba||1981", 1, 1, 0,
      "A ordinal,B name,C birth-male,D birth-female" },
    { "TT|Họ tên|Giới tính||Chức vụ\n||Nam|Nữ|\n1|An|x||A", 1, 2, 0,
      "A ordinal,B name,C sex-male-mark,D sex-female-mark,E post" },
    { "Họ và tên\nAn\nBa", 1, 1, 0, "A name" },
    { "Đơn vị\n\nSTT|Họ|Tên|Nữ (x)\n(1)|(2)|(3)|(4)\n1|Lê|An|x", 3, 3, 4,
      "A ordinal,B family-name,C given-name,D sex-female-mark" },
    { "STT|Họ tên|CCCD|||Trình độ\n|||||\n1|An", 1, 1, 0, "A ordinal,B name,C cccd,F education" },
    { "STT|Họ tên|CCCD||\n||Số|Ngày cấp|Nơi cấp\nA|B|1|2|3\n1|An|001", 1, 2, 3,
      "A ordinal,B name,C cccd,D -,E -" },
    { "STT|Họ tên|Trình độ|||\n||Chuyên môn|Chính trị|Ngoại ngữ\n1|An|ĐH|TC|B", 1, 2, 0,
      "A ordinal,B name,C education,D political_theory,E languages" },
    { "Số TT|Họ và tên (chữ in hoa)|Đơn vị công tác hiện nay|Ngạch/bậc\n1|AN|Sở|01.003", 1, 1, 0,
      "A ordinal,B name,C unit,D rank?" },
    { "stt|ho va ten|ngay sinh|so cccd\n1|An|1980|001", 1, 1, 0,
      "A ordinal,B name,C birth,D cccd" },
    { "TT|Họ và tên||Chức vụ\nI|LÃNH ĐẠO\n1|Lê Văn|An|A\n2|Trần|Ba|B", 1, 1, 0,
      "A ordinal,B family-name,C given-name,D post" },
    { "TT|Họ và tên||Chức vụ\n1|Lê Văn An||A\n2|Trần Ba||B\n3|Vũ Chi|?|C", 1, 1, 0,
      "A ordinal,B name,D post" },
    { "Họ tên|Họ tên|Chức vụ\nAn|Ba|x", 1, 1, 0, "A name,B -,C post" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdHeader) header = find_in_list (cases[i].list, NULL, 0);
      g_autoptr (GString) keys = g_string_new (NULL);

      g_assert_nonnull (header);
      for (guint j = 0; j < header->columns->len; j++)
        {
          const TdHeaderColumn *column = header->columns->pdata[j];
          gboolean is_doubtful = column->key != NULL && column->confidence < TD_HEADER_CONFIDENT;

          g_string_append_printf (keys, "%s%s %s%s", j > 0 ? "," : "", column->letters,
                                  column->key != NULL ? column->key : "-",
                                  is_doubtful ? "?" : "");
        }
      g_assert_cmpstr (keys->str, ==, cases[i].keys);
      assert_rows (header, cases[i].first, cases[i].last, cases[i].numbers,
                   MAX (cases[i].last, cases[i].numbers) + 1);
    }
}

/* One heading merged over two columns that both hold something is a split name. */
static void
test_merged_name (void)
{
  static const TdSheetMerge merges[] = { { 1, 1, 1, 2 } };
  g_autoptr (TdHeader) split = find_in_list ("TT|Họ và tên||Chức vụ\n1|Lê Văn|An|A\n", merges, 1);
  g_autoptr (TdHeader) whole = find_in_list ("TT|Họ và tên||Chức vụ\n1|Lê Văn An||A\n", merges, 1);

  assert_keys (split, ALIASES ("A ordinal", "B family-name", "C given-name", "D post"));
  assert_keys (whole, ALIASES ("A ordinal", "B name", "C -", "D post"));
}

/* The four rows of Mẫu 03 of TT 09/2004/TT-BNV. */
static void
test_four_rows (void)
{
  static const TdSheetMerge merges[] = {
    { 2, 5, 0, 0 }, { 2, 5, 1, 1 }, { 2, 2, 2, 6 }, { 3, 4, 2, 4 }, { 3, 3, 5, 6 }, { 1, 1, 0, 7 },
    { 2, 5, 7, 7 },
  };
  g_autoptr (TdHeader) header = find_in_list (
    "BÁO CÁO DANH SÁCH CÔNG CHỨC|||||||\n"
    "STT|Họ và tên|Trình độ đào tạo|||||Phụ nữ\n"
    "||Chuyên môn|||Chính trị||\n"
    "|||||Cao cấp|\n"
    "||Tiến sĩ|Thạc sĩ|Đại học||Trung cấp|\n"
    "1|2|3|4|5|6|7|8\n"
    "1|An|||x|||x\n"
    "2|Ba||x||x||\n",
    merges, G_N_ELEMENTS (merges));

  assert_rows (header, 2, 5, 6, 7);
  assert_keys (header, ALIASES ("A ordinal", "B name", "C education=Tiến sĩ", "D education=Thạc sĩ",
                                "E education=Đại học", "F political_theory=Cao cấp",
                                "G political_theory=Trung cấp", "H sex-female-mark"));
}

static void
test_not_found (void)
{
  static const char *const lists[] = {
    "", "x", "1|2|3\n4|5|6", "Báo cáo tháng 5|Kính gửi: Sở\nNội dung|abc",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TdSheetReader) reader = open_list (lists[i]);
      g_autoptr (GPtrArray) rows = td_sheet_reader_read_head (reader, 60, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdHeader) header = td_header_find (rows, NULL, 0, staff_fields,
                                                    G_N_ELEMENTS (staff_fields), &error);

      g_assert_null (header);
      g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
    }
}

/* A person says where the header is, also where there is none. */
static void
test_read_at (void)
{
  g_autoptr (TdSheetReader) reader = open_list ("Ai?|Ở đâu?\nAn|Sở\nHọ tên|Đơn vị\n");
  g_autoptr (GPtrArray) rows = td_sheet_reader_read_head (reader, 60, NULL);
  g_autoptr (TdHeader) first = td_header_read_at (rows, NULL, 0, staff_fields,
                                                  G_N_ELEMENTS (staff_fields), 1, 1);
  g_autoptr (TdHeader) third = td_header_read_at (rows, NULL, 0, staff_fields,
                                                  G_N_ELEMENTS (staff_fields), 3, 1);
  g_autoptr (TdHeader) nowhere = td_header_read_at (rows, NULL, 0, staff_fields,
                                                    G_N_ELEMENTS (staff_fields), 900, 4);

  assert_rows (first, 1, 1, 0, 2);
  assert_keys (first, ALIASES ("A -", "B -"));
  assert_keys (third, ALIASES ("A name", "B unit"));
  g_assert_cmpuint (nowhere->columns->len, ==, 0);
  g_assert_cmpint (td_header_classify_row (first, rows->pdata[1], FALSE), ==, TD_ROW_DATA);
  g_assert_cmpint (td_header_classify_row (nowhere, rows->pdata[1], FALSE), ==, TD_ROW_DATA);
}

static void
test_shape (void)
{
  g_autoptr (TdHeader) one = find_in_list ("STT|Họ và tên|Chức vụ\n1|An|A", NULL, 0);
  g_autoptr (TdHeader) same = find_in_list ("\n\nstt|HỌ VÀ TÊN:|Chức  vụ\n5|Ba|B", NULL, 0);
  g_autoptr (TdHeader) other = find_in_list ("STT|Họ và tên|Chức danh\n1|An|A", NULL, 0);
  g_autoptr (TdHeader) moved = find_in_list ("STT|Họ và tên||Chức vụ\n1|An||A", NULL, 0);
  g_autofree char *shape = td_header_shape (one);
  g_autofree char *same_shape = td_header_shape (same);
  g_autofree char *other_shape = td_header_shape (other);
  g_autofree char *moved_shape = td_header_shape (moved);

  g_assert_cmpstr (shape, ==, same_shape);
  g_assert_cmpstr (shape, !=, other_shape);
  g_assert_cmpstr (shape, !=, moved_shape);
}

static void
test_row_kinds (void)
{
  static const struct
  {
    const char *row;
    TdRowKind   kind;
    gboolean    in_footer;
  } cases[] = {
    { "1|Nguyễn Văn An|1980|A|Sở", TD_ROW_DATA, FALSE },
    { "1|Nguyễn Văn An", TD_ROW_DATA, FALSE },
    { "|Nguyễn Văn An|1980|A|Sở", TD_ROW_DATA, FALSE },
    { "|Nguyễn Văn An", TD_ROW_DATA, FALSE },
    { "15||06/07/1966|Chuyên viên|Sở", TD_ROW_DATA, FALSE },
    { "15||06/07/1966|Giám đốc", TD_ROW_DATA, TRUE },
    { "||06/07/1966|Giám đốc|Sở", TD_ROW_DATA, FALSE },
    { "7|Tống Công Cộng|1980|A|Sở", TD_ROW_DATA, FALSE },
    { "|Tống Công|1980|A|Sở", TD_ROW_DATA, FALSE },
    { "|Công Tôn Nữ|1980|Trưởng phòng|Sở", TD_ROW_DATA, FALSE },
    { "|A Lăng Vinh", TD_ROW_DATA, FALSE },
    { "|Tô Thị Ban", TD_ROW_DATA, FALSE },
    { "I|LÃNH ĐẠO SỞ", TD_ROW_SECTION, FALSE },
    { "II.|Văn phòng Sở", TD_ROW_SECTION, FALSE },
    { "A|Công chức||18", TD_ROW_SECTION, FALSE },
    { "IV. THANH TRA SỞ", TD_ROW_SECTION, FALSE },
    { "|PHÒNG BỔ TRỢ TƯ PHÁP", TD_ROW_SECTION, FALSE },
    { "|Trung tâm Trợ giúp pháp lý", TD_ROW_SECTION, FALSE },
    { "1|Phòng Bổ trợ tư pháp", TD_ROW_SECTION, FALSE },
    { "Tổng số: 111 người", TD_ROW_TOTAL, FALSE },
    { "|Tổng cộng|||42", TD_ROW_TOTAL, FALSE },
    { "|CỘNG|12|30|42", TD_ROW_TOTAL, FALSE },
    { "|Cộng (I+II)||", TD_ROW_TOTAL, FALSE },
    { "|TONG CONG: 5", TD_ROW_TOTAL, FALSE },
    { "Danh sách này có 111 người./.", TD_ROW_TOTAL, FALSE },
    { "|||Người lập biểu", TD_ROW_FOOTER, FALSE },
    { "|NGƯỜI LẬP BIỂU||GIÁM ĐỐC", TD_ROW_FOOTER, FALSE },
    { "Nơi nhận:|||KT. GIÁM ĐỐC", TD_ROW_FOOTER, FALSE },
    { "||THỦ TRƯỞNG ĐƠN VỊ", TD_ROW_FOOTER, FALSE },
    { "|||GIÁM ĐỐC", TD_ROW_FOOTER, FALSE },
    { "||Khánh Hòa, ngày 31 tháng 10 năm 2026", TD_ROW_FOOTER, FALSE },
    { "||………, ngày … tháng … năm 2026", TD_ROW_FOOTER, FALSE },
    { "|(Ký, ghi rõ họ tên)||(Ký tên, đóng dấu)", TD_ROW_FOOTER, FALSE },
    { "|Nguyễn Văn An||Trần Thị Ba", TD_ROW_FOOTER, TRUE },
    { "- Lưu: VT, TCCB.", TD_ROW_FOOTER, TRUE },
    { "3|Nguyễn Văn An|1980|A|Sở", TD_ROW_DATA, TRUE },
    { "1|2|3|4|5", TD_ROW_NUMBERS, FALSE },
    { "(1)|(2)|(3)|(4)|(5)=(3)+(4)", TD_ROW_NUMBERS, FALSE },
    { "A|B|1|2|3", TD_ROW_NUMBERS, FALSE },
    { "STT|Họ và tên|Năm sinh|Chức vụ|Đơn vị", TD_ROW_HEADER, FALSE },
    { " |\u00A0|", TD_ROW_EMPTY, FALSE },
  };
  g_autoptr (TdHeader) header = find_in_list (
    "STT|Họ và tên|Năm sinh|Chức vụ|Đơn vị\n1|An|1|A|B", NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdSheetReader) reader = open_list (cases[i].row);
      TdRowKind kind = td_header_classify_row (header, test_next (reader), cases[i].in_footer);

      if (kind != cases[i].kind)
        g_test_message ("row: %s", cases[i].row);
      g_assert_cmpint (kind, ==, cases[i].kind);
    }
}

static void
test_section_text (void)
{
  static const char *const cases[][2] = {
    { "I|LÃNH ĐẠO SỞ", "LÃNH ĐẠO SỞ" },
    { "IV. THANH  TRA SỞ", "THANH TRA SỞ" },
    { "|B - Viên chức", "Viên chức" },
    { "1|Phòng Bổ trợ tư pháp", "Phòng Bổ trợ tư pháp" },
    { "C|Công chức||18", "Công chức" },
    { "|A Lăng", "A Lăng" },
    { "1|2", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdSheetReader) reader = open_list (cases[i][0]);
      g_autofree char *text = td_header_section_text (test_next (reader));

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header/staff", test_staff);
  g_test_add_func ("/header/old-staff", test_old_staff);
  g_test_add_func ("/header/corrections", test_corrections);
  g_test_add_func ("/header/assessments", test_assessments);
  g_test_add_func ("/header/arrangements", test_arrangements);
  g_test_add_func ("/header/merged-name", test_merged_name);
  g_test_add_func ("/header/four-rows", test_four_rows);
  g_test_add_func ("/header/not-found", test_not_found);
  g_test_add_func ("/header/read-at", test_read_at);
  g_test_add_func ("/header/shape", test_shape);
  g_test_add_func ("/header/row-kinds", test_row_kinds);
  g_test_add_func ("/header/section-text", test_section_text);
  return g_test_run ();
}
