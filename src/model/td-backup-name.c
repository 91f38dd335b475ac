/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup-name.h"

#include <string.h>

#define SUFFIX ".thidua"
#define DAMAGED ".damaged"
#define VIETNAM_OFFSET (7 * 60 * 60)

static GDateTime *
to_local (gint64 at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (VIETNAM_OFFSET);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at);

  return g_date_time_to_timezone (utc, zone);
}

/* Reads @n digits, and what follows them; -1 when they are not there. */
static int
read_digits (const char **text,
             guint        n,
             char         then)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      value = value * 10 + (*(*text)++ - '0');
    }
  if (**text != then)
    return -1;
  if (then != '\0')
    (*text)++;
  return value;
}

/* "2026-11-21-0730" */
static gboolean
read_moment (const char *text,
             gint64     *at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (VIETNAM_OFFSET);
  g_autoptr (GDateTime) moment = NULL;
  int year = read_digits (&text, 4, '-');
  int month = year < 0 ? -1 : read_digits (&text, 2, '-');
  int day = month < 0 ? -1 : read_digits (&text, 2, '-');
  int time = day < 0 ? -1 : read_digits (&text, 4, '\0');

  if (time < 0)
    return FALSE;
  moment = g_date_time_new (zone, year, month, day, time / 100, time % 100, 0);
  if (moment == NULL)
    return FALSE;
  *at = g_date_time_to_unix (moment);
  return TRUE;
}

char *
td_backup_name_get_stem (GFile *reg)
{
  g_autofree char *name = g_file_get_basename (reg);

  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

char *
td_backup_name_make (const char *stem,
                     gint64      at,
                     guint       number)
{
  g_autoptr (GDateTime) local = to_local (at);
  g_autofree char *moment = g_date_time_format (local, "%Y-%m-%d-%H%M");

  if (number <= 1)
    return g_strdup_printf ("%s-%s" SUFFIX, stem, moment);
  return g_strdup_printf ("%s-%s-%u" SUFFIX, stem, moment, number);
}

gboolean
td_backup_name_read (const char *name,
                     char      **stem,
                     gint64     *at,
                     guint      *number)
{
  const gsize moment_length = strlen ("2026-11-21-0730");
  g_autofree char *rest = NULL;
  char *dash;
  gsize length;

  if (!g_str_has_suffix (name, SUFFIX))
    return FALSE;
  rest = g_strndup (name, strlen (name) - strlen (SUFFIX));
  *number = 1;
  length = strlen (rest);
  if (length <= moment_length + 1 || !read_moment (rest + length - moment_length, at))
    {
      guint64 n;

      dash = strrchr (rest, '-');
      if (dash == NULL || !g_ascii_string_to_unsigned (dash + 1, 10, 2, G_MAXUINT, &n, NULL))
        return FALSE;
      *dash = '\0';
      *number = (guint) n;
      length = strlen (rest);
      if (length <= moment_length + 1 || !read_moment (rest + length - moment_length, at))
        return FALSE;
    }

  dash = rest + length - moment_length - 1;
  if (*dash != '-')
    return FALSE;
  *dash = '\0';
  if (g_str_has_suffix (rest, DAMAGED))
    return FALSE;
  if (stem != NULL)
    *stem = g_steal_pointer (&rest);
  return TRUE;
}

gint64
td_backup_get_day (gint64 at)
{
  const gint64 local = at + VIETNAM_OFFSET;

  return local / (24 * 60 * 60);
}

gint64
td_backup_get_month (gint64 at)
{
  g_autoptr (GDateTime) local = to_local (at);

  return g_date_time_get_year (local) * 12 + g_date_time_get_month (local);
}

char *
td_backup_format_time (gint64 at)
{
  g_autoptr (GDateTime) local = to_local (at);

  return g_date_time_format (local, "%d/%m/%Y %H:%M");
}
