/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-csv-delimiter.h"

/* What the delimiter is found by. */
#define HEAD_LINES 200

/* The number of delimiters in each of the first lines that are not empty; returns how many. */
static guint
count_delimiters (const char *text,
                  char        delimiter,
                  gboolean    has_quotes,
                  guint       counts[HEAD_LINES])
{
  guint n = 0;
  guint count = 0;
  gboolean is_empty = TRUE;
  gboolean is_quoted = FALSE;

  for (const char *c = text; n < HEAD_LINES; c++)
    {
      if (*c == '"' && has_quotes)
        is_quoted = !is_quoted;
      if (*c == '\0' || ((*c == '\n' || *c == '\r') && !is_quoted))
        {
          if (!is_empty)
            counts[n++] = count;
          count = 0;
          is_empty = TRUE;
          if (*c == '\0')
            break;
          continue;
        }
      is_empty = FALSE;
      if (*c == delimiter && !is_quoted)
        count++;
    }
  return n;
}

/* How many of the first lines have the number of delimiters that most lines with any have. */
static guint
count_agreeing_lines (const char *text,
                      char        delimiter,
                      guint      *n_lines)
{
  guint counts[HEAD_LINES];
  guint best = 0;

  *n_lines = count_delimiters (text, delimiter, TRUE, counts);
  /* One mark that is never closed, for inches perhaps, would make all one line. */
  if (*n_lines < 2)
    *n_lines = count_delimiters (text, delimiter, FALSE, counts);
  for (guint i = 0; i < *n_lines; i++)
    {
      guint n_same = 0;

      for (guint j = 0; j < *n_lines && counts[i] > 0; j++)
        n_same += counts[i] == counts[j];
      best = MAX (best, n_same);
    }
  return best;
}

char
td_csv_find_delimiter (const char *text)
{
  static const char candidates[] = { '\t', ';', '|', ',' };
  char delimiter = TD_CSV_NO_DELIMITER;
  guint best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_lines;
      guint n_agreeing = count_agreeing_lines (text, candidates[i], &n_lines);

      if (n_agreeing > best && n_agreeing * 2 > n_lines)
        {
          best = n_agreeing;
          delimiter = candidates[i];
        }
    }
  return delimiter;
}
