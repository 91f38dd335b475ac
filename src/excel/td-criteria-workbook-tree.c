/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What hand-written tables leave to the eye: which rows are groups, what lies in them. */

/* How a code is numbered; the numbers of its parts decide too, so that 1.1 is not 1. */
typedef enum
{
  STYLE_NONE,
  STYLE_ROMAN,
  STYLE_CAPITAL,
  STYLE_NUMBER,
  STYLE_SMALL,
  STYLE_OTHER,
  N_STYLES,
} Style;

typedef struct
{
  TdCriteriaReader *reader;
  GHashTable       *groups; /* lower code: index + 1 of a group */
  GHashTable       *leads;  /* lower codes that another row's code begins with */
  GArray           *open;   /* element-type guint: groups around the present row */
  gboolean          is_plain;
} Tree;

static TdCriteriaRow *
get_row (TdCriteriaReader *reader, guint index)
{
  return reader->rows->pdata[index];
}

/* "B" after "A" is a letter although it could be no Roman number; "C" after "B" is one
 * although it could, and "I" is Roman unless "H" is open. */
static Style
find_letter_style (Tree *tree, char letter)
{
  if (strchr ("IVXLCDM", letter) == NULL)
    return STYLE_CAPITAL;
  for (guint i = 0; i < tree->open->len; i++)
    {
      guint index = g_array_index (tree->open, guint, i);
      const char *code = get_row (tree->reader, index)->criterion.code;

      if (code != NULL && code[0] == letter - 1 && code[1] == '\0')
        return STYLE_CAPITAL;
    }
  return STYLE_ROMAN;
}

static Style
find_part_style (Tree *tree, const char *part)
{
  gsize length = strlen (part);
  gunichar first = g_utf8_get_char (part);

  if (length == 0)
    return STYLE_NONE;
  if (strspn (part, "0123456789") == length)
    return STYLE_NUMBER;
  if (length == 1 && g_ascii_isupper (part[0]))
    return find_letter_style (tree, part[0]);
  if (strspn (part, "IVXLCDM") == length)
    return STYLE_ROMAN;
  if (*g_utf8_next_char (part) == '\0' && g_unichar_isalpha (first))
    return g_unichar_isupper (first) ? STYLE_CAPITAL : STYLE_SMALL;
  return STYLE_OTHER;
}

static guint
find_style (Tree *tree, const char *code)
{
  guint n_parts = 1;
  const char *last = code;

  if (code == NULL)
    return STYLE_NONE;
  for (const char *c = code; *c != '\0'; c++)
    if (strchr (TD_CRITERIA_SEPARATORS, *c) != NULL)
      {
        n_parts++;
        last = c + 1;
      }
  return n_parts * N_STYLES + find_part_style (tree, last);
}

/* Where in the open groups one is numbered like @style; -1: nowhere. */
static int
find_open (Tree *tree, guint style)
{
  for (int i = (int) tree->open->len - 1; i >= 0; i--)
    {
      guint index = g_array_index (tree->open, guint, i);

      if (find_style (tree, get_row (tree->reader, index)->criterion.code) == style)
        return i;
    }
  return -1;
}

static int
get_open (Tree *tree, int place)
{
  return place >= 0 && (guint) place < tree->open->len
           ? (int) g_array_index (tree->open, guint, place)
           : -1;
}

/* "1." and "a)" are how tables write 1 and a. */
static void
trim_code (char *code)
{
  gsize length;

  if (code == NULL)
    return;
  if (code[0] == '(')
    memmove (code, code + 1, strlen (code));
  for (length = strlen (code); length > 1 && strchr (".):", code[length - 1]) != NULL; length--)
    code[length - 1] = '\0';
}

/* The groups that a code could lie in by itself, the nearest first, one at a call. */
static gboolean
cut_part (char *code)
{
  char *cut = NULL;

  for (char *c = code; *c != '\0'; c++)
    if (strchr (TD_CRITERIA_SEPARATORS, *c) != NULL)
      cut = c;
  if (cut == NULL || cut == code)
    return FALSE;
  *cut = '\0';
  return TRUE;
}

static int
find_by_code (Tree *tree, const char *code)
{
  g_autofree char *lower = td_text_lower (code);

  while (cut_part (lower))
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (tree->groups, lower));

      if (found > 0)
        return (int) found - 1;
    }
  return -1;
}

/* Whether the row below is numbered in a way that has not been met, and so lies in this one. */
static gboolean
is_above_others (Tree *tree, guint index)
{
  const TdCriteriaRow *row = get_row (tree->reader, index);
  const TdCriteriaRow *next;
  guint style;

  if (index + 1 >= tree->reader->rows->len)
    return FALSE;
  next = get_row (tree->reader, index + 1);
  if (next->is_section || next->has_rule)
    return FALSE;
  if (next->criterion.code == NULL)
    return row->criterion.code != NULL;
  style = find_style (tree, next->criterion.code);
  return style != find_style (tree, row->criterion.code) && find_open (tree, style) < 0;
}

static gboolean
leads_others (Tree *tree, const TdCriterion *criterion)
{
  g_autofree char *lower = td_text_lower (criterion->code);

  return criterion->code != NULL && g_hash_table_contains (tree->leads, lower);
}

static gboolean
is_group (Tree *tree, guint index)
{
  const TdCriteriaRow *row = get_row (tree->reader, index);
  const TdCriterion *criterion = &row->criterion;
  guint style;

  if (row->has_rule)
    return criterion->rule == TD_RULE_GROUP;
  if (row->is_section)
    return TRUE;
  if (criterion->grades->len > 0 || criterion->unit_points != TD_POINTS_MISSING)
    return FALSE;
  if (leads_others (tree, criterion) || is_above_others (tree, index))
    return TRUE;
  style = find_style (tree, criterion->code) % N_STYLES;
  return criterion->max == TD_POINTS_MISSING && (style == STYLE_ROMAN || style == STYLE_CAPITAL);
}

/* What "Thuộc nhóm" names; -1 for the top, and where it names nothing, which is told. */
static int
find_named (Tree *tree, const TdCriteriaRow *row)
{
  g_autofree char *lower = td_text_lower (row->group);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (tree->groups, lower));

  if (found == 0 && strcmp (row->group, TD_CRITERIA_TOP) != 0 && strcmp (row->group, "-") != 0)
    td_criteria_reader_tell (tree->reader, TRUE, row->number,
                             (guint) tree->reader->columns[TD_COLUMN_OF_PARENT],
                             g_strdup_printf (_("There is no group “%s” above this row. Write the "
                                                "code of a group, or – for none."), row->group));
  return (int) found - 1;
}

/* A group of bonus below one of base points: points of two kinds do not add up, so that it
 * can only stand at the top. */
static gboolean
is_of_another_kind (Tree *tree, const TdCriteriaRow *row)
{
  const TdCriteriaRow *around;

  if (tree->open->len == 0 || !row->has_rule || row->criterion.rule != TD_RULE_GROUP ||
      !row->has_role)
    return FALSE;
  around = get_row (tree->reader, g_array_index (tree->open, guint, tree->open->len - 1));
  return around->criterion.role != row->criterion.role;
}

static int
find_parent (Tree *tree, const TdCriteriaRow *row)
{
  int place;
  int found;

  if (row->group != NULL)
    return find_named (tree, row);
  found = row->criterion.code != NULL ? find_by_code (tree, row->criterion.code) : -1;
  if (found >= 0)
    return found;
  if (row->is_section || is_of_another_kind (tree, row))
    return -1;
  place = row->criterion.code != NULL ? find_open (tree, find_style (tree, row->criterion.code))
                                      : -1;
  return place >= 0 ? get_open (tree, place - 1) : get_open (tree, (int) tree->open->len - 1);
}

/* Closes what does not lie around the row any more. */
static void
close_groups (Tree *tree, int parent)
{
  while (tree->open->len > 0 && get_open (tree, (int) tree->open->len - 1) != parent)
    g_array_set_size (tree->open, tree->open->len - 1);
  /* A group that was closed before is named again. */
  if (tree->open->len == 0 && parent >= 0)
    {
      guint index = (guint) parent;

      g_array_append_val (tree->open, index);
    }
}

static void
place_row (Tree *tree, guint index)
{
  TdCriteriaRow *row = get_row (tree->reader, index);

  row->criterion.parent = find_parent (tree, row);
  close_groups (tree, row->criterion.parent);
  if (!is_group (tree, index))
    return;
  row->criterion.rule = TD_RULE_GROUP;
  g_array_append_val (tree->open, index);
  if (row->criterion.code != NULL)
    {
      char *lower = td_text_lower (row->criterion.code);

      /* The nearest group of that code is meant. */
      g_hash_table_replace (tree->groups, lower, GUINT_TO_POINTER (index + 1));
    }
}

static void
collect_leads (Tree *tree)
{
  for (guint i = 0; i < tree->reader->rows->len; i++)
    {
      TdCriterion *criterion = &get_row (tree->reader, i)->criterion;
      g_autofree char *lower = NULL;

      if (tree->is_plain)
        trim_code (criterion->code);
      lower = td_text_lower (criterion->code);
      while (cut_part (lower))
        g_hash_table_add (tree->leads, g_strdup (lower));
    }
}

void
td_criteria_reader_place_rows (TdCriteriaReader *self)
{
  Tree tree = {
    .reader = self,
    .groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .leads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .open = g_array_new (FALSE, FALSE, sizeof (guint)),
    .is_plain = self->columns[TD_COLUMN_OF_PARENT] < 0,
  };

  collect_leads (&tree);
  for (guint i = 0; i < self->rows->len; i++)
    place_row (&tree, i);
  g_hash_table_unref (tree.groups);
  g_hash_table_unref (tree.leads);
  g_array_unref (tree.open);
}
