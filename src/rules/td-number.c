/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-number.h"

#include "td-text.h"

#include <math.h>
#include <string.h>

/* So many digits before the mark leave room for thousandths in 63 bits. */
#define MAX_WHOLE_DIGITS 15

/* Finds the decimal mark among dots and commas; %FALSE where groups are not of three digits. */
static gboolean
find_mark (const char *text, const char **mark)
{
  const char *first = strpbrk (text, ".,");
  const char *last = NULL;
  char group;

  *mark = NULL;
  for (const char *p = first; p != NULL; p = strpbrk (p + 1, ".,"))
    last = p;
  if (first == NULL)
    return TRUE;

  group = *first;
  if (first == last)
    {
      /* One dot with three digits behind it groups thousands, as Vietnamese
       * numbers do and td_decimal_to_text() writes; "0.125" does not. */
      if (*first != '.' || strlen (first + 1) != 3 || first - text > 3 || first == text ||
          *text == '0')
        {
          *mark = first;
          return TRUE;
        }
    }
  else if (*last != group)
    {
      *mark = last;
    }

  for (const char *p = text, *end; p != *mark; p = end)
    {
      gsize n_digits;

      if (p != text)
        p++;
      n_digits = strspn (p, "0123456789");
      end = p + n_digits;
      if (p == text ? n_digits < 1 || n_digits > 3 : n_digits != 3)
        return FALSE;
      if (*end == '\0' || end == *mark)
        break;
      if (*end != group)
        return FALSE;
    }
  return TRUE;
}

gboolean
td_decimal_read (const char *text, gint64 *thousandths)
{
  g_autofree char *clean = td_text_clean (text);
  const char *p = clean;
  const char *mark;
  gboolean is_negative = FALSE;
  guint n_whole = 0, n_decimals = 0;
  gint64 value = 0;

  if (clean == NULL)
    return FALSE;
  if (*p == '-' || *p == '+')
    is_negative = *p++ == '-';
  else if (g_str_has_prefix (p, "−"))
    {
      is_negative = TRUE;
      p += strlen ("−");
    }
  if (!find_mark (p, &mark))
    return FALSE;

  for (; *p != '\0'; p++)
    {
      if (p == mark || (*p == '.' || *p == ','))
        {
          if (p == mark && n_whole == 0)
            return FALSE;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      if (mark == NULL || p < mark)
        {
          n_whole += n_whole > 0 || *p != '0' || p[1] == '\0' || p + 1 == mark;
          if (n_whole > MAX_WHOLE_DIGITS)
            return FALSE;
          value = value * 10 + (*p - '0');
        }
      else if (n_decimals < 3)
        {
          value = value * 10 + (*p - '0');
          n_decimals++;
        }
      else if (n_decimals == 3)
        {
          value += *p >= '5';
          n_decimals++;
        }
    }
  if (n_whole == 0 || (mark != NULL && n_decimals == 0))
    return FALSE;
  for (; n_decimals < 3; n_decimals++)
    value *= 10;
  *thousandths = is_negative ? -value : value;
  return TRUE;
}

gint64
td_decimal_from_double (double value)
{
  double rounded;

  if (!isfinite (value))
    return G_MININT64;
  /* 1.0005 is stored as 1.00049999…: half a thousandth is meant. */
  rounded = floor (fabs (value) * TD_DECIMAL_ONE + 0.5 + 1e-7);
  if (rounded >= 9.2e18)
    return value < 0 ? -G_MAXINT64 : G_MAXINT64;
  return value < 0 ? -(gint64) rounded : (gint64) rounded;
}

static void
append_grouped (GString *string, guint64 value)
{
  char digits[24];
  gsize length = (gsize) g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (string, '.');
      g_string_append_c (string, digits[i]);
    }
}

static guint64
get_magnitude (gint64 value)
{
  return value < 0 ? (guint64) - (value + 1) + 1 : (guint64) value;
}

char *
td_decimal_to_text (gint64 thousandths)
{
  return td_decimal_to_text_digits (thousandths, 0);
}

char *
td_decimal_to_text_digits (gint64 thousandths, guint digits)
{
  GString *text;
  guint64 magnitude = get_magnitude (thousandths);
  guint decimals = (guint) (magnitude % TD_DECIMAL_ONE);
  guint n_needed = decimals == 0 ? 0 : decimals % 100 == 0 ? 1 : decimals % 10 == 0 ? 2 : 3;
  char all[8];

  if (thousandths == G_MININT64)
    return g_strdup ("");
  text = g_string_sized_new (16);
  if (thousandths < 0)
    g_string_append_c (text, '-');
  append_grouped (text, magnitude / TD_DECIMAL_ONE);
  n_needed = MAX (n_needed, MIN (digits, 3));
  if (n_needed > 0)
    {
      g_snprintf (all, sizeof all, "%03u", decimals);
      g_string_append_c (text, ',');
      g_string_append_len (text, all, (gssize) n_needed);
    }
  return g_string_free (text, FALSE);
}

char *
td_integer_to_text (gint64 value)
{
  GString *text = g_string_sized_new (16);

  if (value < 0)
    g_string_append_c (text, '-');
  append_grouped (text, get_magnitude (value));
  return g_string_free (text, FALSE);
}
