/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-ids.h"

static void
test_rising (void)
{
  TdIds ids = { 0 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 last = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 id = td_ids_next (&ids);

      g_assert_cmpint (id, >, last);
      last = id;
    }
  g_assert_cmpint (td_id_get_time (last), >=, now);
  g_assert_cmpint (td_id_get_time (last), <=, now + 60);
}

/* An id from the future, as a clock that was set back leaves it. */
static void
test_clock_set_back (void)
{
  TdIds ids = { G_GINT64_CONSTANT (1) << 62 };

  g_assert_cmpint (td_ids_next (&ids), ==, (G_GINT64_CONSTANT (1) << 62) + 1);
  g_assert_cmpint (td_ids_next (&ids), ==, (G_GINT64_CONSTANT (1) << 62) + 2);
}

/* Two registers at work in the same millisecond. */
static void
test_apart (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      TdIds ids = { 0 };
      gint64 id = td_ids_next (&ids);

      g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 198);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids/rising", test_rising);
  g_test_add_func ("/ids/clock-set-back", test_clock_set_back);
  g_test_add_func ("/ids/apart", test_apart);
  return g_test_run ();
}
