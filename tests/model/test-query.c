/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-query-private.h"

static void
test_copy_is_equal (void)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) copy = NULL;

  td_query_set_search (query, "  Hạnh   văn phòng ");
  td_query_filter_text (query, "kind", TD_FILTER_IS, "cong_chuc");
  td_query_filter_text (query, "kind", TD_FILTER_IS, "vien_chuc");
  td_query_filter_int (query, "unit", TD_FILTER_IS, 12);
  td_query_filter_int (query, "birth", TD_FILTER_HAS, 0);
  td_query_set_sort (query, "birth", TRUE);
  td_query_set_archived (query, TRUE);

  copy = td_query_copy (query);
  g_assert_true (td_query_equal (query, copy));
  g_assert_cmpstr (td_query_get_search (copy), ==, "Hạnh văn phòng");
  g_assert_cmpuint (copy->filters->len, ==, 4);

  td_query_clear_filters (copy, "kind");
  g_assert_cmpuint (copy->filters->len, ==, 2);
  g_assert_false (td_query_has_filter (copy, "kind"));
  g_assert_true (td_query_has_filter (copy, "unit"));
  g_assert_true (td_query_has_filter (query, "kind"));
  g_assert_false (td_query_equal (query, copy));
  td_query_clear_filters (copy, NULL);
  g_assert_cmpuint (copy->filters->len, ==, 0);
}

static void
test_every_part_counts (void)
{
  g_autoptr (TdQuery) plain = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) td_query_free);

  for (guint i = 0; i < 9; i++)
    {
      TdQuery *query = td_query_new (i == 0 ? &td_entity_unit : &td_entity_staff);

      if (i == 1)
        td_query_set_search (query, "a");
      if (i == 2)
        td_query_set_sort (query, "birth", FALSE);
      if (i == 3)
        td_query_set_sort (query, NULL, TRUE);
      if (i == 4)
        td_query_set_archived (query, TRUE);
      if (i == 5)
        td_query_filter_int (query, "unit", TD_FILTER_IS, 1);
      if (i == 6)
        td_query_filter_int (query, "unit", TD_FILTER_IS, 2);
      if (i == 7)
        td_query_filter_int (query, "unit", TD_FILTER_IS_NOT, 2);
      if (i == 8)
        td_query_filter_text (query, "kind", TD_FILTER_IS, "cong_chuc");
      g_ptr_array_add (others, query);
    }
  for (guint i = 0; i < others->len; i++)
    {
      g_assert_false (td_query_equal (plain, others->pdata[i]));
      for (guint j = 0; j < others->len; j++)
        g_assert_cmpint (td_query_equal (others->pdata[i], others->pdata[j]), ==, i == j);
    }
}

static void
test_defaults (void)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  gboolean descending = TRUE;

  g_assert_true (td_query_get_entity (query) == &td_entity_unit);
  g_assert_cmpstr (td_query_get_sort (query, &descending), ==, "position");
  g_assert_false (descending);
  g_assert_null (td_query_get_search (query));
  td_query_set_search (query, "   ");
  g_assert_null (td_query_get_search (query));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/copy-is-equal", test_copy_is_equal);
  g_test_add_func ("/query/every-part-counts", test_every_part_counts);
  g_test_add_func ("/query/defaults", test_defaults);
  return g_test_run ();
}
