/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-legacy-text.h"

#include <string.h>

/* What a text must hold before anything is said about it, and how clear it must be. */
#define MIN_WORDS 3
/* Enough of a long list to be sure. */
#define MAX_WORDS 20000
#define MIN_SHARE_AS_LEGACY 85
#define MAX_SHARE_AS_IT_IS 50

/* TCVN 5712:1993 VN3, bytes 0xA1 to 0xFE; 0 where it has no letter. */
static const gunichar2 tcvn3_letters[] = {
  /* A1 */ 0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110,
  /* A8 */ 0x0103, 0x00E2, 0x00EA, 0x00F4, 0x01A1, 0x01B0, 0x0111, 0,
  /* B0 */ 0,      0,      0,      0,      0,      0x00E0, 0x1EA3, 0x00E3,
  /* B8 */ 0x00E1, 0x1EA1, 0,      0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0,
  /* C0 */ 0,      0,      0,      0,      0,      0,      0x1EB7, 0x1EA7,
  /* C8 */ 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0,      0x1EBB, 0x1EBD,
  /* D0 */ 0x00E9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC,
  /* D8 */ 0x1EC9, 0,      0,      0,      0x0129, 0x00ED, 0x1ECB, 0x00F2,
  /* E0 */ 0,      0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7,
  /* E8 */ 0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9,
  /* F0 */ 0,      0x1EE7, 0x0169, 0x00FA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF,
  /* F8 */ 0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5,
};

/* VNI: letters that are one character, by lower case. */
static const struct
{
  gunichar2 from;
  gunichar2 to;
} vni_letters[] = {
  { 0x00F1, 0x0111 }, { 0x00F4, 0x01A1 }, { 0x00F6, 0x01B0 }, { 0x00ED, 0x00ED },
  { 0x00EC, 0x00EC }, { 0x00E6, 0x1EC9 }, { 0x00F3, 0x0129 }, { 0x00F2, 0x1ECB },
  { 0x00EE, 0x1EF5 },
};

/* VNI: a character after the letter that puts marks on it: a shape, a tone or both. */
static const struct
{
  gunichar2 from;
  gunichar2 shape;
  gunichar2 tone;
} vni_marks[] = {
  { 0x00F9, 0, 0x0301 },      { 0x00F8, 0, 0x0300 },      { 0x00FB, 0, 0x0309 },
  { 0x00F5, 0, 0x0303 },      { 0x00EF, 0, 0x0323 },      { 0x00EA, 0x0306, 0 },
  { 0x00E9, 0x0306, 0x0301 }, { 0x00E8, 0x0306, 0x0300 }, { 0x00FA, 0x0306, 0x0309 },
  { 0x00FC, 0x0306, 0x0303 }, { 0x00EB, 0x0306, 0x0323 }, { 0x00E2, 0x0302, 0 },
  { 0x00E1, 0x0302, 0x0301 }, { 0x00E0, 0x0302, 0x0300 }, { 0x00E5, 0x0302, 0x0309 },
  { 0x00E3, 0x0302, 0x0303 }, { 0x00E4, 0x0302, 0x0323 },
};

TdLegacyEncoding
td_legacy_text_from_font (const char *font)
{
  gsize length;

  if (font == NULL)
    return TD_LEGACY_NONE;
  length = strlen (font);
  if (g_ascii_strncasecmp (font, ".Vn", 3) == 0)
    return font[length - 1] == 'H' ? TD_LEGACY_TCVN3_CAPITALS : TD_LEGACY_TCVN3;
  if (g_ascii_strncasecmp (font, "VNI-", 4) == 0 || g_ascii_strncasecmp (font, "VNI ", 4) == 0)
    return TD_LEGACY_VNI;
  return TD_LEGACY_NONE;
}

/* Letters that only Unicode text has: all of Vietnamese that Latin-1 has not. */
static gboolean
is_unicode_letter (gunichar c)
{
  return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x0300 && c <= 0x0323) || c == 0x0102 ||
         c == 0x0103 || c == 0x0110 || c == 0x0111 || c == 0x0128 || c == 0x0129 || c == 0x0168 ||
         c == 0x0169 || c == 0x01A0 || c == 0x01A1 || c == 0x01AF || c == 0x01B0;
}

static gboolean
has_unicode_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (is_unicode_letter (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
convert_tcvn3 (const char *text,
               GString    *to)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c >= 0xA1 && c < 0xA1 + G_N_ELEMENTS (tcvn3_letters) && tcvn3_letters[c - 0xA1] != 0)
        c = tcvn3_letters[c - 0xA1];
      g_string_append_unichar (to, c);
    }
}

/* The letter that a VNI character is by itself; case is kept. */
static gunichar
convert_vni_letter (gunichar c)
{
  gunichar lower = g_unichar_tolower (c);

  for (gsize i = 0; i < G_N_ELEMENTS (vni_letters); i++)
    if (vni_letters[i].from == lower)
      return c == lower ? vni_letters[i].to : g_unichar_toupper (vni_letters[i].to);
  return c;
}

/* Appends the marks that @mark puts on the VNI letter @base; %FALSE when it puts none. */
static gboolean
append_vni_marks (gunichar  base,
                  gunichar  mark,
                  GString  *to)
{
  const gunichar lower = g_unichar_tolower (base);

  mark = g_unichar_tolower (mark);
  for (gsize i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    {
      if (vni_marks[i].from != mark)
        continue;
      /* Breves stand on a, circumflexes on a, e and o, tones on every vowel but i, whose
       * accented forms are letters of their own. */
      if ((vni_marks[i].shape == 0x0306 && lower != 'a') ||
          (vni_marks[i].shape == 0x0302 && lower != 'a' && lower != 'e' && lower != 'o') ||
          (lower != 'a' && lower != 'e' && lower != 'o' && lower != 'u' && lower != 'y' &&
           lower != 0x00F4 && lower != 0x00F6))
        return FALSE;
      if (vni_marks[i].shape != 0)
        g_string_append_unichar (to, vni_marks[i].shape);
      if (vni_marks[i].tone != 0)
        g_string_append_unichar (to, vni_marks[i].tone);
      return TRUE;
    }
  return FALSE;
}

static void
convert_vni (const char *text,
             GString    *to)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      text = g_utf8_next_char (text);
      g_string_append_unichar (to, convert_vni_letter (c));
      if (*text != '\0' && append_vni_marks (c, g_utf8_get_char (text), to))
        text = g_utf8_next_char (text);
    }
}

char *
td_legacy_text_convert (const char       *text,
                        TdLegacyEncoding  encoding)
{
  g_autoptr (GString) converted = NULL;
  g_autofree char *composed = NULL;

  if (encoding == TD_LEGACY_NONE || has_unicode_letter (text))
    return g_strdup (text);
  converted = g_string_sized_new (strlen (text));
  if (encoding == TD_LEGACY_VNI)
    convert_vni (text, converted);
  else
    convert_tcvn3 (text, converted);
  composed = g_utf8_normalize (converted->str, -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return g_strdup (text);
  if (encoding == TD_LEGACY_TCVN3_CAPITALS)
    return g_utf8_strup (composed, -1);
  return g_steal_pointer (&composed);
}

/* Runs of what can be letters in one of the encodings, so also of ª, ¸, µ and soft hyphens. */
static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c)
                  : c >= 0xA1 && !(c >= 0x2010 && c <= 0x206F);
}

typedef struct
{
  guint n_words;
  guint n_as_it_is;
  guint n_tcvn3;
  guint n_vni;
} Count;

static void
count_word (const char *start,
            const char *end,
            Count      *count)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *tcvn3 = NULL;
  g_autofree char *vni = NULL;

  if (g_str_is_ascii (word) || has_unicode_letter (word))
    return;
  tcvn3 = td_legacy_text_convert (word, TD_LEGACY_TCVN3);
  vni = td_legacy_text_convert (word, TD_LEGACY_VNI);
  count->n_words++;
  count->n_as_it_is += td_legacy_text_is_syllable (word) ? 1 : 0;
  count->n_tcvn3 += td_legacy_text_is_syllable (tcvn3) ? 1 : 0;
  count->n_vni += td_legacy_text_is_syllable (vni) ? 1 : 0;
}

static void
count_words (const char *text,
             Count      *count)
{
  while (*text != '\0' && count->n_words < MAX_WORDS)
    {
      const char *end = text;

      while (*end != '\0' && is_word_character (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > text)
        count_word (text, end, count);
      text = *end != '\0' ? g_utf8_next_char (end) : end;
    }
}

TdLegacyEncoding
td_legacy_text_detect (const char *const *samples,
                       gsize              n_samples)
{
  Count count = { 0 };
  guint best;

  for (gsize i = 0; i < n_samples; i++)
    if (samples[i] != NULL)
      count_words (samples[i], &count);
  best = MAX (count.n_tcvn3, count.n_vni);
  if (count.n_words < MIN_WORDS || count.n_tcvn3 == count.n_vni ||
      best * 100 < count.n_words * MIN_SHARE_AS_LEGACY ||
      count.n_as_it_is * 100 > count.n_words * MAX_SHARE_AS_IT_IS)
    return TD_LEGACY_NONE;
  return best == count.n_tcvn3 ? TD_LEGACY_TCVN3 : TD_LEGACY_VNI;
}
