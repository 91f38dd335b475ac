/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-actions.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/**
 * Transfer: what a transfer writes.
 * @staff: (element-type gint64): whom
 * @post, @decision: (nullable): as given
 */
typedef struct
{
  GArray *staff;
  gint64  unit;
  TdDate  date;
  char   *post;
  char   *decision;
} Transfer;

static void
free_transfer (gpointer data)
{
  Transfer *transfer = data;

  g_array_unref (transfer->staff);
  g_free (transfer->post);
  g_free (transfer->decision);
  g_free (transfer);
}

static TdDate
get_day_before (TdDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, date.day, (GDateMonth) date.month, date.year);
  g_date_subtract_days (&day, 1);
  return (TdDate) { (guint16) g_date_get_year (&day), (guint8) g_date_get_month (&day),
                    (guint8) g_date_get_day (&day) };
}

static gboolean
check_transfer (const Transfer  *transfer,
                TdRecord        *person,
                TdRecord        *unit,
                GError         **error)
{
  if (td_record_get_int_or (unit, "archived", 0) == 1)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” is archived: nobody can be transferred to it. Choose another unit."),
                 td_record_get_title (unit));
  else if (td_record_get_int_or (person, "unit", 0) == transfer->unit)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: a person, a unit */
                 _("%s is in “%s” already. Choose another unit."),
                 td_record_get_title (person), td_record_get_title (unit));
  else
    return TRUE;
  return FALSE;
}

/* Ends the periods that are still open; @found tells whether there were any. */
static gboolean
end_open_periods (TdWriter        *writer,
                  const Transfer  *transfer,
                  TdRecord        *person,
                  gboolean        *found,
                  GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_membership);
  g_autoptr(GPtrArray) periods = NULL;

  td_query_filter_int (query, "staff", TD_FILTER_IS, td_record_get_id (person));
  td_query_filter_text (query, "ended", TD_FILTER_LACKS, NULL);
  periods = td_reader_list (td_writer_get_reader (writer), query, error);
  if (periods == NULL)
    return FALSE;

  *found = periods->len > 0;
  for (guint i = 0; i < periods->len; i++)
    {
      TdRecord *period = g_ptr_array_index (periods, i);
      TdDate started = td_record_get_date (period, "started");

      if (td_date_compare (started, transfer->date) >= 0)
        {
          g_autofree char *since = td_date_to_text (started);
          g_autofree char *date = td_date_to_text (transfer->date);

          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       /* Translators: a person, then two dates */
                       _("%s has been in the present unit since %s only: the transfer cannot "
                         "take effect on %s. Correct one of the two dates."),
                       td_record_get_title (person), since, date);
          return FALSE;
        }
      td_record_set_date (period, "ended", get_day_before (transfer->date));
      if (!td_writer_save (writer, period, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Where the person was until now, with as much as is known of it. */
static gboolean
record_past_period (TdWriter        *writer,
                    const Transfer  *transfer,
                    TdRecord        *person,
                    GError         **error)
{
  g_autoptr(TdRecord) period = td_record_new (&td_entity_membership);
  TdDate joined = td_record_get_date (person, "unit_joined");
  gint64 unit;

  if (!td_record_get_int (person, "unit", &unit))
    return TRUE;
  td_record_set_int (period, "staff", td_record_get_id (person));
  td_record_set_int (period, "unit", unit);
  td_record_set_text (period, "post", td_record_get_text (person, "post"));
  if (td_date_compare (joined, transfer->date) < 0)
    td_record_set_date (period, "started", joined);
  td_record_set_date (period, "ended", get_day_before (transfer->date));
  return td_writer_save (writer, period, NULL, error);
}

static gboolean
open_period (TdWriter        *writer,
             const Transfer  *transfer,
             TdRecord        *person,
             GError         **error)
{
  g_autoptr(TdRecord) period = td_record_new (&td_entity_membership);

  td_record_set_int (period, "staff", td_record_get_id (person));
  td_record_set_int (period, "unit", transfer->unit);
  td_record_set_text (period, "post", td_record_get_text (person, "post"));
  td_record_set_date (period, "started", transfer->date);
  td_record_set_text (period, "decision", transfer->decision);
  return td_writer_save (writer, period, NULL, error);
}

static gboolean
move_person (TdWriter        *writer,
             const Transfer  *transfer,
             TdRecord        *person,
             TdRecord        *unit,
             GError         **error)
{
  gboolean found = FALSE;

  if (!check_transfer (transfer, person, unit, error) ||
      !end_open_periods (writer, transfer, person, &found, error) ||
      (!found && !record_past_period (writer, transfer, person, error)))
    return FALSE;

  td_record_set_int (person, "unit", transfer->unit);
  td_record_set_date (person, "unit_joined", transfer->date);
  if (transfer->post != NULL)
    {
      td_record_set_text (person, "post", transfer->post);
      /* It was said of the former post; the new one speaks for itself. */
      td_record_clear (person, "leader");
    }
  return td_writer_save (writer, person, NULL, error) &&
         open_period (writer, transfer, person, error);
}

/* The last person's name stands for one; several are counted. */
static char *
make_label (const Transfer *transfer,
            TdRecord       *person,
            TdRecord       *unit)
{
  const guint n = transfer->staff->len;

  if (n == 1)
    /* Translators: a person, a unit */
    return g_strdup_printf (_("Transfer %s to “%s”"), td_record_get_title (person),
                            td_record_get_title (unit));
  /* Translators: how many people, a unit */
  return g_strdup_printf (ngettext ("Transfer %1$u person to “%2$s”",
                                    "Transfer %1$u people to “%2$s”", n),
                          n, td_record_get_title (unit));
}

static gboolean
save_transfer (TdWriter      *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Transfer *transfer = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdRecord) unit = td_reader_get (reader, &td_entity_unit, transfer->unit, error);

  for (guint i = 0; unit != NULL && i < transfer->staff->len; i++)
    {
      g_autoptr(TdRecord) person = td_reader_get (reader, &td_entity_staff,
                                                  g_array_index (transfer->staff, gint64, i),
                                                  error);
      g_autofree char *label = NULL;

      if (person == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !move_person (writer, transfer, person, unit, error))
        return FALSE;
      label = make_label (transfer, person, unit);
      td_writer_set_label (writer, label);
    }
  return unit != NULL;
}

TdAction *
td_staff_transfer (gint64       staff,
                   gint64       unit,
                   TdDate       date,
                   const char  *post,
                   const char  *decision,
                   GError     **error)
{
  return td_staff_transfer_people (&staff, 1, unit, date, post, decision, error);
}

TdAction *
td_staff_transfer_people (const gint64  *ids,
                          gsize          n_ids,
                          gint64         unit,
                          TdDate         date,
                          const char    *post,
                          const char    *decision,
                          GError       **error)
{
  Transfer *transfer;

  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  if (!td_date_is_full (date))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("A transfer needs its day, month and year."));
      return NULL;
    }
  transfer = g_new0 (Transfer, 1);
  transfer->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (transfer->staff, ids, (guint) n_ids);
  transfer->unit = unit;
  transfer->date = date;
  transfer->post = g_strdup (post);
  transfer->decision = g_strdup (decision);
  return td_action_new (g_strdup (n_ids == 1 ? _("Transfer a person") : _("Transfer people")),
                        save_transfer, transfer, free_transfer);
}
