/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-letter.h"

/* Basic Latin to Latin Extended-B, and Latin Extended Additional. */
#define LOW_END 0x250
#define HIGH_START 0x1e00
#define HIGH_END 0x1f00
#define TABLE_SIZE (LOW_END + HIGH_END - HIGH_START)

typedef struct
{
  TdLetter letters[TABLE_SIZE];
  guint8 ranks[26][TD_N_QUALITIES];
} Tables;

/* The letters in the primary order of CLDR vi. */
static const char alphabet[] = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

static gboolean
is_continuation (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

gunichar
td_letter_next (const char **text)
{
  const guchar *s = (const guchar *) *text;
  gunichar c = 0xfffd;
  guint length = 1;

  if (s[0] < 0x80)
    {
      c = s[0];
    }
  else if (s[0] >= 0xc2 && s[0] < 0xe0 && is_continuation (s[1]))
    {
      c = (gunichar) (s[0] & 0x1f) << 6 | (s[1] & 0x3f);
      length = 2;
    }
  else if ((s[0] & 0xf0) == 0xe0 && is_continuation (s[1]) && is_continuation (s[2]))
    {
      gunichar three = (gunichar) (s[0] & 0x0f) << 12 | (gunichar) (s[1] & 0x3f) << 6 |
                       (s[2] & 0x3f);

      if (three >= 0x800 && (three < 0xd800 || three > 0xdfff))
        {
          c = three;
          length = 3;
        }
    }
  else if (s[0] >= 0xf0 && s[0] < 0xf5 && is_continuation (s[1]) && is_continuation (s[2]) &&
           is_continuation (s[3]))
    {
      gunichar four = (gunichar) (s[0] & 0x07) << 18 | (gunichar) (s[1] & 0x3f) << 12 |
                      (gunichar) (s[2] & 0x3f) << 6 | (s[3] & 0x3f);

      if (four >= 0x10000 && four <= 0x10ffff)
        {
          c = four;
          length = 4;
        }
    }
  *text += length;
  return c;
}

static gboolean
carries_quality (char base, TdQuality quality)
{
  switch (quality)
    {
    case TD_QUALITY_BREVE:
      return base == 'a';
    case TD_QUALITY_CIRCUMFLEX:
      return base == 'a' || base == 'e' || base == 'o';
    case TD_QUALITY_HORN:
      return base == 'o' || base == 'u';
    case TD_QUALITY_STROKE:
      return base == 'd';
    case TD_QUALITY_NONE:
    default:
      return FALSE;
    }
}

static void
set_quality (TdLetter *letter, TdQuality quality)
{
  if (letter->quality == TD_QUALITY_NONE && carries_quality (letter->base, quality))
    letter->quality = quality;
  else if (letter->tone == TD_TONE_NONE)
    letter->tone = TD_TONE_FOREIGN;
}

void
td_letter_add_mark (TdLetter *letter, gunichar mark)
{
  TdTone tone = TD_TONE_FOREIGN;

  switch (mark)
    {
    case 0x0306:
      set_quality (letter, TD_QUALITY_BREVE);
      return;
    case 0x0302:
      set_quality (letter, TD_QUALITY_CIRCUMFLEX);
      return;
    case 0x031b:
      set_quality (letter, TD_QUALITY_HORN);
      return;
    case 0x0300:
    case 0x0340:
      tone = TD_TONE_HUYEN;
      break;
    case 0x0309:
      tone = TD_TONE_HOI;
      break;
    case 0x0303:
      tone = TD_TONE_NGA;
      break;
    case 0x0301:
    case 0x0341:
      tone = TD_TONE_SAC;
      break;
    case 0x0323:
      tone = TD_TONE_NANG;
      break;
    default:
      break;
    }
  if (letter->tone == TD_TONE_NONE || letter->tone == TD_TONE_FOREIGN)
    letter->tone = tone;
}

static TdLetter
analyse (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  TdLetter letter = { 0 };
  gsize n_parts;

  /* Eth and the African D look like Đ and are found typed for it in real lists. */
  if (c == 0x0110 || c == 0x0111 || c == 0x00d0 || c == 0x00f0 || c == 0x0189)
    return (TdLetter) { 'd', TD_QUALITY_STROKE, TD_TONE_NONE, c != 0x0111 && c != 0x00f0 };

  n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  if (n_parts == 0 || parts[0] >= 0x80 || !g_ascii_isalnum ((char) parts[0]))
    return letter;
  letter.base = g_ascii_tolower ((char) parts[0]);
  letter.is_upper = g_ascii_isupper ((char) parts[0]);
  for (gsize i = 1; i < n_parts; i++)
    td_letter_add_mark (&letter, parts[i]);
  return letter;
}

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);
  const char *p = alphabet;

  for (gunichar c = 0; c < LOW_END; c++)
    tables->letters[c] = analyse (c);
  for (gunichar c = HIGH_START; c < HIGH_END; c++)
    tables->letters[LOW_END + c - HIGH_START] = analyse (c);
  for (guint8 rank = 1; *p != '\0'; rank++)
    {
      TdLetter letter = analyse (td_letter_next (&p));

      tables->ranks[letter.base - 'a'][letter.quality] = rank;
    }
  return tables;
}

static const Tables *
get_tables (void)
{
  static Tables *tables;

  if (g_once_init_enter (&tables))
    g_once_init_leave (&tables, make_tables ());
  return tables;
}

TdLetter
td_letter_look_up (gunichar c)
{
  if (c < LOW_END)
    return get_tables ()->letters[c];
  if (c >= HIGH_START && c < HIGH_END)
    return get_tables ()->letters[LOW_END + c - HIGH_START];
  return (TdLetter) { 0 };
}

guint
td_letter_get_rank (const TdLetter *letter)
{
  if (!g_ascii_islower (letter->base))
    return 0;
  return get_tables ()->ranks[letter->base - 'a'][letter->quality];
}

gboolean
td_letter_is_mark (gunichar c)
{
  GUnicodeType type;

  if (c < 0x300)
    return FALSE;
  if (c < 0x370)
    return TRUE;
  if (c >= HIGH_START && c < HIGH_END)
    return FALSE;
  type = g_unichar_type (c);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

gboolean
td_letter_is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= 0x20 || c == 0x7f;
  return c < 0xa0 || g_unichar_isspace (c);
}

gboolean
td_letter_is_hidden (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}
