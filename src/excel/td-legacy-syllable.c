/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-legacy-text.h"

#include <string.h>

/*
 * The spelling of Vietnamese syllables: one of these beginnings, vowels and
 * endings, and one tone at most.
 */
static const char *const beginnings[] = {
  "",  "b", "c",  "ch", "d",   "đ",  "g", "gh", "gi", "h", "k",  "kh", "l", "m",
  "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
};

static const char *const endings[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };

static const char *const vowels[] = {
  "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "oa", "oe", "uê", "uy", "uơ",
};

/* Only before an ending. */
static const char *const closed_vowels[] = {
  "ă", "â", "iê", "oă", "oo", "uâ", "uô", "uyê", "ươ", "yê",
};

/* Never before an ending. */
static const char *const open_vowels[] = {
  "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iêu", "iu", "oai", "oao", "oay", "oeo",
  "oi", "ôi", "ơi", "ua", "uây", "ui", "uôi", "uya", "uyu", "ưa", "ưi", "ươi", "ươu", "ưu", "yêu",
};

static gboolean
is_tone (gunichar c)
{
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

/* The letters with their shapes but without tones; @tone is the last tone taken out. */
static char *
remove_tones (const char *word,
              guint      *n_tones,
              gunichar   *tone)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) rest = g_string_new (NULL);

  *n_tones = 0;
  *tone = 0;
  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_tone (c))
        {
          *tone = c;
          ++*n_tones;
        }
      else
        {
          g_string_append_unichar (rest, c);
        }
    }
  return g_utf8_normalize (rest->str, -1, G_NORMALIZE_NFC);
}

static gboolean
contains (const char *const *list,
          gsize              n,
          const char        *text,
          gsize              length)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i]) == length && memcmp (list[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_rhyme (const char *text,
          gunichar    tone)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);
      gsize n = length - ending;

      if (!g_str_has_suffix (text, endings[i]))
        continue;
      /* c, ch, p and t stop the voice: only sắc and nặng are heard. */
      if (strchr ("cpt", endings[i][0]) != NULL && endings[i][0] != '\0' && tone != 0x0301 &&
          tone != 0x0323)
        continue;
      if (contains (vowels, G_N_ELEMENTS (vowels), text, n) ||
          (ending > 0 && contains (closed_vowels, G_N_ELEMENTS (closed_vowels), text, n)) ||
          (ending == 0 && contains (open_vowels, G_N_ELEMENTS (open_vowels), text, n)))
        return TRUE;
    }
  return FALSE;
}

gboolean
td_legacy_text_is_syllable (const char *word)
{
  guint n_tones;
  gunichar tone;
  g_autofree char *letters = remove_tones (word, &n_tones, &tone);

  if (letters == NULL || n_tones > 1)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (letters, beginnings[i]) &&
        is_rhyme (letters + strlen (beginnings[i]), tone))
      return TRUE;
  return FALSE;
}
