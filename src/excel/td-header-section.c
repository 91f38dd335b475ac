/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-header-private.h"

#include "td-text.h"

#include <string.h>

/* What a section of a list is called. */

gboolean
td_header_has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

const char *
td_header_skip_numbering (const char *text)
{
  const char *c = text;

  while (*c != '\0' && strchr ("IVXLC", *c) != NULL)
    c++;
  if (c == text && g_ascii_isalpha (*c))
    c++;
  if (c == text)
    return NULL;
  while (*c == ' ')
    c++;
  if (*c != '\0' && strchr (".)/-:", *c) == NULL)
    return NULL;
  while (*c == '.' || *c == ')' || *c == '/' || *c == '-' || *c == ':' || *c == ' ')
    c++;
  return c;
}

gboolean
td_header_is_numbering (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  const char *end = clean != NULL ? td_header_skip_numbering (clean) : NULL;

  return end != NULL && *end == '\0';
}

/* "1. ", "2.3 - " at the front, or NULL; behind it letters, since "1" alone is no name. */
static const char *
skip_figures (const char *text)
{
  const char *c = text;

  while (g_ascii_isdigit (*c) || (c > text && *c == '.'))
    c++;
  if (c == text || (c[-1] != '.' && (*c == '\0' || strchr (")/-: ", *c) == NULL)))
    return NULL;
  while (*c != '\0' && strchr (".)/-: ", *c) != NULL)
    c++;
  return td_header_has_letter (c) ? c : NULL;
}

static gboolean
skip_word (const char **text, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*text, word, length) != 0)
    return FALSE;
  *text += length;
  return TRUE;
}

/* Whether @text is no more than how many there are: "4 người", "có 05 đ/c", and "12" where a
 * bare number cannot be part of a name. */
static gboolean
is_count (const char *text,
          gboolean    may_be_bare)
{
  static const char *const words[] = {
    "nguoi", "d c", "dc", "dong chi", "can bo", "cong chuc", "vien chuc", "bien che", "ld", "cb",
    "nhan su", "cbcc", "cbccvc", "ccvc", "lao dong",
  };
  g_autofree char *folded = td_text_fold (text);
  const char *c = folded;

  skip_word (&c, "tong so ");
  skip_word (&c, "co ");
  if (!g_ascii_isdigit (*c))
    return FALSE;
  while (g_ascii_isdigit (*c) || *c == ' ')
    c++;
  if (*c == '\0')
    return may_be_bare;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (c, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Leaves out ": 4 người", "(04 đ/c)", "- 05 người" at the end. */
static void
drop_count (char *text)
{
  static const struct
  {
    const char *mark;
    gboolean    may_be_bare;
  } marks[] = {
    { "(", TRUE }, { ":", TRUE }, { " - ", FALSE }, { " – ", FALSE }, { ", ", FALSE },
    { " có ", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *found = g_strrstr (text, marks[i].mark);

      if (found != NULL && found > text &&
          is_count (found + strlen (marks[i].mark), marks[i].may_be_bare))
        *found = '\0';
    }
  g_strchomp (text);
  if (g_str_has_suffix (text, ":"))
    text[strlen (text) - 1] = '\0';
  g_strchomp (text);
}

char *
td_header_name_section (const char *line)
{
  char *text = td_text_clean (line);
  const char *rest;

  if (text == NULL)
    return g_strdup ("");
  rest = td_header_skip_numbering (text);
  if (rest == NULL)
    rest = skip_figures (text);
  if (rest != NULL && *rest != '\0')
    memmove (text, rest, strlen (rest) + 1);
  drop_count (text);
  return text;
}

char *
td_header_section_text (const TdSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];

      if (cell->kind == TD_CELL_TEXT && td_header_has_letter (cell->text) &&
          !td_header_is_numbering (cell->text))
        return td_header_name_section (cell->text);
    }
  return g_strdup ("");
}
