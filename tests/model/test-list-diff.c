/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-diff.h"

static GArray *
make_ids (guint n, gint64 first, gint64 step)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = first + i * step;

      g_array_append_val (ids, id);
    }
  return ids;
}

static GArray *
diff (GArray *before, GArray *after, GHashTable *moved)
{
  return td_list_diff ((gint64 *) (gpointer) before->data, before->len,
                       (gint64 *) (gpointer) after->data, after->len, moved);
}

/* Every step must be possible, and the last must give the new list. */
static void
check_leads_to (GArray *before, GArray *after, GArray *steps)
{
  g_autoptr (GArray) ids = make_ids (0, 0, 0);

  g_array_append_vals (ids, before->data, before->len);
  for (guint i = 0; i < steps->len; i++)
    {
      const TdListEdit *step = &g_array_index (steps, TdListEdit, i);

      g_assert_cmpuint (step->position + step->removed, <=, ids->len);
      g_assert_cmpuint (step->source + step->added, <=, after->len);
      g_assert_cmpuint (step->removed + step->added, >, 0);
      if (step->removed > 0)
        g_array_remove_range (ids, step->position, step->removed);
      if (step->added > 0)
        g_array_insert_vals (ids, step->position, &g_array_index (after, gint64, step->source),
                             step->added);
    }
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64),
                   after->data, after->len * sizeof (gint64));
}

static void
test_equal (void)
{
  g_autoptr (GArray) ids = make_ids (1000, 5, 3);
  g_autoptr (GArray) none = make_ids (0, 0, 0);
  g_autoptr (GArray) steps = diff (ids, ids, NULL);
  g_autoptr (GArray) empty_steps = diff (none, none, NULL);

  g_assert_cmpuint (steps->len, ==, 0);
  g_assert_cmpuint (empty_steps->len, ==, 0);
}

static void
test_few_come_and_go (void)
{
  g_autoptr (GArray) before = make_ids (100000, 1, 2);
  g_autoptr (GArray) after = make_ids (100000, 1, 2);
  g_autoptr (GArray) steps = NULL;
  const gint64 came = 500;

  /* Two go, far apart, and one comes: three steps, nothing else moves. */
  g_array_remove_index (after, 90000);
  g_array_insert_val (after, 50000, came);
  g_array_remove_index (after, 5);
  steps = diff (before, after, NULL);
  g_assert_nonnull (steps);
  g_assert_cmpuint (steps->len, ==, 3);
  check_leads_to (before, after, steps);
}

static void
test_one_moves (void)
{
  g_autoptr (GArray) before = make_ids (100000, 1, 1);
  g_autoptr (GArray) after = make_ids (100000, 1, 1);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) unknown = NULL;
  g_autoptr (GArray) steps = NULL;
  const gint64 id = 71;

  g_array_remove_index (after, 70);
  g_array_insert_val (after, 80000, id);
  /* Without knowing which one moved, the list is built anew. */
  unknown = diff (before, after, NULL);
  g_assert_null (unknown);

  g_hash_table_add (moved, (gpointer) &id);
  steps = diff (before, after, moved);
  g_assert_cmpuint (steps->len, ==, 2);
  check_leads_to (before, after, steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const TdListEdit *step = &g_array_index (steps, TdListEdit, i);

      g_assert_cmpuint (step->removed + step->added, ==, 1);
    }
}

static void
test_new_order (void)
{
  g_autoptr (GArray) before = make_ids (100000, 1, 1);
  g_autoptr (GArray) after = make_ids (100000, 100000, -1);
  g_autoptr (GArray) few_before = make_ids (100, 1, 1);
  g_autoptr (GArray) few_after = make_ids (100, 100, -1);
  g_autoptr (GArray) none = make_ids (0, 0, 0);
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) fill = NULL;
  g_autoptr (GArray) empty = NULL;

  g_assert_null (diff (before, after, NULL));
  steps = diff (few_before, few_after, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
  check_leads_to (few_before, few_after, steps);

  /* Only coming, only going: one step however many. */
  fill = diff (none, before, NULL);
  g_assert_cmpuint (fill->len, ==, 1);
  check_leads_to (none, before, fill);
  empty = diff (before, none, NULL);
  g_assert_cmpuint (empty->len, ==, 1);
  check_leads_to (before, none, empty);
}

static guint
pick_place (GArray *ids)
{
  return (guint) g_test_rand_int_range (0, (int) ids->len + 1);
}

/* Whatever happens to a list, the steps lead to it. */
static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 40);
      g_autoptr (GArray) before = make_ids (n, 1, 1);
      g_autoptr (GArray) after = make_ids (n, 1, 1);
      g_autoptr (GHashTable) moved =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GArray) steps = NULL;
      gint64 next = 1000;

      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        {
          guint kind = (guint) g_test_rand_int_range (0, 3);

          if (kind == 0 || after->len == 0)
            {
              g_array_insert_val (after, pick_place (after), next);
              next++;
              continue;
            }

          {
            guint place = (guint) g_test_rand_int_range (0, (int) after->len);
            gint64 id = g_array_index (after, gint64, place);

            g_array_remove_index (after, place);
            if (kind == 1)
              continue;
            g_array_insert_val (after, pick_place (after), id);
            if (g_test_rand_bit ())
              g_hash_table_add (moved, g_memdup2 (&id, sizeof id));
          }
        }
      steps = diff (before, after, moved);
      g_assert_nonnull (steps);
      check_leads_to (before, after, steps);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-diff/equal", test_equal);
  g_test_add_func ("/list-diff/few-come-and-go", test_few_come_and_go);
  g_test_add_func ("/list-diff/one-moves", test_one_moves);
  g_test_add_func ("/list-diff/new-order", test_new_order);
  g_test_add_func ("/list-diff/random", test_random);
  return g_test_run ();
}
