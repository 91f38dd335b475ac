/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-time.h"

#include <glib/gi18n-lib.h>

/* Vietnam has had UTC+7 without daylight saving since 1975; an identifier would
 * need time zone data, which Windows has not. */
static GDateTime *
make_local (gint64 at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at);

  return utc ? g_date_time_to_timezone (utc, zone) : NULL;
}

static int
count_days (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  return (int) g_date_get_julian (&date);
}

char *
td_time_dup_friendly (gint64 at)
{
  g_autoptr (GDateTime) time = make_local (at);
  g_autoptr (GDateTime) now = make_local (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");
  clock = g_date_time_format (time, "%H:%M");
  day = g_date_time_format (time, "%d/%m/%Y");
  switch (count_days (now) - count_days (time))
    {
    case 0:
      return g_strdup_printf (_("%s today"), clock);
    case 1:
      return g_strdup_printf (_("%s yesterday"), clock);
    default:
      /* Translators: time of day, then date: "17:02 on 18/11/2026". */
      return g_strdup_printf (_("%1$s on %2$s"), clock, day);
    }
}

char *
td_time_dup_full (gint64 at)
{
  g_autoptr (GDateTime) time = make_local (at);

  return time ? g_date_time_format (time, "%d/%m/%Y %H:%M") : g_strdup ("");
}

char *
td_time_dup_short (gint64 at)
{
  g_autoptr (GDateTime) time = make_local (at);
  g_autoptr (GDateTime) now = make_local (g_get_real_time () / G_USEC_PER_SEC);

  if (time == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (time) != g_date_time_get_year (now))
    return g_date_time_format (time, "%d/%m/%Y %H:%M");
  return g_date_time_format (time, "%d/%m %H:%M");
}
