/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-moves.h"

gboolean
td_import_open_period (TdWriter *writer, TdRecord *person, TdDate started, GError **error)
{
  g_autoptr (TdRecord) period = td_record_new (&td_entity_membership);

  td_record_set_int (period, "staff", td_record_get_id (person));
  td_record_set_int (period, "unit", td_record_get_int_or (person, "unit", 0));
  td_record_set_text (period, "post", td_record_get_text (person, "post"));
  td_record_set_date (period, "started", started);
  return td_writer_save (writer, period, NULL, error);
}

/* The day before a full date. */
static TdDate
get_day_before (TdDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, date.day, (GDateMonth) date.month, date.year);
  g_date_subtract_days (&day, 1);
  return (TdDate) { g_date_get_year (&day), (guint8) g_date_get_month (&day),
                    (guint8) g_date_get_day (&day) };
}

/* The period that has not ended; one with what is known when there was none. */
static TdRecord *
find_open_period (TdWriter *writer, TdRecord *person, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_membership);
  g_autoptr (GError) failure = NULL;
  TdRecord *period;

  td_query_filter_int (query, "staff", TD_FILTER_IS, td_record_get_id (person));
  td_query_filter_int (query, "ended", TD_FILTER_LACKS, 0);
  td_query_set_sort (query, "started", TRUE);
  period = td_reader_first (td_writer_get_reader (writer), query, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (period != NULL)
    return period;

  period = td_record_new (&td_entity_membership);
  td_record_set_int (period, "staff", td_record_get_id (person));
  td_record_set_int (period, "unit", td_record_get_int_or (person, "unit", 0));
  td_record_set_date (period, "started", td_record_get_date (person, "unit_joined"));
  return period;
}

static gboolean
end_period (TdWriter *writer, TdRecord *person, TdDate *date, GError **error)
{
  g_autoptr (TdRecord) period = find_open_period (writer, person, error);
  TdDate started, last;

  if (period == NULL)
    return FALSE;
  started = td_record_get_date (period, "started");
  if (!td_date_is_full (*date) ||
      (td_date_is_full (started) && td_date_compare (started, *date) >= 0))
    *date = td_date_today ();
  last = get_day_before (*date);
  /* A period that began today never was: the person was put there by mistake. */
  if (td_date_is_set (started) && td_date_compare (started, last) > 0 &&
      !td_date_agrees (started, last))
    {
      *date = started;
      return td_record_get_id (period) == 0 ||
             td_writer_delete (writer, &td_entity_membership, td_record_get_id (period), error);
    }
  td_record_set_date (period, "ended", last);
  return td_writer_save (writer, period, NULL, error);
}

gboolean
td_import_move (TdWriter *writer, TdRecord *person, gint64 unit, TdDate date, GError **error)
{
  if (td_record_get_int_or (person, "unit", 0) == 0)
    {
      td_record_set_int (person, "unit", unit);
      return td_import_open_period (writer, person, date, error);
    }
  if (!end_period (writer, person, &date, error))
    return FALSE;
  td_record_set_int (person, "unit", unit);
  td_record_set_date (person, "unit_joined", date);
  return td_import_open_period (writer, person, date, error);
}
