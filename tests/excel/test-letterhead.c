/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-letterhead.h"

static TdRecord *
make_organisation (void)
{
  TdRecord *record = td_record_new (&td_entity_organisation);

  td_record_set_text (record, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (record, "department", "Sở Tư pháp");
  td_record_set_text (record, "place", "Khánh Hòa");
  return record;
}

static void
test_names (void)
{
  g_autoptr (TdRecord) record = make_organisation ();
  g_autoptr (TdLetterhead) head = td_letterhead_new (record);

  g_assert_cmpstr (head->governing, ==, "UBND TỈNH KHÁNH HÒA");
  g_assert_cmpstr (head->department, ==, "SỞ TƯ PHÁP");
  g_assert_cmpstr (head->department_name, ==, "Sở Tư pháp");
}

/* Who signs how: the three lines above and below the signature. */
static void
test_signer (void)
{
  const struct
  {
    const char *form;
    const char *title;
    const char *name;
    const char *expected_authority;
    const char *expected_title;
    const char *expected_name;
  } cases[] = {
    { NULL, NULL, NULL, NULL, "GIÁM ĐỐC", "Nguyễn Thị Ví Dụ" },
    { "truc_tiep", NULL, NULL, NULL, "GIÁM ĐỐC", "Nguyễn Thị Ví Dụ" },
    { "truc_tiep", "Giám đốc", NULL, NULL, "GIÁM ĐỐC", "Nguyễn Thị Ví Dụ" },
    { "truc_tiep", "Phó Giám đốc", NULL, NULL, "PHÓ GIÁM ĐỐC", NULL },
    { "truc_tiep", "Giám đốc Sở", "Lê Ai Đó", NULL, "GIÁM ĐỐC SỞ", "Lê Ai Đó" },
    { "kt", NULL, "Trần Văn Thử", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Thử" },
    { "tl", "Chánh Văn phòng", "Phạm Thị Mẫu", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Phạm Thị Mẫu" },
    { "tm", "Chủ tịch Hội đồng", NULL, "TM. SỞ TƯ PHÁP", "CHỦ TỊCH HỘI ĐỒNG", NULL },
    /* Nobody is made up: somebody else's title needs somebody else's name. */
    { "tl", NULL, NULL, "TL. GIÁM ĐỐC", NULL, NULL },
    { "kt", NULL, NULL, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) record = make_organisation ();
      g_autoptr (TdLetterhead) head = NULL;

      td_record_set_text (record, "director", "Nguyễn Thị Ví Dụ");
      td_record_set_text (record, "signer_authority", cases[i].form);
      td_record_set_text (record, "signer_title", cases[i].title);
      td_record_set_text (record, "signer_name", cases[i].name);
      head = td_letterhead_new (record);
      g_assert_cmpstr (head->authority, ==, cases[i].expected_authority);
      g_assert_cmpstr (head->title, ==, cases[i].expected_title);
      g_assert_cmpstr (head->name, ==, cases[i].expected_name);
    }
}

static void
test_recipients (void)
{
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, "Lưu: VT, VP" },
    { "Sở Nội vụ; Các phòng", "Sở Nội vụ|Các phòng|Lưu: VT, VP" },
    { "- Sở Nội vụ ; ;- Lưu: VT.", "Sở Nội vụ|Lưu: VT" },
    { "Sở Nội vụ.", "Sở Nội vụ|Lưu: VT, VP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) record = make_organisation ();
      g_autoptr (TdLetterhead) head = NULL;
      g_autofree char *joined = NULL;

      td_record_set_text (record, "recipients", cases[i].text);
      head = td_letterhead_new (record);
      joined = g_strjoinv ("|", head->recipients);
      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
test_number_and_date (void)
{
  const struct
  {
    TdDate      date;
    const char *expected;
  } cases[] = {
    { { 2026, 12, 5 }, "Khánh Hòa, ngày 05 tháng 12 năm 2026" },
    { { 2026, 2, 10 }, "Khánh Hòa, ngày 10 tháng 02 năm 2026" },
    { { 2026, 2, 0 }, "Khánh Hòa, ngày      tháng 02 năm 2026" },
    { { 2026, 12, 0 }, "Khánh Hòa, ngày      tháng 12 năm 2026" },
    { { 2025, 0, 0 }, "Khánh Hòa, ngày      tháng      năm 2025" },
    { { 0, 0, 0 }, "Khánh Hòa, ngày      tháng      năm 2026" },
  };
  g_autoptr (TdRecord) record = make_organisation ();
  g_autoptr (TdLetterhead) head = td_letterhead_new (record);
  g_autoptr (TdLetterhead) with_symbol = NULL;
  g_autofree char *number = td_letterhead_dup_number (head, "BC");
  g_autofree char *full = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_letterhead_dup_place_date (head, cases[i].date, 2026);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpstr (number, ==, "Số:          /BC-STP");
  td_record_set_text (record, "symbol", "STP-VP");
  with_symbol = td_letterhead_new (record);
  full = td_letterhead_dup_number (with_symbol, "BC");
  g_assert_cmpstr (full, ==, "Số:          /BC-STP-VP");
}

/* By the name of the department where that is plain; else room for a hand. */
static void
test_symbol (void)
{
  static const struct
  {
    const char *department;
    const char *number;
  } cases[] = {
    { "Sở Tư pháp", "Số:          /BC-STP" },
    { "Sở Giáo dục và Đào tạo", "Số:          /BC-SGDĐT" },
    { "Sở Văn hóa, Thể thao và Du lịch", "Số:          /BC-SVHTTDL" },
    { "Sở Lao động - Thương binh và Xã hội tỉnh Khánh Hòa", "Số:          /BC-SLĐTBXH" },
    { "Sở Y tế thành phố Huế", "Số:          /BC-SYT" },
    { "Ban Quản lý Khu kinh tế", "Số:          /BC-          " },
    { "Sở", "Số:          /BC-          " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) record = make_organisation ();
      g_autoptr (TdLetterhead) head = NULL;
      g_autofree char *number = NULL;

      td_record_set_text (record, "department", cases[i].department);
      head = td_letterhead_new (record);
      number = td_letterhead_dup_number (head, "BC");
      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letterhead/names", test_names);
  g_test_add_func ("/letterhead/signer", test_signer);
  g_test_add_func ("/letterhead/recipients", test_recipients);
  g_test_add_func ("/letterhead/number-and-date", test_number_and_date);
  g_test_add_func ("/letterhead/symbol", test_symbol);

  return g_test_run ();
}
