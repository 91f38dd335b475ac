/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-text.h"

#include <string.h>

/* Dates of lists: what td_date_read() knows, and what needs the present day or
 * the cell to be understood. */

/* Nobody in a list is younger; what else is dated lies ahead by a year at most. */
#define YOUNGEST_AGE 15
#define MOST_AHEAD 1
/* Serials of 1930 to 2064: numbers of a date whose format was lost, and no years. */
#define FIRST_SERIAL 10959
#define LAST_SERIAL 60264

static void
add_doubt (TdImportRow *row, const char *key, const TdImportText *text, TdDate date)
{
  TdImportDoubt doubt = { g_intern_string (key), row->raw->number, text->column, date };

  if (row->doubts == NULL)
    row->doubts = g_array_new (FALSE, FALSE, sizeof (TdImportDoubt));
  g_array_append_val (row->doubts, doubt);
}

TdImportProblem *
td_import_doubt_to_problem (const TdImportDoubt *self)
{
  g_autofree char *value = td_date_to_text (self->date);
  g_autofree char *read = td_date_to_document (self->date);

  return td_import_problem_new ("date-ambiguous", self->row, self->column, self->key, value, read,
                                NULL);
}

/* A number that is the serial of a date whose format was lost. */
static gboolean
read_serial (const TdImportText *text, TdDate *date)
{
  if (text->cell == NULL || text->cell->kind != TD_CELL_NUMBER ||
      text->cell->number < FIRST_SERIAL || text->cell->number > LAST_SERIAL)
    return FALSE;
  *date = td_date_from_serial (text->cell->number, FALSE);
  return td_date_is_set (*date);
}

/* "16061986", and "19860616" as programs write it. */
static gboolean
read_digits (const char *text, TdDate *date)
{
  g_autofree char *day_first = NULL;
  g_autofree char *year_first = NULL;

  if (strlen (text) != 8 || strspn (text, "0123456789") != 8)
    return FALSE;
  day_first = g_strdup_printf ("%.2s/%.2s/%s", text, text + 2, text + 4);
  if (td_date_read (day_first, date) == TD_DATE_READ && date->year >= 1900)
    return TRUE;
  year_first = g_strdup_printf ("%.4s-%.2s-%s", text, text + 4, text + 6);
  return td_date_read (year_first, date) == TD_DATE_READ && date->year >= 1900;
}

/* "1.12.80": of the two centuries the one that can be. */
static gboolean
read_short_year (const char *text, gboolean is_birth, TdDate *date)
{
  const char *year = text + strlen (text);
  guint latest = td_date_today ().year + MOST_AHEAD;
  g_autofree char *full = NULL;
  guint number;

  if (is_birth)
    latest = td_date_today ().year - YOUNGEST_AGE;
  while (year > text && g_ascii_isdigit (year[-1]))
    year--;
  if (year == text || strlen (year) != 2 || strchr ("/.-", year[-1]) == NULL ||
      !g_ascii_isdigit (*text))
    return FALSE;
  number = (guint) g_ascii_strtoull (year, NULL, 10) + 2000;
  if (number > latest)
    number -= 100;
  full = g_strdup_printf ("%.*s%u", (int) (year - text), text, number);
  /* "5/80" would be a month, and 05.80 might be a score. */
  return td_date_read (full, date) == TD_DATE_READ && td_date_is_full (*date);
}

/* What is no date as it stands, but can be meant for one only. */
static gboolean
guess_date (TdImportRow *row, const char *key, const TdImportText *text, TdDate *date)
{
  g_autofree char *tight = NULL;
  g_autofree char *read = NULL;
  gboolean is_birth = g_str_has_prefix (key, "birth");

  /* An apostrophe was to make Excel take it as text. */
  tight = g_strdup (*text->text == '\'' ? text->text + 1 : text->text);
  if (g_str_has_suffix (tight, "."))
    tight[strlen (tight) - 1] = '\0';
  if (td_date_read (tight, date) == TD_DATE_READ)
    {
      if (td_date_is_ambiguous (*date))
        add_doubt (row, key, text, *date);
      return TRUE;
    }
  g_strdelimit (tight, "\\,;", '/');
  if (!read_serial (text, date) && !read_digits (tight, date) &&
      !read_short_year (tight, is_birth, date) &&
      !(td_date_read (tight, date) == TD_DATE_READ && td_date_is_full (*date)))
    return FALSE;
  read = td_date_to_text (*date);
  td_import_row_complain (row, "date-guessed", key, text, read, NULL);
  return TRUE;
}

gboolean
td_import_read_date (TdImportRow *row, const char *key, const TdImportText *text,
                     gboolean is_needed, TdDate *date)
{
  g_autofree char *read = NULL;
  TdDateReading reading;

  if (text->cell != NULL && text->cell->kind == TD_CELL_DATE && td_date_is_set (text->cell->date))
    {
      *date = text->cell->date;
      return TRUE;
    }
  reading = td_date_read (text->text, date);
  read = td_date_to_text (*date);
  switch (reading)
    {
    case TD_DATE_READ:
      if (td_date_is_ambiguous (*date))
        add_doubt (row, key, text, *date);
      return TRUE;
    case TD_DATE_READ_MONTH_FIRST:
      row->has_month_first = TRUE;
      td_import_row_complain (row, "date-month-first", key, text, read, NULL);
      return TRUE;
    case TD_DATE_READ_YEAR_KEPT:
      td_import_row_complain (row, "date-year-only-kept", key, text, read, NULL);
      return TRUE;
    case TD_DATE_READ_IMPOSSIBLE:
      td_import_row_complain (row, "date-impossible", key, text, NULL, NULL);
      return FALSE;
    case TD_DATE_READ_NOT_A_DATE:
      if (guess_date (row, key, text, date))
        return TRUE;
      td_import_row_complain (row, is_needed ? "date-unreadable" : "date-ignored", key, text, NULL,
                              NULL);
      return FALSE;
    case TD_DATE_READ_NOTHING:
    default:
      return FALSE;
    }
}

