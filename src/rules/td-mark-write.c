/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-mark-private.h"
#include "td-text.h"

/* The first wording of a grade that is read as that grade again. */
static char *
write_grade (const TdCriterion *criterion, guint index)
{
  const TdGrade *grade = g_ptr_array_index (criterion->grades, index);
  g_autofree char *label = td_text_clean (grade->label);
  TdScoreState state;

  if (label != NULL && !td_score_read_state (label, &state) &&
      td_criterion_find_grade (criterion, label) == (int) index)
    return g_steal_pointer (&label);
  return g_strdup_printf ("#%u", index + 1);
}

static char *
write_worst (const TdCriterion *criterion, const char *detail)
{
  g_autoptr (GArray) entries = td_worst_read (detail, criterion->grades->len);

  if (entries != NULL && entries->len == 1 && g_array_index (entries, TdWorstEntry, 0).person == 0)
    {
      g_autofree char *grade = write_grade (criterion,
                                            g_array_index (entries, TdWorstEntry, 0).grade);
      g_autoptr (GArray) misread = td_worst_read (grade, criterion->grades->len);

      return misread == NULL ? g_steal_pointer (&grade) : g_strdup (detail);
    }
  return g_strdup (detail != NULL ? detail : "");
}

static char *
write_ratio (const TdScore *score)
{
  g_autofree char *number = td_decimal_to_text (score->figure);

  return score->detail != NULL ? g_strdup (score->detail) : g_strconcat (number, " %", NULL);
}

static char *
write_given (const TdCriterion *criterion, const TdScore *score)
{
  switch (criterion->rule)
    {
    case TD_RULE_GRADED:
      if (td_criterion_has_edges (criterion))
        return td_decimal_to_text (score->figure);
      if (score->figure < 0 || score->figure >= criterion->grades->len)
        return g_strdup ("");
      return write_grade (criterion, (guint) score->figure);
    case TD_RULE_YES_NO:
      return g_strdup (score->figure != 0 ? "Đạt" : "Không đạt");
    case TD_RULE_RATIO:
      return write_ratio (score);
    case TD_RULE_TALLY:
      {
        g_auto (GStrv) parts = g_strsplit (score->detail != NULL ? score->detail : "", ";", -1);

        return g_strjoinv ("; ", parts);
      }
    case TD_RULE_WORST:
      return write_worst (criterion, score->detail);
    case TD_RULE_GROUP:
    case TD_RULE_POINTS:
    case TD_RULE_COUNT:
    default:
      return td_decimal_to_text (score->figure);
    }
}

char *
td_criterion_write (const TdCriterion *criterion, const TdScore *score)
{
  if (score->state == TD_SCORE_OPEN)
    return g_strdup ("");
  if (score->state == TD_SCORE_NOT_APPLICABLE)
    return g_strdup ("không áp dụng");
  return write_given (criterion, score);
}
