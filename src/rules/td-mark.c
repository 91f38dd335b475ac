/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-error.h"
#include "td-mark-private.h"

#include <glib/gi18n-lib.h>

#define HUNDRED_PERCENT (100 * TD_DECIMAL_ONE)

typedef gboolean (*MarkFunc) (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                              TdExplain *why, GError **error);

void
td_score_clear (TdScore *self)
{
  g_free (self->detail);
  *self = (TdScore) { 0 };
}

gboolean
td_score_equal (const TdScore *a, const TdScore *b)
{
  if (a->state != b->state)
    return FALSE;
  return a->state != TD_SCORE_GIVEN ||
         (a->figure == b->figure && g_strcmp0 (a->detail, b->detail) == 0);
}

/* a × b / c of a < c, bit by bit, for products that 63 bits do not hold. */
static guint64
multiply_and_divide (guint64 a, guint64 b, guint64 c, guint64 *rest)
{
  guint64 quotient = 0, left = 0;

  for (int bit = 62; bit >= 0; bit--)
    {
      quotient <<= 1;
      left <<= 1;
      if (left >= c)
        {
          left -= c;
          quotient++;
        }
      if ((b >> bit & 1) == 0)
        continue;
      left += a;
      if (left >= c)
        {
          left -= c;
          quotient++;
        }
    }
  *rest = left;
  return quotient;
}

gint64
td_points_scale (gint64 value, gint64 numerator, gint64 denominator)
{
  guint64 magnitude = value < 0 ? (guint64) - value : (guint64) value;
  guint64 by = (guint64) numerator, out_of = (guint64) denominator;
  guint64 part = magnitude % out_of;
  guint64 product, quotient, rest;

  if (g_uint64_checked_mul (&product, part, by))
    {
      quotient = product / out_of;
      rest = product % out_of;
    }
  else
    {
      quotient = multiply_and_divide (part, by, out_of, &rest);
    }
  quotient += magnitude / out_of * by + (rest >= out_of - rest);
  return value < 0 ? - (gint64) quotient : (gint64) quotient;
}

void
td_criterion_refuse (const TdCriterion *criterion, const char *entered, GError **error)
{
  g_autofree char *hint = td_criterion_hint (criterion);

  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the code of a criterion, what was entered for it, and what
                * it takes, such as "0 to 10" */
               _("Criterion %s does not take “%s”. What it takes: %s"), criterion->code, entered,
               hint);
}

static gboolean
refuse_figure (const TdCriterion *criterion, gint64 figure, const char *unit, GError **error)
{
  g_autofree char *number = td_decimal_to_text (figure);
  g_autofree char *entered = g_strconcat (number, unit, NULL);

  td_criterion_refuse (criterion, entered, error);
  return FALSE;
}

gboolean
td_criterion_has_maximum (const TdCriterion *criterion, GError **error)
{
  if (criterion->max != TD_POINTS_MISSING && criterion->max >= 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("Criterion %s has no maximum: complete the criteria set first"),
               criterion->code);
  return FALSE;
}

void
td_mark_take_points (const TdCriterion *criterion, gint64 points, TdMark *mark, TdExplain *why)
{
  mark->is_capped = criterion->max != TD_POINTS_MISSING && points > criterion->max;
  mark->points = mark->is_capped ? criterion->max : points;
  if (mark->is_capped && why != NULL)
    {
      g_autofree char *max = td_decimal_to_text (criterion->max);

      td_explain_addf (why, NULL, "Vượt điểm tối đa, tính %s", max);
    }
}

static gboolean
mark_group (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
            GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("%s is a group and has no points of its own: score the criteria in it"),
               criterion->code);
  return FALSE;
}

/* Points that are given outright leave nothing to explain. */
static gboolean
mark_points (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
             GError **error)
{
  if (!td_criterion_has_maximum (criterion, error))
    return FALSE;
  if (score->figure < 0 || score->figure > criterion->max)
    return refuse_figure (criterion, score->figure, "", error);
  mark->points = score->figure;
  return TRUE;
}

static gboolean
mark_yes_no (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
             GError **error)
{
  if (!td_criterion_has_maximum (criterion, error))
    return FALSE;
  if (score->figure != 0 && score->figure != 1)
    {
      g_autofree char *number = td_integer_to_text (score->figure);

      td_criterion_refuse (criterion, number, error);
      return FALSE;
    }
  mark->points = score->figure == 1 ? criterion->max : 0;
  if (why != NULL)
    {
      g_autofree char *points = td_decimal_to_text (mark->points);

      td_explain_add (why, score->figure == 1 ? "Đạt" : "Không đạt", points, NULL);
    }
  return TRUE;
}

static gboolean
mark_ratio (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
            GError **error)
{
  gint64 part = score->figure, whole = HUNDRED_PERCENT;

  if (!td_criterion_has_maximum (criterion, error))
    return FALSE;
  if (score->detail != NULL && !td_ratio_read (score->detail, &part, &whole))
    {
      td_criterion_refuse (criterion, score->detail, error);
      return FALSE;
    }
  if (part < 0 || part > whole)
    return refuse_figure (criterion, score->figure, " %", error);
  mark->points = td_points_scale (criterion->max, part, whole);
  if (why != NULL)
    {
      g_autofree char *ratio = td_criterion_write (criterion, score);
      g_autofree char *max = td_decimal_to_text (criterion->max);
      g_autofree char *points = td_decimal_to_text (mark->points);

      td_explain_addf (why, NULL, "%s × %s = %s", ratio, max, points);
    }
  return TRUE;
}

static gboolean
mark_count (const TdCriterion *criterion, const TdScore *score, TdMark *mark, TdExplain *why,
            GError **error)
{
  gint64 points;

  if (criterion->unit_points == TD_POINTS_MISSING)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("Criterion %s does not say how many points one counts: complete the "
                     "criteria set first"), criterion->code);
      return FALSE;
    }
  if (score->figure < 0 || score->figure > TD_MAX_FIGURE)
    return refuse_figure (criterion, score->figure, "", error);
  points = td_points_scale (criterion->unit_points, score->figure, TD_DECIMAL_ONE);
  if (why != NULL)
    {
      g_autofree char *times = td_decimal_to_text (score->figure);
      g_autofree char *each = td_decimal_to_text (criterion->unit_points);
      g_autofree char *product = td_decimal_to_text (points);

      td_explain_addf (why, NULL, "%s lần × %s = %s", times, each, product);
    }
  td_mark_take_points (criterion, points, mark, why);
  return TRUE;
}

static const MarkFunc mark_funcs[TD_N_CRITERION_RULES] = {
  mark_group, mark_points, td_mark_graded, mark_yes_no,
  mark_ratio, mark_count,  td_mark_tally, td_mark_worst,
};

gboolean
td_criterion_mark (const TdCriterion *criterion, const TdScore *score, TdMark *mark,
                   TdExplain *why, GError **error)
{
  *mark = (TdMark) { .state = score->state };
  if (score->state != TD_SCORE_GIVEN)
    return TRUE;
  if (mark_funcs[criterion->rule] (criterion, score, mark, why, error))
    return TRUE;
  mark->state = TD_SCORE_OPEN;
  return FALSE;
}
