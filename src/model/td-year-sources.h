/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-year-facts.h"

G_BEGIN_DECLS

/*
 * What each register says of a person and a year, while the facts are being
 * gathered; private to the model.
 */

#define TD_NOT_REPORTED G_MAXUINT

/**
 * TdSource: one person on the way into #TdYearFacts.
 * @facts, @person: filled step by step; become the result.  Until
 *   td_source_settle_service() the months of leave are %TD_NOT_REPORTED where they are
 * @joined: day of recruitment
 * @is_gone: left or archived: needs evidence of having worked in the year
 * @is_archived: put away, which says that nobody need be told about it
 * @is_later: recruited after the year: needs evidence too
 * @has_evidence: see td_year_facts_load()
 * @is_sealed: has a result in the seal in force
 * @unit_now: the unit of the person's own record
 * @unit_then, @post_then: those of the last period that began by 31 December
 * @ended_then: its end, not set while it is open
 * @has_period: there is such a period
 * @has_later_period: a period begins after the year
 * @period_unit: unit of the period read last, to see transfers
 * @first_from: first day of service within the year that the periods know
 * @served_from, @served_to: the stretch of service within the year that is being joined
 * @served_months: months of the stretches before it
 * @served_unknown: a period's dates are not known well enough to count months
 * @leave_months, @leave_days: whole months in the register of leave, and days beyond them
 * @maternity_months, @maternity_days: the same of maternity leave
 * @study_months: months away to study, which are shown but not counted
 * @leave_text: (nullable): leave as reported in words
 * @register_discipline: (nullable): what the register of discipline says
 * @register_for_duty: whether that was for a violation of public duty
 */
typedef struct
{
  TdFacts      facts;
  TdYearPerson person;
  TdDate       joined;
  gboolean     is_gone;
  gboolean     is_archived;
  gboolean     is_later;
  gboolean     has_evidence;
  gboolean     is_sealed;
  gint64       unit_now;
  gint64       unit_then;
  const char  *post_then;
  TdDate       ended_then;
  gboolean     has_period;
  gboolean     has_later_period;
  gint64       period_unit;
  TdDate       first_from;
  TdDate       served_from;
  TdDate       served_to;
  guint        served_months;
  gboolean     served_unknown;
  guint        leave_months;
  guint        leave_days;
  guint        maternity_months;
  guint        maternity_days;
  guint        study_months;
  const char  *leave_text;
  const char  *register_discipline;
  TdAnswer     register_for_duty;
} TdSource;

/**
 * TdSources: everybody, and what the readers below need.
 * @sources: (element-type TdSource): in the order of the list of people
 * @by_id: place in @sources plus one, by id
 * @strings: keeps every text
 * @leading: for each post of @strings that was looked at: its answer plus one
 * @warnings: (element-type TdYearWarning): grows
 * @is_frozen: the year is frozen: its people are those of the seal
 */
typedef struct
{
  guint         year;
  gboolean      is_frozen;
  TdReader     *reader;
  GCancellable *cancellable;
  GArray       *sources;
  GHashTable   *by_id;
  GStringChunk *strings;
  GHashTable   *leading;
  GPtrArray    *warnings;
} TdSources;

/* %NULL for somebody who is not in the list. */
TdSource *td_sources_find (TdSources *self, gint64 staff);
/* Remembers that somebody has to look; the format is translated and has the name first. */
void      td_sources_warn (TdSources *self, gint64 staff, const char *format, ...)
                           G_GNUC_PRINTF (3, 4);
const char *td_sources_keep (TdSources *self, const char *text);
/* td_post_is_leader() of a text that is kept: thousands of people share a post. */
gboolean  td_sources_is_leader (TdSources *self, const char *post);
/* "Không", "0": what people write into a cell to say that there was nothing. */
gboolean  td_text_means_none (const char *text);

/* Each reads one register.  Call them in this order. */
gboolean  td_sources_read_staff       (TdSources *self, GError **error);
gboolean  td_sources_read_memberships (TdSources *self, GError **error);
gboolean  td_sources_read_year_facts  (TdSources *self, GError **error);
gboolean  td_sources_read_leave       (TdSources *self, GError **error);
gboolean  td_sources_read_discipline  (TdSources *self, GError **error);
gboolean  td_sources_read_seal        (TdSources *self, GError **error);

/* After all of them, for one person: what counts where several sources speak. */
void      td_source_settle_discipline (TdSource *source);
void      td_source_settle_service    (TdSources *self, TdSource *source); /* leave, months */

G_END_DECLS
