/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What rows leave unsaid once it is known what lies in what. */

static TdCriteriaRow *
get_row (TdCriteriaReader *reader, guint index)
{
  return reader->rows->pdata[index];
}

/* --- grades written as rows --- */

/* Rows below one that has points of its own: together more than it, and one of them as
 * many, so that one is chosen. */
static gboolean
holds_grades (TdCriteriaReader *reader, guint index, guint n_below, guint *n)
{
  const TdCriteriaRow *row = get_row (reader, index);
  gint64 sum = 0;
  gint64 most = 0;

  *n = 0;
  if (row->has_rule || row->criterion.max == TD_POINTS_MISSING)
    return FALSE;
  for (guint i = index + 1; i < reader->rows->len; i++, (*n)++)
    {
      const TdCriteriaRow *below = get_row (reader, i);

      if (below->criterion.parent != (int) index)
        break;
      if (below->has_rule || below->criterion.rule == TD_RULE_GROUP ||
          below->criterion.max == TD_POINTS_MISSING || below->criterion.grades->len > 0)
        return FALSE;
      sum += below->criterion.max;
      most = MAX (most, below->criterion.max);
    }
  return *n > 1 && *n == n_below && most == row->criterion.max && sum > most;
}

static void
fold_row (TdCriteriaReader *reader, guint index, guint n_below)
{
  TdCriteriaRow *row = get_row (reader, index);
  guint n;

  if (row->criterion.rule != TD_RULE_GROUP || !holds_grades (reader, index, n_below, &n))
    return;
  row->criterion.rule = TD_RULE_GRADED;
  for (guint i = index + 1; i <= index + n; i++)
    {
      TdCriteriaRow *below = get_row (reader, i);

      td_grades_add (row->criterion.grades, g_strdelimit (below->criterion.text, ";\n", ','),
                     below->criterion.max, TD_POINTS_MISSING);
      below->is_dropped = TRUE;
    }
  td_criteria_reader_tell (reader, FALSE, row->number, 0,
                           g_strdup_printf (_("Rows %u to %u were taken for grades of this "
                                              "criterion, of which one is chosen."),
                                            get_row (reader, index + 1)->number,
                                            get_row (reader, index + n)->number));
}

static void
fold_grades (TdCriteriaReader *reader)
{
  g_autofree guint *n_below = g_new0 (guint, reader->rows->len + 1);

  for (guint i = 0; i < reader->rows->len; i++)
    n_below[get_row (reader, i)->criterion.parent + 1]++;
  for (guint i = 0; i < reader->rows->len; i++)
    fold_row (reader, i, n_below[i + 1]);
}

/* --- kinds of points --- */

static gboolean
guess_role (const char *text, TdCriterionRole *role)
{
  static const struct
  {
    const char      *beginning;
    TdCriterionRole  role;
  } words[] = {
    { "diem thuong", TD_ROLE_BONUS }, { "thuong diem", TD_ROLE_BONUS },
    { "diem cong", TD_ROLE_BONUS }, { "cong diem", TD_ROLE_BONUS },
    { "diem tru", TD_ROLE_DEDUCTION }, { "tru diem", TD_ROLE_DEDUCTION },
  };
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i].beginning))
      {
        *role = words[i].role;
        return TRUE;
      }
  return FALSE;
}

/* A group is of the kind that all that lies in it was said to be. */
static void
raise_roles (TdCriteriaReader *reader)
{
  guint n = reader->rows->len;
  g_autofree guint *n_below = g_new0 (guint, n);
  g_autofree guint *n_of_role = g_new0 (guint, n * TD_N_CRITERION_ROLES);

  for (guint i = n; i-- > 0;)
    {
      TdCriteriaRow *row = get_row (reader, i);
      const guint *counts = n_of_role + i * TD_N_CRITERION_ROLES;

      for (guint role = TD_ROLE_BONUS; !row->has_role && role < TD_N_CRITERION_ROLES; role++)
        if (n_below[i] > 0 && counts[role] == n_below[i])
          {
            row->criterion.role = (TdCriterionRole) role;
            row->has_role = TRUE;
          }
      if (row->criterion.parent < 0)
        continue;
      n_below[row->criterion.parent]++;
      n_of_role[(guint) row->criterion.parent * TD_N_CRITERION_ROLES + row->criterion.role] +=
        row->has_role ? 1 : 0;
    }
}

static void
complete_role (TdCriteriaReader *reader, TdCriteriaRow *row)
{
  if (row->has_role)
    return;
  if (row->criterion.parent >= 0)
    row->criterion.role = get_row (reader, (guint) row->criterion.parent)->criterion.role;
  else if (guess_role (row->criterion.text, &row->criterion.role))
    td_criteria_reader_tell (reader, FALSE, row->number, 0,
                             /* Translators: a kind of points, Vietnamese. */
                             g_strdup_printf (_("By its name this was taken for “%s”."),
                                              td_criterion_role_term (row->criterion.role)));
}

/* --- codes --- */

static gboolean
has_duplicates (TdCriteriaReader *reader)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reader->rows->len; i++)
    {
      const TdCriteriaRow *row = get_row (reader, i);

      if (!row->is_dropped && row->criterion.code != NULL &&
          !g_hash_table_add (codes, td_text_lower (row->criterion.code)))
        return TRUE;
    }
  return FALSE;
}

/* "1" in "II" becomes "II.1". */
static void
qualify_code (TdCriteriaReader *reader, TdCriteriaRow *row)
{
  const char *group;
  char *code = row->criterion.code;
  gsize length;

  if (row->criterion.parent < 0 || code == NULL)
    return;
  group = get_row (reader, (guint) row->criterion.parent)->criterion.code;
  length = strlen (group);
  if (strncmp (code, group, length) == 0 && code[length] != '\0' &&
      strchr (TD_CRITERIA_SEPARATORS, code[length]) != NULL)
    return;
  row->criterion.code = g_strconcat (group, ".", code, NULL);
  g_free (code);
}

static void
complete_codes (TdCriteriaReader *reader, gboolean is_plain)
{
  gboolean qualify = is_plain && has_duplicates (reader);
  g_autofree guint *n_below = g_new0 (guint, reader->rows->len + 1);

  for (guint i = 0; i < reader->rows->len; i++)
    {
      TdCriteriaRow *row = get_row (reader, i);
      int parent = row->criterion.parent;

      if (row->is_dropped)
        continue;
      n_below[parent + 1]++;
      if (qualify)
        qualify_code (reader, row);
      if (row->criterion.code != NULL)
        continue;
      row->criterion.code =
        parent >= 0 ? g_strdup_printf ("%s.%u", get_row (reader, (guint) parent)->criterion.code,
                                       n_below[parent + 1])
                    : g_strdup_printf ("%u", n_below[0]);
      td_criteria_reader_tell (reader, FALSE, row->number,
                               (guint) MAX (reader->columns[TD_COLUMN_OF_CODE], 0),
                               g_strdup_printf (_("The row has no code and got “%s”."),
                                                row->criterion.code));
    }
}

void
td_criteria_reader_complete_rows (TdCriteriaReader *self)
{
  td_criteria_reader_place_rows (self);
  fold_grades (self);
  raise_roles (self);
  for (guint i = 0; i < self->rows->len; i++)
    complete_role (self, get_row (self, i));
  complete_codes (self, self->columns[TD_COLUMN_OF_PARENT] < 0);
}
