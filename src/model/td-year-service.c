/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAYS_OF_A_MONTH 30

/* Periods in units, leave, and the months that follow from them. */

/**
 * TdSpan: what of a period lies within the year.
 * @from, @to: first and last day, both full, where @is_known
 * @is_inside: some of it does
 * @is_known: its dates are known well enough
 */
typedef struct
{
  TdDate   from;
  TdDate   to;
  gboolean is_inside;
  gboolean is_known;
} TdSpan;

static TdDate
get_first_day (guint year)
{
  return (TdDate) { (guint16) year, 1, 1 };
}

static TdDate
get_last_day (guint year)
{
  return (TdDate) { (guint16) year, 12, 31 };
}

static void
to_gdate (TdDate  date,
          GDate  *gdate)
{
  g_date_clear (gdate, 1);
  g_date_set_dmy (gdate, date.day, (GDateMonth) date.month, date.year);
}

/* Cuts a period to the year. @started must be set; @ended not set: still going on. */
static TdSpan
clip (guint  year,
      TdDate started,
      TdDate ended)
{
  TdSpan span = { 0 };

  if (started.year > year || (td_date_is_set (ended) && ended.year < year))
    return span;
  span.is_inside = TRUE;
  span.from = started.year < year ? get_first_day (year) : started;
  span.to = !td_date_is_set (ended) || ended.year > year ? get_last_day (year) : ended;
  span.is_known = td_date_is_full (span.from) && td_date_is_full (span.to);
  return span;
}

/* Whether @next is the day after @date or earlier. */
static gboolean
touches (TdDate date,
         TdDate next)
{
  GDate a, b;

  to_gdate (date, &a);
  to_gdate (next, &b);
  return g_date_days_between (&a, &b) <= 1;
}

/* Joins a span to the stretch of service, or begins a new one after a gap.
 * Spans come by their beginning. */
static void
add_service (TdSource     *source,
             const TdSpan *span)
{
  if (!td_date_is_set (source->served_from))
    {
      source->first_from = span->from;
      source->served_from = span->from;
      source->served_to = span->to;
    }
  else if (touches (source->served_to, span->from))
    {
      if (td_date_compare (span->to, source->served_to) > 0)
        source->served_to = span->to;
    }
  else
    {
      source->served_months += td_date_months_between (source->served_from, source->served_to);
      source->served_from = span->from;
      source->served_to = span->to;
    }
}

static void
count_service (TdSources *self,
               TdSource  *source,
               TdDate     started,
               TdDate     ended)
{
  TdSpan span;

  if (!td_date_is_set (started))
    started = source->joined;
  if (!td_date_is_set (started))
    {
      if (!td_date_is_set (ended) || ended.year >= self->year)
        source->served_unknown = TRUE;
      return;
    }
  span = clip (self->year, started, ended);
  if (!span.is_inside)
    return;
  /* Somebody who left, but whose period was never ended: when is not known. */
  if (!span.is_known || (source->is_gone && !td_date_is_set (ended)))
    source->served_unknown = TRUE;
  else
    add_service (source, &span);
}

static const char *const membership_keys[] = { "staff", "unit", "post", "started", "ended", NULL };

static gboolean
add_membership (TdRecord  *record,
                gpointer   user_data,
                GError   **error)
{
  TdSources *self = user_data;
  TdSource *source = td_sources_find (self, td_record_get_int_or (record, "staff", 0));
  TdDate started = td_record_get_date (record, "started");
  TdDate ended = td_record_get_date (record, "ended");
  gint64 unit = td_record_get_int_or (record, "unit", 0);

  if (source == NULL)
    return TRUE;
  if (started.year > self->year)
    {
      source->has_later_period = TRUE;
      return TRUE;
    }
  if (td_date_is_set (ended) && ended.year >= self->year)
    source->has_evidence = TRUE;
  if (started.year == self->year && source->period_unit != 0 && source->period_unit != unit)
    source->person.moved = started;
  source->period_unit = unit;

  source->has_period = TRUE;
  source->unit_then = unit;
  source->post_then = td_sources_keep (self, td_record_get_text (record, "post"));
  source->ended_then = ended;
  count_service (self, source, started, ended);
  return TRUE;
}

/* By their beginning, those without one first, so that the last one read of a
 * person is the one that the year ended in. */
gboolean
td_sources_read_memberships (TdSources  *self,
                             GError    **error)
{
  g_autoptr(TdQuery) unknown = td_query_new (&td_entity_membership);
  g_autoptr(TdQuery) dated = td_query_new (&td_entity_membership);

  td_query_filter_text (unknown, "started", TD_FILTER_LACKS, NULL);
  td_query_filter_text (dated, "started", TD_FILTER_HAS, NULL);
  td_query_set_sort (dated, "started", FALSE);
  return td_reader_foreach_fields (self->reader, unknown, membership_keys, add_membership, self,
                                   self->cancellable, error) &&
         td_reader_foreach_fields (self->reader, dated, membership_keys, add_membership, self,
                                   self->cancellable, error);
}

/* Whole months of a span, and the days beyond them. */
static void
measure (const TdSpan *span,
         guint        *months,
         guint        *days)
{
  guint whole = td_date_months_between (span->from, span->to);
  GDate from, to;

  to_gdate (span->from, &from);
  to_gdate (span->to, &to);
  g_date_add_months (&from, whole);
  *months += whole;
  *days += (guint) (g_date_days_between (&from, &to) + 1);
}

static gboolean
add_leave (TdRecord  *record,
           gpointer   user_data,
           GError   **error)
{
  TdSources *self = user_data;
  TdSource *source = td_sources_find (self, td_record_get_int_or (record, "staff", 0));
  const char *kind = td_record_get_text (record, "kind");
  TdSpan span = clip (self->year, td_record_get_date (record, "started"),
                      td_record_get_date (record, "ended"));
  guint days = 0;

  if (source == NULL || !span.is_inside)
    return TRUE;
  if (!span.is_known)
    td_sources_warn (self, source->facts.id,
                     _("%s: a leave has no exact dates, so its months are not counted. "
                       "Enter its first and last day."),
                     source->facts.name);
  else if (g_strcmp0 (kind, "thai_san") == 0)
    measure (&span, &source->maternity_months, &source->maternity_days);
  else if (g_strcmp0 (kind, "hoc") == 0)
    measure (&span, &source->study_months, &days);
  else
    measure (&span, &source->leave_months, &source->leave_days);
  return TRUE;
}

gboolean
td_sources_read_leave (TdSources  *self,
                       GError    **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_leave);
  g_autofree char *to = g_strdup_printf ("%04u-12-31", self->year);

  td_query_filter_text (query, "started", TD_FILTER_TO, to);
  return td_reader_foreach (self->reader, query, add_leave, self, self->cancellable, error);
}

/* What was reported counts; where nothing was, the register does. */
static void
settle_leave (TdSources *self,
              TdSource  *source)
{
  TdFacts *facts = &source->facts;
  guint leave = source->leave_months + source->leave_days / DAYS_OF_A_MONTH;
  guint maternity = source->maternity_months + source->maternity_days / DAYS_OF_A_MONTH;
  gboolean is_reported = facts->leave_months != TD_NOT_REPORTED ||
                         facts->maternity_months != TD_NOT_REPORTED;

  if (facts->leave_months != TD_NOT_REPORTED && leave > 0 && facts->leave_months != leave)
    td_sources_warn (self, facts->id,
                     /* Translators: a person, months as reported, months in the register */
                     _("%s: the facts of the year have %u months of leave, the register of "
                       "leave has %u. The facts count."),
                     facts->name, facts->leave_months, leave);
  if (facts->maternity_months != TD_NOT_REPORTED && maternity > 0 &&
      facts->maternity_months != maternity)
    td_sources_warn (self, facts->id,
                     /* Translators: a person, months as reported, months in the register */
                     _("%s: the facts of the year have %u months of maternity leave, the "
                       "register of leave has %u. The facts count."),
                     facts->name, facts->maternity_months, maternity);
  if (!is_reported && source->study_months > 0)
    td_sources_warn (self, facts->id,
                     _("%s was away to study for %u months, which does not count as leave. "
                       "If it is to, enter the months of leave in the facts of the year."),
                     facts->name, source->study_months);
  if (!is_reported && leave == 0 && maternity == 0 && source->leave_text != NULL &&
      !td_text_means_none (source->leave_text))
    td_sources_warn (self, facts->id,
                     _("%s: leave is reported in words only (“%s”). Enter its months in the "
                       "facts of the year."),
                     facts->name, source->leave_text);

  if (facts->leave_months == TD_NOT_REPORTED)
    facts->leave_months = leave;
  if (facts->maternity_months == TD_NOT_REPORTED)
    facts->maternity_months = maternity;
}

/* Months in service by the registers, -1 where they do not tell. */
static int
count_months (TdSources *self,
              TdSource  *source)
{
  gboolean is_new = source->joined.year == self->year && td_date_is_full (source->joined);
  gboolean began_before = td_date_compare (source->first_from, get_first_day (self->year)) == 0;

  if (!source->served_unknown && td_date_is_set (source->served_from) && (is_new || began_before))
    return (int) (source->served_months +
                  td_date_months_between (source->served_from, source->served_to));
  if (is_new && !source->is_gone && !source->has_period)
    return (int) td_date_months_between (source->joined, get_last_day (self->year));
  return -1;
}

void
td_source_settle_service (TdSources *self,
                          TdSource  *source)
{
  settle_leave (self, source);
  if (source->facts.months < 0)
    {
      int months = count_months (self, source);

      /* Months worked, leave of either kind and time not in service make up the
       * year; the rules add maternity leave again where it counts (NĐ 90/2020). */
      if (months >= 0)
        source->facts.months = MAX (0, months - (int) source->facts.leave_months -
                                         (int) source->facts.maternity_months);
    }
}
