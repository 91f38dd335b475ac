/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-error.h"
#include "td-mark-private.h"

#include <glib/gi18n-lib.h>

static const TdGrade *
get_grade (const TdCriterion *criterion, guint index)
{
  return g_ptr_array_index (criterion->grades, index);
}

gboolean
td_criterion_has_edges (const TdCriterion *criterion)
{
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);

      if (grade->from == TD_POINTS_MISSING)
        return FALSE;
    }
  return criterion->grades->len > 0;
}

static gboolean
has_grades (const TdCriterion *criterion, GError **error)
{
  if (criterion->grades->len > 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("Criterion %s has no grades: complete the criteria set first"), criterion->code);
  return FALSE;
}

/* -1 below all edges. */
static int
find_grade_at (const TdCriterion *criterion, gint64 figure)
{
  int found = -1;

  for (guint i = 0; i < criterion->grades->len; i++)
    if (get_grade (criterion, i)->from <= figure &&
        (found < 0 || get_grade (criterion, i)->from > get_grade (criterion, (guint) found)->from))
      found = (int) i;
  return found;
}

static void
explain_grade (const TdGrade *grade, gint64 figure, TdExplain *why)
{
  g_autofree char *points = td_decimal_to_text (grade->points);
  g_autofree char *text = NULL;

  if (grade->from != TD_POINTS_MISSING)
    {
      g_autofree char *number = td_decimal_to_text (figure);
      g_autofree char *from = td_decimal_to_text (grade->from);

      text = g_strdup_printf ("%s thuộc bậc “%s”, từ %s", number, grade->label, from);
    }
  else
    {
      text = g_strdup_printf ("Bậc “%s”", grade->label);
    }
  td_explain_add (why, text, points, NULL);
}

gboolean
td_mark_graded (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
                GError **error)
{
  gboolean has_edges = td_criterion_has_edges (criterion);
  int index = -1;

  if (!has_grades (criterion, error))
    return FALSE;
  if (!has_edges && score->figure >= 0 && score->figure < criterion->grades->len)
    index = (int) score->figure;
  else if (has_edges && score->figure >= 0 && score->figure <= TD_MAX_FIGURE)
    index = find_grade_at (criterion, score->figure);
  if (index < 0)
    {
      g_autofree char *entered = has_edges ? td_decimal_to_text (score->figure)
                                           : td_integer_to_text (score->figure);

      td_criterion_refuse (criterion, entered, error);
      return FALSE;
    }
  if (why != NULL)
    {
      TdGrade grade = *get_grade (criterion, (guint) index);

      if (!has_edges)
        grade.from = TD_POINTS_MISSING;
      explain_grade (&grade, score->figure, why);
    }
  td_mark_take_points (criterion, get_grade (criterion, (guint) index)->points, mark, why);
  return TRUE;
}

gboolean
td_tally_read (const char *detail, guint n_grades, gint64 *counts)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ";", -1);

  if (g_strv_length (parts) != n_grades)
    return FALSE;
  for (guint i = 0; i < n_grades; i++)
    {
      guint64 count;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 0, TD_MAX_TIMES, &count, NULL))
        return FALSE;
      counts[i] = (gint64) count;
    }
  return TRUE;
}

/* Sums a tally up; %FALSE where nothing came up or no grade is worth anything. */
static gboolean
add_tally (const TdCriterion *criterion, const gint64 *counts, gint64 *reached, gint64 *reachable,
           TdExplain *why)
{
  gint64 n = 0, best = 0;

  *reached = 0;
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = get_grade (criterion, i);

      n += counts[i];
      best = MAX (best, grade->points);
      *reached += counts[i] * grade->points;
      if (why != NULL)
        {
          g_autofree char *each = td_decimal_to_text (grade->points);
          g_autofree char *product = td_decimal_to_text (counts[i] * grade->points);
          g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT " × %s = %s", counts[i],
                                                     each, product);

          td_explain_add (why, grade->label, figure, NULL);
        }
    }
  *reachable = n * best;
  return *reachable > 0 && *reached >= 0;
}

gboolean
td_mark_tally (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
               GError **error)
{
  g_autofree gint64 *counts = g_new0 (gint64, criterion->grades->len);
  gint64 reached, reachable;

  if (!td_criterion_has_maximum (criterion, error) || !has_grades (criterion, error))
    return FALSE;
  if (!td_tally_read (score->detail, criterion->grades->len, counts) ||
      !add_tally (criterion, counts, &reached, &reachable, why))
    {
      td_criterion_refuse (criterion, score->detail != NULL ? score->detail : "", error);
      return FALSE;
    }
  mark->points = td_points_scale (criterion->max, reached, reachable);
  if (why != NULL)
    {
      g_autofree char *part = td_decimal_to_text (reached);
      g_autofree char *whole = td_decimal_to_text (reachable);
      g_autofree char *max = td_decimal_to_text (criterion->max);
      g_autofree char *points = td_decimal_to_text (mark->points);

      td_explain_addf (why, NULL, "%s trên %s điểm, nhân %s = %s", part, whole, max, points);
    }
  return TRUE;
}

static gboolean
read_entry (const char *text, guint n_grades, TdWorstEntry *entry)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", -1);
  guint64 person, grade;

  if (g_strv_length (sides) != 2 || n_grades == 0 ||
      !g_ascii_string_to_unsigned (g_strstrip (sides[0]), 10, 0, G_MAXINT64, &person, NULL) ||
      !g_ascii_string_to_unsigned (g_strstrip (sides[1]), 10, 0, n_grades - 1, &grade, NULL))
    return FALSE;
  *entry = (TdWorstEntry) { (gint64) person, (guint) grade };
  return TRUE;
}

GArray *
td_worst_read (const char *detail, guint n_grades)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ";", -1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TdWorstEntry));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      TdWorstEntry entry;

      if (!read_entry (parts[i], n_grades, &entry))
        return NULL;
      g_array_append_val (entries, entry);
    }
  return entries->len > 0 ? g_steal_pointer (&entries) : NULL;
}

static void
explain_worst (const TdCriterion *criterion, const TdWorstEntry *worst, guint n, TdExplain *why)
{
  const TdGrade *grade = get_grade (criterion, worst->grade);
  g_autofree char *points = td_decimal_to_text (grade->points);
  g_autofree char *text = NULL;
  TdExplain *node;

  if (worst->person == 0)
    {
      text = g_strdup_printf ("Chung cho mọi người: bậc “%s”", grade->label);
      td_explain_add (why, text, points, NULL);
      return;
    }
  text = g_strdup_printf ("Xấu nhất trong %u người: bậc “%s”", n, grade->label);
  node = td_explain_add (why, text, points, NULL);
  g_free (g_steal_pointer (&text));
  text = g_strdup_printf ("staff:%" G_GINT64_FORMAT, worst->person);
  td_explain_set_record (node, text);
}

/* Grades are listed from the best to the worst, so the last one counts. */
gboolean
td_mark_worst (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
               GError **error)
{
  g_autoptr (GArray) entries = NULL;
  const TdWorstEntry *worst = NULL;

  if (!has_grades (criterion, error))
    return FALSE;
  entries = td_worst_read (score->detail, criterion->grades->len);
  if (entries == NULL)
    {
      td_criterion_refuse (criterion, score->detail != NULL ? score->detail : "", error);
      return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const TdWorstEntry *entry = &g_array_index (entries, TdWorstEntry, i);

      if (worst == NULL || entry->grade > worst->grade)
        worst = entry;
    }
  if (why != NULL)
    explain_worst (criterion, worst, entries->len, why);
  td_mark_take_points (criterion, get_grade (criterion, worst->grade)->points, mark, why);
  return TRUE;
}
