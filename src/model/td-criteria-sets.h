/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-criteria.h"

G_BEGIN_DECLS

/*
 * Criteria sets in a register.  A set that people edit is a master; a round works
 * with a copy of it that nobody edits ("master" of the copy's record names the set).
 * The first edit after a round took its copy begins the next version.
 */

/* The set with its criteria and bands, whole; %NULL with %TD_ERROR_NOT_FOUND. */
TdCriteriaSet *td_criteria_set_load   (TdReader *reader, gint64 set, GError **error);
/* The master of that name or shipped id, compared folded; 0 without an error when there is none. */
gint64         td_criteria_set_lookup (TdReader *reader, const char *name, GError **error);
/* Those that people edit, by name: for lists. */
TdQuery       *td_criteria_set_query  (void);

/**
 * td_criteria_set_store:
 * @set: as it is to be
 * @into: id of the master that it replaces, 0: a new one
 *
 * Criteria and bands keep their records where the code is the same, new ones are
 * added, others removed, all as one change.  Refused with %TD_ERROR_INVALID where
 * td_criteria_set_check() has an error, with the texts of all of them.
 *
 * @id: (out) (optional): set when the action has run
 */
TdAction *td_criteria_set_store  (const TdCriteriaSet *set, gint64 into, gint64 *id,
                                  GError **error);
/* A set that came with the program as a master of this register. */
TdAction *td_criteria_set_adopt  (TdReader *reader, const char *shipped, gint64 *id,
                                  GError **error);

/* Edits in place, each one undoable change that counts the version up where that is due.
 * @before %NULL: added, a criterion as the last of its group.  Only what differs between
 * the two is written.  What lies in a group has the group's role; where a code changes,
 * the conditions and bounds that name it follow. */
TdAction *td_criteria_save_set      (TdRecord *before, TdRecord *after);
TdAction *td_criteria_save_criterion (TdRecord *before, TdRecord *after);
TdAction *td_criteria_save_band     (TdRecord *before, TdRecord *after);
/**
 * td_criteria_insert_criterion:
 * @criterion: a criterion or group without an id, its "criteria" and "parent" filled in;
 *   copied
 * @after: id of the neighbour of the same group that it comes behind, with all that lies
 *   in that one; 0, or one that is gone: it comes last in its group
 *
 * Adds it as td_criteria_save_criterion() does without @before, but at that place.
 */
TdAction *td_criteria_insert_criterion (TdRecord *criterion, gint64 after);
/* A group takes what lies in it along. */
TdAction *td_criteria_remove        (TdRecord *criterion_or_band);
/* Before which other criterion of the same group (0: last), and into which group (0: top). */
TdAction *td_criteria_move          (TdRecord *criterion, gint64 parent, gint64 before);
/* Put away or taken back; rounds keep their copies. */
TdAction *td_criteria_archive       (TdRecord *set, gboolean archive);

/* How many rounds work with a copy of the set, closed ones included; -1 on error. */
gint64    td_criteria_count_rounds  (TdReader *reader, gint64 set, GError **error);

/* --- inside write functions --- */
/* A frozen copy for a round; its id, 0 with an error.  Marks the version as used. */
gint64    td_criteria_set_freeze    (TdWriter *writer, gint64 master, GError **error);
/* What td_criteria_set_store() does. */
gint64    td_criteria_set_write     (TdWriter *writer, const TdCriteriaSet *set, gint64 into,
                                     GError **error);

/**
 * TdFitMode: what becomes of points when a maximum changes under them.
 * @TD_FIT_KEEP: they stay, over the new maximum too, and are shown as such
 * @TD_FIT_CLAMP: what is over the new maximum becomes the new maximum
 * @TD_FIT_RESCALE: they become the same share of the new maximum
 */
typedef enum
{
  TD_FIT_KEEP,
  TD_FIT_CLAMP,
  TD_FIT_RESCALE,
} TdFitMode;

/**
 * TdFitChange: one score that taking a changed set into an open round would change.
 * @sheet_name, @criterion: whose, of which criterion: "III.9"
 * @before, @after: points in thousandths; @after %TD_POINTS_MISSING: it goes, since the
 *   criterion does, or takes no such figure any more
 */
typedef struct
{
  char   *sheet_name;
  char   *criterion;
  guint   layer;
  gint64  before;
  gint64  after;
} TdFitChange;

/**
 * td_round_preview_set:
 *
 * Returns: (transfer full) (element-type TdFitChange): what td_round_take_set() would
 *   change of what is scored; empty when nothing
 */
GPtrArray *td_round_preview_set (TdReader *reader, gint64 round, TdFitMode mode, GError **error);
/* The round takes its master as that is now; %TD_ERROR_CONFLICT for a closed round. */
TdAction  *td_round_take_set    (gint64 round, TdFitMode mode);
/* Whether the master has a newer version than the round's copy. */
gboolean   td_round_set_is_older (TdReader *reader, gint64 round);

G_END_DECLS
