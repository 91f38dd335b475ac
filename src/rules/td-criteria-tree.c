/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include <string.h>

/* Letters without regard to case; both are NFC, as all text that came in by the door. */
static gboolean
is_same_code (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  while (*a != '\0' && *b != '\0')
    {
      if (g_unichar_tolower (g_utf8_get_char (a)) != g_unichar_tolower (g_utf8_get_char (b)))
        return FALSE;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return *a == *b;
}

int
td_criteria_set_find (const TdCriteriaSet *self, const char *code)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (is_same_code (td_criteria_set_get (self, i)->code, code))
      return (int) i;
  return -1;
}

int
td_criteria_set_find_id (const TdCriteriaSet *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->criteria->len; i++)
    if (td_criteria_set_get (self, i)->id == id)
      return (int) i;
  return -1;
}

int
td_criteria_set_find_band (const TdCriteriaSet *self, const char *code)
{
  for (guint i = 0; i < self->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (self->bands, i);

      if (is_same_code (band->code, code))
        return (int) i;
    }
  return -1;
}

const TdCriterion *
td_criteria_set_get (const TdCriteriaSet *self, guint index)
{
  return g_ptr_array_index (self->criteria, index);
}

guint
td_criteria_set_get_depth (const TdCriteriaSet *self, guint index)
{
  guint depth = 0;
  int parent = td_criteria_set_get (self, index)->parent;

  /* Groups come before what lies in them; an index that breaks this ends the way up. */
  while (parent >= 0 && (guint) parent < index)
    {
      depth++;
      index = (guint) parent;
      parent = td_criteria_set_get (self, index)->parent;
    }
  return depth;
}

gboolean
td_criteria_set_is_within (const TdCriteriaSet *self, guint index, int group)
{
  while (group >= 0 && (guint) group != index)
    {
      int parent = td_criteria_set_get (self, index)->parent;

      if (parent < group || (guint) parent >= index)
        return FALSE;
      index = (guint) parent;
    }
  return TRUE;
}

guint
td_criteria_set_count (const TdCriteriaSet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self, i);

      n += criterion->rule != TD_RULE_GROUP && criterion->role == TD_ROLE_BASE;
    }
  return n;
}

gint64
td_criteria_set_add_up (const TdCriteriaSet *self, int group)
{
  gint64 sum = 0;

  for (guint i = group < 0 ? 0 : (guint) group; i < self->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self, i);

      if (criterion->rule == TD_RULE_GROUP || (group < 0 && criterion->role != TD_ROLE_BASE) ||
          !td_criteria_set_is_within (self, i, group))
        continue;
      /* A set that is not finished may say anything; sums are not to run over. */
      if (criterion->max < -TD_MAX_POINTS || criterion->max > TD_MAX_POINTS)
        return TD_POINTS_MISSING;
      sum += criterion->max;
    }
  return sum;
}

gint64
td_criteria_set_get_max (const TdCriteriaSet *self)
{
  return self->max != TD_POINTS_MISSING ? self->max : td_criteria_set_add_up (self, -1);
}

gboolean
td_criterion_is_against (const TdCriteriaSet *set, const TdCriterion *criterion)
{
  return set->lower_is_better != (criterion->role == TD_ROLE_DEDUCTION);
}

gboolean
td_criteria_code_is_usable (const char *code)
{
  return strpbrk (code, ";<>=[]\n") == NULL && strstr (code, "≥") == NULL &&
         strstr (code, "≤") == NULL;
}
