/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AT_LEAST "≥"
#define AT_MOST "≤"
#define MANDATORY_TEXT "bắt buộc đạt"
#define ALL_PERCENT (100 * TD_DECIMAL_ONE)

/* What lies between semicolons or line ends, cleaned; blank parts are left out.
 * (transfer full) (element-type utf8) */
static GPtrArray *
split_parts (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) raw = g_strsplit_set (text != NULL ? text : "", ";\n\r", -1);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      char *part = td_text_clean (raw[i]);

      if (part != NULL)
        g_ptr_array_add (parts, part);
    }
  return parts;
}

typedef gboolean (*ReadPartFunc) (GPtrArray *into, const char *part, GError **error);

/* Takes @into over. */
static GPtrArray *
read_parts (const char *text, GPtrArray *into, ReadPartFunc parse, GError **error)
{
  g_autoptr (GPtrArray) parts = split_parts (text);
  g_autoptr (GPtrArray) taken = into;

  for (guint i = 0; i < parts->len; i++)
    if (!parse (taken, g_ptr_array_index (parts, i), error))
      return NULL;
  return g_steal_pointer (&taken);
}

/* "1,5" or "1,5 điểm", not below 0. */
static gboolean
read_points (const char *text, gint64 *points)
{
  g_autofree char *number = td_text_clean (text);

  if (number != NULL && g_str_has_suffix (number, "điểm"))
    number[strlen (number) - strlen ("điểm")] = '\0';
  return td_decimal_read (number, points) && *points >= 0;
}

/* Cuts the lower edge, a number in brackets, off the end of @label.  What is no number
 * is part of the label. */
static void
cut_edge (char *label, gint64 *from)
{
  char *open;
  gsize length = strlen (label);

  *from = TD_POINTS_MISSING;
  if (length == 0 || label[length - 1] != ']')
    return;
  open = strrchr (label, '[');
  if (open == NULL)
    return;
  label[length - 1] = '\0';
  if (td_decimal_read (open + 1, from))
    *open = '\0';
  else
    label[length - 1] = ']';
}

static gboolean
read_grade (GPtrArray *grades, const char *part, GError **error)
{
  const char *colon = strrchr (part, ':');
  g_autofree char *head = colon != NULL ? g_strndup (part, (gsize) (colon - part)) : NULL;
  g_autofree char *label = NULL;
  gint64 points, from;

  if (head == NULL || !read_points (colon + 1, &points))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: one grade of a criterion as it was written. */
                   _("The grade “%s” cannot be read. Write its name, a colon and its points, "
                     "without a minus sign, and a semicolon between grades."),
                   part);
      return FALSE;
    }
  g_strchomp (head);
  cut_edge (head, &from);
  label = td_text_clean (head);
  if (label == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: one grade of a criterion as it was written. */
                   _("The grade “%s” has no name. Write its name before the colon."), part);
      return FALSE;
    }
  td_grades_add (grades, label, points, from);
  return TRUE;
}

GPtrArray *
td_grades_read (const char *text, GError **error)
{
  return read_parts (text, td_grades_new (), read_grade, error);
}

char *
td_grades_to_text (GPtrArray *grades)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (grades, i);
      g_autofree char *points = td_decimal_to_text (grade->points);

      if (i > 0)
        g_string_append (text, "; ");
      g_string_append (text, grade->label);
      if (grade->from != TD_POINTS_MISSING)
        {
          g_autofree char *from = td_decimal_to_text (grade->from);

          g_string_append_printf (text, " [%s]", from);
        }
      g_string_append_printf (text, ": %s", points);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_mandatory_text (const char *part)
{
  static const char *const texts[] = { "bat buoc dat", "dat bat buoc", "bat buoc" };
  g_autofree char *folded = td_text_fold (part);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (folded, texts[i]))
      return TRUE;
  return FALSE;
}

/* The code before ≥ or ≤, and where the value begins. */
static char *
split_comparison (const char *part, TdBandConditionKind *kind, const char **value)
{
  static const struct
  {
    const char *sign;
    TdBandConditionKind kind;
  } signs[] = {
    { AT_LEAST, TD_CONDITION_AT_LEAST },
    { AT_MOST, TD_CONDITION_AT_MOST },
    { ">=", TD_CONDITION_AT_LEAST },
    { "<=", TD_CONDITION_AT_MOST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *found = strstr (part, signs[i].sign);

      if (found != NULL)
        {
          g_autofree char *code = g_strndup (part, (gsize) (found - part));

          *kind = signs[i].kind;
          *value = found + strlen (signs[i].sign);
          return td_text_clean (code);
        }
    }
  return NULL;
}

static gboolean
read_comparison (GPtrArray *conditions, const char *part)
{
  TdBandConditionKind kind;
  const char *rest;
  g_autofree char *code = split_comparison (part, &kind, &rest);
  g_autofree char *value = NULL;
  gboolean is_percent;
  gint64 number;

  if (code == NULL)
    return FALSE;
  value = g_strstrip (g_strdup (rest));
  is_percent = g_str_has_suffix (value, "%");
  if (is_percent)
    value[strlen (value) - 1] = '\0';
  if (!read_points (value, &number) || (is_percent && number > ALL_PERCENT))
    return FALSE;
  td_band_conditions_add (conditions, kind, code, number, is_percent);
  return TRUE;
}

static gboolean
read_condition (GPtrArray *conditions, const char *part, GError **error)
{
  if (is_mandatory_text (part))
    {
      td_band_conditions_add (conditions, TD_CONDITION_MANDATORY, NULL, 0, FALSE);
      return TRUE;
    }
  if (read_comparison (conditions, part))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: one condition of a class as it was written, then the
                * Vietnamese words for "all mandatory criteria are met". */
               _("The condition “%s” cannot be read. Write “%s”, or the code of a group "
                 "or criterion with ≥ or ≤ and its points or percentage, such as "
                 "“III ≥ 50 %%”, and a semicolon between conditions."),
               part, MANDATORY_TEXT);
  return FALSE;
}

GPtrArray *
td_band_conditions_read (const char *text, GError **error)
{
  return read_parts (text, td_band_conditions_new (), read_condition, error);
}

char *
td_band_conditions_to_text (GPtrArray *conditions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const TdBandCondition *condition = g_ptr_array_index (conditions, i);
      g_autofree char *value = td_decimal_to_text (condition->value);

      if (i > 0)
        g_string_append (text, "; ");
      if (condition->kind == TD_CONDITION_MANDATORY)
        g_string_append (text, MANDATORY_TEXT);
      else
        g_string_append_printf (text, "%s %s %s%s", condition->code,
                                condition->kind == TD_CONDITION_AT_LEAST ? AT_LEAST : AT_MOST,
                                value, condition->is_percent ? " %" : "");
    }
  return g_string_free (text, FALSE);
}
