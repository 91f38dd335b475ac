/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-rounds.h"

G_BEGIN_DECLS

/*
 * What the files of rounds share.
 */

/* %TD_ERROR_INVALID where a setting is none of the known ones, or they do not fit @set. */
gboolean   td_round_check_settings (TdRecord *round, const TdCriteriaSet *set, GError **error);
/* How the year comes of the round's kind; none where the setting is none of the known. */
TdRollupRule td_round_get_rollup   (TdRecord *round);
/* The set that the round's copy was taken from; 0: unknown. */
gint64     td_round_get_master     (TdReader *reader, TdRecord *round);
/* Rounds of the same master, kind of subject and kind of period, this one included, the
 * newest first.  (element-type TdRecord) (transfer full) */
GPtrArray *td_round_list_siblings  (TdReader *reader, TdRecord *round, GError **error);

/* Tells the change that is being written from all others, as one that feeds the year. */
gboolean   td_round_mark_feed      (TdWriter *writer, TdRecord *round, GError **error);
/* The entries of the change log that fed the round's year from its rounds, undos and redos
 * left out: ids (gint64 *).  (transfer full) */
GHashTable *td_round_list_feeds    (TdReader *reader, TdRecord *round, GError **error);
/* Whether one of @feeds wrote the value that @fact has at @key, and nobody since.  %FALSE
 * where the history does not say so for sure. */
gboolean   td_round_is_fed         (TdReader *reader, GHashTable *feeds, TdRecord *fact,
                                    const char *key);

/**
 * TdSubject: whom a sheet is to be made for.
 */
typedef struct
{
  gint64      staff;
  gint64      unit;
  const char *name;
  const char *unit_name; /* nullable */
  const char *kind;      /* nullable */
} TdSubject;

/**
 * TdSubjects: the subjects of a round as of a date, in their order.
 * @list: (element-type TdSubject)
 * @strings: what they borrow
 */
typedef struct
{
  GArray       *list;
  GStringChunk *strings;
} TdSubjects;

/**
 * td_subjects_new:
 * @units: (nullable) (element-type gint64): see td_round_create()
 *
 * Units that existed on @date; people who worked in a unit then: by a period that holds
 * that day; without any period in the register by their own record, unless they have
 * left since or were recruited later.
 */
TdSubjects *td_subjects_new  (TdReader *reader, gboolean for_people, TdDate date,
                              GArray *units, GError **error);
void        td_subjects_free (TdSubjects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSubjects, td_subjects_free)

/* How many people each unit has on @date, those of the units below it included: a count
 * for each id (gint64 *) that has any.  (transfer full) */
GHashTable *td_subjects_count_by_unit (TdReader *reader, TdDate date, GError **error);

/* The units that a round was made for, where not the whole department: ids with
 * semicolons.  A setting of the register, since sheets alone do not tell. */
#define TD_ROUND_UNITS_SETTING "round_units:%" G_GINT64_FORMAT

/* The subjects of a round as of its day; %TD_ERROR_INVALID when there are none. */
TdSubjects *td_round_gather      (TdReader *reader, TdRecord *round, GArray *units,
                                  GError **error);
/* Which cluster each subject (gint64 *) is in: in this round, or when it was last scored
 * where this one is not made yet.  (transfer full) */
GHashTable *td_round_read_clusters (TdReader *reader, TdRecord *round, GError **error);
gboolean    td_round_save_sheet  (TdWriter *writer, gint64 round, const TdSubject *subject,
                                  guint position, GHashTable *clusters, GError **error);
/* Whether nothing hangs on a sheet: no scores, questions, files, sealed results. */
gboolean    td_sheet_is_bare     (TdReader *reader, gint64 sheet, gboolean *bare, GError **error);
/* The period's last day, today where that lies ahead. */
TdDate      td_round_get_date    (TdRecord *round);

G_END_DECLS
