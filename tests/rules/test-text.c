/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-text.h"

#include <string.h>

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \t\r\n", NULL },
    { "\u200b\ufeff\u00ad", NULL },
    { "\u00a0\u2007\u3000", NULL },
    { "Nguyễn Văn A", "Nguyễn Văn A" },
    { "  Nguyễn \u00a0 Văn\n\tA  ", "Nguyễn Văn A" },
    { "Ngu\u200byễ\u00adn", "Nguyễn" },
    { "Nguye\u0302\u0303n", "Nguyễn" },
    { "e\u200b\u0302", "ê" },
    { "Lê\001Thị", "Lê Thị" },
    { "a\u2028b", "a b" },
    { "\ufeffSTT", "STT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = td_text_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_clean_takes_bytes_that_are_not_utf8 (void)
{
  static const char bytes[] = { 'a', (char) 0xff, 'b', (char) 0xe1, (char) 0xba, '\0' };
  g_autofree char *clean = td_text_clean (bytes);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_true (g_str_has_prefix (clean, "a"));
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Đỗ Thị Ánh Nguyệt", "do thi anh nguyet" },
    { "ĐẶNG", "dang" },
    { "Ðặng", "dang" }, /* typed with an eth */
    { "hoà", "hoa" },
    { "hòa", "hoa" },
    { "thuý", "thuy" },
    { "thúy", "thuy" },
    { "Ngày, tháng, năm sinh", "ngay thang nam sinh" },
    { "  Họ và tên: ", "ho va ten" },
    { "Họ - đệm/tên", "ho dem ten" },
    { "CCCD/CMND", "cccd cmnd" },
    { "nguye\u0302\u0303n", "nguyen" },
    { "NGUYỄN", "nguyen" },
    { "u\u031b\u0301", "u" },
    { "ﬁ ＡＢ１", "fi ab1" },
    { "Số 1", "so 1" },
    { "№ 5", "no 5" },
    { "!!!", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = td_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_has_marks (void)
{
  g_assert_false (td_text_has_marks (NULL));
  g_assert_false (td_text_has_marks ("nguyen van dung 1"));
  g_assert_true (td_text_has_marks ("dũng"));
  g_assert_true (td_text_has_marks ("đung"));
  g_assert_true (td_text_has_marks ("u\u031b"));
  g_assert_true (td_text_has_marks ("NGUYÊN"));
}

static void
test_lower (void)
{
  g_autofree char *composed = td_text_lower ("ĐẶNG THỊ ÚT");
  g_autofree char *decomposed = td_text_lower ("ĐA\u0323\u0306NG THI\u0323 U\u0301T");
  g_autofree char *none = td_text_lower (NULL);

  g_assert_cmpstr (composed, ==, "đặng thị út");
  g_assert_cmpstr (decomposed, ==, composed);
  g_assert_cmpstr (none, ==, "");
}

static void
test_holds (void)
{
  static const struct
  {
    const char *text;
    const char *lower;
    gboolean    holds;
  } cases[] = {
    { "Nguyễn Văn An", "nguyễn", TRUE },
    { "NGUYỄN VĂN AN", "văn an", TRUE },
    { "Nguyễn Văn An", "nguyên", FALSE },
    { "Nguyen Van An", "nguyễn", FALSE },
    { "Đặng Thị Ánh", "đặng", TRUE },
    { "Đặng Thị Ánh", "ánh ", FALSE },
    { "Đặng Thị Ánh", "g thị á", TRUE },
    { "An", "an nam", FALSE },
    { "", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_text_holds (cases[i].text, cases[i].lower), ==, cases[i].holds);
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },
    { "", "abc", 3 },
    { "abc", "", 3 },
    { "phong", "phong", 0 },
    { "van phong", "van phog", 1 },
    { "kitten", "sitting", 3 },
    { "đa", "da", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (td_text_distance (cases[i].a, cases[i].b), ==, cases[i].distance);
      g_assert_cmpuint (td_text_distance (cases[i].b, cases[i].a), ==, cases[i].distance);
    }
}

/* Every string is less than the next, by the key and also when it comes decomposed. */
static void
assert_ascending (char *(*make_key) (const char *), const char *const *texts, gsize n_texts)
{
  for (gsize i = 0; i < n_texts; i++)
    {
      g_autofree char *key = make_key (texts[i]);
      g_autofree char *decomposed = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      g_autofree char *decomposed_key = make_key (decomposed);

      g_assert_cmpstr (key, ==, decomposed_key);
      g_assert_true (g_str_is_ascii (key));
      if (i > 0)
        {
          g_autofree char *before = make_key (texts[i - 1]);

          if (strcmp (before, key) >= 0)
            g_error ("“%s” does not come before “%s”: %s, %s", texts[i - 1], texts[i], before,
                     key);
        }
    }
}

static void
test_sort_vowels (void)
{
  static const char *const vowels[] = {
    "a", "A", "à", "À", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ",
    "ậ", "Ậ", "b", "c", "d", "đ", "Đ", "e", "è", "ẻ", "ẽ", "é", "ẹ", "ê", "ề", "ể", "ễ", "ế", "ệ",
    "f", "g", "h", "i", "ì", "ỉ", "ĩ", "í", "ị", "j", "k", "l", "m", "n", "o", "ò", "ỏ", "õ", "ó",
    "ọ", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "p", "q", "r", "s", "t", "u",
    "ù", "ủ", "ũ", "ú", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", "v", "w", "x", "y", "ỳ", "ỷ", "ỹ", "ý",
    "ỵ", "z",
  };

  assert_ascending (td_text_sort_key, vowels, G_N_ELEMENTS (vowels));
}

static void
test_sort_provinces (void)
{
  static const char *const provinces[] = {
    "Hà Giang",  "Hà Nam",    "Hà Nội",   "Hà Tĩnh",  "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hưng Yên",
  };

  assert_ascending (td_text_sort_key, provinces, G_N_ELEMENTS (provinces));
}

static void
test_sort_levels (void)
{
  static const char *const words[] = {
    "",    "(a)", "1",   "10",     "2",  "a",  "A",  "a b", "a c", "à c", "aa",  "ang", "àng",
    "ảnh", "anh em", "be", "Be", "bé", "béa", "của", "cưa", "dâm", "đàm", "z", "Я", "я a",
  };

  assert_ascending (td_text_sort_key, words, G_N_ELEMENTS (words));
}

static void
test_sort_ignores_blanks_around (void)
{
  g_autofree char *clean = td_text_sort_key ("Hà Nội");
  g_autofree char *messy = td_text_sort_key ("  Hà \u00a0 Nội\n");

  g_assert_cmpstr (clean, ==, messy);
}

static void
test_sort_names (void)
{
  static const char *const names[] = {
    "An",
    "Lê Văn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Nguyễn Văn An (B)",
    "Nguyễn Văn An (Phòng Tư pháp)",
    "Trần An",
    "Lê Thị Ân",
    "Trần Thị Bích",
    "Nguyễn Bích Bình",
    "Lê Dũng",
    "Lê Đào",
    "Bùi Thị Hương",
    "Âu Tú Y",
    "Lê Thị Ý",
  };

  assert_ascending (td_name_sort_key, names, G_N_ELEMENTS (names));
}

static void
test_sort_names_blank_is_no_letter (void)
{
  /* As one string "an le" and "ang…" would be told apart by the blank. */
  static const char *const names[] = { "Vũ An", "Lê Ang", "Vũ Anh", "An Ánh" };

  assert_ascending (td_name_sort_key, names, G_N_ELEMENTS (names));
}

static void
test_sort_names_in_lower_case (void)
{
  static const char *const names[] = { "an", "vũ an", "lê An", "lê àn", "lê Àn", "bùi ang" };

  assert_ascending (td_name_sort_key, names, G_N_ELEMENTS (names));
}

/* Registers store keys: whoever changes them must have them made anew. */
static void
test_sort_key_is_stable (void)
{
  static const struct
  {
    const char *text;
    const char *key;
    const char *name_key;
  } cases[] = {
    { "ba", "DA", "DA" },
    { "Hà Nội", "LA\"RTM!01005!1001", "RTM!05!1 LA!01!1" },
    { "đã", "GA!03", "GA!03" },
    { "Tổ 2/a", "ZT\"2#00002fA!02!1", "2#00002fA ZT!02!1" },
    { "ư", "b", "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = td_text_sort_key (cases[i].text);
      g_autofree char *name_key = td_name_sort_key (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpstr (name_key, ==, cases[i].name_key);
    }
}

static void
test_given_name (void)
{
  static const struct
  {
    const char *name;
    const char *given;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "  ", "" },
    { "Hoa", "Hoa" },
    { "Nguyễn Thị Hoa", "Hoa" },
    { "Nguyễn Thị Hoa  ", "Hoa" },
    { "Nguyễn Thị Hoa (B)", "Hoa" },
    { "Nguyễn Thị Hoa (Phòng 1) (nữ)", "Hoa" },
    { "Nguyễn Thị Hoa(B)", "Hoa" },
    { "(không rõ)", "rõ)" },
    { "Lê Hoa)", "Hoa)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = td_name_given (cases[i].name);

      g_assert_cmpstr (given, ==, cases[i].given);
    }
}

static void
test_capitals (void)
{
  static const struct
  {
    const char *name;
    const char *result;
  } cases[] = {
    { NULL, NULL },
    { "LÊ THỊ BÍCH LINH", "Lê Thị Bích Linh" },
    { "ĐẶNG ÁNH", "Đặng Ánh" },
    { "Lê Thị BÍCH", "Lê Thị BÍCH" },
    { "lê thị", "lê thị" },
    { "H'HEN NIÊ", "H'Hen Niê" },
    { "Y-MOAN ÊNUÔL", "Y-Moan Ênuôl" },
    { "LE\u0302 THI\u0323", "Le\u0302 Thi\u0323" },
    { "A", "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = td_name_from_capitals (cases[i].name);

      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

/* Every code point alone: valid, and nothing left to do the second time. */
static void
test_every_code_point (void)
{
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char text[8] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;
      g_autofree char *key = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = td_text_fold (text);
      again = td_text_fold (folded);
      g_assert_cmpstr (folded, ==, again);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      key = td_text_sort_key (text);
      g_assert_true (g_str_is_ascii (key));
    }
}

static char *
make_random_text (void)
{
  static const gunichar starts[] = {
    0x20, 0x61, 0xc0, 0x100, 0x1ea0, 0x300, 0x2000, 0xac00, 0x600,
  };
  GString *text = g_string_new (NULL);
  int n_chars = g_test_rand_int_range (0, 40);

  for (int i = 0; i < n_chars; i++)
    {
      gunichar start = starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))];
      gunichar c = start + (gunichar) g_test_rand_int_range (0, 0x60);

      if (g_test_rand_int_range (0, 20) == 0)
        c = (gunichar) g_test_rand_int_range (1, 0x110000);
      if (g_unichar_validate (c))
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

static void
test_random_text (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_random_text ();
      g_autofree char *clean = td_text_clean (text);
      g_autofree char *clean_again = td_text_clean (clean);
      g_autofree char *folded = td_text_fold (text);
      g_autofree char *folded_again = td_text_fold (folded);
      g_autofree char *key = td_text_sort_key (text);
      g_autofree char *name_key = td_name_sort_key (text);
      g_autofree char *lower = td_text_lower (text);

      g_assert_cmpstr (clean, ==, clean_again);
      g_assert_cmpstr (folded, ==, folded_again);
      g_assert_true (clean == NULL || g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_utf8_validate (lower, -1, NULL));
      g_assert_true (g_str_is_ascii (key));
      g_assert_true (g_str_is_ascii (name_key));
    }
}

static void
test_random_bytes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char bytes[33] = { 0 };
      int length = g_test_rand_int_range (0, 32);
      g_autofree char *heap = NULL;
      g_autofree char *clean = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *key = NULL;
      g_autofree char *given = NULL;

      for (int b = 0; b < length; b++)
        bytes[b] = (char) g_test_rand_int_range (1, 256);
      heap = g_strdup (bytes);
      clean = td_text_clean (heap);
      folded = td_text_fold (heap);
      key = td_name_sort_key (heap);
      given = td_name_given (heap);
      g_assert_true (clean == NULL || g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_str_is_ascii (key));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-invalid", test_clean_takes_bytes_that_are_not_utf8);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/has-marks", test_has_marks);
  g_test_add_func ("/text/lower", test_lower);
  g_test_add_func ("/text/holds", test_holds);
  g_test_add_func ("/text/distance", test_distance);
  g_test_add_func ("/text/sort/vowels", test_sort_vowels);
  g_test_add_func ("/text/sort/provinces", test_sort_provinces);
  g_test_add_func ("/text/sort/levels", test_sort_levels);
  g_test_add_func ("/text/sort/blanks", test_sort_ignores_blanks_around);
  g_test_add_func ("/text/sort/names", test_sort_names);
  g_test_add_func ("/text/sort/names-blank", test_sort_names_blank_is_no_letter);
  g_test_add_func ("/text/sort/names-lower-case", test_sort_names_in_lower_case);
  g_test_add_func ("/text/sort/stable", test_sort_key_is_stable);
  g_test_add_func ("/text/given-name", test_given_name);
  g_test_add_func ("/text/capitals", test_capitals);
  g_test_add_func ("/text/every-code-point", test_every_code_point);
  g_test_add_func ("/text/random-text", test_random_text);
  g_test_add_func ("/text/random-bytes", test_random_bytes);
  return g_test_run ();
}
