/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-number.h"

#include <math.h>

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64 thousandths;
  } cases[] = {
    { "0", 0 },
    { "3,66", 3660 },
    { "3.66", 3660 },
    { "1.234,5", 1234500 },
    { "1,234.5", 1234500 },
    { "1.234", 1234000 },
    { "1,234", 1234 },
    { "0.125", 125 },
    { "0,125", 125 },
    { "12.345.678", 12345678000 },
    { "1,234,567", 1234567000 },
    { "4.6500000000000004", 4650 },
    { "89.99999999999999", 90000 },
    { "89,999", 89999 },
    { "89,9994", 89999 },
    { "89,9995", 90000 },
    { "  90 ", 90000 },
    { "\u00a090\u00a0", 90000 },
    { "-3,5", -3500 },
    { "−3,5", -3500 },
    { "+3,5", 3500 },
    { "007", 7000 },
    { "999999999999999", 999999999999999000 },
  };
  static const char *const not_numbers[] = {
    NULL, "", " ", "x", "3,66x", "1e3", "1.2.3", "1.23.456", "1.234.56", ",5", "5,", ".", "-",
    "--1", "1 2", "12,34,56", "1.234,5,6", "1234.567.890", "9999999999999999", "90/100", "５",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -1;

      if (!td_decimal_read (cases[i].text, &value) || value != cases[i].thousandths)
        g_error ("“%s” is read as %" G_GINT64_FORMAT, cases[i].text, value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (not_numbers); i++)
    {
      gint64 value = 42;

      if (td_decimal_read (not_numbers[i], &value))
        g_error ("“%s” is read as %" G_GINT64_FORMAT, not_numbers[i], value);
      g_assert_cmpint (value, ==, 42);
    }
}

/* The same numbers but for those that rounding changes. */
static void
test_read_exact (void)
{
  static const struct
  {
    const char *text;
    gint64 thousandths;
  } cases[] = {
    { "3,66", 3660 },          { "1.234", 1234000 },         { "89,999", 89999 },
    { "89,9990000", 89999 },   { "4.6500000000000004", 4650 }, { "4.1999999999", 4200 },
    { "-4.1999999999", -4200 }, { "4,200999999", 4201 },     { "4,2000000009", 4200 },
  };
  static const char *const not_exact[] = {
    "199,9996", "199,9994", "4,1999", "4,19999999", "4,200000001", "4,200999998", "x", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -1;

      if (!td_decimal_read_exact (cases[i].text, &value) || value != cases[i].thousandths)
        g_error ("“%s” is read as %" G_GINT64_FORMAT, cases[i].text, value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (not_exact); i++)
    {
      gint64 value = 42;

      if (td_decimal_read_exact (not_exact[i], &value))
        g_error ("“%s” is read as %" G_GINT64_FORMAT, not_exact[i], value);
      g_assert_cmpint (value, ==, 42);
    }
}

static void
check_text_from_double (double value, const char *expected)
{
  g_autofree char *text = td_decimal_text_from_double (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text_from_double (void)
{
  check_text_from_double (4.2, "4,2");
  check_text_from_double (4.1999999999, "4,2");
  check_text_from_double (0.1 + 0.2, "0,3");
  check_text_from_double (199.9996, "199,9996");
  check_text_from_double (-199.9996, "-199,9996");
  check_text_from_double (45.0 / 47 * 100, "95,744680851064");
  check_text_from_double (26.0 / 3, "8,666666666667");
  check_text_from_double (0.0004, "0,0004");
  check_text_from_double (1234.5, "1.234,5");
  check_text_from_double (1234.56789, "1234,56789");
  check_text_from_double (0, "0");
  check_text_from_double (12345678901.000004, "12345678901");
  check_text_from_double (123456789012.34567, "123.456.789.012,346");
  check_text_from_double ((double) NAN, "");
  for (gint64 value = -100000; value <= 100000; value += 7)
    {
      g_autofree char *text = td_decimal_text_from_double ((double) value / 10000);
      gint64 read = -1;
      gboolean is_read = td_decimal_read_exact (text, &read);

      g_assert_cmpint (is_read, ==, value % 10 == 0);
      if (is_read)
        g_assert_cmpint (read, ==, value / 10);
    }
}

static void
test_double (void)
{
  g_assert_cmpint (td_decimal_from_double (24 + 64.8), ==, 88800);
  g_assert_cmpint (td_decimal_from_double (89.999), ==, 89999);
  g_assert_cmpint (td_decimal_from_double (69.9), ==, 69900);
  g_assert_cmpint (td_decimal_from_double (1.0005), ==, 1001);
  g_assert_cmpint (td_decimal_from_double (0.1 + 0.2), ==, 300);
  g_assert_cmpint (td_decimal_from_double (-3.5), ==, -3500);
  g_assert_cmpint (td_decimal_from_double (0), ==, 0);
  g_assert_cmpint (td_decimal_from_double (1e300), ==, G_MAXINT64);
  g_assert_cmpint (td_decimal_from_double ((double) NAN), ==, G_MININT64);
  g_assert_cmpint (td_decimal_from_double (-(double) INFINITY), ==, G_MININT64);
  for (gint64 value = 0; value <= 100000; value++)
    g_assert_cmpint (td_decimal_from_double ((double) value / 1000), ==, value);
}

static void
test_text (void)
{
  static const struct
  {
    gint64 thousandths;
    guint digits;
    const char *text;
  } cases[] = {
    { 93830, 0, "93,83" },       { 90000, 0, "90" },        { 1234500, 0, "1.234,5" },
    { 90000, 2, "90,00" },       { 93833, 2, "93,833" },    { 5, 0, "0,005" },
    { 50, 1, "0,05" },           { 0, 0, "0" },             { 0, 3, "0,000" },
    { -3500, 0, "-3,5" },        { -500, 0, "-0,5" },       { 1000000000, 0, "1.000.000" },
    { G_MININT64, 2, "" },       { 999000, 9, "999,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_decimal_to_text_digits (cases[i].thousandths, cases[i].digits);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_integer (void)
{
  static const struct
  {
    gint64 value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 999, "999" },
    { 1234, "1.234" },
    { -1234567, "-1.234.567" },
    { 100000, "100.000" },
    { G_MAXINT64, "9.223.372.036.854.775.807" },
    { G_MININT64, "-9.223.372.036.854.775.808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_integer_to_text (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      gint64 value = i < 50000 ? (gint64) i * 7
                               : (gint64) g_test_rand_int_range (G_MININT32, G_MAXINT32) * 1009;
      g_autofree char *text = td_decimal_to_text (value);
      gint64 back;

      g_assert_true (td_decimal_read (text, &back));
      g_assert_cmpint (back, ==, value);
    }
}

static void
test_random (void)
{
  static const char alphabet[] = "0123456789.,-+ e";

  for (guint i = 0; i < 50000; i++)
    {
      char text[20] = { 0 };
      int length = g_test_rand_int_range (0, 19);
      gint64 value;

      for (int c = 0; c < length; c++)
        text[c] = alphabet[g_test_rand_int_range (0, (int) sizeof alphabet - 1)];
      if (td_decimal_read (text, &value))
        {
          g_autofree char *again = td_decimal_to_text (value);
          gint64 back;

          g_assert_true (td_decimal_read (again, &back));
          g_assert_cmpint (back, ==, value);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/read", test_read);
  g_test_add_func ("/number/read-exact", test_read_exact);
  g_test_add_func ("/number/text-from-double", test_text_from_double);
  g_test_add_func ("/number/double", test_double);
  g_test_add_func ("/number/text", test_text);
  g_test_add_func ("/number/integer", test_integer);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/random", test_random);
  return g_test_run ();
}
