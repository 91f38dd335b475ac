/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-step.h"

#include <string.h>

#define FIRST_ROMAN "I"

/* --- one step --- */

/* The neighbour in the same group, -1 when there is none. */
static int
find_neighbour (const TdCriteriaSet *set, int index, int by)
{
  int parent = td_criteria_set_get (set, (guint) index)->parent;

  for (int i = index + by; i >= 0 && i < (int) set->criteria->len; i += by)
    {
      if (td_criteria_set_get (set, (guint) i)->parent == parent)
        return i;
    }
  return -1;
}

static gint64
get_id (const TdCriteriaSet *set, int index)
{
  return index >= 0 ? td_criteria_set_get (set, (guint) index)->id : 0;
}

/* The nearest group before it among its neighbours. */
static int
find_group_above (const TdCriteriaSet *set, int index)
{
  int above = find_neighbour (set, index, -1);

  while (above >= 0 && td_criteria_set_get (set, (guint) above)->rule != TD_RULE_GROUP)
    above = find_neighbour (set, above, -1);
  return above;
}

gboolean
td_criteria_step_find (const TdCriteriaSet *set, gint64 criterion, TdCriteriaStep step,
                       gint64 *parent, gint64 *before)
{
  int index = td_criteria_set_find_id (set, criterion);
  int group;
  int other = -1;

  if (index < 0)
    return FALSE;
  group = td_criteria_set_get (set, (guint) index)->parent;
  *parent = get_id (set, group);
  *before = 0;
  switch (step)
    {
    case TD_CRITERIA_STEP_UP:
      other = find_neighbour (set, index, -1);
      *before = get_id (set, other);
      return other >= 0;
    case TD_CRITERIA_STEP_DOWN:
      other = find_neighbour (set, index, 1);
      *before = other >= 0 ? get_id (set, find_neighbour (set, other, 1)) : 0;
      return other >= 0;
    case TD_CRITERIA_STEP_IN:
      other = find_group_above (set, index);
      *parent = get_id (set, other);
      return other >= 0;
    case TD_CRITERIA_STEP_OUT:
    default:
      if (group < 0)
        return FALSE;
      *parent = get_id (set, td_criteria_set_get (set, (guint) group)->parent);
      *before = get_id (set, find_neighbour (set, group, 1));
      return TRUE;
    }
}

/* --- codes --- */

static const char *const roman[] = {
  "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
  "XVI", "XVII", "XVIII", "XIX", "XX", NULL,
};

/* The number that a code ends with; 0: it ends with none. */
static guint64
get_number (const char *code, gsize *head)
{
  *head = strlen (code);
  while (*head > 0 && g_ascii_isdigit (code[*head - 1]))
    (*head)--;
  return g_ascii_strtoull (code + *head, NULL, 10);
}

static char *
dup_numbered (const char *code, guint64 number)
{
  gsize head;

  get_number (code, &head);
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) head, code, number);
}

/* "III.9" to "III.10", "III" to "IV". */
static char *
dup_following (const char *code)
{
  gsize head;
  guint64 number = get_number (code, &head);

  if (code[head] != '\0')
    return dup_numbered (code, number + 1);
  for (guint i = 0; roman[i] != NULL; i++)
    {
      if (g_str_equal (roman[i], code))
        return g_strdup (roman[i + 1]);
    }
  return NULL;
}

static const char *
get_last_code (const TdCriteriaSet *set, int group)
{
  const char *code = NULL;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      if (criterion->parent == group)
        code = criterion->code;
    }
  return code;
}

/* How far the criteria of a set are numbered right through, whatever group they lie in;
 * 0: they are not, or there are too few to tell. */
static guint64
find_last_number (const TdCriteriaSet *set)
{
  guint64 last = 0;
  gboolean has_groups = FALSE;
  int group = -1;

  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      gsize head;

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      if (get_number (criterion->code, &head) != last + 1)
        return 0;
      has_groups = has_groups || (last > 0 && criterion->parent != group);
      group = criterion->parent;
      last++;
    }
  return has_groups ? last : 0;
}

char *
td_criteria_dup_next_code (const TdCriteriaSet *set, int group)
{
  const char *last = get_last_code (set, group);
  guint64 number = find_last_number (set);
  char *code;

  if (last != NULL && group >= 0 && number > 0)
    code = dup_numbered (last, number + 1);
  else if (last != NULL)
    code = dup_following (last);
  else if (group >= 0)
    code = g_strdup_printf ("%s.%" G_GUINT64_FORMAT, td_criteria_set_get (set, (guint) group)->code,
                            number + 1);
  else
    code = g_strdup (FIRST_ROMAN);
  while (code != NULL && td_criteria_set_find (set, code) >= 0)
    {
      g_autofree char *taken = code;

      code = dup_following (taken);
    }
  return code;
}
