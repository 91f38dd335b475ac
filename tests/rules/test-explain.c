/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-explain.h"

static TdExplain *
make_tree (void)
{
  TdExplain *tree = td_explain_new ("Đề xuất", "Hoàn thành tốt nhiệm vụ", NULL);
  TdExplain *score = td_explain_add (tree, "Tổng điểm", "93,83 / 100", NULL);

  td_explain_add (score, "Tiêu chí chung", "25,5 / 30", NULL);
  td_explain_addf (tree, "NĐ 1, Điều 2", "Hạng %u", 6u);
  td_explain_take (tree, td_explain_new ("Trần", NULL, NULL));
  return tree;
}

static void
test_text (void)
{
  g_autoptr (TdExplain) tree = make_tree ();
  g_autofree char *text = td_explain_to_text (tree);

  g_assert_cmpstr (text, ==,
                   "Đề xuất: Hoàn thành tốt nhiệm vụ\n"
                   "  Tổng điểm: 93,83 / 100\n"
                   "    Tiêu chí chung: 25,5 / 30\n"
                   "  Hạng 6 (NĐ 1, Điều 2)\n"
                   "  Trần");
}

static void
test_lines (void)
{
  g_autoptr (TdExplain) tree = make_tree ();
  g_auto (GStrv) lines = td_explain_to_lines (tree);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "Đề xuất: Hoàn thành tốt nhiệm vụ");
  g_assert_cmpstr (lines[1], ==, "Tổng điểm: 93,83 / 100");
  g_assert_cmpstr (lines[2], ==, "Hạng 6 (NĐ 1, Điều 2)");
  g_assert_cmpstr (lines[3], ==, "Trần");
}

/* What is kept gives the same tree again, each part by itself. */
static void
test_stored (void)
{
  g_autoptr (TdExplain) tree = make_tree ();
  g_autoptr (TdExplain) again = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *stored_again = NULL;
  const TdExplain *rank;

  td_explain_set_record (g_ptr_array_index (tree->children, 1), "discipline:12");
  td_explain_add (tree, "Lý do:\nhai dòng,\tmột tab", "1 (2): 3", "a (b)");
  stored = td_explain_to_stored (tree);
  again = td_explain_read_stored (stored);
  stored_again = td_explain_to_stored (again);
  g_assert_cmpstr (stored_again, ==, stored);

  g_assert_cmpstr (again->text, ==, "Đề xuất");
  g_assert_cmpstr (again->figure, ==, "Hoàn thành tốt nhiệm vụ");
  g_assert_null (again->basis);
  g_assert_cmpuint (again->children->len, ==, 4);
  rank = g_ptr_array_index (again->children, 1);
  g_assert_cmpstr (rank->text, ==, "Hạng 6");
  g_assert_null (rank->figure);
  g_assert_cmpstr (rank->basis, ==, "NĐ 1, Điều 2");
  g_assert_cmpstr (rank->record, ==, "discipline:12");
  rank = g_ptr_array_index (again->children, 3);
  g_assert_cmpstr (rank->text, ==, "Lý do: hai dòng, một tab");
  g_assert_cmpstr (rank->figure, ==, "1 (2): 3");
  g_assert_cmpstr (rank->basis, ==, "a (b)");
  g_assert_null (rank->record);
}

/* What older registers keep: a text a line. */
static void
test_stored_before (void)
{
  static const char *const texts[] = {
    "một", "một\n  hai", "một\n  hai\n    ba\n    bốn\n  năm\n    sáu\n      bảy\n  tám",
  };

  g_assert_null (td_explain_read_stored (NULL));
  g_assert_null (td_explain_read_stored (""));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TdExplain) why = td_explain_read_stored (texts[i]);
      g_autofree char *text = td_explain_to_text (why);

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_sharing (void)
{
  TdExplain *tree = make_tree ();
  g_autoptr (TdExplain) child = td_explain_ref (g_ptr_array_index (tree->children, 0));

  td_explain_set_record (child, "staff:1");
  td_explain_set_record (child, "staff:12");
  td_explain_unref (tree);
  g_assert_cmpstr (child->text, ==, "Tổng điểm");
  g_assert_cmpstr (child->record, ==, "staff:12");
  g_assert_cmpuint (child->children->len, ==, 1);
}

static void
test_nowhere (void)
{
  g_assert_null (td_explain_add (NULL, "a", "b", "c"));
  g_assert_null (td_explain_addf (NULL, NULL, "%d", 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/text", test_text);
  g_test_add_func ("/explain/lines", test_lines);
  g_test_add_func ("/explain/stored", test_stored);
  g_test_add_func ("/explain/stored-before", test_stored_before);
  g_test_add_func ("/explain/sharing", test_sharing);
  g_test_add_func ("/explain/nowhere", test_nowhere);
  return g_test_run ();
}
