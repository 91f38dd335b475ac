/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-error.h"
#include "td-mark-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HUNDRED_PERCENT (100 * TD_DECIMAL_ONE)

static gboolean
is_any_of (const char *folded, const char *const *words)
{
  return *folded != '\0' && g_strv_contains (words, folded);
}

gboolean
td_score_text_is_dash (const char *text)
{
  static const char *const dashes[] = { "–", "-", "—", "−", NULL };

  return text != NULL && g_strv_contains (dashes, text);
}

/* Dashes fold to nothing. */
gboolean
td_score_read_state (const char *clean, TdScoreState *state)
{
  static const char *const open_words[] = { "chua cham", NULL };
  static const char *const left_out_words[] = {
    "khong ap dung", "kad", "k a", "k ap dung", "n a", NULL,
  };
  g_autofree char *folded = td_text_fold (clean);

  if (clean == NULL || is_any_of (folded, open_words))
    *state = TD_SCORE_OPEN;
  else if (is_any_of (folded, left_out_words) || td_score_text_is_dash (clean))
    *state = TD_SCORE_NOT_APPLICABLE;
  else
    return FALSE;
  return TRUE;
}

/* "#3": the third grade, for labels that another grade has as well. */
static int
read_ordinal (const TdCriterion *criterion, const char *clean)
{
  guint64 ordinal;

  if (*clean != '#' || !g_ascii_string_to_unsigned (clean + 1, 10, 1, G_MAXINT, &ordinal, NULL))
    return -1;
  return ordinal <= criterion->grades->len ? (int) ordinal - 1 : -1;
}

typedef gboolean (*GradeMatch) (const TdGrade *grade, const char *text, gint64 points);

static gboolean
has_label (const TdGrade *grade, const char *text, gint64 points)
{
  g_autofree char *clean = td_text_clean (grade->label);
  g_autofree char *label = td_text_lower (clean);

  return g_str_equal (label, text);
}

static gboolean
has_points (const TdGrade *grade, const char *text, gint64 points)
{
  return grade->points == points;
}

static gboolean
has_folded_label (const TdGrade *grade, const char *text, gint64 points)
{
  g_autofree char *label = td_text_fold (grade->label);

  return *text != '\0' && g_str_equal (label, text);
}

/* -1 where none or several match. */
static int
find_only_grade (const TdCriterion *criterion, GradeMatch match, const char *text, gint64 points)
{
  int found = -1;

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      if (!match (g_ptr_array_index (criterion->grades, i), text, points))
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* The label as it is, else its points, else the label without marks and signs, since
 * "> 95 %" is not to be taken for "95". */
int
td_criterion_find_grade (const TdCriterion *criterion, const char *clean)
{
  g_autofree char *lower = td_text_lower (clean);
  g_autofree char *folded = td_text_fold (clean);
  int found = read_ordinal (criterion, clean);
  gint64 points;

  if (found < 0)
    found = find_only_grade (criterion, has_label, lower, 0);
  if (found < 0 && td_decimal_read_exact (clean, &points))
    found = find_only_grade (criterion, has_points, NULL, points);
  if (found < 0)
    found = find_only_grade (criterion, has_folded_label, folded, 0);
  return found;
}

/* "95,7 %", "95,7". */
static char *
dup_number (const char *clean)
{
  g_autofree char *number = g_strdup (clean);

  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  return g_steal_pointer (&number);
}

static gboolean
read_percent (const char *clean, gint64 *figure)
{
  g_autofree char *number = dup_number (clean);

  return td_decimal_read_exact (number, figure);
}

gboolean
td_ratio_read (const char *text, gint64 *part, gint64 *whole)
{
  g_auto (GStrv) sides = g_strsplit (text, "/", -1);

  return g_strv_length (sides) == 2 && td_decimal_read_exact (sides[0], part) &&
         td_decimal_read_exact (sides[1], whole) && *whole > 0 && *part >= 0 && *part <= *whole;
}

/* A fraction is kept as one beside its percentage: its points are rounded once, and who
 * reads the sheet sees what was counted. */
static gboolean
read_ratio (const char *clean, TdScore *score)
{
  gint64 part, whole;
  g_autofree char *above = NULL, *below = NULL;

  if (strchr (clean, '/') == NULL)
    return read_percent (clean, &score->figure);
  if (!td_ratio_read (clean, &part, &whole))
    return FALSE;
  above = td_decimal_to_text (part);
  below = td_decimal_to_text (whole);
  score->figure = td_points_scale (HUNDRED_PERCENT, part, whole);
  score->detail = g_strdup_printf ("%s/%s", above, below);
  return TRUE;
}

static gboolean
read_yes_no (const TdCriterion *criterion, const char *clean, gint64 *figure)
{
  static const char *const yes_words[] = { "dat", "co", "x", "v", "yes", "passed", NULL };
  static const char *const no_words[] = {
    "khong dat", "khong", "chua dat", "no", "not passed", NULL,
  };
  static const char *const ticks[] = { "✓", "✔", "☑", NULL };
  g_autofree char *folded = td_text_fold (clean);
  gint64 number;

  if (is_any_of (folded, yes_words) || g_strv_contains (ticks, clean))
    *figure = 1;
  else if (is_any_of (folded, no_words))
    *figure = 0;
  else if (td_decimal_read_exact (clean, &number) &&
           (number == 0 || number == TD_DECIMAL_ONE || number == criterion->max))
    *figure = number != 0;
  else
    return FALSE;
  return TRUE;
}

/* Whoever writes the points instead of how often something came up is told so. */
static gboolean
read_count (const char *clean, gint64 *figure)
{
  return td_decimal_read_exact (clean, figure) && *figure % TD_DECIMAL_ONE == 0;
}

static gboolean
read_tally (const TdCriterion *criterion, const char *clean, char **detail)
{
  g_autofree gint64 *counts = g_new0 (gint64, criterion->grades->len);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!td_tally_read (clean, criterion->grades->len, counts))
    return FALSE;
  for (guint i = 0; i < criterion->grades->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ";" : "", counts[i]);
  *detail = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static gboolean
read_worst (const TdCriterion *criterion, const char *clean, char **detail)
{
  g_autoptr (GArray) entries = td_worst_read (clean, criterion->grades->len);
  g_autoptr (GString) text = NULL;
  int grade;

  if (entries == NULL)
    {
      grade = td_criterion_find_grade (criterion, clean);
      if (grade >= 0)
        *detail = g_strdup_printf ("0=%d", grade);
      return grade >= 0;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const TdWorstEntry *entry = &g_array_index (entries, TdWorstEntry, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "=%u", i > 0 ? ";" : "", entry->person,
                              entry->grade);
    }
  *detail = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static gboolean
read_graded (const TdCriterion *criterion, const char *clean, gint64 *figure)
{
  int grade;

  if (td_criterion_has_edges (criterion))
    return read_percent (clean, figure);
  grade = td_criterion_find_grade (criterion, clean);
  *figure = grade;
  return grade >= 0;
}

static gboolean
read_given (const TdCriterion *criterion, const char *clean, TdScore *score)
{
  switch (criterion->rule)
    {
    case TD_RULE_POINTS:
      return td_decimal_read_exact (clean, &score->figure);
    case TD_RULE_COUNT:
      return read_count (clean, &score->figure);
    case TD_RULE_GRADED:
      return read_graded (criterion, clean, &score->figure);
    case TD_RULE_YES_NO:
      return read_yes_no (criterion, clean, &score->figure);
    case TD_RULE_RATIO:
      return read_ratio (clean, score);
    case TD_RULE_TALLY:
      return read_tally (criterion, clean, &score->detail);
    case TD_RULE_WORST:
      return read_worst (criterion, clean, &score->detail);
    case TD_RULE_GROUP:
    default:
      return FALSE;
    }
}

/* A cell of Excel in per cent holds 0,95 for 95 %, and a plain one 0,95 for less than one:
 * without a sign neither is to be preferred. */
static gboolean
is_unclear_ratio (const TdCriterion *criterion, const char *clean)
{
  gint64 number;

  return criterion->rule == TD_RULE_RATIO && td_decimal_read (clean, &number) && number > 0 &&
         number <= TD_DECIMAL_ONE;
}

static gboolean
takes_decimals (const TdCriterion *criterion)
{
  return criterion->rule == TD_RULE_POINTS || criterion->rule == TD_RULE_RATIO ||
         (criterion->rule == TD_RULE_GRADED && td_criterion_has_edges (criterion));
}

/* Rounding would hide what was meant, and might reach the edge of a grade. */
static gboolean
has_long_number (const TdCriterion *criterion, const char *clean)
{
  g_auto (GStrv) sides = g_strsplit (clean, "/", -1);
  gint64 ignored;

  if (!takes_decimals (criterion))
    return FALSE;
  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_autofree char *number = dup_number (sides[i]);

      if (td_decimal_read (number, &ignored) && !td_decimal_read_exact (number, &ignored))
        return TRUE;
    }
  return FALSE;
}

static void
refuse_text (const TdCriterion *criterion, const char *clean, GError **error)
{
  if (!has_long_number (criterion, clean))
    {
      td_criterion_refuse (criterion, clean, error);
      return;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the code of a criterion and the number entered for it */
               _("Criterion %s does not take “%s”: a number has at most three decimals. Round "
                 "it and enter it again."), criterion->code, clean);
}

gboolean
td_criterion_read (const TdCriterion *criterion, const char *text, TdScore *score, GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  TdMark mark;

  *score = (TdScore) { 0 };
  if (td_score_read_state (clean, &score->state))
    return TRUE;
  score->state = TD_SCORE_GIVEN;
  if (is_unclear_ratio (criterion, clean))
    {
      td_score_clear (score);
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("It is not clear whether this is a percentage. Type it with the "
                             "sign %, such as “95 %”, or as a share, such as “45/47”."));
      return FALSE;
    }
  if (!read_given (criterion, clean, score))
    {
      td_score_clear (score);
      refuse_text (criterion, clean, error);
      return FALSE;
    }
  /* The one place that knows the limits. */
  if (!td_criterion_mark (criterion, score, &mark, NULL, error))
    {
      td_score_clear (score);
      return FALSE;
    }
  return TRUE;
}

/* Whether a figure a little off this one would count for something else. */
static gboolean
is_edge (const TdCriterion *criterion, gint64 figure)
{
  if (criterion->rule != TD_RULE_GRADED)
    return figure == 0 ||
           figure == (criterion->rule == TD_RULE_RATIO ? HUNDRED_PERCENT : criterion->max);
  for (guint i = 0; i < criterion->grades->len; i++)
    if (((const TdGrade *) g_ptr_array_index (criterion->grades, i))->from == figure)
      return TRUE;
  return FALSE;
}

gboolean
td_criterion_read_computed (const TdCriterion *criterion, const char *text, TdScore *score,
                            GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *number = clean != NULL ? dup_number (clean) : NULL;
  g_autofree char *rounded = NULL, *shown = NULL;
  gint64 figure;

  if (!takes_decimals (criterion) || !td_decimal_read (number, &figure) ||
      td_decimal_read_exact (number, &figure) || is_edge (criterion, figure))
    return td_criterion_read (criterion, text, score, error);
  rounded = td_decimal_to_text (figure);
  shown = g_str_has_suffix (clean, "%") ? g_strconcat (rounded, " %", NULL) : g_strdup (rounded);
  return td_criterion_read (criterion, shown, score, error);
}
