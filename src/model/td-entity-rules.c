/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include "td-cccd.h"
#include "td-error.h"
#include "td-number.h"
#include "td-record-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define FIRST_BIRTH_YEAR 1900
#define MONTHS_IN_A_YEAR 12
#define HIGHEST_SCORE (100 * TD_DECIMAL_ONE)

/* The folded text of every searched field; what references show is searched
 * where it is stored, in the other record. */
void
td_entity_derive_search (TdRecord *record)
{
  const TdEntity *entity = td_record_get_entity (record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];
      const char *value;

      if ((field->flags & TD_FIELD_SEARCHED) == 0 || !td_field_is_text_like (field))
        continue;
      value = td_record_get_text_at (record, i);
      if (value == NULL)
        continue;
      g_string_append (text, value);
      g_string_append_c (text, ' ');
    }
  folded = td_text_fold (text->str);
  td_record_set_exact_text (record, "search", folded);
}

gboolean
td_entity_check_order (TdRecord   *record,
                       const char *from_key,
                       const char *to_key,
                       GError    **error)
{
  const TdEntity *entity = td_record_get_entity (record);
  TdDate from = td_record_get_date (record, from_key);
  TdDate to = td_record_get_date (record, to_key);
  g_autofree char *shown_from = td_date_to_text (from);
  g_autofree char *shown_to = td_date_to_text (to);

  if (!td_date_is_set (from) || !td_date_is_set (to) ||
      td_date_compare (from, to) <= 0 || td_date_agrees (from, to))
    return TRUE;

  /* Translators: two fields and their dates: "From" (01/06/2026) … "To" (01/05/2026). */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” (%s) is after “%s” (%s). Correct one of the two dates."),
               _(td_entity_field (entity, from_key)->label), shown_from,
               _(td_entity_field (entity, to_key)->label), shown_to);
  return FALSE;
}

static gboolean
check_range (TdRecord   *record,
             const char *key,
             gint64      highest,
             GError    **error)
{
  const TdField *field = td_entity_field (td_record_get_entity (record), key);
  g_autofree char *shown = NULL;
  g_autofree char *limit = NULL;
  gint64 value;

  if (!td_record_get_int (record, key, &value) || (value >= 0 && value <= highest))
    return TRUE;

  shown = td_record_dup_display (record, key);
  limit = field->type == TD_TYPE_DECIMAL
    ? td_decimal_to_text (highest)
    : td_integer_to_text (highest);
  /* Translators: %1$s is a person, %2$s a field, %3$s what was entered, %4$s the highest value. */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("%1$s: “%2$s” is %3$s, but must be from 0 to %4$s."),
               td_record_get_title (record), _(field->label), shown, limit);
  return FALSE;
}

void
td_unit_derive (TdRecord *record)
{
  g_autofree char *sort_key = td_text_sort_key (td_record_get_text (record, "name"));

  td_record_set_exact_text (record, "sort_key", sort_key);
  td_entity_derive_search (record);
}

gboolean
td_unit_check (TdRecord *record,
               GError  **error)
{
  gint64 parent;

  if (td_record_get_int (record, "parent", &parent) && parent == td_record_get_id (record))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” cannot belong to itself. "
                     "Choose another unit that it belongs to, or none."),
                   td_record_get_title (record));
      return FALSE;
    }
  return td_entity_check_order (record, "started", "ended", error);
}

void
td_staff_derive (TdRecord *record)
{
  const char *name = td_record_get_text (record, "name");
  g_autofree char *sort_key = td_name_sort_key (name);
  g_autofree char *match_key = td_text_fold (name);
  g_autofree char *number = NULL;

  td_record_set_exact_text (record, "sort_key", sort_key);
  td_record_set_exact_text (record, "match_key", match_key);
  td_entity_derive_search (record);

  /* Digits only, so that one number written in two ways is found to be one.
   * A lost zero is not put back unasked: td_staff_check() refuses it. */
  switch (td_cccd_read (td_record_get_text (record, "cccd"), &number))
    {
    case TD_CCCD_GOOD:
    case TD_CCCD_OLD:
      td_record_set_text (record, "cccd", number);
      break;
    case TD_CCCD_NONE:
    case TD_CCCD_ZERO_LOST:
    case TD_CCCD_BAD:
    default:
      break;
    }
}

static gboolean
check_cccd (TdRecord *record,
            GError  **error)
{
  const char *text = td_record_get_text (record, "cccd");
  g_autofree char *number = NULL;

  switch (td_cccd_read (text, &number))
    {
    case TD_CCCD_NONE:
    case TD_CCCD_GOOD:
    case TD_CCCD_OLD:
      return TRUE;
    case TD_CCCD_ZERO_LOST:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: the identity number “%s” lacks a digit. "
                     "A spreadsheet may have dropped its first 0: is it %s?"),
                   td_record_get_title (record), text, number);
      return FALSE;
    case TD_CCCD_BAD:
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is not an identity number. A CCCD has 12 digits, an old CMND 9."),
                   td_record_get_title (record), text);
      return FALSE;
    }
}

gboolean
td_staff_check (TdRecord *record,
                GError  **error)
{
  TdDate birth = td_record_get_date (record, "birth");
  g_autofree char *shown = NULL;

  if (td_date_is_set (birth) && birth.year < FIRST_BIRTH_YEAR)
    {
      shown = td_date_to_text (birth);
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: the date of birth %s is before %d. Correct the year."),
                   td_record_get_title (record), shown, FIRST_BIRTH_YEAR);
      return FALSE;
    }
  if (td_date_is_set (birth) && td_date_compare (birth, td_date_today ()) > 0)
    {
      shown = td_date_to_text (birth);
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: the date of birth %s is in the future. Correct it."),
                   td_record_get_title (record), shown);
      return FALSE;
    }
  return check_cccd (record, error);
}

gboolean
td_period_check (TdRecord *record,
                 GError  **error)
{
  return td_entity_check_order (record, "started", "ended", error);
}

gboolean
td_year_fact_check (TdRecord *record,
                    GError  **error)
{
  static const char *const scores[] = {
    "self_common", "self_task", "self_total", "appraised_total", "council_total",
  };
  static const char *const months[] = { "months", "leave_months", "maternity_months" };

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    if (!check_range (record, scores[i], HIGHEST_SCORE, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (!check_range (record, months[i], MONTHS_IN_A_YEAR, error))
      return FALSE;
  return TRUE;
}

static void
append_field (GString    *text,
              TdRecord   *record,
              const char *key)
{
  const guint field = td_entity_index (td_record_get_entity (record), key);

  g_string_append_c (text, '\n');
  if (!td_record_has_at (record, field))
    return;
  g_string_append_c (text, '=');
  if (td_field_is_text_like (&td_record_get_entity (record)->fields[field]))
    g_string_append (text, td_record_get_text_at (record, field));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, td_record_get_int_at (record, field));
}

char *
td_year_fact_year_part (TdRecord *record,
                        guint     year)
{
  const TdEntity *entity = td_record_get_entity (record);
  GString *text;

  if (td_record_get_int_or (record, "year", 0) != (gint64) year)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < entity->n_fields; i++)
    append_field (text, record, entity->fields[i].key);
  return g_string_free (text, FALSE);
}

/* Only as much of the leave as lies in the year: whether it goes on afterwards
 * may become known when the year is long frozen. */
char *
td_leave_year_part (TdRecord *record,
                    guint     year)
{
  const TdDate started = td_record_get_date (record, "started");
  const TdDate ended = td_record_get_date (record, "ended");
  GString *text;

  if (!td_date_is_set (started) || started.year > year ||
      (td_date_is_set (ended) && ended.year < year))
    return NULL;

  text = g_string_new (NULL);
  append_field (text, record, "staff");
  append_field (text, record, "kind");
  if (started.year == year)
    append_field (text, record, "started");
  g_string_append_c (text, '\n');
  if (ended.year == year)
    append_field (text, record, "ended");
  return g_string_free (text, FALSE);
}

/* A disciplinary action without a date counts in no year. */
char *
td_discipline_year_part (TdRecord *record,
                         guint     year)
{
  GString *text;

  if (td_record_get_date (record, "decided").year != year)
    return NULL;

  text = g_string_new (NULL);
  append_field (text, record, "staff");
  append_field (text, record, "form");
  append_field (text, record, "decided");
  append_field (text, record, "for_duty");
  return g_string_free (text, FALSE);
}
