/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-class.h"

static void
test_codes (void)
{
  for (TdClass klass = TD_CLASS_NONE; klass < TD_N_CLASSES; klass++)
    {
      TdClass back;

      g_assert_cmpint (td_class_from_code (td_class_code (klass)), ==, klass);
      g_assert_true (td_class_read (td_class_term (klass), &back));
      g_assert_cmpint (back, ==, klass);
    }
  g_assert_cmpint (td_class_from_code (NULL), ==, TD_CLASS_NONE);
  g_assert_cmpint (td_class_from_code ("A"), ==, TD_CLASS_NONE);
  for (TdStaffKind kind = TD_KIND_OFFICIAL; kind < TD_N_KINDS; kind++)
    {
      g_assert_cmpint (td_kind_from_code (td_kind_code (kind)), ==, kind);
      g_assert_cmpint (td_kind_read (td_kind_term (kind)), ==, kind);
    }
  g_assert_null (td_kind_code (TD_KIND_UNKNOWN));
  g_assert_cmpint (td_kind_from_code (NULL), ==, TD_KIND_UNKNOWN);
  g_assert_cmpint (td_kind_from_code ("bien_che"), ==, TD_KIND_UNKNOWN);
}

static void
test_class_read (void)
{
  static const struct
  {
    const char *text;
    TdClass klass;
  } cases[] = {
    { "Hoàn thành xuất sắc nhiệm vụ", TD_CLASS_EXCELLENT },
    { "HOÀN THÀNH XUẤT SẮC NHIỆM VỤ", TD_CLASS_EXCELLENT },
    { "Xuất sắc", TD_CLASS_EXCELLENT },
    { "HTXSNV", TD_CLASS_EXCELLENT },
    { "HTXS", TD_CLASS_EXCELLENT },
    { "Hoàn thành tốt nhiệm vụ", TD_CLASS_GOOD },
    { " hoàn  thành tốt nhiệm vụ. ", TD_CLASS_GOOD },
    { "Tốt", TD_CLASS_GOOD },
    { "HTTNV", TD_CLASS_GOOD },
    { "HTT", TD_CLASS_GOOD },
    { "Hoàn thành nhiệm vụ", TD_CLASS_COMPLETED },
    { "Hoàn thành", TD_CLASS_COMPLETED },
    { "HTNV", TD_CLASS_COMPLETED },
    { "Không hoàn thành nhiệm vụ", TD_CLASS_FAILED },
    { "Không hoàn thành", TD_CLASS_FAILED },
    { "KHTNV", TD_CLASS_FAILED },
    { "Chưa xếp loại", TD_CLASS_NONE },
  };
  static const char *const unknown[] = { NULL, "", "A", "Khá", "Tốt lắm", "Trung bình", "90" };
  TdClass klass;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (td_class_read (cases[i].text, &klass));
      g_assert_cmpint (klass, ==, cases[i].klass);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_false (td_class_read (unknown[i], &klass));
      g_assert_cmpint (klass, ==, TD_CLASS_NONE);
    }
}

static void
test_kind_read (void)
{
  static const struct
  {
    const char *text;
    TdStaffKind kind;
  } cases[] = {
    { "Cán bộ", TD_KIND_OFFICIAL },
    { "Công chức", TD_KIND_CIVIL_SERVANT },
    { "CC", TD_KIND_CIVIL_SERVANT },
    { "công chức ", TD_KIND_CIVIL_SERVANT },
    { "Viên chức", TD_KIND_PUBLIC_EMPLOYEE },
    { "VC", TD_KIND_PUBLIC_EMPLOYEE },
    { "Hợp đồng lao động", TD_KIND_WORKER },
    { "HĐLĐ", TD_KIND_WORKER },
    { "Hợp đồng", TD_KIND_WORKER },
    { "NLĐ", TD_KIND_WORKER },
    { "Người lao động", TD_KIND_WORKER },
    { "HĐ 68", TD_KIND_WORKER },
    { "HĐ-111", TD_KIND_WORKER },
    { "HĐ 111", TD_KIND_WORKER },
    { "Hợp đồng theo NĐ 68/2000/NĐ-CP", TD_KIND_WORKER },
    { "CBCC", TD_KIND_UNKNOWN },
    { "Cán bộ, công chức", TD_KIND_UNKNOWN },
    { "Biên chế", TD_KIND_UNKNOWN },
    { "Hợp đồng làm việc", TD_KIND_UNKNOWN },
    { "", TD_KIND_UNKNOWN },
    { NULL, TD_KIND_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_kind_read (cases[i].text), ==, cases[i].kind);
}

static void
test_leaders (void)
{
  static const char *const leaders[] = {
    "Giám đốc", "Giám đốc Sở", "PHÓ GIÁM ĐỐC", "Phó Giám đốc Trung tâm", "Trưởng phòng",
    "Trưởng phòng Hành chính tư pháp", "Phó Trưởng phòng", "Phó phòng", "Chánh Văn phòng",
    "Phó Chánh Văn phòng", "Chánh Thanh tra", "Phó Chánh Thanh tra", "Chi cục trưởng",
    "Phó Chi cục trưởng", "Trưởng ban", "Phó ban", "Trưởng khoa", "Q. Giám đốc",
    "Quyền Trưởng phòng", "Phụ trách phòng", "Phụ trách Trung tâm", "Phụ trách Phó Giám đốc",
    "Bí thư Chi bộ, Trưởng phòng", "Chuyên viên kiêm Phó Trưởng phòng", "Phó TP Xây dựng văn bản",
    "TP Hành chính", "PGĐ", "Hạt trưởng",
  };
  static const char *const others[] = {
    NULL, "", "Chuyên viên", "Kế toán trưởng", "Trưởng nhóm", "Tổ trưởng", "Chánh văn thư",
    "Văn thư", "Thư ký Giám đốc", "Nguyên Giám đốc", "Phụ trách kế toán",
    "Phụ trách phòng, chống tham nhũng", "Q", "Quyền", "Phụ trách", "Kế toán, kiêm thủ quỹ",
    "Trợ giúp viên pháp lý", "Lái xe", "Giám đốcx", "Trưởng phòngx",
  };

  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    if (!td_post_is_leader (leaders[i]))
      g_error ("“%s” is taken for no leader", leaders[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (td_post_is_leader (others[i]))
      g_error ("“%s” is taken for a leader", others[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class/codes", test_codes);
  g_test_add_func ("/class/read", test_class_read);
  g_test_add_func ("/class/kinds", test_kind_read);
  g_test_add_func ("/class/leaders", test_leaders);
  return g_test_run ();
}
