/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-package.h"

#include <string.h>

/* All letters of Vietnamese that are not ASCII, lower case. */
static const char letters[] =
  "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/* TCVN 5712:1993 VN3 the other way round, in the order of @letters, from the standard. */
static const guint8 tcvn3_bytes[] = {
  0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xA9, 0xC7, 0xC8, 0xC9, 0xCA,
  0xCB, 0xAE, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC,
  0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xAC, 0xEA, 0xEB,
  0xEC, 0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB,
  0xFC, 0xFD, 0xFE,
};

/* Upper case exists for seven letters only; the others are typed in fonts of capitals. */
static const struct
{
  const char *letter;
  guint8      byte;
} tcvn3_capitals[] = {
  { "Ă", 0xA1 }, { "Â", 0xA2 }, { "Ê", 0xA3 }, { "Ô", 0xA4 }, { "Ơ", 0xA5 }, { "Ư", 0xA6 },
  { "Đ", 0xA7 },
};

/* VNI the other way round, lower and upper case. */
static const char *const vni_lower =
  "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò "
  "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î";
static const char *const vni_upper =
  "AØ AÛ AÕ AÙ AÏ AÊ AÈ AÚ AÜ AÉ AË AÂ AÀ AÅ AÃ AÁ AÄ Ñ EØ EÛ EÕ EÙ EÏ EÂ EÀ EÅ EÃ EÁ EÄ Ì Æ Ó Í Ò "
  "OØ OÛ OÕ OÙ OÏ OÂ OÀ OÅ OÃ OÁ OÄ Ô ÔØ ÔÛ ÔÕ ÔÙ ÔÏ UØ UÛ UÕ UÙ UÏ Ö ÖØ ÖÛ ÖÕ ÖÙ ÖÏ YØ YÛ YÕ YÙ Î";

static void
assert_converted (const char *text, TdLegacyEncoding encoding, const char *expected)
{
  g_autofree char *converted = td_legacy_text_convert (text, encoding);

  g_assert_cmpstr (converted, ==, expected);
}

static void
test_tcvn3_letters (void)
{
  const char *p = letters;

  g_assert_cmpint (g_utf8_strlen (letters, -1), ==, G_N_ELEMENTS (tcvn3_bytes));
  for (gsize i = 0; i < G_N_ELEMENTS (tcvn3_bytes); i++, p = g_utf8_next_char (p))
    {
      char typed[7] = "";
      char expected[7] = "";

      g_unichar_to_utf8 (tcvn3_bytes[i], typed);
      g_unichar_to_utf8 (g_utf8_get_char (p), expected);
      assert_converted (typed, TD_LEGACY_TCVN3, expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tcvn3_capitals); i++)
    {
      char typed[7] = "";

      g_unichar_to_utf8 (tcvn3_capitals[i].byte, typed);
      assert_converted (typed, TD_LEGACY_TCVN3, tcvn3_capitals[i].letter);
    }
  assert_converted ("nguyÔn", TD_LEGACY_TCVN3_CAPITALS, "NGUYỄN");
  assert_converted ("§¶ng ViÖt Nam 2026 (x)", TD_LEGACY_TCVN3, "Đảng Việt Nam 2026 (x)");
}

static void
test_vni_letters (void)
{
  g_auto (GStrv) lower = g_strsplit (vni_lower, " ", -1);
  g_auto (GStrv) upper = g_strsplit (vni_upper, " ", -1);
  const char *p = letters;

  g_assert_cmpuint (g_strv_length (lower), ==, g_utf8_strlen (letters, -1));
  g_assert_cmpuint (g_strv_length (upper), ==, g_utf8_strlen (letters, -1));
  for (guint i = 0; lower[i] != NULL; i++, p = g_utf8_next_char (p))
    {
      char expected[7] = "";
      char expected_upper[7] = "";

      g_unichar_to_utf8 (g_utf8_get_char (p), expected);
      g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (p)), expected_upper);
      assert_converted (lower[i], TD_LEGACY_VNI, expected);
      assert_converted (upper[i], TD_LEGACY_VNI, expected_upper);
    }
}

static void
test_vni_text (void)
{
  assert_converted ("Nguyeãn Thò Hoøa", TD_LEGACY_VNI, "Nguyễn Thị Hòa");
  assert_converted ("Traàn Höõu Ñöùc", TD_LEGACY_VNI, "Trần Hữu Đức");
  assert_converted ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", TD_LEGACY_VNI,
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  assert_converted ("Phoøng Toå chöùc - Haønh chính", TD_LEGACY_VNI, "Phòng Tổ chức - Hành chính");
  assert_converted ("Khaùnh Hoøa, ngaøy 01 thaùng 9 naêm 2005", TD_LEGACY_VNI,
                    "Khánh Hòa, ngày 01 tháng 9 năm 2005");
  /* A mark that no letter takes is left alone. */
  assert_converted ("iù Kù", TD_LEGACY_VNI, "iù Kù");
}

static void
test_unicode_untouched (void)
{
  static const char *const texts[] = {
    "Nguyễn Thị Hòa", "Đơn vị công tác", "Sở Tư pháp", "abc", "", "Trưởng phòng (x)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_converted (texts[i], TD_LEGACY_TCVN3, texts[i]);
      assert_converted (texts[i], TD_LEGACY_VNI, texts[i]);
      assert_converted (texts[i], TD_LEGACY_NONE, texts[i]);
    }
}

static void
test_fonts (void)
{
  g_assert_cmpint (td_legacy_text_from_font (".VnTime"), ==, TD_LEGACY_TCVN3);
  g_assert_cmpint (td_legacy_text_from_font (".VnArial Narrow"), ==, TD_LEGACY_TCVN3);
  g_assert_cmpint (td_legacy_text_from_font (".vntime"), ==, TD_LEGACY_TCVN3);
  g_assert_cmpint (td_legacy_text_from_font (".VnTimeH"), ==, TD_LEGACY_TCVN3_CAPITALS);
  g_assert_cmpint (td_legacy_text_from_font ("VNI-Times"), ==, TD_LEGACY_VNI);
  g_assert_cmpint (td_legacy_text_from_font ("VNI Times"), ==, TD_LEGACY_VNI);
  g_assert_cmpint (td_legacy_text_from_font ("Times New Roman"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (td_legacy_text_from_font ("Arial"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (td_legacy_text_from_font (""), ==, TD_LEGACY_NONE);
  g_assert_cmpint (td_legacy_text_from_font (NULL), ==, TD_LEGACY_NONE);
}

static void
test_syllables (void)
{
  static const char *const right[] = {
    "nguyễn", "Thị", "HÒA", "quốc", "khuê", "giàng", "gì", "giếng", "quyền", "quý", "Ông", "ưu",
  };
  static const char *const wrong[] = {
    "Hä", "vµ", "tªn", "Nguyªn", "Nh\u00AD", "S¬n", "Nguyeãn", "Hoøa", "Ñöùc", "café\u0301",
    "hảả", "bcd", "ăâ", "tróng\u00A0", "măi", "hòc",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
      g_assert_true (td_legacy_text_is_syllable (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (td_legacy_text_is_syllable (wrong[i]));
}

static TdLegacyEncoding
detect (const char *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  return td_legacy_text_detect ((const char *const *) cells, g_strv_length (cells));
}

static void
test_detect (void)
{
  g_assert_cmpint (detect ("Danh s¸ch c¸n bé|Hä vµ tªn|Chøc vô"), ==, TD_LEGACY_TCVN3);
  g_assert_cmpint (detect ("Hoï vaø teân|Chöùc vuï|Nguyeãn Thò Hoøa"), ==, TD_LEGACY_VNI);
  g_assert_cmpint (detect ("Họ và tên|Chức vụ|Nguyễn Thị Hòa|Lê Hà|Võ Tú"), ==, TD_LEGACY_NONE);
  /* Unicode that happens to need no letter beyond Latin-1. */
  g_assert_cmpint (detect ("Lê Hà|Võ Tú|Hà Nam|Trà My|Vân Anh|công an"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (detect ("Müller|Gómez|François|Zoë|naïve|Ångström"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (detect ("1.5 m² ± 3 µm © 2026 «x» §5"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (detect ("An|Nam|Minh Anh"), ==, TD_LEGACY_NONE);
  g_assert_cmpint (detect (""), ==, TD_LEGACY_NONE);
  g_assert_cmpint (td_legacy_text_detect (NULL, 0), ==, TD_LEGACY_NONE);
  /* Too little to be sure. */
  g_assert_cmpint (detect ("Hä"), ==, TD_LEGACY_NONE);
  /* Half of the sheet is converted already. */
  g_assert_cmpint (detect ("Họ và tên|Chức vụ|Bïi Thanh Nh\u00AD Dung|T¹ Xu©n Phong|Gi¸m ®èc|"
                           "V¨n phßng Së|Ph©n lo¹i"),
                   ==, TD_LEGACY_TCVN3);
}

/* Read from the sheet letter by letter by the table of the standard. */
static const char *const people[] = {
  "Bùi Thanh Như Dung|18/08/1982|Nữ|Giám đốc|Lãnh đạo Sở|Công chức",
  "Tạ Xuân Phong|11/06/1975|Nam|Phó Giám đốc|Lãnh đạo Sở|Công chức",
  "Lê Xuân Sơn|04/02/1998|Nam|Phó Giám đốc|Lãnh đạo Sở|Công chức",
  "Võ Thùy Sương|17/06/1971|Nữ|Phó Giám đốc|Lãnh đạo Sở|Công chức",
  "Đoàn Minh Phong|02/01/1964|Nam|Chánh Văn phòng|Văn phòng Sở|Công chức",
  "Hà Thùy Thùy Xuân|10/03/1970|Nữ|Phó Chánh Văn phòng|Văn phòng Sở|Công chức",
  "Tạ Văn Khánh|15/11/1969|Nam|Phó Chánh Văn phòng|Văn phòng Sở|Công chức",
  "Tạ Đức Minh Anh|22/04/1967|Nam|Lái xe|Văn phòng Sở|Hợp đồng lao động",
  "Ngô Quốc Lâm|01/04/1993|Nam|Chuyên viên|Văn phòng Sở|Công chức",
  "Tô Đức Giang|13/11/1970|Nam|Kế toán|Văn phòng Sở|Công chức",
  "Kiều Ngọc Khuê|25/04/1984|Nữ|Lái xe|Văn phòng Sở|Hợp đồng lao động",
  "Kiều Ngọc Ân|22/12/1999|Nam|Chuyên viên|Văn phòng Sở|Công chức",
  "Tạ Hữu Thuý|21/02/2001|Nam|Chuyên viên|Văn phòng Sở|Công chức",
  "Dương Văn Minh Thắng|28/09/1989|Nam|Chuyên viên|Văn phòng Sở|Công chức",
  "Ông Kim Hà|03/11/1998|Nữ|Văn thư|Văn phòng Sở|Công chức",
  "Lương Đình Hiếu|19/08/1976|Nam|Văn thư|Văn phòng Sở|Công chức",
  "Trịnh Quốc Mạnh|14/11/1985|Nam|Văn thư|Văn phòng Sở|Công chức",
  "Huỳnh Ngọc Sơn|16/05/1982|Nam|Chuyên viên|Văn phòng Sở|Công chức",
  "Lương Mỹ Phượng|13/12/1991|Nữ|Chánh Thanh tra|Thanh tra Sở|Công chức",
  "Hồ Mỹ My|20/01/1980|Nữ|Phó Chánh Thanh tra|Thanh tra Sở|Công chức",
  "Ông Trọng Tùng|12/06/1971|Nam|Phó Chánh Thanh tra|Thanh tra Sở|Công chức",
  "Đỗ Đức Đỉnh|06/03/1980|Nam|Lái xe|Thanh tra Sở|Hợp đồng lao động",
  "Lương Thị Nhàn|14/10/1970|Nữ|Chuyên viên|Thanh tra Sở|Công chức",
  "Kiều Thanh Phượng|28/10/1978|Nữ|Lái xe|Thanh tra Sở|Hợp đồng lao động",
};

static void
test_sample (void)
{
  g_autoptr (TdSheetReader) reader = test_open_sample ("ds-font-cu-tcvn3.xls");
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_free);
  const TdSheetRow *row;

  while (td_sheet_reader_next_row (reader, &row, NULL))
    for (guint i = 0; i < row->n_cells; i++)
      {
        g_assert_cmpint (row->cells[i].legacy, ==, TD_LEGACY_TCVN3);
        g_ptr_array_add (samples, g_strdup (row->cells[i].text));
      }
  g_assert_cmpint (td_legacy_text_detect ((const char *const *) samples->pdata, samples->len), ==,
                   TD_LEGACY_TCVN3);
  g_assert_true (td_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (test_next (reader)->number, ==, 1);
  g_assert_cmpuint (test_next (reader)->number, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_auto (GStrv) expected = g_strsplit (people[i], "|", -1);

      row = test_next (reader);
      g_assert_cmpuint (row->number, ==, 4 + i);
      g_assert_cmpuint (row->n_cells, ==, 7);
      for (guint j = 0; j < 6; j++)
        assert_converted (row->cells[1 + j].text, TD_LEGACY_TCVN3, expected[j]);
    }
  test_end (reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legacy-text/tcvn3-letters", test_tcvn3_letters);
  g_test_add_func ("/legacy-text/vni-letters", test_vni_letters);
  g_test_add_func ("/legacy-text/vni-text", test_vni_text);
  g_test_add_func ("/legacy-text/unicode-untouched", test_unicode_untouched);
  g_test_add_func ("/legacy-text/fonts", test_fonts);
  g_test_add_func ("/legacy-text/syllables", test_syllables);
  g_test_add_func ("/legacy-text/detect", test_detect);
  g_test_add_func ("/legacy-text/sample", test_sample);
  return g_test_run ();
}
