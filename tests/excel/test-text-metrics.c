/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-text-metrics.h"

#include <glib.h>
#include <math.h>

static void
test_width (void)
{
  /* "Nam" at 10 points: 722 + 444 + 778 thousandths of 10 points. */
  g_assert_cmpfloat_with_epsilon (td_text_width ("Nam", 10, FALSE), 19.44 * 25.4 / 72, 0.001);
  /* Marks take no room, composed or not. */
  g_assert_cmpfloat_with_epsilon (td_text_width ("tiếng", 12, FALSE),
                                  td_text_width ("tieng", 12, FALSE), 0.001);
  g_assert_cmpfloat_with_epsilon (td_text_width ("tie\u0302\u0301ng", 12, FALSE),
                                  td_text_width ("tieng", 12, FALSE), 0.001);
  g_assert_cmpfloat (td_text_width ("Ươ", 12, FALSE), >, td_text_width ("Uo", 12, FALSE));
  g_assert_cmpfloat (td_text_width ("Đà", 12, TRUE), >, td_text_width ("Đà", 12, FALSE));
  g_assert_cmpfloat (td_text_width ("", 12, FALSE), ==, 0);
}

static void
assert_lines (const char        *text,
              double             width,
              const char *const *expected)
{
  g_auto (GStrv) lines = td_text_break (text, 12, FALSE, width);

  g_assert_cmpstrv (lines, expected);
  g_assert_cmpuint (td_text_count_lines (text, 12, FALSE, width), ==, g_strv_length (lines));
}

static void
test_break (void)
{
  assert_lines ("", 20, (const char *[]) { "", NULL });
  assert_lines ("Sở", 20, (const char *[]) { "Sở", NULL });
  assert_lines ("Hoàn thành xuất sắc nhiệm vụ", 100,
                (const char *[]) { "Hoàn thành xuất sắc nhiệm vụ", NULL });
  assert_lines ("Hoàn thành xuất sắc nhiệm vụ", 35,
                (const char *[]) { "Hoàn thành xuất", "sắc nhiệm vụ", NULL });
  assert_lines ("một\nhai\n", 35, (const char *[]) { "một", "hai", NULL });
  assert_lines ("một\n\nba", 35, (const char *[]) { "một", "", "ba", NULL });
}

/* A word that is too wide is broken, nothing is lost, and every line fits. */
static void
test_break_word (void)
{
  g_autofree char *hash = g_strnfill (64, 'a');
  g_auto (GStrv) lines = td_text_break (hash, 12, FALSE, 40);
  g_autofree char *joined = g_strjoinv ("", lines);

  g_assert_cmpstr (joined, ==, hash);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpfloat (td_text_width (lines[i], 12, FALSE), <=, 40);
}

/* However narrow a column is, every line has something on it. */
static void
test_break_always_ends (void)
{
  for (double width = 0; width < 12; width += 0.5)
    {
      g_auto (GStrv) lines = td_text_break ("Ươm mầm 2026", 14, TRUE, width);

      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_cmpstr (lines[i], !=, "");
    }
}

static void
test_height (void)
{
  g_assert_cmpfloat (td_text_height (1, 12), >=, 15);
  g_assert_cmpfloat (td_text_height (2, 12), >=, 2 * 13.8);
  g_assert_cmpfloat (td_text_height (2, 12), <, td_text_height (3, 12));
  /* Excel refuses more. */
  g_assert_cmpfloat (td_text_height (1000, 12), <=, 409);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-metrics/width", test_width);
  g_test_add_func ("/text-metrics/break", test_break);
  g_test_add_func ("/text-metrics/break-word", test_break_word);
  g_test_add_func ("/text-metrics/break-always-ends", test_break_always_ends);
  g_test_add_func ("/text-metrics/height", test_height);

  return g_test_run ();
}
