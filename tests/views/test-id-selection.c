/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-id-selection.h"

/* Ids are positions + 1, and the list may become another one. */
static GListModel *
make_list (guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, "x");
  return G_LIST_MODEL (list);
}

static void
assert_ids (TdIdSelection *selection, const char *expected)
{
  g_autoptr (GArray) ids = td_id_selection_dup_ids (selection);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_set (void)
{
  g_autoptr (GListModel) list = make_list (10);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 0);
  td_id_selection_set (selection, 3, TRUE);
  td_id_selection_set (selection, 3, TRUE);
  td_id_selection_set (selection, 1, TRUE);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 2);
  assert_ids (selection, "1 3");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 2));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 3));
  td_id_selection_set (selection, 0, TRUE);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 2);
  td_id_selection_set (selection, 3, FALSE);
  assert_ids (selection, "1");
  td_id_selection_clear (selection);
  assert_ids (selection, "");
}

static void
test_range (void)
{
  g_autoptr (GListModel) list = make_list (10);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  td_id_selection_set_range (selection, 5, 3, TRUE);
  assert_ids (selection, "4 5 6");
  td_id_selection_set_range (selection, 8, 100, TRUE);
  assert_ids (selection, "4 5 6 9 10");
  td_id_selection_set_range (selection, 100, 200, TRUE);
  assert_ids (selection, "4 5 6 9 10");
  td_id_selection_set_range (selection, 0, 4, FALSE);
  assert_ids (selection, "6 9 10");
}

static void
test_all_except (void)
{
  g_autoptr (GListModel) list = make_list (6);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 6);
  td_id_selection_set (selection, 2, FALSE);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 5);
  assert_ids (selection, "1 3 4 5 6");
  td_id_selection_set (selection, 2, TRUE);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 6);
  /* What comes while "all" holds is among it. */
  gtk_string_list_append (GTK_STRING_LIST (list), "x");
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 7);
}

/* "All" is what the person saw when the list is given another question. */
static void
test_settle (void)
{
  g_autoptr (GListModel) list = make_list (4);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  td_id_selection_set (selection, 3, FALSE);
  td_id_selection_settle (selection);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 3);
  gtk_string_list_append (GTK_STRING_LIST (list), "x");
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 3);
  assert_ids (selection, "1 2 4");
}

/* What a filter hides stays ticked, and comes last. */
static void
test_other_model (void)
{
  g_autoptr (GListModel) list = make_list (10);
  g_autoptr (GListModel) fewer = make_list (5);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  td_id_selection_set (selection, 2, TRUE);
  td_id_selection_set (selection, 9, TRUE);
  td_id_selection_set_model (selection, fewer, &td_id_funcs_by_position);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 2);
  assert_ids (selection, "2 9");
}

/* What a filter hides stays ticked, is told, and can be dropped. */
static void
test_hidden (void)
{
  g_autoptr (GListModel) list = make_list (10);
  g_autoptr (GListModel) fewer = make_list (5);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);

  td_id_selection_set_range (selection, 3, 7, TRUE);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 0);
  td_id_selection_set_model (selection, fewer, &td_id_funcs_by_position);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 3);
  td_id_selection_set (selection, 1, TRUE);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 3);
  td_id_selection_set (selection, 8, FALSE);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 2);
  /* Rows come and go within one list too. */
  gtk_string_list_splice (GTK_STRING_LIST (fewer), 4, 1, NULL);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 3);
  td_id_selection_keep_shown (selection);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 0);
  assert_ids (selection, "1 4");
  /* All means those in the list, until another list is asked for. */
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 0);
  td_id_selection_settle (selection);
  gtk_string_list_splice (GTK_STRING_LIST (fewer), 2, 2, NULL);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 2);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_notify (void)
{
  g_autoptr (GListModel) list = make_list (10);
  g_autoptr (TdIdSelection) selection = td_id_selection_new (list, &td_id_funcs_by_position);
  guint n_notifies = 0;

  g_signal_connect_swapped (selection, "notify::n-selected", G_CALLBACK (count_cb), &n_notifies);
  td_id_selection_set (selection, 4, TRUE);
  g_assert_cmpuint (n_notifies, ==, 1);
  td_id_selection_set (selection, 4, TRUE);
  g_assert_cmpuint (n_notifies, ==, 1);
  td_id_selection_clear (selection);
  g_assert_cmpuint (n_notifies, ==, 2);
  td_id_selection_clear (selection);
  g_assert_cmpuint (n_notifies, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-selection/set", test_set);
  g_test_add_func ("/id-selection/range", test_range);
  g_test_add_func ("/id-selection/all-except", test_all_except);
  g_test_add_func ("/id-selection/settle", test_settle);
  g_test_add_func ("/id-selection/other-model", test_other_model);
  g_test_add_func ("/id-selection/hidden", test_hidden);
  g_test_add_func ("/id-selection/notify", test_notify);
  return g_test_run ();
}
