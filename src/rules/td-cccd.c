/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cccd.h"

#include "td-text.h"

#include <string.h>

#define CCCD_DIGITS 12
#define CMND_DIGITS 9
#define SHOWN_DIGITS 3

/* TT 07/2016/TT-BCA, the list of province codes.  They stay valid after the
 * mergers of 2025, since a number is for life. */
static const guint8 provinces[] = {
  1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
  34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
  67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
};

static gboolean
is_cccd (const char *number)
{
  return number != NULL && strlen (number) == CCCD_DIGITS &&
         strspn (number, "0123456789") == CCCD_DIGITS;
}

static char *
keep_digits (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  const char *p = clean;
  GString *digits;

  if (clean == NULL)
    return NULL;
  if (*p == '\'')
    p++;
  else if (g_str_has_prefix (p, "’"))
    p += strlen ("’");
  digits = g_string_sized_new (strlen (p));
  for (; *p != '\0'; p++)
    if (*p != ' ' && *p != '.')
      g_string_append_c (digits, *p);
  return g_string_free (digits, digits->len == 0);
}

/* 11 digits lost one zero, 10 lost two; what begins with a zero has lost a digit elsewhere. */
static char *
restore_zeros (const char *digits, gsize length)
{
  g_autofree char *number = NULL;

  if ((length != CCCD_DIGITS - 1 && length != CCCD_DIGITS - 2) || digits[0] == '0')
    return NULL;
  number = g_strconcat (length == CCCD_DIGITS - 1 ? "0" : "00", digits, NULL);
  return td_cccd_province_is_known (number) ? g_steal_pointer (&number) : NULL;
}

TdCccdState
td_cccd_read (const char *text, char **number)
{
  g_autofree char *digits = keep_digits (text);
  gsize length;

  *number = NULL;
  if (digits == NULL)
    return TD_CCCD_NONE;
  length = strlen (digits);
  if (strspn (digits, "0123456789") != length)
    return TD_CCCD_BAD;
  if (length == CCCD_DIGITS || length == CMND_DIGITS)
    {
      *number = g_steal_pointer (&digits);
      return length == CCCD_DIGITS ? TD_CCCD_GOOD : TD_CCCD_OLD;
    }
  *number = restore_zeros (digits, length);
  return *number != NULL ? TD_CCCD_ZERO_LOST : TD_CCCD_BAD;
}

gboolean
td_cccd_is_female (const char *number)
{
  return is_cccd (number) && (number[3] - '0') % 2 == 1;
}

guint
td_cccd_birth_year (const char *number)
{
  if (!is_cccd (number))
    return 0;
  return (19 + (guint) (number[3] - '0') / 2) * 100 + (guint) (number[4] - '0') * 10 +
         (guint) (number[5] - '0');
}

gboolean
td_cccd_province_is_known (const char *number)
{
  guint code;

  if (!is_cccd (number))
    return FALSE;
  code = (guint) (number[0] - '0') * 100 + (guint) (number[1] - '0') * 10 +
         (guint) (number[2] - '0');
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (provinces[i] == code)
      return TRUE;
  return FALSE;
}

char *
td_cccd_mask (const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;

  if (length == 0)
    return g_strdup ("");
  if (is_cccd (number))
    return g_strdup_printf ("%.3s ••• %s", number, number + length - SHOWN_DIGITS);
  /* Of a shorter number the same digits would give most of it away. */
  if (length == CMND_DIGITS && strspn (number, "0123456789") == length)
    return g_strdup_printf ("••• %s", number + length - SHOWN_DIGITS);
  return g_strdup ("•••");
}
