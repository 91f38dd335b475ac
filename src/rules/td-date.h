/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdDate:
 * @year: 1 to 9999; 0 means no date at all
 * @month: 1 to 12, 0 when only the year is known
 * @day: 1 to 31, 0 when only month and year are known
 *
 * A date with its precision, since lists know some births by the year only.
 * Passed by value.  Stored as ISO text of 4, 7 or 10 characters.
 */
typedef struct
{
  guint16 year;
  guint8  month;
  guint8  day;
} TdDate;

/**
 * TdDateReading:
 * @TD_DATE_READ: as written, day first
 * @TD_DATE_READ_MONTH_FIRST: month and day were swapped, since the month was
 *   over 12: warn
 * @TD_DATE_READ_YEAR_KEPT: day or month were 00, only what is known was kept: warn
 * @TD_DATE_READ_NOTHING: the text is empty
 * @TD_DATE_READ_IMPOSSIBLE: looks like a date, but there is no such day
 * @TD_DATE_READ_NOT_A_DATE: nothing like a date
 */
typedef enum
{
  TD_DATE_READ,
  TD_DATE_READ_MONTH_FIRST,
  TD_DATE_READ_YEAR_KEPT,
  TD_DATE_READ_NOTHING,
  TD_DATE_READ_IMPOSSIBLE,
  TD_DATE_READ_NOT_A_DATE,
} TdDateReading;

/**
 * td_date_read:
 * @text: (nullable): "18/08/2021", "18-8-2021", "18.8.2021", "8/2021", "2021",
 *   "2021-08-18", "ngày 18 tháng 8 năm 2021"
 * @date: (out): the date, all zero where there is none
 *
 * A time of day behind a whole date is taken and forgotten.  Two-digit years are
 * not a date: the century would be a guess.  Nor is a number such as 44426: whether
 * it is a serial is for the caller to know.  What years are plausible for a birth
 * or an appointment is the caller's as well.
 */
TdDateReading td_date_read (const char *text, TdDate *date);

/* Day and month swapped are also a day: "06/11/1984" against "18/11/1984". */
gboolean td_date_is_ambiguous (TdDate date);

gboolean td_date_is_set (TdDate date);
/* Whether it names a day, not only a month or a year. */
gboolean td_date_is_full (TdDate date);
/* Whether the two do not contradict each other at the lesser precision. */
gboolean td_date_agrees (TdDate a, TdDate b);
/* <0, 0, >0; unknown parts sort first. */
int      td_date_compare (TdDate a, TdDate b);
/* Whether a deadline is over on that day; a month or a year is with its last day, and one
 * that is not set never. */
gboolean td_date_has_passed (TdDate deadline, TdDate today);
/* Whole months from @from to the day after @to, both counted; 0 unless both are full
 * dates in that order.  A month that is too short for the day ends on its last. */
guint    td_date_months_between (TdDate from, TdDate to);

/* ISO text of 4, 7 or 10 characters; %NULL for no date.  (transfer full) */
char    *td_date_to_iso (TdDate date);
TdDate   td_date_from_iso (const char *iso);
/* "18/08/2021", "08/2021", "2021", "".  (transfer full) */
char    *td_date_to_text (TdDate date);
/* "ngày 18 tháng 8 năm 2021", days 1-9 and months 1, 2 with a leading 0 (NĐ 30/2020). */
char    *td_date_to_document (TdDate date);
/* Today in Vietnam's time (UTC+7, no daylight saving), whatever the machine's zone. */
TdDate   td_date_today (void);
/* The Excel serial (1900 system) of a full date, 0 for any other or before 1900; and
 * back, no date for what is no day of Excel, among them its 29 February 1900. */
double   td_date_to_serial (TdDate date);
TdDate   td_date_from_serial (double serial, gboolean is_1904);

G_END_DECLS
