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

/* So many digits behind the third decimal tell whether they count: within 1e-9 of thousandths
 * they are what a binary number leaves of one that has no more. */
#define N_REST_DIGITS 6

/**
 * Digits: a number while it is read.
 * @value: in thousandths, once there are three decimals
 * @n_whole: without zeros in front
 * @n_decimals: all of them
 * @all_zeros, @all_nines: so are the first %N_REST_DIGITS behind the third
 */
typedef struct
{
  gint64   value;
  guint    n_whole;
  guint    n_decimals;
  gboolean all_zeros;
  gboolean all_nines;
} Digits;

/* @is_last: the last one before the mark, or of all */
static gboolean
add_whole_digit (Digits *self, char digit, gboolean is_last)
{
  self->n_whole += self->n_whole > 0 || digit != '0' || is_last;
  if (self->n_whole > MAX_WHOLE_DIGITS)
    return FALSE;
  self->value = self->value * 10 + (digit - '0');
  return TRUE;
}

static void
add_decimal (Digits *self, char digit)
{
  const guint place = self->n_decimals++;

  if (place < 3)
    self->value = self->value * 10 + (digit - '0');
  else if (place == 3)
    self->value += digit >= '5';
  if (place < 3 || place >= 3 + N_REST_DIGITS)
    return;
  self->all_zeros = self->all_zeros && digit == '0';
  self->all_nines = self->all_nines && digit == '9';
}

/* @mark: (nullable): in @text, see find_mark() */
static gboolean
read_digits (const char *text, const char *mark, Digits *digits)
{
  *digits = (Digits) { .all_zeros = TRUE, .all_nines = TRUE };
  for (const char *p = text; *p != '\0'; p++)
    {
      if (p == mark && digits->n_whole == 0)
        return FALSE;
      if (*p == '.' || *p == ',')
        continue;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      if (mark != NULL && p > mark)
        add_decimal (digits, *p);
      else if (!add_whole_digit (digits, *p, p[1] == '\0' || p + 1 == mark))
        return FALSE;
    }
  if (digits->n_whole == 0 || (mark != NULL && digits->n_decimals == 0))
    return FALSE;
  for (guint n = digits->n_decimals; n < 3; n++)
    digits->value *= 10;
  return TRUE;
}

static gboolean
read_decimal (const char *text, gint64 *thousandths, gboolean *is_exact)
{
  g_autofree char *clean = td_text_clean (text);
  const char *p = clean;
  const char *mark;
  gboolean is_negative = FALSE;
  Digits digits;

  if (clean == NULL)
    return FALSE;
  if (*p == '-' || *p == '+')
    is_negative = *p++ == '-';
  else if (g_str_has_prefix (p, "−"))
    {
      is_negative = TRUE;
      p += strlen ("−");
    }
  if (!find_mark (p, &mark) || !read_digits (p, mark, &digits))
    return FALSE;
  *thousandths = is_negative ? -digits.value : digits.value;
  *is_exact = digits.all_zeros ||
              (digits.all_nines && digits.n_decimals >= 3 + N_REST_DIGITS);
  return TRUE;
}

gboolean
td_decimal_read (const char *text, gint64 *thousandths)
{
  gboolean is_exact;

  return read_decimal (text, thousandths, &is_exact);
}

gboolean
td_decimal_read_exact (const char *text, gint64 *thousandths)
{
  gboolean is_exact;
  gint64 value;

  if (!read_decimal (text, &value, &is_exact) || !is_exact)
    return FALSE;
  *thousandths = value;
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

/* Doubles are good for 15 digits. */
#define N_DOUBLE_DIGITS 15
#define MAX_DECIMALS 12

char *
td_decimal_text_from_double (double value)
{
  gint64 thousandths = td_decimal_from_double (value);
  double distance;
  char format[8], text[64];
  int n_whole;
  gsize length;

  if (thousandths == G_MININT64)
    return g_strdup ("");
  distance = fabs (value - (double) thousandths / TD_DECIMAL_ONE);
  n_whole = fabs (value) < 1 ? 1 : (int) floor (log10 (fabs (value))) + 1;
  if (distance <= 1e-9 || n_whole > N_DOUBLE_DIGITS - 4)
    return td_decimal_to_text (thousandths);
  g_snprintf (format, sizeof format, "%%.%df", MIN (N_DOUBLE_DIGITS - n_whole, MAX_DECIMALS));
  g_ascii_formatd (text, sizeof text, format, value);
  for (length = strlen (text); text[length - 1] == '0'; length--)
    text[length - 1] = '\0';
  if (text[length - 1] == '.')
    text[length - 1] = '\0';
  return g_strdelimit (g_strdup (text), ".", ',');
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
