/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"

#include "td-text.h"

/* Periods: their codes, days and names. */

static const char *const codes[TD_N_PERIODS] = {
  "tuan", "thang", "quy", "nua_nam", "nam", "dot",
};
static const char *const terms[TD_N_PERIODS] = {
  "Tuần", "Tháng", "Quý", "6 tháng", "Năm", "Đợt phong trào",
};
static const char *const quarters[] = { "I", "II", "III", "IV" };

#define MONTHS_OF_QUARTER 3
#define MONTHS_OF_HALF 6
#define MONTHS_OF_YEAR 12
#define DAYS_OF_WEEK 7

const char *
td_period_code (TdRoundPeriod period)
{
  g_return_val_if_fail (period < TD_N_PERIODS, "");

  return codes[period];
}

gboolean
td_period_read (const char    *text,
                TdRoundPeriod *period)
{
  guint value;

  if (!td_words_find (codes, terms, TD_N_PERIODS, text, &value))
    return FALSE;
  *period = (TdRoundPeriod) value;
  return TRUE;
}

static TdDate
from_gdate (const GDate *date)
{
  return (TdDate) { (guint16) g_date_get_year (date), (guint8) g_date_get_month (date),
                    (guint8) g_date_get_day (date) };
}

static gboolean
is_year (guint year)
{
  return year >= 1 && year <= 9998;
}

/* The Monday of the week that holds 4 January: ISO 8601. */
static void
get_first_monday (guint  year,
                  GDate *monday)
{
  g_date_clear (monday, 1);
  g_date_set_dmy (monday, 4, G_DATE_JANUARY, (GDateYear) year);
  g_date_subtract_days (monday, g_date_get_weekday (monday) - G_DATE_MONDAY);
}

static guint
count_weeks (guint year)
{
  GDate first, next;

  get_first_monday (year, &first);
  get_first_monday (year + 1, &next);
  return (guint) g_date_days_between (&first, &next) / DAYS_OF_WEEK;
}

guint
td_period_get_count (TdRoundPeriod period,
                     guint         year)
{
  switch (period)
    {
    case TD_PERIOD_WEEK:
      return is_year (year) ? count_weeks (year) : 0;
    case TD_PERIOD_MONTH:
      return MONTHS_OF_YEAR;
    case TD_PERIOD_QUARTER:
      return MONTHS_OF_YEAR / MONTHS_OF_QUARTER;
    case TD_PERIOD_HALF:
      return MONTHS_OF_YEAR / MONTHS_OF_HALF;
    case TD_PERIOD_YEAR:
      return 1;
    case TD_PERIOD_SPAN:
    default:
      return 0;
    }
}

static void
get_week (guint   year,
          guint   number,
          TdDate *first,
          TdDate *last)
{
  GDate day;

  get_first_monday (year, &day);
  g_date_add_days (&day, (number - 1) * DAYS_OF_WEEK);
  *first = from_gdate (&day);
  g_date_add_days (&day, DAYS_OF_WEEK - 1);
  *last = from_gdate (&day);
}

gboolean
td_period_get_days (TdRoundPeriod  period,
                    guint          year,
                    guint          number,
                    TdDate        *first,
                    TdDate        *last)
{
  guint count = td_period_get_count (period, year);
  guint months, month;

  if (!is_year (year) || number < 1 || number > count)
    return FALSE;
  if (period == TD_PERIOD_WEEK)
    {
      get_week (year, number, first, last);
      return TRUE;
    }
  months = MONTHS_OF_YEAR / count;
  month = number * months;
  *first = (TdDate) { (guint16) year, (guint8) (month - months + 1), 1 };
  *last = (TdDate) { (guint16) year, (guint8) month,
                     g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year) };
  return TRUE;
}

char *
td_period_dup_name (TdRoundPeriod period,
                    guint         year,
                    guint         number)
{
  switch (period)
    {
    case TD_PERIOD_WEEK:
      return g_strdup_printf ("Tuần %u/%u", number, year);
    case TD_PERIOD_MONTH:
      return g_strdup_printf ("Tháng %u/%u", number, year);
    case TD_PERIOD_QUARTER:
      if (number >= 1 && number <= G_N_ELEMENTS (quarters))
        return g_strdup_printf ("Quý %s/%u", quarters[number - 1], year);
      return g_strdup_printf ("Quý %u/%u", number, year);
    case TD_PERIOD_HALF:
      return g_strdup_printf (number == 1 ? "6 tháng đầu năm %u" : "6 tháng cuối năm %u", year);
    case TD_PERIOD_YEAR:
      return g_strdup_printf ("Năm %u", year);
    case TD_PERIOD_SPAN:
    default:
      return number > 0 ? g_strdup_printf ("Đợt %u/%u", number, year)
                        : g_strdup_printf ("Đợt phong trào năm %u", year);
    }
}

void
td_round_init (TdRecord      *round,
               TdRoundPeriod  period,
               guint          year,
               guint          number)
{
  g_autofree char *name = td_period_dup_name (period, year, number);
  TdRoundRule rule;
  TdDate first, last;

  g_return_if_fail (TD_IS_RECORD (round));

  td_round_rule_init (&rule);
  td_record_set_text (round, "name", name);
  td_record_set_text (round, "period", td_period_code (period));
  td_record_set_int (round, "year", year);
  if (number > 0)
    td_record_set_int (round, "number", number);
  if (td_period_get_days (period, year, number, &first, &last))
    {
      td_record_set_date (round, "started", first);
      td_record_set_date (round, "ended", last);
    }
  td_record_set_text (round, "deciding", td_deciding_code (rule.deciding));
  td_record_set_int (round, "inherits", rule.inherits ? 1 : 0);
  td_record_set_text (round, "raters", td_rater_rule_code (rule.raters));
  td_record_set_text (round, "tie_break", td_tie_break_code (rule.tie_break));
  td_record_set_text (round, "rollup", td_rollup_rule_code (TD_ROLLUP_NONE));
}
