/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-step.h"

#include "td-criteria-sets.h"
#include "td-error.h"

#include <glib/gi18n-lib.h>
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

/* "III.9" to "III.10", "III" to "IV". */
static char *
dup_following (const char *code)
{
  gsize digits = strlen (code);
  g_autofree char *head = NULL;

  while (digits > 0 && g_ascii_isdigit (code[digits - 1]))
    digits--;
  head = g_strndup (code, digits);
  if (code[digits] != '\0')
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, head,
                            g_ascii_strtoull (code + digits, NULL, 10) + 1);
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

char *
td_criteria_dup_next_code (const TdCriteriaSet *set, int group)
{
  const char *last = get_last_code (set, group);
  char *code;

  if (last != NULL)
    code = dup_following (last);
  else if (group >= 0)
    code = g_strconcat (td_criteria_set_get (set, (guint) group)->code, ".1", NULL);
  else
    code = g_strdup (FIRST_ROMAN);
  while (code != NULL && td_criteria_set_find (set, code) >= 0)
    {
      g_autofree char *taken = code;

      code = dup_following (taken);
    }
  return code;
}

/* --- a new one --- */

typedef struct
{
  TdRecord *criterion;
  gint64    after;
} Insert;

static void
free_insert (gpointer data)
{
  Insert *insert = data;

  g_object_unref (insert->criterion);
  g_free (insert);
}

/* Behind @after and all that lies in it. */
static guint
find_place (const TdCriteriaSet *set, const Insert *insert)
{
  gint64 parent = td_record_get_int_or (insert->criterion, "parent", 0);
  int above = td_criteria_set_find_id (set, insert->after);
  guint place;

  if (above < 0)
    above = parent != 0 ? td_criteria_set_find_id (set, parent) : -1;
  if (above < 0)
    return set->criteria->len;
  place = (guint) above + 1;
  while (place < set->criteria->len && td_criteria_set_is_within (set, place, above))
    place++;
  return place;
}

static gboolean
check_code (const TdCriteriaSet *set, TdRecord *criterion, GError **error)
{
  const char *code = td_record_get_text (criterion, "code");
  int found = code ? td_criteria_set_find (set, code) : -1;

  if (found < 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the code of a criterion, and the text of another one. */
               _("The code %1$s already is that of “%2$s”. Choose another code."), code,
               td_criteria_set_get (set, (guint) found)->text);
  return FALSE;
}

/* Positions count through the whole set. */
static gboolean
make_room (TdWriter *writer, const TdCriteriaSet *set, guint place, GError **error)
{
  for (guint i = 0; i < set->criteria->len; i++)
    {
      g_autoptr (TdRecord) record = td_reader_get (td_writer_get_reader (writer),
                                                   &td_entity_criterion,
                                                   td_criteria_set_get (set, i)->id, error);

      if (record == NULL)
        return FALSE;
      td_record_set_int (record, "position", i < place ? i + 1 : i + 2);
      if (!td_writer_save (writer, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_version (TdWriter *writer, gint64 set, GError **error)
{
  g_autoptr (TdRecord) record = td_reader_get (td_writer_get_reader (writer),
                                               &td_entity_criteria_set, set, error);
  gint64 version;

  if (record == NULL)
    return FALSE;
  version = td_record_get_int_or (record, "version", 0);
  if (td_record_get_int_or (record, "used_version", 0) == version)
    td_record_set_int (record, "version", version + 1);
  return td_writer_save (writer, record, NULL, error);
}

static gboolean
insert_criterion (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Insert *insert = data;
  gint64 id = td_record_get_int_or (insert->criterion, "criteria", 0);
  g_autoptr (TdCriteriaSet) set = td_criteria_set_load (td_writer_get_reader (writer), id, error);
  g_autofree char *label = NULL;
  guint place;

  if (set == NULL || !check_code (set, insert->criterion, error))
    return FALSE;
  place = find_place (set, insert);
  /* Translators: the code of a criterion and the name of its set. */
  label = g_strdup_printf (_("Add criterion %1$s to “%2$s”"),
                           td_record_get_text (insert->criterion, "code"), set->name);
  td_writer_set_label (writer, label);
  td_record_set_int (insert->criterion, "position", place + 1);
  return make_room (writer, set, place, error) &&
         td_writer_save (writer, insert->criterion, NULL, error) &&
         begin_version (writer, id, error);
}

TdAction *
td_criteria_insert (TdRecord *criterion, gint64 after)
{
  Insert *insert = g_new0 (Insert, 1);

  insert->criterion = td_record_copy (criterion);
  insert->after = after;
  return td_action_new (g_strdup (_("Add a criterion")), insert_criterion, insert, free_insert);
}
