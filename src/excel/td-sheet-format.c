/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-format.h"

#include <math.h>
#include <string.h>

/* What has fewer than 15 digits with four decimals. */
#define SHORT_NUMBER_LIMIT 1e10
#define SHORT_NUMBER_ONE 10000

/* --- numbers as text --- */

char *
td_sheet_write_digits (char    *to,
                       guint64  number,
                       guint    digits)
{
  char reversed[24];
  guint n = 0;

  while (number > 0 || n < digits)
    {
      reversed[n++] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (n > 0)
    *to++ = reversed[--n];
  return to;
}

/* Nearly every number of a list has four decimals at most.  Dividing is exact enough to tell:
 * if it gives the number again, no other text of so few digits does. */
static gboolean
write_short_number (double  number,
                    char   *to)
{
  double size = fabs (number);
  guint64 n = size < SHORT_NUMBER_LIMIT ? (guint64) (size * SHORT_NUMBER_ONE + 0.5) : 0;
  guint digits = 4;

  if (n == 0 || (double) n / SHORT_NUMBER_ONE != size)
    return FALSE;
  if (number < 0)
    *to++ = '-';
  to = td_sheet_write_digits (to, n / SHORT_NUMBER_ONE, 1);
  for (n %= SHORT_NUMBER_ONE; digits > 0 && n % 10 == 0; n /= 10)
    digits--;
  if (digits > 0)
    {
      *to++ = '.';
      to = td_sheet_write_digits (to, n, digits);
    }
  *to = '\0';
  return TRUE;
}

static void
drop_trailing_zeros (char *text)
{
  char *end;

  if (strchr (text, '.') == NULL)
    return;
  end = text + strlen (text);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
}

void
td_sheet_number_text (double  number,
                      char   *buffer)
{
  const char *exponent;
  int power;
  char format[16];

  if (number == 0)
    {
      strcpy (buffer, "0");
      return;
    }
  if (write_short_number (number, buffer))
    return;
  /* 15 digits are what Excel keeps and shows; a 16th is noise of binary. */
  g_ascii_formatd (buffer, TD_SHEET_NUMBER_SIZE, "%.14e", number);
  exponent = strchr (buffer, 'e');
  if (exponent == NULL)
    return;
  power = (int) g_ascii_strtoll (exponent + 1, NULL, 10);
  if (power > 20 || power < -20)
    {
      g_ascii_formatd (buffer, TD_SHEET_NUMBER_SIZE, "%.15g", number);
      return;
    }
  g_snprintf (format, sizeof format, "%%.%df", MAX (14 - power, 0));
  g_ascii_formatd (buffer, TD_SHEET_NUMBER_SIZE, format, number);
  drop_trailing_zeros (buffer);
}

/* --- codes of formats --- */

/* [h], [mm] and [ss] count hours, minutes and seconds. */
static gboolean
counts_time (const char *bracket)
{
  return bracket[1] != '\0' && strchr ("hHmMsS", bracket[1]) != NULL &&
         (bracket[2] == ']' || g_ascii_tolower (bracket[2]) == g_ascii_tolower (bracket[1]));
}

/* Where the letters that draw the value go on behind one that does not: "text", \c, _c,
 * *c, [Red], [$-409]; @at for one that does; %NULL where the code ends in between. */
static const char *
pass_over (const char *at)
{
  const char *end;

  if (*at == '"' || *at == '[')
    {
      end = strchr (at + 1, *at == '"' ? '"' : ']');
      return end != NULL ? end + 1 : NULL;
    }
  if (*at == '\\' || *at == '_' || *at == '*')
    return at[1] != '\0' ? at + 2 : NULL;
  return at;
}

/* Whether one of @letters draws the value. */
static gboolean
draws_with (const char *code,
            const char *letters,
            gboolean    with_time)
{
  while (code != NULL && *code != '\0')
    {
      const char *next = pass_over (code);

      if (with_time && *code == '[' && counts_time (code))
        return TRUE;
      if (next == code && strchr (letters, *code) != NULL)
        return TRUE;
      code = next == code ? code + 1 : next;
    }
  return FALSE;
}

gboolean
td_sheet_format_is_date (guint       id,
                         const char *code)
{
  /* Some writers translate "General", and that has a d. */
  if (code != NULL && *code != '\0')
    return g_ascii_strcasecmp (code, "Standard") != 0 && draws_with (code, "dDmMyYhHsS", TRUE);
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

gboolean
td_sheet_format_is_percent (guint       id,
                            const char *code)
{
  if (code != NULL && *code != '\0')
    return draws_with (code, "%", FALSE);
  return id == 9 || id == 10;
}
