/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-lines.h"

#include <glib/gi18n-lib.h>

/* Month and year are enough for a period over years. */
static char *
dup_month (TdDate date)
{
  TdDate month = { date.year, date.month, 0 };

  return td_date_to_text (month);
}

char *
td_staff_line_dup_period (TdDate started, TdDate ended)
{
  g_autofree char *from = dup_month (started);
  g_autofree char *to = dup_month (ended);

  if (!td_date_is_set (started) && !td_date_is_set (ended))
    return NULL;
  if (!td_date_is_set (ended))
    /* Translators: beginning of a period, "from 01/2019". */
    return g_strdup_printf (_("from %s"), from);
  if (!td_date_is_set (started))
    /* Translators: end of a period, "to 05/2020". */
    return g_strdup_printf (_("to %s"), to);
  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from, to);
}

static char *
join (const char *a, const char *b)
{
  gboolean has_a = a != NULL && *a != '\0';
  gboolean has_b = b != NULL && *b != '\0';

  if (has_a && has_b)
    return g_strdup_printf ("%s · %s", a, b);
  return has_a ? g_strdup (a) : has_b ? g_strdup (b) : NULL;
}

void
td_staff_line_membership (TdRecord *record, char **when, char **text, char **detail)
{
  g_autofree char *post = join (td_record_get_text (record, "post"),
                                td_record_get_text (record, "decision"));

  *when = td_staff_line_dup_period (td_record_get_date (record, "started"),
                                    td_record_get_date (record, "ended"));
  *text = g_strdup (td_record_get_reference_title (record, "unit"));
  *detail = *when ? g_steal_pointer (&post) : join (post, _("since when is not known"));
}

void
td_staff_line_leave (TdRecord *record, char **when, char **text, char **detail)
{
  g_autofree char *from = td_date_to_text (td_record_get_date (record, "started"));
  g_autofree char *to = td_date_to_text (td_record_get_date (record, "ended"));
  g_autofree char *days = NULL;

  *when = td_staff_line_dup_period (td_record_get_date (record, "started"),
                                    td_record_get_date (record, "ended"));
  *text = td_record_dup_display (record, "kind");
  days = *to != '\0' ? g_strdup_printf ("%s – %s", from, to) : g_strdup (from);
  *detail = join (days, td_record_get_text (record, "note"));
}

void
td_staff_line_discipline (TdRecord *record, char **when, char **text, char **detail)
{
  gint64 for_duty = 0;
  gboolean duty = td_record_get_int (record, "for_duty", &for_duty) && for_duty != 0;

  *when = td_record_dup_display (record, "decided");
  *text = td_record_dup_display (record, "form");
  *detail = join (td_record_get_text (record, "decision"),
                  duty ? _("for a violation of public duty") : NULL);
}
