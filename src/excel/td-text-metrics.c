/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-text-metrics.h"

#include "td-letter.h"

#include <math.h>
#include <string.h>

#define MM_PER_POINT (25.4 / 72)
#define BOLD_FACTOR 1.07
#define LINE_FACTOR 1.2
#define MAX_HEIGHT 409 /* Excel's */
/* What Excel and LibreOffice leave free at the sides of a cell. */
#define CELL_PADDING 1.4
/* Programs round widths to pixels, and printers have metrics of their own: a
 * line too many looks better than one that is cut off. */
#define SAFETY 0.97

/* Advance widths of Times in thousandths of the size, from blank to "~".  The
 * font's metrics are the same in Times New Roman, Liberation Serif and Tinos. */
static const guint16 widths[] = {
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
  500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
  921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
  556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
  333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
  500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
};

static guint
get_advance (gunichar c)
{
  TdLetter letter;

  if (c >= ' ' && c <= '~')
    return widths[c - ' '];
  if (td_letter_is_mark (c) || td_letter_is_hidden (c))
    return 0;
  letter = td_letter_look_up (c);
  if (letter.base >= 'a' && letter.base <= 'z')
    {
      /* Horns stand beside their letter. */
      guint horn = letter.quality == TD_QUALITY_HORN ? 40 : 0;

      return widths[(letter.is_upper ? g_ascii_toupper (letter.base) : letter.base) - ' '] + horn;
    }
  if (c == 0xa0)
    return widths[0];
  return g_unichar_iswide (c) || c >= 0x2014 ? 1000 : 500;
}

static double
scale (guint64  thousandths,
       guint    size,
       gboolean bold)
{
  return thousandths / 1000.0 * size * MM_PER_POINT * (bold ? BOLD_FACTOR : 1);
}

double
td_text_width (const char *text,
               guint       size,
               gboolean    bold)
{
  guint64 sum = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    sum += get_advance (g_utf8_get_char (at));
  return scale (sum, size, bold);
}

/* The end of the first line of @text, and where the next line begins. */
static const char *
find_line_end (const char  *text,
               guint        size,
               gboolean     bold,
               double       room,
               const char **next)
{
  const char *blank = NULL;
  guint64 sum = 0;
  const char *at;

  for (at = text; *at != '\0' && *at != '\n'; at = g_utf8_next_char (at))
    {
      if (*at == ' ')
        blank = at;
      sum += get_advance (g_utf8_get_char (at));
      /* Blanks at the end of a line stand outside of it. */
      if (*at == ' ' || scale (sum, size, bold) <= room || at == text)
        continue;
      if (blank == NULL)
        {
          *next = at;
          return at;
        }
      *next = blank + 1;
      return blank;
    }
  *next = *at == '\n' ? at + 1 : at;
  return at;
}

GStrv
td_text_break (const char *text,
               guint       size,
               gboolean    bold,
               double      millimetres)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  double room = MAX (millimetres - CELL_PADDING, 1) * SAFETY;
  const char *at = text;

  do
    {
      const char *next;
      const char *end = find_line_end (at, size, bold, room, &next);

      g_ptr_array_add (lines, g_strndup (at, end - at));
      at = next;
    }
  while (*at != '\0');
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

guint
td_text_count_lines (const char *text,
                     guint       size,
                     gboolean    bold,
                     double      millimetres)
{
  g_auto (GStrv) lines = td_text_break (text, size, bold, millimetres);

  return g_strv_length (lines);
}

double
td_text_height (guint lines,
                guint size)
{
  return MIN (ceil (lines * size * LINE_FACTOR) + 3, MAX_HEIGHT);
}
