/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-error.h"
#include "td-score.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXPECTED_PREFIX "expected-"
#define EXPECTED_BAND "expected-band"
#define EXPECTED_PERCENT "expected-percent"
#define EXPECTED_TOTAL "expected-total"
/* What an example expects instead of a class. */
#define NO_BAND "none"

static gboolean
fail (const TdCriteriaSet *self, const char *section, const char *key, const char *reason,
      GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: criteria set, section and entry of a configuration file, then a
                * sentence that says what is wrong. */
               _("The criteria set “%s” cannot be used: its section [%s], entry “%s”: %s"),
               self->name, section, key, reason);
  return FALSE;
}

static gboolean
read_score (const TdCriteriaSet *self, GKeyFile *file, const char *section, const char *key,
            TdMark *marks, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, section, key, NULL);
  g_autoptr (GError) local_error = NULL;
  int index = td_criteria_set_find (self, key);
  TdScore score = { TD_SCORE_OPEN };
  gboolean is_read;

  if (index < 0 || td_criteria_set_get (self, (guint) index)->rule == TD_RULE_GROUP)
    return fail (self, section, key, _("The set has no such criterion."), error);
  is_read = td_criterion_read (td_criteria_set_get (self, (guint) index), text, &score,
                               &local_error) &&
            td_criterion_mark (td_criteria_set_get (self, (guint) index), &score,
                               &marks[index * TD_N_LAYERS + TD_LAYER_SELF], NULL, &local_error);
  td_score_clear (&score);
  return is_read || fail (self, section, key, local_error->message, error);
}

static gboolean
read_scores (const TdCriteriaSet *self, GKeyFile *file, const char *section, TdMark *marks,
             GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_str_has_prefix (keys[i], EXPECTED_PREFIX) &&
        !read_score (self, file, section, keys[i], marks, error))
      return FALSE;
  return TRUE;
}

static gboolean
compare (const TdCriteriaSet *self, GKeyFile *file, const char *section, const char *key,
         const char *given, GError **error)
{
  g_autofree char *expected = g_key_file_get_string (file, section, key, NULL);

  if (expected == NULL)
    return fail (self, section, key, _("The entry is missing."), error);
  if (g_str_equal (expected, given))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: criteria set, section of a configuration file, entry, then two
                * numbers or codes of classes. */
               _("The criteria set “%s” cannot be used: its [%s], entry “%s”, gives %s where %s is "
                 "expected. Correct the set or the example."),
               self->name, section, key, given, expected);
  return FALSE;
}

static gboolean
check_result (const TdCriteriaSet *self, GKeyFile *file, const char *section,
              const TdSheetResult *result, GError **error)
{
  g_autofree char *total = td_decimal_to_text (result->decided.total);
  g_autofree char *percent = td_decimal_to_text (result->decided.percent);
  const char *band = NO_BAND;

  if (result->band >= 0)
    band = ((const TdBand *) g_ptr_array_index (self->bands, result->band))->code;
  return compare (self, file, section, EXPECTED_TOTAL, total, error) &&
         compare (self, file, section, EXPECTED_PERCENT, percent, error) &&
         compare (self, file, section, EXPECTED_BAND, band, error);
}

static gboolean
run_example (const TdCriteriaSet *self, GKeyFile *file, const char *section, GError **error)
{
  g_autofree TdMark *marks = g_new0 (TdMark, self->criteria->len * TD_N_LAYERS);
  TdRoundRule rule;
  TdSheetResult result;

  if (!read_scores (self, file, section, marks, error))
    return FALSE;
  td_round_rule_init (&rule);
  rule.deciding = TD_DECIDING_SELF;
  td_sheet_evaluate (self, &rule, marks, NULL, &result);
  return check_result (self, file, section, &result, error);
}

gboolean
td_criteria_set_run_examples (const TdCriteriaSet *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], "example ") &&
        !run_example (self, file, sections[i], error))
      return FALSE;
  return TRUE;
}
