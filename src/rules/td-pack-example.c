/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack-private.h"

#include "td-error.h"
#include "td-number.h"

#include <glib/gi18n-lib.h>

/* What an example may expect besides a class. */
#define EXPECT_MISSING "missing"
#define EXPECT_EXEMPT "exempt"

static gboolean
read_answer (GKeyFile *file, const char *section, const char *key, TdAnswer *answer)
{
  g_autofree char *text = g_key_file_get_string (file, section, key, NULL);

  *answer = TD_ANSWER_UNKNOWN;
  if (text == NULL || g_str_equal (text, "unknown"))
    return TRUE;
  *answer = g_str_equal (text, "yes") ? TD_ANSWER_YES : TD_ANSWER_NO;
  return *answer == TD_ANSWER_YES || g_str_equal (text, "no");
}

static gboolean
read_months (GKeyFile *file, const char *section, const char *key, guint *months)
{
  g_autofree char *text = g_key_file_get_string (file, section, key, NULL);
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, 12, &number, NULL))
    return FALSE;
  *months = (guint) number;
  return TRUE;
}

static gboolean
read_facts (GKeyFile *file, const char *section, TdFacts *facts)
{
  g_autofree char *score = g_key_file_get_string (file, section, "score", NULL);
  g_autofree char *klass = g_key_file_get_string (file, section, "class", NULL);
  guint months;

  *facts = (TdFacts) { .months = -1 };
  facts->self_score = facts->appraised_score = facts->council_score = TD_SCORE_MISSING;
  facts->common_score = facts->task_score = TD_SCORE_MISSING;
  if (score != NULL && !td_decimal_read (score, &facts->self_score))
    return FALSE;
  facts->self_class = td_class_from_code (klass);
  if (klass != NULL && facts->self_class == TD_CLASS_NONE)
    return FALSE;
  if (!read_months (file, section, "months", &months) ||
      !read_months (file, section, "leave-months", &facts->leave_months) ||
      !read_months (file, section, "maternity-months", &facts->maternity_months))
    return FALSE;
  if (g_key_file_has_key (file, section, "months", NULL))
    facts->months = (int) months;
  facts->is_leader = g_key_file_get_boolean (file, section, "leader", NULL);
  return read_answer (file, section, "for-duty", &facts->discipline_for_duty) &&
         read_answer (file, section, "degraded", &facts->degraded) &&
         read_answer (file, section, "corruption", &facts->body_in_corruption);
}

static const char *
describe (const TdRating *rating)
{
  if (rating->missing != NULL)
    return EXPECT_MISSING;
  return rating->is_exempt ? EXPECT_EXEMPT : td_class_code (rating->by_score);
}

static gboolean
run_example (TdPack *self, GKeyFile *file, const char *section, GError **error)
{
  g_autofree char *expected = g_key_file_get_string (file, section, "expected", NULL);
  g_autofree char *discipline = g_key_file_get_string (file, section, "discipline", NULL);
  TdRating rating = { 0 };
  TdFacts facts;
  gboolean is_met;

  if (expected == NULL || !read_facts (file, section, &facts))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: pack, section of a configuration file. */
                   _("The rule pack “%s” cannot be used: its section [%s] has an entry that is "
                     "missing or not valid. Correct the file."),
                   self->id, section);
      return FALSE;
    }
  facts.discipline = discipline;
  td_rate_choose_score (&facts, &rating);
  td_rate_by_pack (&facts, self, &rating, NULL);
  is_met = g_str_equal (expected, describe (&rating));
  if (!is_met)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: pack, section of a configuration file, then two class codes. */
                 _("The rule pack “%s” cannot be used: its [%s] gives %s where %s is expected. "
                   "Correct the rules or the example."),
                 self->id, section, describe (&rating), expected);
  g_free (rating.missing);
  g_free (rating.exempt);
  return is_met;
}

gboolean
td_pack_run_examples (TdPack *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], "example ") &&
        !run_example (self, file, sections[i], error))
      return FALSE;
  return TRUE;
}
