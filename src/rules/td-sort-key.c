/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-text.h"

#include "td-letter.h"

#include <string.h>

/*
 * A key is printable ASCII.  Bytes of the primary level in ascending order:
 * the end of a part of a name, the end of a level, a blank, punctuation (with
 * its code point), digits, the 33 letters, letters of other scripts (with their
 * code point).  The two levels below have one digit for each primary element,
 * without the zeros at the end.
 */
#define PART_END ' '
#define LEVEL_END '!'
#define BLANK '"'
#define PUNCTUATION '#'
#define OTHER_LETTER 'z'

typedef struct
{
  GString *key;
  char *tones;
  char *cases;
  gsize n_elements;
} Writer;

static void
write_levels_below (Writer *writer)
{
  gsize n_tones = writer->n_elements;
  gsize n_cases = writer->n_elements;

  while (n_tones > 0 && writer->tones[n_tones - 1] == '0')
    n_tones--;
  while (n_cases > 0 && writer->cases[n_cases - 1] == '0')
    n_cases--;
  if (n_tones > 0 || n_cases > 0)
    {
      g_string_append_c (writer->key, LEVEL_END);
      g_string_append_len (writer->key, writer->tones, (gssize) n_tones);
    }
  if (n_cases > 0)
    {
      g_string_append_c (writer->key, LEVEL_END);
      g_string_append_len (writer->key, writer->cases, (gssize) n_cases);
    }
}

static void
write_element (Writer *writer, gunichar c, const TdLetter *letter)
{
  guint rank = td_letter_get_rank (letter);
  gboolean is_upper = letter->is_upper;

  if (rank > 0)
    {
      g_string_append_c (writer->key, (char) (rank <= 26 ? 'A' + rank - 1 : 'a' + rank - 27));
    }
  else if (letter->base != 0)
    {
      g_string_append_c (writer->key, letter->base);
    }
  else if (g_unichar_isalnum (c))
    {
      is_upper = g_unichar_isupper (c);
      g_string_append_printf (writer->key, "%c%06x", OTHER_LETTER, g_unichar_tolower (c));
    }
  else
    {
      g_string_append_printf (writer->key, "%c%06x", PUNCTUATION, c);
    }
  writer->tones[writer->n_elements] = (char) ('0' + letter->tone);
  writer->cases[writer->n_elements] = is_upper ? '1' : '0';
  writer->n_elements++;
}

static void
write_blank (Writer *writer)
{
  g_string_append_c (writer->key, BLANK);
  writer->tones[writer->n_elements] = '0';
  writer->cases[writer->n_elements] = '0';
  writer->n_elements++;
}

/* Whether marks may hide in a script that the table does not know. */
static gboolean
needs_composing (const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = td_letter_next (&text);

      if (c >= 0x370 && (c < 0x1e00 || c >= 0x2000))
        return TRUE;
    }
  return FALSE;
}

static void
write_text (Writer *writer, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean is_after_blank = FALSE;

  while (text < end)
    {
      gunichar c = td_letter_next (&text);
      TdLetter letter = td_letter_look_up (c);

      if (td_letter_is_blank (c))
        is_after_blank = TRUE;
      if (td_letter_is_blank (c) || td_letter_is_hidden (c) || td_letter_is_mark (c))
        continue;
      /* The marks behind a letter belong to it, in whatever order they come. */
      while (text < end)
        {
          const char *behind = text;
          gunichar mark = td_letter_next (&behind);

          if (!td_letter_is_mark (mark))
            break;
          td_letter_add_mark (&letter, mark);
          text = behind;
        }
      if (is_after_blank && writer->n_elements > 0)
        write_blank (writer);
      is_after_blank = FALSE;
      write_element (writer, c, &letter);
    }
}

static void
append_key (GString *key, const char *text, gsize length)
{
  g_autofree char *composed = NULL;
  g_autofree char *levels = NULL;
  Writer writer = { .key = key };

  if (needs_composing (text, length))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
      text = composed;
      length = strlen (composed);
    }
  /* An element takes a byte of the text at least, and a blank replaces one. */
  levels = g_malloc (2 * length + 2);
  writer.tones = levels;
  writer.cases = levels + length + 1;
  write_text (&writer, text, length);
  write_levels_below (&writer);
}

char *
td_text_sort_key (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;
  GString *key = g_string_sized_new (2 * length);

  if (length > 0)
    append_key (key, text, length);
  return g_string_free (key, FALSE);
}

static gsize
trim_end (const char *text, gsize length)
{
  while (length > 0)
    {
      const char *last = g_utf8_find_prev_char (text, text + length);
      const char *p = last;
      gunichar c;

      if (last == NULL)
        break;
      c = td_letter_next (&p);
      if (!td_letter_is_blank (c) && !td_letter_is_hidden (c))
        break;
      length = (gsize) (last - text);
    }
  return length;
}

/* The bytes of @name before a trailing "(…)"; a name that is nothing else keeps it. */
static gsize
measure_without_note (const char *name)
{
  gsize length = trim_end (name, strlen (name));

  while (length > 0 && name[length - 1] == ')')
    {
      gsize open = length - 1;

      while (open > 0 && name[open] != '(')
        open--;
      if (name[open] != '(' || trim_end (name, open) == 0)
        break;
      length = trim_end (name, open);
    }
  return length;
}

/* Where the last word of the first @length bytes begins. */
static gsize
find_given (const char *name, gsize length)
{
  const char *p = name;
  gsize start = 0;

  while ((gsize) (p - name) < length)
    {
      gunichar c = td_letter_next (&p);

      if (td_letter_is_blank (c))
        start = (gsize) (p - name);
    }
  return start;
}

char *
td_name_sort_key (const char *full_name)
{
  const char *name = full_name != NULL ? full_name : "";
  gsize length = measure_without_note (name);
  gsize given = find_given (name, length);
  gsize family = trim_end (name, given);
  GString *key = g_string_sized_new (2 * strlen (name) + 2);

  append_key (key, name + given, length - given);
  if (family > 0 || name[length] != '\0')
    {
      g_string_append_c (key, PART_END);
      append_key (key, name, family);
    }
  if (name[length] != '\0' && trim_end (name, strlen (name)) > length)
    {
      g_string_append_c (key, PART_END);
      append_key (key, name + length, strlen (name + length));
    }
  return g_string_free (key, FALSE);
}

char *
td_name_given (const char *full_name)
{
  const char *name = full_name != NULL ? full_name : "";
  gsize length = measure_without_note (name);
  gsize given = find_given (name, length);

  return g_strndup (name + given, length - given);
}

static gboolean
has_lower_case (const char *text)
{
  while (*text != '\0')
    if (g_unichar_islower (td_letter_next (&text)))
      return TRUE;
  return FALSE;
}

char *
td_name_from_capitals (const char *full_name)
{
  GString *name;
  gboolean is_at_start = TRUE;

  if (full_name == NULL || has_lower_case (full_name))
    return g_strdup (full_name);
  name = g_string_sized_new (strlen (full_name));
  while (*full_name != '\0')
    {
      gunichar c = td_letter_next (&full_name);

      g_string_append_unichar (name, is_at_start ? c : g_unichar_tolower (c));
      /* H'Hen and Y-Moan keep their second capital. */
      if (!td_letter_is_mark (c))
        is_at_start = !g_unichar_isalnum (c);
    }
  return g_string_free (name, FALSE);
}
