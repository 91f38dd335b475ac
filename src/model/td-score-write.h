/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book-private.h"

G_BEGIN_DECLS

/*
 * What the actions of a score book share.
 */

/**
 * TdScoreWrite: cells that are to be written.
 * @changes: (element-type TdScoreChange)
 * @set: that they were entered by
 * @rule: its @tie_group is not looked at
 */
typedef struct
{
  gint64         round;
  TdCriteriaSet *set;
  TdRoundRule    rule;
  GPtrArray     *changes;
  char          *author;
} TdScoreWrite;

void           td_score_write_free   (gpointer data);
/* A #TdWriteFunc; @data is a #TdScoreWrite. */
gboolean       td_score_write_run    (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                      GError **error);
TdScoreChange *td_score_change_copy  (const TdScoreChange *self);
/* What a record of td_entity_score says; its detail is borrowed from the record. */
TdScore        td_score_of_record    (TdRecord *record);
/* Puts a score that is not open into a record, in place of what it said. */
void           td_score_to_record    (const TdScore *score, TdRecord *record);
/* Whether the sheet's state and the criterion's rule take it; the error names both.
 * @name: of the sheet */
gboolean       td_score_change_check (const TdScoreChange *self, const TdCriterion *criterion,
                                      const char *name, TdSheetState state, gboolean questioned,
                                      GError **error);
/* %TD_ERROR_NOT_FOUND: the sheet or criterion is no longer there.  Always %FALSE. */
gboolean       td_score_set_gone_error (GError **error);
/* The state with when and by whom. */
void           td_sheet_record_set_state (TdRecord *sheet, TdSheetState state, gint64 now,
                                          const char *author);
/* Whether @set, read before, is what the round works with now: its copy keeps its id when
 * it takes a later version. */
gboolean       td_round_works_with   (TdReader *reader, TdRecord *round,
                                      const TdCriteriaSet *set);
/* %TD_ERROR_CONFLICT where the book's round is closed. */
gboolean       td_score_book_check_open (TdScoreBook *self, GError **error);

G_END_DECLS
