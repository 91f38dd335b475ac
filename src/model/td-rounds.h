/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-criteria-sets.h"
#include "td-score.h"

G_BEGIN_DECLS

/*
 * Rounds (kỳ chấm điểm): a criteria set, a period and the subjects as of a date.
 */

/**
 * TdRoundPeriod: the kinds of period, as the field "period" stores them.
 */
typedef enum
{
  TD_PERIOD_WEEK,
  TD_PERIOD_MONTH,
  TD_PERIOD_QUARTER,
  TD_PERIOD_HALF,
  TD_PERIOD_YEAR,
  TD_PERIOD_SPAN,
} TdRoundPeriod;
#define TD_N_PERIODS 6

const char *td_period_code (TdRoundPeriod period);
/* By its code or its Vietnamese term. */
gboolean    td_period_read (const char *text, TdRoundPeriod *period);
/* How many of them a year has (weeks by ISO 8601); 0 for a span. */
guint       td_period_get_count (TdRoundPeriod period, guint year);
/* First and last day; %FALSE for a span, or no such number. */
gboolean    td_period_get_days  (TdRoundPeriod period, guint year, guint number,
                                 TdDate *first, TdDate *last);
/* "Quý III/2026", "Tháng 9/2026", "6 tháng đầu năm 2026", "Năm 2026".  (transfer full) */
char       *td_period_dup_name  (TdRoundPeriod period, guint year, guint number);

/**
 * td_round_create:
 * @round: a record of td_entity_round without an id, its "criteria" naming a master,
 *   its period and dates filled in; deciding, inherits, raters, tie_break and rollup
 *   filled in, e.g. by td_round_init()
 * @units: (nullable) (element-type gint64): only these, or people of these and of the
 *   units below them; %NULL: of the whole department
 *
 * Freezes a copy of the set and makes a sheet for every subject as of the period's
 * last day (of today where that lies ahead): units that existed then, or people who
 * worked in a unit then, whatever happened since.  Clusters are taken over from the
 * last round of the same kind of subject.  Refused with %TD_ERROR_INVALID for a set
 * with errors, a set of the other kind of subject, or when nobody is left, and with
 * %TD_ERROR_CONFLICT when somebody is scored for that week … year by the same set already.
 *
 * @id: (out) (optional): set when the action has run
 */
TdAction   *td_round_create  (TdStore *store, TdRecord *round, GArray *units, gint64 *id,
                              GError **error);
/* The defaults of td_round_rule_init(), no roll-up, and the period's name, days and number. */
void        td_round_init    (TdRecord *round, TdRoundPeriod period, guint year, guint number);
/* By name (folded) or by id in digits; 0 with %TD_ERROR_NOT_FOUND, which names the rounds. */
gint64      td_round_lookup  (TdReader *reader, const char *name_or_id, GError **error);
/* Newest first: for lists. */
TdQuery    *td_round_query   (void);
/* The rule as the record says.  @tie_group is borrowed from the record. */
void        td_round_get_rule (TdRecord *round, TdRoundRule *rule);
/* Settings edited later; refused where the round is closed or they make no sense. */
TdAction   *td_round_save    (TdRecord *before, TdRecord *after);
/* Only while nothing was scored; else archive. */
TdAction   *td_round_remove  (TdRecord *round);
/* Subjects that came or went since: made and, where nothing is scored, removed. */
TdAction   *td_round_refresh_subjects (TdRecord *round);

/**
 * TdRoundPerson: somebody who worked in a unit on the day of a round.
 * @id: of the person's record
 * @unit: where, on that day; the unit asked for or one below it
 */
typedef struct
{
  gint64  id;
  char   *name;
  gint64  unit;
  char   *unit_name;
} TdRoundPerson;

void        td_round_person_free (TdRoundPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRoundPerson, td_round_person_free)

/**
 * td_round_list_people:
 * @round: a record of td_entity_round, of units or of people
 * @unit: id of a unit
 *
 * Who worked in @unit or below it on the day that the round's subjects are as of: the
 * period's last day, today where that lies ahead.  They are those whom n_people of
 * #TdBookSheet counts.  On the thread of @reader.
 *
 * Returns: (transfer full) (element-type TdRoundPerson): by unit, then by name; empty
 *   when nobody did
 */
GPtrArray  *td_round_list_people (TdReader *reader, TdRecord *round, gint64 unit,
                                  GError **error);

/* (element-type gint64) sheets get this cluster; %NULL: none. */
TdAction   *td_round_set_cluster (GArray *sheets, const char *cluster);
/* The round of the same set's master and kind of period before this one; 0: none. */
gint64      td_round_find_previous (TdReader *reader, gint64 round);

/* --- the year --- */

/**
 * TdYearScore: what the rounds of a year come to for one subject.
 * @staff, @unit: which
 * @values: (array length=n): percent in thousandths of each period in order, or
 *   %TD_POINTS_MISSING
 * @figure: by @rule; missing stays missing
 */
typedef struct
{
  gint64        staff;
  gint64        unit;
  char         *name;
  gint64       *values;
  guint         n;
  guint         n_present;
  gint64        figure;
  gint64        layers[TD_N_LAYERS];
} TdYearScore;

/**
 * td_rounds_roll_up:
 * @round: any round: those of the same master, subject, kind of period and year count
 *
 * Returns: (transfer full) (element-type TdYearScore): one a subject, by name
 */
GPtrArray  *td_rounds_roll_up  (TdReader *reader, gint64 round, GError **error);
/**
 * TdFeedCounts: what feeding a year did.
 * @n_written: people who got a score, or another
 * @n_cleared: people who lost one that an earlier feed had given
 */
typedef struct
{
  guint n_written;
  guint n_cleared;
} TdFeedCounts;

/**
 * td_rounds_feed_year:
 * @counts: (out) (optional): to outlive the action
 *
 * Writes what the rounds come to as the scores of the year's classification (tự chấm,
 * thẩm định, Hội đồng of year_fact), for people only, and takes away what an earlier feed
 * of these rounds gave and they no longer give, where nobody changed it since: see
 * td_rounds_list_stale().  One change.  %TD_ERROR_CONFLICT where the year is frozen.
 */
TdAction   *td_rounds_feed_year (gint64 round, TdFeedCounts *counts);
/**
 * td_rounds_list_stale:
 * @cleared: (out) (element-type utf8): whose scores td_rounds_feed_year() clears
 * @kept: (out) (element-type utf8): who has sheets in the rounds of the year which come to
 *   no figure, and a score nevertheless: entered by hand, imported, or from a feed that the
 *   history does not show to be one.  It stays.
 *
 * Scores in the year's classification that no round gives, or gives any more.  Names, in
 * their order; may be empty.
 */
gboolean    td_rounds_list_stale (TdReader *reader, gint64 round, GPtrArray **cleared,
                                  GPtrArray **kept, GError **error);

G_END_DECLS
