/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One code point as Vietnamese writing sees it.  Private to the text functions
 * of this storey: a table for the Latin blocks, so that folding and sort keys
 * are one pass without any allocation for a character.
 */

typedef enum
{
  TD_QUALITY_NONE,
  TD_QUALITY_BREVE,      /* ă */
  TD_QUALITY_CIRCUMFLEX, /* â ê ô */
  TD_QUALITY_HORN,       /* ơ ư */
  TD_QUALITY_STROKE,     /* đ */
} TdQuality;
#define TD_N_QUALITIES 5

/* In the order of CLDR vi; marks of other languages come last. */
typedef enum
{
  TD_TONE_NONE,
  TD_TONE_HUYEN,
  TD_TONE_HOI,
  TD_TONE_NGA,
  TD_TONE_SAC,
  TD_TONE_NANG,
  TD_TONE_FOREIGN,
} TdTone;

/**
 * TdLetter:
 * @base: 'a' to 'z' or '0' to '9' without any mark; 0 for everything else
 * @quality: a #TdQuality
 * @tone: a #TdTone
 * @is_upper: upper case
 */
typedef struct
{
  char   base;
  guint8 quality;
  guint8 tone;
  guint8 is_upper;
} TdLetter;

/* The character at @text, which is moved behind it.  A byte that is not UTF-8
 * gives U+FFFD, and the end of the string is never passed. */
gunichar td_letter_next      (const char **text);
/* A letter with base 0 for what is no Latin letter or digit. */
TdLetter td_letter_look_up   (gunichar c);
/* Puts a combining mark on @letter, in whatever order marks come. */
void     td_letter_add_mark  (TdLetter *letter, gunichar mark);
/* 1 to 33, the place in the Vietnamese alphabet (with f, j, w, z); 0 for no letter. */
guint    td_letter_get_rank  (const TdLetter *letter);
gboolean td_letter_is_mark   (gunichar c);
/* Blanks of every kind, line ends and control characters. */
gboolean td_letter_is_blank  (gunichar c);
/* Zero-width characters, soft hyphens and direction marks: dropped at the door. */
gboolean td_letter_is_hidden (gunichar c);

G_END_DECLS
