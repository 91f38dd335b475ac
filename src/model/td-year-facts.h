/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-classify.h"
#include "td-date.h"
#include "td-unit-tree.h"

G_BEGIN_DECLS

/**
 * TdYearPerson: what lists show beside a person's #TdFacts.  Strings belong to
 * the #TdYearFacts.
 * @birth: date of birth, perhaps the year only, perhaps none
 * @unit: the unit as of 31 December of the year, 0: none
 * @post: (nullable): post held then
 * @code: (nullable): staff code
 * @status: (nullable): code of the status, "nghi_huu"
 * @note: (nullable): the note of the year's facts
 * @moved: date of the last transfer within the year; not set when there was none
 * @year_fact: id of the record of the year's facts, 0: there is none yet
 * @has_left: left, or archived, and counted because of having worked in the year
 */
typedef struct
{
  TdDate      birth;
  gint64      unit;
  const char *post;
  const char *code;
  const char *status;
  const char *note;
  TdDate      moved;
  gint64      year_fact;
  gboolean    has_left;
} TdYearPerson;

/**
 * TdYearWarning: two sources that disagree, or one that cannot be used.  Nothing
 * was changed because of it: somebody has to look.
 * @staff: whom it is about
 * @text: translated, one line, with the person's name
 */
typedef struct
{
  gint64  staff;
  char   *text;
} TdYearWarning;

/**
 * TdYearFacts: everything known of one year, ready for td_classify().
 * @year: the year
 * @n_people: length of @facts and @people
 * @facts: (array length=n_people): by name, in the Vietnamese order
 * @people: (array length=n_people): the same people in the same order
 * @tree: the units
 * @warnings: (element-type TdYearWarning): see there
 *
 * Immutable once loaded, reference counted: any thread.
 */
typedef struct
{
  guint         year;
  gsize         n_people;
  TdFacts      *facts;
  TdYearPerson *people;
  TdUnitTree   *tree;
  GPtrArray    *warnings;
} TdYearFacts;

/**
 * td_year_facts_load:
 * @reader: the calling thread's reader
 * @year: 2020 to 9999
 *
 * Gathers the facts from the registers of staff, units, memberships, leave,
 * discipline and the year's own facts.  Each register is read once, with flat
 * queries; the work grows with the number of rows, not with its square.
 *
 * Who is in: everybody working who was not recruited after the year; of those
 * who left or were archived, who has facts of the year, or a period in a unit
 * that ended in the year or later.  In a frozen year: who is in its seal.
 *
 * The unit is the one as of 31 December, or the last before: of closed periods
 * in units where they tell, else the unit of the person's own record, which is
 * the present one.
 *
 * Missing stays missing.  Months worked: as reported; else from the periods in
 * units or the day of recruitment within the year, less leave, taking an open
 * period to last until the year's end; else unknown.
 * Leave and discipline of the registers count where the year's facts have none.
 * The self-score is the reported total, or the sum of both parts where only
 * they are there.  A subordinate's failing (@has_failed_subordinate) is not
 * known before a classification: see td_year_facts_mark_failed().
 *
 * Returns: (transfer full): %NULL on error
 */
TdYearFacts *td_year_facts_load  (TdReader *reader, guint year, GCancellable *cancellable,
                                  GError **error);
void         td_year_facts_unref (TdYearFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdYearFacts, td_year_facts_unref)

/* The place of a person in the arrays; %FALSE when not among this year's people. */
gboolean     td_year_facts_find  (const TdYearFacts *self, gint64 staff, guint *index);

/**
 * td_year_facts_mark_failed:
 * @outcome: a first classification of these facts
 *
 * Marks every head of a unit who has somebody classed KHTNV in the unit or in
 * one below it (the head's own class left out).  Only heads: whom a deputy is
 * in charge of is not in the register.  To be called once, by the one who
 * loaded, before the facts are shared.
 *
 * Returns: whether anybody was marked, so that td_classify() has to run again
 */
gboolean     td_year_facts_mark_failed (TdYearFacts *self, const TdOutcome *outcome);

/* The years that have facts, variants or seals, newest first.  (element-type guint) */
GArray      *td_year_facts_list_years (TdReader *reader, GError **error);

G_END_DECLS
