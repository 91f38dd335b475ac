/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-columns.h"

#include "td-text.h"

#include <string.h>

/*
 * Offices head the columns of self-assessments each in its own words.  What is
 * not one of the known headings is understood by its words: a score or a class,
 * and whose: the person's own, the appraised one, the council's.
 */

/* As sure as this, and a heading is taken as it is. */
#define SURE 95
/* Whose it is is said, and whose it is follows from the list being what it is. */
#define SAID 75
#define IMPLIED 70

typedef enum
{
  WHAT_NOTHING,
  WHAT_SCORE,
  WHAT_CLASS,
  WHAT_COMMON,
  WHAT_TASK,
} What;

typedef enum
{
  BY_NOBODY,
  BY_SELF,
  BY_APPRAISER,
  BY_COUNCIL,
  N_BY,
} By;

static const char *const score_words[] = { "diem", NULL };
/* What is scored, unless a class is spoken of above. */
static const char *const scored_words[] = { "tu cham", "cham diem", NULL };
/* Points that are no score of a person, and other words with "điểm". */
static const char *const no_score_words[] = {
  "uu diem", "khuyet diem", "nhuoc diem", "han che", "diem thuong", "diem cong", "diem tru",
  "diem chuan", "thang diem", "thoi diem", "dia diem", "quan diem", "dac diem", "diem toi da", NULL,
};
static const char *const class_words[] = {
  "xep loai", "muc do hoan thanh", "muc hoan thanh", "phan loai", "ket qua danh gia",
  "ket qua tu danh gia", "danh gia chat luong", "chat luong", NULL,
};
static const char *const self_words[] = {
  "tu cham", "tu danh gia", "tu xep", "tu nhan", "tu phan loai", "tu cho", "ca nhan", NULL,
};
static const char *const council_words[] = {
  "hoi dong", "lanh dao so", "giam doc", "co tham quyen", "cap so", "tap the lanh dao", NULL,
};
static const char *const appraiser_words[] = {
  "tham dinh", "phong", "don vi", "tap the", "chi uy", "tp", "truc tiep", "nguoi dung dau",
  "thu truong", "lanh dao", "cap tren", NULL,
};

static gboolean
has_word (const char *folded, const char *word)
{
  gsize length = strlen (word);

  for (const char *c = strstr (folded, word); c != NULL; c = strstr (c + 1, word))
    if ((c == folded || c[-1] == ' ') && (c[length] == ' ' || c[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
has_any (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (has_word (folded, *words))
      return TRUE;
  return FALSE;
}

static What
read_what (const char *folded)
{
  gboolean is_score = has_any (folded, score_words) && !has_any (folded, no_score_words);

  if (strcmp (folded, "tong") == 0 || strcmp (folded, "tong cong") == 0)
    return WHAT_SCORE;
  if (is_score && has_word (folded, "tieu chi chung"))
    return WHAT_COMMON;
  if (is_score && has_word (folded, "ket qua") && has_word (folded, "nhiem vu") &&
      !has_any (folded, class_words))
    return WHAT_TASK;
  if (is_score && !has_word (folded, "tieu chi") && !has_word (folded, "xep loai"))
    return WHAT_SCORE;
  return has_any (folded, class_words) && !has_word (folded, "ky luat") ? WHAT_CLASS
                                                                         : WHAT_NOTHING;
}

static By
read_by (const char *folded)
{
  if (has_any (folded, self_words))
    return BY_SELF;
  if (has_any (folded, council_words))
    return BY_COUNCIL;
  return has_any (folded, appraiser_words) ? BY_APPRAISER : BY_NOBODY;
}

static const char *
get_key (What what, By by)
{
  static const char *const totals[N_BY] = {
    "self_total", "self_total", "appraised_total", "council_total",
  };
  static const char *const classes[N_BY] = {
    "self_class", "self_class", "appraised_class", "council_class",
  };

  switch (what)
    {
    case WHAT_SCORE:
      return totals[by];
    case WHAT_CLASS:
      return classes[by];
    case WHAT_COMMON:
      return "self_common";
    case WHAT_TASK:
      return "self_task";
    case WHAT_NOTHING:
    default:
      return NULL;
    }
}

/* The lowest heading first, then those above it: "Cá nhân tự đánh giá / Điểm". */
static const char *
guess_key (const TdImportColumn *column, By *by)
{
  g_auto (GStrv) texts = g_strsplit (column->heading, " / ", -1);
  What what = WHAT_NOTHING;
  gboolean is_scored = FALSE;

  *by = BY_NOBODY;
  for (guint i = g_strv_length (texts); i > 0; i--)
    {
      g_autofree char *folded = td_text_fold (texts[i - 1]);

      if (what == WHAT_NOTHING)
        what = read_what (folded);
      if (*by == BY_NOBODY)
        *by = read_by (folded);
      is_scored |= has_any (folded, scored_words);
    }
  if (what == WHAT_NOTHING && is_scored)
    what = WHAT_SCORE;
  return get_key (what, *by);
}

static gboolean
is_taken (GPtrArray *columns, const char *key)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (((TdImportColumn *) columns->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
take (TdImportColumn *column, const char *key, guint confidence)
{
  column->key = column->proposed = g_intern_string (key);
  column->confidence = confidence;
}

/* Of the columns that do not say whose they are the one there is, or the total. */
static void
take_implied (GPtrArray *columns, GPtrArray *open, const char *key)
{
  TdImportColumn *found = NULL;
  guint n = 0;

  if (is_taken (columns, key))
    return;
  for (guint i = 0; i < open->len; i++)
    {
      TdImportColumn *column = open->pdata[i];
      g_autofree char *folded = NULL;
      By by;

      if (g_strcmp0 (guess_key (column, &by), key) != 0)
        continue;
      folded = td_text_fold (column->heading);
      n++;
      if (found == NULL || has_word (folded, "tong") || has_word (folded, "xep loai"))
        {
          n = found != NULL ? 1 : n;
          found = column;
        }
    }
  if (n == 1)
    take (found, key, IMPLIED);
}

static gboolean
is_of_the_year (const char *key)
{
  return key == NULL || td_entity_field (&td_entity_year_fact, key) != NULL;
}

void
td_import_assessment_guess (GPtrArray *columns)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) implied = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      TdImportColumn *column = columns->pdata[i];
      By by;

      if (column->value != NULL || column->confidence >= SURE || !is_of_the_year (column->key) ||
          guess_key (column, &by) == NULL)
        continue;
      column->key = column->proposed = NULL;
      g_ptr_array_add (open, column);
    }
  for (guint i = 0; i < open->len; i++)
    {
      TdImportColumn *column = open->pdata[i];
      By by;
      const char *key = guess_key (column, &by);
      gboolean is_said = by != BY_NOBODY || g_str_equal (key, "self_common") ||
                         g_str_equal (key, "self_task");

      if (!is_said)
        g_ptr_array_add (implied, column);
      else if (!is_taken (columns, key))
        take (column, key, SAID);
    }
  take_implied (columns, implied, "self_total");
  take_implied (columns, implied, "self_class");
}
