/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-private.h"

#include "td-error.h"
#include "td-number.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/* From here on whole numbers are written with a dot for the thousands: below
 * it they may be years. */
#define GROUPED_FROM 10000

static const TdField *
get_field (TdRecord   *self,
           const char *key,
           guint      *index)
{
  const TdEntity *entity = td_record_get_entity (self);

  *index = td_entity_index (entity, key);
  return &entity->fields[*index];
}

static gboolean
read_date (const char *text,
           char      **iso)
{
  TdDate date;

  switch (td_date_read (text, &date))
    {
    case TD_DATE_READ:
    case TD_DATE_READ_MONTH_FIRST:
    case TD_DATE_READ_YEAR_KEPT:
    case TD_DATE_READ_NOTHING:
      *iso = td_date_to_iso (date);
      return TRUE;
    case TD_DATE_READ_IMPOSSIBLE:
    case TD_DATE_READ_NOT_A_DATE:
    default:
      return FALSE;
    }
}

/* "2026", "1.234"; also "7,0", as spreadsheets give whole numbers. */
static gboolean
read_integer (const char *text,
              gint64     *value)
{
  gint64 thousandths;

  if (!td_decimal_read (text, &thousandths))
    return FALSE;
  *value = thousandths / TD_DECIMAL_ONE;
  return thousandths % TD_DECIMAL_ONE == 0;
}

/* What lists tick with. */
static gboolean
read_flag (const char *text,
           gint64     *value)
{
  static const char *const yes[] = { "x", "v", "co", "1", "true", "yes", "dung", NULL };
  static const char *const no[] = { "khong", "0", "false", "no", "k", "ko", "sai", NULL };
  static const char *const ticks[] = { "✓", "✔", "☑", "√", NULL };
  g_autofree char *folded = td_text_fold (text);

  *value = g_strv_contains (ticks, text) || g_strv_contains (yes, folded);
  return *value || g_strv_contains (no, folded);
}

static gboolean
refuse (const TdField *field,
        const char    *text,
        GError       **error)
{
  const char *label = _(field->label);

  switch (field->type)
    {
    case TD_TYPE_DATE:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is not a date. "
                     "Write day/month/year, for example 18/08/1985, or the year alone."),
                   label, text);
      break;
    case TD_TYPE_CHOICE:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is none of the choices. Take one of the list."), label, text);
      break;
    case TD_TYPE_INTEGER:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is not a whole number."), label, text);
      break;
    case TD_TYPE_DECIMAL:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is not a number. Write it like 93,5."), label, text);
      break;
    case TD_TYPE_FLAG:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” is neither yes nor no. Write “có” or “không”."), label, text);
      break;
    case TD_TYPE_TEXT:
    case TD_TYPE_REFERENCE:
    case TD_TYPE_TIME:
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("%s: “%s” cannot be entered as text."), label, text);
      break;
    }
  return FALSE;
}

static char *
format_integer (gint64 value)
{
  if (value > -GROUPED_FROM && value < GROUPED_FROM)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return td_integer_to_text (value);
}

/* In Vietnam's time, whatever the machine's zone: registers travel. */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup ("");
}

static char *
format_choice (const TdField *field,
               const char    *code,
               gboolean       document)
{
  const TdChoice *choice = td_field_find_choice (field, code);

  /* A code of a newer program is shown as it is. */
  if (choice == NULL)
    return g_strdup (code);
  return g_strdup (document ? choice->term : _(choice->label));
}

static char *
format_value (TdRecord   *self,
              const char *key,
              gboolean    document)
{
  guint index;
  const TdField *field = get_field (self, key, &index);
  gint64 number;

  if (!td_record_has_at (self, index))
    return g_strdup ("");
  if (field->type == TD_TYPE_TEXT)
    return g_strdup (td_record_get_text_at (self, index));
  if (field->type == TD_TYPE_CHOICE)
    return format_choice (field, td_record_get_text_at (self, index), document);
  if (field->type == TD_TYPE_DATE)
    return td_date_to_text (td_date_from_iso (td_record_get_text_at (self, index)));

  number = td_record_get_int_at (self, index);
  switch (field->type)
    {
    case TD_TYPE_INTEGER:
      return format_integer (number);
    case TD_TYPE_DECIMAL:
      return td_decimal_to_text (number);
    case TD_TYPE_FLAG:
      if (document)
        return g_strdup (number != 0 ? "Có" : "Không");
      return g_strdup (number != 0 ? _("Yes") : _("No"));
    case TD_TYPE_REFERENCE:
      {
        const char *title = td_record_get_reference_title_at (self, index);

        return g_strdup (title != NULL ? title : "");
      }
    case TD_TYPE_TIME:
      return format_time (number);
    case TD_TYPE_TEXT:
    case TD_TYPE_DATE:
    case TD_TYPE_CHOICE:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

gboolean
td_record_set_from_text (TdRecord   *self,
                         const char *key,
                         const char *text,
                         GError    **error)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *iso = NULL;
  const TdField *field;
  const TdChoice *choice;
  gint64 number = 0;
  gboolean is_read;
  guint index;

  g_return_val_if_fail (TD_IS_RECORD (self), FALSE);

  field = get_field (self, key, &index);
  if (clean == NULL)
    {
      td_record_clear (self, key);
      return TRUE;
    }

  switch (field->type)
    {
    case TD_TYPE_TEXT:
      td_record_change_text_at (self, index, g_steal_pointer (&clean));
      return TRUE;
    case TD_TYPE_DATE:
      if (!read_date (clean, &iso))
        return refuse (field, clean, error);
      td_record_change_text_at (self, index, g_steal_pointer (&iso));
      return TRUE;
    case TD_TYPE_CHOICE:
      choice = td_field_read_choice (field, clean);
      if (choice == NULL)
        return refuse (field, clean, error);
      td_record_change_text_at (self, index, g_strdup (choice->code));
      return TRUE;
    case TD_TYPE_INTEGER:
      is_read = read_integer (clean, &number);
      break;
    case TD_TYPE_DECIMAL:
      is_read = td_decimal_read (clean, &number);
      break;
    case TD_TYPE_FLAG:
      is_read = read_flag (clean, &number);
      break;
    case TD_TYPE_REFERENCE:
    case TD_TYPE_TIME:
    default:
      is_read = FALSE;
      break;
    }

  if (!is_read)
    return refuse (field, clean, error);
  td_record_change_int_at (self, index, number);
  return TRUE;
}

char *
td_record_dup_display (TdRecord   *self,
                       const char *key)
{
  g_return_val_if_fail (TD_IS_RECORD (self), NULL);

  return format_value (self, key, FALSE);
}

char *
td_record_dup_document (TdRecord   *self,
                        const char *key)
{
  g_return_val_if_fail (TD_IS_RECORD (self), NULL);

  return format_value (self, key, TRUE);
}
