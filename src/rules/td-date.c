/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-date.h"

#include "td-text.h"

#include <math.h>
#include <string.h>

#define VIETNAM_SECONDS_EAST (7 * 60 * 60)
/* 31 December 9999. */
#define LAST_SERIAL 2958465

/* The numbers of a written date and how many digits each has. */
typedef struct
{
  guint numbers[3];
  guint n_digits[3];
  guint n_numbers;
} Parts;

static gboolean
skip_word (const char **text, const char *word)
{
  const char *p = *text;

  if (!g_str_has_prefix (p, word))
    return FALSE;
  p += strlen (word);
  while (*p == ' ')
    p++;
  *text = p;
  return TRUE;
}

static gboolean
skip_pair (const char **text, guint least, guint limit)
{
  const char *p = *text;
  guint number = 0;
  guint n_digits = 0;

  while (g_ascii_isdigit (*p) && n_digits < 3)
    {
      number = number * 10 + (guint) (*p++ - '0');
      n_digits++;
    }
  if (n_digits < least || n_digits > 2 || number >= limit)
    return FALSE;
  *text = p;
  return TRUE;
}

/* Whether @text is empty or a time of day, as dates of workbooks often carry. */
static gboolean
is_time_or_nothing (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if (*text != ' ' && *text != 't')
    return FALSE;
  text++;
  if (!skip_pair (&text, 1, 25) || *text++ != ':' || !skip_pair (&text, 2, 60))
    return FALSE;
  if (*text == ':')
    {
      text++;
      if (!skip_pair (&text, 2, 61))
        return FALSE;
      if (*text == '.')
        for (text++; g_ascii_isdigit (*text);)
          text++;
    }
  return *text == '\0' || g_str_equal (text, " am") || g_str_equal (text, " pm") ||
         g_str_equal (text, " sa") || g_str_equal (text, " ch");
}

/* Steps over what stands between two numbers. */
static gboolean
skip_separator (const char **text)
{
  const char *p = *text;

  while (*p == ' ')
    p++;
  if (*p == ',')
    for (p++; *p == ' ';)
      p++;
  if (*p == '/' || *p == '-' || *p == '.')
    for (p++; *p == ' ';)
      p++;
  else if (!skip_word (&p, "tháng") && !skip_word (&p, "năm") && !skip_word (&p, "thang") &&
           !skip_word (&p, "nam"))
    return FALSE;
  *text = p;
  return TRUE;
}

static gboolean
split (const char *text, Parts *parts)
{
  static const char *const beginnings[] = { "ngày", "tháng", "năm", "ngay", "thang", "nam" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (skip_word (&text, beginnings[i]))
      break;

  while (parts->n_numbers < G_N_ELEMENTS (parts->numbers))
    {
      guint number = 0;
      guint n_digits = 0;

      for (; g_ascii_isdigit (*text) && n_digits <= 4; n_digits++)
        number = number * 10 + (guint) (*text++ - '0');
      if (n_digits == 0 || n_digits > 4)
        return FALSE;
      parts->numbers[parts->n_numbers] = number;
      parts->n_digits[parts->n_numbers++] = n_digits;
      if (parts->n_numbers == 3)
        break;
      if (!skip_separator (&text))
        break;
    }
  return parts->n_numbers == 3 ? is_time_or_nothing (text) : *text == '\0';
}

/* Puts the numbers in their places; %FALSE where there is no year of four digits. */
static gboolean
arrange (const Parts *parts, guint *year, guint *month, guint *day, gboolean *is_iso)
{
  guint last = parts->n_numbers - 1;

  *is_iso = parts->n_numbers > 1 && parts->n_digits[0] == 4;
  for (guint i = 0; i < parts->n_numbers; i++)
    if (parts->n_digits[i] > 2 && i != (*is_iso ? 0 : last))
      return FALSE;
  if (parts->n_digits[*is_iso ? 0 : last] != 4)
    return FALSE;

  *year = parts->numbers[*is_iso ? 0 : last];
  *month = *day = 0;
  if (parts->n_numbers == 2)
    *month = parts->numbers[*is_iso ? 1 : 0];
  if (parts->n_numbers == 3)
    {
      *month = parts->numbers[1];
      *day = parts->numbers[*is_iso ? 2 : 0];
    }
  return TRUE;
}

TdDateReading
td_date_read (const char *text, TdDate *date)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *lower = NULL;
  Parts parts = { 0 };
  guint year, month, day;
  gboolean is_iso;
  TdDateReading reading = TD_DATE_READ;

  *date = (TdDate) { 0 };
  if (clean == NULL)
    return TD_DATE_READ_NOTHING;
  lower = td_text_lower (clean);
  if (!split (lower, &parts) || !arrange (&parts, &year, &month, &day, &is_iso))
    return TD_DATE_READ_NOT_A_DATE;

  if (!is_iso && month > 12 && day >= 1 && day <= 12)
    {
      guint swapped = month;

      month = day;
      day = swapped;
      reading = TD_DATE_READ_MONTH_FIRST;
    }
  if (year == 0 || month > 12 || day > 31)
    return TD_DATE_READ_IMPOSSIBLE;
  if (day > 0 && month > 0 && !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                                                 (GDateYear) year))
    return TD_DATE_READ_IMPOSSIBLE;
  if ((parts.n_numbers >= 2 && month == 0) || (parts.n_numbers == 3 && day == 0))
    reading = TD_DATE_READ_YEAR_KEPT;

  *date = (TdDate) { (guint16) year, (guint8) month, (guint8) (month > 0 ? day : 0) };
  return reading;
}

gboolean
td_date_is_ambiguous (TdDate date)
{
  return td_date_is_full (date) && date.day <= 12 && date.day != date.month;
}

gboolean
td_date_is_set (TdDate date)
{
  return date.year != 0;
}

gboolean
td_date_is_full (TdDate date)
{
  return date.year != 0 && date.month != 0 && date.day != 0;
}

gboolean
td_date_agrees (TdDate a, TdDate b)
{
  if (a.year == 0 || b.year == 0)
    return TRUE;
  if (a.year != b.year)
    return FALSE;
  if (a.month == 0 || b.month == 0)
    return TRUE;
  if (a.month != b.month)
    return FALSE;
  return a.day == 0 || b.day == 0 || a.day == b.day;
}

int
td_date_compare (TdDate a, TdDate b)
{
  if (a.year != b.year)
    return (int) a.year - (int) b.year;
  if (a.month != b.month)
    return (int) a.month - (int) b.month;
  return (int) a.day - (int) b.day;
}

gboolean
td_date_has_passed (TdDate deadline, TdDate today)
{
  return td_date_compare (deadline, today) < 0 && !td_date_agrees (deadline, today);
}

guint
td_date_months_between (TdDate from, TdDate to)
{
  GDate end;
  guint months, day;

  if (!td_date_is_full (from) || !td_date_is_full (to) || td_date_compare (from, to) > 0)
    return 0;
  g_date_clear (&end, 1);
  g_date_set_dmy (&end, to.day, (GDateMonth) to.month, to.year);
  g_date_add_days (&end, 1);

  /* A month that is too short for the day ends on its last one. */
  day = MIN ((guint) from.day, (guint) g_date_get_days_in_month (g_date_get_month (&end),
                                                                 g_date_get_year (&end)));
  months = (g_date_get_year (&end) - from.year) * 12u + (guint) g_date_get_month (&end) -
           from.month;
  return g_date_get_day (&end) < day ? months - 1 : months;
}

char *
td_date_to_iso (TdDate date)
{
  if (date.year == 0)
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%04u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04u-%02u", date.year, date.month);
  return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
}

static gboolean
read_digits (const char *text, guint n_digits, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint) (text[i] - '0');
    }
  return TRUE;
}

TdDate
td_date_from_iso (const char *iso)
{
  gsize length = iso != NULL ? strlen (iso) : 0;
  guint year, month = 0, day = 0;
  TdDate none = { 0 };

  if (length != 4 && length != 7 && length != 10)
    return none;
  if (!read_digits (iso, 4, &year) || year == 0)
    return none;
  if (length >= 7 && (iso[4] != '-' || !read_digits (iso + 5, 2, &month) || month < 1 ||
                      month > 12))
    return none;
  if (length == 10 && (iso[7] != '-' || !read_digits (iso + 8, 2, &day) ||
                       !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)))
    return none;
  return (TdDate) { (guint16) year, (guint8) month, (guint8) day };
}

char *
td_date_to_text (TdDate date)
{
  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%02u/%04u", date.month, date.year);
  return g_strdup_printf ("%02u/%02u/%04u", date.day, date.month, date.year);
}

char *
td_date_to_document (TdDate date)
{
  const char *month_format = date.month <= 2 ? "%02u" : "%u";
  g_autofree char *month = g_strdup_printf (month_format, date.month);

  if (date.year == 0)
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("năm %u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("tháng %s năm %u", month, date.year);
  return g_strdup_printf ("ngày %02u tháng %s năm %u", date.day, month, date.year);
}

TdDate
td_date_today (void)
{
  /* Vietnam's clock read as if it were UTC: no time zone has to be made for it. */
  gint64 seconds = g_get_real_time () / G_USEC_PER_SEC + VIETNAM_SECONDS_EAST;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (seconds);

  return (TdDate) { (guint16) g_date_time_get_year (now), (guint8) g_date_time_get_month (now),
                    (guint8) g_date_time_get_day_of_month (now) };
}

static gint64
get_julian (guint day, guint month, guint year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

double
td_date_to_serial (TdDate date)
{
  gint64 days;

  if (!td_date_is_full (date) || date.year < 1900)
    return 0;
  days = get_julian (date.day, date.month, date.year) - get_julian (31, 12, 1899);
  /* Excel counts a 29 February 1900, which never was. */
  return (double) (days >= 60 ? days + 1 : days);
}

TdDate
td_date_from_serial (double serial, gboolean is_1904)
{
  TdDate none = { 0 };
  gint64 days;
  GDate date;

  if (!isfinite (serial) || serial < (is_1904 ? 0 : 1) || serial >= LAST_SERIAL + 1.0)
    return none;
  days = (gint64) floor (serial);
  if (is_1904)
    days += get_julian (1, 1, 1904);
  else if (days == 60)
    return none;
  else
    days += get_julian (31, 12, 1899) - (days > 60 ? 1 : 0);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) days);
  if (g_date_get_year (&date) > 9999)
    return none;
  return (TdDate) { g_date_get_year (&date), (guint8) g_date_get_month (&date),
                    (guint8) g_date_get_day (&date) };
}
