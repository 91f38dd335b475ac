/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assessment-text.h"

#include "td-entity.h"
#include "td-number.h"
#include "td-text.h"

#include <stdlib.h>
#include <string.h>

#define MONTHS_IN_A_YEAR 12
#define FIRST_YEAR 2000
#define LAST_YEAR 2100

static gboolean
is_number (const char *word)
{
  gsize length = strlen (word);

  return length > 0 && length <= 4 && strspn (word, "0123456789") == length;
}

/* Whether the words say maternity before the next number of months. */
static gboolean
is_maternity (GStrv words, guint from)
{
  for (guint i = from; words[i] != NULL && words[i + 1] != NULL; i++)
    {
      if (is_number (words[i]) && strcmp (words[i + 1], "thang") == 0)
        return FALSE;
      if ((strcmp (words[i], "thai") == 0 && strcmp (words[i + 1], "san") == 0) ||
          (strcmp (words[i], "sinh") == 0 && strcmp (words[i + 1], "con") == 0))
        return TRUE;
    }
  return FALSE;
}

/* "thai sản 5 tháng": the reason stands in front of the only number. */
static gboolean
mentions_maternity (const char *folded)
{
  return strstr (folded, "thai san") != NULL || strstr (folded, "sinh con") != NULL;
}

static void
add_months (int *months, int more)
{
  *months = MAX (*months, 0) + more;
}

/* Halves of months and days cannot be kept as whole months. */
static gboolean
has_parts_of_months (const char *text, const char *folded)
{
  if (strstr (folded, "ngay") != NULL || strstr (folded, "nua thang") != NULL ||
      strstr (folded, "tuan") != NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == ',' || *p == '.') && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      return TRUE;
  return FALSE;
}

gboolean
td_assessment_read_score (const char *text, gint64 *thousandths)
{
  static const char *const ends[] = { "điểm", "đ", "/100", "/ 100" };
  g_autofree char *lower = td_text_lower (text);

  if (td_decimal_read (text, thousandths))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      {
        lower[strlen (lower) - strlen (ends[i])] = '\0';
        g_strchomp (lower);
        return td_decimal_read (lower, thousandths);
      }
  return FALSE;
}

/* Every word to its initials: "hoan thanh tot nv" and "ht tot nhiem vu" to "httnv". */
static char *
shorten_class (const char *text)
{
  static const struct
  {
    const char *word;
    const char *initial;
  } words[] = {
    { "khong", "k" }, { "chua", "k" }, { "hoan", "h" }, { "thanh", "t" }, { "xuat", "x" },
    { "sac", "s" }, { "tot", "t" }, { "nhiem", "n" }, { "vu", "v" }, { "xep", "" }, { "loai", "" },
    { "muc", "" },
  };
  g_auto (GStrv) outside = g_strsplit (text, "(", 2);
  g_autofree char *folded = td_text_fold (outside[0]);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  GString *shortened = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *initial = parts[i];

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        if (strcmp (parts[i], words[j].word) == 0)
          initial = words[j].initial;
      g_string_append (shortened, initial);
    }
  return g_string_free (shortened, FALSE);
}

gboolean
td_assessment_read_class (const char *text, TdClass *klass)
{
  static const struct
  {
    const char *shortened;
    TdClass     klass;
  } classes[] = {
    { "htxsnv", TD_CLASS_EXCELLENT }, { "htxs", TD_CLASS_EXCELLENT }, { "xs", TD_CLASS_EXCELLENT },
    { "httnv", TD_CLASS_GOOD },       { "htt", TD_CLASS_GOOD },       { "t", TD_CLASS_GOOD },
    { "htnv", TD_CLASS_COMPLETED },   { "ht", TD_CLASS_COMPLETED },   { "khtnv", TD_CLASS_FAILED },
    { "kht", TD_CLASS_FAILED },
  };
  g_autofree char *shortened = NULL;

  if (td_class_read (text, klass))
    return TRUE;
  shortened = shorten_class (text);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (shortened, classes[i].shortened) == 0)
      {
        *klass = classes[i].klass;
        return TRUE;
      }
  return FALSE;
}

gboolean
td_assessment_is_nothing (const char *text)
{
  static const char *const nothing[] = { "", "khong", "khong co", "khong nghi", "0", "00" };
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (strcmp (folded, nothing[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
td_assessment_read_leave (const char *text, int *leave, int *maternity)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_numbers = 0;

  *leave = *maternity = -1;
  if (td_assessment_is_nothing (text))
    {
      *leave = *maternity = 0;
      return TRUE;
    }
  if (has_parts_of_months (text, folded))
    return FALSE;
  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i++)
    {
      if (!is_number (words[i]) || strcmp (words[i + 1], "thang") != 0)
        continue;
      n_numbers++;
      add_months (is_maternity (words, i + 2) ? maternity : leave, atoi (words[i]));
    }
  if (n_numbers == 1 && *maternity < 0 && mentions_maternity (folded))
    {
      *maternity = *leave;
      *leave = -1;
    }
  return n_numbers > 0 && *leave <= MONTHS_IN_A_YEAR && *maternity <= MONTHS_IN_A_YEAR;
}

const char *
td_assessment_read_discipline (const char *text)
{
  const TdField *field = td_entity_field (&td_entity_discipline, "form");
  g_autofree char *folded = td_text_fold (text);

  for (const TdChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *term = td_text_fold (choice->term);

      if (strstr (folded, term) != NULL)
        return choice->code;
    }
  return NULL;
}

gboolean
td_assessment_is_for_duty (const char *text)
{
  static const char *const wordings[] = {
    "trong thuc hien nhiem vu", "trong thuc hien cong vu", "trong thi hanh cong vu",
    "trong thi hanh nhiem vu", "trong hoat dong cong vu", "trong hoat dong nghe nghiep",
    "khi thi hanh cong vu", "khi thuc hien nhiem vu",
  };
  g_autofree char *folded = td_text_fold (text);

  /* "không do vi phạm trong …" says the opposite. */
  if (strstr (folded, "khong do vi pham") != NULL ||
      strstr (folded, "khong phai vi pham") != NULL || strstr (folded, "khong vi pham") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (strstr (folded, wordings[i]) != NULL && strstr (folded, "vi pham") != NULL)
      return TRUE;
  return FALSE;
}

guint
td_assessment_count_initiatives (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_decisions = 0;

  if (td_assessment_is_nothing (text))
    return 0;
  if (is_number (words[0]) && strlen (words[0]) <= 2)
    return (guint) atoi (words[0]);
  for (guint i = 0; words[i] != NULL; i++)
    if ((strcmp (words[i], "qd") == 0 && g_strcmp0 (words[i + 1], "so") == 0) ||
        (strcmp (words[i], "quyet") == 0 && g_strcmp0 (words[i + 1], "dinh") == 0))
      n_decisions++;
  return MAX (n_decisions, 1);
}

guint
td_assessment_find_year (const char *title)
{
  g_autofree char *folded = td_text_fold (title);
  const char *p = folded;

  while ((p = strstr (p, "nam ")) != NULL)
    {
      guint64 year;
      gboolean is_word = p == folded || p[-1] == ' ';

      p += strlen ("nam ");
      year = g_ascii_strtoull (p, NULL, 10);
      if (is_word && year >= FIRST_YEAR && year <= LAST_YEAR && strspn (p, "0123456789") == 4)
        return (guint) year;
    }
  return 0;
}
