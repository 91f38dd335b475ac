/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include "td-criteria.h"
#include "td-error.h"
#include "td-record-private.h"
#include "td-score.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define WHOLE_WEIGHT 100

static void
derive_name (TdRecord *record)
{
  g_autofree char *sort_key = td_text_sort_key (td_record_get_text (record, "name"));

  td_record_set_exact_text (record, "sort_key", sort_key);
  td_entity_derive_search (record);
}

static gboolean
check_not_negative (TdRecord   *record,
                    const char *key,
                    GError    **error)
{
  const TdField *field = td_entity_field (td_record_get_entity (record), key);
  gint64 value;

  if (!td_record_get_int (record, key, &value) || value >= 0)
    return TRUE;
  /* Translators: %1$s names a record, %2$s a field such as "Maximum". */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("%1$s: “%2$s” must not be below 0."),
               td_record_get_title (record), _(field->label));
  return FALSE;
}

void
td_criteria_set_derive (TdRecord *record)
{
  derive_name (record);
}

gboolean
td_criteria_set_record_check (TdRecord *record,
                              GError  **error)
{
  return check_not_negative (record, "max", error) &&
         check_not_negative (record, "bonus_cap", error) &&
         check_not_negative (record, "deduction_cap", error);
}

gboolean
td_criterion_record_check (TdRecord *record,
                           GError  **error)
{
  g_autoptr (GPtrArray) grades = NULL;
  const char *link = td_record_get_text (record, "link");

  if (!check_not_negative (record, "max", error) ||
      !check_not_negative (record, "unit_points", error) ||
      !check_not_negative (record, "pass", error))
    return FALSE;
  if (link != NULL && td_score_link_find (link) == NULL)
    {
      /* Translators: %1$s is a criterion, %2$s what was written. */
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%1$s: “%2$s” is no register that figures can come from. Choose one of the "
                     "list, or leave it empty."),
                   td_record_get_title (record), link);
      return FALSE;
    }
  grades = td_grades_read (td_record_get_text (record, "grades"), error);
  return grades != NULL;
}

gboolean
td_criteria_band_check (TdRecord *record,
                        GError  **error)
{
  g_autoptr (GPtrArray) conditions = NULL;

  if (!check_not_negative (record, "edge", error))
    return FALSE;
  conditions = td_band_conditions_read (td_record_get_text (record, "conditions"), error);
  return conditions != NULL;
}

void
td_round_derive (TdRecord *record)
{
  derive_name (record);
}

gboolean
td_round_check (TdRecord *record,
                GError  **error)
{
  static const char *const weights[] = { "weight_self", "weight_appraised", "weight_council" };
  gint64 sum = 0;

  if (!td_entity_check_order (record, "started", "ended", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      if (!check_not_negative (record, weights[i], error))
        return FALSE;
      sum += td_record_get_int_or (record, weights[i], 0);
    }
  if (g_strcmp0 (td_record_get_text (record, "deciding"), "weighted") != 0 || sum == WHOLE_WEIGHT)
    return TRUE;
  /* Translators: %1$s is a round, %2$d what its layers' weights are together. */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("%1$s: the weights of the layers are %2$d %% together, but must be 100 %%."),
               td_record_get_title (record), (int) sum);
  return FALSE;
}

gboolean
td_sheet_check (TdRecord *record,
                GError  **error)
{
  if (td_record_has (record, "staff") || td_record_has (record, "unit"))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("The sheet “%s” is about nobody: choose a unit or a person."),
               td_record_get_title (record));
  return FALSE;
}

/* What figures a criterion takes is known to its rule; here only that there is one. */
gboolean
td_score_check (TdRecord *record,
                GError  **error)
{
  gboolean left_out = td_record_get_int_or (record, "not_applicable", 0) != 0;
  gboolean given = td_record_has (record, "figure") || td_record_has (record, "detail");

  if (left_out != given)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       left_out
                         ? _("A criterion that does not apply has no score.")
                         : _("A score needs a figure, or must be marked as not applicable."));
  return FALSE;
}

gboolean
td_attachment_check (TdRecord *record,
                     GError  **error)
{
  return check_not_negative (record, "size", error);
}
