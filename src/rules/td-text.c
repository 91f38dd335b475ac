/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-text.h"

#include "td-letter.h"

#include <string.h>

/* Latin letters up to the combining marks, and the Vietnamese block, are
 * composed already; anything else is left to GLib to judge. */
static gboolean
is_surely_composed (const char *text)
{
  while (*text != '\0')
    {
      gunichar c = td_letter_next (&text);

      if (c >= 0x300 && (c < 0x1ea0 || c > 0x1ef9) && (c < 0x2010 || c > 0x2027))
        return FALSE;
    }
  return TRUE;
}

static char *
compose (char *text)
{
  char *composed;

  if (is_surely_composed (text))
    return text;
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return text;
  g_free (text);
  return composed;
}

char *
td_text_clean (const char *text)
{
  GString *clean;
  gboolean is_after_blank = FALSE;

  if (text == NULL)
    return NULL;
  clean = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      gunichar c = td_letter_next (&text);

      if (td_letter_is_hidden (c))
        continue;
      if (td_letter_is_blank (c))
        {
          is_after_blank = TRUE;
          continue;
        }
      if (is_after_blank && clean->len > 0)
        g_string_append_c (clean, ' ');
      is_after_blank = FALSE;
      if (c < 0x80)
        g_string_append_c (clean, (char) c);
      else
        g_string_append_unichar (clean, c);
    }
  if (clean->len == 0)
    return g_string_free (clean, TRUE);
  return compose (g_string_free (clean, FALSE));
}

static void
append_folded (GString *folded, gboolean *is_after_blank, const char *utf8, gsize length)
{
  if (*is_after_blank && folded->len > 0)
    g_string_append_c (folded, ' ');
  *is_after_blank = FALSE;
  g_string_append_len (folded, utf8, (gssize) length);
}

/* What is not in the table: other scripts, ligatures, full-width letters. */
static void
fold_foreign (GString *folded, gboolean *is_after_blank, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    {
      gunichar part = g_unichar_tolower (parts[i]);
      TdLetter letter = td_letter_look_up (part);
      char utf8[6];

      if (letter.base != 0)
        append_folded (folded, is_after_blank, &letter.base, 1);
      else if (td_letter_is_mark (part))
        continue;
      else if (g_unichar_isalnum (part))
        append_folded (folded, is_after_blank, utf8, (gsize) g_unichar_to_utf8 (part, utf8));
      else
        *is_after_blank = TRUE;
    }
}

char *
td_text_fold (const char *text)
{
  GString *folded = g_string_sized_new (text != NULL ? strlen (text) : 0);
  gboolean is_after_blank = FALSE;

  while (text != NULL && *text != '\0')
    {
      gunichar c = td_letter_next (&text);
      TdLetter letter = td_letter_look_up (c);

      if (letter.base != 0)
        append_folded (folded, &is_after_blank, &letter.base, 1);
      else if (c < 0x80)
        is_after_blank = TRUE;
      else if (!td_letter_is_mark (c) && !td_letter_is_hidden (c))
        fold_foreign (folded, &is_after_blank, c);
    }
  return g_string_free (folded, FALSE);
}

gboolean
td_text_has_marks (const char *text)
{
  while (text != NULL && *text != '\0')
    {
      gunichar c = td_letter_next (&text);
      TdLetter letter = td_letter_look_up (c);

      if (letter.quality != TD_QUALITY_NONE || letter.tone != TD_TONE_NONE ||
          td_letter_is_mark (c))
        return TRUE;
    }
  return FALSE;
}

char *
td_text_lower (const char *text)
{
  GString *lower = g_string_sized_new (text != NULL ? strlen (text) : 0);

  while (text != NULL && *text != '\0')
    {
      gunichar c = td_letter_next (&text);

      if (c < 0x80)
        g_string_append_c (lower, g_ascii_tolower ((char) c));
      else
        g_string_append_unichar (lower, g_unichar_tolower (c));
    }
  return compose (g_string_free (lower, FALSE));
}

/* Whether @text, letter by letter in lower case, begins with @lower. */
static gboolean
begins_with (const char *text,
             const char *lower)
{
  while (*lower != '\0')
    {
      const gunichar c = g_utf8_get_char (text);

      if (*text == '\0' ||
          (c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c)) !=
            g_utf8_get_char (lower))
        return FALSE;
      text = g_utf8_next_char (text);
      lower = g_utf8_next_char (lower);
    }
  return TRUE;
}

/* Registers hold NFC only, so that lower case letter by letter is what
 * td_text_lower() gives. */
gboolean
td_text_holds (const char *text, const char *lower)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (begins_with (text, lower))
      return TRUE;
  return FALSE;
}

guint
td_text_distance (const char *a, const char *b)
{
  glong length_a, length_b;
  g_autofree gunichar *chars_a = g_utf8_to_ucs4_fast (a, -1, &length_a);
  g_autofree gunichar *chars_b = g_utf8_to_ucs4_fast (b, -1, &length_b);
  g_autofree guint *row = g_new (guint, (gsize) length_b + 1);

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint above = row[j];
          guint replaced = diagonal + (chars_a[i - 1] == chars_b[j - 1] ? 0 : 1);

          row[j] = MIN (MIN (above, row[j - 1]) + 1, replaced);
          diagonal = above;
        }
    }
  return row[length_b];
}

char *
td_text_name_some (GPtrArray *names, guint most)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < most; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len > most)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

gboolean
td_words_find (const char *const *codes, const char *const *terms, guint n, const char *text,
               guint *value)
{
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < n && *folded != '\0'; i++)
    {
      g_autofree char *code = td_text_fold (codes[i]);
      g_autofree char *term = td_text_fold (terms[i]);

      if (g_str_equal (folded, code) || g_str_equal (folded, term))
        {
          *value = i;
          return TRUE;
        }
    }
  return FALSE;
}
