/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cccd.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    TdCccdState state;
    const char *number;
  } cases[] = {
    { NULL, TD_CCCD_NONE, NULL },
    { "", TD_CCCD_NONE, NULL },
    { "  ", TD_CCCD_NONE, NULL },
    { "'", TD_CCCD_NONE, NULL },
    { "087084000999", TD_CCCD_GOOD, "087084000999" },
    { "'087084000999", TD_CCCD_GOOD, "087084000999" },
    { " 087 084 000 999 ", TD_CCCD_GOOD, "087084000999" },
    { "087.084.000.999", TD_CCCD_GOOD, "087084000999" },
    { "087084000999\u00a0", TD_CCCD_GOOD, "087084000999" },
    { "87084000999", TD_CCCD_ZERO_LOST, "087084000999" },
    { "1084000999", TD_CCCD_ZERO_LOST, "001084000999" },
    { "123456789", TD_CCCD_OLD, "123456789" },
    { "08708400099", TD_CCCD_BAD, NULL },  /* a zero, and still a digit short */
    { "0108400099", TD_CCCD_BAD, NULL },
    { "99084000999", TD_CCCD_BAD, NULL },  /* there is no province 099 */
    { "O87084000999", TD_CCCD_BAD, NULL }, /* a letter O */
    { "0870840009990", TD_CCCD_BAD, NULL },
    { "12345678", TD_CCCD_BAD, NULL },
    { "087-084-000999", TD_CCCD_BAD, NULL },
    { "0", TD_CCCD_BAD, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = NULL;
      TdCccdState state = td_cccd_read (cases[i].text, &number);

      if (state != cases[i].state)
        g_error ("“%s” is %d", cases[i].text, state);
      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

static void
test_meaning (void)
{
  static const struct
  {
    const char *number;
    gboolean is_female;
    guint year;
    gboolean is_known;
  } cases[] = {
    { "087084000999", FALSE, 1984, TRUE }, { "056190000001", TRUE, 1990, TRUE },
    { "001201000001", FALSE, 2001, TRUE }, { "001305000001", TRUE, 2005, TRUE },
    { "079400000001", FALSE, 2100, TRUE }, { "079999000001", TRUE, 2399, TRUE },
    { "003084000001", FALSE, 1984, FALSE }, { "097084000001", FALSE, 1984, FALSE },
    { "123456789", FALSE, 0, FALSE },      { NULL, FALSE, 0, FALSE },
    { "08708400099x", FALSE, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (td_cccd_is_female (cases[i].number), ==, cases[i].is_female);
      g_assert_cmpuint (td_cccd_birth_year (cases[i].number), ==, cases[i].year);
      g_assert_cmpint (td_cccd_province_is_known (cases[i].number), ==, cases[i].is_known);
    }
}

static void
test_provinces (void)
{
  guint n_known = 0;

  for (guint code = 0; code < 1000; code++)
    {
      g_autofree char *number = g_strdup_printf ("%03u084000999", code);

      n_known += td_cccd_province_is_known (number);
    }
  g_assert_cmpuint (n_known, ==, 63);
}

static void
test_mask (void)
{
  static const struct
  {
    const char *number;
    const char *mask;
  } cases[] = {
    { "056190000214", "056 ••• 214" },
    { "123456789", "••• 789" },
    { "12", "•••" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mask = td_cccd_mask (cases[i].number);

      g_assert_cmpstr (mask, ==, cases[i].mask);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cccd/read", test_read);
  g_test_add_func ("/cccd/meaning", test_meaning);
  g_test_add_func ("/cccd/provinces", test_provinces);
  g_test_add_func ("/cccd/mask", test_mask);
  return g_test_run ();
}
