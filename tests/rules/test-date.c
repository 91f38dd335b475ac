/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-date.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    TdDateReading reading;
    const char *iso;
  } cases[] = {
    { NULL, TD_DATE_READ_NOTHING, NULL },
    { "", TD_DATE_READ_NOTHING, NULL },
    { " \u00a0", TD_DATE_READ_NOTHING, NULL },
    { "18/08/2021", TD_DATE_READ, "2021-08-18" },
    { "18/8/2021", TD_DATE_READ, "2021-08-18" },
    { "18-8-2021", TD_DATE_READ, "2021-08-18" },
    { "18 - 8 - 2021", TD_DATE_READ, "2021-08-18" },
    { "18.08.2021", TD_DATE_READ, "2021-08-18" },
    { " 18 / 08 / 2021 ", TD_DATE_READ, "2021-08-18" },
    { "ngày 18 tháng 8 năm 2021", TD_DATE_READ, "2021-08-18" },
    { "Ngày 18 tháng 08 năm 2021", TD_DATE_READ, "2021-08-18" },
    { "nga\u0300y 18 tha\u0301ng 8 na\u0306m 2021", TD_DATE_READ, "2021-08-18" },
    { "ngay 18 thang 8 nam 2021", TD_DATE_READ, "2021-08-18" },
    { "18 tháng 8, 2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "tháng 8/2021", TD_DATE_READ, "2021-08" },
    { "tháng 8 năm 2021", TD_DATE_READ, "2021-08" },
    { "8/2021", TD_DATE_READ, "2021-08" },
    { "08-2021", TD_DATE_READ, "2021-08" },
    { "2021-08", TD_DATE_READ, "2021-08" },
    { "2021", TD_DATE_READ, "2021" },
    { "năm 2021", TD_DATE_READ, "2021" },
    { "2021-08-18", TD_DATE_READ, "2021-08-18" },
    { "2021/8/18", TD_DATE_READ, "2021-08-18" },
    { "2021-08-18 00:00:00", TD_DATE_READ, "2021-08-18" },
    { "2021-08-18T00:00:00", TD_DATE_READ, "2021-08-18" },
    { "2021-08-18T00:00:00.000", TD_DATE_READ, "2021-08-18" },
    { "18/08/2021 07:30", TD_DATE_READ, "2021-08-18" },
    { "18/08/2021 12:00:00 AM", TD_DATE_READ, "2021-08-18" },
    { "29/02/2020", TD_DATE_READ, "2020-02-29" },
    { "10/20/1959", TD_DATE_READ_MONTH_FIRST, "1959-10-20" },
    { "04/30/1984", TD_DATE_READ_MONTH_FIRST, "1984-04-30" },
    { "08/10/1959", TD_DATE_READ, "1959-10-08" },
    { "00/00/1990", TD_DATE_READ_YEAR_KEPT, "1990" },
    { "00/05/1990", TD_DATE_READ_YEAR_KEPT, "1990-05" },
    { "15/00/1990", TD_DATE_READ_YEAR_KEPT, "1990" },
    { "00/1990", TD_DATE_READ_YEAR_KEPT, "1990" },
    { "31/02/1985", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "29/02/2021", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "31/04/2021", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "32/01/2021", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "13/13/1990", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "02/30/1984", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "13/2021", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "00/13/1990", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "2021-18-08", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "01/01/0000", TD_DATE_READ_IMPOSSIBLE, NULL },
    { "18/08/21", TD_DATE_READ_NOT_A_DATE, NULL },
    { "8/21", TD_DATE_READ_NOT_A_DATE, NULL },
    { "44426", TD_DATE_READ_NOT_A_DATE, NULL },
    { "20210818", TD_DATE_READ_NOT_A_DATE, NULL },
    { "85", TD_DATE_READ_NOT_A_DATE, NULL },
    { "18/08/2021 x", TD_DATE_READ_NOT_A_DATE, NULL },
    { "18/08/2021 25:99", TD_DATE_READ_NOT_A_DATE, NULL },
    { "x 18/08/2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "18/08", TD_DATE_READ_NOT_A_DATE, NULL },
    { "18//08/2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "2021-08-2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "08/2020-12/2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "chưa rõ", TD_DATE_READ_NOT_A_DATE, NULL },
    { "18 8 2021", TD_DATE_READ_NOT_A_DATE, NULL },
    { "99999999999/08/2021", TD_DATE_READ_NOT_A_DATE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdDate date = { 1, 2, 3 };
      TdDateReading reading = td_date_read (cases[i].text, &date);
      g_autofree char *iso = td_date_to_iso (date);

      if (reading != cases[i].reading || g_strcmp0 (iso, cases[i].iso) != 0)
        g_error ("“%s” is read as %d, %s", cases[i].text, reading, iso);
    }
}

static void
test_iso (void)
{
  static const char *const good[] = { "2021", "2021-08", "2021-08-18", "0001-01-01", "9999-12-31" };
  static const char *const bad[] = {
    "", "0000", "21", "2021-13", "2021-00", "2021-8-1", "2021-02-30", "2021/08/18", "2021-08-18T",
    "x021", "2021-08-1x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = td_date_to_iso (td_date_from_iso (good[i]));

      g_assert_cmpstr (iso, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (td_date_is_set (td_date_from_iso (bad[i])));
  g_assert_false (td_date_is_set (td_date_from_iso (NULL)));
  g_assert_null (td_date_to_iso ((TdDate) { 0 }));
}

static void
test_text (void)
{
  static const struct
  {
    const char *iso;
    const char *text;
    const char *document;
  } cases[] = {
    { NULL, "", "" },
    { "2021", "2021", "năm 2021" },
    { "2021-08", "08/2021", "tháng 8 năm 2021" },
    { "2021-02", "02/2021", "tháng 02 năm 2021" },
    { "2021-08-18", "18/08/2021", "ngày 18 tháng 8 năm 2021" },
    { "2021-01-05", "05/01/2021", "ngày 05 tháng 01 năm 2021" },
    { "2021-03-09", "09/03/2021", "ngày 09 tháng 3 năm 2021" },
    { "2021-12-10", "10/12/2021", "ngày 10 tháng 12 năm 2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdDate date = td_date_from_iso (cases[i].iso);
      g_autofree char *text = td_date_to_text (date);
      g_autofree char *document = td_date_to_document (date);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (document, ==, cases[i].document);
    }
}

static void
test_ambiguous (void)
{
  g_assert_true (td_date_is_ambiguous (td_date_from_iso ("1984-11-06")));
  g_assert_false (td_date_is_ambiguous (td_date_from_iso ("1984-11-18")));
  g_assert_false (td_date_is_ambiguous (td_date_from_iso ("1984-06-06")));
  g_assert_false (td_date_is_ambiguous (td_date_from_iso ("1984-06")));
}

static void
test_agrees (void)
{
  TdDate day = td_date_from_iso ("1990-05-17");
  TdDate month = td_date_from_iso ("1990-05");
  TdDate year = td_date_from_iso ("1990");
  TdDate none = { 0 };

  g_assert_true (td_date_agrees (day, day));
  g_assert_true (td_date_agrees (day, month));
  g_assert_true (td_date_agrees (year, day));
  g_assert_true (td_date_agrees (none, day));
  g_assert_false (td_date_agrees (day, td_date_from_iso ("1990-05-18")));
  g_assert_false (td_date_agrees (day, td_date_from_iso ("1990-06")));
  g_assert_false (td_date_agrees (day, td_date_from_iso ("1991")));
}

static void
test_compare (void)
{
  static const char *const ascending[] = {
    NULL, "1989-12-31", "1990", "1990-05", "1990-05-01", "1990-05-17", "1990-06", "1991",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        int order = td_date_compare (td_date_from_iso (ascending[i]),
                                     td_date_from_iso (ascending[j]));

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_has_passed (void)
{
  static const struct
  {
    const char *deadline;
    gboolean    passed;
  } cases[] = {
    { NULL, FALSE },        { "2026-11-22", FALSE }, { "2026-11-21", TRUE },
    { "2026-11-23", FALSE }, { "2025-12-31", TRUE },  { "2026-11", FALSE },
    { "2026-10", TRUE },    { "2026", FALSE },       { "2025", TRUE },
  };
  const TdDate today = td_date_from_iso ("2026-11-22");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (td_date_has_passed (td_date_from_iso (cases[i].deadline), today) ==
                   cases[i].passed);
}

static void
test_months (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint months;
  } cases[] = {
    { "2026-01-01", "2026-12-31", 12 },
    { "2026-01-01", "2026-12-30", 11 },
    { "2026-01-15", "2026-02-14", 1 },
    { "2026-01-15", "2026-02-13", 0 },
    { "2026-01-31", "2026-02-28", 1 },
    { "2026-03-31", "2026-04-29", 1 },
    { "2026-07-01", "2026-12-31", 6 },
    { "2025-07-01", "2026-12-31", 18 },
    { "2026-05-05", "2026-05-05", 0 },
    { "2026-05-06", "2026-05-05", 0 },
    { "2026-05", "2026-12-31", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (td_date_months_between (td_date_from_iso (cases[i].from),
                                              td_date_from_iso (cases[i].to)),
                      ==, cases[i].months);
}

static void
test_serial (void)
{
  static const struct
  {
    double serial;
    const char *iso;
  } cases[] = {
    { 1, "1900-01-01" },     { 59, "1900-02-28" },    { 61, "1900-03-01" },
    { 44426, "2021-08-18" }, { 45292, "2024-01-01" }, { 2958465, "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = td_date_to_iso (td_date_from_serial (cases[i].serial, FALSE));

      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpfloat (td_date_to_serial (td_date_from_iso (cases[i].iso)), ==, cases[i].serial);
    }
  g_assert_false (td_date_is_set (td_date_from_serial (60, FALSE)));
  g_assert_false (td_date_is_set (td_date_from_serial (0, FALSE)));
  g_assert_false (td_date_is_set (td_date_from_serial (-5, FALSE)));
  g_assert_false (td_date_is_set (td_date_from_serial (1e18, FALSE)));
  g_assert_false (td_date_is_set (td_date_from_serial (2958466, FALSE)));
  g_assert_false (td_date_is_set (td_date_from_serial (2958465, TRUE)));
  g_assert_false (td_date_is_set (td_date_from_serial (G_MAXDOUBLE * 10, FALSE)));
  g_assert_cmpint (td_date_compare (td_date_from_serial (44426.75, FALSE),
                                    td_date_from_iso ("2021-08-18")), ==, 0);
  g_assert_cmpint (td_date_compare (td_date_from_serial (0, TRUE), td_date_from_iso ("1904-01-01")),
                   ==, 0);
  g_assert_cmpint (td_date_compare (td_date_from_serial (42964, TRUE),
                                    td_date_from_iso ("2021-08-18")), ==, 0);
  g_assert_cmpfloat (td_date_to_serial (td_date_from_iso ("2021-08")), ==, 0);
  g_assert_cmpfloat (td_date_to_serial (td_date_from_iso ("1899-12-31")), ==, 0);
}

static void
test_every_day_round_trips (void)
{
  for (guint serial = 61; serial < 100000; serial++)
    {
      TdDate date = td_date_from_serial (serial, FALSE);
      g_autofree char *text = td_date_to_text (date);
      g_autofree char *document = td_date_to_document (date);
      TdDate back;

      g_assert_cmpint (td_date_read (text, &back), ==, TD_DATE_READ);
      g_assert_cmpint (td_date_compare (date, back), ==, 0);
      g_assert_cmpint (td_date_read (document, &back), ==, TD_DATE_READ);
      g_assert_cmpint (td_date_compare (date, back), ==, 0);
      g_assert_cmpfloat (td_date_to_serial (date), ==, serial);
    }
}

static void
test_today (void)
{
  g_autoptr (GDateTime) utc = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) vietnam = g_date_time_add_hours (utc, 7);
  TdDate before = { (guint16) g_date_time_get_year (vietnam),
                    (guint8) g_date_time_get_month (vietnam),
                    (guint8) g_date_time_get_day_of_month (vietnam) };
  TdDate today = td_date_today ();

  /* Midnight may pass between the two looks at the clock. */
  g_assert_cmpint (td_date_compare (today, before), >=, 0);
  g_assert_cmpfloat (td_date_to_serial (today) - td_date_to_serial (before), <=, 1);
}

static void
test_random (void)
{
  static const char alphabet[] = "0123456789/-. :tnămgàyth";

  for (guint i = 0; i < 50000; i++)
    {
      char text[24] = { 0 };
      int length = g_test_rand_int_range (0, 23);
      TdDate date;

      for (int c = 0; c < length; c++)
        text[c] = alphabet[g_test_rand_int_range (0, (int) sizeof alphabet - 1)];
      if (td_date_read (text, &date) <= TD_DATE_READ_YEAR_KEPT)
        {
          g_autofree char *iso = td_date_to_iso (date);

          g_assert_cmpint (td_date_compare (td_date_from_iso (iso), date), ==, 0);
          g_assert_true (td_date_is_set (date));
        }
      else
        {
          g_assert_false (td_date_is_set (date));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/text", test_text);
  g_test_add_func ("/date/ambiguous", test_ambiguous);
  g_test_add_func ("/date/agrees", test_agrees);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/has-passed", test_has_passed);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/serial", test_serial);
  g_test_add_func ("/date/every-day", test_every_day_round_trips);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/random", test_random);
  return g_test_run ();
}
